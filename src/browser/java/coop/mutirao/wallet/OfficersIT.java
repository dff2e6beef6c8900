package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import coop.mutirao.http.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What officers, auditors and ventures have in the wallet. In order, for time passes in the last.
@TestMethodOrder(MethodName.class)
class OfficersIT {

    private static final String HOSTILE = "Padaria <img src=x onerror=alert(1)>";
    private static final String WHY = "Assembly of May";
    private static final UUID PAYMENT = new UUID(0x7000, 0x8000_0000_0000_0101L);

    @TempDir static Path keys;
    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.app.keepLog(keys);
        village.give("gil", Role.COORDINATOR);
        village.give("cem", Role.TREASURER);
        village.give("eva", Role.AUDITOR);
        var coordinator = village.signIn("coordinator");
        coordinator
                .put(
                        "/api/v1/members/padaria",
                        Map.of(
                                "kind",
                                "venture",
                                "name",
                                HOSTILE,
                                "community",
                                "rede",
                                "decision",
                                WHY))
                .is(201);
        coordinator
                .put(
                        "/api/v1/accounts/padaria/delegates/ana",
                        Map.of("mayManage", true, "decision", WHY))
                .is(201);
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static Device narrow(String code) {
        return Device.narrow(browser, village.base).enter(code);
    }

    private static void pay() {
        village.signIn("ana")
                .put(
                        "/api/v1/payments/" + PAYMENT,
                        Map.of("payee", "padaria", "amount", 550, "description", "Bread"))
                .is(201);
    }

    @Test
    void a_file_of_members_is_seen_before_it_is_sent() {
        try (Device phone = narrow("gil")) {
            phone.open("/app/import").at("Bring members over");
            choose(phone, "code,name\nlia,Lia\n").says("It does not begin with that line");
            String header = "code,kind,name,community,creditLimit,maximumBalance,balance\n";
            choose(
                    phone,
                    header + "lia,robot,\"Lia, <b>Lima</b>\",rede,,,5\nlia,person,Ari,x,1.5,,0");
            phone.says("Lia, <b>Lima</b>").says("Together 0.05 SOL: it has to be zero.");
            phone.says("The kind is none of person").says("The code stood in the file before.");
            phone.says("There is no such community.").says("An amount is no whole number.");
            assertThat(phone.button("Bring 2 members over")).hasCount(0);

            choose(phone, header + "lia,person,Lia,rede,,,5\nari,person,Ari,rede,,,-5\n");
            phone.says("Together zero, as it has to be.");
            phone.fill("By which decision?", WHY).press("Bring 2 members over");
            phone.says("Nothing is done yet: it takes two.");
            try (Device second = narrow("coordinator")) {
                second.open("/app/tasks").says("1 file of members waits for you to send it too");
                second.page.locator("[data-task=imports] a").click();
                choose(
                        second.at("Bring members over"),
                        header + "lia,person,Lia,rede,,,5\n" + "ari,person,Ari,rede,,,-5\n");
                second.fill("By which decision?", WHY).press("Bring 2 members over");
                second.says("2 members are admitted.");
                assertThat(second.complaints).isEmpty();
            }
            choose(phone, header + "lia,person,Lia,rede,,,0\n").fill("By which decision?", WHY);
            phone.press("Bring 1 member over").says("refused as a whole").says("Line 2:");
            assertThat(phone.complaints).isEmpty();
        }
    }

    private static Device choose(Device device, String csv) {
        device.page
                .getByLabel("Choose the file")
                .setInputFiles(new FilePayload("m.csv", "text/csv", csv.getBytes(UTF_8)));
        return device;
    }

    @Test
    void b_a_member_is_found_and_her_limits_are_changed_by_two() {
        try (Device phone = narrow("coordinator");
                Device second = narrow("gil")) {
            phone.open("/app/members").at("Members").fill("Name or code", "zzz");
            phone.says("Nobody is like that.").fill("Name or code", "FLÓ").says("1 is found.");
            phone.page.locator("#members li a").click();
            phone.at("flor").says("No role beside being a member.");
            phone.section("How far it may go, and why").getByText("From −100.00 SOL").waitFor();

            phone.press("Change the limits").fill("How far below zero?", "200x");
            phone.fill("Why?", WHY).press("Change it").says("This is no amount");
            phone.fill("How far below zero?", "200")
                    .press("Change it")
                    .says("Nothing is done yet: it takes two");
            second.open("/app/tasks").says("1 act waits for a second officer");
            second.page.locator("[data-task=acts] a").click();
            second.at("Waits for another officer")
                    .press("I ask for it too Change the limits of flor");
            second.answer("I ask for it too").says("It is done: Change the limits of flor.");
            second.open("/app/tasks").says("Nothing waits.");

            phone.page.reload();
            phone.at("flor").says("by officers or the assembly, since");
            phone.says("From −200.00 SOL to").says(WHY);
            phone.press("Close the account flor").fill("Why?", WHY).answer("Close the account");
            phone.says("It is changed.").says("Closed: it takes and gives nothing");
            phone.press("Open the account again flor").fill("Why?", WHY);
            phone.answer("Open the account again").says("Open");
            assertThat(phone.complaints).isEmpty();
            assertThat(second.complaints).isEmpty();
        }
    }

    @Test
    void c_a_policy_says_what_changed_between_its_versions() {
        try (Device phone = narrow("cem");
                Device second = narrow("gil")) {
            phone.open("/app/policies").at("What is decided for all");
            phone.page.locator("#contribution a").click();
            phone.at("The contribution to the fund").says("With the founding of the network");

            phone.press("Write a new version down").fill("Rate", "2").says("Rate: 1 %, then 2 %");
            phone.fill("By which decision?", WHY)
                    .press("Ask for it")
                    .says("Nothing is done yet: it takes two");
            second.open("/app/officer-acts");
            second.press("I ask for it too Set a policy: the contribution to the fund");
            second.answer("I ask for it too").says("It is done:");

            phone.page.reload();
            phone.says("Version 2").says("Rate: 1 %, then 2 %").says("Written down by gil");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void d_an_auditor_comes_from_a_figure_to_its_postings_and_checks_the_log() {
        pay();
        village.app.awaitFinal(village.app.app.database.inTransaction(village.app.app.log::size));
        try (Device phone = narrow("eva")) {
            phone.open("/app/audit").at("Audit").says("All accounts together: zero.");
            assertThat(phone.page.locator("#balances [data-total='0']")).hasCount(1);
            phone.page.locator("#balances li a").getByText("padaria").click();
            phone.at("Account padaria").says("With").says("Bread");
            assertThat(phone.page.locator("#postings li")).hasCount(2);
            phone.page.locator("#postings a[href*=posting]").last().click();
            phone.at("A posting").says("All entries together: zero.").says("Posting no.");
            phone.says("How the contribution was worked out");
            assertThat(phone.page.locator("#entries [data-total='0']")).hasCount(1);
            assertThat(phone.page.locator("a[href$='payment=" + PAYMENT + "']")).hasCount(1);

            phone.open("/app/account?code=padaria&at=2026-01-01T00:00:00Z");
            phone.says("There were none.").says("After 0 postings");

            phone.open("/app/audit").says("It is the log’s.");
            assertThat(phone.page.locator("#log [data-signed=true]")).hasCount(1);
            phone.fill("Facts of the earlier checkpoint", "999999").press("Check it");
            phone.says("There was no checkpoint of that size.");
            phone.fill("Facts of the earlier checkpoint", size(phone)).press("Check it");
            phone.says("begins with the");
            phone.press("Show Posted without a payer’s signature");
            Locator posted = phone.section("Posted without a payer’s signature");
            assertThat(posted.locator("a[href$='" + PAYMENT + "']")).hasCount(1);
            phone.press("Show What officers did").says(WHY);
            phone.fill("Or the number of a payment", "x").press("Look it up");
            phone.says("This is no number of a payment.");
            phone.fill("Or the number of a payment", PAYMENT.toString()).press("Look it up");
            phone.at("A posting").says("Bread");
            assertThat(phone.complaints).isEmpty();
        }
        try (Device other = narrow("ana")) {
            other.open("/app/audit").says("This page is for auditors and treasurers.");
        }
    }

    private static String size(Device device) {
        return device.page.locator("#log dt:has-text('Facts') + dd").textContent();
    }

    @Test
    void e_a_venture_has_all_of_it_on_one_page() {
        try (Device phone = narrow("ana")) {
            phone.open("/app/venture?code=padaria").at(HOSTILE);
            phone.says("Nothing was stated").says("No payment of this venture waits.");
            phone.page.getByText("State the surplus of the period").click();
            phone.at("A venture’s surplus").says("are its workers");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void f_a_round_is_planned_and_run_to_its_end() {
        try (Device first = narrow("coordinator");
                Device second = narrow("gil")) {
            first.open("/app/plan-round").at("Plan a round").press("Keep the plan");
            first.fill("What is the round called?", "Autumn").fill("By which decision?", WHY);
            first.fill("Amount from the fund", "10").press("Keep the plan").at("Autumn");
            first.says("Being planned").press("Let members propose");
            first.fill("By which decision?", WHY)
                    .answer("Let members propose")
                    .says("Nothing is done yet: it takes two");
            agree(second, "Let members propose in a round");
            first.page.reload();
            first.says("Proposals until").press("Give the round up");
            first.fill("By which decision?", WHY)
                    .answer("Give the round up")
                    .says("Nothing is done yet: it takes two");

            HeldRound round = new HeldRound(village);
            round.hand(1, HeldRound.WELL, "dora", 400, 200);
            village.signIn("bea")
                    .post("/api/v1/proposals/" + HeldRound.project(1) + "/second", null)
                    .is(201);
            first.open("/app/tasks").says("1 proposal to admit or reject");
            first.open("/app/proposal?id=" + HeldRound.project(1)).press("Admit it to the ballot");
            first.says("Say why").fill("Why? Can it be done", WHY).press("Admit it to the ballot");
            first.says("It is answered.");
            round.pass();
            first.open(HeldRound.PAGE).press("Freeze the round");
            assertThat(first.dialog()).containsText("The ballot: 1 proposal, as it says now.");
            first.fill("By which decision?", WHY)
                    .answer("Freeze the round")
                    .says("Nothing is done yet: it takes two");
            agree(second, "Freeze a round, with its money");
            round.pass();
            round.vote("ana", 1, 1);
            round.vote("bea", 1, 1);
            round.vote("cem", 1, 1);
            first.open(HeldRound.PAGE).press("Give more time to vote").says("It takes two");
            round.pass();
            UUID objection = new UUID(0x7000, 0x8000_0000_0000_0201L);
            village.signIn("flor")
                    .put(
                            "/api/v1/rounds/" + HeldRound.ID + "/objections/" + objection,
                            Map.of("reason", "<i>No</i>"))
                    .is(201);
            // Who signed in before time passed has to show anew who she is.
            second.enter("gil").open("/app/tasks").says("1 objection to answer");
            second.open(HeldRound.PAGE).press("Answer it").fill("What is there to say", WHY);
            second.press("Do not uphold it").says("Nothing is done yet: it takes two");
            try (Device third = narrow("eva")) {
                agree(third, "Answer an objection to a result");
            }
            round.pass();
            village.app.app.assembly.keeper.keep();
            first.enter("coordinator").open("/app/tasks").says("1 part waits for its milestone");
            first.open(HeldRound.PAGE).press("It is reached It has water");
            first.fill("Why?", WHY)
                    .answer("It is reached")
                    .says("Nothing is done yet: it takes two");
            agree(second.enter("gil"), "Attest a milestone, to be paid");
            assertThat(first.complaints).isEmpty();
            assertThat(second.complaints).isEmpty();
        }
    }

    private static void agree(Device device, String what) {
        device.open("/app/officer-acts").press("I ask for it too " + what);
        device.answer("I ask for it too").says("It is done: " + what);
    }
}
