package coop.mutirao.motion;

import coop.mutirao.audit.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A motion's steps as the log has them.
final class MotionLeaf {

    // An entry of the log's tiles has at most 65,535 bytes.
    private static final int ACCOUNTS_MAX = 1_000;
    private static final int VOTES_MAX = 100;

    private MotionLeaf() {}

    /// @param step a state, or `second`
    /// @param more members of its own
    static void append(Facts facts, UUID motion, String step, Map<String, ?> more) {
        var members = new HashMap<String, Object>(more);
        members.put("motion", motion.toString());
        members.put("step", step);
        facts.append("motion", members, Map.of());
    }

    /// Who can vote, before the step that says so.
    static void electors(Facts facts, UUID motion, List<String> accounts) {
        for (int from = 0; from < accounts.size(); from += ACCOUNTS_MAX) {
            int to = Math.min(from + ACCOUNTS_MAX, accounts.size());
            facts.append(
                    "motion-electors",
                    Map.of(
                            "motion", motion.toString(),
                            "accounts", List.copyOf(accounts.subList(from, to))),
                    Map.of());
        }
    }

    /// All votes, those that were replaced among them, before the step that counts them.
    static void open(Facts facts, UUID motion, List<CastVote> votes) {
        for (int from = 0; from < votes.size(); from += VOTES_MAX) {
            int to = Math.min(from + VOTES_MAX, votes.size());
            facts.append(
                    "votes-opened",
                    Map.of(
                            "motion",
                            motion.toString(),
                            "votes",
                            votes.subList(from, to).stream().map(CastVote::opened).toList()),
                    Map.of());
        }
    }
}
