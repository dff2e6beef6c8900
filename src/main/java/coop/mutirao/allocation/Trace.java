package coop.mutirao.allocation;

import coop.mutirao.allocation.Allocation.Endowments;
import coop.mutirao.allocation.Allocation.NotSelected;
import coop.mutirao.allocation.Allocation.Reason;
import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A result and how it came about, as lists, maps, texts, numbers and truths, to be written as
/// JSON.
///
/// Money is a text: a decimal number, or a fraction where it is not whole minor units.
///
/// @param decimals decimal places of a minor unit: with 2, an amount of 1050 is written "10.5"
/// @param comparison beside which other selection it is shown
public record Trace(Allocation allocation, Comparison comparison, int decimals) {

    /// The selection by a rule, in order, with what it costs and how it came about.
    public Map<String, Object> result() {
        return mapOf(
                "rule", allocation.rule().id(),
                "selected", allocation.ids(),
                "cost", amount(allocation.cost()),
                "trace", map());
    }

    /// Everything but the selection itself.
    public Map<String, Object> map() {
        Election election = allocation.election();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", rule());
        map.put("budget", amount(election.budget()));
        map.put("ballots", election.voters());
        map.put("distinctBallots", election.distinctBallots());
        map.put("projects", election.projects().size());
        if (allocation.endowments() != null) {
            map.put("endowments", endowments(allocation.endowments()));
        }
        map.put("selected", allocation.selected().stream().map(this::selected).toList());
        map.put("notSelected", allocation.notSelected().stream().map(this::notSelected).toList());
        map.put(
                "comparison",
                mapOf(
                        "rule", comparison.other().rule().id(),
                        "selected", comparison.other().ids(),
                        "cost", amount(comparison.other().cost()),
                        "betterHere", comparison.here(),
                        "betterThere", comparison.there(),
                        "level", comparison.level()));
        return map;
    }

    private Map<String, Object> rule() {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", allocation.rule().id());
        rule.put("text", allocation.rule().text());
        return rule;
    }

    private Map<String, Object> endowments(Endowments endowments) {
        List<Object> runs = new ArrayList<>();
        for (int run = 0; run < endowments.costs().size(); run++) {
            runs.add(
                    mapOf(
                            "endowment", amount(endowments.of(run)),
                            "cost", amount(endowments.costs().get(run))));
        }
        return mapOf(
                "endowment", amount(endowments.ofTaken()),
                "increment", amount(endowments.increment()),
                "end", endowments.end().wire(),
                "runs", runs);
    }

    private Map<String, Object> selected(Selected one) {
        Map<String, Object> map = project(one.project(), one.cost(), one.votes(), one.support());
        switch (one.turn()) {
            case Turn.MostSupport(long left) -> {
                map.put("by", "votes");
                map.put("leftBefore", amount(left));
            }
            case Turn.MostSupportForItsCost(Fraction perUnit, long left) -> {
                map.put("by", "votes-per-cost");
                map.put("votesPerCost", perAmount(perUnit));
                map.put("leftBefore", amount(left));
            }
            case Turn.PaidFromShares paid -> {
                map.put("by", "shares");
                map.put("rho", rho(paid));
                map.put("price", amount(paid.price()));
                map.put("effectiveVotes", paid.effectiveVotes(one.cost()).toString());
                map.put("payInFull", paid.payInFull());
                map.put("giveAll", paid.giveAll());
            }
            case Turn.LeastLoad(Fraction load) -> {
                map.put("by", "load");
                map.put("load", amount(load));
            }
        }
        if (one.level().size() > 1) {
            map.put("level", one.level());
        }
        return map;
    }

    // By cost it is a number, else money.
    private String rho(Turn.PaidFromShares paid) {
        return allocation.rule() instanceof EqualShares shares
                        && shares.utility() == EqualShares.Utility.COST
                ? paid.rho().toString()
                : amount(paid.rho());
    }

    private Map<String, Object> notSelected(NotSelected one) {
        Map<String, Object> map = project(one.project(), one.cost(), one.votes(), one.support());
        map.put("reasons", one.reasons().stream().map(r -> reason(r, one.cost())).toList());
        return map;
    }

    private Map<String, Object> reason(Reason reason, long cost) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (reason) {
            case Reason.TooFewVotes(int needed) -> {
                map.put("reason", "too-few-votes");
                map.put("needed", needed);
            }
            case Reason.Excluded(String by) -> {
                map.put("reason", "excluded");
                map.put("by", by);
            }
            case Reason.DidNotFit(long left, var behind, var moreSupport) -> {
                map.put("reason", "did-not-fit");
                map.put("left", amount(left));
                if (behind != null) {
                    map.put("behind", behind);
                }
                if (moreSupport != null) {
                    map.put("moreVotes", moreSupport);
                }
            }
            case Reason.SharesTooSmall small -> {
                map.put("reason", "shares-too-small");
                map.put("money", amount(small.money()));
                map.put("missing", amount(small.missing(cost)));
                if (small.behind() != null) {
                    map.put("behind", small.behind());
                }
                if (small.effectiveVotes() != null) {
                    map.put("effectiveVotes", small.effectiveVotes().toString());
                }
            }
            case Reason.CostsMoreThanBudget() -> map.put("reason", "costs-more-than-budget");
            case Reason.CountEnded(Fraction load, long left, boolean isNext) -> {
                map.put("reason", "count-ended");
                map.put("load", amount(load));
                map.put("left", amount(left));
                map.put("isNext", isNext);
            }
        }
        return map;
    }

    private Map<String, Object> project(String id, long cost, int votes, long support) {
        Map<String, Object> map = mapOf("project", id, "cost", amount(cost), "votes", votes);
        if (allocation.election().type() == Ballot.Type.POINTS) {
            map.put("points", support);
        }
        return map;
    }

    /// Minor units as a decimal number.
    public String amount(long minorUnits) {
        BigDecimal amount = BigDecimal.valueOf(minorUnits, decimals).stripTrailingZeros();
        return amount.setScale(Math.max(0, amount.scale())).toPlainString();
    }

    /// Minor units as a fraction of the whole unit.
    public String amount(Fraction minorUnits) {
        return minorUnits.dividedBy(unit()).toString();
    }

    private String perAmount(Fraction perMinorUnit) {
        return perMinorUnit.times(unit()).toString();
    }

    private long unit() {
        return BigDecimal.TEN.pow(decimals).longValueExact();
    }

    private static Map<String, Object> mapOf(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
