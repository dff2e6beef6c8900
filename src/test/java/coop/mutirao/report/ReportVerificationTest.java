package coop.mutirao.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.cli.Cli;
import coop.mutirao.testing.TestApp;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an auditor says to reports who has nothing but a pack.
class ReportVerificationTest extends ReportTown {

    @Test
    void every_report_is_signed_and_an_auditor_comes_to_the_same_figures() {
        for (String path :
                List.of(
                        "accounts/ana/reports/balance",
                        "accounts/ana/reports/balance?at=2026-10-10T12:00:00Z",
                        "accounts/ana/reports/balance?effective=2026-10-01",
                        "accounts/bea/reports/statement",
                        "accounts/bea/reports/statement?effective=2026-10-31&from=5",
                        "accounts/fund-income/reports/statement",
                        "accounts/dan/reports/limits",
                        "reports/signed/trial-balance",
                        "reports/signed/trial-balance?effective=2026-10-15",
                        "reports/signed/trial-balance?size=" + (firstPayment + 1),
                        "reports/signed/operator-posted",
                        "reports/signed/limits",
                        "reports/signed/acts",
                        "reports/open/2026-09",
                        "reports/open/2026-10",
                        "reports/open/2026-11")) {
            String file = note(path);
            SignedNote head =
                    SignedNote.parse(
                            file.substring(0, file.indexOf("\n\n", file.indexOf("\n\n") + 2) + 1)
                                    .getBytes(UTF_8));

            assertThat(head.verifiedBy(List.of(policy().logs().getFirst().ofStatements())))
                    .as(path)
                    .hasSize(1);
            assertThat(Statement.parse(head.text()).checkpoint().origin())
                    .isEqualTo(TestApp.NETWORK.origin());
            assertThat(verify(file).findings()).as(path).isEmpty();
        }
    }

    @Test
    void one_figure_that_was_altered_is_found_by_name() {
        String file = note("accounts/ana/reports/balance");
        String altered = file.replace("\nSOL -1703 ", "\nSOL -1600 ");

        Report report = verify(altered);

        assertThat(altered).isNotEqualTo(file);
        assertThat(report.checks().stream().filter(c -> c.count() > 0).map(c -> c.check()))
                .containsExactly("report");
        assertThat(report.findings())
                .anyMatch(f -> f.contains("the figures are not those that were signed"))
                .anyMatch(f ->
                        f.startsWith("report line 1:")
                                && f.contains("-1600")
                                && f.contains("-1703"));
    }

    @Test
    void a_wrong_figure_is_found_even_if_the_log_signed_it() {
        for (String path :
                List.of(
                        "reports/signed/trial-balance",
                        "reports/signed/operator-posted",
                        "reports/open/2026-10")) {
            JsonNode honest = get(path);
            String file = honest.get("note").asString();
            String figures = file.substring(file.indexOf("\n\n", file.indexOf("\n\n") + 2) + 2);
            String wrong = figures.replaceFirst("2000|1703", "7777");

            Report report = verify(signed(file, wrong, Map.of()));

            assertThat(wrong).isNotEqualTo(figures);
            assertThat(report.findings())
                    .as(path)
                    .hasSize(1)
                    .allMatch(f -> f.startsWith("report line ") && f.contains("7777"));
        }
    }

    @Test
    void a_wrong_head_is_found() {
        String statement = note("accounts/bea/reports/statement");
        String figures =
                statement.substring(statement.indexOf("\n\n", statement.indexOf("\n\n") + 2) + 2);
        String timed = note("accounts/ana/reports/balance?at=2026-10-10T12:00:00Z");
        String balance = timed.substring(timed.indexOf("\n\n", timed.indexOf("\n\n") + 2) + 2);

        assertThat(verify(signed(statement, figures, Map.of("closing", "1"))).findings())
                .singleElement()
                .asString()
                .contains("report head", "closing is 1");
        // The next fact is of the 20th.
        assertThat(
                        verify(signed(timed, balance, Map.of("at", "2026-10-21T12:00:00.000000Z")))
                                .findings())
                .singleElement()
                .asString()
                .contains("report head", "as well");
    }

    /// The same report with other figures or another head, by whoever has the log's key.
    private static String signed(String file, String figures, Map<String, String> instead) {
        Statement head = Statement.parse(file.substring(0, file.indexOf("\n\n") + 1));
        var of = new java.util.LinkedHashMap<>(head.of());
        of.putAll(instead);
        Statement wrong = Statement.of(head.report(), head.checkpoint(), of, figures);
        var signer = coop.mutirao.signer.KeyFile.read(folder.resolve("log.key")).ofStatements();
        String text = wrong.text();
        return new SignedNote(text, List.of(signer.sign(text, 0))) + "\n" + figures;
    }

    /// The figures may all be right: the pack ends before them.
    @Test
    void a_report_that_is_newer_than_the_pack_is_said_to_be_so_once() throws Exception {
        String file = note("reports/signed/trial-balance");
        String figures = file.substring(file.indexOf("\n\n", file.indexOf("\n\n") + 2) + 2);
        Statement head = Statement.parse(file.substring(0, file.indexOf("\n\n") + 1));
        long later = head.checkpoint().size() + 100;
        var of = new java.util.LinkedHashMap<>(head.of());
        of.put("size", Long.toString(later));
        var checkpoint =
                new coop.mutirao.tlog.Checkpoint(
                        head.checkpoint().origin(), later, head.checkpoint().root());
        var signer = coop.mutirao.signer.KeyFile.read(folder.resolve("log.key")).ofStatements();
        String text = Statement.of(head.report(), checkpoint, of, figures).text();
        String newer = new SignedNote(text, List.of(signer.sign(text, 0))) + "\n" + figures;

        Report report = verify(newer);

        assertThat(report.findings()).isEmpty();
        assertThat(report.undecided()).isOne();
        assertThat(report.checks().getLast().undecided().getFirst().toString())
                .contains("newer: it is of a log of " + later + " leaves", "fetch a pack");
        Path kept = Files.writeString(folder.resolve("newer.txt"), newer);
        assertThat(Cli.run("verify", "report", kept.toString(), "--pack", pack.toString()))
                .isEqualTo(2);
        // Whoever altered it is found out all the same.
        assertThat(verify(newer.replaceFirst("fund-income SOL", "x SOL")).findings())
                .singleElement()
                .asString()
                .contains("not those that were signed");
    }

    @Test
    void the_command_says_the_same() throws Exception {
        Path file = folder.resolve("report.txt");
        Files.writeString(file, note("reports/signed/trial-balance"));
        assertThat(Cli.run("verify", "report", file.toString(), "--pack", pack.toString()))
                .isZero();

        Files.writeString(file, Files.readString(file).replaceFirst("fund-income SOL", "x SOL"));
        assertThat(Cli.run("verify", "report", file.toString(), "--pack", pack.toString()))
                .isEqualTo(1);

        Files.writeString(file, "no report");
        assertThat(Cli.run("verify", "report", file.toString(), "--pack", pack.toString()))
                .isEqualTo(2);
    }

    @Test
    void a_report_is_no_checkpoint_and_a_checkpoint_no_report() {
        String file = note("reports/signed/trial-balance");
        String head = file.substring(0, file.indexOf("\n\n") + 1);
        String checkpoint = new String(new PackFolder(pack).checkpoint(), UTF_8);

        assertThatThrownBy(() -> coop.mutirao.tlog.Checkpoint.parse(head))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statement.parse(checkpoint))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
