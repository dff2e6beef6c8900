package coop.mutirao.assembly;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.policy.PolicyKey;
import java.time.Duration;

/// How assemblies decide: for each kind of motion its own rule, and what a round asks for at least.
///
/// @param text what is only said: it changes nothing by itself
/// @param policy another version of a parameter, these orders among them
/// @param mandate a role that is given or ended
/// @param limit an account's credit limit
/// @param exclusion of a member, whose account is closed
/// @param admission of a person who is no member yet
/// @param writeOff of a debt that nobody will pay any more
/// @param amendment of a proposal whose author declined it
/// @param round what no round's plan may be below
/// @param deficitMaximum zero or more: how far losses that nothing covers may add up
/// @param conflicts how who has a part in a motion votes about it
public record StandingOrders(
        Rule text,
        Rule policy,
        Rule mandate,
        Rule limit,
        Rule exclusion,
        Rule admission,
        Rule writeOff,
        Rule amendment,
        RoundRule round,
        Money deficitMaximum,
        ConflictRule conflicts) {

    public static final PolicyKey<StandingOrders> KEY =
            new PolicyKey<>("standingOrders", StandingOrders.class, true);

    private static final int SECONDS_MAX = 100;
    private static final int HOURS_MAX = 60 * 24;

    // An assembly that asks for more may never again change what it asks for.
    private static final Share QUORUM_MAX = new Share(3, 4);

    // What the service does for an assembly, no few decide while the others sleep.
    private static final Share QUORUM_LEAST = new Share(1, 20);
    private static final int HOURS_LEAST = 24;

    /// Of a network that decided nothing else: what changes more needs more of its members, and
    /// more time.
    public static final StandingOrders FIRST =
            new StandingOrders(
                    new Rule(new Share(1, 10), Majority.SIMPLE, 1, 48, 72, 0),
                    new Rule(new Share(1, 5), Majority.qualified(2, 3), 3, 168, 168, 72),
                    new Rule(new Share(1, 5), Majority.SIMPLE, 2, 168, 168, 24),
                    new Rule(new Share(1, 5), Majority.SIMPLE, 2, 168, 168, 24),
                    new Rule(new Share(1, 4), Majority.qualified(2, 3), 3, 336, 168, 168),
                    new Rule(new Share(1, 5), Majority.SIMPLE, 2, 168, 168, 24),
                    new Rule(new Share(1, 4), Majority.qualified(2, 3), 3, 336, 168, 168),
                    new Rule(new Share(1, 10), Majority.SIMPLE, 2, 24, 48, 0),
                    new RoundRule(new Share(1, 10), 1, 48, 72, 72, 168),
                    Money.ZERO,
                    ConflictRule.SHOWN);

    /// @throws IllegalArgumentException with by what a few could decide for all: of those who may
    ///   vote at least a twentieth has to, and from the announcement to the close a day goes by at
    ///   least; but for what is only said
    public StandingOrders {
        requireEnough("policy", policy);
        requireEnough("mandate", mandate);
        requireEnough("limit", limit);
        requireEnough("exclusion", exclusion);
        requireEnough("admission", admission);
        requireEnough("writeOff", writeOff);
        requireEnough("amendment", amendment);
        if (conflicts == null) {
            throw new IllegalArgumentException("conflicts is shown or abstain");
        }
        if (deficitMaximum.isNegative() || deficitMaximum.compareTo(OpenAccount.LIMIT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "deficitMaximum is 0 to %d".formatted(OpenAccount.LIMIT_MAX.minorUnits()));
        }
    }

    private static void requireEnough(String name, Rule rule) {
        int hours = rule.noticeHours() + rule.votingHours();
        if (rule.quorum().isBelow(QUORUM_LEAST)) {
            throw new IllegalArgumentException(
                    "%s: quorum is at least %s, not %s"
                            .formatted(name, QUORUM_LEAST.text(), rule.quorum().text()));
        }
        if (hours < HOURS_LEAST) {
            throw new IllegalArgumentException(
                    "%s: noticeHours and votingHours are together at least %d, not %d"
                            .formatted(name, HOURS_LEAST, hours));
        }
    }

    /// What a motion of a kind needs.
    ///
    /// @param quorum the share of those who may vote that has to vote: at most 3/4
    /// @param seconds 0 to 100: so many others have to second it
    /// @param noticeHours 0 to 1440: at least so long it is announced before it is voted about
    /// @param votingHours 1 to 1440: at least so long members can vote
    /// @param delayHours 0 to 1440: so long after the vote it is done
    public record Rule(
            Share quorum,
            Majority majority,
            int seconds,
            int noticeHours,
            int votingHours,
            int delayHours) {

        /// @throws IllegalArgumentException with what no assembly could decide by
        public Rule {
            requireQuorum(quorum);
            require("seconds", seconds, 0, SECONDS_MAX);
            require("noticeHours", noticeHours, 0, HOURS_MAX);
            require("votingHours", votingHours, 1, HOURS_MAX);
            require("delayHours", delayHours, 0, HOURS_MAX);
        }

        public Duration notice() {
            return Duration.ofHours(noticeHours);
        }

        public Duration delay() {
            return Duration.ofHours(delayHours);
        }
    }

    /// What a round's plan has to ask for at least.
    ///
    /// @param quorum at most 3/4
    /// @param seconds 0 to 100: of a proposal
    /// @param noticeHours 0 to 1440: from when members can propose to when they can vote
    /// @param votingHours 0 to 1440: for which the ballot is open
    /// @param objectionHours 0 to 1440: between the close of the ballot and what is paid
    /// @param extensionHours 0 to 1440: so much later, once, officers may let an open ballot close
    public record RoundRule(
            Share quorum,
            int seconds,
            int noticeHours,
            int votingHours,
            int objectionHours,
            int extensionHours) {

        /// @throws IllegalArgumentException with what no round could have
        public RoundRule {
            requireQuorum(quorum);
            require("seconds", seconds, 0, SECONDS_MAX);
            require("noticeHours", noticeHours, 0, HOURS_MAX);
            require("votingHours", votingHours, 0, HOURS_MAX);
            require("objectionHours", objectionHours, 0, HOURS_MAX);
            require("extensionHours", extensionHours, 0, HOURS_MAX);
        }
    }

    private static void requireQuorum(Share quorum) {
        if (QUORUM_MAX.isBelow(quorum)) {
            throw new IllegalArgumentException(
                    "quorum is at most %s, not %s".formatted(QUORUM_MAX.text(), quorum.text()));
        }
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d to %d, not %d".formatted(name, least, most, value));
        }
    }
}
