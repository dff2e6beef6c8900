package coop.mutirao.verify;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.tlog.MerkleProof;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.TileHashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The checkpoints of a log: each is signed by it and is the beginning of the next, and the newest
/// was seen by enough witnesses.
final class History {

    private final LogPolicy policy;
    private final Findings findings =
            new Findings(
                    "checkpoints",
                    "Every checkpoint is signed by the log, and the beginning of the next.");
    private final Findings cosigned =
            new Findings("cosigned", "As many witnesses saw the newest checkpoint as have to.");
    private final Findings newer =
            new Findings("newer", "Nothing that was kept or handed in is newer than what is here.");
    private boolean wasAnythingKept;
    private final List<Kept> kept = new ArrayList<>();
    private final List<Times.Seen> seen = new ArrayList<>();
    private final List<KeyChanges.Signed> signatures = new ArrayList<>();

    /// A checkpoint that was found.
    ///
    /// @param by who shows it
    /// @param receipt what else it says, if it is that of a receipt
    private record Kept(String place, Checkpoint checkpoint, By by, @Nullable LogProof receipt) {}

    private enum By {
        /// The log itself, there where it is read.
        SOURCE,
        /// The log too, of what is not final: it may go beyond what is.
        PENDING,
        /// Whoever verifies it: from an earlier time, or from a member.
        AUDITOR
    }

    History(LogPolicy policy) {
        this.policy = policy;
    }

    /// What was found, by check.
    List<Findings> findings() {
        return List.of(findings, cosigned, newer);
    }

    /// Takes the newest checkpoint in, which enough witnesses have to have seen. What it says of
    /// the leaves holds of those before it too.
    @Nullable Checkpoint takeNewest(String place, byte[] note) {
        boolean isAsked = policy.asksWitnesses();
        cosigned.nothing(
                isAsked
                        ? ""
                        : "the policy asks for no witness, so nobody outside the"
                                + " service vouches for it");
        return take(place, note, By.SOURCE, true);
    }

    /// Takes an earlier checkpoint in. How many witnesses had to see it was for the policy of its
    /// time; that it is the beginning of the newest one is asked here.
    ///
    /// @param place where it was found
    /// @return what it says, whether it is to be believed or not; null if it says nothing
    @Nullable Checkpoint take(String place, byte[] note) {
        return take(place, note, By.SOURCE, false);
    }

    /// Takes in a checkpoint that the auditor kept.
    void takeKept(String place, byte[] note) {
        wasAnythingKept = true;
        @Nullable Checkpoint _ = take(place, note, By.AUDITOR, false);
    }

    /// Takes in what the log signed and is not final. It proves nothing but what the log did: so it
    /// has to lie on the same line as all else. One that no key of the policy signed may be older
    /// than the policy, and says nothing.
    void takePending(String place, byte[] note) {
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint said = Checkpoint.parse(signed.text());
            if (!signed.verifiedBy(policy.logs()).isEmpty()) {
                kept.add(new Kept(place, said, By.PENDING, null));
            }
        } catch (IllegalArgumentException e) {
            findings.add(place, "it is no signed checkpoint: " + e.getMessage());
        }
    }

    private @Nullable Checkpoint take(String place, byte[] note, By by, boolean isNewest) {
        SignedNote signed;
        Checkpoint said;
        try {
            signed = SignedNote.parse(note);
            said = Checkpoint.parse(signed.text());
        } catch (IllegalArgumentException e) {
            findings.add(place, "it is no signed checkpoint: " + e.getMessage());
            return null;
        }
        try {
            LogPolicy.Believed believed = policy.verifyLog(signed);
            kept.add(new Kept(place, said, by, null));
            signatures.add(
                    new KeyChanges.Signed(
                            place,
                            said,
                            signed.verifiedBy(policy.logs()).stream()
                                    .map(SignedNote.Verified::key)
                                    .toList()));
            see(said, believed);
        } catch (IllegalArgumentException e) {
            findings.add(place, String.valueOf(e.getMessage()));
            if (isNewest) {
                cosigned.nothing("what is not signed by the log is nothing to be seen");
            }
            return said;
        }
        try {
            if (isNewest) {
                LogPolicy.Believed _ = policy.verify(signed);
            }
        } catch (IllegalArgumentException e) {
            cosigned.add(place, String.valueOf(e.getMessage()));
        }
        return said;
    }

    private void see(Checkpoint said, LogPolicy.Believed believed) {
        long[] seconds =
                believed.cosignatures().stream()
                        .mapToLong(SignedNote.Verified::seconds)
                        .sorted()
                        .toArray();
        if (seconds.length > 0) {
            seen.add(
                    new Times.Seen(
                            said.size(),
                            Instant.ofEpochSecond(seconds[(seconds.length - 1) / 2]),
                            Instant.ofEpochSecond(seconds[seconds.length / 2])));
        }
    }

    /// Takes in what a member was given as a receipt. If its checkpoint is of this log, so is the
    /// leaf.
    void takeReceipt(String place, byte[] bytes) {
        wasAnythingKept = true;
        try {
            LogProof proof = LogProof.parse(bytes);
            byte @Nullable [] leaf = proof.extra();
            if (leaf == null) {
                findings.add(place, "the receipt does not have its leaf with it");
                return;
            }
            kept.add(new Kept(place, proof.verifyLog(leaf, policy), By.AUDITOR, proof));
        } catch (IllegalArgumentException e) {
            findings.add(place, "the receipt proves nothing: " + e.getMessage());
        }
    }

    /// When witnesses saw which size of this log; what goes beyond it is of another.
    List<Times.Seen> seen(Checkpoint head) {
        return seen.stream().filter(s -> s.size() <= head.size()).toList();
    }

    /// That the log's keys have been kept to, as far as this shows them.
    KeyChanges keyChanges() {
        return new KeyChanges(policy.logs(), signatures);
    }

    long count() {
        return kept.size();
    }

    Set<Long> sizes() {
        Set<Long> sizes = new HashSet<>();
        kept.forEach(k -> sizes.add(k.checkpoint().size()));
        return sizes;
    }

    /// Whether all checkpoints lie on one line, which is that of the leaves.
    ///
    /// @param roots over the first leaves, by their number, as far as they were read
    /// @param before so many leaves were not read, as they were once before: checkpoints of fewer
    ///   are proved by the tiles
    void compare(
            Checkpoint head, Map<Long, byte[]> roots, long before, Source source, Leaves leaves) {
        newer.nothing(wasAnythingKept ? "" : "nothing was kept or handed in");
        Map<Long, byte[]> first = new HashMap<>(roots);
        first.put(head.size(), head.root());
        for (Kept one : kept) {
            Checkpoint said = one.checkpoint();
            byte[] other = first.putIfAbsent(said.size(), said.root());
            if (!said.origin().equals(head.origin())) {
                findings.add(
                        one.place(),
                        "it is of the log %s and not of %s"
                                .formatted(said.origin(), head.origin()));
            } else if (other != null && !Arrays.equals(other, said.root())) {
                findings.add(
                        one.place(),
                        "FORK: two roots for size %d: %s and %s"
                                .formatted(said.size(), text(said.root()), text(other)));
            } else if (said.size() > head.size()) {
                beyond(one, head, source, leaves);
            } else if (said.size() <= before && !isProved(said, head, source)) {
                findings.add(
                        one.place(),
                        "FORK: the tiles do not lead from its root %s to the newest one"
                                .formatted(text(said.root())));
            }
        }
    }

    /// The leaves' bytes, by their index.
    interface Leaves {

        /// @return null if they cannot be read
        byte @Nullable [] at(long index);
    }

    // A log that shows less than it has signed contradicts itself. What others have may only be
    // newer; but the fact of a receipt has to be the one that stands here.
    private void beyond(Kept one, Checkpoint head, Source source, Leaves leaves) {
        long size = one.checkpoint().size();
        @Nullable LogProof receipt = one.receipt();
        if (one.by() == By.PENDING) {
            return;
        }
        if (one.by() == By.SOURCE) {
            findings.add(
                    one.place(),
                    "FORK: it has %d leaves, and the newest checkpoint has %d"
                            .formatted(size, head.size()));
        } else if (receipt != null
                && receipt.index() < head.size()
                && !Arrays.equals(leaves.at(receipt.index()), receipt.extra())) {
            findings.add(
                    one.place(),
                    "FORK: its leaf %d is another than stands here".formatted(receipt.index()));
        } else {
            takeNewer(one.place(), size, head, source);
        }
    }

    /// Takes in what an earlier verification came to.
    void takeVerified(String place, Checkpoint verified) {
        wasAnythingKept = true;
        kept.add(new Kept(place, verified, By.AUDITOR, null));
    }

    /// Takes in that an earlier verification was kept.
    void takeEarlier() {
        wasAnythingKept = true;
    }

    /// Takes in that there is something about more leaves than are here.
    ///
    /// @param place where it is
    /// @param kept so many leaves it is of
    void takeNewer(String place, long kept, Checkpoint head, Source source) {
        if (source.hasAllCheckpoints()) {
            newer.leaveOpen(
                    place,
                    ("newer: it is of a log of %d leaves, and this pack ends after %d; fetch a"
                                    + " pack of at least %d leaves, and verify again")
                            .formatted(kept, head.size(), kept));
        } else {
            findings.add(
                    place,
                    ("GONE BACK: it is of %d leaves, and the service shows %d; a log never gets"
                                    + " shorter")
                            .formatted(kept, head.size()));
        }
    }

    /// Says what is missing if a pack has the newest checkpoint alone.
    void requireEarlier(boolean isThere) {
        if (!isThere) {
            findings.leaveOpen(
                    "checkpoints/",
                    "the pack has no checkpoint there, not even its newest: whether the log kept"
                            + " to what it signed and witnesses saw cannot be told; fetch a whole"
                            + " pack");
        }
    }

    private static TileHashes hashes(long size, Source source) {
        return new TileHashes(
                size,
                tile -> {
                    byte @Nullable [] bytes = source.tile(tile);
                    if (bytes == null) {
                        throw new MerkleTree.MissingHash("tile/" + tile.path());
                    }
                    return bytes;
                });
    }

    /// What the tiles of hashes make of a log of a size.
    ///
    /// @throws Source.CannotRead if they are not all there
    static byte[] root(long size, Source source) {
        try {
            return MerkleTree.root(size, hashes(size, source));
        } catch (MerkleTree.MissingHash e) {
            throw new Source.CannotRead("there is no " + e.getMessage());
        }
    }

    private static boolean isProved(Checkpoint old, Checkpoint head, Source source) {
        TileHashes hashes = hashes(head.size(), source);
        try {
            return MerkleProof.isConsistent(
                    old.size(),
                    old.root(),
                    head.size(),
                    head.root(),
                    MerkleTree.consistency(old.size(), head.size(), hashes));
        } catch (MerkleTree.MissingHash e) {
            return false;
        }
    }

    static String text(byte[] root) {
        return Base64.getEncoder().encodeToString(root);
    }
}
