package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who acts for an account, as its owner and its delegates see and change it.
class DelegatesIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'</small>";

    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.admit("mal", HOSTILE, null);
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static Device page(Device device, String code) {
        return device.enter(code).open("/app/delegates").at("Who acts for this account");
    }

    private static Device choose(Device device, String code, String name) {
        device.press("Let somebody act").fill("Who shall act?", code);
        assertThat(device.page.locator(".found strong")).hasText(name);
        return device;
    }

    private static Device decide(Device device, String decision) {
        return device.fill("By which decision?", decision);
    }

    private static JsonNode delegates(String account) {
        return village.signIn(account)
                .get("/api/v1/accounts/" + account + "/delegates")
                .is(200)
                .body()
                .get("items");
    }

    @Test
    void an_owner_lets_somebody_act_within_limits_changes_them_and_takes_it_back() {
        try (Device phone = page(Device.narrow(browser, village.base), "ana")) {
            phone.says("Nobody but you. To let somebody pay for you");
            choose(phone, "bea", "bea");
            phone.fill("At most in one payment", "50,5x").says("Write an amount such as 12.50.");
            phone.fill("At most in one payment", "50,50").fill("At most in one day", "200");
            phone.fill("Until and with this day", "2020-01-01").says("That day is over.");
            decide(phone, "Meeting of 12 May").press("Let her act");
            assertThat(delegates("ana").size()).as("while something is wrong").isZero();

            phone.fill("Until and with this day", "2999-12-31").press("Let her act");

            phone.says("bea can act for this account").says("At most 50.50 SOL a payment,");
            JsonNode given = delegates("ana").get(0);
            assertThat(given.get("paymentMaximum").asLong()).isEqualTo(5_050);
            assertThat(given.get("dayMaximum").asLong()).isEqualTo(20_000);
            assertThat(given.get("endsAt").asString())
                    .as("where the reader is")
                    .matches("2999-12-31.*|3000-01-01.*");
            assertThat(phone.focused()).as("where one goes on with the keyboard").isEqualTo("H2");

            phone.press("Change bea").fill("At most in one payment", "");
            decide(phone, "Meeting of 13 May").press("Save");
            phone.says("Payments of any size,");
            assertThat(delegates("ana").get(0).get("endsAt")).isEqualTo(given.get("endsAt"));

            phone.press("Take back bea").dialog().getByLabel("By which decision?").fill("Assembly");
            phone.answer("Take back").says("bea does not act for this account any more.");
            assertThat(delegates("ana").size()).isZero();
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void a_name_is_only_ever_text() {
        try (Device desk = page(Device.desktop(browser, village.base), "cem")) {
            choose(desk, "mal", HOSTILE);
            decide(desk, HOSTILE).press("Let her act");

            desk.says(HOSTILE + " can act for this account");

            assertThat(desk.section("These act for the account").locator("li strong"))
                    .hasText(HOSTILE);
            assertThat(desk.page.locator("img[src=x]")).hasCount(0);
            assertThat(desk.complaints).isEmpty();
        }
    }

    @Test
    void who_cannot_be_a_delegate_is_said_why() {
        try (Device phone = page(Device.narrow(browser, village.base), "dora")) {
            phone.press("Let somebody act").fill("Who shall act?", "nobody-here");
            phone.says("There is no member with the code nobody-here.");
            phone.fill("Who shall act?", "dora");
            assertThat(phone.page.locator(".found strong")).hasText("dora");
            decide(phone, "I myself").press("Let her act");

            phone.says("only another person than its owner can");

            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void who_manages_gives_at_most_what_she_has_and_who_does_not_only_looks() {
        Api eva = village.signIn("eva");
        give(eva, "flor", Map.of("paymentMaximum", 5_000, "dayMaximum", 9_000, "mayManage", true));
        give(eva, "gil", Map.of());
        try (Device flors = Device.narrow(browser, village.base).enter("flor");
                Device gils = Device.desktop(browser, village.base).enter("gil")) {
            actFor(flors, "eva");
            choose(flors, "bea", "bea").fill("At most in one payment", "50.01");
            flors.says("You can give at most what you have yourself: 50.00.");
            decide(flors, "Flor decides").press("Let her act");
            assertThat(delegates("eva").size()).as("only the two").isEqualTo(2);
            flors.fill("At most in one payment", "50.00").press("Let her act");
            flors.says("bea can act for this account");

            actFor(gils, "eva");
            gils.says("You may act for this account, but not change who else does.");
            assertThat(gils.button("Let somebody act")).hasCount(0);
            assertThat(gils.button("Take back bea")).hasCount(0);

            gils.press("Act for it no longer eva").dialog().getByLabel("By which").fill("Enough");
            gils.answer("Act for it no longer").says("Nobody but you.");
            assertThat(delegates("eva").size()).isEqualTo(2);
            assertThat(flors.complaints).isEmpty();
            assertThat(gils.complaints).isEmpty();
        }
    }

    private static void give(Api owner, String delegate, Map<String, Object> powers) {
        var order = new HashMap<String, Object>(powers);
        order.put("decision", "Meeting of 12 May");
        owner.put("/api/v1/accounts/eva/delegates/" + delegate, order).is(201);
    }

    private static void actFor(Device device, String account) {
        device.open("/app/delegates").page.getByLabel("You act for").selectOption(account);
        device.says("Who acts for the account of " + account);
    }

    @Test
    void a_rule_for_large_payments_is_set_made_stricter_and_ended() {
        try (Device phone = page(Device.narrow(browser, village.base), "gil")) {
            phone.says("There is no such rule").button("Set such a rule").focus();
            phone.keys("Enter").says("Only its owner acts for this account now.");
            phone.type("1,000.00").keys("Tab", "Tab").type("Meeting of 12 May").keys("Enter");
            phone.says("A payment of more than 1,000.00 SOL waits until 2 have agreed.");

            phone.press("Change the rule").fill("Above which amount?", "0");
            phone.page.getByLabel("How many have to agree?").selectOption("3");
            decide(phone, "Meeting of 13 May").press("Save");
            phone.says("A payment of more than 0.00 SOL waits until 3 have agreed.");

            phone.press("End the rule").dialog().getByLabel("By which").fill("Meeting of 14 May");
            phone.answer("End the rule").says("There is no such rule");
            village.signIn("gil").get("/api/v1/accounts/gil/approval-rule").is(404);
            assertThat(phone.complaints).isEmpty();
        }
    }
}
