package coop.mutirao.export;

import coop.mutirao.db.Tx;
import coop.mutirao.export.CamtExport.Head;
import coop.mutirao.export.CamtExport.Line;
import coop.mutirao.export.CamtExport.Total;
import coop.mutirao.export.ExportStore.Sink;
import coop.mutirao.ledger.Statements;
import coop.mutirao.ledger.TransferKind;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Reads one account's statement of a period, row after row.
final class CamtStore {

    private static final int PORTION = 2_000;

    // What stands on both ends of a period, and what is between them.
    private static final String HEAD =
            """
            WITH bounds AS (
                SELECT h.size, h.at,
                    coalesce((SELECT log_index FROM transfer WHERE committed_at >= {1}
                        ORDER BY committed_at, log_index LIMIT 1), h.size) AS low,
                    coalesce((SELECT log_index FROM transfer WHERE committed_at >= {2}
                        ORDER BY committed_at, log_index LIMIT 1), h.size) AS high
                FROM log_head h)
            SELECT a.account_id, a.code, a.public_id, u.unit, u.decimals,
                b.size, b.at, b.low, b.high,
                (SELECT coalesce((SELECT balance_after FROM entry WHERE account_id = a.account_id
                    AND log_index < b.low ORDER BY log_index DESC, entry_no DESC LIMIT 1), 0)),
                (SELECT coalesce((SELECT balance_after FROM entry WHERE account_id = a.account_id
                    AND log_index < b.high ORDER BY log_index DESC, entry_no DESC LIMIT 1), 0)),
                t.credits, t.credited, t.debits, t.debited
            FROM bounds b, account a JOIN unit u USING (unit) CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE amount > 0) AS credits,
                    coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::bigint AS credited,
                    count(*) FILTER (WHERE amount < 0) AS debits,
                    coalesce(sum(amount) FILTER (WHERE amount < 0), 0)::bigint AS debited
                FROM bounds b2 JOIN entry e
                    ON e.log_index >= b2.low AND e.log_index < b2.high
                WHERE e.account_id = a.account_id) t
            WHERE lower(a.code) = lower({0})
            """;

    // The first two entries of a transfer are between its payer and its payee, if it has both.
    private static final String LINES =
            """
            SELECT e.log_index, e.entry_no, e.amount, t.transfer_id::text, t.kind, t.committed_at,
                t.effective_on, memo.value,
                CASE e.entry_no WHEN 0 THEN payee.public_id WHEN 1 THEN payer.public_id END
            FROM entry e JOIN transfer t ON t.log_index = e.log_index
            LEFT JOIN account payer ON payer.account_id = t.payer_id
            LEFT JOIN account payee ON payee.account_id = t.payee_id
            LEFT JOIN log_text memo ON memo.log_index = t.log_index AND memo.label = 'memo'
            WHERE e.account_id = ? AND e.log_index >= ? AND e.log_index < ?
            ORDER BY e.log_index, e.entry_no
            """;

    /// What stands before the entries; empty if there is no such account.
    Optional<Head> head(Tx tx, String code, LocalDate from, LocalDate to) {
        return tx.sql()
                .resultQuery(
                        HEAD, DSL.val(code), DSL.val(Period.begin(from)), DSL.val(Period.begin(to)))
                .fetchOptional(r -> head(r, from, to));
    }

    private static Head head(Record r, LocalDate from, LocalDate to) {
        return new Head(
                r.get(0, Integer.class),
                r.get(1, String.class),
                r.get(2, String.class),
                new Unit(r.get(3, String.class), r.get(4, Integer.class)),
                from,
                to,
                r.get(5, Long.class),
                r.get(6, Instant.class),
                new Book.Range(r.get(7, Long.class), r.get(8, Long.class)),
                r.get(9, Long.class),
                r.get(10, Long.class),
                new Total(r.get(11, Long.class), r.get(12, Long.class)),
                new Total(r.get(13, Long.class), r.get(14, Long.class)));
    }

    /// Hands over the entries, oldest first.
    void lines(Tx tx, Head head, Sink<Line> sink) throws IOException {
        try (var rows =
                tx.sql()
                        .resultQuery(
                                LINES, head.account(), head.range().first(), head.range().end())
                        .fetchSize(PORTION)
                        .fetchLazy()) {
            for (Record row : rows) {
                sink.accept(line(row));
            }
        }
    }

    private static Line line(Record r) {
        int entryNo = r.get(1, Integer.class);
        return new Line(
                r.get(0, Long.class),
                entryNo,
                r.get(2, Long.class),
                r.get(3, String.class),
                Statements.kind(TransferKind.of(r.get(4, String.class)), entryNo).wire(),
                r.get(5, Instant.class),
                r.get(6, LocalDate.class),
                r.get(7, String.class),
                r.get(8, String.class));
    }
}
