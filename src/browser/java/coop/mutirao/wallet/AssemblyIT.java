package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import coop.mutirao.http.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Members read what a round is about, vote on a phone, and read what came of it.
class AssemblyIT {

    private static final String FORM = "On the ballot";

    Village village;
    Browser browser;

    @BeforeEach
    void open() {
        village = new Village();
        browser = new Browser();
        village.give("gil", Role.COORDINATOR);
    }

    @AfterEach
    void close() {
        village.close();
    }

    private static Locator box(Device device, String title) {
        return device.page.getByLabel(title, new GetByLabelOptions().setExact(false));
    }

    @Test
    void says_what_a_round_is_while_there_is_none() {
        try (Device phone = Device.narrow(browser, village.base).enter("ana")) {
            phone.open("/app").at("Hello, ana");
            phone.page.locator(".menu a", byText("Assembly")).click();
            phone.at("Assembly").says("There has been no round yet.");

            for (String id : List.of("", "?id=../members", "?id=" + HeldRound.ID)) {
                phone.open("/app/round" + id).says("There is no such round.");
            }
            phone.page.getByText("All rounds").click();
            phone.at("Assembly");
            assertThat(phone.complaints).isEmpty();
        }
    }

    private static LocatorOptions byText(String text) {
        return new LocatorOptions().setHasText(text);
    }

    @Test
    void a_member_votes_on_a_phone_and_reads_what_came_of_it() {
        var round = new HeldRound(village);
        try (Device phone = Device.narrow(browser, village.base).enter("bea")) {
            phone.open("/app/assembly").at("Assembly").says("Proposals until");
            round.openBallot();
            phone.enter("bea").open("/app/assembly").says("Vote until").says("10.00 SOL");
            phone.page.getByText(HeldRound.TITLE).click();
            phone.at(HeldRound.TITLE).says("Everybody who votes has an equal share");
            phone.says("at least 1 in 5").says("After the close everybody can read who voted");
            phone.says("You have ticked none. That is a vote too.");

            votesTwice(phone);

            // Somebody else votes by a program, and another device of hers voted meanwhile.
            round.vote("cem", 1, 1, 2);
            round.vote("flor", 1, 3);
            round.pass();
            phone.open(HeldRound.PAGE).says("Objections until");
            readsTheResult(phone);
            round.pass();
            phone.enter("bea").open(HeldRound.PAGE).says("Being paid");
            Locator payments = phone.section("Payments");
            assertThat(payments.locator("[data-state=paid]")).hasCount(2);
            assertThat(payments.locator("[data-state=waiting]"))
                    .containsText("Waits for its milestone: It has water");
            assertThat(phone.page.locator("img[src=x]")).hasCount(0);
            phone.enter("dora").open("/app").says("A part was paid for a proposal of yours");
            phone.says("Given by the assembly").says("Check the receipt");
            phone.page.getByText("By the round “" + HeldRound.TITLE + "”, part 1").click();
            phone.at(HeldRound.WELL);
            assertThat(phone.complaints).isEmpty();
        }
        assertThat(village.app.balance("dora")).isEqualTo(400);
    }

    private void votesTwice(Device phone) {
        box(phone, HeldRound.WELL).check();
        box(phone, HeldRound.BELL).check();
        phone.says("Ticked: 11.00 SOL. There is 10.00 SOL.").says("It may be more than there is");
        phone.press("Vote").says("Your vote is taken.");
        assertThat(ballot().get("seq").asLong()).isEqualTo(1);
        assertThat(phone.section("Your vote")).containsText(HeldRound.BELL);

        // As the page is when one comes back to it.
        phone.open(HeldRound.PAGE);
        assertThat(box(phone, HeldRound.WELL)).isChecked();
        assertThat(box(phone, HeldRound.SEEDS)).not().isChecked();
        box(phone, HeldRound.BELL).uncheck();
        box(phone, HeldRound.SEEDS).check();
        phone.press("Vote again").says("Your vote is taken.");
        Locator own = phone.section("Your vote");
        assertThat(own).containsText(HeldRound.SEEDS);
        assertThat(own).not().containsText(HeldRound.BELL);
        JsonNode ballot = ballot();
        assertThat(ballot.get("seq").asLong()).isEqualTo(2);
        assertThat(ballot.get("choice").size()).isEqualTo(2);
        assertThat(own).containsText(ballot.get("salt").asString());
        assertThat(own).containsText(ballot.at("/log/index").asString());
    }

    private static void readsTheResult(Device phone) {
        Locator result = phone.section("Result");
        assertThat(result).containsText(Pattern.compile("3 of the \\d+ who could vote have voted"));
        assertThat(result).containsText("That was enough.");
        assertThat(result.locator("[data-selected=true]")).hasCount(2);
        Locator bell = result.locator("[data-selected=false]");
        assertThat(bell).containsText(HeldRound.BELL);
        assertThat(bell).containsText("Not selected · 1 voteThe shares of those who voted for it");
        assertThat(bell).containsText("were missing.");
        assertThat(phone.button("Vote again")).hasCount(0);
        assertThat(phone.section("Your vote")).containsText(HeldRound.SEEDS);
        Locator share = phone.section("Your share");
        assertThat(share.locator("li").first()).containsText("1.50 SOL");
        assertThat(share.locator("li").nth(1)).containsText("3.00 SOL");
        assertThat(phone.section("Beside votes alone")).containsText("the very same");
        phone.section(FORM).locator("summary").first().click();
        phone.says("2.00 SOL when this is reached: It has water");
        phone.says("<script>alert(1)</script>");
    }

    @Test
    void a_member_votes_about_a_motion_and_reads_how_it_came_out() {
        String path = "/api/v1/motions/" + HeldRound.ID;
        var body =
                Map.of(
                        "assembly", "rede",
                        "title", "We meet on <b>Tuesdays</b>",
                        "text", "So that all can come.",
                        "decision", Map.of("kind", "text"),
                        "submit", true);
        village.signIn("cem").put(path, body).is(201);
        try (Device phone = Device.narrow(browser, village.base).enter("bea")) {
            phone.open("/app/assembly").says("Waits for others to second it");
            phone.page.getByText("We meet on").click();
            phone.at("We meet on <b>Tuesdays</b>").says("Only what it says");
            phone.says("At least 1/10 of those who may vote have to.");
            phone.press("I second it").says("Vote from");
            village.clock.pass(Duration.ofDays(2));
            village.app.app.chamber.keeper.keep();
            phone.enter("bea").open("/app").says("A motion will be voted about");
            phone.page.getByText("Read the motion").click();
            phone.says("After the close everybody can read who voted how.");
            phone.page.getByLabel("Yes").check();
            phone.press("Vote").says("Your vote is taken.");
            assertThat(phone.section("Your vote")).containsText("you voted: Yes.");
            village.clock.pass(Duration.ofDays(3));
            village.app.app.chamber.keeper.keep();
            phone.enter("bea").open("/app/motion?id=" + HeldRound.ID);
            Locator result = phone.section("Result");
            assertThat(result).containsText("It is accepted.");
            assertThat(result).containsText("1 yes, 0 no, 0 abstained.");
            phone.open("/app/motion?id=x").says("There is no such motion.");
            assertThat(phone.complaints).isEmpty();
        }
    }

    private JsonNode ballot() {
        return village.signIn("bea")
                .get("/api/v1/rounds/" + HeldRound.ID + "/ballot")
                .is(200)
                .body();
    }

    @Test
    void a_vote_of_another_device_is_replaced_and_a_closed_ballot_takes_none() {
        var round = new HeldRound(village).openBallot();
        try (Device phone = Device.narrow(browser, village.base).enter("bea")) {
            phone.open(HeldRound.PAGE).at(HeldRound.TITLE);
            assertThat(phone.button("Vote")).isVisible();
            round.vote("bea", 7, 3);

            phone.press("Vote").says("Your vote is taken.").says("you voted for none of them");

            JsonNode blank = ballot();
            assertThat(blank.get("seq").asLong()).isEqualTo(8);
            assertThat(blank.get("choice").size()).isZero();
            round.pass();
            box(phone, HeldRound.BELL).check();
            phone.press("Vote again").says("It is at another step now.");
            assertThat(ballot().get("ballot")).isEqualTo(blank.get("ballot"));
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void members_propose_second_sign_and_object_in_the_wallet() {
        var round = new HeldRound(village);
        try (Device phone = Device.narrow(browser, village.base).enter("flor")) {
            phone.open(HeldRound.PAGE).press("Propose");
            phone.fill("What is it called?", "A swing").fill("What shall be done?", "To play");
            phone.press("Pay another part later").fill("How much?", "1.5");
            phone.fill("Part 2: how much?", "a lot").fill("Part 2: what is", "It swings");
            phone.press("Propose it").says("This is no amount.");
            phone.fill("Part 2: how much?", "0.5").press("Propose it");
            phone.says("2.00 SOL, paid to flor").says("Waits for others to second it");
            phone.enter("cem").open(HeldRound.PAGE).page.getByText("A swing").first().click();
            phone.at("A swing").says("0 members second it.");
            phone.press("Second it").says("One member seconds it.").says("Seconded");

            round.openBallot();
            phone.enter("bea").open("/app/pay").fill("A name for this device", "Phone");
            phone.press("Make a key on this device");
            assertThat(phone.button("Make a key on this device")).hasCount(0);
            phone.open(HeldRound.PAGE).at(HeldRound.TITLE);
            box(phone, HeldRound.SEEDS).check();
            phone.says("Name all that you find good");
            phone.press("Vote").says("the seal is that of this vote");
            assertThat(ballot().get("ballot").asString()).contains("\"sig\":");

            round.vote("cem", 1, 1, 2);
            round.vote("flor", 1, 3);
            round.pass();
            phone.enter("bea").open(HeldRound.PAGE).press("Object to the result");
            phone.fill("What is wrong with it?", "Too few voted").press("Send");
            phone.says("Not answered yet");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void the_receipt_can_be_taken_along_and_too_few_votes_are_said() {
        var round = new HeldRound(village).openBallot();
        try (Device desk = Device.desktop(browser, village.base).enter("bea")) {
            desk.open(HeldRound.PAGE).at(HeldRound.TITLE);
            // No page of ours can read what was copied.
            desk.page.evaluate("navigator.clipboard.writeText = async (t) => { window.got = t; }");
            box(desk, HeldRound.SEEDS).check();
            desk.press("Vote").says("Your vote is taken.").press("Copy").says("Copied");
            String copied = (String) desk.page.evaluate("window.got");
            assertThat(new ObjectMapper().readTree(copied)).isEqualTo(ballot());

            round.pass();
            desk.open(HeldRound.PAGE).says("Too few voted");
            desk.says("That was not enough: nothing is paid");
            assertThat(desk.complaints).isEmpty();
        }
    }
}
