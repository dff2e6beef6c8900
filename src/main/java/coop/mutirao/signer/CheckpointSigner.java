package coop.mutirao.signer;

import coop.mutirao.tlog.Checkpoint;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs with a key file, and remembers in a file beside it what it signed last.
public final class CheckpointSigner implements LogSigner {

    private final NoteSigner signer;
    private final Path state;
    private final SoleUse use;

    // Guarded by this. What is on disk may be newer, if writing it failed half-way: that signature
    // was given to nobody, and the next one is written over it.
    private @Nullable SignedNote last;

    private CheckpointSigner(NoteSigner signer, Path state, SoleUse use) {
        this.signer = signer;
        this.state = state;
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
        Path state = keyFile.resolveSibling(keyFile.getFileName() + ".last");
        SoleUse use = SoleUse.of(keyFile.resolveSibling(keyFile.getFileName() + ".lock"));
        try {
            var opened = new CheckpointSigner(signer, state, use);
            opened.last = read(state, signer.key());
            return opened;
        } catch (RuntimeException e) {
            use.close();
            throw e;
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
        var note = new SignedNote(next.text(), List.of(signer.sign(next.text(), 0)));
        DurableFile.replace(state, note.bytes());
        last = note;
        return new SigningResult.Signed(note);
    }

    @Override
    public SignedNote sign(Statement statement) {
        if (!statement.checkpoint().origin().equals(key().name())) {
            throw new IllegalArgumentException(
                    "a report of %s, not \"%s\"".formatted(key().name(), statement.checkpoint()));
        }
        String text = statement.text();
        return new SignedNote(text, List.of(signer.ofStatements().sign(text, 0)));
    }

    @Override
    public void close() {
        use.close();
    }
}
