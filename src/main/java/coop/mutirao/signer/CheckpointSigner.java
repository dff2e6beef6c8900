package coop.mutirao.signer;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.LogKeys;
import coop.mutirao.tlog.MerkleProof;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs with a key file, and remembers in a file beside it what it signed last. While the key that
/// it follows lies beside it too, checkpoints are signed with both, so that those who know only the
/// older one still believe them.
public final class CheckpointSigner implements LogSigner {

    private static final String UNUSED = ".unused";

    private final NoteSigner signer;
    private final @Nullable NoteSigner before;
    private final Path state;
    private final Path unused;
    private final SoleUse use;

    // Guarded by this. What is on disk may be newer, if writing it failed half-way: that signature
    // was given to nobody, and the next one is written over it.
    private @Nullable SignedNote last;

    private CheckpointSigner(
            NoteSigner signer, @Nullable NoteSigner before, Path state, Path unused, SoleUse use) {
        this.signer = signer;
        this.before = before;
        this.state = state;
        this.unused = unused;
        this.use = use;
    }

    /// @throws IllegalArgumentException if there is no key of a log in the file
    /// @throws IllegalStateException if another process signs with it, or what it signed last
    ///   cannot be made out: to begin anew could make the log fork
    public static CheckpointSigner open(Path keyFile) {
        NoteSigner signer = KeyFile.read(keyFile);
        if (signer.key().type() != NoteKey.Type.SIGNATURE) {
            throw new IllegalArgumentException("this is a witness's key, not a log's: " + keyFile);
        }
        Path state = beside(keyFile, ".last");
        Path earlier = beside(keyFile, ".before");
        @Nullable NoteSigner before = Files.exists(earlier) ? KeyFile.read(earlier) : null;
        SoleUse use = SoleUse.of(beside(keyFile, ".lock"));
        try {
            var opened = new CheckpointSigner(signer, before, state, beside(keyFile, UNUSED), use);
            opened.last = read(state, signer.key());
            opened.forgetThatUnused();
            return opened;
        } catch (RuntimeException e) {
            use.close();
            throw e;
        }
    }

    /// Notes beside a key that was made just now that it has signed nothing.
    public static void markUnused(Path keyFile) {
        DurableFile.replace(beside(keyFile, UNUSED), new byte[0]);
    }

    /// Whether it is known what the key signed last, if only that it was nothing yet.
    public synchronized boolean isSure() {
        return last != null || Files.exists(unused);
    }

    // Or a key that has signed would pass for a new one once its memory is lost.
    private void forgetThatUnused() {
        try {
            if (last != null) {
                Files.deleteIfExists(unused);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(Path keyFile, String ending) {
        return keyFile.resolveSibling(keyFile.getFileName() + ending);
    }

    /// Lets a new key of the same log sign from now on, from where the old one ended. The old one
    /// says so in `FILE.succession`, forgets what it signed, and signs along with the new one until
    /// `FILE.before` is taken away. At no moment both have a memory: two histories could begin.
    ///
    /// @return what the old key says of the new one: for the log
    /// @throws IllegalArgumentException if the new one is of another log or has signed, or the old
    ///   one has not
    public static SignedNote succeed(Path newFile, Path oldFile) {
        NoteSigner next = KeyFile.read(newFile);
        try (CheckpointSigner old = open(oldFile)) {
            Checkpoint last =
                    old.last()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            """
                                            What the old key signed last is not known. If this was \
                                            done half-way before, rename its file that ends with \
                                            .last.succeeded to .last.\
                                            """));
            if (!next.key().name().equals(old.key().name()) || next.key().equals(old.key())) {
                throw new IllegalArgumentException(
                        "%s is no other key of %s".formatted(next.key(), old.key().name()));
            }
            if (Files.exists(beside(newFile, ".last"))) {
                throw new IllegalArgumentException("the new key has signed already");
            }
            SignedNote said = old.signed(LogKeys.statement(last, old.key(), next.key()));
            Files.deleteIfExists(beside(newFile, ".before"));
            KeyFile.write(beside(newFile, ".before"), Files.readString(oldFile).strip());
            var both =
                    new SignedNote(
                            last.text(),
                            List.of(next.sign(last.text(), 0), old.signer.sign(last.text(), 0)));
            DurableFile.replace(beside(newFile, ".succession"), said.bytes());
            Path kept = beside(oldFile, ".last.succeeded");
            Files.move(old.state, kept, StandardCopyOption.REPLACE_EXISTING);
            DurableFile.syncDirectoryOf(kept);
            DurableFile.replace(beside(newFile, ".last"), both.bytes());
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes the memory of a key anew that has lost it.
    ///
    /// @param note the checkpoint over the most leaves that anybody has
    /// @throws IllegalArgumentException unless the key has signed it, or it remembers already
    public static Checkpoint remember(Path keyFile, SignedNote note) {
        try (CheckpointSigner signer = open(keyFile)) {
            if (signer.last().isPresent()) {
                throw new IllegalArgumentException(
                        "the signer remembers what it signed last: " + signer.last().get());
            }
            Checkpoint checkpoint = verified(note, signer.key());
            DurableFile.replace(signer.state, note.bytes());
            return checkpoint;
        }
    }

    private static @Nullable SignedNote read(Path state, NoteKey key) {
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(state));
            verified(note, key);
            return note;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    """
                    What was signed last cannot be made out from %s: %s. Put the file back as it \
                    was. If it is lost for good, remove it, take the checkpoint over the most \
                    leaves that anybody has, from a witness or from /log/checkpoint/pending, and \
                    let the signer remember it: mutirao signer --key FILE --remember CHECKPOINT.\
                    """
                            .formatted(state, e.getMessage()),
                    e);
        }
    }

    /// A checkpoint of the key's log that the key has signed.
    ///
    /// @throws IllegalArgumentException if the note is none
    static Checkpoint verified(SignedNote note, NoteKey key) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (note.verifiedBy(List.of(key)).isEmpty() || !checkpoint.origin().equals(key.name())) {
            throw new IllegalArgumentException("no checkpoint of %s".formatted(key));
        }
        return checkpoint;
    }

    @Override
    public NoteKey key() {
        return signer.key();
    }

    @Override
    public synchronized Optional<Checkpoint> last() {
        return Optional.ofNullable(last).map(note -> Checkpoint.parse(note.text()));
    }

    /// The same, with its signature.
    synchronized Optional<SignedNote> lastNote() {
        return Optional.ofNullable(last);
    }

    @Override
    public synchronized SigningResult sign(Checkpoint next, List<byte[]> proof) {
        if (!next.origin().equals(key().name()) || !next.extensions().isEmpty()) {
            throw new IllegalArgumentException(
                    "a plain checkpoint of %s, not \"%s\"".formatted(key().name(), next));
        }
        if (last == null && !proof.isEmpty()) {
            throw new IllegalArgumentException("a first checkpoint has no proof");
        }
        if (last != null) {
            Checkpoint before = Checkpoint.parse(last.text());
            if (!MerkleProof.isConsistent(
                    before.size(), before.root(), next.size(), next.root(), proof)) {
                return SigningResult.refused(before, next);
            }
        }
        List<SignedNote.Signature> signatures = new ArrayList<>();
        signatures.add(signer.sign(next.text(), 0));
        if (before != null) {
            signatures.add(before.sign(next.text(), 0));
        }
        var note = new SignedNote(next.text(), signatures);
        DurableFile.replace(state, note.bytes());
        last = note;
        forgetThatUnused();
        return new SigningResult.Signed(note);
    }

    @Override
    public SignedNote sign(Statement statement) {
        if (!statement.checkpoint().origin().equals(key().name())) {
            throw new IllegalArgumentException(
                    "a report of %s, not \"%s\"".formatted(key().name(), statement.checkpoint()));
        }
        // Whoever breaks into the service could otherwise have the log go on with a key of her own.
        if (LogKeys.isOne(statement)) {
            throw new IllegalArgumentException(
                    "who follows a key is said by whoever has both: mutirao signer --successor-of");
        }
        return signed(statement);
    }

    private SignedNote signed(Statement statement) {
        String text = statement.text();
        return new SignedNote(text, List.of(signer.ofStatements().sign(text, 0)));
    }

    @Override
    public void close() {
        use.close();
    }
}
