package coop.mutirao.assembly;

import coop.mutirao.allocation.Allocation;
import coop.mutirao.allocation.AllocationRule;
import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Lottery;
import coop.mutirao.allocation.Project;
import coop.mutirao.allocation.Trace;
import coop.mutirao.allocation.pabulib.PabulibText;
import coop.mutirao.assembly.RoundStore.ProjectRow;
import coop.mutirao.ledger.MemberId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

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
                projects.stream().map(p -> new Project(p.proposal().toString(), p.cost())).toList();
        List<Ballot> ballots = new ArrayList<>();
        for (CastBallot one : counted) {
            ballots.add(
                    new Ballot.Approval(
                            one.choice().stream().map(UUID::toString).collect(Collectors.toSet())));
        }
        return Election.of(plan.amount().minorUnits(), Ballot.Type.APPROVAL, costs, ballots);
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
        AllocationRule rule = round.plan().allocationRule();
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
                lottery(round, root),
                counted.stream()
                        .map(b ->
                                new PabulibText.Vote(
                                        Long.toString(b.logIndex()),
                                        b.choice().stream().map(UUID::toString).toList()))
                        .toList(),
                decimals);
    }
}
