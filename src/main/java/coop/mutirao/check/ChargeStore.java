package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Reads charges beside the transfers on which they were made.
final class ChargeStore {

    /// A charge.
    record ChargeRow(
            long logIndex,
            int accountId,
            int policyId,
            long base,
            int ratePpm,
            long carryBefore,
            long carryAfter,
            long amount,
            long forgiven,
            int period,
            int latestPeriod,
            long charged) {}

    /// A charge with what it has to come from.
    ///
    /// @param at when its transfer was posted; null: there is no such transfer
    /// @param reversal whether the transfer gives another one back
    /// @param original what was charged there
    record Made(
            ChargeRow charge,
            String account,
            @Nullable Instant at,
            boolean reversal,
            @Nullable ChargeRow original) {}

    /// A transfer with its charges.
    ///
    /// @param oneOwner whether payer and payee belong to one member
    /// @param toIncome what the purse of contributions received by it, all in all
    /// @param aboutIncome what it received as payee, or gave as payer
    /// @param originals how many charges the transfer has that it gives back
    record Charged(
            long logIndex,
            String kind,
            @Nullable Integer payerId,
            @Nullable Integer payeeId,
            long amount,
            Instant at,
            boolean oneOwner,
            long toIncome,
            long aboutIncome,
            long originals,
            List<ChargeRow> charges) {}

    /// All charges, those of an account together and in their order.
    void made(Tx tx, Consumer<Made> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT c.*, coalesce(a.code, '?') AS code, t.committed_at,
                            t.reversal_of IS NOT NULL AS reversal,
                            o.log_index AS o_log_index, o.account_id AS o_account_id,
                            o.policy_id AS o_policy_id, o.base AS o_base,
                            o.rate_ppm AS o_rate_ppm, o.carry_before AS o_carry_before,
                            o.carry_after AS o_carry_after, o.amount AS o_amount,
                            o.forgiven AS o_forgiven, o.period AS o_period,
                            o.latest_period AS o_latest_period, o.charged AS o_charged
                        FROM charge c
                            LEFT JOIN account a ON a.account_id = c.account_id
                            LEFT JOIN transfer t ON t.log_index = c.log_index
                            LEFT JOIN charge o ON o.account_id = c.account_id
                                AND o.log_index = t.reversal_of
                        ORDER BY c.account_id, c.log_index
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new Made(
                                    charge(row, ""),
                                    text(row, "code"),
                                    row.get("committed_at", Instant.class),
                                    isTrue(row, "reversal"),
                                    row.get("o_log_index") == null ? null : charge(row, "o_"))));
        }
    }

    private static boolean isTrue(Record row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private static ChargeRow charge(Record row, String prefix) {
        return new ChargeRow(
                number(row, prefix + "log_index"),
                (int) number(row, prefix + "account_id"),
                (int) number(row, prefix + "policy_id"),
                number(row, prefix + "base"),
                (int) number(row, prefix + "rate_ppm"),
                number(row, prefix + "carry_before"),
                number(row, prefix + "carry_after"),
                number(row, prefix + "amount"),
                number(row, prefix + "forgiven"),
                (int) number(row, prefix + "period"),
                (int) number(row, prefix + "latest_period"),
                number(row, prefix + "charged"));
    }

    /// All transfers with their charges, in the order of the log.
    void transfers(Tx tx, Consumer<Charged> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT t.log_index AS fact, t.kind, t.payer_id, t.payee_id,
                            t.amount AS about, t.committed_at,
                            coalesce(p.member_id = q.member_id, false) AS one_owner,
                            coalesce(i.received, 0) AS to_income,
                            coalesce(CASE WHEN q.code = 'fund-income' THEN t.amount
                                WHEN p.code = 'fund-income' THEN -t.amount END, 0) AS about_income,
                            coalesce(o.n, 0) AS originals, c.*
                        FROM transfer t
                            LEFT JOIN account p ON p.account_id = t.payer_id
                            LEFT JOIN account q ON q.account_id = t.payee_id
                            LEFT JOIN (SELECT log_index, sum(amount) AS received
                                FROM entry JOIN account USING (account_id)
                                WHERE code = 'fund-income' GROUP BY log_index) i
                                ON i.log_index = t.log_index
                            LEFT JOIN (SELECT log_index, count(*) AS n FROM charge
                                WHERE log_index IN (SELECT reversal_of FROM transfer)
                                GROUP BY log_index) o ON o.log_index = t.reversal_of
                            LEFT JOIN charge c ON c.log_index = t.log_index
                        ORDER BY t.log_index, c.account_id
                        """)) {
            @Nullable Record first = null;
            List<ChargeRow> charges = new ArrayList<>();
            for (Record row : rows) {
                if (first != null && number(first, "fact") != number(row, "fact")) {
                    to.accept(charged(first, charges));
                    charges.clear();
                    first = null;
                }
                first = first == null ? row : first;
                if (row.get("policy_id") != null) {
                    charges.add(charge(row, ""));
                }
            }
            if (first != null) {
                to.accept(charged(first, charges));
            }
        }
    }

    private static Charged charged(Record row, List<ChargeRow> charges) {
        return new Charged(
                number(row, "fact"),
                text(row, "kind"),
                row.get("payer_id", Integer.class),
                row.get("payee_id", Integer.class),
                number(row, "about"),
                row.get("committed_at", Instant.class),
                isTrue(row, "one_owner"),
                number(row, "to_income"),
                number(row, "about_income"),
                number(row, "originals"),
                List.copyOf(charges));
    }
}
