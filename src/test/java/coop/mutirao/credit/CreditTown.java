package coop.mutirao.credit;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.Money;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.TwoOfficers;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/// Ana, Bea, Cem, Dora, Eva and Fia, who are no newcomers any more: founded in May 2026.
final class CreditTown implements AutoCloseable {

    static final List<String> MEMBERS = List.of("ana", "bea", "cem", "dora", "eva", "fia");

    final DataSource database = TestDatabase.fresh();
    final SetClock clock = new SetClock(Instant.parse("2026-05-10T08:00:00Z"));
    final TestApp app = TestApp.founded(database, clock, 1);
    final Credits credits = app.app.economy.credits;
    private long ids = 100;

    CreditTown() {
        MEMBERS.forEach(code -> app.admit(code, 10_000, 10_000_000, null));
        app.mandate("bea", "coordinator");
        app.mandate("cem", "coordinator");
    }

    void at(String time) {
        clock.pass(Duration.between(clock.instant(), Instant.parse(time)));
    }

    void policy(CreditPolicy policy) {
        new TwoOfficers(app, "bea", "cem").set(CreditPolicy.KEY, policy, null);
    }

    long pay(String payer, String payee, long amount) {
        long id = ids++;
        assertThat(app.app.payments.submit(Orders.pay(id, payer, payee, amount)))
                .isInstanceOf(PaymentOutcome.Committed.class);
        return id;
    }

    /// Everybody but her buys of one, as much each.
    void buyOf(String seller, long amount) {
        MEMBERS.stream()
                .filter(code -> !code.equals(seller))
                .forEach(code -> pay(code, seller, amount));
    }

    int keep() {
        return app.app.economy.creditKeeper.keep();
    }

    long limit(String code) {
        return app.app.database.inSnapshot(
                tx -> app.app.ledger.find(tx, code).orElseThrow().creditLimit().minorUnits());
    }

    CreditPreview preview(String code) {
        return credits.preview(code).orElseThrow();
    }

    /// The check of the books and the verifier of the log find nothing.
    Report sound(Path folder) {
        assertThat(app.app.checks.run((_, _) -> {}).results())
                .allSatisfy(r -> assertThat(r.found()).as("%s", r).isZero());
        app.keepLog(folder);
        var source = new PackFolder(ExportedLog.write(app, folder, folder.resolve("pack")));
        Report report = new Verification(source, LogPolicy.parse(source.policy())).run();
        assertThat(report.findings()).isEmpty();
        return report;
    }

    static CreditPolicy policy(long reviewAbove, int decidedDays, int freezeAbove, int stopAbove) {
        return new CreditPolicy(
                CreditPolicy.Rule.TURNOVER,
                Money.of(1_000),
                Money.of(1_000_000),
                60,
                250_000,
                250_000,
                100_000,
                Money.of(reviewAbove),
                90,
                decidedDays,
                freezeAbove,
                stopAbove);
    }

    @Override
    public void close() {
        app.close();
    }
}
