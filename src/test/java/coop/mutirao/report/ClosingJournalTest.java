package coop.mutirao.report;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.export.AuditorTools;
import coop.mutirao.export.ExportFormat;
import coop.mutirao.verify.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Closing journals: signed, worked out again by an auditor, and read by her own programs behind a
/// journal of transfers.
class ClosingJournalTest extends ReportTown {

    private static final String PATH = "reports/signed/closing-";

    @TempDir Path out;

    private static String journal(ExportFormat format) {
        var text = new StringWriter();
        app.app.exports.write(format, text, _ -> {});
        return text.toString();
    }

    private int run(String name, String text, List<String> command)
            throws IOException, InterruptedException {
        Path file = Files.writeString(out.resolve(name), text);
        List<String> all = new java.util.ArrayList<>(command);
        all.add(file.toString());
        return AuditorTools.run(all).code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hledger", "ledger", "beancount"})
    void it_is_signed_and_an_auditor_comes_to_the_same(String form) {
        for (String asOf : List.of("", "?at=2026-10-20T12:00:00Z", "?size=" + firstPayment)) {
            String file = note(PATH + form + asOf);
            assertThat(verify(file).findings()).as(form + asOf + file).isEmpty();
            assertThat(file).startsWith("; mutirao.example/rede/statement\n; report closing-");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hledger", "ledger", "beancount"})
    void a_balance_that_was_altered_is_found(String form) {
        String file = note(PATH + form);
        String altered = file.replaceFirst("-7\\.00", "-8.00");
        Report report = verify(altered);
        assertThat(altered).isNotEqualTo(file);
        assertThat(report.findings())
                .anyMatch(f -> f.contains("the figures are not those that were signed"))
                .anyMatch(f -> f.startsWith("report line ") && f.contains("-8.00"));
    }

    @Test
    void another_day_is_found() {
        String file = note(PATH + "hledger");
        String day = get(PATH + "hledger").at("/of/day").asString();
        assertThat(verify(file.replace("; day " + day, "; day 2026-01-01")).findings())
                .anyMatch(f -> f.contains("day is 2026-01-01"));
    }

    @Test
    void journals_go_by_days_of_posting() {
        as("auditor")
                .get("/api/v1/" + PATH + "hledger?effective=2026-10-31")
                .isProblem(400, "malformed-request");
    }

    @Test
    void exports_name_the_checkpoint_by_size_and_root() {
        String root = get(PATH + "hledger").at("/checkpoint/root").asString();
        String size = get(PATH + "hledger").at("/checkpoint/size").asString();
        for (ExportFormat format :
                List.of(ExportFormat.HLEDGER, ExportFormat.LEDGER, ExportFormat.BEANCOUNT)) {
            String line = "; checkpoint %s %s\n".formatted(size, root);
            String journal = journal(format);
            assertThat(journal.indexOf(line)).as(format.wire()).isPositive();
            assertThat(journal).endsWith(line);
        }
    }

    // The last transfer, and the end that the same hand could have written anew.
    private static String cut(String journal, String begin) {
        int closing = journal.indexOf("closing) Closing");
        String transfers = closing < 0 ? journal : journal.substring(0, closing);
        return transfers.substring(0, transfers.lastIndexOf(begin));
    }

    @Test
    void hledger_finds_what_was_taken_off_the_end() throws Exception {
        AuditorTools.needs("hledger");
        findsTheCut(
                ExportFormat.HLEDGER,
                PATH + "hledger",
                List.of("hledger", "check", "-s", "ordereddates", "-f"));
    }

    @Test
    void ledger_finds_what_was_taken_off_the_end() throws Exception {
        AuditorTools.needs("ledger");
        findsTheCut(
                ExportFormat.LEDGER,
                PATH + "ledger",
                List.of("ledger", "--strict", "--pedantic", "bal", "-f"));
    }

    // Without its last two transfers the journal passes alone, and not with its closing.
    private void findsTheCut(ExportFormat format, String path, List<String> check)
            throws Exception {
        String journal = journal(format);
        String closing = note(path);
        assertThat(run("whole", journal + "\n" + closing, check)).isZero();
        String cut = cut(journal, "\n2026");
        cut = cut.substring(0, cut.lastIndexOf("\n2026")) + "\n";
        assertThat(run("cut", cut, check)).isZero();
        assertThat(run("both", cut + "\n" + closing, check)).isOne();
    }

    @Test
    void beancount_finds_what_was_taken_off_the_end() throws Exception {
        AuditorTools.needs("bean-check");
        var check = List.of("bean-check");
        String journal = journal(ExportFormat.BEANCOUNT);
        String closing = note(PATH + "beancount");
        assertThat(run("whole", journal + "\n" + closing, check)).isZero();
        String transfers = journal.substring(0, journal.indexOf("; closing balances"));
        String cut = transfers.substring(0, transfers.lastIndexOf(" * \"") - 10);
        cut = cut.substring(0, cut.lastIndexOf(" * \"") - 10);
        assertThat(run("cut", cut, check)).isZero();
        assertThat(run("both", cut + "\n" + closing, check)).isOne();
    }
}
