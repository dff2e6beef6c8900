package coop.mutirao.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the standing orders ask of a round's plan.
final class RoundOrders {

    private RoundOrders() {}

    /// In what a plan falls short of the standing orders, with the figures; empty: in nothing.
    static Optional<String> flaw(StandingOrders.RoundRule rule, RoundPlan plan) {
        List<String> flaws = new ArrayList<>();
        long part = (long) plan.quorumPart() * rule.quorum().whole();
        if (part < (long) rule.quorum().part() * plan.quorumWhole()) {
            flaws.add(
                    "a quorum of at least %s, and it has %s"
                            .formatted(rule.quorum().text(), plan.quorum()));
        }
        if (plan.secondsNeeded() < rule.seconds()) {
            flaws.add(
                    "at least %d who second a proposal, and it has %d"
                            .formatted(rule.seconds(), plan.secondsNeeded()));
        }
        Duration objections = Duration.between(plan.ballotClosesAt(), plan.objectionsUntil());
        if (objections.compareTo(Duration.ofHours(rule.objectionHours())) < 0) {
            flaws.add(
                    "at least %d hours for objections, and it has %d"
                            .formatted(rule.objectionHours(), objections.toHours()));
        }
        return flaws.isEmpty()
                ? Optional.empty()
                : Optional.of("The standing orders ask for " + String.join("; ", flaws) + ".");
    }
}
