package coop.mutirao.program;

import static coop.mutirao.tables.Tables.API_KEY;
import static coop.mutirao.tables.Tables.OAUTH_GRANT;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import coop.mutirao.signin.CallerStore;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Programs by what they are known by, whatever that is.
final class ProgramStore {

    private static final String CALLERS =
            """
            SELECT encode(program.hash, 'hex'), program.id, program.name, program.scopes,
                reached(program.accounts, program.member_id, program.made_at),
                program.requests, program.expires_at,
                program.used_at IS NULL OR program.used_at < now.at - interval '5 minutes', %s
            FROM (SELECT ?::timestamptz AS at, ?::bytea[] AS hashes) AS now
            CROSS JOIN LATERAL (
                SELECT key_hash AS hash, api_key_id AS id, member_id, name, scopes, accounts,
                    requests_per_minute AS requests, expires_at, last_used_at AS used_at,
                    created_at AS made_at
                FROM api_key WHERE key_hash = ANY (now.hashes)
                UNION ALL
                SELECT t.token_hash, g.grant_id, g.member_id, o.name,
                    ARRAY(SELECT unnest(t.scopes) INTERSECT SELECT unnest(o.scopes)), g.accounts,
                    %d, least(t.expires_at, g.ends_at), g.last_used_at, g.granted_at
                FROM oauth_token t JOIN oauth_grant g USING (grant_id)
                JOIN oauth_app o USING (app_id) WHERE t.token_hash = ANY (now.hashes)
            ) AS program %s
            WHERE program.expires_at > now.at
            """
                    .formatted(CallerStore.COLUMNS, NewApiKey.REQUESTS_DEFAULT, CallerStore.FROM);

    /// A program that was found by its secret.
    ///
    /// @param isStale whether it was written down longer ago than [Programs#WRITTEN_EVERY] that it
    ///   is in use
    record Found(Caller caller, boolean isStale) {}

    /// Whose programs these are, by their secrets' hashes in hexadecimal; those in force at `at`.
    Map<String, Found> callers(Tx tx, Collection<byte[]> hashes, Instant at) {
        return tx.askMap(
                        CALLERS,
                        r -> r.getString(1),
                        ProgramStore::found,
                        at,
                        hashes.toArray(byte[][]::new))
                .get();
    }

    private static Found found(ResultSet r) throws SQLException {
        @Nullable Array accounts = r.getArray(5);
        var program =
                new Caller.Program(
                        r.getObject(2, UUID.class),
                        r.getString(3),
                        Set.copyOf(ApiKeyStore.scopes((String[]) r.getArray(4).getArray())),
                        accounts == null ? null : Set.of((String[]) accounts.getArray()),
                        r.getInt(6),
                        r.getObject(7, OffsetDateTime.class).toInstant());
        return new Found(CallerStore.caller(r, 9, program), r.getBoolean(8));
    }

    /// Writes down that these programs are in use.
    void touch(Tx tx, Collection<Caller> callers, Instant at) {
        List<UUID> ids = callers.stream().map(ProgramStore::id).toList();
        tx.sql()
                .update(API_KEY)
                .set(API_KEY.LAST_USED_AT, DSL.greatest(DSL.val(at), API_KEY.CREATED_AT))
                .where(API_KEY.API_KEY_ID.in(ids))
                .execute();
        tx.sql()
                .update(OAUTH_GRANT)
                .set(OAUTH_GRANT.LAST_USED_AT, DSL.greatest(DSL.val(at), OAUTH_GRANT.GRANTED_AT))
                .where(OAUTH_GRANT.GRANT_ID.in(ids))
                .execute();
    }

    private static UUID id(Caller caller) {
        return ((Caller.Program) caller.pass()).id();
    }
}
