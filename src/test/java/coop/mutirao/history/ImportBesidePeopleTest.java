package coop.mutirao.history;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome.Committed;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ana pays while a long file is brought in, by the process that serves her or by another.
@Timeout(120)
class ImportBesidePeopleTest {

    private static final int ROWS = 6_000;
    private static final int ACCOUNTS = 100;
    private static final int SLICE = 250;

    @TempDir Path dir;
    final DataSource database = TestDatabase.fresh();
    final TestApp service = TestApp.founded(database, InstantSource.system(), 1);

    @BeforeEach
    void admit() {
        service.admit("ana", 10_000, 10_000, null);
        service.admit("bea", 10_000, 10_000, null);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private HistoryFile file() throws IOException {
        var random = new SplittableRandom(6_000);
        var text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            int payer = random.nextInt(ACCOUNTS);
            int payee = (payer + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            text.append("m%d m%d 0.%02d%n".formatted(payer, payee, random.nextInt(1, 100)));
        }
        return HistoryFile.open(Files.writeString(dir.resolve("x.txt"), text), FileForm.PAIRS);
    }

    /// Has Ana pay one payment after the other until the file is in.
    ///
    /// @return for each, how many facts came between her asking and her payment
    private List<Long> payBeside(TestApp importer) throws Exception {
        var plan = new PaymentImport.Plan(file(), Set.of(), null, null);
        var imported =
                CompletableFuture.supplyAsync(
                        () -> importer.app.imports.run(plan, _ -> {}, () -> false),
                        Thread::startVirtualThread);
        List<Long> between = new ArrayList<>();
        for (int n = 1; !imported.isDone(); n++) {
            long before = service.app.statements.size();
            var order = Orders.pay(n, n % 2 == 0 ? "ana" : "bea", n % 2 == 0 ? "bea" : "ana", 1);
            var outcome = (Committed) service.app.payments.submit(order);
            between.add(outcome.payment().log().index() - before);
        }
        ImportReport report = imported.get(1, SECONDS);
        assertThat(report.posted()).isGreaterThan(ROWS / 2);
        return between;
    }

    /// Before her order there is at most what was being written when she asked.
    @Test
    void in_the_same_process_she_waits_for_one_slice() throws Exception {
        assertThat(payBeside(service))
                .hasSizeGreaterThan(5)
                .allMatch(facts -> facts <= SLICE + ACCOUNTS);
    }

    /// At the door it is nearly first come, first served: the other one may be quicker once.
    @Test
    void in_another_process_she_waits_for_two() throws Exception {
        try (var importer = new TestApp(database, InstantSource.system(), 2)) {
            assertThat(payBeside(importer))
                    .hasSizeGreaterThan(5)
                    .allMatch(facts -> facts <= 2 * SLICE + ACCOUNTS);
        }
    }
}
