package coop.mutirao.member;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Books;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The network and its communities.
public final class Communities {

    private final CommunityStore store = new CommunityStore();
    private final Database database;
    private final AuditLog log;

    public Communities(Database database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    /// Who adds a community, and why.
    ///
    /// @param actor public id of an officer's account, or `service`
    /// @param decision the log commits to it
    public record By(String actor, String decision) {

        public By {
            Texts.require("decision", decision, Texts.DECISION_MAX);
        }
    }

    /// What became of a new community. All but [Added] wrote nothing.
    public sealed interface Result {
        record Added(Community community) implements Result {}

        /// The same was asked before, and done.
        record AddedBefore(Community community) implements Result {}

        /// @param code as it was first written
        record CodeTaken(String code) implements Result {}

        record UnknownParent(String parent) implements Result {}

        /// @param root the code of the first community
        record SecondRoot(String root) implements Result {}
    }

    /// Founds the network with its currency and first community, as the log's first facts.
    public Community found(Tx tx, Facts facts, Network network, String rootCode, String rootName) {
        facts.append(
                "genesis",
                Map.of("origin", network.origin(), "policy_note", "no witnesses yet"),
                Map.of("name", network.name()));
        facts.append(
                "currency",
                Map.of("code", network.unit(), "scale", Integer.toString(network.decimals())),
                Map.of("name", network.unitName()));
        store.found(tx, network, facts.at());
        return store.add(tx, Texts.requireCode(rootCode), Texts.requireName(rootName), null);
    }

    /// The network, if it was founded.
    public Optional<Network> network(Tx tx) {
        return store.network(tx);
    }

    /// All communities, each after the one above it.
    public List<Community> all(Tx tx) {
        return store.all(tx);
    }

    /// The community of this code, in whatever case.
    public Optional<Community> find(Tx tx, String code) {
        return find(store.all(tx), code);
    }

    /// Adds a community.
    ///
    /// @param parent the code of the one above; null for the first
    /// @param by who adds it, and why
    public Result add(String code, String name, @Nullable String parent, By by) {
        Texts.requireCode(code);
        Texts.requireName(name);
        return database.inTransaction(
                tx -> log.record(tx, facts -> add(tx, facts, code, name, parent, by)));
    }

    private Result add(
            Tx tx, Facts facts, String code, String name, @Nullable String parent, By by) {
        List<Community> all = store.all(tx);
        Optional<Community> earlier = find(all, code);
        if (earlier.isPresent()) {
            return isSame(earlier.get(), name, parent)
                    ? new Result.AddedBefore(earlier.get())
                    : new Result.CodeTaken(earlier.get().code());
        }
        if (parent == null) {
            return new Result.SecondRoot(all.getFirst().code());
        }
        Optional<Community> above = find(all, parent);
        if (above.isEmpty()) {
            return new Result.UnknownParent(parent);
        }
        facts.append(
                "community",
                Map.of("community", code, "parent", above.get().code(), "actor", by.actor()),
                Map.of("name", name, "decision", by.decision()));
        return new Result.Added(store.add(tx, code, name, above.get()));
    }

    private static boolean isSame(Community earlier, String name, @Nullable String parent) {
        return earlier.name().equals(name)
                && (parent == null
                        ? earlier.parent() == null
                        : parent.equalsIgnoreCase(earlier.parent()));
    }

    private static Optional<Community> find(List<Community> all, String code) {
        return all.stream().filter(c -> Books.key(c.code()).equals(Books.key(code))).findFirst();
    }
}
