package coop.mutirao.levy;

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
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Ana, Bea and Cem, who are no newcomers any more: founded in May 2026, and September begins.
final class LevyTown implements AutoCloseable {

    final DataSource database = TestDatabase.fresh();
    final SetClock clock = new SetClock(Instant.parse("2026-05-01T08:00:00Z"));
    final TestApp app = TestApp.founded(database, clock, 1);
    private long ids = 100;

    LevyTown() {
        for (String code : List.of("ana", "bea", "cem")) {
            app.admit(code, 100_000, 1_000_000, null);
        }
        app.mandate("bea", "coordinator");
        app.mandate("cem", "coordinator");
    }

    void at(String time) {
        clock.pass(Duration.between(clock.instant(), Instant.parse(time)));
    }

    void policy(int ratePpm, long threshold, int months, @Nullable Instant from) {
        new TwoOfficers(app, "bea", "cem")
                .set(
                        LevyPolicy.KEY,
                        new LevyPolicy(ratePpm, Money.of(threshold), months, 90),
                        from);
    }

    void pay(String payer, String payee, long amount) {
        assertThat(app.app.payments.submit(Orders.pay(ids++, payer, payee, amount)))
                .isInstanceOf(PaymentOutcome.Committed.class);
    }

    int keep() {
        return app.app.economy.levyKeeper.keep();
    }

    long balance(String code) {
        return app.balance(code);
    }

    List<Record> charges() {
        return app.app.database.inSnapshot(tx ->
                List.copyOf(
                        tx.sql()
                                .fetch(
                                        "SELECT c.*, a.code FROM levy_charge c JOIN account a"
                                                + " USING (account_id) ORDER BY period, code")));
    }

    long posted(String code) {
        return charges().stream()
                .filter(r -> code.equals(r.get("code", String.class)))
                .mapToLong(r -> r.get("amount", Long.class))
                .sum();
    }

    /// The check of the books and the verifier of the log find nothing.
    Report sound(Path folder) {
        assertThat(app.app.checks.run((_, _) -> {}).results())
                .allSatisfy(r -> assertThat(r.found()).as("%s", r).isZero());
        Report report = verified(folder);
        assertThat(report.findings()).isEmpty();
        return report;
    }

    Report verified(Path folder) {
        app.keepLog(folder);
        var source = new PackFolder(ExportedLog.write(app, folder, folder.resolve("pack")));
        return new Verification(source, LogPolicy.parse(source.policy())).run();
    }

    @Override
    public void close() {
        app.close();
    }
}
