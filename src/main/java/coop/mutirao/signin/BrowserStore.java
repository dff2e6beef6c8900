package coop.mutirao.signin;

import static coop.mutirao.tables.Tables.KNOWN_BROWSER;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table known_browser.
final class BrowserStore {

    /// Of one member: the ones unused for longest make room.
    private static final int OF_MEMBER_MAX = 20;

    void put(Tx tx, byte[] tokenHash, MemberId member, Instant at, Instant expiresAt) {
        tx.sql()
                .insertInto(KNOWN_BROWSER)
                .set(KNOWN_BROWSER.TOKEN_HASH, tokenHash)
                .set(KNOWN_BROWSER.MEMBER_ID, member)
                .set(KNOWN_BROWSER.SIGNED_IN_AT, at)
                .set(KNOWN_BROWSER.EXPIRES_AT, expiresAt)
                .onConflict(KNOWN_BROWSER.TOKEN_HASH, KNOWN_BROWSER.MEMBER_ID)
                .doUpdate()
                .set(KNOWN_BROWSER.SIGNED_IN_AT, at)
                .set(KNOWN_BROWSER.EXPIRES_AT, expiresAt)
                .execute();
        tx.sql()
                .deleteFrom(KNOWN_BROWSER)
                .where(KNOWN_BROWSER.MEMBER_ID.eq(member))
                .and(
                        KNOWN_BROWSER.TOKEN_HASH.in(
                                DSL.select(KNOWN_BROWSER.TOKEN_HASH)
                                        .from(KNOWN_BROWSER)
                                        .where(KNOWN_BROWSER.MEMBER_ID.eq(member))
                                        .orderBy(
                                                KNOWN_BROWSER.SIGNED_IN_AT.desc(),
                                                KNOWN_BROWSER.TOKEN_HASH)
                                        .offset(OF_MEMBER_MAX)))
                .execute();
    }

    /// Whether the member with this code signed in in this browser.
    boolean isOf(Tx tx, byte[] tokenHash, String code, Instant at) {
        return !tx.ask(
                        """
                        SELECT 1 FROM known_browser JOIN account USING (member_id)
                        WHERE token_hash = ? AND lower(code) = ? AND expires_at > ?
                        """,
                        r -> r.getInt(1),
                        tokenHash,
                        Books.key(code),
                        at)
                .get()
                .isEmpty();
    }

    /// A browser in which a member signed in.
    ///
    /// @param newsSeenAt until when she has seen there what happened; null: nothing yet
    record Known(@Nullable Instant newsSeenAt) {}

    Optional<Known> find(Tx tx, byte[] tokenHash, MemberId member, Instant at) {
        return tx.sql()
                .select(KNOWN_BROWSER.NEWS_SEEN_AT)
                .from(KNOWN_BROWSER)
                .where(KNOWN_BROWSER.TOKEN_HASH.eq(tokenHash))
                .and(KNOWN_BROWSER.MEMBER_ID.eq(member))
                .and(KNOWN_BROWSER.EXPIRES_AT.gt(at))
                .fetchOptional(r -> new Known(r.value1()));
    }

    /// What was seen stays so.
    void seeNews(Tx tx, byte[] tokenHash, MemberId member, Instant until) {
        tx.sql()
                .update(KNOWN_BROWSER)
                .set(KNOWN_BROWSER.NEWS_SEEN_AT, until)
                .where(KNOWN_BROWSER.TOKEN_HASH.eq(tokenHash))
                .and(KNOWN_BROWSER.MEMBER_ID.eq(member))
                .and(KNOWN_BROWSER.NEWS_SEEN_AT.isNull().or(KNOWN_BROWSER.NEWS_SEEN_AT.lt(until)))
                .execute();
    }

    void rename(Tx tx, byte[] tokenHash, byte[] next) {
        tx.sql()
                .update(KNOWN_BROWSER)
                .set(KNOWN_BROWSER.TOKEN_HASH, next)
                .where(KNOWN_BROWSER.TOKEN_HASH.eq(tokenHash))
                .execute();
    }

    void forget(Tx tx, MemberId member) {
        tx.sql().deleteFrom(KNOWN_BROWSER).where(KNOWN_BROWSER.MEMBER_ID.eq(member)).execute();
    }

    void forgetExpired(Tx tx, Instant at) {
        tx.sql().deleteFrom(KNOWN_BROWSER).where(KNOWN_BROWSER.EXPIRES_AT.le(at)).execute();
    }
}
