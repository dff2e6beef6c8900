package coop.mutirao.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.cli.Cli;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import coop.mutirao.verify.report.ReportCheck;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A town's reports, whose figures were worked out by hand, and what an auditor says to them who
/// has nothing but a pack.
///
/// | day | what | amount | contribution |
/// |---|---|---|---|
/// | 10 October | Ana pays Bea | 2,000 | 20 |
/// | 20 October | Bea pays Cem | 1,000 | 10 |
/// | 5 November | of 15 September: Cem paid Ana | 300 | none |
/// | 6 November | Cem gives the 1,000 back | −1,000 | −10 |
/// | 6 November | Dan gives Eva | 700 | none |
/// | 7 November | the income is swept: 20 | | |
class SignedReportsTest {

    private static final String HOSTILE = "=HYPERLINK(\"http://evil.example\";\"Assembly\")";

    @TempDir static Path folder;

    static final SetClock clock = new SetClock(Instant.parse("2026-10-10T12:00:00Z"));
    static TestApp app;
    static Server server;
    static Api nobody;
    static Path pack;
    static long firstPayment;
    static long ids;

    @BeforeAll
    static void trade() {
        app = TestApp.founded(TestDatabase.fresh(), clock, 1);
        app.app.founding.firstCoordinator("coord", "Coord", "coord-password", app.app.chance);
        for (String code : List.of("ana", "bea", "cem", "dan", "eva", "auditor")) {
            app.admit(code, 10_000, 100_000, null);
        }
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        as("coord")
                .put("/api/v1/members/auditor/roles/auditor", Map.of("decision", HOSTILE))
                .is(201);
        as("coord")
                .put("/api/v1/members/eva/roles/treasurer", Map.of("decision", "Assembly"))
                .is(201);
        firstPayment = size();
        pay("ana", "bea", 2_000, "payment");
        clock.pass(Duration.ofDays(10));
        String toCem = pay("bea", "cem", 1_000, "payment");
        clock.pass(Duration.ofDays(16));
        var past =
                PaymentOrder.ofThePast(
                        new TransferId(id()),
                        "cem",
                        "ana",
                        Money.of(300),
                        null,
                        LocalDate.parse("2026-09-15"));
        assertThat(app.app.payments.submit(past)).isInstanceOf(PaymentOutcome.Committed.class);
        clock.pass(Duration.ofDays(1));
        as("cem")
                .put(toCem + "/reversal", Map.of("id", id().toString(), "reason", "not needed"))
                .is(201);
        pay("dan", "eva", 700, "gift");
        clock.pass(Duration.ofDays(1));
        as("eva").put("/api/v1/sweeps/" + id(), Map.of()).is(201);
        as("coord")
                .patch(
                        "/api/v1/accounts/dan",
                        Map.of("creditLimit", 12_000, "reason", "sells well"))
                .is(200);
        clock.pass(Duration.ofSeconds(1));
        app.keepLog(folder);
        pack = ExportedLog.write(app, folder, folder.resolve("pack"));
    }

    @AfterAll
    static void close() {
        server.close();
        app.close();
    }

    private static UUID id() {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids);
    }

    private static String pay(String payer, String payee, long amount, String kind) {
        String path = "/api/v1/payments/" + id();
        as(payer).put(path, Map.of("payee", payee, "amount", amount, "kind", kind)).is(201);
        return path;
    }

    private static Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    private static long size() {
        return app.app.database.inTransaction(app.app.log::size);
    }

    private static JsonNode get(String path) {
        return as("auditor").get("/api/v1/" + path).is(200).body();
    }

    private static String note(String path) {
        return as("auditor").with("Accept", "text/plain").get("/api/v1/" + path).is(200).text();
    }

    private static long balance(String account, String asOf) {
        return get("accounts/" + account + "/reports/balance" + asOf)
                .at("/items/0/balance")
                .asLong();
    }

    private static LogPolicy policy() {
        return LogPolicy.parse(new PackFolder(pack).policy());
    }

    private static Report verify(String file) {
        return new Verification(new PackFolder(pack), policy())
                .with(new ReportCheck(file.getBytes(UTF_8), policy()))
                .run();
    }

    @Test
    void a_balance_is_as_of_a_size() {
        assertThat(balance("ana", "?size=" + firstPayment)).isZero();
        assertThat(balance("ana", "?size=" + (firstPayment + 1))).isEqualTo(-2_000);
        assertThat(balance("bea", "?size=" + (firstPayment + 1))).isEqualTo(1_980);
        assertThat(balance("bea", "?size=" + (firstPayment + 2))).isEqualTo(980);
    }

    @Test
    void a_time_is_the_last_fact_of_that_very_time() {
        assertThat(balance("ana", "?at=2026-10-10T11:59:59.999999Z")).isZero();
        assertThat(balance("ana", "?at=2026-10-10T12:00:00Z")).isEqualTo(-2_000);
        JsonNode before = get("accounts/cem/reports/balance?at=2026-10-20T11:59:59.999999Z");
        JsonNode then = get("accounts/cem/reports/balance?at=2026-10-20T12:00:00Z");

        assertThat(before.get("size").asLong()).isEqualTo(firstPayment + 1);
        assertThat(then.get("size").asLong()).isEqualTo(firstPayment + 2);
        assertThat(then.at("/items/0/balance").asLong()).isEqualTo(990);
    }

    @Test
    void a_time_that_has_not_passed_is_refused() {
        String now = clock.instant().toString();

        as("auditor")
                .get("/api/v1/accounts/ana/reports/balance?at=" + now)
                .isProblem(400, "malformed-request");
        as("auditor")
                .get("/api/v1/accounts/ana/reports/balance?size=" + (size() + 1))
                .isProblem(422, "beyond-the-log");
    }

    @Test
    void what_was_dated_back_counts_from_its_day_on_and_is_known_from_its_size_on() {
        long known = firstPayment + 3;

        assertThat(balance("ana", "?effective=2026-09-14")).isZero();
        assertThat(balance("ana", "?effective=2026-09-15")).isEqualTo(300);
        assertThat(balance("ana", "?effective=2026-10-09")).isEqualTo(300);
        assertThat(balance("ana", "?effective=2026-10-10")).isEqualTo(-1_700);
        assertThat(balance("ana", "?effective=2026-09-15&size=" + (known - 1))).isZero();
        assertThat(balance("ana", "?effective=2026-09-15&size=" + known)).isEqualTo(300);
    }

    @Test
    void a_statement_stands_between_two_balances() {
        JsonNode all = get("accounts/bea/reports/statement?size=" + (firstPayment + 2));
        JsonNode later =
                get(
                        "accounts/bea/reports/statement?size=%d&from=%d"
                                .formatted(firstPayment + 2, firstPayment + 1));

        assertThat(all.get("items").valueStream().map(i -> i.get("balance").asLong()))
                .containsExactly(2_000L, 1_980L, 980L);
        assertThat(all.at("/of/opening").asString()).isEqualTo("0");
        assertThat(all.at("/of/closing").asString()).isEqualTo("980");
        assertThat(later.get("items").size()).isEqualTo(1);
        assertThat(later.at("/of/opening").asString()).isEqualTo("1980");
    }

    @Test
    void the_trial_balance_sums_to_zero() {
        for (String asOf : List.of("", "?effective=2026-10-15", "?size=" + (firstPayment + 1))) {
            JsonNode items = get("reports/signed/trial-balance" + asOf).get("items");

            assertThat(items.size()).isGreaterThan(2);
            assertThat(items.valueStream().mapToLong(i -> i.get("balance").asLong()).sum())
                    .isZero();
        }
    }

    @Test
    void the_month_in_the_open_has_figures_that_were_worked_out_by_hand() {
        // As of the log's end: 300 count for September, and nothing else does.
        assertThat(figure("2026-09", "turnover")).isEqualTo("300");
        assertThat(figure("2026-09", "money-supply")).isEqualTo("300");
        assertThat(figure("2026-09", "below-zero")).isEqualTo("300");
        // October: Ana −1,700, Bea 980, Cem 690, the fund 30.
        assertThat(figure("2026-10", "turnover")).isEqualTo("3000");
        assertThat(figure("2026-10", "money-supply")).isEqualTo("1700");
        assertThat(figure("2026-10", "below-zero")).isEqualTo("1700");
        assertThat(figure("2026-10", "contributions")).isEqualTo("30");
        assertThat(figure("2026-10", "payments")).isEqualTo("2");
        assertThat(figure("2026-10", "traders")).isEqualTo("3");
        assertThat(figure("2026-10", "zero-shift")).isEqualTo("-5");
        // 3,300 ÷ ((300 + 1,700) ÷ 2); 1,700 ÷ (3,300 ÷ 2); 30 ÷ (30 ÷ 2).
        assertThat(figure("2026-10", "velocity-ppm")).isEqualTo("3300000");
        assertThat(figure("2026-10", "deficit-ratio-ppm")).isEqualTo("1030303");
        assertThat(figure("2026-10", "idle-months-ppm")).isEqualTo("2000000");
        // November: 1,000 were given back with their 10; a gift is no trade.
        assertThat(figure("2026-11", "turnover")).isEqualTo("-1000");
        assertThat(figure("2026-11", "contributions")).isEqualTo("-10");
        assertThat(figure("2026-11", "payments")).isEqualTo("0");
        assertThat(figure("2026-11", "turnover-365-days")).isEqualTo("2300");
        assertThat(figure("2026-11", "fund")).isEqualTo("20");
    }

    private static String figure(String month, String figure) {
        return nobody.get("/api/v1/reports/open/" + month)
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .filter(i ->
                        i.get("figure").asString().equals(figure)
                                && i.get("month").asString().equals(month))
                .map(i -> i.get("value").asString())
                .findFirst()
                .orElse("none");
    }

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
        String altered = file.replace("\nSOL -1700 ", "\nSOL -1600 ");

        Report report = verify(altered);

        assertThat(altered).isNotEqualTo(file);
        assertThat(report.checks().stream().filter(c -> c.count() > 0).map(c -> c.check()))
                .containsExactly("report");
        assertThat(report.findings())
                .anyMatch(f -> f.contains("the figures are not those that were signed"))
                .anyMatch(f ->
                        f.startsWith("report line 1:")
                                && f.contains("-1600")
                                && f.contains("-1700"));
    }

    @Test
    void a_wrongfigure_is_found_even_if_the_log_signed_it() {
        for (String path :
                List.of(
                        "reports/signed/trial-balance",
                        "reports/signed/operator-posted",
                        "reports/open/2026-10")) {
            JsonNode honest = get(path);
            String file = honest.get("note").asString();
            String figures = file.substring(file.indexOf("\n\n", file.indexOf("\n\n") + 2) + 2);
            String wrong = figures.replaceFirst("2000|1700", "7777");

            Report report = verify(signed(file, wrong, Map.of()));

            assertThat(wrong).isNotEqualTo(figures);
            assertThat(report.findings())
                    .as(path)
                    .hasSize(1)
                    .allMatch(f -> f.startsWith("report line ") && f.contains("7777"));
        }
    }

    @Test
    void a_wronghead_is_found() {
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
    void acts_are_listed_with_who_did_them_and_no_spreadsheet_runs_them() {
        List<String> acts =
                get("reports/signed/acts")
                        .get("items")
                        .valueStream()
                        .map(i -> i.get("act").asString() + " by " + i.get("actorCode").asString())
                        .toList();
        String csv =
                as("auditor")
                        .with("Accept", "text/csv")
                        .get("/api/v1/reports/signed/acts")
                        .is(200)
                        .text();

        assertThat(acts)
                .contains("admin by coord", "limit by coord", "transaction by eva")
                .noneMatch(act -> act.contains("by cem"));
        assertThat(csv).contains("\"'=HYPERLINK(").doesNotContain(",\"=HYPERLINK(");
        assertThat(note("reports/signed/acts")).doesNotContain("HYPERLINK");
    }

    @Test
    void limits_have_their_history() {
        assertThat(
                        get("accounts/dan/reports/limits")
                                .get("items")
                                .valueStream()
                                .map(i -> i.get("limit").asLong()))
                .containsExactly(10_000L, 12_000L);
    }

    @Test
    void whose_it_is_not_does_not_read_it() {
        as("ana").get("/api/v1/accounts/ana/reports/statement").is(200);
        as("ana").get("/api/v1/accounts/bea/reports/statement").isProblem(403, "not-allowed");
        as("ana").get("/api/v1/reports/signed/acts").isProblem(403, "not-allowed");
        nobody.get("/api/v1/reports/signed/acts").isProblem(401, "not-signed-in");
    }

    @Test
    void the_page_is_in_three_languages_and_has_nothing_that_runs() {
        for (var language :
                Map.of(
                                "en",
                                "The month in the open",
                                "pt-BR",
                                "O mês às claras",
                                "es",
                                "El mes a la vista")
                        .entrySet()) {
            String page = nobody.get("/month/2026-10?lang=" + language.getKey()).is(200).text();

            assertThat(page)
                    .contains("<html lang=\"" + language.getKey() + "\">", language.getValue())
                    .doesNotContain("<script", "style=\"", "<style", "{{");
        }
        assertThat(nobody.with("Accept-Language", "fr, es-AR;q=0.8").get("/month/2026-10").text())
                .contains("<html lang=\"es\">");
        assertThat(nobody.get("/month/2026-12").status()).isEqualTo(404);
    }

    @Test
    void where_nobody_signs_figures_are_given_unsigned_and_no_note() {
        try (var town = TestApp.founded(TestDatabase.fresh(), clock, 2)) {
            town.admit("ana", 0, 100, null);
            try (Server other = town.app.serve("127.0.0.1", 0, URI.create("https://e.org/s"))) {
                Api ana =
                        new Api(URI.create("http://127.0.0.1:" + other.port()))
                                .as(Entered.token(town, clock, "ana"));
                String path = "/api/v1/accounts/ana/reports/balance";

                JsonNode unsigned = ana.get(path).is(200).body();

                assertThat(unsigned.get("note").isNull()).isTrue();
                assertThat(unsigned.get("checkpoint").isNull()).isTrue();
                ana.with("Accept", "text/plain").get(path).isProblem(503, "not-signed-yet");
                ana.get("/api/v1/reports/open/2026-10").isProblem(404, "not-found");
            }
        }
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
