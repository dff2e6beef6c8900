package coop.mutirao.allocation.pabulib;

import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Lottery;
import coop.mutirao.allocation.Project;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/// Writes an election with approval ballots as a Pabulib file, which other programs count too. The
/// lots that break ties stand in a column of the projects: the first rank is 1.
public final class PabulibText {

    private PabulibText() {}

    /// A ballot.
    ///
    /// @param voter a text without `;`, other than all others'
    /// @param projects their ids, without `,` and `;`
    public record Vote(String voter, List<String> projects) {}

    /// @param votes those of the election
    /// @param decimals decimal places of a minor unit: with 2, an amount of 1050 is written "10.50"
    public static String of(
            Election election, Lottery lottery, Collection<Vote> votes, int decimals) {
        List<String> ranks =
                election.projects().stream().map(Project::id).sorted(lottery.order()).toList();
        var text = new StringBuilder("META\nkey;value\n");
        line(text, "description", "Participatory budgeting round");
        line(text, "num_projects", election.projects().size());
        line(text, "num_votes", votes.size());
        line(text, "budget", amount(election.budget(), decimals));
        line(text, "vote_type", "approval");
        text.append("PROJECTS\n");
        line(text, "project_id", "cost", "lottery_rank");
        for (Project one : election.projects()) {
            int rank = ranks.indexOf(one.id()) + 1;
            line(text, one.id(), amount(one.cost(), decimals), rank);
        }
        text.append("VOTES\n");
        line(text, "voter_id", "vote");
        votes.forEach(vote -> line(text, vote.voter(), String.join(",", vote.projects())));
        return text.toString();
    }

    private static String amount(long minorUnits, int decimals) {
        return BigDecimal.valueOf(minorUnits, decimals).toPlainString();
    }

    private static void line(StringBuilder text, Object... cells) {
        text.append(String.join(";", List.of(cells).stream().map(String::valueOf).toList()))
                .append('\n');
    }
}
