package coop.mutirao.export;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Property;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of amounts, names and members' texts in files that others read.
class FormatTest {

    /// Texts that a member may send, and some that only a damaged database has.
    static final List<String> HOSTILE =
            List.of(
                    "note; x, y:z",
                    "say \"hello\" and \\ \\\" back",
                    "two\nlines\r\nand\ta tab",
                    "2026-01-01 * \"forged\"\n  Assets:Fund:Income  1.00 SOL",
                    "payee | note",
                    "closed ) (again)",
                    "bread 🍞👩‍👩‍👧 ✓",
                    "\u202Eשלום\u202C עולם",
                    "x".repeat(140),
                    "=1+1",
                    "+1",
                    "-1",
                    "@SUM(A1)",
                    "  = 1",
                    "* ! (x) = ==",
                    "a  b   Assets:Fund:Income  5.00 SOL",
                    "#tag ^link {{}} %",
                    "end\u2028of\u2029line\u0085\u000b",
                    "\u0000\u0007");

    @Test
    void an_amount_has_exactly_the_decimals_of_its_unit() {
        var cents = new Unit("SOL", 2);

        assertThat(cents.text(0)).isEqualTo("0.00");
        assertThat(cents.text(5)).isEqualTo("0.05");
        assertThat(cents.text(-5)).isEqualTo("-0.05");
        assertThat(cents.text(-99)).isEqualTo("-0.99");
        assertThat(cents.text(123_456)).isEqualTo("1234.56");
        assertThat(new Unit("HOUR", 0).text(-7)).isEqualTo("-7");
        assertThat(new Unit("SOL", 6).text(1)).isEqualTo("0.000001");
        assertThat(cents.text(9_007_199_254_740_991L)).isEqualTo("90071992547409.91");
    }

    @Test
    void an_amount_is_what_decimal_arithmetic_says() {
        Property.forAll(
                1_000,
                random -> {
                    int decimals = random.nextInt(7);
                    long amount = random.nextLong(-(1L << 53), 1L << 53) >> random.nextInt(53);

                    assertThat(new Unit("SOL", decimals).text(amount))
                            .isEqualTo(BigDecimal.valueOf(amount, decimals).toPlainString());
                });
    }

    @Test
    void a_text_stays_in_its_line_whatever_it_is() {
        for (String text : HOSTILE) {
            assertThat(OneLine.of(text))
                    .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]")
                    .doesNotContain("  ")
                    .isEqualTo(OneLine.of(text).strip());
        }
        assertThat(OneLine.of("two\nlines\r\nand\ta tab")).isEqualTo("two lines and a tab");
        assertThat(OneLine.of("bread 🍞👩‍👩‍👧 ✓")).isEqualTo("bread 🍞👩‍👩‍👧 ✓");
    }

    @Test
    void a_description_for_hledger_begins_no_comment_and_no_payee() {
        assertThat(HledgerExport.description("note; x, y:z")).isEqualTo("note, x, y:z");
        assertThat(HledgerExport.description("payee | note")).isEqualTo("payee / note");
        for (String text : HOSTILE) {
            assertThat(HledgerExport.description(text)).doesNotContain(";", "|", "\n");
        }
    }

    @Test
    void a_description_for_beancount_stays_between_its_quotes() {
        assertThat(BeancountExport.quotable("say \"hi\" \\")).isEqualTo("say \\\"hi\\\" \\\\");
        for (String text : HOSTILE) {
            assertThat(BeancountExport.quotable(text)).matches("([^\"\\\\]|\\\\[\"\\\\])*");
        }
    }

    @Test
    void a_cell_is_no_formula() {
        assertThat(CsvExport.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(CsvExport.cell("\t=1+1")).isEqualTo("'=1+1");
        assertThat(CsvExport.cell("＝1+1")).isEqualTo("'＝1+1");
        assertThat(CsvExport.cell(" two  blanks\nand three   ")).isEqualTo("two  blanks and three");
        assertThat(CamtExport.xmlText("two  blanks")).isEqualTo("two  blanks");
        assertThat(CsvExport.cell("1=1")).isEqualTo("1=1");
        for (String text : HOSTILE) {
            assertThat(CsvExport.cell(text)).doesNotContainPattern("^[=+@-]");
        }
    }

    @Test
    void accounts_have_names_that_both_programs_take() {
        var names = new AccountNames();

        assertThat(names.next("member", "ana", "7QX0ABCDEFGHJKMN"))
                .isEqualTo("Assets:Members:M-7QX0ABCDEFGHJKMN");
        assertThat(names.next("fund", "fund-income", "fund-income"))
                .isEqualTo("Assets:Fund:Income");
        assertThat(names.next("fund", "Income", "Income")).isEqualTo("Assets:Fund:Income-2");
        assertThat(names.next("system", "opening", "opening")).isEqualTo("Assets:System:Opening");
        assertThat(names.next("fund", "fund-", "x")).isEqualTo("Assets:Fund:Fund-");
        assertThat(names.next("fund", "fund--x", "y")).isEqualTo("Assets:Fund:Fund--x");
    }
}
