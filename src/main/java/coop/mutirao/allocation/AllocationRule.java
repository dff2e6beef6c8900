package coop.mutirao.allocation;

import org.jspecify.annotations.Nullable;

/// How ballots become a selection of projects. An assembly names its rule before the first ballot
/// and cannot change it after.
///
/// A rule says everything that has a part in its result: there is no default. Its text is logged,
/// by which anybody can count again.
///
/// What every rule promises: what is selected costs no more than the budget; a project that nobody
/// supports is never selected, nor one with less than the least support, nor two that exclude each
/// other; and the order of ballots and projects changes nothing.
public sealed interface AllocationRule permits Greedy, EqualShares, SequentialPhragmen {

    /// Its name with a version, "mes-cost/add1/1": another version may give another result.
    String id();

    /// What the ballots have to be.
    Ballot.Type ballots();

    MinSupport minSupport();

    TieBreak tieBreak();

    /// What is selected, and why.
    ///
    /// @param lottery what the rule may need to break ties; see [TieBreak#COST_VOTES_LOTTERY]
    /// @throws IllegalArgumentException if the election's ballots are of another type, or lots are
    ///   wanted and there are none
    Allocation allocate(Election election, @Nullable Lottery lottery);

    /// The same for a rule that needs no lots.
    default Allocation allocate(Election election) {
        return allocate(election, null);
    }

    /// The rule as canonical JSON (RFC 8785): equal rules have equal texts, others have others.
    default String text() {
        return RuleText.of(this);
    }

    /// Reads a rule from its text.
    ///
    /// @throws IllegalArgumentException if it is not exactly a rule's text; the message says what
    ///   is absent or too much
    static AllocationRule parse(String text) {
        return RuleText.parse(text);
    }
}
