package coop.mutirao.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.tlog.SignedNote;
import java.util.List;

/// Notes as they are kept and sent: as text.
final class Notes {

    private Notes() {}

    static SignedNote parse(String note) {
        return SignedNote.parse(note.getBytes(UTF_8));
    }

    /// Signatures that stand without the text that they sign.
    ///
    /// @param lines of signatures, each with its line break
    static List<SignedNote.Signature> signatures(String text, String lines) {
        return parse(text + "\n" + lines).signatures();
    }
}
