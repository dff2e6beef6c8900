package coop.mutirao.officer;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Role;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One officer alone does nothing that gives power or money away.
class OfficerActsTest {

    private static final String ACTS = "/api/v1/officer-acts";
    private static final Map<String, String> DECISION = Map.of("decision", "Assembly, item 3");
    private static final String ROLE = "/api/v1/members/ana/roles/treasurer";

    final SetClock clock = new SetClock(Instant.parse("2026-11-29T12:00:00Z"));
    final DataSource database = TestDatabase.fresh();
    final TestApp app = TestApp.founded(database, clock, 1);
    final Server server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
    final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));

    OfficerActsTest() {
        for (String code : List.of("cora", "carl")) {
            Founders.add(app.app, code, code, "a-password");
        }
        for (String code : List.of("ana", "bea")) {
            app.admit(code, 10_000, 100_000, null);
        }
    }

    @AfterEach
    void close() {
        server.close();
        app.close();
    }

    Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    /// What takes two, and how to see whether it is done.
    record Act(String method, String path, @Nullable Object body, Callable<Boolean> isDone) {}

    List<Act> acts() {
        String csv = "code,kind,name,community,creditLimit,maximumBalance,balance\n";
        var limits =
                Map.of(
                        "creditLimit", 20_000,
                        "maximumBalance", 50_123,
                        "creditPerOfficerWeek", 60_000);
        return List.of(
                new Act("PUT", ROLE, DECISION, () -> app.app.roles.has("ana", Role.TREASURER)),
                new Act(
                        "DELETE",
                        ROLE + "?decision=Assembly",
                        null,
                        () -> !app.app.roles.has("ana", Role.TREASURER)),
                new Act(
                        "PATCH",
                        "/api/v1/accounts/ana",
                        Map.of("creditLimit", 10_001, "reason", "She has a bakery"),
                        () -> credit("ana") == 10_001),
                new Act(
                        "PUT",
                        "/api/v1/members/eva",
                        Map.of(
                                "kind", "person",
                                "name", "Eva",
                                "community", "rede",
                                "decision", "Circle of 3 May",
                                "creditLimit", 10_001,
                                "password", "the sea in winter"),
                        () -> app.app.members.find("eva").isPresent()),
                new Act(
                        "PUT",
                        "/api/v1/accounts/ana/levy-exemption",
                        Map.of("until", "2030-01-01T00:00:00Z", "reason", "Hardship"),
                        () -> as("ana").get("/api/v1/accounts/ana/levy").text().contains("2030")),
                new Act(
                        "PUT",
                        "/api/v1/accounts/ana/delegates/bea",
                        DECISION,
                        () -> as("bea").get("/api/v1/accounts/ana").status() == 200),
                new Act(
                        "PUT",
                        "/api/v1/accounts/ana/approval-rule",
                        Map.of("above", 5, "approvals", 2, "decision", "Assembly"),
                        () -> as("ana").get("/api/v1/accounts/ana/approval-rule").status() == 200),
                new Act(
                        "DELETE",
                        "/api/v1/accounts/ana/approval-rule?decision=Assembly",
                        null,
                        () -> as("ana").get("/api/v1/accounts/ana/approval-rule").status() == 404),
                new Act(
                        "PUT",
                        "/api/v1/policies/limits/2",
                        Map.of("value", limits, "decision", "Assembly"),
                        () -> nobody.get("/api/v1/policies").text().contains("50123")),
                new Act(
                        "POST",
                        "/api/v1/members/import?decision=Circle",
                        csv + "gil,person,Gil,rede,,,5\nhugo,person,Hugo,rede,,,-5\n",
                        () -> app.app.members.find("gil").isPresent()),
                new Act(
                        "POST",
                        "/api/v1/members/eva/erasure",
                        Map.of("reason", "She died"),
                        () -> app.app.members.find("eva").isEmpty()));
    }

    private long credit(String code) {
        return app.app.database.inTransaction(
                tx -> app.app.ledger.find(tx, code).orElseThrow().creditLimit().minorUnits());
    }

    private Answer send(String who, Act act) {
        boolean isCsv = act.path().contains("/import");
        Api api = isCsv ? as(who).with("Content-Type", "text/csv") : as(who);
        return api.send(act.method(), act.path(), act.body());
    }

    @Test
    void one_alone_does_none_of_it_and_two_do() throws Exception {
        for (Act act : acts()) {
            String name = act.method() + " " + act.path();
            String id = send("cora", act).is(202).body().get("id").asString();
            assertThat(send("cora", act).is(202).body().get("id").asString()).isEqualTo(id);
            assertThat(act.isDone().call()).as(name).isFalse();
            JsonList waiting = waiting("carl");
            assertThat(waiting.ids()).as(name).containsExactly(id);
            assertThat(waiting.text()).doesNotContain("winter");

            assertThat(send("carl", act).status()).as(name).isIn(200, 201, 204);

            assertThat(act.isDone().call()).as(name).isTrue();
            assertThat(waiting("cora").ids()).as(name).isEmpty();
        }
        assertThat(rows("body IS NOT NULL")).as("what they said is gone").isZero();
        assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
    }

    record JsonList(List<String> ids, String text) {}

    private JsonList waiting(String who) {
        Answer answer = as(who).get(ACTS).is(200);
        List<String> ids =
                answer.body().get("items").valueStream().map(i -> i.get("id").asString()).toList();
        return new JsonList(ids, answer.text());
    }

    private int rows(String where) {
        return DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES)
                .fetchCount(DSL.table("officer_act"), DSL.condition(where));
    }

    @Test
    void what_another_officer_asks_for_has_to_be_the_same() {
        as("cora").put(ROLE, DECISION).is(202);

        as("carl").put(ROLE, Map.of("decision", "Assembly, item 4")).is(202);
        var later = new HashMap<String, Object>(DECISION);
        later.put("endsAt", "2027-01-01T00:00:00Z");
        as("carl").put(ROLE, later).is(202);
        as("carl").put("/api/v1/members/bea/roles/treasurer", DECISION).is(202);
        as("carl").put("/api/v1/members/ana/roles/auditor", DECISION).is(202);

        assertThat(app.app.roles.inForce())
                .extracting(g -> g.role())
                .containsOnly(Role.COORDINATOR);
        as("carl").put("/api/v1/members/ANA/roles/treasurer", DECISION).is(201);
    }

    @Test
    void an_agreement_serves_once() {
        var more = Map.of("creditLimit", 20_000, "reason", "A bakery");
        as("carl").second(as("cora"), "PATCH", "/api/v1/accounts/ana", more).is(200);
        as("cora").patch("/api/v1/accounts/ana", Map.of("creditLimit", 0, "reason", "x")).is(200);

        as("cora").patch("/api/v1/accounts/ana", more).is(202);

        assertThat(credit("ana")).isZero();
    }

    @Test
    void a_limit_is_lowered_and_raised_as_far_as_new_members_have_it_by_one() {
        for (long limit : List.of(0L, 10_000L)) {
            as("cora")
                    .patch("/api/v1/accounts/ana", Map.of("creditLimit", limit, "reason", "x"))
                    .is(200);
        }
        as("cora")
                .patch("/api/v1/accounts/ana", Map.of("creditLimit", 10_001, "reason", "x"))
                .is(202);
        assertThat(credit("ana")).isEqualTo(10_000);
    }

    @Test
    void who_asked_and_lost_her_office_has_not_asked() {
        app.mandate("bea", "coordinator");
        as("bea").put(ROLE, DECISION).is(202);
        as("carl")
                .second(
                        as("cora"),
                        "DELETE",
                        "/api/v1/members/bea/roles/coordinator?decision=x",
                        null)
                .is(204);

        as("carl").put(ROLE, DECISION).is(202);

        assertThat(app.app.roles.has("ana", Role.TREASURER)).isFalse();
        as("cora").put(ROLE, DECISION).is(201);
    }

    @Test
    void after_seven_days_nobody_has_asked() {
        as("cora").put(ROLE, DECISION).is(202);
        clock.pass(OfficerActs.TERM);

        assertThat(waiting("carl").ids()).isEmpty();
        as("carl").put(ROLE, DECISION).is(202);
        clock.pass(OfficerActs.TERM.minus(Duration.ofSeconds(1)));
        as("cora").put(ROLE, DECISION).is(201);
    }

    @Test
    void what_waited_in_vain_is_forgotten_with_what_it_said() {
        var nia =
                Map.of(
                        "kind", "person",
                        "name", "Nia",
                        "community", "rede",
                        "creditLimit", 20_000,
                        "decision", "Circle");
        as("cora").put("/api/v1/members/nia", nia).is(202);
        clock.pass(OfficerActs.TERM.minus(Duration.ofSeconds(1)));
        assertThat(app.app.officerActs.sweep()).isZero();
        assertThat(rows("body LIKE '%Nia%'")).isEqualTo(1);

        clock.pass(Duration.ofSeconds(1));
        assertThat(app.app.officerActs.sweep()).isEqualTo(1);

        assertThat(rows("body IS NOT NULL OR ended_at IS NULL")).isZero();
        assertThat(app.app.officerActs.sweep()).isZero();
        assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
    }

    @Test
    void it_is_taken_back_or_refused_and_can_be_asked_for_anew() {
        String id = as("cora").put(ROLE, DECISION).is(202).body().get("id").asString();
        as("ana").delete(ACTS + "/" + id + "?reason=no").is(403);
        as("carl").delete(ACTS + "/" + id + "?reason=no").is(204);
        as("carl").delete(ACTS + "/" + id + "?reason=no").is(204);
        as("carl").delete(ACTS + "/01997f3e-5a00-7000-8000-0000000000f9?reason=no").is(404);

        as("carl").put(ROLE, DECISION).is(202);
        assertThat(app.app.roles.has("ana", Role.TREASURER)).isFalse();
        as("cora").put(ROLE, DECISION).is(201);
    }

    @Test
    void whom_it_is_about_sees_it_and_other_members_do_not() {
        String id = as("cora").put(ROLE, DECISION).is(202).body().get("id").asString();

        assertThat(waiting("ana").ids()).containsExactly(id);
        assertThat(waiting("bea").ids()).isEmpty();
    }

    @Test
    void whom_it_is_about_takes_it_with_her_data() {
        as("cora").put(ROLE, DECISION).is(202);
        var acts = as("ana").get("/api/v1/members/ana/data").is(200).body().get("officerActs");

        assertThat(acts).hasSize(1);
        assertThat(acts.at("/0/path").asString()).isEqualTo(ROLE);
        assertThat(acts.at("/0/askedBy").asString()).isEqualTo("cora");
        assertThat(acts.at("/0/body").asString()).contains("Assembly, item 3");
        assertThat(as("bea").get("/api/v1/members/bea/data").body().get("officerActs")).isEmpty();
    }

    @Test
    void nobody_refuses_what_is_about_herself() {
        String path = "/api/v1/members/carl/roles/coordinator?decision=Assembly";
        String id = as("cora").delete(path).is(202).body().get("id").asString();

        as("carl").delete(ACTS + "/" + id + "?reason=no").isProblem(403, "not-allowed");

        app.mandate("ana", "coordinator");
        as("ana").delete(path).is(204);
    }

    @Test
    void nobody_agrees_to_what_she_gets_herself() {
        app.mandate("ana", "coordinator");
        as("cora").put(ROLE, DECISION).is(202);
        as("ana").put(ROLE, DECISION).is(403);
        var more = Map.of("creditLimit", 20_000, "reason", "A bakery");
        as("cora").patch("/api/v1/accounts/ana", more).is(202);
        as("ana").patch("/api/v1/accounts/ana", more).is(403);

        assertThat(credit("ana")).isEqualTo(10_000);
        assertThat(app.app.roles.has("ana", Role.TREASURER)).isFalse();
    }

    @Test
    void a_coordinator_gives_no_delegates_to_who_can_sign_in() {
        Founders.add(app.app, "dita", "Dita", "a-password");
        for (String who : List.of("cora", "carl")) {
            as(who).put("/api/v1/accounts/dita/delegates/bea", DECISION)
                    .isProblem(422, "delegation-not-possible");
        }
    }

    @Test
    void her_own_office_an_officer_gives_back_alone() {
        as("cora").delete("/api/v1/members/CORA/roles/coordinator?decision=tired").is(204);
        assertThat(app.app.roles.has("cora", Role.COORDINATOR)).isFalse();
    }

    @Test
    void so_does_one_who_is_no_coordinator_and_can_leave_then() {
        for (String role : List.of("auditor", "treasurer", "operator")) {
            app.mandate("ana", role);
        }
        String mine = "/api/v1/members/ana/roles/";
        String leave = "/api/v1/members/ana/erasure";
        as("ana").post(leave, Map.of("reason", "I move")).is(422);
        as("bea").delete(mine + "auditor?decision=x").isProblem(403, "not-allowed");
        for (String role : List.of("auditor", "treasurer", "operator")) {
            as("ana").delete(mine + role).isProblem(400, "malformed-request");
            as("ana").delete(mine + role + "?decision=tired").is(204);
        }

        as("ana").post(leave, Map.of("reason", "I move")).is(200);
        as("cora").delete("/api/v1/members/cora/roles/coordinator?decision=x").is(204);
        as("carl")
                .delete("/api/v1/members/carl/roles/coordinator?decision=x")
                .isProblem(422, "last-coordinator");
        assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
    }

    @Test
    void many_agree_at_once_and_it_is_done_once() throws Exception {
        app.mandate("bea", "coordinator");
        as("cora").put(ROLE, DECISION).is(202);
        List<Api> others = List.of(as("carl"), as("bea"), as("carl"), as("bea"));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls =
                    others.stream()
                            .map(o -> (Callable<Integer>) () -> o.put(ROLE, DECISION).status())
                            .toList();
            int made = 0;
            for (Future<Integer> answer : pool.invokeAll(calls)) {
                made += answer.get() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(rows("ended_at IS NULL")).isZero();
        assertThat(rows("seconded_by IS NOT NULL")).isEqualTo(1);
        assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
    }

    @Test
    void it_needs_a_sign_in_of_the_last_minutes() {
        Api cora = as("cora");
        clock.pass(Duration.ofMinutes(15));
        cora.put(ROLE, DECISION).is(202);
        clock.pass(Duration.ofSeconds(1));

        for (Act act : acts()) {
            Api api = act.path().contains("/import") ? cora.with("Content-Type", "text/csv") : cora;
            api.send(act.method(), act.path(), act.body()).isProblem(403, "sign-in-again");
        }
    }
}
