package coop.mutirao.export;

import static coop.mutirao.export.AuditorTools.needs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.export.AuditorTools.Run;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.testing.Circle;
import coop.mutirao.testing.TestDatabase;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A quarter's books, month by month: each month is checked by itself, and they fit together.
class PeriodTest {

    private static final List<Period> MONTHS =
            List.of(
                    period(null, "2026-10-01"),
                    period("2026-10-01", "2026-11-01"),
                    period("2026-11-01", "2026-12-01"),
                    period("2026-12-01", null));

    static Exports exports;
    @TempDir Path dir;

    @BeforeAll
    static void trade() {
        var circle = new Circle(TestDatabase.fresh(), 11, 6, 2);
        exports = new Exports(circle.database);
        var random = new SplittableRandom(5);
        for (int i = 0; i < 120; i++) {
            circle.pass(Duration.ofHours(random.nextInt(44)));
            if (i == 60) {
                open(circle, "late");
            }
            String payer = "m" + random.nextInt(3);
            String payee = i > 60 && random.nextInt(5) == 0 ? "late" : "m" + (3 + i % 3);
            String text = FormatTest.HOSTILE.get(i % (FormatTest.HOSTILE.size() - 1));
            circle.pay(payer, payee, random.nextLong(1, 9_000), i % 4, 0, text);
        }
        assertThat(circle.now()).isBetween("2026-12-05T00:00:00Z", "2026-12-31T00:00:00Z");
    }

    private static void open(Circle circle, String code) {
        var account =
                new OpenAccount(
                        code,
                        Account.Kind.SYSTEM,
                        Circle.UNIT,
                        1,
                        null,
                        OpenAccount.LIMIT_MAX,
                        OpenAccount.LIMIT_MAX);
        circle.database.transact(tx ->
                circle.log.record(
                        tx,
                        facts -> {
                            circle.ledger.open(tx, facts, List.of(account), List.of(code));
                            return facts.at();
                        }));
    }

    private static Period period(@Nullable String from, @Nullable String to) {
        return new Period(
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    private static String export(ExportFormat format, Period period) {
        var out = new StringWriter();
        exports.write(format, period, out, _ -> {});
        return out.toString();
    }

    private Run check(ExportFormat format, String text) throws Exception {
        String file = Files.writeString(dir.resolve("x." + format.extension()), text).toString();
        return switch (format) {
            case HLEDGER ->
                    AuditorTools.run(List.of("hledger", "-f", file, "check", "-s", "ordereddates"));
            case LEDGER ->
                    AuditorTools.run(
                            List.of("ledger", "--args-only", "--pedantic", "-f", file, "stats"));
            default -> AuditorTools.run(List.of("bean-check", "-C", file));
        };
    }

    private void assertPasses(ExportFormat format, Period period) throws Exception {
        Run run = check(format, export(format, period));
        assertThat(run.code()).as("%s %s: %s", format, period, run.output()).isZero();
    }

    /// The transactions and what stands before them.
    private static List<String> blocks(String journal) {
        return new ArrayList<>(Arrays.asList(journal.split("\n\n")));
    }

    @Test
    void a_period_is_of_days_that_have_begun() {
        Instant now = Instant.parse("2026-11-29T23:59:59Z");
        Period.ALL.requireBegun(now);
        period("2026-11-29", "2026-11-30").requireBegun(now);
        for (Period early :
                List.of(
                        period("2026-11-30", null),
                        period(null, "2026-12-01"),
                        period("2026-11-29", "2026-12-01"))) {
            assertThatThrownBy(() -> early.requireBegun(now))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "only days that have begun; today is 2026-11-29 (UTC), so that to is"
                                    + " at most 2026-11-30");
            early.requireBegun(now.plusSeconds(1));
        }
    }

    @Test
    void each_month_passes_by_itself() throws Exception {
        needs("hledger");
        needs("ledger");
        needs("bean-check");
        for (Period month : MONTHS) {
            assertPasses(ExportFormat.HLEDGER, month);
            assertPasses(ExportFormat.LEDGER, month);
            assertPasses(ExportFormat.BEANCOUNT, month);
        }
    }

    @Test
    void days_on_which_nothing_was_pass_too() throws Exception {
        needs("hledger");
        needs("ledger");
        needs("bean-check");
        for (Period empty :
                List.of(
                        period(null, "2026-01-01"),
                        period("2025-01-01", "2026-01-01"),
                        period("2027-01-01", "2028-01-01"),
                        period("2027-01-01", null))) {
            assertPasses(ExportFormat.HLEDGER, empty);
            assertPasses(ExportFormat.LEDGER, empty);
            assertPasses(ExportFormat.BEANCOUNT, empty);
        }
        assertThat(balances(export(ExportFormat.HLEDGER, period("2027-01-01", null)), "closing"))
                .isEqualTo(balances(export(ExportFormat.HLEDGER, Period.ALL), "closing"));
    }

    /// What the opening or closing transaction asserts, by account.
    private static Map<String, String> balances(String journal, String which) {
        String block =
                blocks(journal).stream()
                        .filter(b -> b.lines().findFirst().orElse("").contains("(" + which + ")"))
                        .findFirst()
                        .orElseThrow();
        return Pattern.compile("    (Assets\\S+) .* == (\\S+) SOL")
                .matcher(block)
                .results()
                .collect(
                        Collectors.toMap(
                                m -> m.group(1), m -> m.group(2), (a, b) -> a, TreeMap::new));
    }

    @Test
    void a_month_begins_with_what_the_one_before_ended_with() {
        Map<String, String> before = new TreeMap<>();
        List<String> transfers = new ArrayList<>();
        for (Period month : MONTHS) {
            String journal = export(ExportFormat.HLEDGER, month);
            if (month.from() != null) {
                assertThat(balances(journal, "opening")).isEqualTo(before).isNotEmpty();
                assertThat(journal).contains("equity:opening balances  0.00 SOL = 0.00 SOL");
            }
            before = balances(journal, "closing");
            transfers.addAll(blocks(journal).stream().filter(b -> b.contains(" leaf:")).toList());
        }
        String all = export(ExportFormat.HLEDGER, Period.ALL);
        assertThat(before).isEqualTo(balances(all, "closing"));
        assertThat(transfers)
                .isEqualTo(blocks(all).stream().filter(b -> b.contains(" leaf:")).toList())
                .hasSizeGreaterThan(60);
    }

    @Test
    void beancount_begins_with_it_too() {
        String month = export(ExportFormat.BEANCOUNT, MONTHS.get(2));
        Map<String, String> opening = new TreeMap<>();
        Pattern.compile("  (Assets\\S+)  (\\S+) SOL")
                .matcher(blocks(month).get(1))
                .results()
                .forEach(m -> opening.put(m.group(1), m.group(2)));
        Map<String, String> closing = new TreeMap<>();
        Pattern.compile("2026-11-01 balance (\\S+)  (\\S+) ~ 0.00 SOL")
                .matcher(export(ExportFormat.BEANCOUNT, MONTHS.get(1)))
                .results()
                .forEach(m -> closing.put(m.group(1), m.group(2)));

        assertThat(opening).isEqualTo(closing).hasSizeGreaterThan(6);
        assertThat(blocks(month).get(1)).contains("  Equity:Opening-Balances  0.00 SOL");
    }

    @Test
    void a_transaction_taken_off_the_end_is_found() throws Exception {
        needs("hledger");
        needs("ledger");
        needs("bean-check");
        for (ExportFormat format :
                List.of(ExportFormat.HLEDGER, ExportFormat.LEDGER, ExportFormat.BEANCOUNT)) {
            List<String> blocks = blocks(export(format, MONTHS.get(1)));
            String taken = blocks.remove(blocks.size() - 2);
            assertThat(taken).contains("2026-10-").contains("leaf:");

            assertThat(check(format, String.join("\n\n", blocks) + "\n").code())
                    .as(format.wire())
                    .isNotZero();
        }
    }

    @Test
    void a_period_is_of_the_days_of_posting() {
        String journal = export(ExportFormat.HLEDGER, MONTHS.get(1));

        assertThat(journal.lines().filter(l -> l.matches("\\d{4}-.*")))
                .allMatch(l -> l.startsWith("2026-10-"))
                .anyMatch(l -> l.matches("2026-10-\\d\\d=2026-.*"));
        assertThat(journal)
                .contains(
                        "2026-10-31 * (closing) Closing balances from 2026-10-01 to before"
                                + " 2026-11-01 after "
                                + exports.size()
                                + " facts");
    }

    @Test
    void amounts_of_csv_add_up_to_the_closing_balances() {
        for (Period month : MONTHS) {
            Map<String, BigDecimal> sums = new TreeMap<>();
            List<String> lines = export(ExportFormat.CSV, month).lines().skip(1).toList();
            for (String line : lines) {
                String[] cells = line.split(",", 11);
                sums.merge(cells[5], new BigDecimal(cells[8]), BigDecimal::add);
            }
            Map<String, String> closing = balances(export(ExportFormat.HLEDGER, month), "closing");
            closing.forEach((account, balance) ->
                    assertThat(sums.getOrDefault(account, BigDecimal.ZERO))
                            .as(account)
                            .isEqualByComparingTo(balance));
        }
    }

    @Test
    void a_period_has_a_day_and_a_form_that_has_periods() {
        assertThatThrownBy(() -> period("2026-10-01", "2026-10-01"))
                .hasMessageContaining("a day before");
        assertThatThrownBy(() -> period("0001-01-01", null)).hasMessageContaining("from 1900");
        assertThatThrownBy(() -> export(ExportFormat.JSONL, MONTHS.get(0)))
                .hasMessageContaining("all facts");
    }
}
