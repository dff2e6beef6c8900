package coop.mutirao.member;

import static coop.mutirao.tables.Tables.OFFICER_CREDIT;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The table officer_credit: credit that officers gave alone.
final class OfficerCreditStore {

    /// What an officer gave after `from`.
    Money after(Tx tx, MemberId officer, Instant from) {
        return Money.of(
                tx.sql()
                        .select(DSL.coalesce(DSL.sum(minorUnits()), DSL.inline(BigDecimal.ZERO)))
                        .from(OFFICER_CREDIT)
                        .where(OFFICER_CREDIT.MEMBER_ID.eq(officer))
                        .and(OFFICER_CREDIT.GIVEN_AT.gt(from))
                        .fetchSingle(r -> r.value1().longValueExact()));
    }

    private static Field<Long> minorUnits() {
        return OFFICER_CREDIT.AMOUNT.coerce(Long.class);
    }

    /// Keeps what an officer gave at `at`, in the place of what does not count any more.
    ///
    /// @param from before which nothing counts
    void add(Tx tx, MemberId officer, Money amount, Instant from, Instant at) {
        tx.sql()
                .deleteFrom(OFFICER_CREDIT)
                .where(OFFICER_CREDIT.MEMBER_ID.eq(officer))
                .and(OFFICER_CREDIT.GIVEN_AT.le(from))
                .execute();
        tx.sql()
                .insertInto(OFFICER_CREDIT)
                .set(OFFICER_CREDIT.MEMBER_ID, officer)
                .set(OFFICER_CREDIT.AMOUNT, amount)
                .set(OFFICER_CREDIT.GIVEN_AT, at)
                .execute();
    }
}
