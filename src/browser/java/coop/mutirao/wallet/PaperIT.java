package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.Media;
import coop.mutirao.http.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Who has no device votes on paper or by somebody else, and what the assembly decides by yes and
/// no is moved in the wallet.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // The ballot opens in the first.
class PaperIT {

    private static final String SHEETS = "/app/sheets?id=" + HeldRound.ID;

    private static final String TAKES_TWO = "Nothing is done yet: it takes two.";
    private static final String WHY = "Asked for it at the desk";

    static Village village;
    static Browser browser;
    static HeldRound round;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.give("gil", Role.COORDINATOR);
        round = new HeldRound(village).freeze();
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static Device choose(Device device, String label, String code) {
        device.fill(label, code);
        assertThat(device.page.locator(".found strong")).hasText(code);
        return device;
    }

    // What one officer has asked for in the wallet, another one asks for too.
    private static void agree(String path, Map<String, ?> body) {
        village.signIn("gil").put("/api/v1/rounds/" + HeldRound.ID + path, body).is(201);
    }

    @Test
    @Order(1)
    void a_sheet_is_given_out_by_two_printed_and_entered_by_two() {
        try (Device phone = Device.narrow(browser, village.base).enter("coordinator")) {
            phone.open(SHEETS).at("Voting on paper").says("No sheet is given out");
            phone.press("Give a sheet out").fill("The sheet's number", "0");
            choose(phone, "Who gets it?", "dora").fill("Why, for the log?", WHY);
            phone.press("Give a sheet out").says("This is no number of a sheet.");
            phone.fill("The sheet's number", "17").press("Give a sheet out");
            phone.says(TAKES_TWO);
            agree("/sheets/17", Map.of("member", "dora", "reason", WHY));
            for (String teller : List.of("bea", "cem")) {
                choose(phone.open(SHEETS).press("Name somebody"), "Who?", teller);
                phone.fill("Why, for the log?", WHY).press("Name somebody").says(TAKES_TWO);
                agree("/tellers/" + teller, Map.of("named", true, "reason", WHY));
            }
            phone.open(SHEETS).says("for dora, given out on");

            phone.page.getByText("Print all that are given out").click();
            Locator sheet = phone.at("A sheet of paper").page.locator(".sheet");
            assertThat(sheet).containsText(HeldRound.WELL);
            assertThat(sheet.locator(".box")).hasCount(3);
            phone.page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(sheet).isVisible();
            assertThat(phone.page.locator("h1")).isHidden();
            assertThat(phone.page.locator("footer")).isHidden();
            phone.page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));

            round.pass();
            for (String teller : List.of("bea", "cem")) {
                // As who scans the sheet's code.
                phone.enter(teller).open(SHEETS + "&sheet=17").at("Voting on paper");
                Locator form = phone.section("Enter a sheet");
                form.getByLabel(HeldRound.SEEDS).check();
                phone.press("Enter it so");
                phone.says(
                        teller.equals("bea")
                                ? "Another teller has to enter it too."
                                : "two of you read the same. It is a vote now.");
            }
            phone.press("Enter a sheet").press("Enter it so");
            phone.says("The sheet 17 is entered already.");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    @Order(2)
    void a_motion_about_a_policy_is_moved_in_words() {
        try (Device phone = Device.narrow(browser, village.base).enter("bea")) {
            phone.open("/app/assembly").at("Assembly").press("Move a motion");
            phone.fill("What is it called?", "Less of <b>each</b> payment");
            phone.fill("Why?", "The fund has enough.");
            phone.page.getByLabel("What is it about?").selectOption("policy");
            Locator rate = phone.page.getByLabel("Rate", new GetByLabelOptions().setExact(true));
            rate.fill("1,25 or so");
            phone.says("This is no percentage.").press("Move it").says("Something is missing");
            rate.fill("0.5");
            phone.press("Move it").at("Less of <b>each</b> payment");
            phone.says("the contribution to the fund").says("Rate: ").says("then 0.5 %");
            phone.press("Take it back").says("Taken back");

            phone.open("/app/assembly").press("Move a motion");
            phone.fill("What is it called?", "Tools for Flor");
            phone.page.getByLabel("What is it about?").selectOption("limit");
            choose(phone, "About whom?", "flor").fill("How far below zero?", "250");
            phone.press("Move it").at("Tools for Flor");
            phone.says("The account flor may go as far as 250.00 SOL below zero.");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    @Order(3)
    void a_member_lets_another_one_vote_for_her() {
        try (Device phone = Device.narrow(browser, village.base).enter("flor")) {
            phone.open(HeldRound.PAGE).press("Let somebody vote for me");
            phone.fill("Who votes for you?", "flor").says("It is for somebody else.");
            choose(phone, "Who votes for you?", "cem").press("Let her vote for me");
            phone.says("cem can vote for you in this round.");

            phone.enter("cem").open(HeldRound.PAGE).says("You may vote for flor.");
            phone.page.getByText("Vote for flor").click();
            phone.says("You vote for flor here, and not for yourself.");
            phone.page.getByLabel(HeldRound.SEEDS).check();
            phone.press("Vote").says("Your vote is taken.");
            phone.page.getByText("Vote for myself").click();
            assertThat(phone.page.getByLabel(HeldRound.SEEDS)).not().isChecked();

            phone.enter("flor").open(HeldRound.PAGE).press("Take it back");
            phone.says("It is used up: your ballot is cast.");
            assertThat(phone.complaints).isEmpty();
        }
    }
}
