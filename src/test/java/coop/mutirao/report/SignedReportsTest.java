package coop.mutirao.report;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A town's reports, by hand.
class SignedReportsTest extends ReportTown {

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

    /// A name that is misspelt would give another report than was meant.
    @Test
    void a_parameter_that_no_report_goes_by_is_refused() {
        for (String path :
                List.of("accounts/ana/reports/balance", "reports/signed/trial-balance")) {
            JsonNode problem =
                    as("auditor")
                            .get("/api/v1/" + path + "?efective=2026-10-01")
                            .isProblem(400, "malformed-request")
                            .body();
            assertThat(problem.get("parameter").asString()).isEqualTo("efective");
            assertThat(problem.get("detail").asString())
                    .endsWith("it goes by at, effective, from, size.");
        }
    }

    /// What is signed is what was asked for.
    @Test
    void what_a_report_does_not_go_by_is_refused() {
        for (String path :
                List.of(
                        "reports/signed/trial-balance?from=3",
                        "reports/signed/closing-hledger?from=3",
                        "accounts/ana/reports/balance?from=0",
                        "reports/signed/acts?effective=2026-10-01",
                        "reports/signed/limits?effective=2026-10-01",
                        "reports/signed/operator-posted?effective=2026-10-01",
                        "reports/signed/closing-beancount?effective=2026-10-01",
                        "accounts/ana/reports/limits?effective=2026-10-01")) {
            JsonNode problem =
                    as("auditor").get("/api/v1/" + path).isProblem(400, "malformed-request").body();
            String parameter = path.substring(path.indexOf('?') + 1, path.indexOf('='));
            assertThat(problem.get("parameter").asString()).as(path).isEqualTo(parameter);
            assertThat(problem.get("detail").asString())
                    .as(path)
                    .contains("is for reports", "is none");
        }
        as("auditor").get("/api/v1/reports/signed/none?from=3").isProblem(404, "not-found");
        get("reports/signed/acts?from=3");
    }

    @Test
    void a_day_that_has_not_begun_is_refused() {
        var today = java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        for (String path :
                List.of("accounts/ana/reports/balance", "reports/signed/trial-balance")) {
            get(path + "?effective=" + today);
            JsonNode problem =
                    as("auditor")
                            .get("/api/v1/" + path + "?effective=" + today.plusDays(1))
                            .isProblem(400, "malformed-request")
                            .body();
            assertThat(problem.get("detail").asString())
                    .contains("a day that has begun, and today is " + today);
        }
    }

    @Test
    void what_was_dated_back_counts_from_its_day_on_and_is_known_from_its_size_on() {
        long known = firstPayment + 3;

        assertThat(balance("ana", "?effective=2026-09-14")).isZero();
        assertThat(balance("ana", "?effective=2026-09-15")).isEqualTo(297);
        assertThat(balance("ana", "?effective=2026-10-09")).isEqualTo(297);
        assertThat(balance("ana", "?effective=2026-10-10")).isEqualTo(-1_703);
        assertThat(balance("ana", "?effective=2026-09-15&size=" + (known - 1))).isZero();
        assertThat(balance("ana", "?effective=2026-09-15&size=" + known)).isEqualTo(297);
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
            JsonNode report = get("reports/signed/trial-balance" + asOf);
            JsonNode items = report.get("items");

            assertThat(items.size()).isGreaterThan(2);
            assertThat(items.valueStream().mapToLong(i -> i.get("balance").asLong()).sum())
                    .isZero();
            long above =
                    items.valueStream()
                            .mapToLong(i -> Math.max(0, i.get("balance").asLong()))
                            .sum();
            String unit = items.get(0).get("unit").asString();
            assertThat(report.at("/of/above").asString()).isEqualTo(above + " " + unit);
            assertThat(report.at("/of/below").asString()).isEqualTo("-" + above + " " + unit);
        }
    }

    @Test
    void the_month_in_the_open_has_figures_that_were_worked_out_by_hand() {
        // As of the log's end: 300 count for September, and nothing else does.
        assertThat(figure("2026-09", "turnover")).isEqualTo("300");
        assertThat(figure("2026-09", "money-supply")).isEqualTo("300");
        assertThat(figure("2026-09", "below-zero")).isEqualTo("300");
        // October: Ana −1,703, Bea 980, Cem 690, the fund 33.
        assertThat(figure("2026-10", "turnover")).isEqualTo("3000");
        assertThat(figure("2026-10", "money-supply")).isEqualTo("1703");
        assertThat(figure("2026-10", "below-zero")).isEqualTo("1703");
        assertThat(figure("2026-10", "contributions")).isEqualTo("30");
        assertThat(figure("2026-10", "payments")).isEqualTo("2");
        assertThat(figure("2026-10", "traders")).isEqualTo("3");
        assertThat(figure("2026-10", "zero-shift")).isEqualTo("-5");
        // Of 47 days since the middle of September: 3,300 · 365 ÷ 47 ÷ ((300 + 1,703) ÷ 2).
        assertThat(figure("2026-10", "days-counted")).isEqualTo("47");
        assertThat(figure("2026-10", "velocity-ppm")).isEqualTo("25589275");
        assertThat(figure("2026-10", "days-from")).isEqualTo("2026-09-15");
        assertThat(figure("2026-10", "days-to")).isEqualTo("2026-10-31");
        // A mean month: 1,703 ÷ (3,300 · 365 ÷ 47 ÷ 12); 33 ÷ (33 · 365 ÷ 47 ÷ 12).
        assertThat(figure("2026-10", "deficit-ratio-ppm")).isEqualTo("797419");
        assertThat(figure("2026-10", "idle-months-ppm")).isEqualTo("1545205");
        // November: 1,000 were given back with their 10; a gift is no trade.
        assertThat(figure("2026-11", "turnover")).isEqualTo("-1000");
        assertThat(figure("2026-11", "contributions")).isEqualTo("-10");
        assertThat(figure("2026-11", "payments")).isEqualTo("0");
        assertThat(figure("2026-11", "turnover-365-days")).isEqualTo("2300");
        assertThat(figure("2026-11", "fund")).isEqualTo("23");
    }

    /// A spreadsheet adds up what it gets.
    @Test
    void figures_below_zero_are_numbers_in_csv() {
        String month = csv("reports/open/2026-10");
        assertThat(month).contains("\r\nzero-shift,2026-10,-5\r\n").doesNotContain("'-");
        assertThat(csv("reports/open/2026-11")).contains("\r\nturnover,2026-11,-1000\r\n");
        assertThat(csv("reports/signed/trial-balance?size=" + (firstPayment + 1)))
                .contains(",-2000,")
                .doesNotContain("'-");
    }

    private static String csv(String path) {
        return as("auditor").with("Accept", "text/csv").get("/api/v1/" + path).is(200).text();
    }

    private static String figure(String month, String figure) {
        return figure(month, month, figure);
    }

    /// What the report of a month says of an earlier one.
    private static String figure(String report, String month, String figure) {
        return nobody.get("/api/v1/reports/open/" + report)
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
    void a_month_before_the_first_and_one_that_has_not_begun_have_no_report() {
        for (String month : List.of("2026-08", "0001-01")) {
            nobody.get("/api/v1/reports/open/" + month).isProblem(404, "not-found");
            nobody.get("/month/" + month).isProblem(404, "not-found");
        }
        assertThat(nobody.get("/api/v1/reports/open/2026-08").text()).contains("is 2026-09.");
        nobody.get("/api/v1/reports/open/2999-01").isProblem(404, "not-found");
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
                .contains("admin by service", "limit by coord", "transaction by eva")
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
                .containsExactly(10_000L, 9_000L);
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
                    .contains("<svg class=\"chart\"")
                    // Commands to be copied, with the host at which she reads this.
                    .contains(
                            "curl http://127.0.0.1:%d/api/v1/reports/open/2026-10"
                                    .formatted(server.port()))
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

    /// At the end of 15 October: Ana −1,703, Bea 1,980, Cem −300, the fund 23; and at the end of
    /// September Ana 297, Cem −300, the fund 3. 31 days are counted, with a turnover of 2,300.
    @Test
    void at_the_end_of_any_day_the_numbers_are_those_of_that_day() {
        JsonNode at = get("soundness?at=2026-10-15");
        assertThat(at.get("moneySupply").asLong()).isEqualTo(2_003);
        assertThat(at.get("belowZero").asLong()).isEqualTo(2_003);
        assertThat(at.get("daysCounted").asLong()).isEqualTo(31);
        assertThat(at.get("turnoverYear").asLong()).isEqualTo(2_300);
        // 2,300 · 365 · 2 ÷ ((300 + 2,003) · 31); 2,003 · 12 · 31 ÷ (2,300 · 365); 12 · 31 ÷ 365.
        assertThat(at.at("/velocity/ppm").asString()).isEqualTo("23517711");
        assertThat(at.at("/velocity/band").asString()).isEqualTo("green");
        assertThat(at.at("/deficitRatio/ppm").asString()).isEqualTo("887571");
        assertThat(at.at("/idleMonths/ppm").asString()).isEqualTo("1019178");
        assertThat(at.get("zeroShift").asLong()).isEqualTo(-4);
        assertThat(at.at("/months/0/turnover").asLong()).isEqualTo(300);
        assertThat(at.at("/months/1/turnover").asLong()).isEqualTo(2_000);
        // At its end a month has the figures of the report in the open.
        JsonNode end = get("soundness?at=2026-10-31");
        assertThat(end.get("turnoverYear").asString())
                .isEqualTo(figure("2026-10", "turnover-365-days"));
        assertThat(end.at("/velocity/ppm").asString()).isEqualTo(figure("2026-10", "velocity-ppm"));
        // The history ends with the day, and has the months before as they are said in the open.
        assertThat(at.at("/history/1/velocity/ppm").asString()).isEqualTo("23517711");
        for (JsonNode point : end.get("history").valueStream().toList()) {
            String name = point.get("month").asString();
            assertThat(point.get("moneySupply").asString()).isEqualTo(figure(name, "money-supply"));
            assertThat(point.get("zeroShift").asString()).isEqualTo(figure(name, "zero-shift"));
            assertThat(point.at("/velocity/ppm").asString())
                    .isEqualTo(figure(name, "velocity-ppm"));
            assertThat(point.at("/idleMonths/band").asString())
                    .isEqualTo(figure(name, "idle-months-band"));
            // In the report of the month after it is the same.
            assertThat(figure("2026-10", name, "velocity-ppm"))
                    .isEqualTo(figure(name, "velocity-ppm"));
            assertThat(figure("2026-10", name, "deficit-ratio-band"))
                    .isEqualTo(figure(name, "deficit-ratio-band"));
        }
        assertThat(end.get("history").valueStream().map(p -> p.get("month").asString()))
                .containsExactly("2026-09", "2026-10");
        for (String wrong : List.of("2026-13-01", "2999-01-01", "2026-10", "+12026-10-10")) {
            as("auditor").get("/api/v1/soundness?at=" + wrong).is(400);
        }
        as("auditor").get("/api/v1/soundness?at=2026-08-31").isProblem(404, "not-found");
        as("ana").get("/api/v1/soundness").is(403);
        as("eva").get("/api/v1/soundness").is(200);
    }
}
