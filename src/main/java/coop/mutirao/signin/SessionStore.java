package coop.mutirao.signin;

import static coop.mutirao.tables.Tables.API_KEY;
import static coop.mutirao.tables.Tables.OAUTH_CODE;
import static coop.mutirao.tables.Tables.OAUTH_GRANT;
import static coop.mutirao.tables.Tables.SESSION;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Disclosure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table session.
final class SessionStore {

    private static final String CALLERS =
            """
            SELECT encode(token_hash, 'hex'), session_id, session.created_at, expires_at,
                session.ends_at, last_used_at < now.at - interval '5 minutes', %s
            FROM (SELECT ?::timestamptz AS at) AS now CROSS JOIN session %s
            WHERE token_hash = ANY (?) AND expires_at > now.at
            """
                    .formatted(CallerStore.COLUMNS, CallerStore.FROM);

    /// A session that was found by its token.
    ///
    /// @param isStale whether it was written down longer ago than [Sessions#WRITTEN_EVERY] that it
    ///   is in use
    record Found(Caller caller, boolean isStale) {}

    /// @param newsSeenAt until when she has seen what happened; null: nothing yet
    void add(
            Tx tx,
            byte[] tokenHash,
            OpenSession session,
            MemberId member,
            @Nullable Instant newsSeenAt) {
        tx.sql()
                .insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, tokenHash)
                .set(SESSION.SESSION_ID, session.id())
                .set(SESSION.MEMBER_ID, member)
                .set(SESSION.OPENED_BY, session.openedBy().wire())
                .set(SESSION.USER_AGENT, session.userAgent())
                .set(SESSION.CREATED_AT, session.createdAt())
                .set(SESSION.LAST_USED_AT, session.lastUsedAt())
                .set(SESSION.EXPIRES_AT, session.expiresAt())
                .set(SESSION.ENDS_AT, session.endsAt())
                .set(SESSION.NEWS_SEEN_AT, newsSeenAt)
                .execute();
    }

    @Nullable Instant newsSeenAt(Tx tx, UUID session) {
        return tx.sql()
                .select(SESSION.NEWS_SEEN_AT)
                .from(SESSION)
                .where(SESSION.SESSION_ID.eq(session))
                .fetchOptional(r -> r.value1())
                .orElse(null);
    }

    /// What was seen stays so.
    void seeNews(Tx tx, UUID session, Instant until) {
        tx.sql()
                .update(SESSION)
                .set(SESSION.NEWS_SEEN_AT, until)
                .where(SESSION.SESSION_ID.eq(session))
                .and(SESSION.NEWS_SEEN_AT.isNull().or(SESSION.NEWS_SEEN_AT.lt(until)))
                .execute();
    }

    /// Whose sessions these are, by their tokens' hashes in hexadecimal; those open at `at`.
    // Every request asks this, so without jOOQ, which takes longer to write the query down than
    // PostgreSQL to answer it.
    Map<String, Found> callers(Tx tx, Collection<byte[]> tokenHashes, Instant at) {
        return tx.askMap(
                        CALLERS,
                        r -> r.getString(1),
                        SessionStore::found,
                        at,
                        tokenHashes.toArray(byte[][]::new))
                .get();
    }

    private static Found found(ResultSet r) throws SQLException {
        var session = new Caller.Session(r.getObject(2, UUID.class), at(r, 3), at(r, 4), at(r, 5));
        return new Found(CallerStore.caller(r, 7, session), r.getBoolean(6));
    }

    private static Instant at(ResultSet r, int column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// The accounts that a member may act for at `at`, her own first.
    ///
    /// @param isShown whether a name that its owner shows so far is for her; null: so far as is
    ///   usual
    List<UsableAccount> accounts(
            Tx tx, MemberId member, Instant at, Predicate<@Nullable Disclosure> isShown) {
        return tx.ask(
                        """
                        SELECT code, name, member.kind, own, name_level
                        FROM (SELECT account_id, true AS own FROM account WHERE member_id = ?
                            UNION ALL SELECT account_id, false FROM delegation
                            WHERE member_id = ? AND (ends_at IS NULL OR ends_at > ?)) AS usable
                        JOIN account USING (account_id) JOIN member USING (member_id)
                        LEFT JOIN profile USING (member_id)
                        ORDER BY own DESC, code
                        """,
                        r -> account(r, isShown),
                        member.value(),
                        member.value(),
                        at)
                .get();
    }

    private static UsableAccount account(ResultSet r, Predicate<@Nullable Disclosure> isShown)
            throws SQLException {
        boolean own = r.getBoolean(4);
        @Nullable String level = r.getString(5);
        boolean isNamed = own || isShown.test(level == null ? null : Disclosure.of(level));
        return new UsableAccount(r.getString(1), r.getString(isNamed ? 2 : 1), r.getString(3), own);
    }

    /// Writes down that these sessions are in use, and lets them go on.
    void touch(Tx tx, Collection<byte[]> tokenHashes, Instant at, Instant expiresAt) {
        tx.sql()
                .update(SESSION)
                .set(SESSION.LAST_USED_AT, at)
                .set(SESSION.EXPIRES_AT, DSL.least(DSL.val(expiresAt), SESSION.ENDS_AT))
                .where(SESSION.TOKEN_HASH.in(tokenHashes))
                .and(SESSION.LAST_USED_AT.lt(at))
                .execute();
    }

    /// A member's sessions that are open at `at`, the last used first.
    List<OpenSession> list(Tx tx, MemberId member, Instant at) {
        return tx.sql()
                .selectFrom(SESSION)
                .where(SESSION.MEMBER_ID.eq(member))
                .and(SESSION.EXPIRES_AT.gt(at))
                .orderBy(SESSION.LAST_USED_AT.desc(), SESSION.SESSION_ID)
                .fetch(SessionStore::session);
    }

    private static OpenSession session(Record r) {
        return new OpenSession(
                r.get(SESSION.SESSION_ID),
                OpenSession.By.of(r.get(SESSION.OPENED_BY)),
                r.get(SESSION.USER_AGENT),
                r.get(SESSION.CREATED_AT),
                r.get(SESSION.LAST_USED_AT),
                r.get(SESSION.EXPIRES_AT),
                r.get(SESSION.ENDS_AT));
    }

    void end(Tx tx, byte[] tokenHash) {
        tx.sql().deleteFrom(SESSION).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    /// Ends one of a member's sessions.
    boolean end(Tx tx, MemberId member, UUID id) {
        return tx.sql()
                        .deleteFrom(SESSION)
                        .where(SESSION.SESSION_ID.eq(id))
                        .and(SESSION.MEMBER_ID.eq(member))
                        .execute()
                == 1;
    }

    /// Ends a member's sessions, but for one if that is named.
    void endAll(Tx tx, MemberId member, Optional<UUID> but) {
        tx.sql()
                .deleteFrom(SESSION)
                .where(SESSION.MEMBER_ID.eq(member))
                .and(but.map(SESSION.SESSION_ID::ne).orElse(DSL.trueCondition()))
                .execute();
    }

    void forgetExpired(Tx tx, Instant at) {
        tx.sql().deleteFrom(SESSION).where(SESSION.EXPIRES_AT.le(at)).execute();
    }

    /// Ends what programs may do for a member: whoever had her password may have made a key.
    void endPrograms(Tx tx, MemberId member) {
        tx.sql().deleteFrom(API_KEY).where(API_KEY.MEMBER_ID.eq(member)).execute();
        tx.sql().deleteFrom(OAUTH_CODE).where(OAUTH_CODE.MEMBER_ID.eq(member)).execute();
        tx.sql().deleteFrom(OAUTH_GRANT).where(OAUTH_GRANT.MEMBER_ID.eq(member)).execute();
    }
}
