package coop.mutirao.loan;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/// Ana borrows, Bea and Cem are her customers, Cora and Tom are officers; the purse holds 100,000.
/// It is the first of September 2026.
final class LoanTown implements AutoCloseable {

    /// A fifth of the purse at most, 30,000 at most, 20 % of receipts, ten days of grace.
    static final LoanPolicy RULES = new LoanPolicy(Money.of(30_000), 24, 500_000, 200_000, 10);

    final DataSource database = TestDatabase.fresh();
    final SetClock clock = new SetClock(Instant.parse("2026-09-01T08:00:00Z"));
    final TestApp app = new TestApp(database, clock, 1).found(TestApp.CHARTER.with(RULES));
    private final Server server =
            app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
    private final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
    private long ids = 100;

    LoanTown() {
        for (String code : List.of("ana", "bea", "cem", "cora", "tom", "dora")) {
            app.admit(code, 200_000, 1_000_000, null);
        }
        app.mandate("cora", "coordinator");
        app.mandate("tom", "treasurer");
        app.mandate("dora", "coordinator");
        fill(100_000);
    }

    // What members give to the fund.
    private void fill(long amount) {
        app.app.database.transact(tx ->
                app.app.log.record(
                        tx,
                        facts -> {
                            var books =
                                    app.app.ledger.books(tx, List.of("bea", "fund-microcredit"));
                            var bea = Objects.requireNonNull(books.find("bea"));
                            var purse = Objects.requireNonNull(books.find("fund-microcredit"));
                            var transfer =
                                    new Transfer(
                                            new TransferId(facts.id()),
                                            TransferKind.GIFT,
                                            bea.id(),
                                            purse.id(),
                                            Money.of(amount),
                                            List.of(
                                                    new Entry(bea.id(), Money.of(-amount)),
                                                    new Entry(purse.id(), Money.of(amount))),
                                            null,
                                            bea.owner(),
                                            null);
                            var posted = (PostingResult.Posted) books.decide(transfer);
                            return app.app.ledger.record(
                                    tx, facts, List.of(Fact.of(posted, bea.publicId())));
                        }));
    }

    void at(String time) {
        clock.pass(Duration.between(clock.instant(), Instant.parse(time)));
    }

    Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    Api nobody() {
        return nobody;
    }

    static Map<String, Object> schedule(String kind, String first, int count, Integer... months) {
        return Map.of(
                "kind", kind, "first", first, "instalments", count, "months", List.of(months));
    }

    static Map<String, Object> asked(long amount, Map<String, ?> schedule) {
        return new HashMap<>(
                Map.of(
                        "amount",
                        amount,
                        "purpose",
                        "A second oven",
                        "schedule",
                        schedule,
                        "collect",
                        true,
                        "named",
                        false));
    }

    /// Ana applies, and gets it.
    String lend(long amount, Map<String, ?> schedule) {
        return lend("ana", asked(amount, schedule));
    }

    String lend(String borrower, Map<String, ?> asked) {
        String path = "/api/v1/loans/" + UUID.randomUUID();
        as(borrower).put(path, asked).is(201);
        var grant = Map.of("grant", true, "reason", "Circle of 1 September");
        as("cora").put(path + "/decision", grant).is(202);
        as("tom").put(path + "/decision", grant).is(201);
        return path;
    }

    void pay(String payer, String payee, long amount) {
        assertThat(app.app.payments.submit(Orders.pay(ids++, payer, payee, amount)))
                .isInstanceOf(PaymentOutcome.Committed.class);
    }

    int keep() {
        return app.app.economy.lending.keeper.keep();
    }

    long balance(String code) {
        return app.balance(code);
    }

    long number(String query) {
        return app.app.database.inSnapshot(tx -> tx.sql().fetchSingle(query).get(0, Long.class));
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
        server.close();
        app.close();
    }
}
