package coop.mutirao.fund;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.RawBooks;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What lies idle in the fund for more than six months of income, and the motion that is drafted.
class IdleFundTest {

    @ParameterizedTest
    @CsvSource({
        // Of a year: half of the income is six months of it.
        "500,1000,365,false",
        "501,1000,365,true",
        // Of a quarter of 92 days a month has 365 ÷ (12 · 92) of the income.
        "1983,1000,92,false",
        "1984,1000,92,true",
        "999999,1,27,false",
        "1,0,28,true",
        "0,0,365,false",
        "1,-5,365,true",
        "9007199254740991,9007199254740991,365,true"
    })
    void more_than_six_months_are_idle(long held, long income, int days, boolean isIdle) {
        var quarter =
                new IdleQuarter(
                        LocalDate.parse("2026-10-01"), Money.of(held), Money.of(income), days, 1);
        assertThat(quarter.isIdle()).isEqualTo(isIdle);
        assertThat(quarter.wire()).isEqualTo("2026-Q4");
    }

    @Test
    void the_last_quarter_is_over_at_its_very_end() {
        Instant newYear = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(IdleQuarter.before(newYear)).isEqualTo("2026-10-01");
        assertThat(IdleQuarter.before(newYear.minusNanos(1_000))).isEqualTo("2026-07-01");
        assertThat(IdleQuarter.end(LocalDate.parse("2026-10-01"))).isEqualTo(newYear);
    }

    @ParameterizedTest
    @CsvSource({"10000,7500", "3,2", "1,0", "100000,75000"})
    void a_contribution_is_lowered_by_a_quarter_rounded_down(int rate, int lowered) {
        var policy =
                new ContributionPolicy(
                        rate, ContributionPolicy.Bearer.PAYEE, Money.ZERO, null, List.of());
        assertThat(IdleFund.lowered(policy).ratePpm()).isEqualTo(lowered);
    }

    private static void assertChangesAreFound(TestApp app, DataSource database) {
        var sql = DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
        assertThat(wrongQuarters(app)).isZero();
        sql.execute("ALTER TABLE fund_quarter DISABLE TRIGGER USER");
        String latest = " WHERE quarter = '2027-04-01'";
        for (String figure : List.of("income", "unallocated", "days")) {
            sql.execute("UPDATE fund_quarter SET %1$s = %1$s - 1".formatted(figure) + latest);
            assertThat(wrongQuarters(app)).as(figure).isOne();
            sql.execute("UPDATE fund_quarter SET %1$s = %1$s + 1".formatted(figure) + latest);
        }
        sql.execute("ALTER TABLE fund_quarter ENABLE TRIGGER USER");
    }

    private static long wrongQuarters(TestApp app) {
        return app.app.checks.run((_, _) -> {}).results().stream()
                .filter(result -> result.check().equals("fund-quarters-hold"))
                .mapToLong(result -> result.found())
                .sum();
    }

    @Test
    void a_fund_that_nobody_spends_drafts_a_motion_that_a_member_takes_up() {
        var clock = new SetClock(Instant.parse("2026-10-01T00:00:00Z"));
        DataSource database = TestDatabase.fresh();
        try (var app = TestApp.founded(database, clock, 1);
                Server server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org"))) {
            for (String code : List.of("ana", "bea")) {
                app.admit(code, 100_000, 1_000_000, null);
            }
            app.mandate("ana", "coordinator");
            app.mandate("bea", "coordinator");
            assertThat(app.app.payments.submit(Orders.pay(1, "ana", "bea", 50_000)))
                    .isInstanceOf(PaymentOutcome.Committed.class);
            IdleFund idle = app.app.fund.idle;
            assertThat(idle.keep(clock.instant())).as("it was founded since").isFalse();
            assertThat(idle.view().quarter()).isNull();

            for (String time : List.of("2027-01-01", "2027-04-01")) {
                at(clock, time);
                assertThat(idle.keep(clock.instant())).isTrue();
                assertThat(idle.keep(clock.instant())).as("once a quarter").isFalse();
                assertThat(idle.view().idle()).isFalse();
                assertThat(idle.view().draft()).isNull();
            }
            at(clock, "2027-07-01");
            assertThat(idle.keep(clock.instant())).isTrue();
            assertChangesAreFound(app, database);
            var ana =
                    new Api(URI.create("http://127.0.0.1:" + server.port()))
                            .as(Entered.token(app, clock, "ana"));
            var view = ana.get("/api/v1/funds/idle").is(200).body();
            assertThat(view.get("quarter").asString()).isEqualTo("2027-Q2");
            assertThat(view.get("unallocated").asLong()).isEqualTo(500);
            assertThat(view.get("income").asLong()).isEqualTo(500);
            assertThat(view.get("days").asInt()).isEqualTo(273);
            assertThat(view.get("idle").asBoolean()).isTrue();
            var draft = view.get("draft");
            assertThat(draft.at("/value/ratePpm").asInt()).isEqualTo(7_500);

            var decision =
                    Map.of(
                            "kind",
                            "policy",
                            "key",
                            "contribution",
                            "version",
                            draft.get("version").asInt(),
                            "value",
                            draft.get("value"));
            ana.put(
                            "/api/v1/motions/01997f3e-5a00-7000-8000-0000000000a1",
                            Map.of(
                                    "assembly",
                                    draft.get("assembly").asString(),
                                    "title",
                                    "A lower contribution",
                                    "text",
                                    "The fund is rich.",
                                    "decision",
                                    decision,
                                    "submit",
                                    true))
                    .is(201);
            // What was changed since is not drafted over.
            var bea =
                    new Api(URI.create("http://127.0.0.1:" + server.port()))
                            .as(Entered.token(app, clock, "bea"));
            ana.second(
                            bea,
                            "PUT",
                            "/api/v1/policies/contribution/2",
                            Map.of("value", draft.get("value"), "decision", "Assembly"))
                    .is(201);
            assertThat(idle.view().idle()).isTrue();
            assertThat(idle.view().draft()).isNull();
            assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
        }
    }

    @Test
    void nobody_writes_what_does_not_come_out() {
        var books = new RawBooks();
        String quarter =
                "INSERT INTO fund_quarter SELECT '%s', %s, 1000, 365, policy_id, %s FROM policy"
                        + " WHERE key = 'contribution'";
        books.allow(quarter.formatted("2026-04-01", "501", "true"));
        books.refuse("fund_quarter_is_exact", quarter.formatted("2026-04-01", "500", "true"));
        books.refuse("fund_quarter_is_exact", quarter.formatted("2026-04-01", "501", "false"));
        books.refuse("fund_quarter_is_whole", quarter.formatted("2026-05-01", "501", "true"));
        books.deny("DELETE FROM fund_quarter");
        books.refuseOwner("append_only", "UPDATE fund_quarter SET days = 1");
    }

    private static void at(SetClock clock, String day) {
        clock.pass(Duration.between(clock.instant(), Instant.parse(day + "T00:00:00Z")));
    }
}
