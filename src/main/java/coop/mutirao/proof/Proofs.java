package coop.mutirao.proof;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.policy.Policies;
import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogProof;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Tile;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What can be shown of the log to prove it: its checkpoints, its tiles, its leaves, and proofs.
public final class Proofs {

    private final TreeStore tree = new TreeStore();
    private final LogKeyStore keys = new LogKeyStore();
    private final CheckpointStore store = new CheckpointStore();
    private final Database database;
    private final Policies policies;
    private final InstantSource clock;
    private final Supplier<@Nullable NoteKey> key;

    /// @param key the log's; null while nobody signs
    public Proofs(
            Database database,
            Policies policies,
            InstantSource clock,
            Supplier<@Nullable NoteKey> key) {
        this.database = database;
        this.policies = policies;
        this.clock = clock;
        this.key = key;
    }

    /// The latest checkpoint that is final.
    public Optional<SignedNote> latestFinal() {
        return database.inSnapshot(tx -> store.find(tx, store.latestFinal(tx)));
    }

    /// The latest that was signed.
    public Optional<SignedNote> latest() {
        return database.inSnapshot(tx -> store.find(tx, store.latest(tx)));
    }

    /// Whether somebody signs here.
    public boolean isSigning() {
        return key.get() != null;
    }

    /// How many leaves the largest checkpoint is over; 0 if there is none.
    public long signed(Tx tx) {
        return store.latest(tx);
    }

    /// The smallest checkpoint over so many leaves or more; empty if none is signed yet.
    ///
    /// @param origin the log's name
    public Optional<Checkpoint> over(Tx tx, String origin, long size) {
        return store.over(tx, origin, size);
    }

    public Optional<SignedNote> checkpoint(long size) {
        return database.inSnapshot(tx -> store.find(tx, size));
    }

    /// Whom one believes, to be pinned by who checks.
    public String policy() {
        return database.inSnapshot(tx ->
                policies.inForce(tx, WitnessPolicy.KEY, clock.instant())
                        .value()
                        .text(keys.all(tx, key.get())));
    }

    /// A tile of hashes as it was when the tree had it so wide; empty if it has no such yet.
    public Optional<byte[]> tile(Tile tile) {
        try {
            return Optional.of(database.inSnapshot(tx -> tree.tile(tx, tile)));
        } catch (MerkleTree.MissingHash e) {
            return Optional.empty();
        }
    }

    /// A tile of leaves, each behind its length in two bytes; empty if they are not all in the
    /// tree.
    public Optional<byte[]> entries(Tile tile) {
        long first = tile.index() * Tile.WIDTH;
        List<byte[]> leaves = leaves(first, first + tile.width());
        if (leaves.size() < tile.width()) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        for (byte[] leaf : leaves) {
            bytes.write(leaf.length >> 8);
            bytes.write(leaf.length);
            bytes.writeBytes(leaf);
        }
        return Optional.of(bytes.toByteArray());
    }

    /// The leaves from `first` to before `end`, as far as they are in the tree.
    public List<byte[]> leaves(long first, long end) {
        return database.inSnapshot(tx -> tree.leaves(tx, first, Math.min(end, tree.size(tx))));
    }

    /// That a leaf is in the log, as far as that can be proved yet.
    ///
    /// @param isFinal whether as many witnesses have seen its checkpoint as the policy in force
    ///   asks; otherwise it has the log's signature, and the cosignatures that there are
    public record Receipt(LogProof proof, boolean isFinal) {}

    /// The receipt of a fact, with its leaf: under the first final checkpoint that has it, if the
    /// policy in force believes it, else under the newest that it believes. A checkpoint from
    /// before there were witnesses proves nothing to who pins the policy of today. While none is
    /// believed, under one that is signed. Empty while none is.
    public Optional<Receipt> receipt(long index) {
        return database.inSnapshot(tx -> {
            OptionalLong finished = believed(tx, index);
            OptionalLong size = finished.isPresent() ? finished : store.signedOver(tx, index);
            return size.isEmpty()
                    ? Optional.empty()
                    : inclusion(tx, index, size.getAsLong(), true)
                            .map(proof -> new Receipt(proof, finished.isPresent()));
        });
    }

    private OptionalLong believed(Tx tx, long index) {
        WitnessPolicy today = policies.inForce(tx, WitnessPolicy.KEY, clock.instant()).value();
        OptionalLong first = store.finalOver(tx, index);
        if (first.isPresent() && isMet(tx, today, first.getAsLong())) {
            return first;
        }
        if (today.quorum() == 0) {
            long latest = store.latest(tx);
            return latest > index ? OptionalLong.of(latest) : OptionalLong.empty();
        }
        return store.seenOver(tx, index, today.names(), today.quorum()).stream()
                .mapToLong(Long::longValue)
                .filter(size -> isMet(tx, today, size))
                .findFirst();
    }

    private boolean isMet(Tx tx, WitnessPolicy policy, long size) {
        return store.find(tx, size).filter(policy::isMetBy).isPresent();
    }

    /// The receipt of a fact as a file has it; empty while it is not final.
    public Optional<String> text(long index) {
        return receipt(index).filter(Receipt::isFinal).map(r -> r.proof().toString());
    }

    /// The same under the checkpoint of a size; empty if there is none.
    public Optional<LogProof> inclusion(long index, long size) {
        return database.inSnapshot(tx -> inclusion(tx, index, size, false));
    }

    private Optional<LogProof> inclusion(Tx tx, long index, long size, boolean withLeaf) {
        if (index >= size) {
            return Optional.empty();
        }
        return store.find(tx, size)
                .map(note ->
                        new LogProof(
                                withLeaf ? tree.leaves(tx, index, index + 1).getFirst() : null,
                                index,
                                MerkleTree.inclusion(index, size, tree.hashes(tx, size)),
                                note.toString()));
    }

    /// That the log of one size is the beginning of that of another; empty if the larger has no
    /// checkpoint.
    public Optional<AddCheckpoint> consistency(long old, long size) {
        if (old > size) {
            return Optional.empty();
        }
        return database.inSnapshot(tx ->
                store.find(tx, size)
                        .map(note ->
                                new AddCheckpoint(
                                        old,
                                        MerkleTree.consistency(old, size, tree.hashes(tx, size)),
                                        note.toString())));
    }
}
