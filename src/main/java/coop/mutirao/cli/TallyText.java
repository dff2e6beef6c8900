package coop.mutirao.cli;

import coop.mutirao.allocation.Allocation;
import coop.mutirao.allocation.Allocation.Endowments;
import coop.mutirao.allocation.Allocation.NotSelected;
import coop.mutirao.allocation.Allocation.Reason;
import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Fraction;
import coop.mutirao.allocation.Trace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A result for people to read. What is not whole is rounded here and marked by `~`; `--json` has
/// it exactly.
///
/// @param name of the rule, as it was asked for
record TallyText(Trace trace, String name) {

    private static final int PLACES = 2;

    String text() {
        Allocation allocation = trace.allocation();
        List<String> lines = new ArrayList<>();
        lines.add(election(allocation.election()));
        lines.add("rule " + allocation.rule().text());
        if (allocation.endowments() != null) {
            lines.add(shares(allocation.endowments()));
        }
        lines.add("");
        lines.add(
                "selected: %d, cost %s, %s left"
                        .formatted(
                                allocation.selected().size(),
                                trace.amount(allocation.cost()),
                                trace.amount(allocation.election().budget() - allocation.cost())));
        int place = 1;
        for (Selected one : allocation.selected()) {
            lines.add("%4d. %s: %s%s".formatted(place++, project(one), turn(one), level(one)));
        }
        lines.add("");
        lines.add("not selected: %d".formatted(allocation.notSelected().size()));
        for (NotSelected one : allocation.notSelected()) {
            lines.add(
                    "      %s: %s"
                            .formatted(
                                    project(one.project(), one.cost(), one.votes(), one.support()),
                                    one.reasons().stream()
                                            .map(reason -> reason(reason, one.cost()))
                                            .collect(Collectors.joining("; "))));
        }
        lines.add("");
        lines.add(comparison());
        return String.join("\n", lines) + "\n";
    }

    private String election(Election election) {
        return "%s: %d ballots (%d different), %d projects, budget %s"
                .formatted(
                        name,
                        election.voters(),
                        election.distinctBallots(),
                        election.projects().size(),
                        trace.amount(election.budget()));
    }

    private String shares(Endowments endowments) {
        return switch (endowments.end()) {
            case NO_COMPLETION ->
                    "each voter has %s to spend".formatted(rounded(endowments.ofTaken()));
            case EXHAUSTIVE -> runs(endowments, "nothing that is supported fits any more");
            case OVER_BUDGET ->
                    runs(
                            endowments,
                            "with %s the cost would be %s"
                                    .formatted(
                                            rounded(endowments.of(endowments.taken() + 1)),
                                            trace.amount(endowments.costs().getLast())));
            case ALL_SELECTED -> runs(endowments, "all that is supported is selected");
        };
    }

    private String runs(Endowments endowments, String why) {
        return "each voter has %s to spend, after %d runs from %s in steps of %s: %s"
                .formatted(
                        rounded(endowments.ofTaken()),
                        endowments.costs().size(),
                        rounded(endowments.first()),
                        trace.amount(endowments.increment()),
                        why);
    }

    private String project(Selected one) {
        return project(one.project(), one.cost(), one.votes(), one.support());
    }

    private String project(String id, long cost, int votes, long support) {
        return "%s, cost %s, %d votes%s"
                .formatted(
                        id,
                        trace.amount(cost),
                        votes,
                        hasPoints() ? ", %d points".formatted(support) : "");
    }

    private String turn(Selected one) {
        return switch (one.turn()) {
            case Turn.MostSupport(long left) ->
                    "the most support of what fits in %s".formatted(trace.amount(left));
            case Turn.MostSupportForItsCost(_, long left) ->
                    "the most support for its cost of what fits in %s"
                            .formatted(trace.amount(left));
            case Turn.PaidFromShares paid ->
                    "paid from shares at %s %s, effective votes %s; %d pay it, %d give all"
                            .formatted(
                                    rounded(paid.price()),
                                    hasPoints() ? "a point" : "each",
                                    plain(paid.effectiveVotes(one.cost())),
                                    paid.payInFull(),
                                    paid.giveAll());
            case Turn.LeastLoad(Fraction load) ->
                    "its supporters then carry %s each".formatted(rounded(load));
        };
    }

    private boolean hasPoints() {
        return trace.allocation().election().type() == Ballot.Type.POINTS;
    }

    private static String level(Selected one) {
        return one.level().size() < 2
                ? ""
                : "; level with %s, first by the tie-break"
                        .formatted(
                                one.level().stream()
                                        .filter(id -> !id.equals(one.project()))
                                        .collect(Collectors.joining(", ")));
    }

    private String reason(Reason reason, long cost) {
        return switch (reason) {
            case Reason.TooFewVotes(int needed) -> "needs %d votes".formatted(needed);
            case Reason.Excluded(String by) -> "excluded by " + by;
            case Reason.DidNotFit(long left, var behind, var more) ->
                    "%s were left when it was its turn%s"
                            .formatted(
                                    trace.amount(left),
                                    behind == null
                                            ? ""
                                            : "; %d more support would have put it before %s"
                                                    .formatted(more, behind));
            case Reason.SharesTooSmall small ->
                    "its supporters have %s in the end, %s are missing%s"
                            .formatted(
                                    rounded(small.money()),
                                    rounded(small.missing(cost)),
                                    small.behind() == null || small.effectiveVotes() == null
                                            ? ""
                                            : "; too little since %s, effective votes before it %s"
                                                    .formatted(
                                                            small.behind(),
                                                            plain(small.effectiveVotes())));
            case Reason.CostsMoreThanBudget() -> "costs more than the budget";
            case Reason.CountEnded(Fraction load, long left, boolean isNext) ->
                    isNext
                            ? "it was its turn, and only %s were left: the count ended"
                                    .formatted(trace.amount(left))
                            : "the count ended; its supporters would have carried %s each"
                                    .formatted(rounded(load));
        };
    }

    private String comparison() {
        var comparison = trace.comparison();
        return """
        beside greedy_votes (%d projects, cost %s): %d ballots are better off here, %d there,
        %d are level. A ballot is the better off, the more all that it supports and that is
        selected costs together.\
        """
                .formatted(
                        comparison.other().ids().size(),
                        trace.amount(comparison.other().cost()),
                        comparison.here(),
                        comparison.there(),
                        comparison.level());
    }

    private String rounded(Fraction minorUnits) {
        return plain(minorUnits.dividedBy(BigDecimal.TEN.pow(trace.decimals()).longValueExact()));
    }

    private static String plain(Fraction number) {
        BigDecimal rounded =
                new BigDecimal(number.numerator())
                        .divide(
                                new BigDecimal(number.denominator()),
                                PLACES,
                                RoundingMode.HALF_EVEN);
        boolean isExact =
                rounded.multiply(new BigDecimal(number.denominator()))
                                .compareTo(new BigDecimal(number.numerator()))
                        == 0;
        BigDecimal shown = isExact ? rounded.stripTrailingZeros() : rounded;
        return (isExact ? "" : "~") + shown.setScale(Math.max(0, shown.scale())).toPlainString();
    }
}
