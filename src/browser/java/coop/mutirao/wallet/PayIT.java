package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paying and being paid on a phone: in three taps, by a code, when asked, and without a network.
class PayIT {

    @TempDir static Path keys;
    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.app.keepLog(keys);
        village.admit("pereira", "Ana Pereira", Village.password("pereira"));
    }

    @AfterAll
    static void close() {
        village.close();
    }

    /// A phone with a key that signs for its owner.
    private static Device signing(Device phone, String code) {
        phone.enter(code).open("/app/pay").press("Make a key on this device");
        assertThat(phone.page.getByLabel("How much?")).isVisible();
        return phone;
    }

    private static Device phone(String code) {
        return signing(new Device(browser, village.base), code);
    }

    private static void pays(String payer, String payee, long amount) {
        village.signIn(payer)
                .put(
                        "/api/v1/payments/" + UUID.randomUUID(),
                        Map.of("payee", payee, "amount", amount))
                .is(201);
    }

    /// Design, web.md, section 0: in the language that has to be fetched beside the first.
    @Test
    void the_first_page_comes_in_less_than_100_kilobytes() {
        try (Device phone =
                new Device(browser, village.base, 390, ColorScheme.LIGHT, "pt-BR").enter("ana")) {
            var load = new FirstLoad(phone.page);

            phone.open("/app").settle();

            assertThat(load.bytes()).isBetween(10_000L, 99_999L);
        }
    }

    private static Locator person(Device phone, String name) {
        return phone.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(false));
    }

    @Test
    void three_taps_pay_somebody_who_was_paid_before_and_it_is_proved() {
        pays("ana", "pereira", 100);
        try (Device phone = phone("ana")) {
            long before = village.app.balance("pereira");
            phone.open("/app").at("Hello, ana");
            phone.page
                    .getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Ana Pereira").setExact(true))
                    .click();
            assertThat(phone.page.getByLabel("How much?")).isFocused();
            phone.type("5,5").says("Your balance will then be");
            phone.press("Send 5.50 SOL to Ana Pereira");

            phone.at("Paid").says("to Ana Pereira").says("Proved: it is no.");
            assertThat(village.app.balance("pereira")).isEqualTo(before + 545);
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void somebody_else_is_found_by_a_part_of_the_name() {
        try (Device phone = phone("bea")) {
            phone.fill("Who gets it?", "pereíra");
            person(phone, "Ana Pereira").click();
            assertThat(phone.page.getByLabel("Who gets it?")).hasValue("pereira");
        }
    }

    @Test
    void a_link_fills_the_form_and_no_foreign_one_is_opened() {
        try (Device phone = phone("dora")) {
            phone.open("/app/scan").says("This device has no camera.");
            for (String foreign :
                    new String[] {
                        "https://example.org/app/pay?to=bea",
                        village.base + "/app/security",
                        "javascript:alert(1)"
                    }) {
                phone.fill("Or paste the link", foreign).press("Open it");
                phone.says("so it was not opened");
            }
            phone.fill("Or paste the link", village.base + "/app/pay?to=bea&a=975&m=%3Cb%3ESaddle")
                    .press("Open it");

            phone.at("Pay").press("Send 9.75 SOL to bea").at("Paid");
            phone.page.getByText("The payment", new Page.GetByTextOptions().setExact(true)).click();
            phone.at("A payment").says("<b>Saddle");
            assertThat(phone.complaints).isEmpty();
        }
    }

    /// Orders do not get through any more; what is only asked does.
    private static void loseOrders(Device phone) {
        phone.page.route(
                "**/api/v1/payments/*",
                route -> {
                    if (route.request().method().equals("PUT")) {
                        route.abort();
                    } else {
                        route.resume();
                    }
                });
    }

    @Test
    void an_order_that_never_arrived_is_sent_again_or_made_void() {
        try (Device phone = phone("cem")) {
            long before = village.app.balance("cem");
            loseOrders(phone);
            phone.fill("Who gets it?", "bea").fill("How much?", "2");
            phone.press("Send 2.00 SOL to bea").at("We do not know yet");
            phone.page.unroute("**/api/v1/payments/*");
            phone.open("/app/pay").at("Not sent").press("Do not pay it").at("Pay");
            assertThat(village.app.balance("cem")).isEqualTo(before);

            loseOrders(phone);
            phone.fill("Who gets it?", "bea").fill("How much?", "3");
            phone.press("Send 3.00 SOL to bea").at("We do not know yet");
            phone.page.unroute("**/api/v1/payments/*");
            phone.open("/app").says("it is not known yet");
            phone.open("/app/pay").at("Not sent").press("Send it now").at("Paid");
            assertThat(village.app.balance("cem")).isEqualTo(before - 300);
        }
    }

    @Test
    void without_a_network_the_wallet_opens_and_prepares_what_one_tap_sends_later() {
        pays("eva", "bea", 50);
        try (Device phone = signing(Device.keeping(browser, village.base), "eva")) {
            long before = village.app.balance("eva");
            phone.open("/app").at("Hello, eva").says("Pay again").settle();
            phone.page.evaluate("navigator.serviceWorker.ready.then(() => null)");

            phone.offline(true).open("/app").at("Hello, eva").says("No connection.");
            phone.says("As it stood");
            phone.open("/app/pay?to=bea").at("Pay").fill("How much?", "4");
            phone.press("Keep it, without sending").says("It is kept on this device and not sent.");
            assertThat(phone.section("4.00 SOL to bea")).containsText("Not sent");
            assertThat(phone.button("Send 4.00 SOL to bea")).hasAttribute("aria-disabled", "true");
            phone.page.reload();
            phone.says("Not sent");
            assertThat(village.app.balance("eva")).isEqualTo(before);

            phone.offline(false);
            assertThat(phone.button("Send 4.00 SOL to bea")).hasAttribute("aria-disabled", "false");
            phone.press("Send 4.00 SOL to bea").at("Paid");
            assertThat(village.app.balance("eva")).isEqualTo(before - 400);

            phone.offline(true).open("/app").at("Hello, eva").press("Sign out");
            phone.at("Welcome to Rede");
            assertThat(phone.page.evaluate("Object.keys(localStorage).join()").toString())
                    .doesNotContain("kept:");
            phone.offline(false).open("/app").at("Welcome to Rede");
            phone.complaints.removeIf(one -> one.contains("ERR_INTERNET_DISCONNECTED"));
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void who_scans_the_code_pays_and_the_stall_sees_it() {
        try (Device stall = phone("flor");
                Device phone = phone("gil")) {
            stall.open("/app/request").fill("How much?", "7.50").fill("What for?", "Eggs");
            stall.press("Ask for it").at("Waiting …");
            String code = (String) stall.page.locator("svg.qr").evaluate("code => code.outerHTML");

            holdBefore(phone, code);
            phone.open("/app/scan").at("Pay").press("Send 7.50 SOL to flor").at("Paid");

            stall.at("Paid").says("Paid by gil").says("Eggs");
            assertThat(stall.complaints).isEmpty();
        }
    }

    /// The phone's camera sees this picture from now on.
    private static void holdBefore(Device phone, String svg) {
        phone.page.addInitScript(
                """
                navigator.mediaDevices.getUserMedia = async () => {
                  const picture = new Image(640, 640);
                  picture.src = "data:image/svg+xml," + encodeURIComponent(
                      `%s`.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"'));
                  await picture.decode();
                  const canvas = document.createElement("canvas");
                  canvas.width = canvas.height = 640;
                  const draw = () => canvas.getContext("2d").drawImage(picture, 0, 0, 640, 640);
                  draw();
                  setInterval(draw, 50);
                  return canvas.captureStream(20);
                };
                """
                        .formatted(svg));
    }

    @Test
    void a_camera_that_may_not_be_used_or_is_in_use_is_told_apart() {
        try (Device phone = phone("bea")) {
            for (var fault :
                    Map.of(
                                    "NotAllowedError", "The camera may not be used here.",
                                    "NotReadableError", "Another program uses the camera.")
                            .entrySet()) {
                phone.page.addInitScript(
                        "navigator.mediaDevices.getUserMedia = () =>"
                                + " Promise.reject(new DOMException('', '%s'))"
                                        .formatted(fault.getKey()));
                phone.open("/app/scan").says(fault.getValue());
                assertThat(phone.page.getByLabel("Or paste the link")).isVisible();
            }
        }
    }

    @Test
    void a_member_is_asked_and_pays_or_declines_and_it_is_given_back() {
        try (Device asking = phone("bea");
                Device asked = phone("gil")) {
            ask(asking, "8");
            asked.open("/app").says("One request waits for you.");
            asked.page.getByText("See it").first().click();
            asked.at("You are asked to pay").press("Send 8.00 SOL to bea").at("Paid");
            asking.at("Paid by gil");

            long before = village.app.balance("gil");
            asking.page.getByText("The payment").click();
            asking.at("A payment").press("Give 8.00 SOL back to gil");
            asking.answer("Give 8.00 SOL back to gil");
            asking.says("It was given back.");
            assertThat(village.app.balance("gil")).isEqualTo(before + 800);

            ask(asking, "9");
            asked.open("/app/requests").at("Requests");
            asked.page.getByText("bea").first().click();
            asked.at("You are asked to pay").press("Decline");
            asked.answer("Decline");
            asking.at("Declined");

            ask(asking, "6");
            asking.press("Take it back");
            asking.answer("Take it back");
            asking.at("Taken back");
            assertThat(asking.complaints).isEmpty();
            assertThat(asked.complaints).isEmpty();
        }
    }

    private static void ask(Device asking, String amount) {
        asking.open("/app/request").at("Ask for a payment").fill("How much?", amount);
        asking.page.getByLabel("Who is to pay?").selectOption("member");
        asking.fill("Whom do you ask?", "gil");
        assertThat(asking.page.locator(".found strong")).hasText("gil");
        asking.press("Ask for it").at("Waiting for gil …");
    }
}
