package coop.mutirao.verify.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.verify.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A bundle as it is read.
///
/// @param papers what tellers read on sheets of paper
/// @param proxies who could vote for whom
/// @param frozen the fact of the freeze, as the log has it
/// @param counted the fact of the result
/// @param result null, as `pb`: too few voted
record Bundle(
        String round,
        int decimals,
        List<String> voters,
        List<String> projects,
        List<String> ballots,
        List<String> papers,
        List<String> proxies,
        String frozen,
        String counted,
        @Nullable String frozenProof,
        @Nullable String countedProof,
        @Nullable String result,
        @Nullable String pb) {

    static final String FORMAT = "mutirao-round/1";

    private static final Set<String> ALWAYS =
            Set.of(
                    "format",
                    "round",
                    "decimals",
                    "voters",
                    "projects",
                    "ballots",
                    "papers",
                    "proxies",
                    "frozen",
                    "counted");

    private static final Set<String> SOMETIMES =
            Set.of("frozenProof", "countedProof", "result", "pb");

    /// @throws IllegalArgumentException with what is no bundle
    static Bundle read(byte[] bytes) {
        Map<String, Object> all = StrictJson.object(bytes);
        var unknown = new TreeSet<>(all.keySet());
        unknown.removeAll(ALWAYS);
        unknown.removeAll(SOMETIMES);
        if (!unknown.isEmpty() || !all.keySet().containsAll(ALWAYS)) {
            throw new IllegalArgumentException("no bundle has just these members: " + all.keySet());
        }
        if (!FORMAT.equals(all.get("format"))) {
            throw new IllegalArgumentException("the format is not " + FORMAT);
        }
        String decimals = text(all, "decimals");
        if (!decimals.matches("[0-6]")) {
            throw new IllegalArgumentException("decimals are 0 to 6");
        }
        return new Bundle(
                text(all, "round"),
                Integer.parseInt(decimals),
                texts(all, "voters"),
                texts(all, "projects"),
                texts(all, "ballots"),
                texts(all, "papers"),
                texts(all, "proxies"),
                text(all, "frozen"),
                text(all, "counted"),
                all.containsKey("frozenProof") ? text(all, "frozenProof") : null,
                all.containsKey("countedProof") ? text(all, "countedProof") : null,
                all.containsKey("result") ? text(all, "result") : null,
                all.containsKey("pb") ? text(all, "pb") : null);
    }

    /// A line of the bundle, which is canonical JSON too.
    static Map<String, Object> line(String line) {
        return StrictJson.object(line.getBytes(UTF_8));
    }

    static String text(Map<String, Object> of, String name) {
        if (of.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is no text");
    }

    static List<String> texts(Map<String, Object> of, String name) {
        List<String> texts = new ArrayList<>();
        if (of.get(name) instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof String text) {
                    texts.add(text);
                } else {
                    throw new IllegalArgumentException(name + " has what is no text");
                }
            }
            return texts;
        }
        throw new IllegalArgumentException(name + " is no list");
    }
}
