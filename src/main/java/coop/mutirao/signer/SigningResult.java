package coop.mutirao.signer;

import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.SignedNote;

/// What became of a checkpoint that was to be signed. A refusal is an answer: nothing was signed.
public sealed interface SigningResult {

    /// It is signed, and what was signed last is on disk.
    record Signed(SignedNote note) implements SigningResult {}

    /// It would contradict what was signed before.
    sealed interface Refused extends SigningResult {

        /// What was signed last.
        Checkpoint last();

        /// What was to be signed.
        Checkpoint next();

        /// Why not, for whoever runs the log.
        String sentence();
    }

    /// It has fewer leaves than the last one: a database that was restored from a backup, or one of
    /// two services that do not know of each other.
    record Behind(Checkpoint last, Checkpoint next) implements Refused {

        @Override
        public String sentence() {
            return "not signed: the checkpoint \"%s\" has fewer leaves than the last one, \"%s\""
                    .formatted(next, last);
        }
    }

    /// The proof does not lead from the last one to it: leaves that were signed have changed, or
    /// the proof begins at another size.
    record Inconsistent(Checkpoint last, Checkpoint next) implements Refused {

        @Override
        public String sentence() {
            return "not signed: no proof leads from the last checkpoint, \"%s\", to \"%s\""
                    .formatted(last, next);
        }
    }

    /// The refusal that fits two checkpoints.
    static Refused refused(Checkpoint last, Checkpoint next) {
        return next.size() < last.size() ? new Behind(last, next) : new Inconsistent(last, next);
    }
}
