package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.Media;
import coop.mutirao.http.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who has no device votes on paper or by somebody else, and what the assembly decides by yes and
/// no is moved in the wallet.
class PaperIT {

    private static final String SHEETS = "/app/sheets?id=" + HeldRound.ID;

    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.give("gil", Role.COORDINATOR);
        new HeldRound(village).openBallot();
    }

    @AfterAll
    static void close() {
        browser.close();
        village.close();
    }

    private static Device choose(Device device, String label, String code) {
        device.fill(label, code);
        assertThat(device.page.locator(".found strong")).hasText(code);
        return device;
    }

    @Test
    void a_sheet_is_given_out_printed_and_entered_by_two() {
        try (Device phone = Device.narrow(browser, village.base).enter("coordinator")) {
            phone.open(SHEETS).at("Voting on paper").says("No sheet is given out");
            phone.press("Give a sheet out").fill("The sheet's number", "0");
            choose(phone, "Who gets it?", "dora").press("Give a sheet out");
            phone.says("This is no number of a sheet.");
            phone.fill("The sheet's number", "17").press("Give a sheet out");
            phone.says("Sheet no. 17 is given out.").says("for dora, given out on");
            choose(phone.press("Name somebody"), "Who?", "eva").press("Name somebody");
            phone.says("eva enters sheets now.");

            phone.page.getByText("Print all that are given out").click();
            Locator sheet = phone.at("A sheet of paper").page.locator(".sheet");
            assertThat(sheet).containsText(HeldRound.WELL);
            assertThat(sheet.locator(".box")).hasCount(3);
            phone.page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(sheet).isVisible();
            assertThat(phone.page.locator("h1")).isHidden();
            assertThat(phone.page.locator("footer")).isHidden();
            phone.page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));

            for (String teller : new String[] {"gil", "eva"}) {
                // As who scans the sheet's code.
                phone.enter(teller).open(SHEETS + "&sheet=17").at("Voting on paper");
                Locator form = phone.section("Enter a sheet");
                form.getByLabel(HeldRound.SEEDS).check();
                phone.press("Enter it so");
                phone.says(
                        teller.equals("gil")
                                ? "Another teller has to enter it too."
                                : "two of you read the same. It is a vote now.");
            }
            phone.press("Enter a sheet").press("Enter it so");
            phone.says("The sheet 17 is entered already.");
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
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
