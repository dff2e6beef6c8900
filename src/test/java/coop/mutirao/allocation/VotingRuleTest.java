package coop.mutirao.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a ballot may say stands in the rule's text, in one way only.
class VotingRuleTest {

    private static final AllocationRule APPROVALS = Elections.rule("greedy_votes", TieBreak.LEXICO);
    private static final AllocationRule POINTS =
            Elections.shares(
                    EqualShares.Utility.POINTS, EqualShares.Completion.NONE, TieBreak.LEXICO);
    private static final List<String> PROJECTS = List.of("a", "b", "c");

    @Test
    void reads_back_equal_with_or_without_limits() {
        for (VotingRule rule :
                List.of(
                        VotingRule.of(APPROVALS),
                        new VotingRule(APPROVALS, 1, 1, 0),
                        new VotingRule(APPROVALS, 0, Integer.MAX_VALUE, 0),
                        new VotingRule(APPROVALS, 2, 0, 0),
                        new VotingRule(POINTS, 0, 3, 5),
                        new VotingRule(POINTS, 0, 0, 1_000_000))) {
            assertThat(VotingRule.parse(rule.text())).isEqualTo(rule);
        }
        assertThat(VotingRule.of(APPROVALS).text()).isEqualTo(APPROVALS.text());
    }

    @Test
    void what_cannot_be_is_refused() {
        assertRefused(() -> new VotingRule(APPROVALS, 2, 1, 0));
        assertRefused(() -> new VotingRule(APPROVALS, -1, 0, 0));
        assertRefused(() -> new VotingRule(APPROVALS, 0, 0, 1));
        assertRefused(() -> new VotingRule(POINTS, 0, 0, 0));
        assertRefused(() -> new VotingRule(POINTS, 0, 0, 1_000_001));
        String text = new VotingRule(APPROVALS, 1, 2, 0).text();
        for (String wrong :
                new String[] {
                    text.replace("\"choicesMin\":1", "\"choicesMin\":0"),
                    text.replace("\"choicesMin\":1", "\"choicesMin\":01"),
                    text.replace("\"choicesMin\":1", "\"choicesMin\":\"1\""),
                    text.replace("\"choicesMin\":1", "\"choicesMin\":3"),
                    text.replace("\"choicesMax\":2", "\"choicesMax\":2147483648"),
                    text.replace("choicesMax", "choiceMax"),
                    text.replace("{", "{\"pointsMax\":4,")
                }) {
            assertRefused(() -> VotingRule.parse(wrong));
        }
        assertRefused(() -> AllocationRule.parse(text));
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatIllegalArgumentException().isThrownBy(reading);
    }

    @Test
    void limits_hold_at_the_edge_and_not_one_beyond() {
        var rule = new VotingRule(POINTS, 2, 2, 5);

        assertThat(rule.flaw(Map.of(), PROJECTS)).isNull();
        assertThat(rule.flaw(Map.of("a", 5, "b", 1), PROJECTS)).isNull();
        assertThat(rule.flaw(Map.of("a", 6, "b", 1), PROJECTS)).contains("6 points to a", "5");
        assertThat(rule.flaw(Map.of("a", 0, "b", 1), PROJECTS)).contains("0 points");
        assertThat(rule.flaw(Map.of("a", -1, "b", 1), PROJECTS)).contains("-1 points");
        assertThat(rule.flaw(Map.of("a", 5), PROJECTS)).contains("1 projects", "2 at least");
        assertThat(rule.flaw(Map.of("a", 1, "b", 1, "c", 1), PROJECTS)).contains("2 at most");
        assertThat(rule.flaw(Map.of("a", 1, "d", 1), PROJECTS)).contains("[d]");
        var approvals = VotingRule.of(APPROVALS);
        assertThat(approvals.flaw(Map.of("a", 1, "b", 1, "c", 1), PROJECTS)).isNull();
        assertThat(approvals.flaw(Map.of("a", 2), PROJECTS)).contains("1 at most");
    }
}
