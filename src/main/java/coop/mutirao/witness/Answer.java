package coop.mutirao.witness;

import coop.mutirao.tlog.SignedNote;

/// What a witness says to a checkpoint. Only the first one changes anything.
public sealed interface Answer {

    /// The log has grown in order.
    ///
    /// @param line the cosignature
    record Cosigned(SignedNote.Signature line) implements Answer {}

    record Malformed(String why) implements Answer {}

    record UnknownLog() implements Answer {}

    /// The log's own signature is missing or wrong.
    record NotSigned(String why) implements Answer {}

    /// The proof begins elsewhere than at the checkpoint cosigned last.
    ///
    /// @param size of that one; 0 if there is none
    record OtherSize(long size) implements Answer {}

    /// The log does not grow from what was cosigned last: a fork, or a wrong proof.
    record Inconsistent() implements Answer {}
}
