package coop.mutirao.wallet;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// Prints how long a cheap phone on a slow network takes until the balance can be read, and until
/// an amount can be typed: 4 times slower than this machine, 1.6 Mbit/s, 150 ms there and back.
/// Figures of one machine, for notes: no test goes by them.
final class TimeToUse {

    private TimeToUse() {}

    public static void main(String[] args) {
        try (var village = new Village()) {
            Browser browser = new Browser();
            try (Device phone = Device.keeping(browser, village.base).enter("ana")) {
                phone.open("/app/pay").press("Make a key on this device");
                amount(phone.page).waitFor();
            }
            print("balance, first time", browser, village, false, "/app");
            print("balance, kept", browser, village, true, "/app");
            print("pay, first time", browser, village, false, "/app/pay?to=bea");
            print("pay, kept", browser, village, true, "/app/pay?to=bea");
        }
        // The shared browser's driver is no daemon.
        System.exit(0);
    }

    private static void print(
            String what, Browser browser, Village village, boolean isKept, String path) {
        try (Device phone =
                isKept
                        ? Device.keeping(browser, village.base)
                        : new Device(browser, village.base)) {
            phone.enter("ana").open("/app/pay").press("Make a key on this device");
            amount(phone.page).waitFor();
            if (isKept) {
                phone.page.evaluate("navigator.serviceWorker.ready.then(() => null)");
                phone.open("/app").settle();
            }
            FirstLoad load = new FirstLoad(phone.page).slowly();
            long began = System.nanoTime();
            phone.open(path);
            (path.equals("/app") ? phone.page.locator("[data-amount]") : amount(phone.page))
                    .waitFor();
            long millis = (System.nanoTime() - began) / 1_000_000;
            phone.settle();
            System.out.printf(
                    "%-20s %5d ms, %3d requests, %6d bytes%n",
                    what, millis, load.requests(), load.bytes());
        }
    }

    private static Locator amount(Page page) {
        return page.getByLabel("How much?");
    }
}
