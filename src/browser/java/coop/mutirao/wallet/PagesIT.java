package coop.mutirao.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import coop.mutirao.http.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What holds for every page: everybody can use it, on every screen, and the browser has nothing to
/// complain of.
class PagesIT {

    private static final List<String> OPEN =
            List.of(
                    "/app/sign-in",
                    "/app/invitation#made-up",
                    "/app/receipt",
                    "/app/farewell",
                    "/app/help",
                    "/app/no-such-page");
    private static final List<String> CLOSED =
            List.of(
                    "/app",
                    "/app/pay?to=bea&a=550",
                    "/app/scan",
                    "/app/request",
                    "/app/request?to=ana&a=550&m=Bread",
                    "/app/requests",
                    "/app/payment?id=made-up",
                    "/app/approvals",
                    "/app/debts",
                    "/app/statement",
                    "/app/fund",
                    "/app/me",
                    "/app/assembly",
                    HeldRound.PAGE,
                    "/app/round?id=made-up",
                    "/app/security",
                    "/app/delegates",
                    "/app/profile",
                    "/app/data",
                    "/app/officer-acts",
                    "/oauth/authorize?client_id=made-up");
    private static final List<String> OFFICE =
            List.of(
                    "/app",
                    "/app/coordination",
                    "/app/mandates",
                    "/app/officer-acts",
                    "/app/sheets?id=" + HeldRound.ID + "&sheet=17",
                    "/app/sheet?id=" + HeldRound.ID,
                    "/app/tasks",
                    "/app/debts",
                    "/app/members",
                    "/app/member?code=ana",
                    "/app/policies",
                    "/app/policy?key=contribution",
                    "/app/plan-round",
                    HeldRound.PAGE,
                    "/app/import");
    private static final List<String> AUDIT =
            List.of("/app/audit", "/app/account?code=fund-income", "/app/venture?code=ana");
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.give("gil", Role.COORDINATOR);
        village.give("eva", Role.AUDITOR);
        // First, for time passes in it.
        HeldRound round = new HeldRound(village).freeze();
        round.giveSheet(17, "dora");
        round.pass();
        round.vote("ana", 1, 1, 2);
        // Of one's own, of another's, and of one about a member.
        village.signIn("gil")
                .put("/api/v1/members/ana/roles/auditor", Map.of("decision", "Assembly of May"))
                .is(202);
        village.signIn("coordinator")
                .patch("/api/v1/accounts/ana", Map.of("creditLimit", 20_000, "reason", "Assembly"))
                .is(202);
    }

    @AfterAll
    static void close() {
        village.close();
    }

    /// Visits every page, first those for everybody, then those for members and for coordinators.
    private static void everyPage(Device device, Runnable look) {
        for (String path : OPEN) {
            device.open(path).settle();
            look.run();
        }
        device.enter("ana");
        for (String path : CLOSED) {
            device.open(path).settle();
            look.run();
        }
        device.enter("coordinator");
        for (String path : OFFICE) {
            device.open(path).settle();
            look.run();
        }
        device.enter("eva");
        for (String path : AUDIT) {
            device.open(path).settle();
            look.run();
        }
    }

    /// In the language with the longest words, on the narrowest phone, and then on a desk and in
    /// the dark, where only colours can go wrong anew.
    @Test
    void nobody_is_kept_out_by_how_a_page_is_made() {
        List<String> barriers = new ArrayList<>();
        try (var device = new Device(browser, village.base, 320, ColorScheme.LIGHT, "pt-BR")) {
            everyPage(device, () -> lookEveryWay(device, barriers));
            assertThat(barriers).isEmpty();
            assertThat(device.complaints).isEmpty();
        }
    }

    private static void lookEveryWay(Device device, List<String> barriers) {
        check(device, axe(device).withTags(WCAG), barriers);
        measure(device, barriers);
        device.page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        check(device, axe(device).withRules(List.of("color-contrast")), barriers);
        device.page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        device.page.setViewportSize(1000, 844);
        measure(device, barriers);
        device.page.setViewportSize(320, 844);
    }

    @Test
    void nor_by_what_opens_on_it() {
        List<String> barriers = new ArrayList<>();
        try (var device = Device.narrow(browser, village.base).enter("coordinator")) {
            device.open("/app/delegates").press("Let somebody act").press("Set such a rule");
            look(device, barriers);
            device.open("/app/mandates").press("Give a role");
            look(device, barriers);
            device.open("/app/assembly").press("Move a motion");
            device.page.getByLabel("What is it about?").selectOption("policy");
            look(device.says("Who bears it"), barriers);
            device.open("/app/sheets?id=" + HeldRound.ID).press("Name somebody");
            look(device, barriers);
            device.open("/app/coordination").press("Admit somebody");
            look(device, barriers);
            device.fill("Name", "Lia").fill("Code", "lia");
            device.fill("By which decision?", "Circle of 3 May").press("Admit and invite");
            device.fill("Who has lost her way in?", "bea").says("Nobody has asked for it");
            look(device.says("The invitation for lia"), barriers);
            device.open("/app/officer-acts");
            device.press("I ask for it too Give ana a role: Auditor").dialog().waitFor();
            look(device, barriers);
            device.enter("ana").open("/app/data").press("I want to leave");
            look(device, barriers);
            assertThat(barriers).isEmpty();
            assertThat(device.complaints).isEmpty();
        }
    }

    private static void look(Device device, List<String> barriers) {
        device.settle();
        check(device, axe(device).withTags(WCAG), barriers);
        measure(device, barriers);
    }

    // No page has another one within it, and without this the findings are put together in a new
    // page each time.
    private static AxeBuilder axe(Device device) {
        return new AxeBuilder(device.page).setLegacyMode(true);
    }

    private static void check(Device device, AxeBuilder axe, List<String> barriers) {
        for (Rule rule : axe.analyze().getViolations()) {
            rule.getNodes()
                    .forEach(node ->
                            barriers.add(
                                    "%s %s %s %s"
                                            .formatted(
                                                    device.page.url(),
                                                    rule.getId(),
                                                    node.getTarget(),
                                                    node.getFailureSummary())));
        }
    }

    private static void measure(Device device, List<String> wide) {
        int over =
                (Integer)
                        device.page.evaluate(
                                "document.documentElement.scrollWidth - window.innerWidth");
        if (over > 0) {
            wide.add(device.page.url() + " by " + over);
        }
    }

    @Test
    void a_page_speaks_the_language_of_the_browser_and_the_one_that_is_chosen() {
        try (var device = new Device(browser, village.base, 390, ColorScheme.LIGHT, "es-AR")) {
            device.open("/app/sign-in").at("Te damos la bienvenida a Rede");
            assertThat(device.page.locator("html").getAttribute("lang")).isEqualTo("es");

            device.page.getByLabel("Idioma").selectOption("pt-BR");

            device.at("Boas-vindas a Rede");
            device.page.reload();
            device.at("Boas-vindas a Rede");
            assertThat(device.page.locator("html").getAttribute("lang")).isEqualTo("pt-BR");
        }
    }

    @Test
    void everything_is_reached_by_keyboard() {
        try (var device = new Device(browser, village.base)) {
            device.open("/app/sign-in").at("Welcome to Rede");

            device.keys("Tab", "Tab", "Enter", "Tab").type("ana");
            device.keys("Tab").type(Village.password("ana"));
            device.keys("Enter").at("Hello, ana");
            assertThat(device.focused()).as("so that a screen reader reads it").isEqualTo("H1");
        }
    }
}
