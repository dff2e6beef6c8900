package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import coop.mutirao.http.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Members read a proposal, talk about it, and change it together.
class DeliberationIT {

    private static final String PAGE = "/app/proposal?id=" + HeldRound.project(1);
    private static final String TALK = "What members say";
    private static final String CHANGES = "What others would change";

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

    @Test
    void members_talk_about_a_proposal_and_its_author_takes_a_change() {
        new HeldRound(village).hand(1, HeldRound.WELL, "ana", 400, 200);
        try (Device phone = Device.narrow(browser, village.base).enter("bea")) {
            phone.open("/app/proposal?id=no").says("There is no such proposal.");
            phone.open(HeldRound.PAGE);
            phone.page.getByText(HeldRound.WELL).first().click();
            phone.at(HeldRound.WELL).says("ana: wrote it and is paid").says("6.00 SOL");
            phone.says("Nobody has said anything yet.");
            phone.press("Say something").fill("Say something", "How deep?\n<b>12 m</b>?");
            phone.press("Send").says("It can be read by all members now.");
            assertThat(phone.section(TALK)).containsText("<b>12 m</b>?");
            phone.settle();

            phone.press("Propose a change").fill("Title", "A well").fill("Amount of part 1", "3.5");
            phone.fill("Why", "It is enough").press("Send").says("The author can take it now");

            phone.enter("ana").open(PAGE).at(HeldRound.WELL);
            Locator changes = phone.section(CHANGES);
            changes.locator("summary").first().click();
            assertThat(changes).containsText("Cost: 6.00 SOL, now 5.50 SOL");
            assertThat(changes.locator("del").first()).containsText("img");
            phone.settle();
            phone.press("Take it").at("A well").says("It needs to be seconded anew.");
            phone.says("Version 2").unfold("What the last version changed");
            phone.section(TALK).getByText("Answer").click();
            phone.fill("Your answer to bea", "Twelve").press("Send").says("Answers bea");
            phone.says("on version 1");

            phone.enter("gil").open(PAGE).at("A well");
            phone.section(TALK).getByText("Hide").first().click();
            phone.fill("For what reason", "Rude").press("Hide").says("Hidden by gil: Rude");
            assertThat(phone.page.locator("img[src=x]")).hasCount(0);
            assertThat(phone.complaints).isEmpty();
        }
    }
}
