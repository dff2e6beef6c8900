package coop.mutirao.check;

import coop.mutirao.audit.CanonicalJson;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A leaf, read by another reader of JSON than the one that wrote it.
record ReadLeaf(Map<String, Object> members) {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /// The leaf, unless its bytes are not canonical JSON.
    static Optional<ReadLeaf> of(byte[] bytes) {
        try {
            Map<String, Object> members = JSON.readValue(bytes, OBJECT);
            return members != null && Arrays.equals(CanonicalJson.bytes(members), bytes)
                    ? Optional.of(new ReadLeaf(members))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A member, or the empty text if there is none.
    String text(String name) {
        @Nullable Object value = members.get(name);
        return value instanceof String text ? text : "";
    }

    @Nullable Object member(String name) {
        return members.get(name);
    }

    /// The commitment to a text, or the empty text if there is none.
    String commitment(String label) {
        return members.get("commit") instanceof Map<?, ?> commitments
                        && commitments.get(label) instanceof String commitment
                ? commitment
                : "";
    }
}
