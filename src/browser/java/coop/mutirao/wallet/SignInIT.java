package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A member comes in, by every way there is, and is told in words why she does not.
class SignInIT {

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

    @Test
    void with_a_password_in_a_session_that_no_script_can_read() {
        try (var phone = new Device(browser, village.base)) {
            phone.signIn("ana");

            assertThat((String) phone.page.evaluate("document.cookie")).isEmpty();
            assertThat((String) phone.page.evaluate("JSON.stringify({...localStorage})"))
                    .doesNotContain("token", "ana-password");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void not_with_a_wrong_password() {
        try (var phone = new Device(browser, village.base)) {
            phone.open("/app/sign-in").unfold("Other ways to sign in");
            phone.fill("Your code", "bea").fill("Password", "not-it-at-all").press("Sign in");

            phone.says("That does not go together.");
        }
    }

    @Test
    void to_the_page_where_she_wanted_to_be() {
        try (var phone = new Device(browser, village.base)) {
            phone.open("/app/pay?to=bea").at("Welcome to Rede").unfold("Other ways to sign in");
            phone.fill("Your code", "ana").fill("Password", Village.password("ana"));
            phone.press("Sign in").at("Pay").press("Make a key on this device");

            assertThat(phone.page.getByLabel("Who gets it?")).hasValue("bea");
        }
    }

    @Test
    void but_never_to_another_site() {
        try (var phone = new Device(browser, village.base)) {
            phone.open("/app/sign-in?next=https%3A%2F%2Fexample.org%2Fapp");
            phone.unfold("Other ways to sign in");
            phone.fill("Your code", "ana").fill("Password", Village.password("ana"));
            phone.press("Sign in").at("Hello, ana");
        }
    }

    @Test
    void and_out_again() {
        try (var phone = new Device(browser, village.base)) {
            phone.signIn("cem").press("Sign out").at("Welcome to Rede");

            phone.open("/app").at("Welcome to Rede");
        }
    }
}
