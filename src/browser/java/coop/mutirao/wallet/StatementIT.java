package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.ColorScheme;
import coop.mutirao.http.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The frame around the pages, the statement, the assembly's first page and the fund.
class StatementIT {

    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.give("gil", Role.COORDINATOR);
        new HeldRound(village).openBallot();
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static void pay(int number, String payer, String payee, long amount, String what) {
        UUID id = new UUID(0x7000, 0x8000_0000_0000_2000L + number);
        village.signIn(payer)
                .put(
                        "/api/v1/payments/" + id,
                        Map.of("payee", payee, "amount", amount, "description", what))
                .is(201);
    }

    @Test
    void a_statement_adds_up_is_searched_explained_and_taken_away() throws IOException {
        pay(1, "ana", "bea", 550, "Bread <b>");
        pay(2, "bea", "ana", 1225, "A bicycle repaired");
        try (Device phone = Device.narrow(browser, village.base).enter("ana")) {
            phone.open("/app/statement").at("Statement");
            phone.says("It began with 0.00; 12.25 came in and 5.62 went out: that is 6.63.");
            assertThat(phone.page.locator("[data-amount='663']")).isVisible();
            assertThat(phone.page.locator(".rows > li")).hasCount(3);
            phone.says("Bread <b>");

            Locator fee =
                    phone.page
                            .locator(".rows > li")
                            .filter(new FilterOptions().setHasText("Contribution to the fund"));
            fee.locator("summary").focus();
            phone.keys("Enter");
            phone.says("of 12.25 is 0.1225 exactly.");
            phone.says("With 0 carried from before, 0.12 was charged and 0.0025 is carried on.");

            phone.unfold("Search and filter").fill("Search", "BICYCLE");
            phone.says("2 lines: 12.25 came in, 0.12 went out.");
            phone.fill("At least", "12,25").says("1 line: 12.25 came in, 0.00 went out.");
            phone.fill("At least", "12,26").says("No line is like that.");
            phone.press("Show all").says("that is 6.63.");

            phone.unfold("Take it away");
            assertThat(taken(phone, "Table (CSV)")).contains("Bread <b>");
            assertThat(taken(phone, "For programs (JSON)")).contains("\"balanceAfter\": 663");
            assertThat(taken(phone, "For bookkeeping (camt.053)")).contains("camt.053.001.08");
            assertThat(phone.complaints).isEmpty();
        }
        try (Device phone = new Device(browser, village.base).enter("flor")) {
            phone.open("/app/statement").says("Pay somebody or ask for a payment to begin.");
        }
    }

    private static String taken(Device phone, String button) throws IOException {
        var file = phone.page.waitForDownload(() -> phone.press(button));
        return Files.readString(file.path());
    }

    @Test
    void the_frame_leads_everywhere_at_every_size() {
        try (Device phone = Device.narrow(browser, village.base).enter("gil")) {
            phone.open("/app").at("Hello, gil");
            assertThat(phone.page.locator(".menu a:visible")).hasCount(5);
            phone.page
                    .getByLabel("Size of letters", new GetByLabelOptions().setExact(true))
                    .selectOption("veryLarge");
            for (String path : List.of("/app", "/app/me", "/app/statement", "/app/fund")) {
                phone.open(path).settle();
                assertThat(phone.page.locator("html")).hasAttribute("data-size", "veryLarge");
                Object over =
                        phone.page.evaluate(
                                "document.documentElement.scrollWidth - window.innerWidth");
                assertThat(over).as(path).isEqualTo(0);
            }
        }
        try (Device desk = Device.desktop(browser, village.base).enter("gil")) {
            desk.open(HeldRound.PAGE).settle();
            Locator marked = desk.page.locator(".menu a[aria-current]");
            assertThat(marked).hasCount(1);
            assertThat(marked).containsText("Assembly");
            desk.page.locator(".menu a", new LocatorOptions().setHasText("Coordination")).click();
            desk.at("Coordination");
            desk.page.getByLabel("gil: your account and settings").click();
            desk.at("gil").says("For your role");
        }
        try (var stranger = new Device(browser, village.base, 390, ColorScheme.DARK, "es-AR")) {
            stranger.open("/app/help#levy").at("Ayuda").says("¿Qué es público?");
        }
    }

    @Test
    void what_waits_for_a_vote_is_counted_until_one_has_voted() {
        try (Device phone = new Device(browser, village.base).enter("eva")) {
            phone.open("/app/assembly").at("Assembly");
            assertThat(phone.page.locator(".badge")).containsText("1 vote waits for you");
            Locator now = phone.section("What is decided now");
            assertThat(now.locator(".button"))
                    .hasAttribute("aria-label", "Vote: " + HeldRound.TITLE);

            village.signIn("eva")
                    .put(
                            "/api/v1/rounds/" + HeldRound.ID + "/ballot",
                            Map.of("choice", List.of(HeldRound.project(2)), "seq", 1))
                    .is(201);
            phone.page.reload();

            assertThat(now).containsText("You have voted");
            assertThat(phone.page.locator(".badge")).hasCount(0);
        }
    }

    /// As when the browser finds the network again.
    private static Device lookAgain(Device phone) {
        phone.page.evaluate("dispatchEvent(new Event('online'))");
        return phone;
    }

    @Test
    void what_happens_shows_by_itself_and_a_lost_connection_is_said() {
        try (Device phone = new Device(browser, village.base).enter("dora")) {
            phone.open("/app/statement").at("Statement").settle();
            pay(3, "cem", "dora", 300, "Onions");
            lookAgain(phone).says("Onions");

            phone.page.context().setOffline(true);
            lookAgain(phone).says("No connection. What you see may be old");
            phone.page.context().setOffline(false);
            assertThat(phone.page.locator(".banners")).isEmpty();
        }
    }

    @Test
    void the_fund_says_where_it_came_from_and_by_which_decision_it_went() {
        long held = 0;
        for (var purse : village.signIn("ana").get("/api/v1/funds").is(200).body().get("items")) {
            held += purse.get("balance").asLong();
        }
        try (Device desk = Device.desktop(browser, village.base).enter("ana")) {
            desk.open("/app/fund").at("The collective fund");
            assertThat(desk.page.locator("[data-amount='" + held + "']")).isVisible();
            desk.says(HeldRound.TITLE).says("By: Assembly of 12 May, item 6");
            Locator flows = desk.section("In and out");
            assertThat(flows.locator("svg[role=img]")).isVisible();
            flows.locator("summary").click();
            assertThat(flows.locator("tr").filter(new FilterOptions().setHasText("For rounds")))
                    .containsText("10.00");
            desk.says("Nothing was selected yet");
            assertThat(desk.complaints).isEmpty();
        }
    }
}
