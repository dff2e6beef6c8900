package coop.mutirao.payment;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.CHARGE;
import static coop.mutirao.tables.Tables.LOG_TEXT;
import static coop.mutirao.tables.Tables.SIGNED_ORDER;
import static coop.mutirao.tables.Tables.TRANSFER;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table charge, and transfers as payments.
final class PaymentStore {

    private static final coop.mutirao.tables.tables.Account PAYER = ACCOUNT.as("payer");
    private static final coop.mutirao.tables.tables.Account PAYEE = ACCOUNT.as("payee");
    private static final coop.mutirao.tables.tables.Transfer ORIGINAL = TRANSFER.as("original");
    private static final coop.mutirao.tables.tables.Transfer REVERSAL = TRANSFER.as("reversal");

    // The code of the account of who acted.
    private static final Field<String> ACTOR =
            DSL.field(
                    DSL.select(ACCOUNT.CODE)
                            .from(ACCOUNT)
                            .where(ACCOUNT.MEMBER_ID.eq(TRANSFER.POSTED_BY))
                            .orderBy(ACCOUNT.ACCOUNT_ID)
                            .limit(1));

    /// A transfer as a payment, with what else is known of it inside.
    record Row(
            Payment payment,
            @Nullable AccountId payer,
            @Nullable AccountId payee,
            List<Charge> charges) {}

    /// A charge with its place in the log.
    record ChargeRow(long logIndex, Charge charge) {}

    /// The transfers with these ids.
    Map<TransferId, Row> byIds(Tx tx, Collection<TransferId> ids) {
        var found =
                tx.sql()
                        .select(
                                TRANSFER.LOG_INDEX,
                                TRANSFER.TRANSFER_ID,
                                TRANSFER.KIND,
                                TRANSFER.PAYER_ID,
                                TRANSFER.PAYEE_ID,
                                PAYER.CODE,
                                PAYEE.CODE,
                                TRANSFER.AMOUNT,
                                LOG_TEXT.VALUE,
                                TRANSFER.COMMITTED_AT,
                                TRANSFER.EFFECTIVE_ON,
                                ORIGINAL.TRANSFER_ID,
                                REVERSAL.TRANSFER_ID,
                                SIGNED_ORDER.KEY_ID,
                                SIGNED_ORDER.ORDER_HASH,
                                ACTOR)
                        .from(TRANSFER)
                        .leftJoin(PAYER)
                        .on(PAYER.ACCOUNT_ID.eq(TRANSFER.PAYER_ID))
                        .leftJoin(PAYEE)
                        .on(PAYEE.ACCOUNT_ID.eq(TRANSFER.PAYEE_ID))
                        .leftJoin(LOG_TEXT)
                        .on(
                                LOG_TEXT.LOG_INDEX
                                        .eq(TRANSFER.LOG_INDEX)
                                        .and(LOG_TEXT.LABEL.eq("memo")))
                        .leftJoin(ORIGINAL)
                        .on(ORIGINAL.LOG_INDEX.eq(TRANSFER.REVERSAL_OF))
                        .leftJoin(REVERSAL)
                        .on(REVERSAL.REVERSAL_OF.eq(TRANSFER.LOG_INDEX))
                        .leftJoin(SIGNED_ORDER)
                        .on(SIGNED_ORDER.LOG_INDEX.eq(TRANSFER.LOG_INDEX))
                        .where(
                                DSL.condition(
                                        "transfer.transfer_id = ANY ({0})",
                                        DSL.val(TransferId.values(ids))))
                        .fetch();
        Map<Long, List<Charge>> charges = new HashMap<>();
        charges(tx, found.getValues(TRANSFER.LOG_INDEX))
                .forEach(row ->
                        charges.computeIfAbsent(row.logIndex(), _ -> new java.util.ArrayList<>())
                                .add(row.charge()));
        Map<TransferId, Row> rows = new HashMap<>();
        for (Record r : found) {
            rows.put(
                    r.get(TRANSFER.TRANSFER_ID),
                    row(r, charges.getOrDefault(r.get(TRANSFER.LOG_INDEX), List.of())));
        }
        return rows;
    }

    private static Row row(Record r, List<Charge> charges) {
        @Nullable AccountId payer = r.get(TRANSFER.PAYER_ID);
        @Nullable AccountId payee = r.get(TRANSFER.PAYEE_ID);
        Money amount = r.get(TRANSFER.AMOUNT);
        Money fromPayer = Charge.sumOn(payer, charges);
        Money fromPayee = Charge.sumOn(payee, charges);
        @Nullable TransferId reversedBy = r.get(REVERSAL.TRANSFER_ID);
        var payment =
                new Payment(
                        r.get(TRANSFER.TRANSFER_ID),
                        reversedBy == null ? Payment.State.COMMITTED : Payment.State.REVERSED,
                        TransferKind.of(r.get(TRANSFER.KIND)),
                        r.get(PAYER.CODE),
                        r.get(PAYEE.CODE),
                        amount,
                        amount.plus(fromPayer),
                        amount.minus(fromPayee),
                        fromPayer.plus(fromPayee),
                        r.get(LOG_TEXT.VALUE),
                        r.get(TRANSFER.COMMITTED_AT),
                        r.get(TRANSFER.EFFECTIVE_ON),
                        r.get(ORIGINAL.TRANSFER_ID),
                        reversedBy,
                        authorisation(r),
                        "committed",
                        null,
                        new Payment.LogPlace(r.get(TRANSFER.LOG_INDEX)));
        return new Row(payment, payer, payee, charges);
    }

    private static Payment.Authorisation authorisation(Record r) {
        byte @Nullable [] hash = r.get(SIGNED_ORDER.ORDER_HASH);
        return hash == null
                ? Payment.Authorisation.operator(r.get(ACTOR))
                : Payment.Authorisation.signed(
                        r.get(SIGNED_ORDER.KEY_ID), HexFormat.of().formatHex(hash), r.get(ACTOR));
    }

    /// The charges of these transfers.
    List<ChargeRow> charges(Tx tx, Collection<Long> logIndices) {
        if (logIndices.isEmpty()) {
            return List.of();
        }
        return tx.sql()
                .select(List.of(CHARGE.fields()))
                .from(TRANSFER)
                .join(CHARGE)
                .on(CHARGE.LOG_INDEX.eq(TRANSFER.LOG_INDEX))
                .and(CHARGE.ACCOUNT_ID.in(TRANSFER.PAYER_ID, TRANSFER.PAYEE_ID))
                .where(
                        DSL.condition(
                                "transfer.log_index = ANY ({0})",
                                DSL.val(logIndices.toArray(Long[]::new))))
                .orderBy(CHARGE.LOG_INDEX, CHARGE.ACCOUNT_ID)
                .fetch(PaymentStore::charge);
    }

    /// What an account carried before a fact.
    long carryBefore(Tx tx, AccountId account, long logIndex) {
        return tx.sql()
                .select(CHARGE.CARRY_AFTER)
                .from(CHARGE)
                .where(CHARGE.ACCOUNT_ID.eq(account).and(CHARGE.LOG_INDEX.lt(logIndex)))
                .orderBy(CHARGE.LOG_INDEX.desc())
                .limit(1)
                .fetchOptional(CHARGE.CARRY_AFTER)
                .orElse(0L);
    }

    private static ChargeRow charge(Record r) {
        return new ChargeRow(
                r.get(CHARGE.LOG_INDEX),
                new Charge(
                        r.get(CHARGE.ACCOUNT_ID),
                        r.get(CHARGE.POLICY_ID),
                        r.get(CHARGE.BASE),
                        r.get(CHARGE.RATE_PPM),
                        r.get(CHARGE.CARRY_BEFORE),
                        r.get(CHARGE.AMOUNT),
                        r.get(CHARGE.FORGIVEN),
                        r.get(CHARGE.PERIOD),
                        new Carry(
                                r.get(CHARGE.CARRY_AFTER),
                                r.get(CHARGE.LATEST_PERIOD),
                                r.get(CHARGE.CHARGED))));
    }

    /// What these accounts carry after their latest charges; those that were ever charged.
    Supplier<Map<AccountId, Carry>> askCarries(Tx tx, Collection<AccountId> accounts) {
        return tx.askMap(
                """
                SELECT account_id, carry_after, latest_period, charged
                FROM unnest(?) asked (account), LATERAL (SELECT * FROM charge
                    WHERE account_id = account ORDER BY log_index DESC LIMIT 1) latest
                """,
                r -> new AccountId(r.getInt(1)),
                r -> new Carry(r.getLong(2), r.getInt(3), Money.of(r.getLong(4))),
                (Object) accounts.stream().mapToInt(AccountId::value).toArray());
    }

    void recordCharges(Tx tx, List<ChargeRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.tell(
                """
                INSERT INTO charge (log_index, account_id, policy_id, base, rate_ppm,
                    carry_before, carry_after, amount, forgiven, period, latest_period, charged)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                longs(rows, ChargeRow::logIndex),
                integers(rows, row -> row.charge().account().value()),
                integers(rows, row -> row.charge().policyId()),
                longs(rows, row -> row.charge().base().minorUnits()),
                integers(rows, row -> row.charge().ratePpm()),
                longs(rows, row -> row.charge().carryBefore()),
                longs(rows, row -> row.charge().carryAfter()),
                longs(rows, row -> row.charge().amount().minorUnits()),
                longs(rows, row -> row.charge().forgiven().minorUnits()),
                integers(rows, row -> row.charge().period()),
                integers(rows, row -> row.charge().after().period()),
                longs(rows, row -> row.charge().after().charged().minorUnits()));
    }

    private static long[] longs(List<ChargeRow> rows, ToLongFunction<ChargeRow> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    private static int[] integers(List<ChargeRow> rows, ToIntFunction<ChargeRow> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    /// Which of these ids are transfers.
    Supplier<List<TransferId>> askPosted(Tx tx, Collection<TransferId> ids) {
        return tx.ask(
                "SELECT transfer_id FROM transfer WHERE transfer_id = ANY (?)",
                r -> new TransferId(r.getObject(1, UUID.class)),
                (Object) TransferId.values(ids));
    }
}
