package coop.mutirao.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A leaf of the log, read for a report.
record LeafRow(long index, Map<String, Object> members) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /// Members that the columns have, or that say nothing to who reads.
    private static final Set<String> APART =
            Set.of("v", "type", "id", "at", "nonce", "commit", "actor", "account");

    static LeafRow read(long index, byte[] leaf) {
        return new LeafRow(index, JSON.readValue(leaf, OBJECT));
    }

    static String time(Instant at) {
        return Facts.time(at);
    }

    String text(String name) {
        return members.get(name) instanceof String text && !text.isEmpty() ? text : Figures.NONE;
    }

    String type() {
        return text("type");
    }

    Map<?, ?> map(String name) {
        return members.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    /// Who acted: an account's public id, `service`, or [Figures#NONE].
    String actor() {
        Object actor =
                type().equals("transaction") ? map("auth").get("actor") : members.get("actor");
        return actor instanceof String text && !text.isEmpty() ? text : Figures.NONE;
    }

    /// The accounts that a transaction moves.
    Set<String> accounts() {
        return entries().stream().map(e -> String.valueOf(e.get("a"))).collect(Collectors.toSet());
    }

    private List<Map<?, ?>> entries() {
        List<Map<?, ?>> entries = new ArrayList<>();
        if (members.get("entries") instanceof List<?> all) {
            all.forEach(one -> entries.add(one instanceof Map<?, ?> map ? map : Map.of()));
        }
        return entries;
    }

    /// The entries of a transaction in one cell: `<account>:<amount>` with commas between them.
    String moves() {
        return entries().stream()
                .map(e -> e.get("a") + ":" + e.get("n"))
                .collect(Collectors.joining(","));
    }

    /// All that no column has, as canonical JSON.
    String detail() {
        Map<String, Object> rest = new TreeMap<>(members);
        rest.keySet().removeAll(APART);
        return new String(CanonicalJson.bytes(rest), UTF_8);
    }
}
