package coop.mutirao.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import coop.mutirao.crypto.Hash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LotteryTest {

    private static final byte[] SEED = Hash.sha256("seed".getBytes(UTF_8));
    private static final byte[] ROOT = Hash.sha256("ballots".getBytes(UTF_8));
    private static final List<String> IDS = List.of("a", "b", "c", "d", "é", "10", "9");

    private static List<String> order(Lottery lottery) {
        return IDS.stream().sorted(lottery.order()).toList();
    }

    @Test
    void a_rank_is_a_hash() {
        List<String> byHash =
                IDS.stream()
                        .sorted(
                                Comparator.comparing(
                                        id -> Hash.sha256(SEED, ROOT, id.getBytes(UTF_8)),
                                        Arrays::compareUnsigned))
                        .toList();
        assertThat(order(Lottery.drawn(SEED, ROOT))).isEqualTo(byHash);
        assertThat(order(Lottery.of(byHash))).isEqualTo(byHash);
        assertThat(order(Lottery.withoutSeed(ROOT))).isNotEqualTo(byHash);
        assertThat(order(Lottery.drawn(ROOT, SEED))).isNotEqualTo(byHash);
    }

    @Test
    void lots_decide_after_cost_and_votes_only() {
        List<Project> projects =
                List.of(new Project("a", 5), new Project("b", 5), new Project("c", 4));
        Election election =
                Election.of(
                        9,
                        Ballot.Type.APPROVAL,
                        projects,
                        List.of(new Ballot.Approval(Set.of("a", "b", "c"))));
        var rule = Elections.rule("greedy_votes", TieBreak.COST_VOTES_LOTTERY);
        assertThat(rule.allocate(election, Lottery.of(List.of("b", "a", "c"))).ids())
                .containsExactly("c", "b");
        assertThat(rule.allocate(election, Lottery.of(List.of("a", "b", "c"))).ids())
                .containsExactly("c", "a");
    }

    @Test
    void what_has_no_lots_is_refused() {
        Election election =
                Election.of(
                        9,
                        Ballot.Type.APPROVAL,
                        List.of(new Project("a", 5), new Project("b", 5)),
                        List.of(new Ballot.Approval(Set.of("a"))));
        var rule = Elections.rule("phragmen", TieBreak.COST_VOTES_LOTTERY);
        assertThatIllegalArgumentException().isThrownBy(() -> rule.allocate(election));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.allocate(election, Lottery.of(List.of("a"))))
                .withMessageContaining("b has no rank");
        assertThatIllegalArgumentException().isThrownBy(() -> Lottery.of(List.of("a", "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> Lottery.drawn(new byte[31], ROOT));
        assertThatIllegalArgumentException().isThrownBy(() -> Lottery.withoutSeed(new byte[0]));
    }
}
