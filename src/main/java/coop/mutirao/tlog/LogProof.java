package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// That a leaf is in a log, to be checked by anybody without asking the log (C2SP tlog-proof): a
/// `.tlog-proof` file.
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra <base64>              if there is something to say beside it
/// index <index of the leaf>
/// <base64 of a hash>          for each hash of the way to the root
///
/// <the checkpoint, with its signatures>
/// ```
///
/// @param extra what it says beside: for us the leaf itself
/// @param path from the leaf to the root
/// @param checkpoint the signed checkpoint, as it is written
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record LogProof(byte @Nullable [] extra, long index, List<byte[]> path, String checkpoint) {

    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");

    /// Reads a proof. Nothing is verified by that.
    ///
    /// @throws IllegalArgumentException if it is none
    public static LogProof parse(byte[] bytes) {
        String text = SignedNote.utf8(bytes);
        int end = text.indexOf("\n\n");
        List<String> lines =
                new ArrayList<>(Arrays.asList(text.substring(0, Math.max(end, 0)).split("\n", -1)));
        if (!lines.removeFirst().equals(HEAD)) {
            throw new IllegalArgumentException("a proof begins with the line " + HEAD);
        }
        byte @Nullable [] extra = null;
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            extra = Base64Text.decode(lines.removeFirst().substring("extra ".length()));
        }
        if (lines.isEmpty() || !INDEX.matcher(lines.getFirst()).matches()) {
            throw new IllegalArgumentException("a proof says the index of its leaf");
        }
        long index = Long.parseLong(lines.removeFirst().substring("index ".length()));
        List<byte[]> path = lines.stream().map(Base64Text::hash).toList();
        return new LogProof(extra, index, path, text.substring(end + 2));
    }

    /// What the proof is for.
    ///
    /// @param leaf the bytes of the leaf
    /// @return its checkpoint, which is signed by the log and cosigned as the policy asks, and
    ///   under which the leaf stands
    /// @throws IllegalArgumentException if it proves nothing of this leaf
    public Checkpoint verify(byte[] leaf, LogPolicy policy) {
        policy.verify(SignedNote.parse(checkpoint.getBytes(UTF_8)));
        return verifyLog(leaf, policy);
    }

    /// Verifies a leaf by the log's signature alone: for who knows from a newer checkpoint which
    /// history it is.
    ///
    /// @return the checkpoint
    /// @throws IllegalArgumentException if it proves nothing
    public Checkpoint verifyLog(byte[] leaf, LogPolicy policy) {
        Checkpoint proved =
                policy.verifyLog(SignedNote.parse(checkpoint.getBytes(UTF_8))).checkpoint();
        byte[] hash = MerkleTree.leafHash(leaf);
        if (!MerkleProof.isIncluded(index, proved.size(), hash, path, proved.root())) {
            throw new IllegalArgumentException(
                    "the leaf does not stand at %d of %d under the checkpoint's root"
                            .formatted(index, proved.size()));
        }
        return proved;
    }

    /// As it is written.
    @Override
    public String toString() {
        return HEAD
                + (extra == null ? "" : "\nextra " + Base64Text.encode(extra))
                + "\nindex "
                + index
                + path.stream().map(h -> "\n" + Base64Text.encode(h)).collect(Collectors.joining())
                + "\n\n"
                + checkpoint;
    }
}
