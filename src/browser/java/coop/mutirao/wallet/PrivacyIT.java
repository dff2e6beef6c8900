package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import coop.mutirao.http.Role;
import coop.mutirao.testing.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What others see of a member, what is kept about her, and how she leaves.
class PrivacyIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> & \"bread\"";

    static Village village;
    static Browser browser;
    private static int decisions = 1;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.give("gil", Role.TREASURER);
        village.give("flor", Role.TREASURER);
    }

    @AfterAll
    static void close() {
        village.close();
    }

    /// Lets fields be for everybody, but those named, which are for fewer.
    private static void policy(Map<String, String> widest) {
        var value = new HashMap<String, Object>(Map.of("signedOrderDays", 10));
        for (String field : new String[] {"name", "telephone", "email", "place", "about"}) {
            value.put(
                    field,
                    Map.of("widest", widest.getOrDefault(field, "public"), "standard", "officers"));
        }
        String path = "/api/v1/policies/disclosure/" + ++decisions;
        var order = Map.of("value", value, "decision", "Assembly " + decisions);
        village.signIn("gil").put(path, order).is(202);
        village.signIn("flor").put(path, order).is(201);
    }

    private static JsonNode profile(Api caller, String code) {
        return caller.get("/api/v1/members/" + code + "/profile").is(200).body();
    }

    @Test
    void a_member_tells_what_she_likes_to_whom_she_likes() {
        policy(Map.of());
        try (Device phone = Device.narrow(browser, village.base).enter("ana")) {
            phone.open("/app/profile").at("What others see of you");
            phone.says("Nothing but your name yet.");
            phone.fill("Telephone", "call me").says("Only digits, blanks and");
            phone.fill("Telephone", "+55 11 5555-0100").fill("About you", HOSTILE + "\nand cakes");
            phone.page.getByLabel("Who sees your telephone").selectOption("members");
            phone.page.getByLabel("Who sees what is about you?").selectOption("public");
            phone.press("Save").says("It is saved, and holds at once.");

            Locator shown = phone.section("So others see you");
            assertThat(shown).containsText("+55 11 5555-0100");
            shown.getByLabel("Look with the eyes of").selectOption("public");
            assertThat(shown).not().containsText("+55 11 5555-0100");
            assertThat(shown).containsText(HOSTILE + " and cakes");
            assertThat(phone.page.locator("img[src=x]")).hasCount(0);

            JsonNode seen = profile(village.signIn("bea"), "ana");
            assertThat(seen.get("telephone").asString()).isEqualTo("+55 11 5555-0100");
            assertThat(profile(village.api, "ana").get("telephone").isNull()).isTrue();
            assertThat(profile(village.api, "ana").get("about").asString()).startsWith(HOSTILE);
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void what_the_community_decided_is_said_where_there_is_nothing_to_choose() {
        policy(Map.of("telephone", "members", "email", "officers"));
        try (Device desk = Device.desktop(browser, village.base).enter("bea")) {
            desk.open("/app/profile").at("What others see of you");
            desk.says("Who sees it is not for you to choose: the community has decided");
            assertThat(desk.page.getByLabel("Who sees your e-mail address?")).hasCount(0);
            Locator telephone = desk.page.getByLabel("Who sees your telephone number?");
            assertThat(telephone.locator("option")).hasCount(2);
            assertThat(telephone)
                    .hasAccessibleDescription(
                            "The community has decided that this" + " is for members at most.");

            // The assembly decides otherwise while the page is open.
            desk.page.getByLabel("Who sees your place?").selectOption("public");
            policy(Map.of("place", "officers"));
            desk.press("Save");

            desk.says("The community has decided that this is not shown to so many.");
            assertThat(desk.page.getByLabel("Who sees your place?")).hasCount(0);
            assertThat(desk.complaints).isEmpty();
        }
    }

    @Test
    void she_takes_all_her_data_along() throws IOException {
        try (Device phone = Device.narrow(browser, village.base).enter("cem")) {
            phone.open("/app/data").at("Your data, and leaving");
            village.clock.pass(Duration.ofMinutes(20));
            phone.press("Download my data").says("Is it you?");
            phone.dialog().getByText("Other ways to sign in").click();
            phone.dialog().getByLabel("Password").fill(Village.password("cem"));

            Download file = phone.page.waitForDownload(() -> phone.answer("Confirm"));

            assertThat(file.suggestedFilename()).isEqualTo("mutirao-cem.json");
            JsonNode data = new ObjectMapper().readTree(Files.readAllBytes(file.path()));
            assertThat(data.toString()).contains("\"cem\"");
            phone.says("Your browser has the file");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void who_still_owes_is_told_how_much_and_does_not_get_as_far() {
        pay("dora", "ana", 1_250);
        village.signIn("dora")
                .put("/api/v1/accounts/dora/delegates/bea", Map.of("decision", "Meeting"))
                .is(201);
        try (Device phone = Device.narrow(browser, village.base).enter("dora")) {
            phone.open("/app/data").says("You owe the community 12.50 SOL");
            phone.says("bea can act for your account.");
            assertThat(phone.button("I want to leave")).hasCount(0);
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void who_leaves_takes_two_steps_and_is_gone() {
        try (Device desk = Device.desktop(browser, village.base).enter("eva")) {
            desk.open("/app/data").says("Nothing stands in the way").press("I want to leave");
            desk.fill("Why do you leave?", "I move away");
            desk.fill("To be sure, type the code", "bea");
            assertThat(desk.button("Leave and erase me")).hasAttribute("aria-disabled", "true");
            desk.press("No, I stay").press("I want to leave");
            desk.fill("Why do you leave?", "I move away");
            desk.fill("To be sure, type the code", "eva");
            // Somebody pays her at the last moment.
            pay("flor", "eva", 100);
            desk.press("Leave and erase me");
            desk.says("the balance is 0.99").says("Nothing was erased.");
            village.signIn("eva");

            pay("eva", "flor", 99);
            desk.press("Leave and erase me").at("Good-bye");

            desk.says("You have left Rede.");
            assertThat(desk.page.locator(".menu")).hasCount(0);
            village.api
                    .post(
                            "/api/v1/sessions",
                            Map.of("code", "eva", "password", Village.password("eva")))
                    .isProblem(401, "sign-in-failed");
            desk.open("/app").at("Welcome to Rede");
            assertThat(desk.complaints).isEmpty();
        }
    }

    @Test
    void what_is_left_goes_to_the_fund_by_a_choice_of_its_own() {
        village.admit("hana", "hana", Village.password("hana"));
        pay("ana", "hana", 1_250);
        try (Device phone = Device.narrow(browser, village.base).enter("hana")) {
            phone.open("/app/data").says("You still have 12.38 SOL. Spend it or give it away.");
            phone.says("Or give the 12.38 SOL to the community's fund");
            phone.press("Leave, and give what is left").fill("Why do you leave?", HOSTILE);
            phone.fill("To be sure, type the code", "hana").press("Leave and erase me");
            phone.says("the balance is 12.38").says("Nothing was erased.");
            village.signIn("hana");

            // More comes at the last moment: what was not shown is not given.
            pay("ana", "hana", 100);
            phone.press("Leave and erase me");
            phone.page.getByLabel("I give what is left, 13.37 SOL, to the community").check();
            phone.press("Leave and erase me").at("Good-bye");

            village.signIn("coordinator").get("/api/v1/accounts/bea").is(200);
            assertThat(phone.complaints).isEmpty();
        }
    }

    private static void pay(String payer, String payee, long amount) {
        village.signIn(payer)
                .put(
                        "/api/v1/payments/" + UUID.randomUUID(),
                        Map.of("payee", payee, "amount", amount))
                .is(201);
    }
}
