package coop.mutirao.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// One fact for the log. Its bytes are canonical JSON with the members that every leaf has (`v`,
/// `type`, `id`, `at`, `nonce`) and its own.
///
/// Names, descriptions and whatever else may have to be erased never stand in a leaf, only
/// commitments to them.
///
/// @param type what the fact is, such as `transaction`
/// @param id unique over the whole log
/// @param members its own: strings, and collections and maps of strings
/// @param texts what the fact says in words, by label: the leaf has commitments to them
public record Leaf(String type, UUID id, Map<String, ?> members, Map<String, String> texts) {

    /// A leaf's size is written in two bytes where logs are served (C2SP tlog-tiles).
    public static final int BYTES_MAX = 65_535;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    public Leaf {
        members = Map.copyOf(members);
        texts = Map.copyOf(texts);
    }

    /// @param nonce 16 random bytes, without which small facts could be guessed from their hash
    /// @param commitments to the texts, by label
    byte[] bytes(Instant at, byte[] nonce, Map<String, String> commitments) {
        var all = new HashMap<String, Object>(members);
        all.put("v", "1");
        all.put("type", type);
        all.put("id", id.toString());
        all.put("at", time(at));
        all.put("nonce", Base64.getEncoder().encodeToString(nonce));
        if (!commitments.isEmpty()) {
            all.put("commit", commitments);
        }
        byte[] bytes = CanonicalJson.bytes(all);
        if (bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a leaf has at most " + BYTES_MAX + " bytes, not " + bytes.length);
        }
        return bytes;
    }

    /// A time as leaves have it: to the microsecond, in UTC.
    static String time(Instant at) {
        return TIME.format(at);
    }
}
