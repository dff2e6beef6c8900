package coop.mutirao.allocation;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that is fixed of a vote before the first ballot: how ballots are counted, and what a ballot
/// may say. Its text is that of the counting rule with up to three members more:
///
/// - `choicesMin`, `choicesMax`: so many projects a ballot names at least and at most; without
///   them, as many as there are. An empty ballot is always valid;
/// - `pointsMax`: so many points one project can be given; ballots of points need it.
///
/// @param choicesMin 0: no least number
/// @param choicesMax 0: no most
/// @param pointsMax 1 to 1,000,000 for ballots of points, 0 for approvals
public record VotingRule(AllocationRule counting, int choicesMin, int choicesMax, int pointsMax) {

    static final String CHOICES_MIN = "choicesMin";
    static final String CHOICES_MAX = "choicesMax";
    static final String POINTS_MAX = "pointsMax";

    /// @throws IllegalArgumentException with what no vote could go by
    public VotingRule {
        if (choicesMin < 0 || choicesMax < 0 || (choicesMax > 0 && choicesMin > choicesMax)) {
            throw new IllegalArgumentException(
                    "a ballot names %d projects or more and %d or fewer: that cannot be"
                            .formatted(choicesMin, choicesMax));
        }
        boolean hasPoints = counting.ballots() == Ballot.Type.POINTS;
        if (hasPoints != pointsMax > 0 || pointsMax > Ballot.Points.MAX) {
            throw new IllegalArgumentException(
                    hasPoints
                            ? "a project can be given 1 to %d points, not %d"
                                    .formatted(Ballot.Points.MAX, pointsMax)
                            : "an approval has no points, and so no most of them");
        }
    }

    /// A rule for ballots of approvals that says nothing of how many.
    public static VotingRule of(AllocationRule counting) {
        return new VotingRule(counting, 0, 0, 0);
    }

    /// Why no ballot can say this, in words with the figures; null: it can.
    ///
    /// @param points what each named project is given, 1 or more; 1 for an approval
    /// @param projects the ids of those that can be named
    public @Nullable String flaw(Map<String, Integer> points, Collection<String> projects) {
        var unknown = points.keySet().stream().filter(p -> !projects.contains(p)).sorted().toList();
        if (!unknown.isEmpty()) {
            return "It names what is not on the ballot: %s.".formatted(unknown);
        }
        int most = Math.max(1, pointsMax);
        for (var one : points.entrySet()) {
            if (one.getValue() < 1 || one.getValue() > most) {
                return "It gives %d points to %s; one project can be given %d at most."
                        .formatted(one.getValue(), one.getKey(), most);
            }
        }
        int named = points.size();
        if (choicesMax > 0 && named > choicesMax) {
            return "It names %d projects; %d at most can be named.".formatted(named, choicesMax);
        }
        if (named > 0 && named < choicesMin) {
            return "It names %d projects; it has to name none, or %d at least."
                    .formatted(named, choicesMin);
        }
        return null;
    }

    /// The rule as canonical JSON (RFC 8785): equal rules have equal texts, others have others.
    public String text() {
        SortedMap<String, String> more = new TreeMap<>();
        Map.of(CHOICES_MIN, choicesMin, CHOICES_MAX, choicesMax, POINTS_MAX, pointsMax)
                .forEach((name, value) -> {
                    if (value > 0) {
                        more.put(name, Integer.toString(value));
                    }
                });
        return RuleText.of(counting, more);
    }

    /// Reads a rule from its text.
    ///
    /// @throws IllegalArgumentException if it is not exactly a rule's text; the message says what
    ///   is absent or too much
    public static VotingRule parse(String text) {
        return RuleText.parseVoting(text);
    }
}
