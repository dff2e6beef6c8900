package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who lets somebody vote twice, or for more others than was decided.
class ChannelsTest {

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void plan() {
        ledger.policy(
                "authorisation", "1", "{\"unsignedMaximum\":1000,\"twoOfficersFrom\":null}", 1);
        ledger.leaf("round", Map.of("round", "r1", "step", "draft", "proxiesMax", "1"));
        ledger.officers();
    }

    private void proxy(String giver, String holder, String granted) {
        ledger.leaf(
                "proxy",
                Map.of("round", "r1", "account", giver, "holder", holder, "granted", granted));
    }

    private void sheet(String number, String account, String step) {
        ledger.agreed("o1", "o2", account);
        sheet(number, account, step, "o2");
    }

    private void sheet(String number, String account, String step, String actor) {
        var members = new HashMap<String, Object>();
        members.put("round", "r1");
        members.put("sheet", number);
        members.put("account", account);
        members.put("step", step);
        members.put("actor", actor);
        ledger.leaf("sheet", members);
    }

    private void assertFound(String what) {
        assertThat(ledger.verify(folder).findings()).anySatisfy(f -> assertThat(f).contains(what));
    }

    @Test
    void what_the_round_lets_them_is_right() {
        proxy("m1", "m2", "yes");
        proxy("m1", "m2", "no");
        proxy("m1", "m2", "yes");
        proxy("m1", "m2", "no");
        sheet("12", "m1", "issued");
        sheet("12", "m1", "returned");
        sheet("13", "m1", "issued");
        sheet("13", "m1", "returned", "m1");

        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    @Test
    void a_proxy_too_many_is_found() {
        proxy("m1", "m2", "yes");
        proxy("m3", "m2", "yes");
        assertFound("m3 cannot give m2 a proxy, who holds 1 of 1");
    }

    @Test
    void a_proxy_that_is_passed_on_is_found() {
        proxy("m1", "m2", "yes");
        proxy("m2", "m3", "yes");
        assertFound("m2 cannot give m3 a proxy");
    }

    @Test
    void a_proxy_that_nobody_gave_is_found() {
        proxy("m1", "m2", "no");
        assertFound("m1 had not given m2 a proxy");
    }

    @Test
    void a_result_with_other_proxies_is_found() {
        proxy("m1", "m2", "yes");
        ledger.leaf("round", Map.of("round", "r1", "step", "draft", "proxies", "0".repeat(64)));
        assertFound("its proxies are not those 1 that were given");
    }

    @Test
    void two_sheets_for_one_member_or_of_one_number_are_found() {
        sheet("12", "m1", "issued");
        sheet("13", "m1", "issued");
        assertFound("the sheet 13 cannot be for m1");
    }

    @Test
    void a_number_that_is_used_again_is_found() {
        sheet("12", "m1", "issued");
        sheet("12", "m1", "returned");
        sheet("12", "m2", "issued");
        assertFound("the sheet 12 cannot be for m2");
    }

    @Test
    void a_sheet_that_is_given_out_while_members_vote_is_found() {
        ledger.leaf("round", Map.of("round", "r1", "step", "balloting"));
        sheet("12", "m1", "issued");
        assertFound("the sheet 12 cannot be for m1");
    }

    @Test
    void a_sheet_by_one_officer_is_found() {
        sheet("12", "m1", "issued", "o2");
        assertFound("POWER: a sheet of m1: o2 does it alone");
    }

    @Test
    void a_sheet_that_one_officer_or_another_member_takes_back_is_found() {
        sheet("12", "m1", "issued");
        sheet("12", "m1", "returned", "m2");
        assertFound("POWER: a sheet of m1: m2 has no mandate for it");
    }

    @Test
    void a_proposal_that_one_officer_rejects_is_found() {
        ledger.agreed("o1", "o2", "m1");
        rejected("o2");
        assertThat(ledger.verify(folder).findings()).isEmpty();
        rejected("o2");
        assertFound("POWER: a proposal of m1: o2 does it alone");
    }

    private void rejected(String actor) {
        Map<String, Object> members = new HashMap<>();
        members.put("proposal", "p1");
        members.put("round", "r1");
        members.put("step", "rejected");
        members.put("version", "1");
        members.put("content", "0".repeat(64));
        members.put("account", "m1");
        members.put("actor", actor);
        ledger.leaf("proposal", members);
    }

    @Test
    void a_teller_who_names_herself_is_found() {
        ledger.agreed("o1", "o2", "o1");
        ledger.leaf(
                "teller", Map.of("round", "r1", "account", "o1", "granted", "yes", "actor", "o2"));
        assertFound("POWER: a teller of o1: o2 does it alone");
    }

    @Test
    void a_sheet_of_somebody_else_is_not_given_back() {
        sheet("12", "m1", "issued");
        sheet("12", "m2", "returned");
        assertFound("the sheet 12 was not out with m2");
    }
}
