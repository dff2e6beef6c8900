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

    /// Whether an officer may give so much more alone; then it is counted.
    ///
    /// @param most what she gives alone in a week
    boolean givesAlone(Tx tx, MemberId officer, Money credit, Money most, Instant at) {
        Instant from = at.minus(LimitsPolicy.WEEK);
        boolean isWithin = after(tx, officer, from).plus(credit).compareTo(most) <= 0;
        if (isWithin && credit.isPositive()) {
            add(tx, officer, credit, from, at);
        }
        return isWithin || credit.isZero();
    }

    // What an officer gave after `from`.
    private Money after(Tx tx, MemberId officer, Instant from) {
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

    // Keeps what she gave at `at`, in the place of what does not count any more.
    private void add(Tx tx, MemberId officer, Money amount, Instant from, Instant at) {
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
