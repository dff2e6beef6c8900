package coop.mutirao.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import coop.mutirao.signer.DurableFile;
import coop.mutirao.signer.SoleUse;
import coop.mutirao.tlog.AddCheckpoint;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.MerkleProof;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.tlog.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cosigns the checkpoints of the logs that it knows.
public final class Witness implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

    /// How a file is replaced, so that tests can be where the power fails.
    interface Keeping {
        void replace(Path file, byte[] bytes);
    }

    /// What is known of a log.
    private static final class Log {

        final ReentrantLock lock = new ReentrantLock();
        final Path file;

        // Written under the lock, after the file. What is on disk may be newer, if writing it
        // failed half-way: that cosignature was given to nobody, and the next one is written over
        // it.
        volatile @Nullable SignedNote cosigned;

        // When, in seconds since 1970. Guarded by the lock.
        long seconds;

        Log(Path file) {
            this.file = file;
        }

        Optional<Checkpoint> last() {
            return Optional.ofNullable(cosigned).map(note -> Checkpoint.parse(note.text()));
        }
    }

    private final NoteSigner signer;
    private final LogPolicy policy;
    private final InstantSource clock;
    private final Keeping keeping;
    private final SoleUse use;
    private final Map<String, Log> byOrigin = new HashMap<>();
    private final Map<String, Log> byHash = new HashMap<>();
    // The latest time that was said, in seconds since 1970.
    private final AtomicLong said = new AtomicLong();

    private Witness(
            NoteSigner signer,
            LogPolicy policy,
            Path directory,
            InstantSource clock,
            Keeping keeping) {
        this.signer = signer;
        this.policy = policy;
        this.clock = clock;
        this.keeping = keeping;
        this.use = SoleUse.of(directory.resolve("lock"));
    }

    /// @param policy whose lines `log` are the logs to witness
    /// @param directory where what was cosigned is kept; one process works with it
    /// @throws IllegalArgumentException if the key is no witness's, or there is no log
    /// @throws IllegalStateException if another process works there, or what was cosigned last
    ///   cannot be made out
    public static Witness open(
            NoteSigner signer, LogPolicy policy, Path directory, InstantSource clock) {
        return open(signer, policy, directory, clock, DurableFile::replace);
    }

    static Witness open(
            NoteSigner signer,
            LogPolicy policy,
            Path directory,
            InstantSource clock,
            Keeping keeping) {
        if (signer.key().type() != NoteKey.Type.COSIGNATURE) {
            throw new IllegalArgumentException("the key is a log's, not a witness's");
        }
        if (policy.logs().isEmpty()) {
            throw new IllegalArgumentException("there is no log to witness: no line \"log\"");
        }
        var witness = new Witness(signer, policy, directory, clock, keeping);
        try {
            policy.logs().forEach(key -> witness.know(key.name(), directory));
            return witness;
        } catch (RuntimeException e) {
            witness.close();
            throw e;
        }
    }

    private void know(String origin, Path directory) {
        if (byOrigin.containsKey(origin)) {
            return; // By another key.
        }
        String hash = HexFormat.of().formatHex(Hash.sha256(origin.getBytes(UTF_8)));
        var log = new Log(directory.resolve(hash + ".checkpoint"));
        read(log, origin);
        byOrigin.put(origin, log);
        byHash.put(hash, log);
    }

    private void read(Log log, String origin) {
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(log.file));
            List<SignedNote.Verified> ours = note.verifiedBy(List.of(signer.key()));
            if (ours.isEmpty() || !Checkpoint.parse(note.text()).origin().equals(origin)) {
                throw new IllegalArgumentException(
                        "no checkpoint of %s cosigned by %s".formatted(origin, signer.key()));
            }
            log.cosigned = note;
            log.seconds = ours.getFirst().seconds();
            said.accumulateAndGet(log.seconds, Math::max);
        } catch (NoSuchFileException e) {
            LOG.info("nothing was cosigned yet of {}", origin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "what was cosigned last cannot be made out from %s: %s"
                            .formatted(log.file, e.getMessage()),
                    e);
        }
    }

    public NoteKey key() {
        return signer.key();
    }

    /// What was cosigned last of a log, with the log's signature and ours.
    ///
    /// @param originHash SHA-256 of the log's origin, in hexadecimal
    public Optional<SignedNote> cosigned(String originHash) {
        return Optional.ofNullable(byHash.get(originHash)).map(log -> log.cosigned);
    }

    /// Looks at a checkpoint, and cosigns it if the log has only grown. The first refusal that
    /// applies, in the order of [Answer], is given.
    ///
    /// @param body an [AddCheckpoint] whose checkpoint the log has signed
    public Answer add(byte[] body) {
        AddCheckpoint asked;
        SignedNote note;
        Checkpoint next;
        try {
            asked = AddCheckpoint.parse(body);
            note = SignedNote.parse(asked.checkpoint().getBytes(UTF_8));
            next = Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            return new Answer.Malformed(String.valueOf(e.getMessage()));
        }
        @Nullable Log log = byOrigin.get(next.origin());
        if (log == null) {
            return new Answer.UnknownLog();
        }
        NoteKey by;
        try {
            by = policy.verifyLog(note).log();
        } catch (IllegalArgumentException e) {
            return new Answer.NotSigned(String.valueOf(e.getMessage()));
        }
        if (asked.old() > next.size()) {
            return new Answer.Malformed("the old size is beyond the checkpoint's");
        }
        // Of the signatures the one that counts is kept: others could be anything.
        List<SignedNote.Signature> logs =
                note.signatures().stream().filter(line -> line.isBy(by)).limit(1).toList();
        return cosign(log, asked, next, new SignedNote(note.text(), logs));
    }

    // Compare and set: of two that begin at the same size, the second finds another size.
    private Answer cosign(Log log, AddCheckpoint asked, Checkpoint next, SignedNote note) {
        log.lock.lock();
        try {
            Optional<Checkpoint> last = log.last();
            long size = last.map(Checkpoint::size).orElse(0L);
            if (asked.old() != size) {
                return new Answer.OtherSize(size);
            }
            byte[] root = last.map(Checkpoint::root).orElseGet(MerkleTree::emptyRoot);
            if (!MerkleProof.isConsistent(size, root, next.size(), next.root(), asked.proof())) {
                LOG.warn(
                        "not cosigned: no proof leads from {} to this checkpoint, which the log"
                                + " has signed:\n{}",
                        last.map(Checkpoint::toString).orElse("nothing"),
                        note);
                return new Answer.Inconsistent();
            }
            long now = said.accumulateAndGet(clock.instant().getEpochSecond(), Math::max);
            SignedNote before = log.cosigned;
            if (before != null && before.text().equals(note.text()) && log.seconds == now) {
                // Anybody can send it again and again; there is nothing new to be written.
                return new Answer.Cosigned(ours(before));
            }
            SignedNote.Signature line = signer.sign(note.text(), now);
            SignedNote cosigned = note.with(List.of(line));
            keeping.replace(log.file, cosigned.bytes());
            log.cosigned = cosigned;
            log.seconds = now;
            LOG.info("cosigned {}", next);
            return new Answer.Cosigned(line);
        } finally {
            log.lock.unlock();
        }
    }

    private SignedNote.Signature ours(SignedNote cosigned) {
        return cosigned.signatures().stream()
                .filter(line -> line.isBy(signer.key()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        use.close();
    }
}
