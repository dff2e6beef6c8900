package coop.mutirao.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lots, for what is still level after cost and votes.
///
/// The rank of a project is `SHA-256(seed ‖ ballotsRoot ‖ project id)`, the smallest first. The
/// seed's hash is public before the first ballot and the seed itself after the last: who knows the
/// seed cannot know the ballots, and who casts the last ballot cannot know the seed. Ranks are
/// drawn once for all runs of a count.
public final class Lottery {

    private final Comparator<String> order;

    private Lottery(Comparator<String> order) {
        this.order = order;
    }

    /// @param seed 32 bytes
    /// @param ballotsRoot root of the tree over all ballots, 32 bytes
    public static Lottery drawn(byte[] seed, byte[] ballotsRoot) {
        requireHash("the seed", seed);
        return ranked(seed.clone(), ballotsRoot);
    }

    /// For a seed that was not shown in time: `SHA-256(ballotsRoot ‖ project id)`.
    public static Lottery withoutSeed(byte[] ballotsRoot) {
        return ranked(new byte[0], ballotsRoot);
    }

    private static Lottery ranked(byte[] seed, byte[] ballotsRoot) {
        requireHash("the ballots' root", ballotsRoot);
        byte[] root = ballotsRoot.clone();
        return new Lottery((a, b) ->
                Arrays.compareUnsigned(
                        Hash.sha256(seed, root, a.getBytes(UTF_8)),
                        Hash.sha256(seed, root, b.getBytes(UTF_8))));
    }

    /// Ranks that were drawn elsewhere.
    ///
    /// @param projects all ids, the first rank first
    public static Lottery of(List<String> projects) {
        Map<String, Integer> ranks = new HashMap<>();
        for (String project : projects) {
            if (ranks.put(project, ranks.size()) != null) {
                throw new IllegalArgumentException(project + " has two ranks");
            }
        }
        return new Lottery(Comparator.comparingInt(project -> rank(ranks, project)));
    }

    private static int rank(Map<String, Integer> ranks, String project) {
        Integer rank = ranks.get(project);
        if (rank == null) {
            throw new IllegalArgumentException("project %s has no rank".formatted(project));
        }
        return rank;
    }

    private static void requireHash(String name, byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException(
                    "%s is 32 bytes long, not %d".formatted(name, bytes.length));
        }
    }

    /// The order of projects' ids, the first rank first.
    public Comparator<String> order() {
        return order;
    }
}
