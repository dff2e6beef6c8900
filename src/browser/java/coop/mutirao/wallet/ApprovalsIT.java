package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static coop.mutirao.tables.Tables.APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.Founding;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Member;
import coop.mutirao.member.NewMember;
import coop.mutirao.testing.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A bakery that pays more than 20.00 only if two of its persons agree: Ana and Bea, with their
/// phones.
class ApprovalsIT {

    static Village village;
    static Browser browser;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        var order =
                new NewMember(
                        "padaria",
                        Member.Kind.VENTURE,
                        "Padaria Sol",
                        Founding.ROOT,
                        Money.of(10_000),
                        Money.of(1_000_000),
                        null);
        var app = village.app.app;
        app.database.transact(
                tx -> app.log.record(tx, facts -> app.members.admit(tx, facts, List.of(order))));
        String delegates = "/api/v1/accounts/padaria/delegates/";
        var manages = Map.of("mayManage", true, "decision", "Meeting of 12 May");
        village.api
                .signIn("coordinator", Village.password("coordinator"))
                .put(delegates + "ana", manages)
                .is(201);
        Api ana = village.api.signIn("ana", Village.password("ana"));
        ana.put(delegates + "bea", Map.of("decision", "Meeting of 12 May")).is(201);
        ana.put(
                        "/api/v1/accounts/padaria/approval-rule",
                        Map.of("above", 2_000, "approvals", 2, "decision", "Meeting of 12 May"))
                .is(201);
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static Device phone(String code) {
        return new Device(browser, village.base).enter(code);
    }

    /// Acts for the bakery from now on, and gives the device a key that signs for it.
    private static void actForTheBakery(Device phone, String name) {
        phone.open("/app");
        phone.page.getByLabel("You act for").selectOption("padaria");
        letSign(phone, name);
    }

    private static void letSign(Device phone, String name) {
        phone.open("/app/pay").at("Pay");
        phone.fill("A name for this device", name).press("Make a key on this device");
        assertThat(phone.button("Make a key on this device")).hasCount(0);
    }

    private static void order(Device phone, String amount) {
        phone.open("/app/pay").fill("Who gets it?", "cem").fill("How much?", amount);
        phone.press("Send " + amount + " SOL to cem");
    }

    private static int signedApprovals() {
        return village.app.app.database.inTransaction(
                tx -> tx.sql().fetchCount(APPROVAL, APPROVAL.SIGNATURE.isNotNull()));
    }

    @Test
    void a_person_acts_for_one_account_or_the_other_and_sees_for_which() {
        try (Device phone = phone("ana")) {
            long hers = village.app.balance("ana");
            long bakery = village.app.balance("padaria");
            actForTheBakery(phone, "Ana's phone");

            order(phone, "10.00");

            phone.at("Paid");
            assertThat(village.app.balance("padaria")).isEqualTo(bakery - 1_000);
            phone.open("/app").says("You act for");
            assertThat(phone.page.getByLabel("You act for")).hasValue("padaria");
            phone.page.getByLabel("You act for").selectOption("ana");
            letSign(phone, "Ana's phone");
            order(phone, "1.00");
            phone.at("Paid");
            assertThat(village.app.balance("ana")).isEqualTo(hers - 100);
            assertThat(village.app.balance("padaria")).isEqualTo(bakery - 1_000);
            assertThat(phone.complaints).isEmpty();
        }
    }

    @Test
    void much_is_paid_when_a_second_person_signs_it_too() {
        long before = village.app.balance("padaria");
        try (Device anas = phone("ana");
                Device beas = phone("bea")) {
            actForTheBakery(anas, "Ana's phone");
            actForTheBakery(beas, "Bea's phone");

            order(anas, "25.00");
            anas.at("It waits for a yes");
            anas.open("/app/approvals").says("1 of 2 have said yes.").says("Yes from ana.");
            assertThat(anas.button("Say yes to 25.00 SOL")).hasCount(0);
            assertThat(village.app.balance("padaria")).isEqualTo(before);

            int signed = signedApprovals();
            beas.open("/app/approvals").says("padaria pays cem").press("Say yes to 25.00 SOL");

            beas.says("That was the last yes needed: it is paid.");
            assertThat(village.app.balance("padaria")).isEqualTo(before - 2_500);
            assertThat(signedApprovals()).isEqualTo(signed + 1);
            anas.open("/app/approvals").says("Nothing waits for a yes");
            assertThat(anas.complaints).isEmpty();
            assertThat(beas.complaints).isEmpty();
        }
    }

    @Test
    void who_was_asked_can_refuse_and_who_ordered_can_withdraw() {
        long before = village.app.balance("padaria");
        try (Device anas = phone("ana");
                Device beas = phone("bea")) {
            actForTheBakery(anas, "Ana's phone");
            order(anas, "30.00");
            anas.at("It waits for a yes");
            beas.open("/app/approvals").press("Refuse");
            beas.answer("Refuse");
            beas.says("It will not be paid.");

            order(anas, "40.00");
            anas.at("It waits for a yes").open("/app/approvals").press("Withdraw it");
            anas.answer("Withdraw it");
            anas.says("It will not be paid.").says("Nothing waits for a yes");

            assertThat(village.app.balance("padaria")).isEqualTo(before);
        }
    }
}
