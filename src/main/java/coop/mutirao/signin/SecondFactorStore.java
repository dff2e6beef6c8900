package coop.mutirao.signin;

import static coop.mutirao.tables.Tables.RECOVERY_CODE;
import static coop.mutirao.tables.Tables.TOTP;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tables totp and recovery_code.
final class SecondFactorStore {

    /// A secret that a telephone shares with us.
    static final class Shared {
        final byte[] secret;
        final long lastStep;

        Shared(byte[] secret, long lastStep) {
            this.secret = secret;
            this.lastStep = lastStep;
        }
    }

    /// Keeps a secret that is not confirmed yet, in the place of an earlier such one.
    ///
    /// @return false if one is confirmed, which stays
    boolean propose(Tx tx, MemberId member, byte[] secret) {
        return tx.sql()
                        .insertInto(TOTP)
                        .set(TOTP.MEMBER_ID, member)
                        .set(TOTP.SECRET, secret)
                        .onConflict(TOTP.MEMBER_ID)
                        .doUpdate()
                        .set(TOTP.SECRET, secret)
                        .where(TOTP.CONFIRMED_AT.isNull())
                        .execute()
                == 1;
    }

    /// A member's secret, locked: of two that use the same code at once one comes first.
    Optional<Shared> lock(Tx tx, MemberId member, boolean confirmed) {
        return tx.sql()
                .select(TOTP.SECRET, TOTP.LAST_STEP)
                .from(TOTP)
                .where(TOTP.MEMBER_ID.eq(member))
                .and(confirmed ? TOTP.CONFIRMED_AT.isNotNull() : TOTP.CONFIRMED_AT.isNull())
                .forUpdate()
                .fetchOptional(r -> new Shared(r.value1(), r.value2()));
    }

    void used(Tx tx, MemberId member, long step) {
        tx.sql().update(TOTP).set(TOTP.LAST_STEP, step).where(TOTP.MEMBER_ID.eq(member)).execute();
    }

    void confirm(Tx tx, MemberId member, Instant at) {
        tx.sql().update(TOTP).set(TOTP.CONFIRMED_AT, at).where(TOTP.MEMBER_ID.eq(member)).execute();
    }

    boolean hasTotp(Tx tx, MemberId member) {
        return tx.sql()
                .fetchExists(TOTP, TOTP.MEMBER_ID.eq(member).and(TOTP.CONFIRMED_AT.isNotNull()));
    }

    void removeTotp(Tx tx, MemberId member) {
        tx.sql().deleteFrom(TOTP).where(TOTP.MEMBER_ID.eq(member)).execute();
    }

    /// Keeps recovery codes in the place of earlier ones.
    void put(Tx tx, MemberId member, List<byte[]> codeHashes) {
        removeCodes(tx, member);
        codeHashes.forEach(hash ->
                tx.sql()
                        .insertInto(RECOVERY_CODE)
                        .set(RECOVERY_CODE.CODE_HASH, hash)
                        .set(RECOVERY_CODE.MEMBER_ID, member)
                        .execute());
    }

    /// Uses a recovery code up: of several who come with one at once, one gets it.
    boolean take(Tx tx, MemberId member, byte[] codeHash) {
        return tx.sql()
                        .deleteFrom(RECOVERY_CODE)
                        .where(RECOVERY_CODE.CODE_HASH.eq(codeHash))
                        .and(RECOVERY_CODE.MEMBER_ID.eq(member))
                        .execute()
                == 1;
    }

    int codesLeft(Tx tx, MemberId member) {
        return tx.sql().fetchCount(RECOVERY_CODE, RECOVERY_CODE.MEMBER_ID.eq(member));
    }

    void removeCodes(Tx tx, MemberId member) {
        tx.sql().deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.MEMBER_ID.eq(member)).execute();
    }
}
