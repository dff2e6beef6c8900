package coop.mutirao.history;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.check.Checks;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.Order;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bringing in a file: once, again, and the rest of it.
class PaymentImportTest {

    private static final int ROWS = 3_000;

    @TempDir Path dir;
    private Town town;

    @BeforeEach
    void found() {
        town = new Town(10_000, 50_000);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private HistoryFile file(String text) throws IOException {
        return HistoryFile.open(Files.writeString(dir.resolve("x.txt"), text), FileForm.PAIRS);
    }

    private static String trade() {
        var random = new SplittableRandom(3_000);
        var text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            int payer = random.nextInt(200);
            int payee = (payer + 1 + random.nextInt(199)) % 200;
            text.append(
                    "%d %d %d.%03d%n"
                            .formatted(
                                    payer, payee, random.nextInt(1, 300), random.nextInt(1_000)));
        }
        return text.toString();
    }

    private ImportReport run(HistoryFile file, BooleanSupplier stop) {
        var plan = new PaymentImport.Plan(file, Set.of("0"), null, null);
        return town.app.imports.run(plan, _ -> {}, stop);
    }

    private void checkIsClean() {
        assertThat(town.app.checks.run((_, _) -> {}).results())
                .allMatch(result -> result.found() == 0)
                .extracting(Checks.Result::check)
                .contains("charges-are-right");
    }

    @Test
    void a_file_is_posted_once_however_often_it_is_brought_in() throws IOException {
        HistoryFile file = file(trade());

        ImportReport first = run(file, () -> false);
        ImportReport second = run(file, () -> false);

        assertThat(first.rows()).isEqualTo(ROWS);
        assertThat(first.skipped()).isPositive();
        assertThat(first.posted()).isPositive();
        assertThat(first.accountsOpened()).isEqualTo(199);
        assertThat(first.rounded()).isBetween(2_400L, 3_000L);
        assertThat(first.balanceSum()).isEqualTo(Money.ZERO);
        assertThat(first.contributions()).isEqualTo(first.fundBalance()).isNotEqualTo(Money.ZERO);
        assertThat(first.refused())
                .extracting(ImportReport.Refusals::problem)
                .containsExactly("credit-limit-exceeded");
        assertThat(first.refused().getFirst().lines()).hasSize(5).isSorted();
        assertThat(first.stopped()).isFalse();
        assertThat(first.lastLine()).isEqualTo(ROWS);

        assertThat(second.posted()).isZero();
        assertThat(second.alreadyThere()).isEqualTo(first.posted());
        assertThat(second.refused()).isEqualTo(first.refused());
        assertThat(second.accountsOpened()).isZero();
        assertThat(second.fundBalance()).isEqualTo(first.fundBalance());
        checkIsClean();
    }

    @Test
    void an_officer_answers_for_what_is_brought_in_once_there_is_trade() throws IOException {
        HistoryFile file = file("1 2 1.00\n");
        run(file, () -> false);
        assertThat(town.app.imports.hasTraded()).isFalse();
        var order =
                new PaymentOrder(
                        new TransferId(new UUID(7, 7)),
                        TransferKind.GIFT,
                        "1",
                        "2",
                        Money.of(5),
                        null,
                        null,
                        null,
                        null,
                        new Order.Actor("1", null));
        assertThat(town.app.payments.submit(order)).isInstanceOf(PaymentOutcome.Committed.class);
        assertThat(town.app.imports.hasTraded()).isTrue();

        var plan = new PaymentImport.Plan(file("2 1 2.00\n"), Set.of(), null, "2");
        assertThat(town.app.imports.run(plan, _ -> {}, () -> false).posted()).isOne();
        String officer =
                town.app.database.inTransaction(
                        tx -> town.app.ledger.find(tx, "2").orElseThrow().publicId());
        long last = town.app.database.inTransaction(town.app.log::size) - 1;
        String leaf =
                DSL.using(town.service, SQLDialect.POSTGRES)
                        .fetchSingle(
                                "SELECT convert_from(leaf, 'UTF8') FROM log_leaf"
                                        + " WHERE log_index = {0}",
                                DSL.val(last))
                        .get(0, String.class);
        assertThat(leaf).contains("\"actor\":\"%s\"".formatted(officer));
        checkIsClean();
    }

    @Test
    void half_a_file_and_the_file_again_come_to_the_same() throws IOException {
        HistoryFile file = file(trade());
        int[] slices = {0};

        ImportReport half = run(file, () -> ++slices[0] == 3);
        ImportReport rest = run(file, () -> false);

        assertThat(half.stopped()).isTrue();
        assertThat(half.rows()).isLessThan(ROWS);
        assertThat(rest.alreadyThere()).isEqualTo(half.posted());
        checkIsClean();
        Money fund = rest.fundBalance();
        long posted = half.posted() + rest.posted();
        town.close();
        town = new Town(10_000, 50_000);
        ImportReport whole = run(file, () -> false);
        assertThat(posted).isEqualTo(whole.posted());
        assertThat(fund).isEqualTo(whole.fundBalance());
        assertThat(rest.refused()).isEqualTo(whole.refused());
    }

    @Test
    void what_cannot_be_posted_is_counted_by_its_reason() throws IOException {
        ImportReport report =
                run(
                        file(
                                """
                                a b 1
                                a b
                                a b -1
                                a b 0.001
                                a b 99999999999
                                a a 1
                                fund-income a 1
                                import a 1
                                0 a 1
                                """),
                        () -> false);

        assertThat(report.refused())
                .containsExactly(
                        new ImportReport.Refusals("amount-negative", 1, List.of(3L)),
                        new ImportReport.Refusals("amount-rounds-to-zero", 1, List.of(4L)),
                        new ImportReport.Refusals("amount-too-large", 1, List.of(5L)),
                        new ImportReport.Refusals("malformed-line", 2, List.of(2L, 8L)),
                        new ImportReport.Refusals("not-a-members-account", 1, List.of(7L)),
                        new ImportReport.Refusals("same-account", 1, List.of(6L)));
        assertThat(report.posted()).isEqualTo(1);
        assertThat(report.skipped()).isEqualTo(1);
    }
}
