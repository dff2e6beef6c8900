package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import coop.mutirao.http.Role;
import coop.mutirao.testing.Api;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Coordinators admit and invite members, let them in anew by two, and give and end roles by two.
class CoordinationIT {

    private static final String HOSTILE = "<script>alert(1)</script> \"Lia\"";
    private static final String GIVING = "Give dora a role: Auditor";
    private static final String ENDING = "End a role of dora: Auditor";
    private static final String LIMITS = "Change the limits of flor";

    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.give("gil", Role.COORDINATOR);
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static Device coordination(Device device, String code) {
        return device.enter(code).open("/app/coordination").at("Coordination");
    }

    @Test
    void somebody_new_is_admitted_and_comes_in_by_the_link() {
        String link;
        try (Device phone = coordination(Device.narrow(browser, village.base), "coordinator")) {
            phone.press("Admit somebody").fill("Name", HOSTILE).fill("Code", "-lia");
            phone.says("Letters, digits and hyphens only").fill("Code", "ana");
            phone.fill("How far below zero?", "25.00")
                    .fill("By which decision?", "Circle of 3 May")
                    .press("Admit and invite");
            phone.says("This code belongs to somebody or something else. Nothing was changed.");

            phone.fill("Code", "lia").press("Admit and invite");

            phone.says("The invitation for lia").says("It is good until");
            assertThat(phone.section("Somebody new").locator("svg.qr")).isVisible();
            link = phone.page.locator("[data-link]").textContent();
            assertThat(link).startsWith(village.base + "/app/invitation#");
            phone.press("I have handed it over");
            assertThat(phone.page.locator("[data-link]")).hasCount(0);
            assertThat(phone.complaints).isEmpty();
        }
        assertThat(creditLimit("lia")).isEqualTo(2_500);
        try (Device lias = Device.narrow(browser, village.base)) {
            lias.open(link.substring(village.base.toString().length())).at("Welcome to Rede");
            lias.press("Make a passkey").at("Hello, " + HOSTILE);
            assertThat(lias.complaints).isEmpty();
        }
    }

    @Test
    void an_invitation_is_made_anew_for_who_has_no_way_in_and_for_nobody_else() {
        try (Device desk = coordination(Device.desktop(browser, village.base), "gil")) {
            desk.fill("Whom? Her code", "ana");
            assertThat(desk.section("An invitation for a member").locator(".found strong"))
                    .hasText("ana");
            desk.fill("Why does she need one?", "New")
                    .press("Make an invitation")
                    .says("This member can sign in already.");

            desk.fill("Whom? Her code", "nilo");
            assertThat(desk.section("An invitation for a member").locator(".found strong"))
                    .hasText("nilo");
            desk.fill("Why does she need one?", "New")
                    .press("Make an invitation")
                    .says("The invitation for nilo");

            assertThat(desk.complaints).isEmpty();
        }
    }

    @Test
    void two_coordinators_let_a_member_in_anew_who_may_also_call_it_off() {
        try (Device first = coordination(Device.narrow(browser, village.base), "coordinator");
                Device second = Device.desktop(browser, village.base).enter("gil")) {
            first.fill("Who has lost her way in?", "coordinator");
            first.says("Nobody lets herself in anew");
            ask(first);
            first.says("It waits until another coordinator agrees.");
            assertThat(first.button("Agree")).hasCount(0);
            first.press("Call it off")
                    .fill("Why?", "A mistake")
                    .answer("Call it off")
                    .says("It is called off.");
            ask(first);
            String link = first.section("Let a member in anew").locator("code").textContent();

            second.open(link.substring(village.base.toString().length()));
            second.says("coordinator asked on").says("“She sat before me”");
            second.fill("How do you know that it is bea?", "I know her voice").press("Agree");

            second.says("The invitation for bea");
            String invitation = second.page.locator("[data-link]").textContent();
            second.press("I have handed it over").says("gil has agreed, and got the invitation.");
            try (Device beas = Device.narrow(browser, village.base)) {
                beas.open(invitation.substring(village.base.toString().length()));
                beas.press("Make a passkey").at("Hello, bea");
            }
            assertThat(first.complaints).isEmpty();
            assertThat(second.complaints).isEmpty();
        }
    }

    private static void ask(Device device) {
        device.fill("Who has lost her way in?", "bea").says("Nobody has asked for it for bea.");
        device.fill("How do you know that it is bea?", "She sat before me");
        device.press("Ask to let her in");
    }

    @Test
    void who_is_no_coordinator_sees_who_they_are_and_no_more() {
        try (Device phone = coordination(Device.narrow(browser, village.base), "cem")) {
            phone.says("This page is for coordinators.");
            assertThat(phone.button("Admit somebody")).hasCount(0);

            phone.page.getByText("Who has which role").last().click();

            phone.at("Who has which role").says("Assembly of 12 May, item 3");
            assertThat(phone.section("Auditor")).containsText("Nobody has this role now.");
            assertThat(phone.button("Give a role")).hasCount(0);
            assertThat(phone.complaints).isEmpty();
        }
    }

    private static Device waiting(Device device) {
        return device.open("/app/officer-acts").at("Waits for another officer");
    }

    @Test
    void a_role_is_given_and_ended_by_two() {
        try (Device first = Device.narrow(browser, village.base).enter("coordinator");
                Device second = Device.desktop(browser, village.base).enter("gil");
                Device doras = Device.narrow(browser, village.base).enter("dora")) {
            first.open("/app/mandates").at("Who has which role").press("Give a role");
            first.fill("To whom? Her code", "coordinator").says("Nobody gives a role to herself");
            first.fill("To whom? Her code", "dora");
            assertThat(first.page.locator(".found strong")).hasText("dora");
            first.page
                    .getByLabel("Role", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("auditor");
            first.fill("By which decision?", HOSTILE).press("Give it");
            first.says("Nothing is done yet: it takes two.");
            assertThat(first.section("Auditor")).containsText("Nobody has this role now.");

            doras.open("/app").says("Two officers want to do this. coordinator has asked for it");
            waiting(doras).says("It is about you, so it is for others to decide.");
            assertThat(doras.section(GIVING)).containsText(HOSTILE);
            assertThat(doras.button("I ask for it too " + GIVING)).hasCount(0);
            assertThat(doras.button("Refuse " + GIVING)).hasCount(0);

            second.open("/app").says("waits for another officer");
            waiting(second).press("I ask for it too " + GIVING);
            assertThat(second.dialog()).containsText(HOSTILE);
            assertThat(second.dialog()).containsText("coordinator asked for it on");
            second.answer("Cancel").press("I ask for it too " + GIVING);
            second.answer("I ask for it too").says("It is done: " + GIVING);
            assertThat(second.section(GIVING)).hasCount(0);

            second.open("/app/mandates").press("End Auditor, dora");
            second.dialog().getByLabel("By which").fill(HOSTILE + " {code} & 50 % + 1");
            second.answer("End").says("Nothing is done yet: it takes two.");
            assertThat(second.section("Auditor")).containsText(HOSTILE);
            waiting(first).says(HOSTILE + " {code} & 50 % + 1").press("I ask for it too " + ENDING);
            first.answer("I ask for it too").says("It is done: " + ENDING);
            first.open("/app/mandates");
            assertThat(first.section("Auditor")).containsText("Nobody has this role now.");
            assertThat(first.complaints).isEmpty();
            assertThat(second.complaints).isEmpty();
            assertThat(doras.complaints).isEmpty();
        }
    }

    @Test
    void who_asked_takes_it_back_and_another_refuses_it() {
        var order = Map.of("creditLimit", 50_000, "reason", HOSTILE);
        try (Device first = Device.narrow(browser, village.base).enter("coordinator");
                Device second = Device.narrow(browser, village.base).enter("gil")) {
            village.signIn("coordinator").patch("/api/v1/accounts/flor", order).is(202);
            waiting(first).says("500.00 SOL");
            assertThat(first.section(LIMITS)).containsText(HOSTILE);
            assertThat(first.button("I ask for it too " + LIMITS)).hasCount(0);
            first.press("Take it back " + LIMITS).fill("Why?", "A mistake").answer("Take it back");
            first.says("It is taken back.");
            assertThat(first.section(LIMITS)).hasCount(0);

            village.signIn("coordinator").patch("/api/v1/accounts/flor", order).is(202);
            waiting(second)
                    .press("Refuse " + LIMITS)
                    .fill("Why?", "A mistake")
                    .answer("Refuse")
                    .says("It is refused.");
            assertThat(second.section(LIMITS)).hasCount(0);

            assertThat(creditLimit("flor")).isEqualTo(10_000);
            assertThat(first.complaints).isEmpty();
            assertThat(second.complaints).isEmpty();
        }
    }

    @Test
    void what_is_not_the_same_any_more_is_not_done_and_says_so() {
        var order = Map.of("creditLimit", 60_000, "reason", "Assembly");
        village.signIn("coordinator").patch("/api/v1/accounts/eva", order).is(202);
        try (Device phone = waiting(Device.narrow(browser, village.base).enter("gil"))) {
            String title = "Change the limits of eva";
            phone.press("I ask for it too " + title);
            village.signIn("coordinator")
                    .delete("/api/v1/officer-acts/" + idOf("/api/v1/accounts/eva") + "?reason=no")
                    .is(204);

            phone.answer("I ask for it too").says("It is not done: what the other officer asked");

            assertThat(creditLimit("eva")).isEqualTo(10_000);
            phone.press("Take it back " + title).fill("Why?", "A mistake").answer("Take it back");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void a_treasurer_agrees_to_a_policy_and_no_further() {
        village.give("flor", Role.TREASURER);
        Api coordinator = village.signIn("coordinator");
        coordinator.post("/api/v1/members/cem/erasure", Map.of("reason", "She moved")).is(202);
        var limits =
                Map.of(
                        "creditLimit", 2_500,
                        "maximumBalance", 1_000_000,
                        "creditPerOfficerWeek", 7_500);
        coordinator
                .put("/api/v1/policies/limits/2", Map.of("value", limits, "decision", HOSTILE))
                .is(202);
        String policy = "Set a policy: how far members may go";
        String erasure = "Erase cem for ever";
        try (Device phone = Device.narrow(browser, village.base).enter("flor")) {
            phone.open("/app/mandates").at("Who has which role");
            phone.page.getByText("Waits for another officer").last().click();
            phone.at("Waits for another officer");
            assertThat(phone.section(erasure)).containsText("She moved");
            assertThat(phone.button("I ask for it too " + erasure)).hasCount(0);
            phone.press("Refuse " + erasure)
                    .fill("Why?", "A mistake")
                    .answer("Refuse")
                    .says("It is refused.");
            assertThat(phone.section(policy)).containsText("25.00 SOL");
            assertThat(phone.section(policy)).containsText(HOSTILE);

            phone.press("I ask for it too " + policy).answer("I ask for it too");

            phone.says("It is done: " + policy);
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void a_venture_is_admitted_with_who_acts_for_it() {
        try (Device phone = coordination(Device.narrow(browser, village.base), "coordinator")) {
            phone.press("Admit somebody").fill("Name", "Horta do Vale").fill("Code", "horta");
            phone.page.getByLabel("What is it?").selectOption("venture");
            phone.fill("Who acts for it? Her code", "eva");
            assertThat(phone.page.locator(".found strong")).hasText("eva");
            phone.fill("By which decision?", "Circle of 3 May").press("Admit it");

            phone.says("Horta do Vale is admitted, and eva acts for it.");
            assertThat(phone.complaints).isEmpty();
        }
        try (Device phone = new Device(browser, village.base).enter("eva")) {
            phone.open("/app").page.getByLabel("You act for").selectOption("horta");
            phone.open("/app/delegates").says("May manage");
        }
    }

    @Test
    void an_admission_with_more_than_the_community_gives_takes_two() {
        try (Device first = coordination(Device.narrow(browser, village.base), "coordinator");
                Device second = Device.narrow(browser, village.base).enter("gil")) {
            String title = "Admit a new member: mia";
            first.press("Admit somebody").fill("Name", HOSTILE).fill("Code", "mia");
            first.fill("How far below zero?", "999.00")
                    .fill("By which decision?", "Circle of 3 May")
                    .press("Admit and invite");
            first.says("It takes two: it is done when another officer asks for the same.");

            waiting(second).says("999.00 SOL").press("I ask for it too " + title);
            second.answer("I ask for it too").says("She is admitted. Now she needs an invitation");
            assertThat(creditLimit("mia")).isEqualTo(99_900);

            // The form is still open: it goes on where it was. Nobody alone gets so much credit.
            first.press("Admit and invite").says("It takes two");
            String inviting = "Invite mia";
            waiting(second).press("I ask for it too " + inviting);
            second.answer("I ask for it too").says("The invitation for mia");
            assertThat(first.complaints).isEmpty();
            assertThat(second.complaints).isEmpty();
        }
    }

    private static long creditLimit(String code) {
        return village.signIn("coordinator")
                .get("/api/v1/accounts/" + code)
                .is(200)
                .body()
                .get("creditLimit")
                .asLong();
    }

    private static String idOf(String path) {
        for (var act :
                village.signIn("coordinator").get("/api/v1/officer-acts").body().get("items")) {
            if (act.get("path").asString().equals(path)) {
                return act.get("id").asString();
            }
        }
        throw new AssertionError("Nothing waits for " + path);
    }
}
