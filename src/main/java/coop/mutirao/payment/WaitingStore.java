package coop.mutirao.payment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import coop.mutirao.db.Tx;
import coop.mutirao.delegate.Powers;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The tables waiting_payment and approval, and who orders from whose account.
public final class WaitingStore {

    /// The mandates that agree as officers, as an array of PostgreSQL.
    private static final String OFFICERS = "'{operator,coordinator,treasurer}'";

    private final ObjectMapper json;

    public WaitingStore(ObjectMapper json) {
        this.json = json;
    }

    /// Gathers the query for those of these orders that wait.
    Supplier<List<TransferId>> askWaiting(Tx tx, Collection<TransferId> ids) {
        return tx.ask(
                "SELECT payment_id FROM waiting_payment"
                        + " WHERE payment_id = ANY (?) AND state = 'awaiting'",
                r -> new TransferId(r.getObject(1, UUID.class)),
                (Object) TransferId.values(ids));
    }

    /// What somebody orders from an account that is not hers: a payment, or what gives one back.
    ///
    /// @param payer code of the account
    record ByOther(TransferId id, String payer, String payee, Order.Actor actor) {

        static ByOther of(PaymentOrder order) {
            return new ByOther(order.id(), order.payer(), order.payee(), order.actor());
        }
    }

    /// Gathers the query for as what these orders are given that are not by the payer's owner.
    Supplier<Map<TransferId, Entitlements.Acting>> askActing(
            Tx tx, List<ByOther> orders, Instant at) {
        if (orders.isEmpty()) {
            return Map::of;
        }
        return tx.askMap(
                """
                SELECT id, d.member_id IS NOT NULL, d.payment_maximum, d.day_maximum, d.may_manage,
                    d.ends_at, coalesce(u.used, 0), stands_for(payee.account_id, who, now.at),
                    is_officer(who, '{operator}', payer.account_id, payee.account_id, now.at)
                FROM (SELECT ?::timestamptz AS at) AS now
                CROSS JOIN unnest(?, ?, ?, ?) AS o (id, payer, payee, who)
                JOIN account payer ON lower(payer.code) = lower(o.payer)
                LEFT JOIN account payee ON lower(payee.code) = lower(o.payee)
                LEFT JOIN delegation d ON d.account_id = payer.account_id AND d.member_id = who
                    AND (d.ends_at IS NULL OR d.ends_at > now.at)
                LEFT JOIN delegation_use u ON u.account_id = payer.account_id AND u.member_id = who
                    AND u.day = (now.at AT TIME ZONE 'UTC')::date
                """,
                r -> new TransferId(r.getObject(1, UUID.class)),
                r ->
                        new Entitlements.Acting(
                                r.getBoolean(2) ? powers(r) : null,
                                Money.of(r.getLong(7)),
                                r.getBoolean(8),
                                r.getBoolean(9)),
                at,
                orders.stream().map(o -> o.id().value()).toArray(UUID[]::new),
                orders.stream().map(ByOther::payer).toArray(String[]::new),
                orders.stream().map(ByOther::payee).toArray(String[]::new),
                orders.stream()
                        .map(ByOther::actor)
                        .mapToInt(a -> a.member() == null ? 0 : a.member().value())
                        .toArray());
    }

    private static Powers powers(ResultSet r) throws SQLException {
        return new Powers(money(r, 3), money(r, 4), r.getBoolean(5), time(r, 6));
    }

    private static @Nullable Money money(ResultSet r, int column) throws SQLException {
        long amount = r.getLong(column);
        return r.wasNull() ? null : Money.of(amount);
    }

    private static @Nullable Instant time(ResultSet r, int column) throws SQLException {
        @Nullable OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant timeOf(ResultSet r, int column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// These payments, whatever became of them, with the approvals as they stand at `at`.
    public Map<TransferId, Waiting> find(Tx tx, Collection<TransferId> ids, Instant at) {
        Map<TransferId, List<Approval>> approvals = approvals(tx, ids, at);
        return tx.askMap(
                        """
                        SELECT payment_id, w.kind, payer.code, payee.code, w.amount, description,
                            order_expires_at, request_id, key_id, order_bytes, signature,
                            (SELECT code FROM account own WHERE own.member_id = ordered_by
                                ORDER BY account_id LIMIT 1), ordered_by, ordered_at, expires_at,
                            state
                        FROM waiting_payment w JOIN account payer ON payer.account_id = payer_id
                        JOIN account payee ON payee.account_id = payee_id
                        WHERE payment_id = ANY (?)
                        """,
                        r -> new TransferId(r.getObject(1, UUID.class)),
                        r ->
                                waiting(
                                        r,
                                        approvals.getOrDefault(
                                                new TransferId(r.getObject(1, UUID.class)),
                                                List.of())),
                        (Object) TransferId.values(ids))
                .get();
    }

    private static Map<TransferId, List<Approval>> approvals(
            Tx tx, Collection<TransferId> ids, Instant at) {
        return tx
                .ask(
                        """
                        SELECT payment_id, p.member_id, (SELECT code FROM account own
                                WHERE own.member_id = p.member_id ORDER BY account_id LIMIT 1),
                            m.name, approved_at, p.key_id,
                            agrees_for(payer_id, payee_id, p.member_id, w.amount, now.at),
                            is_officer(p.member_id, %s, payer_id, payee_id, now.at)
                        FROM (SELECT ?::timestamptz AS at) AS now
                        CROSS JOIN approval p JOIN waiting_payment w USING (payment_id)
                        JOIN member m USING (member_id)
                        WHERE payment_id = ANY (?)
                        ORDER BY approved_at, p.member_id <> w.ordered_by, p.member_id
                        """
                                .formatted(OFFICERS),
                        r -> Map.entry(new TransferId(r.getObject(1, UUID.class)), approval(r)),
                        at,
                        TransferId.values(ids))
                .get()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Approval approval(ResultSet r) throws SQLException {
        return new Approval(
                new MemberId(r.getInt(2)),
                r.getString(3),
                r.getString(4),
                timeOf(r, 5),
                r.getObject(6, UUID.class),
                r.getBoolean(7),
                r.getBoolean(8));
    }

    private Waiting waiting(ResultSet r, List<Approval> approvals) throws SQLException {
        byte @Nullable [] bytes = r.getBytes(10);
        var order =
                new PaymentOrder(
                        new TransferId(r.getObject(1, UUID.class)),
                        TransferKind.of(r.getString(2)),
                        r.getString(3),
                        r.getString(4),
                        Money.of(r.getLong(5)),
                        r.getString(6),
                        time(r, 7),
                        null,
                        r.getObject(8, UUID.class),
                        bytes == null
                                ? null
                                : SignedOrder.read(
                                        r.getObject(9, UUID.class), bytes, r.getBytes(11), json),
                        new Order.Actor(r.getString(12), new MemberId(r.getInt(13))));
        return new Waiting(
                order,
                timeOf(r, 14),
                timeOf(r, 15),
                Waiting.State.valueOf(r.getString(16).toUpperCase(Locale.ROOT)),
                approvals);
    }

    /// Adds a payment that waits from now on, to which who ordered it agrees.
    void add(Tx tx, Decision.Waits waits, Instant at) {
        PaymentOrder order = waits.order();
        @Nullable SignedOrder signed = order.signed();
        @Nullable MemberId by = order.actor().member();
        if (by == null) {
            throw new IllegalStateException("the service orders nothing that waits");
        }
        tx.tell(
                """
                INSERT INTO waiting_payment (payment_id, kind, payer_id, payee_id, amount,
                    description, request_id, order_expires_at, key_id, order_bytes, signature,
                    ordered_by, ordered_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?::uuid, ?::timestamptz, ?::uuid, ?, ?, ?, ?, ?)
                """,
                order.id().value(),
                order.kind().wire(),
                waits.payer().id().value(),
                waits.payee().id().value(),
                order.amount().minorUnits(),
                order.description(),
                order.request(),
                order.expiresAt(),
                signed == null ? null : signed.key(),
                signed == null ? null : signed.bytes(),
                signed == null ? null : signed.signature(),
                by.value(),
                at,
                Waiting.until(order, at));
        agree(tx, order.id(), by, at, signed);
    }

    /// Notes that somebody agrees.
    ///
    /// @param signed the same order with her key and signature; null: she did not sign
    public void agree(
            Tx tx, TransferId id, MemberId member, Instant at, @Nullable SignedOrder signed) {
        tx.tell(
                """
                INSERT INTO approval (payment_id, member_id, approved_at, key_id, signature)
                VALUES (?, ?, ?, ?::uuid, ?)
                """,
                id.value(),
                member.value(),
                at,
                signed == null ? null : signed.key(),
                signed == null ? null : signed.signature());
    }

    /// Whether the word of one of the payer's persons counts for a payment that waits.
    public boolean counts(Tx tx, TransferId id, MemberId member, Instant at) {
        return tx.ask(
                        "SELECT agrees_for(payer_id, payee_id, ?, amount, ?)"
                                + " FROM waiting_payment WHERE payment_id = ?",
                        r -> r.getBoolean(1),
                        member.value(),
                        at,
                        id.value())
                .get()
                .contains(true);
    }

    /// Whether a member is asked about a payment that waits: whether she sees it, and may refuse
    /// it.
    ///
    /// @param withOfficers whether it waits for officers too
    public boolean isAsked(
            Tx tx, TransferId id, MemberId member, boolean withOfficers, Instant at) {
        return tx
                .ask(
                        """
                        SELECT stands_for(payer_id, who, at)
                            OR (? AND is_officer(who, %s, payer_id, payee_id, at))
                        FROM (SELECT ? AS who, ?::timestamptz AS at) AS asks
                        CROSS JOIN waiting_payment WHERE payment_id = ?
                        """
                                .formatted(OFFICERS),
                        r -> r.getBoolean(1),
                        withOfficers,
                        member.value(),
                        at,
                        id.value())
                .get()
                .stream()
                .anyMatch(b -> b);
    }

    /// Ends waiting.
    public void end(Tx tx, Collection<TransferId> ids, Waiting.State state, Instant at) {
        if (!ids.isEmpty()) {
            tx.tell(
                    "UPDATE waiting_payment SET state = ?, ended_at = ?"
                            + " WHERE payment_id = ANY (?) AND state = 'awaiting'",
                    state.wire(),
                    at,
                    TransferId.values(ids));
        }
    }

    /// A payment's place in the list of those that wait.
    public record Position(Instant orderedAt, UUID id) {}

    /// Payments that wait for a member at `at`, or that she ordered, the oldest first.
    ///
    /// @param officersFrom what unsigned payment needs officers, if she is one; null: none
    /// @return with what she is to each
    public Map<TransferId, Waiting.Reader> page(
            Tx tx,
            MemberId member,
            @Nullable Money officersFrom,
            @Nullable Position after,
            Instant at,
            int limit) {
        Map<TransferId, Waiting.Reader> page = new LinkedHashMap<>();
        tx.ask(
                        """
                        SELECT payment_id, agrees_for(payer_id, payee_id, who, amount, at),
                            is_officer(who, %s, payer_id, payee_id, at)
                        FROM (SELECT ? AS who, ?::timestamptz AS at) AS asks
                        CROSS JOIN waiting_payment
                        WHERE state = 'awaiting' AND expires_at > at
                            AND (ordered_at, payment_id) > (?::timestamptz, ?::uuid)
                            AND (ordered_by = who OR stands_for(payer_id, who, at)
                                OR (key_id IS NULL AND amount >= ?::bigint
                                    AND is_officer(who, %s, payer_id, payee_id, at)))
                        ORDER BY ordered_at, payment_id LIMIT ?
                        """
                                .formatted(OFFICERS, OFFICERS),
                        r ->
                                Map.entry(
                                        new TransferId(r.getObject(1, UUID.class)),
                                        new Waiting.Reader(
                                                member, r.getBoolean(2), r.getBoolean(3))),
                        member.value(),
                        at,
                        after == null ? Instant.EPOCH : after.orderedAt(),
                        after == null ? new UUID(0, 0) : after.id(),
                        officersFrom == null ? null : officersFrom.minorUnits(),
                        limit)
                .get()
                .forEach(one -> page.put(one.getKey(), one.getValue()));
        return page;
    }
}
