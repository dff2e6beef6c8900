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

    /// Whether there is such an invitation, open at `at`.
    boolean isOpen(Tx tx, byte[] codeHash, Instant at) {
        return tx.sql()
                .fetchExists(
                        INVITATION,
                        INVITATION.CODE_HASH.eq(codeHash).and(INVITATION.EXPIRES_AT.gt(at)));
    }

    /// Uses up an invitation that is open at `at`: of several who come at once, one gets it.
    ///
    /// @return whose it was
    Optional<MemberId> take(Tx tx, byte[] codeHash, Instant at) {
        return tx.sql()
                .deleteFrom(INVITATION)
                .where(INVITATION.CODE_HASH.eq(codeHash))
                .and(INVITATION.EXPIRES_AT.gt(at))
                .returningResult(INVITATION.MEMBER_ID)
                .fetchOptional(r -> r.value1());
    }
}
