package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import coop.mutirao.http.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Coordinators admit and invite members, let them in anew by two, and give and end roles.
class CoordinationIT {

    private static final String HOSTILE = "<script>alert(1)</script> \"Lia\"";

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
        browser.close();
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
            phone.fill("How far below zero?", "25.00").press("Admit and invite");
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
        assertThat(
                        village.signIn("coordinator")
                                .get("/api/v1/accounts/lia")
                                .is(200)
                                .body()
                                .get("creditLimit")
                                .asLong())
                .isEqualTo(2_500);
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
            desk.press("Make an invitation").says("This member can sign in already.");

            desk.fill("Whom? Her code", "nilo");
            assertThat(desk.section("An invitation for a member").locator(".found strong"))
                    .hasText("nilo");
            desk.press("Make an invitation").says("The invitation for nilo");

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
            first.press("Call it off").answer("Call it off").says("It is called off.");
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

    @Test
    void a_role_is_given_and_ended_by_a_decision() {
        try (Device phone = Device.narrow(browser, village.base).enter("coordinator")) {
            phone.open("/app/mandates").at("Who has which role").press("Give a role");
            phone.fill("To whom? Her code", "coordinator").says("Nobody gives a role to herself");
            phone.fill("To whom? Her code", "dora");
            assertThat(phone.page.locator(".found strong")).hasText("dora");
            phone.page
                    .getByLabel("Role", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("auditor");
            phone.fill("By which decision?", HOSTILE).press("Give it");

            phone.says("dora has the role now: Auditor.");
            Locator auditors = phone.section("Auditor");
            assertThat(auditors).containsText(HOSTILE);
            phone.press("End Auditor, dora").dialog().getByLabel("By which").fill("Assembly");
            phone.answer("End").says("dora does not have this role any more: Auditor.");
            assertThat(auditors).containsText("Nobody has this role now.");
            assertThat(phone.complaints).isEmpty();
        }
    }
}
