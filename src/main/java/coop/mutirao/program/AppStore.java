package coop.mutirao.program;

import static coop.mutirao.tables.Tables.OAUTH_APP;

import coop.mutirao.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The table oauth_app.
final class AppStore {

    /// An app with the hash of its secret.
    ///
    /// @param secretHash null: it has none
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Row(RegisteredApp app, byte @Nullable [] secretHash) {}

    Optional<Row> find(Tx tx, UUID id) {
        return tx.sql()
                .selectFrom(OAUTH_APP)
                .where(OAUTH_APP.APP_ID.eq(id))
                .fetchOptional(r -> new Row(app(r), r.get(OAUTH_APP.SECRET_HASH)));
    }

    List<RegisteredApp> all(Tx tx) {
        return tx.sql()
                .selectFrom(OAUTH_APP)
                .orderBy(OAUTH_APP.NAME, OAUTH_APP.APP_ID)
                .fetch(AppStore::app);
    }

    private static RegisteredApp app(Record r) {
        return new RegisteredApp(
                r.get(OAUTH_APP.APP_ID),
                r.get(OAUTH_APP.NAME),
                r.get(OAUTH_APP.WEBSITE),
                List.of(r.get(OAUTH_APP.REDIRECT_URIS)),
                ApiKeyStore.scopes(r.get(OAUTH_APP.SCOPES)),
                r.get(OAUTH_APP.SECRET_HASH) != null,
                r.get(OAUTH_APP.DECISION),
                r.get(OAUTH_APP.REGISTERED_AT));
    }

    void put(Tx tx, RegisteredApp app, byte @Nullable [] secretHash) {
        var row = tx.sql().newRecord(OAUTH_APP);
        row.set(OAUTH_APP.APP_ID, app.id());
        row.set(OAUTH_APP.NAME, app.name());
        row.set(OAUTH_APP.WEBSITE, app.website());
        row.set(OAUTH_APP.REDIRECT_URIS, app.redirectUris().toArray(String[]::new));
        row.set(OAUTH_APP.SCOPES, ApiKeyStore.texts(app.scopes()));
        row.set(OAUTH_APP.SECRET_HASH, secretHash);
        row.set(OAUTH_APP.DECISION, app.decision());
        row.set(OAUTH_APP.REGISTERED_AT, app.registeredAt());
        tx.sql()
                .insertInto(OAUTH_APP)
                .set(row)
                .onConflict(OAUTH_APP.APP_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    boolean end(Tx tx, UUID id) {
        return tx.sql().deleteFrom(OAUTH_APP).where(OAUTH_APP.APP_ID.eq(id)).execute() == 1;
    }
}
