package coop.mutirao.export;

import static coop.mutirao.export.AuditorTools.needs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.mutirao.export.AuditorTools.Run;
import coop.mutirao.ledger.Reports;
import coop.mutirao.ledger.Reports.TrialBalance;
import coop.mutirao.ledger.Statements.AsOf.Known;
import coop.mutirao.testing.Circle;
import coop.mutirao.testing.TestDatabase;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The books of a random half-year, checked by the auditors' own programs.
class ExportTest {

    static Circle circle;
    static Exports exports;
    static String journal;
    static int posted;
    @TempDir Path dir;

    @BeforeAll
    static void trade() {
        circle = new Circle(TestDatabase.fresh(), 42, 20, 2);
        exports = new Exports(circle.database);
        var random = new SplittableRandom(7);
        while (posted < 300) {
            circle.pass(Duration.ofMinutes(random.nextInt(60 * 24)));
            String payer = "m" + random.nextInt(20);
            String payee = random.nextInt(20) == 0 ? "fund-income" : "m" + random.nextInt(20);
            long amount = random.nextLong(1, 20_000);
            long fromPayee = payee.startsWith("m") && random.nextInt(3) > 0 ? amount / 100 : 0;
            long fromPayer = payee.startsWith("m") && random.nextInt(4) == 0 ? amount / 200 : 0;
            List<String> texts = FormatTest.HOSTILE.subList(0, FormatTest.HOSTILE.size() - 1);
            @Nullable String text =
                    random.nextInt(4) == 0 ? null : texts.get(random.nextInt(texts.size()));
            if (!payer.equals(payee)
                    && circle.pay(payer, payee, amount, fromPayee, fromPayer, text)) {
                posted++;
            }
        }
        journal = export(ExportFormat.HLEDGER);
    }

    static String export(ExportFormat format) {
        var out = new StringWriter();
        List<Long> seen = new ArrayList<>();
        long size = exports.write(format, out, seen::add);
        assertThat(seen).isSorted().last().isEqualTo(size);
        assertThat(exports.size()).isEqualTo(size);
        return out.toString();
    }

    @Test
    void hledger_finds_nothing_wrong() throws Exception {
        needs("hledger");
        assertThat(hledger(journal, "check", "-s", "ordereddates").output()).isEmpty();
        assertThat(hledger(journal, "check", "uniqueleafnames").code()).isZero();
        assertThat(hledger(journal, "print").code()).isZero();
        assertThat(hledger(journal, "tags").output().lines().toList())
                .containsExactlyInAnyOrder("at", "kind", "leaf", "size");
    }

    @Test
    void hledger_comes_to_our_balances() throws Exception {
        needs("hledger");
        String csv =
                hledger(journal, "bal", "--flat", "-E", "-N", "-O", "csv", "--layout=bare")
                        .output();
        Map<String, String> theirs = new TreeMap<>();
        csv.lines()
                .skip(1)
                .map(line -> line.replace("\"", "").split(","))
                .forEach(cells -> theirs.put(cells[0], cells[2]));

        Map<String, String> ours = ours();
        assertThat(theirs.keySet()).isEqualTo(ours.keySet());
        theirs.forEach((account, balance) ->
                assertThat(balance.equals("0") ? "0.00" : balance)
                        .as(account)
                        .isEqualTo(ours.get(account)));
    }

    private static Map<String, String> ours() {
        Map<String, String> ours = new TreeMap<>();
        var unit = new Unit(Circle.UNIT, 2);
        var statements = new Reports(circle.database, circle.database, circle.log);
        var known = (Known<TrialBalance>) statements.trialBalance(null, null, 500);
        known.report()
                .items()
                .forEach(line ->
                        ours.put(name(line.code()), unit.text(line.balance().minorUnits())));
        return ours;
    }

    static String name(String code) {
        var account = circle.account(code);
        return new AccountNames().next(account.kind().wire(), code, account.publicId());
    }

    @Test
    void ledger_comes_to_our_balances_too() throws Exception {
        needs("ledger");
        String text = export(ExportFormat.LEDGER);

        Run run = ledger(text, "bal", "--flat", "--empty", "--no-total", "--format", "%A,%t\n");

        assertThat(run.code()).isZero();
        Map<String, String> theirs = new TreeMap<>();
        run.output()
                .lines()
                .map(line -> line.split(","))
                .forEach(cells ->
                        theirs.put(
                                cells[0],
                                cells[1].equals("0") ? "0.00" : cells[1].replace(" SOL", "")));
        assertThat(theirs).isEqualTo(ours());
        assertThat(ledger(text, "print").code()).isZero();
        // No memo has become a tag, a payee of its own, or an account.
        assertThat(ledger(text, "tags").output()).isEmpty();
        assertThat(ledger(text, "accounts").output().lines()).isSubsetOf(theirs.keySet());
    }

    @Test
    void ledger_finds_what_was_changed_and_what_is_gone() throws Exception {
        needs("ledger");
        String text = export(ExportFormat.LEDGER);
        String[] lines = text.split("\n");
        int at = first(lines, text.lines().count() / 2, "-\\d+\\.\\d\\d SOL =");
        lines[at] = digitChanged(lines[at]);
        lines[at + 1] = digitChanged(lines[at + 1]);
        assertThat(ledger(String.join("\n", lines) + "\n", "bal").code()).isNotZero();

        List<String> blocks = Arrays.asList(text.split("\n\n"));
        for (int taken : List.of(1, blocks.size() / 2, blocks.size() - 2)) {
            var rest = new ArrayList<>(blocks);
            rest.remove(taken);
            assertThat(ledger(String.join("\n\n", rest) + "\n", "bal").code())
                    .as("without block " + taken)
                    .isNotZero();
        }
    }

    @Test
    void hledger_finds_a_changed_amount() throws Exception {
        needs("hledger");
        String[] lines = journal.split("\n");
        int at = first(lines, journal.lines().count() / 2, "-\\d+\\.\\d\\d SOL ==");
        lines[at] = digitChanged(lines[at]);
        lines[at + 1] = digitChanged(lines[at + 1]);

        Run run = hledger(String.join("\n", lines) + "\n", "check", "-s");

        assertThat(run.code()).isNotZero();
    }

    private static String digitChanged(String posting) {
        var amount = Pattern.compile("(\\d)( SOL ==?)").matcher(posting);
        return amount.replaceFirst(
                m -> (char) ('0' + ('9' - m.group(1).charAt(0) + 4) % 10) + m.group(2));
    }

    @Test
    void hledger_finds_a_transaction_taken_out() throws Exception {
        needs("hledger");
        List<String> blocks = Arrays.asList(journal.split("\n\n"));
        // The header is the first block, the closing the last.
        for (int taken : List.of(1, blocks.size() / 2, blocks.size() - 2)) {
            var rest = new ArrayList<>(blocks);
            rest.remove(taken);

            assertThat(hledger(String.join("\n\n", rest) + "\n", "check", "-s").code())
                    .as("without block " + taken)
                    .isNotZero();
        }
        assertThat(blocks).hasSize(posted + 2);
    }

    @Test
    void bean_check_finds_nothing_wrong_and_a_changed_amount() throws Exception {
        needs("bean-check");
        String beans = export(ExportFormat.BEANCOUNT);
        assertThat(beanCheck(beans).output()).isEmpty();

        String[] lines = beans.split("\n");
        int last = lines.length - 1;
        lines[last] = lines[last].replaceFirst("(\\d+)\\.(\\d)(\\d) ~", "$1.$2" + "9 ~");
        lines[last - 1] = lines[last - 1].replaceFirst("(\\d+)\\.(\\d)(\\d) ~", "$1.$2" + "9 ~");
        assertThat(beanCheck(String.join("\n", lines) + "\n").code()).isNotZero();
    }

    @Test
    void a_unit_without_decimals_and_with_a_digit_in_its_name_passes_too() throws Exception {
        needs("hledger");
        needs("bean-check");
        var hours = new Circle(TestDatabase.fresh(), 3, 2, 0);
        assertTrue(hours.pay("m0", "m1", 7, 1, 0, "an hour; a:b"));
        var out = new StringWriter();
        new Exports(hours.database).write(ExportFormat.HLEDGER, out, _ -> {});
        var beans = new StringWriter();
        new Exports(hours.database).write(ExportFormat.BEANCOUNT, beans, _ -> {});

        String quoted = out.toString().replace(" SOL", " \"H2\"");
        assertThat(hledger(out.toString(), "check", "-s", "ordereddates").output()).isEmpty();
        assertThat(hledger(quoted, "check", "-s", "ordereddates").output()).isEmpty();
        assertThat(beanCheck(beans.toString()).output()).isEmpty();
        needs("ledger");
        var third = new StringWriter();
        new Exports(hours.database).write(ExportFormat.LEDGER, third, _ -> {});
        assertThat(ledger(third.toString(), "accounts").code()).isZero();
        String inQuotes = third.toString().replace(" SOL", " \"H2\"");
        assertThat(ledger(inQuotes, "accounts").code()).isZero();
    }

    @Test
    void an_empty_ledger_is_an_empty_journal() throws Exception {
        needs("hledger");
        needs("bean-check");
        var nothing = new Exports(new coop.mutirao.db.Database(TestDatabase.fresh()));
        var out = new StringWriter();
        nothing.write(ExportFormat.HLEDGER, out, _ -> {});
        var beans = new StringWriter();
        nothing.write(ExportFormat.BEANCOUNT, beans, _ -> {});

        assertThat(hledger(out.toString(), "check", "-s").output()).isEmpty();
        assertThat(beanCheck(beans.toString()).output()).isEmpty();
    }

    @Test
    void csv_has_a_line_for_each_entry() {
        List<String> lines = export(ExportFormat.CSV).lines().toList();
        // The closing transaction's postings of nothing are none of ours.
        long postings =
                journal.substring(0, journal.indexOf("(closing)"))
                        .lines()
                        .filter(line -> line.startsWith("    Assets:"))
                        .count();

        assertThat(lines.getFirst()).startsWith("logIndex,committedAt,effectiveOn,payment,kind");
        assertThat(lines).hasSize((int) postings + 1);
        assertThat(lines).anyMatch(l -> l.endsWith(",'=1+1"));
        // What is below zero is a number as what is above.
        assertThat(lines.stream().skip(1).filter(l -> l.matches(".*,-[0-9.]+,-?[0-9.]+,.*")))
                .hasSizeGreaterThan(10);
        assertThat(lines).noneMatch(l -> l.matches(".*,'-[0-9.]+,'?-?[0-9.]+,.*"));
    }

    @Test
    void jsonl_has_a_line_for_each_fact() {
        List<String> lines = export(ExportFormat.JSONL).lines().toList();

        assertThat(lines)
                .hasSize((int) exports.size())
                .allMatch(l -> l.matches("\\{.*\"at\":\".*\"}"));
    }

    private static int first(String[] lines, long from, String pattern) {
        for (int i = (int) from; i < lines.length; i++) {
            if (Pattern.compile(pattern).matcher(lines[i]).find()) {
                return i;
            }
        }
        throw new AssertionError("no line like " + pattern);
    }

    private Run hledger(String text, String... arguments) throws Exception {
        Path file = Files.writeString(dir.resolve("x.journal"), text);
        List<String> command = new ArrayList<>(List.of("hledger", "-f", file.toString()));
        command.addAll(List.of(arguments));
        return AuditorTools.run(command);
    }

    private Run ledger(String text, String... arguments) throws Exception {
        Path file = Files.writeString(dir.resolve("x.ledger"), text);
        List<String> command = new ArrayList<>(List.of("ledger", "--args-only", "--pedantic"));
        command.addAll(List.of("-f", file.toString()));
        command.addAll(List.of(arguments));
        return AuditorTools.run(command);
    }

    private Run beanCheck(String text) throws Exception {
        Path file = Files.writeString(dir.resolve("x.beancount"), text);
        return AuditorTools.run(List.of("bean-check", "-C", file.toString()));
    }
}
