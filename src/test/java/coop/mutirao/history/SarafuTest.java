package coop.mutirao.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coop.mutirao.export.ExportFormat;
import coop.mutirao.ledger.Money;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.Town;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real community's payments, where the file is at hand. Its licence does not let us carry it
/// along, so elsewhere this does not run, and says so.
class SarafuTest {

    private static final Path FILE = Path.of("../shared/data/sarafu/transfers-100k.txt");

    @TempDir Path dir;

    @Test
    void the_sarafu_file_comes_out_in_our_books_and_in_others() throws Exception {
        boolean isHere = Files.exists(FILE);
        System.out.println("Sarafu: " + (isHere ? "the real payments are replayed" : "NOT run"));
        assumeTrue(isHere, FILE + " is not here: NOT run");
        try (var town = new Town(10_000, 100_000)) {
            var plan =
                    new PaymentImport.Plan(
                            HistoryFile.open(FILE, FileForm.PAIRS), Set.of("0", "5"), null, null);
            ImportReport report = town.app.imports.run(plan, _ -> {}, () -> false);

            System.out.println("Sarafu: " + report);
            long refused = report.refused().stream().mapToLong(ImportReport.Refusals::count).sum();
            assertThat(report.rows()).isEqualTo(100_000);
            assertThat(report.posted() + refused).isEqualTo(55_564);
            assertThat(report.accountsOpened()).isEqualTo(10_411);
            assertThat(report.balanceSum()).isEqualTo(Money.ZERO);
            assertThat(report.fundBalance()).isEqualTo(report.contributions());
            assertThat(town.app.checks.run((_, _) -> {}).isSound()).isTrue();
            othersAgree(town);
        }
    }

    private void othersAgree(Town town) throws Exception {
        if (isInstalled("hledger")) {
            // Strictly: with all that "hledger check -s" checks, and the file is read but once.
            String csv =
                    output(
                            "hledger",
                            "-s",
                            "-f",
                            export(town, ExportFormat.HLEDGER),
                            "bal",
                            "--flat",
                            "-E",
                            "-N",
                            "-O",
                            "csv",
                            "--layout=bare");
            assertThat(theirs(csv)).isEqualTo(ours(town));
        }
        if (isInstalled("bean-check")) {
            assertThat(output("bean-check", "-C", export(town, ExportFormat.BEANCOUNT))).isEmpty();
        }
    }

    private String export(Town town, ExportFormat format) throws IOException {
        Path file = dir.resolve("x." + format.extension());
        try (Writer out = Files.newBufferedWriter(file)) {
            town.app.exports.write(format, out, _ -> {});
        }
        return file.toString();
    }

    /// Balances of members in minor units, by public id.
    private static Map<String, Long> theirs(String csv) {
        var balances = new TreeMap<String, Long>();
        csv.lines()
                .map(line -> line.replace("\"", "").split(",", -1))
                .filter(cells -> cells[0].startsWith("Assets:Members:M-"))
                .forEach(cells ->
                        balances.put(
                                cells[0].substring("Assets:Members:M-".length()),
                                new BigDecimal(cells[2]).movePointRight(2).longValueExact()));
        return balances;
    }

    private static Map<String, Long> ours(Town town) {
        var balances = new TreeMap<String, Long>();
        DSL.using(TestDatabase.ownerOf(town.service), SQLDialect.POSTGRES)
                .fetch("SELECT upper(public_id), balance FROM account WHERE kind = 'member'")
                .forEach(row -> balances.put(row.get(0, String.class), row.get(1, Long.class)));
        return balances;
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor())
                .as(output.substring(0, Math.min(500, output.length())))
                .isZero();
        return output;
    }

    private static boolean isInstalled(String program) {
        boolean isInstalled =
                Arrays.stream(System.getenv("PATH").split(":", -1))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, program)));
        if (!isInstalled && System.getenv("CI") != null) {
            fail(program + " is not installed");
        }
        if (!isInstalled) {
            System.out.println("Sarafu: " + program + " is not installed, NOT checked by it");
        }
        return isInstalled;
    }
}
