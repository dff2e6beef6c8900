package coop.mutirao.proof;

import static coop.mutirao.tables.Tables.LOG_CHECKPOINT;
import static coop.mutirao.tables.Tables.LOG_COSIGNATURE;
import static coop.mutirao.tables.Tables.LOG_FINAL;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import coop.mutirao.db.Tx;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.SignedNote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The tables log_checkpoint, log_cosignature and log_final.
final class CheckpointStore {

    private static final int TRIED_MAX = 16;

    /// The size of the largest checkpoint; 0 if there is none.
    long latest(Tx tx) {
        return orZero(tx.sql().select(max(LOG_CHECKPOINT.SIZE)).from(LOG_CHECKPOINT));
    }

    /// The size of the largest that is final; 0 if there is none.
    long latestFinal(Tx tx) {
        return orZero(tx.sql().select(max(LOG_FINAL.SIZE)).from(LOG_FINAL));
    }

    private static long orZero(org.jooq.Select<org.jooq.Record1<Long>> query) {
        @Nullable Long size = query.fetchSingle().value1();
        return size == null ? 0 : size;
    }

    /// The checkpoint of a size with the log's signature, and each witness's latest.
    Optional<SignedNote> find(Tx tx, long size) {
        Optional<SignedNote> note =
                tx.sql()
                        .select(LOG_CHECKPOINT.NOTE)
                        .from(LOG_CHECKPOINT)
                        .where(LOG_CHECKPOINT.SIZE.eq(size))
                        .fetchOptional(LOG_CHECKPOINT.NOTE)
                        .map(Notes::parse);
        return note.map(n -> n.with(cosignatures(tx, n, size)));
    }

    private static List<SignedNote.Signature> cosignatures(Tx tx, SignedNote note, long size) {
        return tx
                .sql()
                .select(LOG_COSIGNATURE.LINE)
                .distinctOn(LOG_COSIGNATURE.WITNESS)
                .from(LOG_COSIGNATURE)
                .where(LOG_COSIGNATURE.SIZE.eq(size))
                .orderBy(LOG_COSIGNATURE.WITNESS, LOG_COSIGNATURE.SEEN_AT.desc())
                .fetch(LOG_COSIGNATURE.LINE)
                .stream()
                .flatMap(line -> Notes.signatures(note.text(), line).stream())
                .toList();
    }

    /// The smallest checkpoint that is final and has the leaf.
    OptionalLong finalOver(Tx tx, long index) {
        List<Long> sizes =
                tx.sql()
                        .select(LOG_FINAL.SIZE)
                        .from(LOG_FINAL)
                        .where(LOG_FINAL.SIZE.gt(index))
                        .orderBy(LOG_FINAL.SIZE)
                        .limit(1)
                        .fetch(LOG_FINAL.SIZE);
        return sizes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sizes.getFirst());
    }

    /// The smallest checkpoint that has the leaf and that a witness has seen, or, if none has seen
    /// any, the smallest that has it.
    OptionalLong signedOver(Tx tx, long index) {
        @Nullable Long seen =
                tx.sql()
                        .select(min(LOG_COSIGNATURE.SIZE))
                        .from(LOG_COSIGNATURE)
                        .where(LOG_COSIGNATURE.SIZE.gt(index))
                        .fetchSingle()
                        .value1();
        @Nullable Long signed =
                tx.sql()
                        .select(min(LOG_CHECKPOINT.SIZE))
                        .from(LOG_CHECKPOINT)
                        .where(LOG_CHECKPOINT.SIZE.gt(index))
                        .fetchSingle()
                        .value1();
        @Nullable Long size = seen == null ? signed : seen;
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /// The newest checkpoints that have the leaf and that so many of the witnesses have seen, the
    /// largest first, 16 at most. Whoever asks looks at the signatures: a witness may have a new
    /// key under its old name.
    ///
    /// @param witnesses their names
    List<Long> seenOver(Tx tx, long index, List<String> witnesses, int quorum) {
        return tx.sql()
                .select(LOG_COSIGNATURE.SIZE)
                .from(LOG_COSIGNATURE)
                .where(LOG_COSIGNATURE.SIZE.gt(index))
                .and(LOG_COSIGNATURE.WITNESS.in(witnesses))
                .groupBy(LOG_COSIGNATURE.SIZE)
                .having(countDistinct(LOG_COSIGNATURE.WITNESS).ge(quorum))
                .orderBy(LOG_COSIGNATURE.SIZE.desc())
                .limit(TRIED_MAX)
                .fetch(LOG_COSIGNATURE.SIZE);
    }

    /// When a checkpoint became final.
    Optional<Instant> finalAt(Tx tx, long size) {
        return tx.sql()
                .select(LOG_FINAL.FINAL_AT)
                .from(LOG_FINAL)
                .where(LOG_FINAL.SIZE.eq(size))
                .fetchOptional(LOG_FINAL.FINAL_AT);
    }

    /// The smallest checkpoint over so many leaves or more, without its signatures.
    Optional<Checkpoint> over(Tx tx, String origin, long size) {
        return tx.sql()
                .select(LOG_CHECKPOINT.SIZE, LOG_CHECKPOINT.ROOT)
                .from(LOG_CHECKPOINT)
                .where(LOG_CHECKPOINT.SIZE.ge(size))
                .orderBy(LOG_CHECKPOINT.SIZE)
                .limit(1)
                .fetchOptional(r -> new Checkpoint(origin, r.value1(), r.value2()));
    }

    /// The size of the largest checkpoint that a witness has seen; 0 if none.
    long seenBy(Tx tx, String witness) {
        return orZero(
                tx.sql()
                        .select(max(LOG_COSIGNATURE.SIZE))
                        .from(LOG_COSIGNATURE)
                        .where(LOG_COSIGNATURE.WITNESS.eq(witness)));
    }

    /// When a checkpoint was seen last by this witness.
    Optional<Instant> seenAt(Tx tx, long size, String witness) {
        return Optional.ofNullable(
                tx.sql()
                        .select(max(LOG_COSIGNATURE.SEEN_AT))
                        .from(LOG_COSIGNATURE)
                        .where(LOG_COSIGNATURE.SIZE.eq(size))
                        .and(LOG_COSIGNATURE.WITNESS.eq(witness))
                        .fetchSingle()
                        .value1());
    }

    void add(Tx tx, Checkpoint checkpoint, SignedNote note, Instant at) {
        tx.sql()
                .insertInto(LOG_CHECKPOINT)
                .set(LOG_CHECKPOINT.SIZE, checkpoint.size())
                .set(LOG_CHECKPOINT.ROOT, checkpoint.root())
                .set(LOG_CHECKPOINT.NOTE, note.toString())
                .set(LOG_CHECKPOINT.SIGNED_AT, at)
                .execute();
    }

    void addCosignature(Tx tx, long size, SignedNote.Verified by, String line) {
        tx.sql()
                .insertInto(LOG_COSIGNATURE)
                .set(LOG_COSIGNATURE.SIZE, size)
                .set(LOG_COSIGNATURE.WITNESS, by.key().name())
                .set(LOG_COSIGNATURE.SEEN_AT, Instant.ofEpochSecond(by.seconds()))
                .set(LOG_COSIGNATURE.LINE, line)
                .onConflictDoNothing()
                .execute();
    }

    void isFinal(Tx tx, long size, Instant at) {
        tx.sql()
                .insertInto(LOG_FINAL)
                .set(LOG_FINAL.SIZE, size)
                .set(LOG_FINAL.FINAL_AT, at)
                .onConflictDoNothing()
                .execute();
    }
}
