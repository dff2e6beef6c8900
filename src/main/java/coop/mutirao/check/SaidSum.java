package coop.mutirao.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sum as the books have it, and the fact that says it.
///
/// @param figures of the sum, as the log names them
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
record SaidSum(long index, Map<String, String> figures, byte[] leaf) {

    /// @param member of the fact, which has to say the same
    void hold(String member, Findings findings) {
        @Nullable ReadLeaf read = ReadLeaf.of(leaf).orElse(null);
        @Nullable Object said = read == null ? null : read.member(member);
        findings.require(
                figures.equals(said),
                "fact %d: the sum is %s in the log, %s in the books",
                index,
                said,
                figures);
    }
}
