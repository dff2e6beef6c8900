package coop.mutirao.signin;

import static coop.mutirao.tables.Tables.INVITATION;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.Optional;

/// The table invitation.
final class InvitationStore {

    /// Keeps an invitation in the place of an earlier one.
    void put(Tx tx, MemberId member, byte[] codeHash, Instant expiresAt) {
        tx.sql()
                .insertInto(INVITATION)
                .set(INVITATION.MEMBER_ID, member)
                .set(INVITATION.CODE_HASH, codeHash)
                .set(INVITATION.EXPIRES_AT, expiresAt)
                .onConflict(INVITATION.MEMBER_ID)
                .doUpdate()
                .set(INVITATION.CODE_HASH, codeHash)
                .set(INVITATION.EXPIRES_AT, expiresAt)
                .execute();
    }

    /// Whose invitation this is, if it is open at `at`.
    Optional<MemberId> find(Tx tx, byte[] codeHash, Instant at) {
        return tx.sql()
                .select(INVITATION.MEMBER_ID)
                .from(INVITATION)
                .where(INVITATION.CODE_HASH.eq(codeHash))
                .and(INVITATION.EXPIRES_AT.gt(at))
                .fetchOptional(r -> r.value1());
    }

    /// Uses up an invitation that is open at `at`: of several who come at once, one gets it.
    boolean take(Tx tx, MemberId member, byte[] codeHash, Instant at) {
        return tx.sql()
                        .deleteFrom(INVITATION)
                        .where(INVITATION.MEMBER_ID.eq(member))
                        .and(INVITATION.CODE_HASH.eq(codeHash))
                        .and(INVITATION.EXPIRES_AT.gt(at))
                        .execute()
                == 1;
    }

    void remove(Tx tx, MemberId member) {
        tx.sql().deleteFrom(INVITATION).where(INVITATION.MEMBER_ID.eq(member)).execute();
    }
}
