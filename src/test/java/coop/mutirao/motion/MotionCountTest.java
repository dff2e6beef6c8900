package coop.mutirao.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.assembly.ConflictRule;
import coop.mutirao.assembly.Majority;
import coop.mutirao.assembly.Share;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.ledger.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionCountTest {

    @ParameterizedTest
    @CsvSource({
        // quorum, majority, yes, no, abstain, voters, outcome
        "0/1, simple, 0, 0, 0, 10, NO_QUORUM",
        "0/1, simple, 0, 0, 1, 10, REJECTED",
        "0/1, simple, 1, 0, 0, 10, ACCEPTED",
        "3/10, simple, 2, 0, 0, 10, NO_QUORUM",
        "3/10, simple, 2, 0, 1, 10, ACCEPTED",
        "3/10, simple, 1, 1, 1, 10, REJECTED",
        "3/10, simple, 2, 1, 0, 10, ACCEPTED",
        "1/3, simple, 3, 0, 0, 10, NO_QUORUM",
        "1/3, simple, 4, 0, 0, 10, ACCEPTED",
        "3/4, simple, 74, 0, 0, 100, NO_QUORUM",
        "3/4, simple, 75, 0, 0, 100, ACCEPTED",
        "0/1, absolute, 5, 0, 0, 10, REJECTED",
        "0/1, absolute, 6, 4, 0, 10, ACCEPTED",
        "0/1, absolute, 5, 0, 0, 9, ACCEPTED",
        "0/1, absolute, 4, 0, 5, 9, REJECTED",
        "0/1, 2/3, 66, 34, 0, 100, REJECTED",
        "0/1, 2/3, 67, 33, 0, 100, ACCEPTED",
        "0/1, 2/3, 2, 1, 97, 100, ACCEPTED",
        "0/1, 2/3, 1, 1, 0, 100, REJECTED",
        "0/1, 1/2, 1, 1, 0, 2, REJECTED",
        "0/1, 1/2, 2, 1, 0, 3, ACCEPTED",
        "0/1, 2/3, 1431655764, 715827883, 0, 2147483647, REJECTED",
        "0/1, 2/3, 1431655765, 715827882, 0, 2147483647, ACCEPTED",
        "3/4, absolute, 1073741823, 0, 536870912, 2147483647, NO_QUORUM",
        "3/4, absolute, 1073741824, 0, 536870912, 2147483647, ACCEPTED",
        "3/4, absolute, 1073741823, 0, 536870913, 2147483647, REJECTED",
    })
    void outcomes_at_each_edge(
            String quorum,
            String majority,
            int yes,
            int no,
            int abstain,
            int voters,
            MotionState outcome) {
        assertThat(new MotionCount(yes, no, abstain, voters).outcome(rule(quorum, majority)))
                .isEqualTo(outcome);
    }

    private static StandingOrders.Rule rule(String quorum, String majority) {
        return new StandingOrders.Rule(Share.parse(quorum), Majority.parse(majority), 0, 0, 1, 0);
    }

    @Test
    void no_count_is_rounded() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int whole = 1 + random.nextInt(10_000);
            int part = random.nextInt(whole + 1);
            int all = random.nextInt();
            int some = random.nextInt();
            BigInteger left = BigInteger.valueOf(some & 0x7FFF_FFFF);
            BigInteger right = BigInteger.valueOf(all & 0x7FFF_FFFF);
            boolean expected =
                    left.multiply(BigInteger.valueOf(whole))
                                    .compareTo(right.multiply(BigInteger.valueOf(part)))
                            >= 0;
            assertThat(new Share(part, whole).isReachedBy(left.intValue(), right.intValue()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void more_votes_than_voters_are_no_count() {
        assertThatThrownBy(() -> new MotionCount(1, 1, 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MotionCount(Integer.MAX_VALUE, 1, 0, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MotionCount(-1, 1, 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0/0", "2/1", "1/10001", "-1/2", "01/2", "1", "1/2/3", "''", "1 /2"})
    void what_is_no_share_is_refused(String text) {
        assertThatThrownBy(() -> Share.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1/3", "49/100", "1/1", "none", "''"})
    void what_is_no_majority_is_refused(String text) {
        assertThatThrownBy(() -> Majority.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_few_cannot_be_let_decide_for_all() {
        var enough = new StandingOrders.Rule(new Share(1, 20), Majority.SIMPLE, 0, 12, 12, 0);
        var few = new StandingOrders.Rule(new Share(1, 21), Majority.SIMPLE, 0, 24, 24, 0);
        var hasty = new StandingOrders.Rule(new Share(1, 2), Majority.SIMPLE, 0, 12, 11, 0);
        List<String> kinds =
                List.of(
                        "text",
                        "policy",
                        "mandate",
                        "limit",
                        "exclusion",
                        "admission",
                        "writeOff",
                        "amendment");
        for (StandingOrders.Rule bad : List.of(few, hasty)) {
            String what =
                    bad.equals(few)
                            ? "quorum is at least 1/20, not 1/21"
                            : "noticeHours and votingHours are together at least 24, not 23";
            orders(Collections.nCopies(8, enough), 0, bad);
            for (int kind = 1; kind < kinds.size(); kind++) {
                int one = kind;
                assertThatThrownBy(() -> orders(Collections.nCopies(8, enough), one, bad))
                        .hasMessage(kinds.get(kind) + ": " + what);
            }
        }
    }

    private static StandingOrders orders(
            List<StandingOrders.Rule> rules, int changed, StandingOrders.Rule to) {
        List<StandingOrders.Rule> r = new ArrayList<>(rules);
        r.set(changed, to);
        return new StandingOrders(
                r.get(0),
                r.get(1),
                r.get(2),
                r.get(3),
                r.get(4),
                r.get(5),
                r.get(6),
                r.get(7),
                StandingOrders.FIRST.round(),
                Money.ZERO,
                ConflictRule.SHOWN);
    }

    @Test
    void standing_orders_that_nobody_could_mean_are_refused() {
        assertThatThrownBy(() -> rule("76/100", "simple"))
                .hasMessageContaining("quorum is at most 3/4");
        Share share = new Share(1, 2);
        for (int[] bad :
                new int[][] {
                    {-1, 0, 1, 0},
                    {101, 0, 1, 0},
                    {0, -1, 1, 0},
                    {0, 1_441, 1, 0},
                    {0, 0, 0, 0},
                    {0, 0, 1_441, 0},
                    {0, 0, 1, -1},
                    {0, 0, 1, 1_441}
                }) {
            assertThatThrownBy(() ->
                            new StandingOrders.Rule(
                                    share, Majority.SIMPLE, bad[0], bad[1], bad[2], bad[3]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new StandingOrders.RoundRule(new Share(1, 1), 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StandingOrders.RoundRule(share, 101, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StandingOrders.RoundRule(share, 0, 0, 0, 1_441, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StandingOrders.RoundRule(share, 0, -1, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StandingOrders.RoundRule(share, 0, 0, 1_441, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Majority(Majority.Of.SIMPLE, share))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Majority(Majority.Of.QUALIFIED, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
