package coop.mutirao.check;

import coop.mutirao.audit.CanonicalJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /// JSON that a leaf has as a text, to be compared; the text itself if it is none.
    static Object json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return text;
        }
    }

    /// A member, or the empty text if there is none.
    String text(String name) {
        @Nullable Object value = members.get(name);
        return value instanceof String text ? text : "";
    }

    /// Whether an assembly excludes the owner of an account by it: her mandates end, and what she
    /// may do for others.
    boolean isExclusion() {
        return text("type").equals("limit")
                && !text("leaving").isEmpty()
                && !text("motion").isEmpty();
    }

    @Nullable Object member(String name) {
        return members.get(name);
    }

    /// The unit of a member that has an amount for one, or the empty text.
    String unit(String name) {
        return members.get(name) instanceof Map<?, ?> units && units.size() == 1
                ? String.valueOf(units.keySet().iterator().next())
                : "";
    }

    /// Its amount as it is written, or the empty text.
    String amountText(String name) {
        return members.get(name) instanceof Map<?, ?> units && units.size() == 1
                ? String.valueOf(units.values().iterator().next())
                : "";
    }

    /// The amount of a member that has one for each unit, of which there is one.
    ///
    /// @throws NumberFormatException if there is none
    long amount(String name) {
        return Long.parseLong(amountText(name));
    }

    /// The entries of a transaction.
    List<Map<?, ?>> entries() {
        return maps("entries");
    }

    List<Map<?, ?>> maps(String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (members.get(name) instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    /// The labels of all texts to which it commits.
    Set<String> committed() {
        Set<String> labels = new HashSet<>();
        if (members.get("commit") instanceof Map<?, ?> commitments) {
            commitments.keySet().forEach(label -> labels.add(String.valueOf(label)));
        }
        return labels;
    }

    /// What an erasure says is gone: pairs of the id of a fact and a label.
    List<Map<?, ?>> erased() {
        return maps("erased");
    }

    /// The commitment to a text, or the empty text if there is none.
    String commitment(String label) {
        return members.get("commit") instanceof Map<?, ?> commitments
                        && commitments.get(label) instanceof String commitment
                ? commitment
                : "";
    }
}
