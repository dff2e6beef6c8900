package coop.mutirao.allocation.pabulib;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.EqualShares;
import coop.mutirao.allocation.Lottery;
import coop.mutirao.allocation.Project;
import coop.mutirao.allocation.VotingRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/// Writes an election as a Pabulib file, which other programs count too. Approvals are of the type
/// `approval`, points of the type `scoring`. The lots that break ties stand in a column of the
/// projects: the first rank is 1. So do the groups of which one project at most is selected, if
/// there are any.
public final class PabulibText {

    /// The column of the projects that has their groups.
    static final String GROUPS = "exclusion_groups";

    private PabulibText() {}

    /// A ballot.
    ///
    /// @param voter a text without `;`, other than all others'
    /// @param points what each project is given, by its id without `,` and `;`
    public record Vote(String voter, SortedMap<String, Integer> points) {}

    /// @param votes those of the election
    /// @param decimals decimal places of a minor unit: with 2, an amount of 1050 is written "10.50"
    public static String of(
            Election election,
            VotingRule rule,
            Lottery lottery,
            Collection<Vote> votes,
            int decimals) {
        List<String> ranks =
                election.projects().stream().map(Project::id).sorted(lottery.order()).toList();
        boolean hasPoints = election.type() == Ballot.Type.POINTS;
        boolean hasGroups = election.projects().stream().anyMatch(p -> !p.groups().isEmpty());
        var text = new StringBuilder("META\nkey;value\n");
        line(text, "description", "Participatory budgeting round");
        line(text, "num_projects", election.projects().size());
        line(text, "num_votes", votes.size());
        line(text, "budget", amount(election.budget(), decimals));
        line(text, "vote_type", hasPoints ? "scoring" : "approval");
        limits(text, rule);
        if (rule.counting() instanceof EqualShares shares
                && shares.completion() != EqualShares.Completion.NONE) {
            // In units here, as all amounts of the file; the rule's text has minor units.
            line(
                    text,
                    "comment",
                    "Each run gives " + amount(shares.increment(), decimals) + " more (increment)");
        }
        text.append("PROJECTS\n");
        List<Object> header = new ArrayList<>(List.of("project_id", "cost", "lottery_rank"));
        if (hasGroups) {
            header.add(GROUPS);
        }
        line(text, header.toArray());
        for (Project one : election.projects()) {
            int rank = ranks.indexOf(one.id()) + 1;
            List<Object> cells =
                    new ArrayList<>(List.of(one.id(), amount(one.cost(), decimals), rank));
            if (hasGroups) {
                cells.add(String.join(",", one.groups().stream().sorted().toList()));
            }
            line(text, cells.toArray());
        }
        text.append("VOTES\n");
        if (hasPoints) {
            line(text, "voter_id", "vote", "points");
            votes.forEach(
                    vote -> line(text, vote.voter(), ids(vote), joined(vote.points().values())));
        } else {
            line(text, "voter_id", "vote");
            votes.forEach(vote -> line(text, vote.voter(), ids(vote)));
        }
        return text.toString();
    }

    private static void limits(StringBuilder text, VotingRule rule) {
        if (rule.choicesMin() > 0) {
            line(text, "min_length", rule.choicesMin());
        }
        if (rule.choicesMax() > 0) {
            line(text, "max_length", rule.choicesMax());
        }
        if (rule.pointsMax() > 0) {
            line(text, "min_points", 0);
            line(text, "max_points", rule.pointsMax());
        }
    }

    private static String ids(Vote vote) {
        return joined(vote.points().keySet());
    }

    private static String joined(Collection<?> all) {
        return String.join(",", all.stream().map(String::valueOf).toList());
    }

    private static String amount(long minorUnits, int decimals) {
        return BigDecimal.valueOf(minorUnits, decimals).toPlainString();
    }

    private static void line(StringBuilder text, Object... cells) {
        text.append(String.join(";", List.of(cells).stream().map(String::valueOf).toList()))
                .append('\n');
    }
}
