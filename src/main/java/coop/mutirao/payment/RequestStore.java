package coop.mutirao.payment;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.PAYMENT_REQUEST;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.PaymentRequest.State;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The table payment_request.
final class RequestStore {

    private static final coop.mutirao.tables.tables.Account PAYER = ACCOUNT.as("payer");
    private static final coop.mutirao.tables.tables.Account PAYEE = ACCOUNT.as("payee");

    /// Requests as they stand at `at`, locked until the transaction ends so that none is paid and
    /// canceled at once.
    Map<UUID, PaymentRequest> lock(Tx tx, Collection<UUID> ids, Instant at) {
        Map<UUID, PaymentRequest> found = new HashMap<>();
        if (!ids.isEmpty()) {
            select(tx)
                    .where(PAYMENT_REQUEST.REQUEST_ID.in(ids))
                    .orderBy(PAYMENT_REQUEST.REQUEST_ID)
                    .forUpdate()
                    .of(PAYMENT_REQUEST)
                    .fetch(RequestStore::request)
                    .forEach(request -> found.put(request.id(), request.at(at)));
        }
        return found;
    }

    /// For these payments, the requests that they paid.
    Map<TransferId, UUID> answeredBy(Tx tx, Collection<TransferId> payments) {
        if (payments.isEmpty()) {
            return Map.of();
        }
        return tx.sql()
                .select(PAYMENT_REQUEST.PAYMENT_ID, PAYMENT_REQUEST.REQUEST_ID)
                .from(PAYMENT_REQUEST)
                .where(
                        DSL.condition(
                                "payment_id = ANY ({0})", DSL.val(TransferId.values(payments))))
                .fetchMap(r -> new TransferId(r.value1()), r -> r.value2());
    }

    Optional<PaymentRequest> find(Tx tx, UUID id) {
        return select(tx)
                .where(PAYMENT_REQUEST.REQUEST_ID.eq(id))
                .fetchOptional(RequestStore::request);
    }

    /// Requests that a party is asked to pay, or asks others to pay, the newest first.
    ///
    /// @param state null: any; what has run out by `now` is not pending
    /// @param after where the page before ended
    List<PaymentRequest> page(
            Tx tx,
            AccountId party,
            boolean asPayer,
            @Nullable State state,
            @Nullable Position after,
            Instant now,
            int limit) {
        Condition which = (asPayer ? PAYMENT_REQUEST.PAYER_ID : PAYMENT_REQUEST.PAYEE_ID).eq(party);
        if (state != null) {
            which = which.and(in(state, now));
        }
        if (after != null) {
            which =
                    which.and(
                            DSL.row(PAYMENT_REQUEST.CREATED_AT, PAYMENT_REQUEST.REQUEST_ID)
                                    .lt(after.createdAt(), after.id()));
        }
        return select(tx)
                .where(which)
                .orderBy(PAYMENT_REQUEST.CREATED_AT.desc(), PAYMENT_REQUEST.REQUEST_ID.desc())
                .limit(limit)
                .fetch(r -> request(r).at(now));
    }

    /// A request's place in its list.
    record Position(Instant createdAt, UUID id) {}

    private static Condition in(State state, Instant now) {
        return switch (state) {
            case EXPIRED ->
                    PAYMENT_REQUEST.STATE.eq("pending").and(PAYMENT_REQUEST.EXPIRES_AT.le(now));
            case PENDING ->
                    PAYMENT_REQUEST.STATE.eq("pending").and(PAYMENT_REQUEST.EXPIRES_AT.gt(now));
            case COMMITTED, REJECTED, CANCELED ->
                    PAYMENT_REQUEST.STATE.eq(state.name().toLowerCase(Locale.ROOT));
        };
    }

    private static SelectOnConditionStep<Record> select(Tx tx) {
        return tx.sql()
                .select(List.of(PAYMENT_REQUEST.fields()))
                .select(PAYER.CODE, PAYEE.CODE)
                .from(PAYMENT_REQUEST)
                .join(PAYER)
                .on(PAYER.ACCOUNT_ID.eq(PAYMENT_REQUEST.PAYER_ID))
                .join(PAYEE)
                .on(PAYEE.ACCOUNT_ID.eq(PAYMENT_REQUEST.PAYEE_ID));
    }

    private static PaymentRequest request(Record r) {
        @Nullable UUID payment = r.get(PAYMENT_REQUEST.PAYMENT_ID);
        return new PaymentRequest(
                r.get(PAYMENT_REQUEST.REQUEST_ID),
                State.valueOf(r.get(PAYMENT_REQUEST.STATE).toUpperCase(Locale.ROOT)),
                TransferKind.of(r.get(PAYMENT_REQUEST.KIND)),
                r.get(PAYER.CODE),
                r.get(PAYEE.CODE),
                r.get(PAYMENT_REQUEST.AMOUNT),
                r.get(PAYMENT_REQUEST.DESCRIPTION),
                r.get(PAYMENT_REQUEST.CREATED_AT),
                r.get(PAYMENT_REQUEST.EXPIRES_AT),
                payment == null ? null : new TransferId(payment));
    }

    /// Adds a request.
    ///
    /// @return false if its id is taken
    boolean add(Tx tx, PaymentRequest request, AccountId payer, AccountId payee, MemberId by) {
        return tx.sql()
                        .insertInto(PAYMENT_REQUEST)
                        .set(PAYMENT_REQUEST.REQUEST_ID, request.id())
                        .set(PAYMENT_REQUEST.KIND, request.kind().wire())
                        .set(PAYMENT_REQUEST.PAYER_ID, payer)
                        .set(PAYMENT_REQUEST.PAYEE_ID, payee)
                        .set(PAYMENT_REQUEST.AMOUNT, request.amount())
                        .set(PAYMENT_REQUEST.DESCRIPTION, request.description())
                        .set(PAYMENT_REQUEST.ASKED_BY, by)
                        .set(PAYMENT_REQUEST.CREATED_AT, request.createdAt())
                        .set(PAYMENT_REQUEST.EXPIRES_AT, request.expiresAt())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /// Notes by which payments requests were paid.
    void commit(Tx tx, Map<UUID, TransferId> payments) {
        if (payments.isEmpty()) {
            return;
        }
        List<UUID> requests = List.copyOf(payments.keySet());
        tx.tell(
                """
                UPDATE payment_request r SET state = 'committed', payment_id = paid.by
                FROM unnest(?, ?) AS paid (request, by) WHERE r.request_id = paid.request
                """,
                requests.toArray(UUID[]::new),
                TransferId.values(requests.stream().map(payments::get).toList()));
    }

    void end(Tx tx, UUID id, State state) {
        tx.sql()
                .update(PAYMENT_REQUEST)
                .set(PAYMENT_REQUEST.STATE, state.name().toLowerCase(Locale.ROOT))
                .where(PAYMENT_REQUEST.REQUEST_ID.eq(id))
                .execute();
    }
}
