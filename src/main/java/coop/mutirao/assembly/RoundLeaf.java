package coop.mutirao.assembly;

import coop.mutirao.audit.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A round's steps as the log has them.
final class RoundLeaf {

    private RoundLeaf() {}

    /// A step that the service takes by itself.
    ///
    /// @param more members of its own
    /// @return its index in the log
    static long append(Facts facts, Round round, RoundState step, Map<String, ?> more) {
        return append(facts, round, step, more, Map.of());
    }

    /// @param texts why, or by which decision
    static long append(
            Facts facts,
            Round round,
            RoundState step,
            Map<String, ?> more,
            Map<String, String> texts) {
        var members = new HashMap<String, Object>(more);
        members.put("round", round.id().toString());
        members.put("step", step.wire());
        return facts.append("round", members, texts);
    }

    /// What is decided before anybody proposes.
    static Map<String, Object> plan(RoundPlan plan) {
        var members = new HashMap<String, Object>();
        members.put("title", plan.title());
        members.put("fund", plan.fund());
        members.put("budget", Long.toString(plan.amount().minorUnits()));
        members.put("rule", plan.rule());
        members.put("quorum", plan.quorum());
        members.put("seconds", Integer.toString(plan.secondsNeeded()));
        members.put("proxiesMax", Integer.toString(plan.proxiesMax()));
        members.put("reportDays", Integer.toString(plan.reportDays()));
        members.put("electorate", List.copyOf(plan.electorate()));
        members.put("proposals", Facts.time(plan.proposalsUntil()));
        members.put("opens", Facts.time(plan.ballotOpensAt()));
        members.put("closes", Facts.time(plan.ballotClosesAt()));
        members.put("objections", Facts.time(plan.objectionsUntil()));
        if (plan.community() != null) {
            members.put("community", plan.community());
        }
        if (plan.supportUntil() != null) {
            members.put("support", Facts.time(plan.supportUntil()));
        }
        return members;
    }
}
