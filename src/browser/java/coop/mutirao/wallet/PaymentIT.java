package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A member pays, with a key that her device made and that never leaves it.
class PaymentIT {

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

    private static Device phone(String code) {
        return new Device(browser, village.base).enter(code);
    }

    private static void letSign(Device device, String name) {
        device.open("/app/pay").at("Pay");
        device.fill("A name for this device", name).press("Make a key on this device");
        assertThat(device.button("Make a key on this device")).hasCount(0);
    }

    private static void pay(Device device, String amount) {
        device.fill("Who gets it?", "bea").fill("How much?", amount);
        device.press("Send " + amount + " SOL to bea");
    }

    @Test
    void a_payment_is_signed_on_the_device_and_verified_by_the_service() {
        long before = village.app.balance("ana");
        try (Device phone = phone("ana")) {
            letSign(phone, "Ana's phone");

            pay(phone, "5.50");

            phone.at("Paid").says("Signed on this device; the service has verified the signature.");
            assertThat(village.app.balance("ana")).isEqualTo(before - 550);
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void the_key_stays_on_the_device_and_never_shows_its_private_half() {
        try (Device phone = phone("ana")) {
            letSign(phone, "Ana's phone");

            phone.open("/app/pay").at("Pay");

            assertThat(phone.button("Make a key on this device")).hasCount(0);
            Object leaked =
                    phone.page.evaluate(
                            """
                            async () => {
                              const open = indexedDB.open("mutirao");
                              await new Promise((done) => { open.onsuccess = done; });
                              const store = open.result
                                  .transaction("device-keys").objectStore("device-keys");
                              const all = store.getAll();
                              await new Promise((done) => { all.onsuccess = done; });
                              const key = all.result[0].pair.privateKey;
                              return crypto.subtle.exportKey("pkcs8", key)
                                  .then(() => "exported", (failure) => failure.name);
                            }
                            """);
            assertThat(leaked).isEqualTo("InvalidAccessError");
        }
    }

    @Test
    void a_second_device_has_a_key_of_its_own_and_one_ends_without_the_other() {
        try (Device phone = phone("cem");
                Device tablet = phone("cem")) {
            letSign(phone, "Cem's phone");
            letSign(tablet, "Cem's tablet");

            phone.open("/app/security");
            assertThat(phone.section("Devices that sign")).containsText("Cem's tablet");
            phone.press("End this key Cem's tablet");
            phone.answer("End this key");
            assertThat(phone.section("Devices that sign")).containsText("One ended key");

            pay(tablet, "1.00");
            tablet.says("This device's key has been ended").says("Nothing was paid.");
            phone.open("/app/pay");
            pay(phone, "1.00");
            phone.at("Paid");
            assertThat(phone.complaints).isEmpty();
            assertThat(tablet.complaints).isEmpty();
        }
    }

    @Test
    void an_order_that_nobody_answered_is_asked_after_and_paid_once() {
        long before = village.app.balance("bea");
        try (Device phone = phone("ana")) {
            letSign(phone, "Ana's phone");
            // The service gets the order, and its answer is lost.
            phone.page.route(
                    "**/api/v1/payments/*",
                    route -> {
                        if (route.request().method().equals("PUT")) {
                            route.fetch();
                            route.abort();
                        } else {
                            route.resume();
                        }
                    });
            pay(phone, "2.00");
            phone.at("We do not know yet").says("it can be paid once only");
            phone.page.unroute("**/api/v1/payments/*");

            phone.open("/app/pay").at("Paid");

            assertThat(village.app.balance("bea")).isEqualTo(before + 198);
            phone.open("/app/pay").at("Pay");
        }
    }

    @Test
    void what_cannot_be_paid_is_said_before_it_is_sent() {
        try (Device phone = phone("ana")) {
            letSign(phone, "Ana's phone");

            phone.fill("Who gets it?", "bea").fill("How much?", "5000");

            phone.says("That is more than can be spent: at most");
            assertThat(phone.button("Send 5,000.00 SOL to bea"))
                    .hasAttribute("aria-disabled", "true");
            phone.fill("Who gets it?", "nobody-here");
            phone.says("There is no account with the code nobody-here.");
        }
    }

    @Test
    void amounts_are_read_as_people_write_them() {
        try (Device phone = phone("ana")) {
            letSign(phone, "Ana's phone");
            phone.fill("Who gets it?", "bea");
            Map<String, String> means =
                    Map.of(
                            "12,5", "12.50",
                            "12.50", "12.50",
                            " 7 ", "7.00",
                            "1.250,00", "1,250.00",
                            "1,250.5", "1,250.50",
                            "1 250,05", "1,250.05",
                            "0,01", "0.01");
            means.forEach((text, amount) -> {
                phone.fill("How much?", text);
                assertThat(phone.button("Send " + amount + " SOL to bea")).isVisible();
            });
            // Twelve hundred and fifty, or one and a quarter? Nobody shall guess.
            for (String text :
                    List.of("1.250", "1,250", "12.5.0", "1.25.00", "-5", "5 SOL", "1e3")) {
                phone.fill("How much?", text);
                phone.says("Write an amount such as 12.50.");
            }
        }
    }
}
