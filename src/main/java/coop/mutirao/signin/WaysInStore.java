package coop.mutirao.signin;

import static coop.mutirao.tables.Tables.MEMBER;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;

/// Holds a member's ways in still, while one of them is taken away.
final class WaysInStore {

    void lock(Tx tx, MemberId member) {
        tx.sql()
                .select(MEMBER.MEMBER_ID)
                .from(MEMBER)
                .where(MEMBER.MEMBER_ID.eq(member))
                .forNoKeyUpdate()
                .fetchSingle();
    }
}
