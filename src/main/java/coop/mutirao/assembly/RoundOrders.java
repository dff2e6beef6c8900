package coop.mutirao.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the standing orders ask of a round's plan.
final class RoundOrders {

    private RoundOrders() {}

    /// In what a plan falls short of the standing orders, with the figures; empty: in nothing.
    ///
    /// @param now when members would hear of it
    static Optional<String> flaw(StandingOrders.RoundRule rule, RoundPlan plan, Instant now) {
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
        time(flaws, rule.noticeHours(), "from now to the ballot", now, plan.ballotOpensAt());
        time(
                flaws,
                rule.votingHours(),
                "for the ballot",
                plan.ballotOpensAt(),
                plan.ballotClosesAt());
        time(
                flaws,
                rule.objectionHours(),
                "for objections",
                plan.ballotClosesAt(),
                plan.objectionsUntil());
        return flaws.isEmpty()
                ? Optional.empty()
                : Optional.of("The standing orders ask for " + String.join("; ", flaws) + ".");
    }

    private static void time(
            List<String> flaws, int hours, String what, Instant from, Instant until) {
        Duration planned = Duration.between(from, until);
        if (planned.compareTo(Duration.ofHours(hours)) < 0) {
            flaws.add(
                    "at least %d hours %s, and it has %d hours and %d minutes"
                            .formatted(hours, what, planned.toHours(), planned.toMinutesPart()));
        }
    }
}
