package coop.mutirao.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the standing orders ask of a round's plan: at the edge, and one second beyond.
class RoundOrdersTest {

    private static final Instant NOW = Instant.parse("2026-05-12T08:00:00Z");
    private static final StandingOrders.RoundRule RULE =
            new StandingOrders.RoundRule(new Share(1, 10), 1, 48, 72, 24, 168);
    private static final String MES =
            "{\"ballots\":\"approval\",\"completion\":\"add1u\",\"exhaustiveStop\":true,"
                    + "\"id\":\"mes-cost/add1u/1\",\"increment\":1,\"minShare\":\"0/1\","
                    + "\"minVotes\":1,\"roundingUnit\":1,\"start\":\"exact\","
                    + "\"tieBreak\":\"cost-votes-lottery\",\"utility\":\"cost\"}";

    private static RoundPlan plan(Duration notice, Duration voting, Duration objections) {
        Instant opens = NOW.plus(notice);
        Instant closes = opens.plus(voting);
        return new RoundPlan(
                "Round of spring",
                "Assembly",
                "fund-operations",
                Money.of(10),
                MES,
                1,
                10,
                1,
                List.of("person"),
                0,
                0,
                NOW.plusSeconds(1),
                opens,
                closes,
                closes.plus(objections),
                null,
                null);
    }

    private static String flaw(Duration notice, Duration voting, Duration objections) {
        return RoundOrders.flaw(RULE, plan(notice, voting, objections), NOW).orElse("");
    }

    @Test
    void a_plan_has_the_notice_the_vote_and_the_time_to_object_that_is_asked_for() {
        Duration notice = Duration.ofDays(2);
        Duration voting = Duration.ofDays(3);
        Duration objections = Duration.ofDays(1);
        Duration second = Duration.ofSeconds(1);

        assertThat(flaw(notice, voting, objections)).isEmpty();
        assertThat(flaw(notice.minus(second), voting, objections))
                .isEqualTo(
                        "The standing orders ask for at least 48 hours from now to the ballot,"
                                + " and it has 47 hours and 59 minutes.");
        assertThat(flaw(notice, voting.minus(second), objections))
                .contains("at least 72 hours for the ballot, and it has 71 hours and 59 minutes");
        assertThat(flaw(notice, voting, objections.minus(second)))
                .contains("at least 24 hours for objections, and it has 23 hours and 59 minutes");
        assertThat(flaw(notice.minus(second), voting.minus(second), objections.minus(second)))
                .contains("to the ballot", "for the ballot", "for objections");
    }
}
