package coop.mutirao.payment;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import coop.mutirao.payment.ExplainedLoss.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Says of a transfer that moves a loss why it does. It reads what [coop.mutirao.loss], which
/// stands above payments, has written.
final class LossReasonStore {

    /// @param logIndex of a transfer
    /// @return empty if it moves no loss
    Optional<ExplainedLoss> find(Tx tx, long logIndex) {
        return tx
                .ask(
                        """
                        SELECT p.motion_id, w.reserve, w.expansion, w.deficit, s.trade, s.due,
                            g.given, t.amount
                        FROM loss_posting p JOIN transfer t USING (log_index)
                            CROSS JOIN LATERAL (SELECT
                                coalesce(sum(x.amount) FILTER (WHERE a.code = 'fund-reserve'), 0)
                                    AS reserve,
                                coalesce(sum(x.amount) FILTER (WHERE a.code = 'fund-expansion'), 0)
                                    AS expansion,
                                coalesce(sum(x.amount) FILTER (WHERE a.code = 'system-deficit'), 0)
                                    AS deficit
                                FROM loss_posting o JOIN transfer x USING (log_index)
                                    JOIN account a ON a.account_id = x.payer_id
                                WHERE o.motion_id = p.motion_id AND o.account_id IS NULL) w
                            LEFT JOIN loss_share s ON s.motion_id = p.motion_id
                                AND s.account_id = p.account_id
                            LEFT JOIN LATERAL (SELECT sum(x.amount) AS given
                                FROM loss_posting o JOIN transfer x USING (log_index)
                                WHERE o.motion_id = p.motion_id AND o.account_id = p.account_id
                                    AND o.log_index <= p.log_index) g ON true
                        WHERE p.log_index = ?
                        """,
                        LossReasonStore::explained,
                        logIndex)
                .get()
                .stream()
                .findFirst();
    }

    private static ExplainedLoss explained(ResultSet r) throws SQLException {
        long trade = r.getLong(5);
        return ExplainedLoss.of(
                Objects.requireNonNull(r.getObject(1, UUID.class)),
                Money.of(r.getLong(2)),
                Money.of(r.getLong(3)),
                Money.of(r.getLong(4)),
                // What members bear, they bear for their trade: none has a share without any.
                trade == 0
                        ? null
                        : new Share(trade, Money.of(r.getLong(6)), Money.of(r.getLong(7))),
                Money.of(r.getLong(8)));
    }
}
