package coop.mutirao.proof;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.member.Communities;
import coop.mutirao.policy.Policies;
import coop.mutirao.signer.LogSigner;
import coop.mutirao.signer.SigningResult;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Signs what the tree has become, and nothing that contradicts what was signed or witnessed
/// before: not what a database says that was restored from a backup, nor one that somebody altered.
final class Checkpoints {

    private final TreeStore tree = new TreeStore();
    private final CheckpointStore store = new CheckpointStore();
    private final Database database;
    private final Communities communities;
    private final Policies policies;
    private final LogSigner signer;
    private final InstantSource clock;

    // What witnesses said that they had seen, when this instance began or when it asked them.
    private final Set<Checkpoint> witnessed = ConcurrentHashMap.newKeySet();

    Checkpoints(
            Database database,
            Communities communities,
            Policies policies,
            LogSigner signer,
            InstantSource clock) {
        this.database = database;
        this.communities = communities;
        this.policies = policies;
        this.signer = signer;
        this.clock = clock;
    }

    /// What became of signing.
    sealed interface Result {
        /// Signed, or there was nothing to sign, or another instance was at it.
        record Done() implements Result {}

        /// Nothing is signed until somebody has seen to it.
        ///
        /// @param why with what is to be done
        record Refused(String why) implements Result {}
    }

    /// Signs a checkpoint over the tree as it is, if there is none.
    Result sign() {
        return database.inTransaction(
                tx -> tree.lock(tx).isEmpty() ? new Result.Done() : signLocked(tx));
    }

    /// Nothing shall be signed that does not grow from this.
    void remember(Checkpoint seen) {
        witnessed.add(seen);
    }

    private Result signLocked(Tx tx) {
        long size = tree.size(tx);
        long stored = store.latest(tx);
        if (size == 0) {
            return new Result.Done();
        }
        Optional<Checkpoint> last = signer.last();
        String origin = communities.network(tx).orElseThrow().origin();
        Optional<String> flaw = flaw(origin, size, stored, last);
        if (flaw.isPresent()) {
            return new Result.Refused(flaw.get());
        }
        if (size == stored) {
            return new Result.Done();
        }
        MerkleTree.Hashes hashes = tree.hashes(tx, size);
        // What is signed from now on grows from those that fit.
        witnessed.removeIf(seen -> seen.size() <= size && isRoot(seen, hashes));
        for (Checkpoint seen : witnessed) {
            return new Result.Refused(
                    seen.size() > size
                            ? behind(size, seen.size(), "witnessed")
                            : inconsistent(seen.size()));
        }
        var next = new Checkpoint(origin, size, MerkleTree.root(size, hashes));
        List<byte[]> proof =
                last.map(l -> MerkleTree.consistency(l.size(), size, hashes)).orElse(List.of());
        return switch (signer.sign(next, proof)) {
            case SigningResult.Signed(var note) -> {
                add(tx, next, note);
                yield new Result.Done();
            }
            case SigningResult.Behind(var signed, var _) ->
                    new Result.Refused(behind(size, signed.size(), "signed"));
            case SigningResult.Inconsistent(var signed, var _) ->
                    new Result.Refused(inconsistent(signed.size()));
        };
    }

    private static boolean isRoot(Checkpoint seen, MerkleTree.Hashes hashes) {
        return Arrays.equals(MerkleTree.root(seen.size(), hashes), seen.root());
    }

    private Optional<String> flaw(
            String origin, long size, long stored, Optional<Checkpoint> last) {
        if (!signer.key().name().equals(origin)) {
            return Optional.of(
                    "The key is of %s, and this log is %s. Give it the key of this log."
                            .formatted(signer.key().name(), origin));
        }
        if (last.isEmpty() && stored > 0) {
            return Optional.of(forgotten(stored));
        }
        return last.filter(l -> l.size() > size).map(l -> behind(size, l.size(), "signed"));
    }

    private static String forgotten(long stored) {
        return """
        The log has signed %d leaves, and the file beside its key that says so is gone. Put \
        it back. If it is lost for good, take the checkpoint over the most leaves that \
        anybody has, from a witness or from /log/checkpoint/pending, and let the signer \
        remember it: mutirao signer --key FILE --remember CHECKPOINT.\
        """
                .formatted(stored);
    }

    /// The refusal to sign less than there was.
    static String behind(long size, long seen, String how) {
        return """
        The database has %d leaves, and %d were %s before: it was restored from a backup, \
        or is another's. Nothing is signed, so that there are no two histories. Restore a \
        later backup, or the standby that has all of them. If they are lost for good, the \
        log cannot go on: export what there is and found the network anew, with another \
        origin.\
        """
                .formatted(size, seen, how);
    }

    /// The refusal to sign something else than there was.
    static String inconsistent(long seen) {
        return """
        The first %d leaves are not those that were signed or witnessed before: somebody \
        altered the history. Nothing is signed. Compare with a backup or a pack (mutirao \
        verify), and restore what was signed.\
        """
                .formatted(seen);
    }

    private void add(Tx tx, Checkpoint checkpoint, SignedNote note) {
        Instant now = clock.instant();
        store.add(tx, checkpoint, note, now);
        if (policies.inForce(tx, WitnessPolicy.KEY, now).value().quorum() == 0) {
            store.isFinal(tx, checkpoint.size(), now);
        }
    }
}
