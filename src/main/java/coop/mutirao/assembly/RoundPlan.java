package coop.mutirao.assembly;

import coop.mutirao.allocation.TieBreak;
import coop.mutirao.allocation.VotingRule;
import coop.mutirao.fund.Purse;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is decided of a round before anybody proposes. Nothing has a default.
///
/// @param decision by which the assembly holds it
/// @param fund code of the purse that gives, which is its assembly's own: see [Purses]
/// @param amount more than zero
/// @param rule a voting rule's text
/// @param quorumPart with `quorumWhole` the share of voters who have to vote: 0/1 to 1/1
/// @param secondsNeeded 0 or more: so many members second a proposal before it is looked at
/// @param electorate kinds of members who vote: persons
/// @param proxiesMax so many may let one member vote for them; 0: nobody votes for another
/// @param reportDays so many days after a tranche is paid its report is due; 0: none is asked for
/// @param community code of the one whose assembly holds it; null: the network's. Its members and
///   those of all communities below it propose, second and vote
/// @param supportUntil so long members second what was proposed, after the last proposal; null:
///   they do as long as they propose, and there is no such step
/// @param objectionsUntil may move later, never earlier: see the package's decisions
public record RoundPlan(
        String title,
        String decision,
        String fund,
        Money amount,
        String rule,
        int quorumPart,
        int quorumWhole,
        int secondsNeeded,
        List<String> electorate,
        int proxiesMax,
        int reportDays,
        Instant proposalsUntil,
        Instant ballotOpensAt,
        Instant ballotClosesAt,
        Instant objectionsUntil,
        @Nullable String community,
        @Nullable Instant supportUntil) {

    // Only persons sign in, and so vote.
    private static final List<String> ELECTORATE = List.of("person");
    private static final int SECONDS_MAX = 1_000;
    private static final int PROXIES_MAX = 100;
    private static final int REPORT_DAYS_MAX = 1_000;

    /// @throws IllegalArgumentException with what no round could have
    public RoundPlan {
        electorate = List.copyOf(electorate);
        Texts.require("title", title, 100);
        Texts.require("decision", decision, Texts.DECISION_MAX);
        String purse = fund;
        require(
                Arrays.stream(Purse.values()).anyMatch(p -> p.code().equals(purse))
                        || (community != null && fund.equals(Purses.codeOf(community))),
                "There is no purse " + fund + ".");
        require(amount.isPositive(), "The amount is more than zero.");
        require(
                VotingRule.parse(rule).counting().tieBreak() == TieBreak.COST_VOTES_LOTTERY,
                "A round breaks ties by cost, votes and lots: its tieBreak is cost-votes-lottery.");
        require(
                quorumPart >= 0 && quorumWhole > 0 && quorumPart <= quorumWhole,
                "The quorum is a share of 0 to 1.");
        require(
                secondsNeeded >= 0 && secondsNeeded <= SECONDS_MAX,
                "A proposal needs 0 to %d seconds.".formatted(SECONDS_MAX));
        require(
                proxiesMax >= 0 && proxiesMax <= PROXIES_MAX,
                "One member holds 0 to %d proxies.".formatted(PROXIES_MAX));
        require(
                reportDays >= 0 && reportDays <= REPORT_DAYS_MAX,
                "A report is due after 0 to %d days.".formatted(REPORT_DAYS_MAX));
        require(
                electorate.equals(ELECTORATE),
                "The electorate is %s: nobody else signs in.".formatted(ELECTORATE));
        require(
                proposalsUntil.isBefore(ballotOpensAt)
                        && ballotOpensAt.isBefore(ballotClosesAt)
                        && ballotClosesAt.isBefore(objectionsUntil),
                "Proposals end before the ballot opens, it closes later, and objections end last.");
        require(
                supportUntil == null
                        || (supportUntil.isAfter(proposalsUntil)
                                && supportUntil.isBefore(ballotOpensAt)),
                "Support ends after proposals do, and before the ballot opens.");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /// @throws IllegalStateException if there is no time for support alone
    Instant requireSupportUntil() {
        if (supportUntil == null) {
            throw new IllegalStateException("the round has no time for support alone");
        }
        return supportUntil;
    }

    /// @throws IllegalStateException if it is the network's
    String requireCommunity() {
        if (community == null) {
            throw new IllegalStateException("the round is of no community");
        }
        return community;
    }

    VotingRule votingRule() {
        return VotingRule.parse(rule);
    }

    String quorum() {
        return quorumPart + "/" + quorumWhole;
    }

    /// Whether so many of so many are enough, in integers. Nobody is never enough.
    boolean isQuorum(int voted, int voters) {
        return voted > 0 && (long) voted * quorumWhole >= (long) quorumPart * voters;
    }
}
