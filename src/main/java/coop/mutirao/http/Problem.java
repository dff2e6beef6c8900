package coop.mutirao.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal as the client reads it: problem details, RFC 9457.
///
/// @param detail for a person: the rule, the figures, and what would help
/// @param members the figures for programs, by name
public record Problem(ProblemType type, String detail, Map<String, Object> members) {

    // What a client sent may be quoted, and it may have sent a lot.
    private static final int DETAIL_MAX = 500;

    public Problem {
        if (detail.length() > DETAIL_MAX) {
            int end = DETAIL_MAX - 1;
            detail =
                    detail.substring(
                                    0, Character.isLowSurrogate(detail.charAt(end)) ? end - 1 : end)
                            + "…";
        }
        members = Map.copyOf(members);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of());
    }

    /// This problem with one more member, such as the limit that was exceeded.
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(type, detail, more);
    }

    public int status() {
        return type.status();
    }

    /// The members in the order in which they are sent.
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type.uri());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("detail", detail);
        members.keySet().stream().sorted().forEach(name -> json.put(name, members.get(name)));
        return json;
    }

    /// Reads a problem that was kept as JSON.
    ///
    /// @throws IllegalArgumentException if its type is none of ours
    public static Problem of(Map<String, Object> json) {
        var members = new LinkedHashMap<>(json);
        ProblemType type = ProblemType.of(String.valueOf(members.remove("type")));
        String detail = String.valueOf(members.remove("detail"));
        members.remove("title");
        members.remove("status");
        return new Problem(type, detail, members);
    }
}
