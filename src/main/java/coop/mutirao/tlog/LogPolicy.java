package coop.mutirao.tlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whom one believes (C2SP tlog-policy): the keys of logs, the keys of witnesses, and how many
/// witnesses have to have seen a checkpoint, in groups and groups of groups.
///
/// ```
/// log <key> [<address>]
/// witness <name> <key> [<address>]
/// group <name> <any|all|how many> <name>...
/// quorum <name|none>
/// ```
public final class LogPolicy {

    /// A checkpoint that the policy believes.
    ///
    /// @param log the key by which the log signed it
    /// @param cosignatures those of the policy's witnesses that saw it, and when
    public record Believed(
            Checkpoint checkpoint, NoteKey log, List<SignedNote.Verified> cosignatures) {}

    /// A witness that a network asks.
    ///
    /// @param address where it is asked, if the policy says so
    public record Witness(String name, NoteKey key, @Nullable String address) {}

    private record Group(int needed, List<String> members) {}

    private static final Pattern BLANKS_AROUND = Pattern.compile("^[ \t]+|[ \t]+$");

    private final List<NoteKey> logs = new ArrayList<>();
    private final Map<String, Witness> witnesses = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Set<String> grouped = new HashSet<>();
    private @Nullable String quorum;

    private LogPolicy() {}

    /// Reads a policy.
    ///
    /// @throws IllegalArgumentException with the line that is wrong
    public static LogPolicy parse(String text) {
        if (text.chars().anyMatch(c -> (c < ' ' && c != '\n' && c != '\t') || c == 0x7f)) {
            throw new IllegalArgumentException("a policy has no control characters");
        }
        var policy = new LogPolicy();
        for (String line : text.split("\n", -1)) {
            String[] words = BLANKS_AROUND.matcher(line).replaceAll("").split("[ \t]+", -1);
            if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                try {
                    policy.take(words);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "in the policy's line \"%s\": %s".formatted(line, e.getMessage()), e);
                }
            }
        }
        if (policy.quorum == null) {
            throw new IllegalArgumentException("a policy has a line quorum");
        }
        return policy;
    }

    private void take(String[] words) {
        switch (words[0] + " " + (words.length - 1)) {
            case "log 1", "log 2" -> addLog(NoteKey.parse(words[1]));
            case "witness 2" -> addWitness(words[1], NoteKey.parse(words[2]), null);
            case "witness 3" -> addWitness(words[1], NoteKey.parse(words[2]), words[3]);
            case "quorum 1" -> setQuorum(words[1]);
            default -> {
                if (!words[0].equals("group") || words.length < 4) {
                    throw new IllegalArgumentException("unknown");
                }
                addGroup(words);
            }
        }
    }

    private void addLog(NoteKey key) {
        if (key.type() != NoteKey.Type.SIGNATURE || logs.stream().anyMatch(key::isSameKeyAs)) {
            throw new IllegalArgumentException("no key of a log, or one that is there already");
        }
        logs.add(key);
    }

    private void addWitness(String name, NoteKey key, @Nullable String address) {
        requireNew(name);
        // By another name too: one witness must not count for two.
        boolean isKnown = witnesses.values().stream().anyMatch(w -> w.key().isSameKeyAs(key));
        if (key.type() != NoteKey.Type.COSIGNATURE || isKnown) {
            throw new IllegalArgumentException("no key of a witness, or one that is there already");
        }
        witnesses.put(name, new Witness(name, key, address));
    }

    private void addGroup(String[] words) {
        requireNew(words[1]);
        List<String> members = List.of(words).subList(3, words.length);
        for (String member : members) {
            if (!isKnown(member) || !grouped.add(member)) {
                throw new IllegalArgumentException(
                        member + " is not known, or is in a group already");
            }
        }
        int needed =
                switch (words[2]) {
                    case "any" -> 1;
                    case "all" -> members.size();
                    default -> number(words[2]);
                };
        if (needed < 1 || needed > members.size()) {
            throw new IllegalArgumentException("so many are not in the group: " + needed);
        }
        groups.put(words[1], new Group(needed, members));
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("any, all or a number, not " + text);
        }
        return Integer.parseInt(text);
    }

    private void requireNew(String name) {
        if (name.equals("none") || isKnown(name)) {
            throw new IllegalArgumentException(name + " is a name already");
        }
    }

    private boolean isKnown(String name) {
        return witnesses.containsKey(name) || groups.containsKey(name);
    }

    private void setQuorum(String name) {
        if (quorum != null || !(name.equals("none") || isKnown(name))) {
            throw new IllegalArgumentException("a second quorum, or one of nobody known");
        }
        quorum = name;
    }

    public List<NoteKey> logs() {
        return List.copyOf(logs);
    }

    public List<Witness> witnesses() {
        return List.copyOf(witnesses.values());
    }

    /// Whether any witness has to have seen what is believed.
    public boolean asksWitnesses() {
        return !isQuorum(List.of());
    }

    /// Whether these witnesses are enough.
    public boolean isQuorum(Collection<String> names) {
        return "none".equals(quorum) || has(Objects.requireNonNull(quorum), names);
    }

    private boolean has(String name, Collection<String> names) {
        @Nullable Group group = groups.get(name);
        return group == null
                ? names.contains(name)
                : group.members().stream().filter(member -> has(member, names)).count()
                        >= group.needed();
    }

    /// Believes a checkpoint.
    ///
    /// @throws IllegalArgumentException unless a log of the policy has signed it under its own name
    ///   and enough witnesses have seen it
    public Believed verify(SignedNote note) {
        Believed believed = verifyLog(note);
        List<String> seen = names(believed.cosignatures());
        if (!isQuorum(seen)) {
            throw new IllegalArgumentException(
                    seen.isEmpty()
                            ? "quorum not met: cosigned by no witness"
                            : "quorum not met: cosigned by %s only"
                                    .formatted(String.join(", ", seen)));
        }
        return believed;
    }

    /// Believes the log alone.
    ///
    /// @throws IllegalArgumentException unless a log of the policy has signed it under its own name
    public Believed verifyLog(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        List<NoteKey> keys =
                Stream.concat(logs.stream(), witnesses.values().stream().map(Witness::key))
                        .toList();
        List<SignedNote.Verified> verified = note.verifiedBy(keys);
        NoteKey log =
                verified.stream()
                        .map(SignedNote.Verified::key)
                        .filter(key -> key.type() == NoteKey.Type.SIGNATURE)
                        .filter(key -> key.name().equals(checkpoint.origin()))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "not signed by a known log key: " + checkpoint.origin()));
        List<SignedNote.Verified> cosignatures =
                verified.stream().filter(v -> v.key().type() == NoteKey.Type.COSIGNATURE).toList();
        return new Believed(checkpoint, log, cosignatures);
    }

    private List<String> names(List<SignedNote.Verified> cosignatures) {
        Set<NoteKey> keys = new HashSet<>();
        cosignatures.forEach(v -> keys.add(v.key()));
        return witnesses.values().stream()
                .filter(w -> keys.contains(w.key()))
                .map(Witness::name)
                .toList();
    }
}
