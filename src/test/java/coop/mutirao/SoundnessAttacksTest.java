package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.allocation.AllocationRule;
import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.EqualShares;
import coop.mutirao.allocation.Greedy;
import coop.mutirao.allocation.MinSupport;
import coop.mutirao.allocation.Project;
import coop.mutirao.allocation.TieBreak;
import coop.mutirao.credit.CreditPolicy;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Money;
import coop.mutirao.levy.Levies;
import coop.mutirao.levy.LevyPolicy;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.TwoOfficers;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The attacks on a mutual credit that are known (domain 3.10), each tried, and what its counter
/// makes of the arithmetic. They share a network and its time, which goes forward only.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SoundnessAttacksTest {

    @TempDir static Path folder;

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final SetClock CLOCK = new SetClock(Instant.parse("2026-05-10T08:00:00Z"));
    private static TestApp app;
    private static long ids = 100;

    @BeforeAll
    static void found() {
        app = TestApp.founded(DATABASE, CLOCK, 1);
        for (String code : List.of("bank", "bea", "cem", "ana", "seller", "eve", "friend", "gus")) {
            app.admit(code, code.equals("bank") ? 1_000_000 : 10_000, 10_000_000, null);
        }
        app.mandate("bea", "coordinator");
        app.mandate("cem", "coordinator");
        var officers = new TwoOfficers(app, "bea", "cem");
        officers.set(
                CreditPolicy.KEY,
                new CreditPolicy(
                        CreditPolicy.Rule.TURNOVER,
                        Money.of(1_000),
                        Money.of(1_000_000),
                        60,
                        250_000,
                        250_000,
                        100_000,
                        Money.of(500_000),
                        90,
                        0,
                        1_000_000,
                        1_000_000),
                null);
        officers.set(LevyPolicy.KEY, new LevyPolicy(10_000, Money.of(30_000), 0, 0), null);
    }

    @AfterAll
    static void holds() {
        try (TestApp last = app) {
            assertThat(last.app.checks.run((_, _) -> {}).results())
                    .allSatisfy(r -> assertThat(r.found()).as("%s", r).isZero());
            last.keepLog(folder);
            var source = new PackFolder(ExportedLog.write(last, folder, folder.resolve("pack")));
            assertThat(new Verification(source, LogPolicy.parse(source.policy())).run().findings())
                    .isEmpty();
        }
    }

    private static void at(String time) {
        CLOCK.pass(Duration.between(CLOCK.instant(), Instant.parse(time)));
        app.app.economy.levyKeeper.keep();
        app.app.economy.creditKeeper.keep();
    }

    private static PaymentOutcome send(String payer, String payee, long amount) {
        return app.app.payments.submit(Orders.pay(ids++, payer, payee, amount));
    }

    private static void pay(String payer, String payee, long amount) {
        assertThat(send(payer, payee, amount)).isInstanceOf(PaymentOutcome.Committed.class);
    }

    private static void give(String payer, String payee, long amount) {
        assertThat(app.app.payments.submit(Orders.gift(ids++, payer, payee, amount)))
                .isInstanceOf(PaymentOutcome.Committed.class);
    }

    private static long limit(String code) {
        return app.app.database.inSnapshot(
                tx -> app.app.ledger.find(tx, code).orElseThrow().creditLimit().minorUnits());
    }

    // Brings an account to a balance by gifts, which cost nothing.
    private static void bring(String code, long balance) {
        long missing = balance - app.balance(code);
        if (missing > 0) {
            give("bank", code, missing);
        } else if (missing < 0) {
            give(code, "bank", -missing);
        }
    }

    @Test
    @Order(1)
    void structuring_payments_saves_nothing() {
        long before = app.balance("fund-income");
        for (int i = 0; i < 100; i++) {
            pay("bank", "seller", 99);
        }
        long charged = app.balance("fund-income") - before;
        assertThat("rounded down, 100 · ⌊99 ÷ 100⌋ = %d".formatted(100 * (99 / 100)))
                .isEqualTo("rounded down, 100 · ⌊99 ÷ 100⌋ = 0");
        assertThat("carried on, 9900 ÷ 100 = %d".formatted(charged))
                .isEqualTo("carried on, 9900 ÷ 100 = 99");
    }

    @Test
    @Order(2)
    void newcomers_who_take_their_credit_and_go_cost_no_more_than_that() {
        long owed = 0;
        for (String code : List.of("new1", "new2", "new3")) {
            app.admit(code, 1_000, 10_000_000, null);
            pay(code, "bank", 1_000);
            assertThat(send(code, "bank", 1)).isInstanceOf(PaymentOutcome.Refused.class);
            // Not by each other's hands either: what one gives the other, she owes herself.
            owed -= app.balance(code);
        }
        assertThat(send("new1", "new2", 1)).isInstanceOf(PaymentOutcome.Refused.class);
        assertThat("3 newcomers · 1000 = %d".formatted(owed))
                .isEqualTo("3 newcomers · 1000 = 3000");
    }

    @Test
    @Order(3)
    void the_month_is_not_dodged_by_a_transfer_at_its_end_and_hoarding_costs() {
        at("2026-09-01T00:00:00Z");
        bring("eve", 80_000);
        bring("gus", 80_000);
        bring("friend", 0);
        // One officer alone exempts nobody.
        int bea = app.app.members.find("bea").orElseThrow().id().value();
        var alone =
                app.app.officerActs.second(
                        new OfficerActs.Order(
                                "PUT",
                                "/api/v1/accounts/gus/levy-exemption",
                                "a friend",
                                true,
                                "a friend",
                                "gus",
                                bea,
                                Set.of(Role.COORDINATOR)));
        assertThat(
                        app.app.economy.levies.exempt(
                                new Levies.Decision(
                                        "gus", Instant.parse("2027-01-01T00:00:00Z"), "a friend"),
                                "bea",
                                alone))
                .isInstanceOf(Levies.Result.Waits.class);
        at("2026-09-30T23:59:59Z");
        give("eve", "friend", 60_000);
        at("2026-10-01T00:00:01Z");
        long dodger = 20_000 - app.balance("eve");
        long hoarder = 80_000 - app.balance("gus");
        assertThat(
                        "(80000 − 30000) · 1 %%: for 30 days %d, for one second less %d; of what is"
                                        .formatted(hoarder, dodger)
                                + " there at the end ⌊max(0, 20000 − 30000) · 1 %⌋ = 0")
                .isEqualTo(
                        "(80000 − 30000) · 1 %: for 30 days 500, for one second less 499; of what"
                                + " is there at the end ⌊max(0, 20000 − 30000) · 1 %⌋ = 0");
        bring("friend", 0);
        bring("eve", 0);
        bring("gus", 0);
    }

    /// Two friends who pay each other the same money again and again: the fee is one part in a
    /// hundred of it, and without the counters each 300 of it would be worth a credit of 100.
    @Test
    @Order(4)
    void washing_sales_between_two_yields_a_quarter_of_a_quarter_at_most() {
        at("2026-11-10T08:00:00Z");
        // Enough for what the contribution takes of it each time.
        bring("ana", 2_000);
        bring("friend", 2_000);
        long before = limit("ana");
        for (int i = 0; i < 20; i++) {
            pay("ana", "friend", 8_000);
            pay("friend", "ana", 8_000);
        }
        at("2026-12-02T08:00:00Z");
        String earned = "20 · 8000 · 60 ÷ 180 = %d".formatted(160_000 * 60 / 180);
        String counted = "of one buyer a quarter counts, %d".formatted(40_000 * 60 / 180);
        String given = "%d grows by a quarter to %d".formatted(before, limit("ana"));
        assertThat(List.of(earned, counted, given))
                .containsExactly(
                        "20 · 8000 · 60 ÷ 180 = 53333",
                        "of one buyer a quarter counts, 13333",
                        // In October, with nothing sold, it had fallen by a tenth.
                        "9000 grows by a quarter to 11250");
    }

    @Test
    @Order(5)
    void paying_beside_the_ledger_saves_a_hundredth_and_a_tenth_whatever_is_decided() {
        long before = app.balance("fund-income");
        pay("bank", "seller", 10_000);
        assertThat("of 10000, %d".formatted(app.balance("fund-income") - before))
                .isEqualTo("of 10000, 100");
        assertThatThrownBy(() ->
                        new ContributionPolicy(
                                ContributionPolicy.RATE_PPM_MAX + 1,
                                ContributionPolicy.Bearer.PAYEE,
                                Money.ZERO,
                                null,
                                List.of()))
                .hasMessageContaining("ratePpm is 0 to 100000");
    }

    /// Payments that come around the moment: each is charged by its own time, and all that are
    /// posted together have one.
    @Test
    @Order(7)
    void a_policy_change_takes_effect_at_its_instant_and_at_no_other() {
        Instant from = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
        ContributionPolicy before =
                app.app
                        .database
                        .inSnapshot(tx ->
                                app.app.policies.inForce(
                                        tx, ContributionPolicy.KEY, CLOCK.instant()))
                        .value();
        new TwoOfficers(app, "bea", "cem")
                .set(
                        ContributionPolicy.KEY,
                        new ContributionPolicy(
                                2 * before.ratePpm(),
                                before.bearer(),
                                before.minimumAmount(),
                                before.capPer30Days(),
                                before.exemptKinds()),
                        from);
        CLOCK.pass(Duration.between(CLOCK.instant(), from.minus(1, ChronoUnit.MICROS)));
        assertThat(charged()).as("a microsecond before").isEqualTo(3 * 100);
        CLOCK.pass(Duration.of(1, ChronoUnit.MICROS));
        assertThat(charged()).as("then").isEqualTo(3 * 200);
    }

    // What the fund gets of three payments of 10,000.
    private static long charged() {
        long before = app.balance("fund-income");
        for (int i = 0; i < 3; i++) {
            pay("bank", "seller", 10_000);
        }
        return app.balance("fund-income") - before;
    }

    @Test
    @Order(6)
    void a_bloc_of_51_in_a_hundred_gets_its_part_and_no_more() {
        var greedy =
                new Greedy(
                        Greedy.Order.VOTES,
                        Ballot.Type.APPROVAL,
                        MinSupport.ONE_VOTE,
                        TieBreak.COST_VOTES_ID);
        var shares =
                new EqualShares(
                        EqualShares.Utility.COST,
                        EqualShares.Completion.NONE,
                        1,
                        true,
                        EqualShares.Start.EXACT,
                        1,
                        MinSupport.ONE_VOTE,
                        TieBreak.COST_VOTES_ID);
        assertThat("greedy %s, equal shares %s".formatted(ofBlocs(greedy), ofBlocs(shares)))
                .isEqualTo("greedy 10 and 0 of 10, equal shares 5 and 4 of 10");
    }

    // Of ten projects' money, how many projects of each bloc are selected.
    private static String ofBlocs(AllocationRule rule) {
        List<Project> projects = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            projects.add(new Project("a" + i, 1_000, Set.of()));
            projects.add(new Project("b" + i, 1_000, Set.of()));
        }
        var election = new Election.Builder(10_000, Ballot.Type.APPROVAL, projects);
        for (int voter = 0; voter < 100; voter++) {
            String bloc = voter < 51 ? "a" : "b";
            election.add(
                    new Ballot.Approval(
                            Set.of(
                                    bloc + 0, bloc + 1, bloc + 2, bloc + 3, bloc + 4, bloc + 5,
                                    bloc + 6, bloc + 7, bloc + 8, bloc + 9)));
        }
        List<String> selected = rule.allocate(election.build()).ids();
        long a = selected.stream().filter(id -> id.startsWith("a")).count();
        return "%d and %d of 10".formatted(a, selected.size() - a);
    }
}
