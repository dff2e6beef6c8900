package coop.mutirao.signin;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.API_KEY;
import static coop.mutirao.tables.Tables.NETWORK;
import static coop.mutirao.tables.Tables.OAUTH_CODE;
import static coop.mutirao.tables.Tables.OAUTH_GRANT;
import static coop.mutirao.tables.Tables.RECOVERY;
import static coop.mutirao.tables.Tables.ROLE_GRANT;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The table recovery.
final class RecoveryStore {

    Optional<Recovery> find(Tx tx, MemberId member) {
        return tx.sql()
                .select(
                        RECOVERY.REASON,
                        RECOVERY.ASKED_BY,
                        code(RECOVERY.ASKED_BY),
                        RECOVERY.ASKED_AT,
                        RECOVERY.AGREED_BY,
                        code(RECOVERY.AGREED_BY),
                        RECOVERY.AGREED_AT)
                .from(RECOVERY)
                .where(RECOVERY.MEMBER_ID.eq(member))
                .fetchOptional(r ->
                        new Recovery(
                                r.value1(),
                                r.value2(),
                                r.value3(),
                                r.value4(),
                                r.value5(),
                                r.value6(),
                                r.value7()));
    }

    private static Field<String> code(Field<MemberId> member) {
        return DSL.field(
                DSL.select(ACCOUNT.CODE)
                        .from(ACCOUNT)
                        .join(NETWORK)
                        .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                        .where(ACCOUNT.MEMBER_ID.eq(member)));
    }

    /// Whether a member is a coordinator at `at`.
    boolean isCoordinator(Tx tx, MemberId member, Instant at) {
        return tx.sql()
                .fetchExists(
                        ROLE_GRANT,
                        ROLE_GRANT
                                .MEMBER_ID
                                .eq(member)
                                .and(ROLE_GRANT.ROLE.eq(Role.COORDINATOR.wire()))
                                .and(ROLE_GRANT.ENDS_AT.gt(at)));
    }

    /// Keeps what was asked, in the place of what is over.
    void ask(Tx tx, MemberId member, String reason, MemberId by, Instant at) {
        remove(tx, member);
        tx.sql()
                .insertInto(RECOVERY)
                .set(RECOVERY.MEMBER_ID, member)
                .set(RECOVERY.REASON, reason)
                .set(RECOVERY.ASKED_BY, by)
                .set(RECOVERY.ASKED_AT, at)
                .execute();
    }

    void agree(Tx tx, MemberId member, MemberId by, Instant at) {
        tx.sql()
                .update(RECOVERY)
                .set(RECOVERY.AGREED_BY, by)
                .set(RECOVERY.AGREED_AT, at)
                .where(RECOVERY.MEMBER_ID.eq(member))
                .execute();
    }

    /// Ends what programs may do for a member: whoever had her password may have made a key.
    void endPrograms(Tx tx, MemberId member) {
        tx.sql().deleteFrom(API_KEY).where(API_KEY.MEMBER_ID.eq(member)).execute();
        tx.sql().deleteFrom(OAUTH_CODE).where(OAUTH_CODE.MEMBER_ID.eq(member)).execute();
        tx.sql().deleteFrom(OAUTH_GRANT).where(OAUTH_GRANT.MEMBER_ID.eq(member)).execute();
    }

    boolean remove(Tx tx, MemberId member) {
        return tx.sql().deleteFrom(RECOVERY).where(RECOVERY.MEMBER_ID.eq(member)).execute() == 1;
    }
}
