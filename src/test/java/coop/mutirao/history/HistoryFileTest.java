package coop.mutirao.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.history.Rounding.Result.Refused;
import coop.mutirao.history.Rounding.Result.Whole;
import coop.mutirao.ledger.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines, cells, amounts and ids of files.
class HistoryFileTest {

    @TempDir Path dir;

    private static final class Lines implements HistoryFile.Reader {

        final List<PastPayment> payments = new ArrayList<>();
        final List<Long> broken = new ArrayList<>();

        @Override
        public void payment(PastPayment payment) {
            payments.add(payment);
        }

        @Override
        public void broken(long line) {
            broken.add(line);
        }
    }

    private HistoryFile open(String text, FileForm form) throws IOException {
        return HistoryFile.open(Files.writeString(dir.resolve("x"), text), form);
    }

    private Lines read(String text, FileForm form) throws IOException {
        var lines = new Lines();
        HistoryFile file = open(text, form);
        file.read(lines);
        assertThat(file.rows()).isEqualTo(lines.payments.size() + lines.broken.size());
        return lines;
    }

    @Test
    void pairs_are_three_cells_with_blanks_between() throws IOException {
        Lines lines =
                read("1 2 3.5\n\n  a\tb   1e2\r\na b\nx y z\na -b 1\na b 1 2\n", FileForm.PAIRS);

        assertThat(lines.payments)
                .extracting(PastPayment::line, PastPayment::payer, PastPayment::amount)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(1L, "1", new BigDecimal("3.5")),
                        org.assertj.core.api.Assertions.tuple(3L, "a", new BigDecimal("1e2")));
        assertThat(lines.broken).containsExactly(4L, 5L, 6L, 7L);
    }

    @Test
    void csv_is_read_by_its_header() throws IOException {
        Lines lines =
                read(
                        """
                        \uFEFFcategory,amount,payer,payee,time,description
                        food,12.50,A,B,2020-01-25 09:30:00.5,"two
                        lines"
                        ,1,A,B,2020-01-25T23:30:00-03:00,
                        ,1,A,B,yesterday,
                        ,1,A,B
                        """,
                        FileForm.CSV);

        assertThat(lines.payments)
                .containsExactly(
                        new PastPayment(
                                2,
                                "A",
                                "B",
                                new BigDecimal("12.50"),
                                LocalDate.of(2020, 1, 25),
                                "two lines [food]"),
                        new PastPayment(
                                4, "A", "B", BigDecimal.ONE, LocalDate.of(2020, 1, 26), null));
        assertThat(lines.broken).containsExactly(5L, 6L);
    }

    @Test
    void a_file_that_is_something_else_is_refused_on_one_line() {
        refuses("payer,payee,amount,colour\nA,B,1,red\n", FileForm.CSV, "line 1: .*\"colour\".*");
        refuses("payer,payee\nA,B\n", FileForm.CSV, "line 1: .*does not name amount.*");
        refuses("payer,payee,amount,payer\n", FileForm.CSV, "line 1: .*stands twice.*");
        refuses("payer,payee,amount\nA,\"B,1\nA,B,1\n", FileForm.CSV, "line \\d: the quotes.*");
        refuses("payer,payee,amount\n", FileForm.CSV, "no payment.*");
        refuses("", FileForm.CSV, "is empty");
        refuses("", FileForm.PAIRS, "no payment.*");
        refuses("payer,payee,amount\nA,B,1\n", FileForm.PAIRS, "no payment.*");
        assertThatThrownBy(() -> HistoryFile.open(dir, FileForm.PAIRS))
                .isInstanceOf(WrongFile.class);
        assertThatThrownBy(() ->
                        HistoryFile.open(
                                Files.write(dir.resolve("y"), new byte[] {'a', (byte) 0xFF}),
                                FileForm.PAIRS))
                .isInstanceOf(WrongFile.class)
                .hasMessageEndingWith("is not UTF-8");
    }

    private void refuses(String text, FileForm form, String why) {
        assertThatThrownBy(() -> open(text, form))
                .isInstanceOf(WrongFile.class)
                .hasMessageMatching(".*" + why);
    }

    @Test
    void amounts_are_decimal_numbers() {
        for (String number :
                List.of("1", "0.1", ".5", "1.", "9047.660892016263", "1e3", "1E-3", "-2", "+2")) {
            assertThat(Cells.amount(number)).as(number).isPresent();
        }
        for (String none :
                List.of("", ".", "1,5", "1e", "0x1", "NaN", "1 000", "١", "1e99999", "--1")) {
            assertThat(Cells.amount(none)).as(none).isEmpty();
        }
    }

    @Test
    void a_half_is_rounded_away_from_zero_and_told() {
        assertThat(round("12.5")).isEqualTo(new Whole(Money.of(1250), false));
        assertThat(round("12.500")).isEqualTo(new Whole(Money.of(1250), false));
        assertThat(round("0.005")).isEqualTo(new Whole(Money.of(1), true));
        assertThat(round("9047.660892016263")).isEqualTo(new Whole(Money.of(904_766), true));
        assertThat(round("1.005")).isEqualTo(new Whole(Money.of(101), true));
        assertThat(round("0.00499999999999999999")).isEqualTo(none("amount-rounds-to-zero"));
        assertThat(round("0")).isEqualTo(none("amount-rounds-to-zero"));
        assertThat(round("1e-9999")).isEqualTo(none("amount-rounds-to-zero"));
        assertThat(round("-1")).isEqualTo(none("amount-negative"));
        assertThat(round("10000000000")).isEqualTo(new Whole(Money.of(1_000_000_000_000L), false));
        assertThat(round("10000000000.01")).isEqualTo(none("amount-too-large"));
        assertThat(round("1e9999")).isEqualTo(none("amount-too-large"));
        assertThat(round("0e9999")).isEqualTo(none("amount-rounds-to-zero"));
    }

    private static Rounding.Result round(String amount) {
        return Rounding.of(Cells.amount(amount).orElseThrow(), 2);
    }

    private static Rounding.Result none(String reason) {
        return new Refused(reason);
    }

    @Test
    void days_are_those_of_utc() {
        LocalDate day = LocalDate.of(2020, 2, 29);
        assertThat(Cells.day("2020-02-29")).contains(day);
        assertThat(Cells.day("2020-02-29 23:59:59")).contains(day);
        assertThat(Cells.day("2020-02-29 23:59:59.123456")).contains(day);
        assertThat(Cells.day("2020-02-29T23:59:59Z")).contains(day);
        assertThat(Cells.day("2020-03-01T00:59:59+01:00")).contains(day);
        for (String none :
                List.of("", "2020-02-30", "29.2.2020", "2020-02-29 1:00", "2020-02-29x")) {
            assertThat(Cells.day(none)).as(none).isEqualTo(Optional.empty());
        }
    }

    @Test
    void descriptions_are_cut_to_140_characters() {
        assertThat(Cells.description("", " ")).isNull();
        assertThat(Cells.description("", "food")).isEqualTo("[food]");
        assertThat(Cells.description("𝄞".repeat(141), "")).isEqualTo("𝄞".repeat(139) + "…");
        assertThat(Cells.description("x".repeat(140), "")).isEqualTo("x".repeat(140));
    }

    @Test
    void ids_are_of_version_8_and_increase_with_the_line() throws IOException {
        var ids = new RowIds(open("a b 1\n", FileForm.PAIRS).digest());
        var others = new RowIds(open("a b 2\n", FileForm.PAIRS).digest());

        List<String> texts =
                LongStream.of(1, 2, 255, 256, 100_000, 5_000_000_000L)
                        .mapToObj(line -> ids.of(line).toString())
                        .toList();

        assertThat(texts).isSorted().doesNotHaveDuplicates();
        assertThat(texts).allMatch(t -> t.matches("[0-9a-f-]{14}8[0-9a-f]{3}-[89ab][0-9a-f-]{16}"));
        assertThat(RowIds.line(ids.of(5_000_000_000L))).isEqualTo(5_000_000_000L);
        assertThat(others.of(1)).isNotEqualTo(ids.of(1));
        assertThat(new RowIds(open("a b 1\n", FileForm.PAIRS).digest()).of(7)).isEqualTo(ids.of(7));
    }
}
