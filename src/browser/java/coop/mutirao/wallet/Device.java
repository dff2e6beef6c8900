package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// One person's browser: it shares nothing with another's, neither cookies nor keys. It has an
/// authenticator for passkeys, which its owner's finger always opens.
final class Device implements AutoCloseable {

    private static final int PATIENCE_MS = 15_000;

    private final BrowserContext context;
    private final URI base;
    private final CDPSession authenticators;
    private final String authenticator;
    final Page page;

    /// What the browser complained of. That a request was refused is no complaint.
    final List<String> complaints = new CopyOnWriteArrayList<>();

    /// A phone.
    Device(Browser browser, URI base) {
        this(browser, base, 390, ColorScheme.LIGHT, "en-GB");
    }

    Device(Browser browser, URI base, int width, ColorScheme scheme, String locale) {
        this(browser, base, width, scheme, locale, ServiceWorkerPolicy.BLOCK);
    }

    /// A phone that keeps the wallet, so that it opens without a network. The others fetch it each
    /// time, which is what most tests are about.
    static Device keeping(Browser browser, URI base) {
        return new Device(
                browser, base, 390, ColorScheme.LIGHT, "en-GB", ServiceWorkerPolicy.ALLOW);
    }

    private Device(
            Browser browser,
            URI base,
            int width,
            ColorScheme scheme,
            String locale,
            ServiceWorkerPolicy workers) {
        this.base = base;
        context =
                browser.chromium.newContext(
                        new NewContextOptions()
                                .setViewportSize(width, 844)
                                .setColorScheme(scheme)
                                .setLocale(locale)
                                .setServiceWorkers(workers)
                                .setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            boolean isRefusal = message.text().startsWith("Failed to load resource: the server");
            if (message.type().equals("error") && !isRefusal) {
                complaints.add(message.text());
            }
        });
        authenticators = context.newCDPSession(page);
        authenticators.send("WebAuthn.enable");
        authenticator =
                authenticators
                        .send("WebAuthn.addVirtualAuthenticator", authenticator())
                        .get("authenticatorId")
                        .getAsString();
    }

    /// The narrowest phone that there is.
    static Device narrow(Browser browser, URI base) {
        return new Device(browser, base, 320, ColorScheme.LIGHT, "en-GB");
    }

    /// A screen on a desk.
    static Device desktop(Browser browser, URI base) {
        return new Device(browser, base, 1280, ColorScheme.LIGHT, "en-GB");
    }

    private static JsonObject authenticator() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var message = new JsonObject();
        message.add("options", options);
        return message;
    }

    /// How many passkeys its authenticator holds.
    int passkeys() {
        var ask = new JsonObject();
        ask.addProperty("authenticatorId", authenticator);
        return authenticators
                .send("WebAuthn.getCredentials", ask)
                .getAsJsonArray("credentials")
                .size();
    }

    /// Whether the owner's finger opens it.
    void setVerified(boolean isVerified) {
        var message = new JsonObject();
        message.addProperty("authenticatorId", authenticator);
        message.addProperty("isUserVerified", isVerified);
        authenticators.send("WebAuthn.setUserVerified", message);
    }

    /// From now on there is no network, or one again.
    Device offline(boolean isOffline) {
        context.setOffline(isOffline);
        return this;
    }

    Device open(String path) {
        page.navigate(base + path);
        return this;
    }

    /// Waits until the page has this heading.
    Device at(String heading) {
        assertThat(page.locator("h1")).hasText(heading);
        return this;
    }

    Device fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(false)).first().fill(text);
        return this;
    }

    Device press(String button) {
        button(button).click();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Device unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
        return this;
    }

    /// Waits until the page says this somewhere.
    Device says(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    Locator section(String heading) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(heading));
    }

    /// Waits until everything of the page is there.
    Device settle() {
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /// Presses keys of the keyboard, one after the other.
    Device keys(String... names) {
        for (String name : names) {
            page.keyboard().press(name);
        }
        return this;
    }

    Device type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /// The kind of element that the keyboard speaks to.
    String focused() {
        return (String) page.evaluate("document.activeElement.tagName");
    }

    /// The question that has to be answered first.
    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /// Presses a button of the dialog and waits until it is gone.
    Device answer(String button) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
        assertThat(dialog()).hasCount(0);
        return this;
    }

    /// Is signed in, without the page for it: where signing in is not what a test is about.
    Device enter(String code) {
        return open("/app/sign-in").enterHere(code);
    }

    /// Is signed in as if by another tab: the page that is open stays as it is.
    Device enterHere(String code) {
        Object status =
                page.evaluate(
                        """
                        async (body) => (await fetch("/api/v1/sessions", {
                          method: "POST",
                          headers: { "Content-Type": "application/json" },
                          body: JSON.stringify(body),
                        })).status
                        """,
                        Map.of("code", code, "password", Village.password(code), "cookie", true));
        if (!Integer.valueOf(201).equals(status)) {
            throw new AssertionError(code + " is not let in: " + status);
        }
        return this;
    }

    /// Signs in with code and password, and waits for the first page.
    Device signIn(String code) {
        open("/app/sign-in").unfold("Other ways to sign in");
        fill("Your code", code).fill("Password", Village.password(code));
        press("Sign in");
        return at("Hello, " + code);
    }

    @Override
    public void close() {
        context.close();
    }
}
