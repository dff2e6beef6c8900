package coop.mutirao.assembly;

import coop.mutirao.allocation.Allocation;
import coop.mutirao.allocation.AllocationRule;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Lottery;
import coop.mutirao.allocation.Project;
import coop.mutirao.allocation.Trace;
import coop.mutirao.allocation.pabulib.PabulibText;
import coop.mutirao.assembly.RoundStore.ProjectRow;
import coop.mutirao.ledger.MemberId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a round's ballots become its result, with nothing of time or storage in it.
final class Counting {

    private Counting() {}

    /// Of each voter the ballot with the highest number, in the order in which those were cast.
    static List<CastBallot> counted(List<CastBallot> all) {
        Map<MemberId, CastBallot> latest = new LinkedHashMap<>();
        for (CastBallot one : all) {
            latest.merge(one.voter(), one, (a, b) -> a.seq() > b.seq() ? a : b);
        }
        return List.copyOf(latest.values());
    }

    private static Election election(
            RoundPlan plan, List<ProjectRow> projects, List<CastBallot> counted) {
        List<Project> costs =
                projects.stream()
                        .map(p -> new Project(p.proposal().toString(), p.cost(), p.groups()))
                        .toList();
        return Election.of(
                plan.amount().minorUnits(),
                plan.votingRule().counting().ballots(),
                costs,
                counted.stream().map(b -> b.choice().ballot()).toList());
    }

    private static Lottery lottery(Round round, byte[] root) {
        return Lottery.drawn(round.requireSeed(), root);
    }

    /// What is selected, and why.
    ///
    /// @param root of the tree over all ballots
    static Trace count(
            Round round,
            List<ProjectRow> projects,
            List<CastBallot> counted,
            byte[] root,
            int decimals) {
        AllocationRule rule = round.plan().votingRule().counting();
        Lottery lottery = lottery(round, root);
        Allocation allocation = rule.allocate(election(round.plan(), projects, counted), lottery);
        return new Trace(allocation, allocation.besideGreedy(lottery), decimals);
    }

    /// The round as a Pabulib file, for programs that we did not write.
    static String pabulib(
            Round round,
            List<ProjectRow> projects,
            List<CastBallot> counted,
            byte[] root,
            int decimals) {
        return PabulibText.of(
                election(round.plan(), projects, counted),
                round.plan().votingRule(),
                lottery(round, root),
                counted.stream().map(b -> b.choice().vote(b.index())).toList(),
                decimals);
    }
}
