package coop.mutirao.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A further checkpoint of a log, with the proof that the log has only grown (C2SP tlog-witness):
/// what a witness is asked to cosign, and a signer to sign.
///
/// ```
/// old <size>
/// <base64 of a hash>          for each hash of the proof
///
/// <the checkpoint>
/// ```
///
/// @param old the size from which the proof leads; 0 from nothing
/// @param proof the consistency proof
/// @param checkpoint as it is written: to a witness with the log's signature
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record AddCheckpoint(long old, List<byte[]> proof, String checkpoint) {

    /// More hashes no proof has.
    public static final int PROOF_MAX = 63;

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");

    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (old < 0 || proof.size() > PROOF_MAX) {
            throw new IllegalArgumentException(
                    "%d hashes from size %d: a proof has at most %d, a size is 0 or more"
                            .formatted(proof.size(), old, PROOF_MAX));
        }
    }

    /// Reads a request. Nothing is verified by that.
    ///
    /// @throws IllegalArgumentException if it is none
    public static AddCheckpoint parse(byte[] bytes) {
        String text = SignedNote.utf8(bytes);
        int end = text.indexOf("\n\n");
        String[] lines = text.substring(0, Math.max(end, 0)).split("\n", PROOF_MAX + 2);
        if (!OLD.matcher(lines[0]).matches()) {
            throw new IllegalArgumentException("it begins with a line \"old\" and a size");
        }
        if (lines.length > PROOF_MAX + 1) {
            throw new IllegalArgumentException("a proof has at most 63 hashes");
        }
        long old = Long.parseLong(lines[0].substring("old ".length()));
        List<byte[]> proof = Arrays.stream(lines).skip(1).map(Base64Text::hash).toList();
        return new AddCheckpoint(old, proof, text.substring(end + 2));
    }

    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    /// As it is written.
    @Override
    public String toString() {
        return "old "
                + old
                + proof.stream().map(h -> "\n" + Base64Text.encode(h)).collect(Collectors.joining())
                + "\n\n"
                + checkpoint;
    }
}
