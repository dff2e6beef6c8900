package coop.mutirao.officer;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One officer alone makes no more credit than the community lets her.
class OfficerCreditTest {

    final SetClock clock = new SetClock(Instant.parse("2026-11-29T12:00:00Z"));
    final TestApp app = TestApp.founded(TestDatabase.fresh(), clock, 1);
    final Server server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
    final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));

    OfficerCreditTest() {
        for (String code : List.of("cora", "carl")) {
            Founders.add(app.app, code, code, "a-password");
        }
    }

    @AfterEach
    void close() {
        server.close();
        app.close();
    }

    private Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    private long credit(String code) {
        return app.app.database.inTransaction(
                tx -> app.app.ledger.find(tx, code).orElseThrow().creditLimit().minorUnits());
    }

    /// One officer gives 25,000 alone in seven days.
    private void bound() {
        var value =
                Map.of(
                        "creditLimit", 10_000,
                        "maximumBalance", 100_000,
                        "creditPerOfficerWeek", 25_000);
        as("carl")
                .second(
                        as("cora"),
                        "PUT",
                        "/api/v1/policies/limits/2",
                        Map.of("value", value, "decision", "Assembly"))
                .is(201);
    }

    private Answer admit(String who, String code, long credit) {
        return as(who).put(
                        "/api/v1/members/" + code,
                        Map.of(
                                "kind", "person",
                                "name", code,
                                "community", "rede",
                                "decision", "Circle",
                                "creditLimit", credit));
    }

    @Test
    void one_officer_alone_gives_so_much_credit_in_a_week_and_no_more() {
        bound();
        admit("cora", "a1", 10_000).is(201);
        admit("cora", "a2", 10_000).is(201);
        admit("cora", "a3", 5_001).is(202);
        admit("cora", "a3", 5_000).is(201);

        admit("cora", "a4", 1).is(202);
        admit("cora", "a5", 0).is(201);
        // Sent again, an admission gives nothing more.
        admit("cora", "a3", 5_000).is(200);
        as("cora")
                .with("Content-Type", "text/csv")
                .post(
                        "/api/v1/members/import?decision=Circle",
                        """
                        code,kind,name,community,creditLimit,maximumBalance,balance
                        gil,person,Gil,rede,1,,0
                        """)
                .is(202);
        assertThat(app.app.members.find("a4")).isEmpty();
        assertThat(app.app.members.find("gil")).isEmpty();
    }

    @Test
    void what_two_give_is_not_what_one_gives_alone() {
        bound();
        admit("cora", "a1", 10_001).is(202);
        admit("carl", "a1", 10_001).is(201);

        for (String code : List.of("b1", "b2")) {
            admit("carl", code, 10_000).is(201);
        }
        admit("carl", "b3", 10_000).is(202);
        // Another has her own, so with hers it is given.
        admit("cora", "b3", 10_000).is(201);
    }

    @Test
    void admitted_without_credit_nobody_gets_it_by_one_officer_either() {
        bound();
        for (int i = 0; i < 3; i++) {
            admit("cora", "a" + i, 0).is(201);
            as("cora")
                    .patch(
                            "/api/v1/accounts/a" + i,
                            Map.of("creditLimit", 10_000, "reason", "She is known"))
                    .is(i < 2 ? 200 : 202);
        }
        assertThat(credit("a2")).isZero();
    }

    @Test
    void after_seven_days_an_officer_gives_anew() {
        bound();
        admit("cora", "a1", 10_000).is(201);
        clock.pass(Duration.ofDays(1));
        admit("cora", "a2", 10_000).is(201);
        clock.pass(Duration.ofDays(6).minusSeconds(1));
        admit("cora", "a3", 5_001).is(202);
        clock.pass(Duration.ofSeconds(1));

        admit("cora", "a3", 10_000).is(201);
        admit("cora", "a4", 5_001).is(202);
    }

    @Test
    void a_file_of_many_takes_two_where_their_credit_is_more_in_sum() {
        bound();
        String csv =
                """
                code,kind,name,community,creditLimit,maximumBalance,balance
                g1,person,G,rede,,,0
                g2,person,G,rede,,,0
                g3,person,G,rede,5000,,0
                """;
        String more = csv + "g4,person,G,rede,1,,0\n";
        String path = "/api/v1/members/import?decision=Circle";

        as("cora").with("Content-Type", "text/csv").post(path, more).is(202);
        assertThat(app.app.members.find("g1")).isEmpty();
        as("cora").with("Content-Type", "text/csv").post(path, csv).is(201);
    }
}
