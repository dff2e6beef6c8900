package coop.mutirao.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import coop.mutirao.testing.Property;
import org.junit.jupiter.api.Test;

/// A rule's text is logged before the ballot: it has to say everything, in one way only.
class RuleTextTest {

    private static final String DEFAULT =
            "{\"ballots\":\"approval\",\"completion\":\"add1u\",\"exhaustiveStop\":true,"
                    + "\"id\":\"mes-cost/add1u/1\",\"increment\":1,\"minShare\":\"0/1\","
                    + "\"minVotes\":1,\"roundingUnit\":1,\"start\":\"exact\","
                    + "\"tieBreak\":\"cost-votes-id\",\"utility\":\"cost\"}";

    @Test
    void the_text_is_canonical() {
        assertThat(Elections.rule("mes_cost_add1u", TieBreak.COST_VOTES_ID).text())
                .isEqualTo(DEFAULT);
        assertThat(Elections.rule("greedy_votes", TieBreak.LEXICO).text())
                .isEqualTo(
                        "{\"ballots\":\"approval\",\"id\":\"greedy-votes/1\",\"minShare\":\"0/1\","
                                + "\"minVotes\":1,\"tieBreak\":\"lexico\"}");
    }

    @Test
    void every_rule_reads_back_equal() {
        Property.forAll(
                500,
                random -> {
                    Ballot.Type type =
                            random.nextBoolean() ? Ballot.Type.APPROVAL : Ballot.Type.POINTS;
                    AllocationRule rule = Elections.anyRule(random, type, 1_000_000);
                    assertThat(AllocationRule.parse(rule.text())).isEqualTo(rule);
                });
    }

    @Test
    void what_is_absent_is_an_error() {
        for (String member : DEFAULT.replaceAll("[{}]", "").split(",", -1)) {
            String name = member.replaceAll("^\"([a-zA-Z]+)\".*", "$1");
            String without = DEFAULT.replace(member + ",", "").replace("," + member, "");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AllocationRule.parse(without))
                    .withMessageContaining("does not say its " + name);
        }
    }

    @Test
    void what_is_written_otherwise_is_refused() {
        for (String wrong :
                new String[] {
                    DEFAULT + "\n",
                    DEFAULT.replace("\"increment\":1", "\"increment\": 1"),
                    DEFAULT.replace("\"increment\":1", "\"increment\":0"),
                    DEFAULT.replace("\"increment\":1", "\"increment\":01"),
                    DEFAULT.replace("\"increment\":1", "\"increment\":-1"),
                    DEFAULT.replace("\"increment\":1", "\"increment\":1.5"),
                    DEFAULT.replace("\"increment\":1", "\"increment\":\"1\""),
                    DEFAULT.replace("\"increment\":1", "\"increment\":9007199254740992"),
                    DEFAULT.replace("\"increment\":1", "\"increment\":99999999999999999999"),
                    DEFAULT.replace("\"minVotes\":1", "\"minVotes\":0"),
                    DEFAULT.replace("\"minVotes\":1", "\"minVotes\":4294967297"),
                    DEFAULT.replace("0/1", "2/1"),
                    DEFAULT.replace("0/1", "0/0"),
                    DEFAULT.replace("0/1", "1"),
                    DEFAULT.replace("0/1", "00/1"),
                    DEFAULT.replace("mes-cost/add1u/1", "mes-cost/add1u/2"),
                    DEFAULT.replace("mes-cost/add1u/1", "mes-cardinality/add1u/1"),
                    DEFAULT.replace("mes-cost/add1u/1", "schulze/1"),
                    DEFAULT.replace("\"approval\"", "\"points\""),
                    DEFAULT.replace("\"exact\"", "\"about\""),
                    DEFAULT.replace("cost-votes-id", "toss"),
                    DEFAULT.replace("true", "\"true\""),
                    DEFAULT.replace("{", "{\"also\":1,"),
                    DEFAULT.replace("{", "{\"increment\":1,"),
                    DEFAULT.toUpperCase(java.util.Locale.ROOT),
                    "",
                    "null",
                    "{}"
                }) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> AllocationRule.parse(wrong));
        }
    }
}
