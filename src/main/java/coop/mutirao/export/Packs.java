package coop.mutirao.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.db.Snapshots;
import coop.mutirao.db.Tx;
import coop.mutirao.policy.Policies;
import coop.mutirao.proof.LogKeyStore;
import coop.mutirao.proof.WitnessPolicy;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/// Writes the log as a pack: files that an auditor verifies without the service, its database and
/// its network (`mutirao verify pack`).
///
/// ```
/// tile/…                hashes and leaves (C2SP tlog-tiles)
/// evidence.jsonl        what payers signed, and who agreed to payments that waited
/// openings.jsonl        the texts that are not erased, with their salts
/// checkpoints/…         every final checkpoint up to this one, with its cosignatures
/// pending/…             those that the policy does not believe: not final, or older than it
/// policy                whom the network asks one to believe (C2SP tlog-policy)
/// checkpoint            the newest; written last, so that a pack without it is cut short
/// ```
public final class Packs {

    /// Leaves, openings and evidence are each read once.
    private static final int ROUNDS = 3;

    // What is missing would look as if it were kept back.
    private static final String ERASED_SINCE =
            "something was erased, and no final checkpoint says so yet: try again in a few seconds";

    private final LogKeyStore keys = new LogKeyStore();
    private final PackStore store = new PackStore();
    private final Snapshots snapshots;
    private final Policies policies;
    private final InstantSource clock;

    /// @param snapshots where to read: the primary or a replica of it
    public Packs(Snapshots snapshots, Policies policies, InstantSource clock) {
        this.snapshots = snapshots;
        this.policies = policies;
        this.clock = clock;
    }

    /// What became of a pack.
    public sealed interface Result {
        /// It is there.
        ///
        /// @param checkpoint the newest final one: the pack is of the log up to it
        record Written(Checkpoint checkpoint) implements Result {}

        /// Nothing was written.
        record Refused(String why) implements Result {}
    }

    /// Where the progress of a pack ends that begins now.
    public long steps() {
        return ROUNDS * snapshots.inSnapshot(store::latestFinal).orElse(0);
    }

    /// Writes a pack, as of one moment.
    ///
    /// @param folder empty, or not there yet
    /// @param key the log's
    /// @param progress is told of steps
    /// @throws UncheckedIOException if the folder cannot be written
    public Result write(Path folder, NoteKey key, LongConsumer progress) {
        return snapshots.inSnapshot(tx -> {
            try {
                if (!PackFiles.isFree(folder)) {
                    return new Result.Refused(folder + " is not an empty directory");
                }
                OptionalLong size = store.latestFinal(tx);
                if (size.isEmpty()) {
                    return new Result.Refused("the log has no final checkpoint yet");
                }
                return store.isErasedSince(tx, size.getAsLong())
                        ? new Result.Refused(ERASED_SINCE)
                        : write(tx, size.getAsLong(), folder, key, progress);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Result write(Tx tx, long size, Path folder, NoteKey key, LongConsumer progress)
            throws IOException {
        String text =
                policies.inForce(tx, WitnessPolicy.KEY, clock.instant())
                        .value()
                        .text(keys.all(tx, key));
        LogPolicy policy = LogPolicy.parse(text);
        String[] newest = {""};
        store.checkpoints(tx, size, size, kept -> newest[0] = kept.last());
        Checkpoint checkpoint;
        try {
            checkpoint = policy.verifyLog(note(newest[0])).checkpoint();
        } catch (IllegalArgumentException e) {
            return new Result.Refused(
                    "%s is not the key that signed the log: %s".formatted(key, e.getMessage()));
        }
        var files = new PackFiles(folder);
        leaves(tx, size, files, progress);
        texts(tx, size, files, progress);
        store.tiles(tx, size, h -> files.write("tile/" + h.tile().path(), h.bytes()));
        checkpoints(tx, size, files, policy);
        files.write("policy", text.getBytes(UTF_8));
        files.keepNames();
        files.write("checkpoint", newest[0].getBytes(UTF_8));
        files.keepNames();
        progress.accept(ROUNDS * size);
        return new Result.Written(checkpoint);
    }

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(UTF_8));
    }

    private void leaves(Tx tx, long size, PackFiles files, LongConsumer progress)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        long[] read = {0};
        store.leaves(
                tx,
                size,
                leaf -> {
                    bytes.write(leaf.length >> 8);
                    bytes.write(leaf.length);
                    bytes.writeBytes(leaf);
                    progress.accept(++read[0]);
                    if (read[0] % Tile.WIDTH == 0 || read[0] == size) {
                        Tile tile = Tile.of(Tile.ENTRIES, (read[0] - 1) / Tile.WIDTH, size);
                        files.write("tile/" + tile.path(), bytes.toByteArray());
                        bytes.reset();
                    }
                });
    }

    private void texts(Tx tx, long size, PackFiles files, LongConsumer progress)
            throws IOException {
        try (OutputStream out = files.create("openings.jsonl")) {
            store.openings(
                    tx,
                    size,
                    o -> {
                        line(
                                out,
                                Map.of(
                                        "id",
                                        o.id(),
                                        "label",
                                        o.label(),
                                        "salt",
                                        base64(o.salt()),
                                        "value",
                                        base64(o.value().getBytes(UTF_8))));
                        progress.accept(size + o.logIndex());
                    });
        }
        try (OutputStream out = files.create("evidence.jsonl")) {
            store.evidence(
                    tx,
                    size,
                    s -> {
                        line(out, Map.of("order", base64(s.order()), "sig", base64(s.signature())));
                        progress.accept(2 * size);
                    });
        }
    }

    private static void line(OutputStream out, Map<String, String> members) throws IOException {
        out.write(CanonicalJson.bytes(members));
        out.write('\n');
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    // Two notes of one checkpoint where witnesses saw it more than once: what they say of times is
    // said by the first and the last.
    private void checkpoints(Tx tx, long size, PackFiles files, LogPolicy policy)
            throws IOException {
        long[] number = {0};
        store.checkpoints(
                tx,
                0,
                size,
                kept -> {
                    checkpoint(files, policy, kept.size(), number[0]++, kept.first());
                    if (!kept.last().equals(kept.first())) {
                        checkpoint(files, policy, kept.size(), number[0]++, kept.last());
                    }
                });
    }

    private static void checkpoint(
            PackFiles files, LogPolicy policy, long size, long number, String note)
            throws IOException {
        String where = isBelieved(policy, note) ? "checkpoints" : "pending";
        files.write("%s/%06d-%d".formatted(where, size, number), note.getBytes(UTF_8));
    }

    private static boolean isBelieved(LogPolicy policy, String note) {
        try {
            policy.verify(note(note));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
