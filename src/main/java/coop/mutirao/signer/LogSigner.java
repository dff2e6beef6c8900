package coop.mutirao.signer;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import java.util.List;
import java.util.Optional;

/// Signs the checkpoints of one log: here ([CheckpointSigner]) or in a process of its own
/// ([RemoteSigner]).
public interface LogSigner extends AutoCloseable {

    /// The key that verifies what is signed; its name is the log's origin.
    NoteKey key();

    /// The checkpoint that was signed last. Whoever knows that there was one, and finds none here,
    /// must not go on: the signer's memory is lost.
    Optional<Checkpoint> last();

    /// Signs a checkpoint, or refuses it.
    ///
    /// @param proof the consistency proof from the last one; none if there is no last one
    /// @throws IllegalArgumentException if it is of another log, has extension lines, or is the
    ///   first one and has a proof
    SigningResult sign(Checkpoint next, List<byte[]> proof);

    /// Signs the head of a report, which no reader can take for a checkpoint.
    ///
    /// @throws IllegalArgumentException if it is of another log
    SignedNote sign(Statement statement);

    @Override
    void close();
}
