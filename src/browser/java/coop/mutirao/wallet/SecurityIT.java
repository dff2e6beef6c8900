package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.OneTimeCodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A member looks after her ways in.
class SecurityIT {

    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static Device security(String code) {
        return new Device(browser, village.base).enter(code).open("/app/security").at("Security");
    }

    private static void addPasskey(Device phone, String name) {
        phone.press("Add a passkey").fill("A name for it", name).press("Add a passkey");
        phone.says("The passkey was added.");
    }

    @Test
    void a_passkey_lets_in_whoever_the_device_knows() {
        try (Device phone = security("ana")) {
            addPasskey(phone, "Ana's phone");
            assertThat(phone.section("Passkeys")).containsText("Ana's phone");
            assertThat(phone.passkeys()).isEqualTo(1);
            phone.open("/app").press("Sign out").at("Welcome to Rede");

            phone.press("Sign in with a passkey").at("Hello, ana");

            phone.press("Sign out").at("Welcome to Rede");
            phone.setVerified(false);
            phone.press("Sign in with a passkey").says("You cancelled, or this device has no");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void a_passkey_is_renamed_and_removed_and_lets_nobody_in_any_more() {
        try (Device phone = security("bea")) {
            addPasskey(phone, "A phone");
            phone.press("Rename A phone");
            phone.dialog().getByLabel("A name for it").fill("Bea's phone");
            phone.answer("Save");
            assertThat(phone.section("Passkeys")).containsText("Bea's phone");

            phone.press("Remove Bea's phone").answer("Remove");

            assertThat(phone.section("Passkeys")).containsText("You have no passkey yet.");
            phone.open("/app").press("Sign out").at("Welcome to Rede");
            phone.press("Sign in with a passkey").says("That does not go together.");
        }
    }

    @Test
    void a_password_alone_is_not_enough_once_an_app_shows_digits() {
        try (Device phone = security("cem")) {
            phone.press("Turn it on");
            assertThat(phone.section("Code from an app").locator("svg.qr")).isVisible();
            String secret =
                    phone.section("Code from an app")
                            .locator("code.secret")
                            .textContent()
                            .replace(" ", "");
            phone.fill("The six digits that the app shows now", "000000").press("Turn it on");
            phone.says("These are not the digits of the secret shown here.");
            phone.fill("The six digits that the app shows now", digits(secret, 0));
            phone.press("Turn it on").says("From now on the app's code is asked for");
            List<String> codes = recoveryCodes(phone);
            phone.open("/app").press("Sign out").at("Welcome to Rede");

            password(phone, "cem");
            phone.says("One more step").fill("The six digits from your app", "123456");
            phone.press("Sign in").says("That does not go together.");
            // No code serves twice, so this is the one that the app shows next.
            phone.fill("The six digits from your app", digits(secret, 30));
            phone.press("Sign in").at("Hello, cem").press("Sign out").at("Welcome to Rede");

            password(phone, "cem");
            phone.press("I do not have the app here: use a recovery code");
            phone.fill("Recovery code", codes.getFirst()).press("Sign in").at("Hello, cem");
            phone.open("/app/security");
            assertThat(phone.section("Recovery codes")).containsText("9 are left.");
            assertThat(phone.complaints).isEmpty();
        }
    }

    private static List<String> recoveryCodes(Device phone) {
        phone.press("Make ten codes").says("These are shown only now.");
        Locator codes = phone.section("Recovery codes").locator("code");
        assertThat(codes).hasCount(10);
        List<String> texts = codes.allTextContents();
        phone.press("I have them on paper");
        assertThat(phone.section("Recovery codes")).containsText("10 are left.");
        return texts;
    }

    private static void password(Device phone, String code) {
        phone.unfold("Other ways to sign in").fill("Your code", code);
        phone.fill("Password", Village.password(code)).press("Sign in");
    }

    private static String digits(String secret, int secondsFromNow) {
        return OneTimeCodes.at(secret, village.clock.instant().plusSeconds(secondsFromNow));
    }

    @Test
    void whoever_else_is_in_is_put_out_with_keys_and_apps() {
        Api elsewhere = village.signIn("gil");
        var order = Map.of("name", "Till", "scopes", List.of("payments:read"));
        elsewhere.post("/api/v1/members/gil/api-keys", order).is(201);
        try (Device phone = security("gil")) {
            assertThat(phone.section("Keys for programs")).containsText("Till");

            phone.press("End those, keys and apps too").answer("End those, keys and apps too");

            assertThat(phone.section("Keys for programs")).not().containsText("Till");
            elsewhere.get("/api/v1/sessions/current").is(401);
            // In another tab the browser became somebody else's: what stands here is hers no more.
            phone.enterHere("flor");
            phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            phone.at("Hello, flor");
        }
    }

    @Test
    void what_decides_who_gets_in_needs_a_sign_in_of_just_now() {
        try (Device phone = security("dora")) {
            village.clock.pass(Duration.ofMinutes(20));

            phone.press("Make ten codes");

            phone.says("Is it you?");
            Locator dialog = phone.dialog();
            dialog.getByText("Other ways to sign in").click();
            dialog.getByLabel("Password").fill(Village.password("dora"));
            phone.answer("Confirm");
            phone.says("These are shown only now.");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void a_session_elsewhere_is_seen_and_ended() {
        try (Device phone = security("eva");
                Device tablet = new Device(browser, village.base).enter("eva")) {
            phone.open("/app/security").at("Security");
            assertThat(phone.section("Where you are signed in").locator("li")).hasCount(2);

            phone.press("End Chrome on Linux").answer("End");

            assertThat(phone.section("Where you are signed in").locator("li")).hasCount(1);
            tablet.open("/app").at("Welcome to Rede");
        }
    }

    @Test
    void who_is_invited_makes_a_passkey_and_is_in() {
        String invitation =
                village.api
                        .signIn("coordinator", Village.password("coordinator"))
                        .post("/api/v1/members/nilo/invitation", Map.of("reason", "New"))
                        .is(201)
                        .body()
                        .get("invitation")
                        .asString();
        try (Device phone = new Device(browser, village.base)) {
            phone.open("/app/invitation#" + invitation).at("Welcome to Rede");
            assertThat(phone.page.url()).as("it does not stay in the history").doesNotContain("#");
            phone.fill("A name for this passkey", "Nilo's phone").press("Make a passkey");
            phone.at("Hello, nilo").press("Sign out").at("Welcome to Rede");
            phone.press("Sign in with a passkey").at("Hello, nilo");

            phone.open("/app/invitation#" + invitation).press("Make a passkey");
            phone.says("This invitation is not valid, or not any more.");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void a_password_is_changed() {
        try (Device phone = security("flor")) {
            phone.press("Change it").fill("The present password", "not-it-at-all");
            phone.fill("The new password", "rain on warm bricks").press("Save");
            phone.says("This is not your present password. Nothing was changed.");
            phone.fill("The present password", Village.password("flor")).press("Save");

            phone.says("The new password holds from now on.");
        }
    }

    @Test
    void what_somebody_did_elsewhere_is_on_the_first_page_until_she_has_seen_it() {
        try (Device phone = new Device(browser, village.base).enter("gil")) {
            phone.open("/app").at("Hello, gil").settle();
            assertThat(phone.page.getByText("This happened to your account")).hasCount(0);

            try (Device elsewhere = new Device(browser, village.base).enter("gil")) {
                elsewhere.open("/app").at("Hello, gil");
                village.signIn("gil")
                        .put("/api/v1/accounts/gil/delegates/bea", Map.of("decision", "Holidays"))
                        .is(201);
                phone.open("/app").says("bea may act for your account.");
                phone.says("You were signed in in a new place: Chrome on Linux.");
                assertThat(phone.page.getByText("This was not me: put an end to it").first())
                        .hasAttribute("href", "/app/delegates");

                phone.press("I have seen it").settle();

                assertThat(phone.page.getByText("This happened to your account")).hasCount(0);
                phone.open("/app").at("Hello, gil").settle();
                assertThat(phone.page.getByText("This happened to your account")).hasCount(0);
                // Whoever is in elsewhere looks nothing away for her, nor she for them.
                elsewhere.open("/app").says("bea may act for your account.");
            }
            assertThat(phone.complaints).isEmpty();
        }
    }
}
