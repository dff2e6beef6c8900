package coop.mutirao.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.allocation.Allocation;
import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Elections;
import coop.mutirao.allocation.Trace;
import coop.mutirao.testing.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/// A result is the same in units and in minor units.
class ResultAmountsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void money_is_in_minor_units_whatever_rule_and_currency() {
        Property.forAll(
                60,
                random -> {
                    var type = random.nextBoolean() ? Ballot.Type.APPROVAL : Ballot.Type.POINTS;
                    var drawn = Elections.drawn(random, type);
                    var rule = Elections.anyRule(random, type, drawn.dear());
                    Allocation allocation = rule.allocate(drawn.election(), Elections.lottery());
                    int decimals = random.nextInt(7);

                    var units = JSON.valueToTree(trace(allocation, decimals).result());

                    // Where a minor unit is a unit, the figures are those, but as texts.
                    String minor = JSON.writeValueAsString(trace(allocation, 0).result());
                    String whole =
                            minor.replaceAll(
                                    "\"(budget|cost|increment|left|leftBefore)\":\"([0-9]+)\"",
                                    "\"$1\":$2");
                    assertThat(ResultAmounts.inMinorUnits(units, decimals).toString())
                            .isEqualTo(whole);
                });
    }

    private static Trace trace(Allocation allocation, int decimals) {
        return new Trace(allocation, allocation.besideGreedy(Elections.lottery()), decimals);
    }
}
