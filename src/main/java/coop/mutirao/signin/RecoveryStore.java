package coop.mutirao.signin;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.NETWORK;
import static coop.mutirao.tables.Tables.RECOVERY;
import static coop.mutirao.tables.Tables.RECOVERY_CALLED_OFF;
import static coop.mutirao.tables.Tables.ROLE_GRANT;

import coop.mutirao.db.Tx;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/// The table recovery.
final class RecoveryStore {

    private static final Field<String> WHOSE = code(RECOVERY.MEMBER_ID);
    private static final Field<String> ASKED_BY = code(RECOVERY.ASKED_BY);
    private static final Field<String> AGREED_BY = code(RECOVERY.AGREED_BY);

    /// Of whom something was asked.
    ///
    /// @param member her code
    record Row(String member, Recovery recovery) {}

    Optional<Recovery> find(Tx tx, MemberId member) {
        return rows(tx).where(RECOVERY.MEMBER_ID.eq(member)).fetchOptional(r -> row(r).recovery());
    }

    /// All that was asked, the oldest first.
    List<Row> all(Tx tx, int limit) {
        return rows(tx).orderBy(RECOVERY.ASKED_AT, RECOVERY.MEMBER_ID)
                .limit(limit)
                .fetch(RecoveryStore::row);
    }

    private static SelectJoinStep<Record> rows(Tx tx) {
        return tx.sql()
                .select(List.of(RECOVERY.fields()))
                .select(WHOSE, ASKED_BY, AGREED_BY)
                .from(RECOVERY);
    }

    private static Row row(Record r) {
        var recovery =
                new Recovery(
                        r.get(RECOVERY.REASON),
                        r.get(RECOVERY.ASKED_BY),
                        r.get(ASKED_BY),
                        r.get(RECOVERY.ASKED_AT),
                        r.get(RECOVERY.AGREED_BY),
                        r.get(AGREED_BY),
                        r.get(RECOVERY.AGREED_AT));
        return new Row(r.get(WHOSE), recovery);
    }

    private static Field<String> code(Field<MemberId> member) {
        return DSL.field(
                        DSL.select(ACCOUNT.CODE)
                                .from(ACCOUNT)
                                .join(NETWORK)
                                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                                .where(ACCOUNT.MEMBER_ID.eq(member)))
                .as("code_of_" + member.getName());
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

    /// When a member called one off herself last.
    Optional<Instant> calledOff(Tx tx, MemberId member) {
        return tx.sql()
                .select(RECOVERY_CALLED_OFF.CALLED_OFF_AT)
                .from(RECOVERY_CALLED_OFF)
                .where(RECOVERY_CALLED_OFF.MEMBER_ID.eq(member))
                .fetchOptional(r -> r.value1());
    }

    void callOff(Tx tx, MemberId member, Instant at) {
        tx.sql()
                .insertInto(RECOVERY_CALLED_OFF)
                .set(RECOVERY_CALLED_OFF.MEMBER_ID, member)
                .set(RECOVERY_CALLED_OFF.CALLED_OFF_AT, at)
                .onConflict(RECOVERY_CALLED_OFF.MEMBER_ID)
                .doUpdate()
                .set(RECOVERY_CALLED_OFF.CALLED_OFF_AT, at)
                .execute();
    }

    boolean remove(Tx tx, MemberId member) {
        return tx.sql().deleteFrom(RECOVERY).where(RECOVERY.MEMBER_ID.eq(member)).execute() == 1;
    }
}
