package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.crypto.Hash;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who holds the log's key and gives from the fund what nobody decided.
class RoundsTest {

    private static final String ROUND = "r1";
    private static final byte[] SEED = new byte[32];

    @TempDir Path folder;

    private final SmallLedger ledger = SmallLedger.founded();

    @BeforeEach
    void charter() {
        for (String account : List.of("fund-income", "round-1")) {
            ledger.leaf("account", Map.of("account", account, "kind", "fund"));
        }
        ledger.policy(
                "authorisation", "1", "{\"unsignedMaximum\":1000,\"twoOfficersFrom\":null}", 1);
        ledger.posted(
                "gift",
                Map.of("auth", Map.of("mode", "operator", "actor", "m0"), "policy", "x/1"),
                "m0",
                -500,
                "fund-income",
                500);
    }

    private void step(String step, Map<String, ?> more) {
        var members = new HashMap<String, Object>(more);
        members.put("round", ROUND);
        members.put("step", step);
        ledger.leaf("round", members);
    }

    private void award(String id, Object... entries) {
        ledger.posted(
                "award",
                Map.of(
                        "id",
                        id,
                        "decision",
                        ROUND,
                        "auth",
                        Map.of("mode", "operator", "actor", "service")),
                entries);
    }

    private static String payout(String project, int tranche) {
        byte[] hash = Hash.sha256((ROUND + "/" + project + "/" + tranche).getBytes(UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(hash, 16));
        long first = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long second = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(first, second).toString();
    }

    private Map<String, Object> plan() {
        var plan = new HashMap<String, Object>();
        for (String name : List.of("proposals", "opens", "closes", "objections")) {
            plan.put(name, SmallLedger.time(ledger.now));
        }
        // Somebody can vote for a while.
        plan.put("closes", SmallLedger.time(ledger.now.plusSeconds(8)));
        return plan;
    }

    private void freeze(String budget) {
        var plan = plan();
        step("draft", plan);
        step("proposing", plan);
        step("review", Map.of());
        award("in", "fund-income", -300, "round-1", 300);
        var fixed = new HashMap<String, Object>(plan);
        fixed.putAll(Map.of("budget", budget, "escrow", "round-1", "voters", "4"));
        fixed.putAll(Map.of("eligible", "x", "projects", "x", "quorum", "1/2"));
        fixed.put("lottery", HexFormat.of().formatHex(Hash.sha256(SEED)));
        step("frozen", fixed);
    }

    private void count(String step, String voted, byte[] seed) {
        step("balloting", Map.of());
        ledger.now = ledger.now.plusSeconds(10);
        step("counting", Map.of());
        ledger.leaf("ballot-sealed", Map.of("sealed", "x"));
        step(
                step,
                Map.of(
                        "voted",
                        voted,
                        "voters",
                        "4",
                        "seed",
                        HexFormat.of().formatHex(seed),
                        "selected",
                        List.of("p1")));
    }

    private void result() {
        freeze("300");
        count("result", "2", SEED);
    }

    private List<String> findings() {
        return ledger.verify(folder).findings();
    }

    private void assertFound(String what) {
        assertThat(findings()).anySatisfy(f -> assertThat(f).contains(what));
    }

    @Test
    void a_whole_round_is_right() {
        result();
        step("executing", Map.of());
        award(payout("p1", 1), "round-1", -100, "m1", 100);
        var seen =
                Map.of("payout", payout("p1", 2), "round", ROUND, "project", "p1", "actor", "m0");
        ledger.leaf("milestone", seen);
        award(payout("p1", 2), "round-1", -100, "m1", 100);
        award("back", "round-1", -100, "fund-income", 100);
        step("closed", Map.of());

        assertThat(findings()).isEmpty();
    }

    @Test
    void an_award_that_nobody_decided() {
        award("in", "fund-income", -100, "m1", 100);

        assertFound("nothing was decided");
    }

    @Test
    void an_award_before_the_result_is_over() {
        result();
        award(payout("p1", 1), "round-1", -100, "m1", 100);

        assertFound("it pays what is not due");
    }

    @Test
    void an_award_for_what_was_not_selected() {
        result();
        step("executing", Map.of());
        award(payout("p2", 1), "round-1", -100, "m1", 100);

        assertFound("it pays what is not due");
    }

    @Test
    void a_second_tranche_without_its_milestone() {
        result();
        step("executing", Map.of());
        award(payout("p1", 2), "round-1", -100, "m1", 100);

        assertFound("it pays what is not due");
    }

    @Test
    void an_award_from_another_purse() {
        result();
        step("executing", Map.of());
        award(payout("p1", 1), "fund-income", -100, "m1", 100);

        assertFound("a round pays from round-1, not fund-income");
    }

    @Test
    void a_round_that_ends_with_money_or_skips_a_step() {
        freeze("300");
        step("closed", Map.of());

        assertFound("a round goes from frozen to closed");
        assertFound("it ends and still holds 300");
    }

    @Test
    void a_round_that_begins_with_another_amount() {
        freeze("400");

        assertFound("its budget is 400 in round-1, and 300 were put into round-1");
    }

    @Test
    void a_quorum_that_was_not_met() {
        freeze("300");
        count("result", "1", SEED);

        assertFound("1 of 4 voted, with a quorum of 1/2");
    }

    @Test
    void a_seed_that_was_chosen_afterwards() {
        freeze("300");
        byte[] other = SEED.clone();
        other[0] = 1;
        count("result", "2", other);

        assertFound("its seed is not the one");
    }

    @Test
    void a_result_that_is_annulled_without_an_objection() {
        result();
        award("back", "round-1", -300, "fund-income", 300);
        step("cancelled", Map.of());

        assertFound("what was decided is annulled, and no objection was upheld");
    }

    @Test
    void an_objection_that_the_service_upholds_too_early() {
        result();
        ledger.now = ledger.now.plusSeconds(2_591_000);
        upheld("service");
        award("back", "round-1", -300, "fund-income", 300);
        step("cancelled", Map.of());

        assertFound("the service upholds an objection that could still be answered");
    }

    @Test
    void an_objection_that_is_upheld_is_right() {
        result();
        upheld("m2");
        award("back", "round-1", -300, "fund-income", 300);
        step("cancelled", Map.of());

        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    private void upheld(String actor) {
        ledger.leaf(
                "objection-answered",
                Map.of(
                        "objection", "o1",
                        "round", ROUND,
                        "upheld", "yes",
                        "account", "m1",
                        "actor", actor));
    }

    @Test
    void a_ballot_after_the_close() {
        result();
        ledger.leaf("ballot-sealed", Map.of("sealed", "x"));

        assertFound("a ballot while none is being counted");
    }

    @Test
    void a_ballot_that_tells_before_the_close_that_somebody_voted() {
        freeze("300");
        step("balloting", Map.of());
        ledger.leaf("ballot-sealed", Map.of("sealed", "x"));

        assertFound("EARLY: a ballot");
    }

    @Test
    void a_ballot_that_closes_earlier() {
        freeze("300");
        step("balloting", Map.of());
        step("balloting", Map.of("closes", SmallLedger.time(ledger.now)));

        assertFound("an open ballot can close later only");
    }

    @Test
    void a_ballot_that_closes_later_once_too_often_or_too_late() {
        freeze("300");
        step("balloting", Map.of());
        step("balloting", Map.of("closes", SmallLedger.time(ledger.now.plusSeconds(60))));
        step("balloting", Map.of("closes", SmallLedger.time(ledger.now.plusSeconds(90))));

        assertFound("once, and by 1440 hours at most");
    }

    @Test
    void a_ballot_that_closes_later_than_the_freeze_says() {
        freeze("300");
        step("balloting", Map.of());
        var late = ledger.now.plusSeconds(1_441 * 3_600);
        step("balloting", Map.of("closes", SmallLedger.time(late)));

        assertFound("once, and by 1440 hours at most");
    }

    @Test
    void a_count_before_the_close() {
        freeze("300");
        step("balloting", Map.of());
        step("counting", Map.of());

        assertFound("it is counting at");
    }
}
