package coop.mutirao.fund;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What entries did to all purses together, read by their places in the log.
final class MonthStore {

    /// Beyond the end of any log.
    static final long END = Long.MAX_VALUE;

    private static final String[] PURSES =
            Arrays.stream(Purse.values()).map(Purse::code).toArray(String[]::new);

    /// The months of the first and of the latest transfer; empty if there is none.
    record Span(YearMonth first, YearMonth latest) {}

    Optional<Span> span(Tx tx) {
        return tx
                .ask(
                        "SELECT min(committed_at), max(committed_at) FROM transfer"
                                + " HAVING min(committed_at) IS NOT NULL",
                        r ->
                                new Span(
                                        month(r.getObject(1, OffsetDateTime.class)),
                                        month(r.getObject(2, OffsetDateTime.class))))
                .get()
                .stream()
                .findFirst();
    }

    private static YearMonth month(OffsetDateTime at) {
        return YearMonth.from(Objects.requireNonNull(at).withOffsetSameInstant(ZoneOffset.UTC));
    }

    /// Where the first transfer at a time or later stands; [#END] if there is none.
    long from(Tx tx, Instant at) {
        return tx
                .ask(
                        "SELECT log_index FROM transfer WHERE committed_at >= ?"
                                + " ORDER BY committed_at, log_index LIMIT 1",
                        r -> r.getLong(1),
                        at)
                .get()
                .stream()
                .findFirst()
                .orElse(END);
    }

    /// What all purses hold.
    Money balance(Tx tx) {
        return Money.of(
                tx.ask(
                                "SELECT coalesce(sum(balance), 0)::bigint FROM account"
                                        + " WHERE kind = 'fund' AND code = ANY (?)",
                                r -> r.getLong(1),
                                (Object) PURSES)
                        .get()
                        .getFirst());
    }

    /// What those from `from` to below `to` did, by their kinds.
    List<FundMonth.Flow> flows(Tx tx, long from, long to) {
        return tx.ask(
                        """
                        SELECT t.kind, CASE WHEN e.entry_no >= 2 THEN 2 ELSE 0 END,
                            coalesce(sum(e.amount) FILTER (WHERE e.amount > 0), 0)::bigint,
                            coalesce(-sum(e.amount) FILTER (WHERE e.amount < 0), 0)::bigint
                        FROM account a JOIN entry e USING (account_id)
                            JOIN transfer t USING (log_index)
                        WHERE a.kind = 'fund' AND a.code = ANY (?)
                            AND e.log_index >= ? AND e.log_index < ?
                        GROUP BY 1, 2
                        """,
                        r ->
                                new FundMonth.Flow(
                                        TransferKind.of(r.getString(1)),
                                        r.getInt(2),
                                        Money.of(r.getLong(3)),
                                        Money.of(r.getLong(4))),
                        PURSES,
                        from,
                        to)
                .get();
    }
}
