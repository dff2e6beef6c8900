package coop.mutirao.fund;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.COMMUNITY;
import static coop.mutirao.tables.Tables.ENTRY;
import static coop.mutirao.tables.Tables.SWEEP;
import static coop.mutirao.tables.Tables.TRANSFER;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/// The table sweep, and what sweeps read of others.
final class FundStore {

    /// A sweep that was posted.
    record Row(
            TransferId id,
            long logIndex,
            int policyId,
            Money income,
            Money deficit,
            Money operations,
            Money reserveTarget,
            boolean reserveIsFull,
            Instant committedAt) {}

    Optional<Row> find(Tx tx, TransferId id) {
        return tx.sql()
                .select(
                        TRANSFER.LOG_INDEX,
                        SWEEP.POLICY_ID,
                        SWEEP.INCOME,
                        SWEEP.DEFICIT_REPAID,
                        SWEEP.OPERATIONS,
                        SWEEP.RESERVE_TARGET,
                        SWEEP.RESERVE_IS_FULL,
                        TRANSFER.COMMITTED_AT)
                .from(TRANSFER)
                .join(SWEEP)
                .on(SWEEP.LOG_INDEX.eq(TRANSFER.LOG_INDEX))
                .where(TRANSFER.TRANSFER_ID.eq(id))
                .fetchOptional(r ->
                        new Row(
                                id,
                                r.value1(),
                                r.value2(),
                                r.value3(),
                                r.value4(),
                                r.value5(),
                                r.value6(),
                                r.value7(),
                                r.value8()));
    }

    /// Whether an id stands for a transfer of any kind.
    boolean isTaken(Tx tx, TransferId id) {
        return tx.sql().fetchExists(TRANSFER, TRANSFER.TRANSFER_ID.eq(id));
    }

    void add(Tx tx, long logIndex, int policyId, Money income, Sweeping.Shared shared) {
        tx.sql()
                .insertInto(SWEEP)
                .set(SWEEP.LOG_INDEX, logIndex)
                .set(SWEEP.POLICY_ID, policyId)
                .set(SWEEP.INCOME, income)
                .set(SWEEP.DEFICIT_REPAID, shared.deficit())
                .set(SWEEP.OPERATIONS, shared.operations())
                .set(SWEEP.RESERVE_TARGET, shared.reserveTarget())
                .set(SWEEP.RESERVE_IS_FULL, shared.reserveIsFull())
                .execute();
    }

    /// What sweeps since `from` gave to operations.
    Money budgetUsed(Tx tx, AccountId operations, Instant from) {
        return tx.sql()
                .select(DSL.sum(ENTRY.AMOUNT.coerce(Long.class)))
                .from(TRANSFER)
                .join(ENTRY)
                .on(ENTRY.LOG_INDEX.eq(TRANSFER.LOG_INDEX))
                .and(ENTRY.ACCOUNT_ID.eq(operations))
                .where(TRANSFER.COMMITTED_AT.ge(from).and(TRANSFER.KIND.eq("sweep")))
                .fetchOptional()
                .map(r -> r.value1() == null ? Money.ZERO : Money.of(r.value1().longValueExact()))
                .orElse(Money.ZERO);
    }

    /// The sum of all that members owe.
    Money debt(Tx tx) {
        return tx.sql()
                .select(DSL.sum(ACCOUNT.BALANCE.coerce(Long.class)))
                .from(ACCOUNT)
                .where(ACCOUNT.KIND.eq("member").and(ACCOUNT.BALANCE.lt(Money.ZERO)))
                .fetchOptional()
                .map(r -> r.value1() == null ? Money.ZERO : Money.of(-r.value1().longValueExact()))
                .orElse(Money.ZERO);
    }

    /// A purse's account with its community's code.
    record PurseRow(String code, String community, Money balance) {}

    /// @param codes of the purses; the fund has other accounts too
    List<PurseRow> purses(Tx tx, List<String> codes) {
        return tx.sql()
                .select(ACCOUNT.CODE, COMMUNITY.CODE, ACCOUNT.BALANCE)
                .from(ACCOUNT)
                .join(COMMUNITY)
                .on(COMMUNITY.COMMUNITY_ID.eq(ACCOUNT.COMMUNITY_ID))
                .where(ACCOUNT.KIND.eq("fund"))
                .and(ACCOUNT.CODE.in(codes))
                .orderBy(ACCOUNT.CODE)
                .fetch(org.jooq.Records.mapping(PurseRow::new));
    }
}
