package coop.mutirao.policy;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The parameters in force, their history, and new versions of them.
public final class Policies {

    private final PolicyStore store = new PolicyStore();
    private final ObjectMapper json;
    private final Map<String, PolicyKey<?>> keys = new TreeMap<>();
    private final Map<Integer, Policy<?>> versions = new ConcurrentHashMap<>();

    public Policies(ObjectMapper json, List<PolicyKey<?>> keys) {
        this.json = json;
        keys.forEach(key -> this.keys.put(key.name(), key));
    }

    /// What a new version asks for.
    ///
    /// @param version the next one of its key
    /// @param effectiveFrom null: at once
    /// @param setBy null at the founding, and if an assembly decided it
    /// @param actor public id of the account whose owner carries the decision out; `assembly` if
    ///   one decided it, else `service`
    public record Change<T>(
            PolicyKey<T> key,
            int version,
            T value,
            String decision,
            @Nullable Instant effectiveFrom,
            @Nullable MemberId setBy,
            String actor) {

        public Change {
            if (decision.isBlank() || decision.length() > 500) {
                throw new IllegalArgumentException("a decision has 1 to 500 characters");
            }
        }
    }

    /// What became of a change.
    public sealed interface Result {
        record Set(Policy<?> policy) implements Result {}

        /// The version was set before, to the same.
        record SetBefore(Policy<?> policy) implements Result {}

        /// The version is not the next one; it may have been set to something else.
        record VersionTaken(int next) implements Result {}

        /// It would take effect before it is decided.
        record BackDated(Instant now, int next) implements Result {}

        /// Another officer has to ask for it too.
        record Waits(OfficerAct act) implements Result {}

        /// It is for the assembly to say.
        record ForAssembly() implements Result {}
    }

    public Optional<PolicyKey<?>> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /// The version in force at `at`.
    ///
    /// @throws IllegalStateException if the key has none: every network is founded with all
    public <T> Policy<T> inForce(Tx tx, PolicyKey<T> key, Instant at) {
        return askInForce(tx, key, at).get();
    }

    /// The same, with what else `tx` is asked.
    public <T> Supplier<Policy<T>> askInForce(Tx tx, PolicyKey<T> key, Instant at) {
        Supplier<List<Integer>> ids = store.askInForce(tx, key.name(), at);
        return () ->
                ids.get().stream()
                        .map(id -> version(tx, key, id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no policy " + key.name()));
    }

    private <T> Policy<T> version(Tx tx, PolicyKey<T> key, int id) {
        // A version never changes, so it is read once.
        @SuppressWarnings("unchecked") // put in by this key
        @Nullable Policy<T> known = (Policy<T>) versions.get(id);
        if (known != null) {
            return known;
        }
        Policy<T> read = policy(store.byId(tx, List.of(id)).getFirst(), key);
        versions.put(id, read);
        return read;
    }

    /// All parameters as they are at `at`, by name. Where nobody has set one yet, it is not there.
    public Map<String, Policy<?>> allInForce(Tx tx, Instant at) {
        Map<String, Policy<?>> all = new TreeMap<>();
        keys.values()
                .forEach(key ->
                        ifInForce(tx, key, at).ifPresent(policy -> all.put(key.name(), policy)));
        return all;
    }

    /// The version that is in force at `at`; empty: none is yet.
    public <T> Optional<Policy<T>> ifInForce(Tx tx, PolicyKey<T> key, Instant at) {
        return store.askInForce(tx, key.name(), at).get().stream()
                .findFirst()
                .map(id -> version(tx, key, id));
    }

    /// A key's versions, the newest first.
    public List<Policy<?>> history(Tx tx, PolicyKey<?> key) {
        return store.history(tx, key.name()).stream().<Policy<?>>map(r -> policy(r, key)).toList();
    }

    /// The versions with these ids, by id.
    public <T> Map<Integer, Policy<T>> byId(Tx tx, PolicyKey<T> key, List<Integer> ids) {
        Map<Integer, Policy<T>> found = new HashMap<>();
        store.byId(tx, ids).forEach(row -> found.put(row.id(), policy(row, key)));
        return found;
    }

    /// Sets a key's next version, as a fact of its own.
    ///
    /// @param community the number of the community for which it counts
    /// @param second who else carries the decision out
    public <T> Result set(Tx tx, Facts facts, int community, Change<T> change, Second second) {
        String name = change.key().name();
        Optional<Policy<T>> earlier = find(tx, change.key(), change.version());
        if (earlier.isPresent()) {
            Policy<T> same = earlier.get();
            return same.value().equals(change.value()) && same.decision().equals(change.decision())
                    ? new Result.SetBefore(same)
                    : new Result.VersionTaken(next(tx, name));
        }
        if (change.version() != next(tx, name)) {
            return new Result.VersionTaken(next(tx, name));
        }
        Instant from = change.effectiveFrom() == null ? facts.at() : change.effectiveFrom();
        if (from.isBefore(facts.at())) {
            return new Result.BackDated(facts.at(), change.version());
        }
        if (change.key().isForAssembly() && second.motion() == null && change.version() > 1) {
            return new Result.ForAssembly();
        }
        Optional<OfficerAct> waits = second.missing(tx, facts);
        if (waits.isPresent()) {
            return new Result.Waits(waits.get());
        }
        second.done(tx, facts);
        String value = json.writeValueAsString(change.value());
        @Nullable UUID motion = second.motion();
        Map<String, String> members = new HashMap<>();
        members.put("key", name);
        members.put("version", Integer.toString(change.version()));
        members.put("value", value);
        members.put("from", from.toString());
        members.put("actor", change.actor());
        if (motion != null) {
            members.put("motion", motion.toString());
        }
        facts.append("policy", members, Map.of("decision", change.decision()));
        store.add(
                tx,
                community,
                name,
                change.version(),
                value,
                from,
                change.decision(),
                facts.at(),
                change.setBy(),
                motion);
        return new Result.Set(
                policy(store.find(tx, name, change.version()).orElseThrow(), change.key()));
    }

    /// Reads a value that somebody sent: nothing of it may be left out or unknown.
    ///
    /// @throws JacksonException if it is no such value
    /// @throws IllegalArgumentException if no community could mean it
    public <T> T read(PolicyKey<T> key, JsonNode value) {
        // A rate that is left out is not zero.
        return json.readerFor(key.type())
                .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .readValue(value);
    }

    /// A value of a key as it is kept: JSON in one form.
    public <T> String write(PolicyKey<T> key, Object value) {
        return json.writeValueAsString(key.type().cast(value));
    }

    /// A version of a key, if it was set.
    public <T> Optional<Policy<T>> find(Tx tx, PolicyKey<T> key, int version) {
        return store.find(tx, key.name(), version).map(row -> policy(row, key));
    }

    /// The version of a key that can be set next.
    public int next(Tx tx, String key) {
        return store.latest(tx, key).map(row -> row.version() + 1).orElse(1);
    }

    private <T> Policy<T> policy(PolicyStore.Row row, PolicyKey<T> key) {
        return new Policy<>(
                row.id(),
                row.key(),
                row.version(),
                json.readValue(row.json(), key.type()),
                row.effectiveFrom(),
                row.decision(),
                row.decidedAt(),
                row.setBy(),
                row.motion());
    }
}
