package coop.mutirao.program;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Scope;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The apps that may ask members. Coordinators register, change and end them, each a fact of the
/// log with where members' answers may be sent.
public final class Apps {

    private final AppStore store = new AppStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Chance chance;

    public Apps(Database database, AuditLog log, Ledger ledger, Chance chance) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.chance = chance;
    }

    /// What became of registering an app.
    public sealed interface Result {
        /// @param isNew whether it was not there before
        /// @param secret to be shown this once; null: it has none, or keeps the one it has
        record Registered(RegisteredApp app, boolean isNew, @Nullable String secret)
                implements Result {}

        /// Another coordinator has to ask for it too.
        record Waits(OfficerAct act) implements Result {}
    }

    /// Registers an app, or changes it. The same again does nothing. It takes two: names are not
    /// unique, and members trust what coordinators let ask them.
    ///
    /// @param by the code of who registers it
    /// @param second who else does
    public Result put(RegisteredApp.Order order, String by, Second second) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> put(tx, facts, order, by, second)));
    }

    private Result put(Tx tx, Facts facts, RegisteredApp.Order order, String by, Second second) {
        Optional<AppStore.Row> earlier = store.find(tx, order.id());
        boolean keepsSecret =
                earlier.isPresent()
                        && earlier.get().app().isConfidential()
                        && !order.wantsNewSecret();
        @Nullable String secret =
                order.isConfidential() && !keepsSecret ? Secret.APP_SECRET.make(chance) : null;
        if (earlier.isPresent() && secret == null && isSame(earlier.get().app(), order)) {
            return new Result.Registered(earlier.get().app(), false, null);
        }
        Optional<OfficerAct> waits = second.missing(tx, facts);
        if (waits.isPresent()) {
            return new Result.Waits(waits.get());
        }
        second.done(tx, facts);
        RegisteredApp app = order.app(facts.at());
        byte @Nullable [] kept = earlier.isPresent() ? earlier.get().secretHash() : null;
        byte @Nullable [] secretHash = secret == null ? kept : Secret.hash(secret);
        store.put(tx, app, app.isConfidential() ? secretHash : null);
        facts.append(
                "app",
                Map.of(
                        "app", app.id().toString(),
                        "name", app.name(),
                        "website", app.website(),
                        "redirects", String.join(" ", app.redirectUris()),
                        "scopes", words(app.scopes()),
                        "confidential", app.isConfidential() ? "yes" : "no",
                        "actor", actor(tx, by)),
                Map.of("decision", app.decision()));
        return new Result.Registered(app, earlier.isEmpty(), secret);
    }

    private static boolean isSame(RegisteredApp app, RegisteredApp.Order order) {
        return app.equals(order.app(app.registeredAt()));
    }

    static String words(List<Scope> scopes) {
        return scopes.stream().map(Scope::wire).collect(Collectors.joining(" "));
    }

    private String actor(Tx tx, String code) {
        return ledger.find(tx, code).map(Account::publicId).orElseThrow();
    }

    /// Ends an app, with all that members let it do.
    ///
    /// @param by the code of who ends it
    /// @param asked what officers asked for about it, which lapses: one ends an app
    /// @return whether there was one
    public boolean end(UUID id, String decision, String by, Second asked) {
        Texts.require("decision", decision, Texts.DECISION_MAX);
        return database.inTransaction(
                tx -> log.record(tx, facts -> end(tx, facts, id, decision, by, asked)));
    }

    private boolean end(Tx tx, Facts facts, UUID id, String decision, String by, Second asked) {
        if (!store.end(tx, id)) {
            return false;
        }
        asked.done(tx, facts);
        facts.append(
                "app-ended",
                Map.of("app", id.toString(), "actor", actor(tx, by)),
                Map.of("decision", decision));
        return true;
    }

    /// All apps, by their names.
    public List<RegisteredApp> all() {
        return database.inTransaction(store::all);
    }

    Optional<RegisteredApp> find(UUID id) {
        return database.inTransaction(tx -> store.find(tx, id)).map(AppStore.Row::app);
    }

    /// The app of this id, if that is its secret, or it has none and none is shown.
    Optional<RegisteredApp> authenticate(UUID id, @Nullable String secret) {
        Optional<AppStore.Row> row = database.inTransaction(tx -> store.find(tx, id));
        byte @Nullable [] hash = row.isPresent() ? row.get().secretHash() : null;
        boolean isRight =
                secret == null ? row.isPresent() && hash == null : Secret.matches(secret, hash);
        return row.filter(_ -> isRight).map(AppStore.Row::app);
    }
}
