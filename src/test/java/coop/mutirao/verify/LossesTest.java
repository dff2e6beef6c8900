package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator who holds the log's key, and has others bear what nobody decided.
class LossesTest {

    @TempDir Path folder;

    private final SmallMotion motion = new SmallMotion();
    private final SmallLedger ledger = motion.ledger;

    LossesTest() {
        for (String fund : List.of("fund-reserve", "fund-expansion")) {
            ledger.leaf("account", Map.of("account", fund, "kind", "fund"));
        }
        ledger.leaf(
                "account",
                Map.of(
                        "account",
                        "system-deficit",
                        "kind",
                        "system",
                        "limit",
                        Map.of(SmallLedger.UNIT, "5000")));
        // What m1 will not pay: 30, of which the reserve holds 10.
        ledger.leaf(
                "transaction",
                Map.of(
                        "kind",
                        "gift",
                        "effective",
                        "2026-05-01",
                        "auth",
                        Map.of("mode", "operator", "actor", "m1"),
                        "entries",
                        entries("m1", "fund-reserve", 10)));
        ledger.leaf(
                "transaction",
                Map.of(
                        "kind",
                        "payment",
                        "effective",
                        "2026-05-01",
                        "auth",
                        Map.of("mode", "operator", "actor", "m1"),
                        "entries",
                        entries("m1", "m2", 20)));
    }

    private static List<Map<String, String>> entries(String from, String to, long amount) {
        return List.of(
                Map.of("a", from, "c", SmallLedger.UNIT, "n", Long.toString(-amount)),
                Map.of("a", to, "c", SmallLedger.UNIT, "n", Long.toString(amount)));
    }

    private void accept(String amount, String expansion) {
        motion.accept(
                Map.of(
                        "kind",
                        "writeOff",
                        "account",
                        "m1",
                        "amount",
                        amount,
                        "expansion",
                        expansion));
    }

    private void move(String kind, String from, String to, long amount) {
        ledger.leaf(
                "transaction",
                Map.of(
                        "kind",
                        kind,
                        "effective",
                        "2026-05-01",
                        "auth",
                        Map.of("mode", "operator", "actor", "service"),
                        "decision",
                        SmallMotion.MOTION,
                        "entries",
                        entries(from, to, amount)));
    }

    private void close() {
        long at = ledger.pack().size();
        ledger.leaf(
                "limit",
                Map.of(
                        "account",
                        "m1",
                        "limit",
                        Map.of(),
                        "closed",
                        "yes",
                        "actor",
                        "assembly",
                        "motion",
                        SmallMotion.MOTION));
        motion.step("executed", Map.of("act", Long.toString(at)));
    }

    @Test
    void written_off_by_the_reserve_and_the_deficit() {
        accept("30", "no");
        move("writeOff", "fund-reserve", "m1", 10);
        move("writeOff", "system-deficit", "m1", 20);
        close();

        assertThat(ledger.verify(folder).findings()).isEmpty();
    }

    @Test
    void the_deficit_before_the_reserve_or_beyond_what_is_allowed() {
        accept("40", "no");
        move("writeOff", "system-deficit", "m1", 21);
        close();

        assertFound("gives what is written off before those do that come first");
        assertFound("the deficit is at -21, and 20 is allowed");
        assertFound("the debt is not written off as a whole");
    }

    @Test
    void the_expansion_that_nobody_spoke_of_more_than_was_decided_or_from_a_member() {
        accept("9", "no");
        move("writeOff", "fund-reserve", "m1", 10);
        move("writeOff", "fund-expansion", "m1", 1);
        move("writeOff", "m2", "m1", 1);
        move("writeOff", "system-deficit", "m2", 1);

        assertFound("10 are written off, and the motion says 9 at most");
        assertFound("fund-expansion gives what is written off before");
        assertFound("m2 gives what is written off before");
        assertFound("system-deficit gives what is written off before");
    }

    @Test
    void nobody_decided_it_or_members_bear_what_they_were_not_to() {
        move("writeOff", "fund-reserve", "m1", 10);
        accept("30", "no");
        move("writeOff", "fund-reserve", "m1", 10);
        move("writeOff", "system-deficit", "m1", 10);
        ledger.leaf(
                "loss-shares",
                Map.of(
                        "motion",
                        SmallMotion.MOTION,
                        "shares",
                        List.of(Map.of("account", "m2", "trade", "20", "due", "10"))));
        close();
        move("lossShare", "m2", "system-deficit", 10);

        assertFound("UNDECIDED: the motion " + SmallMotion.MOTION + " does not write it off now");
        assertFound("UNDECIDED: members bear nothing by the motion " + SmallMotion.MOTION);
        assertFound("m2 gives 10 for a loss, and has to bear 0 more");
    }

    private void assertFound(String what) {
        assertThat(ledger.verify(folder.resolve(what.replaceAll("[^a-z]", ""))).findings())
                .anySatisfy(f -> assertThat(f).contains(what));
    }
}
