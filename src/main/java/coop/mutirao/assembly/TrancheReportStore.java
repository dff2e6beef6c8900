package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table tranche_report, and what it and the payouts say of projects.
final class TrancheReportStore {

    void add(Tx tx, TrancheReport report, MemberId author, byte[] salt) {
        tx.tell(
                "INSERT INTO tranche_report (payout_id, author_id, body, content, salt, shown_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                report.payout(),
                author.value(),
                report.text(),
                report.content(),
                salt,
                report.shownAt());
    }

    /// All reports of a round.
    List<TrancheReport> of(Tx tx, UUID round) {
        return tx.ask(
                        """
                        SELECT payout_id, body, content, shown_at
                        FROM tranche_report JOIN payout USING (payout_id)
                        WHERE round_id = ? ORDER BY payout_id
                        """,
                        r ->
                                new TrancheReport(
                                        r.getObject(1, UUID.class),
                                        r.getString(2),
                                        r.getString(3),
                                        RoundStore.at(r, 4)),
                        round)
                .get();
    }

    /// Who has to report, and on what proposal.
    record Due(UUID proposal, MemberId author) {}

    /// Those who have to report by a week after `now`, or are past half of their time, and were not
    /// told so since it was paid.
    List<Due> due(Tx tx, Instant now) {
        return tx.ask(
                        """
                        SELECT o.proposal_id, p.author_id
                        FROM payout o JOIN round r ON r.round_id = o.round_id
                            JOIN proposal p ON p.proposal_id = o.proposal_id
                            JOIN member m ON m.member_id = p.author_id
                        WHERE o.state = 'paid' AND r.report_days > 0 AND m.erased_at IS NULL
                            AND o.paid_at + greatest(r.report_days - 7, r.report_days / 2)
                                * interval '1 day' < ?
                            AND NOT EXISTS (SELECT FROM tranche_report t
                                WHERE t.payout_id = o.payout_id)
                            AND NOT EXISTS (SELECT FROM news n
                                WHERE n.member_id = p.author_id AND n.kind = 'report-due'
                                AND n.about = o.proposal_id::text AND n.happened_at > o.paid_at)
                        ORDER BY o.payout_id
                        """,
                        r -> new Due(r.getObject(1, UUID.class), new MemberId(r.getInt(2))),
                        now)
                .get();
    }

    /// Who wrote a proposal.
    MemberId author(Tx tx, UUID proposal) {
        return new MemberId(
                tx.ask(
                                "SELECT author_id FROM proposal WHERE proposal_id = ?",
                                r -> r.getInt(1),
                                proposal)
                        .get()
                        .getFirst());
    }

    /// The projects after an id, by id: all that were selected and are being paid or were.
    ///
    /// @param onlyOverdue those alone of which a report is overdue
    List<FundedProject> projects(
            Tx tx, Instant now, boolean onlyOverdue, @Nullable UUID after, int limit) {
        return tx.ask(
                        """
                        SELECT * FROM (
                            SELECT p.proposal_id, p.round_id, v.title, own.code, payee.code,
                                p.state, sum(o.amount),
                                coalesce(sum(o.amount) FILTER (WHERE o.state = 'paid'), 0),
                                coalesce(sum(o.amount) FILTER (WHERE o.state = 'returned'), 0),
                                count(*) FILTER (WHERE o.state = 'paid'), count(t.payout_id),
                                count(*) FILTER (WHERE o.state = 'paid' AND t.payout_id IS NULL
                                    AND report_days > 0 AND paid_at
                                        + report_days * interval '24 hours' < ?) AS overdue
                            FROM payout o JOIN round USING (round_id)
                                JOIN proposal p USING (proposal_id)
                                JOIN round_project j USING (proposal_id)
                                JOIN proposal_version v
                                    ON v.proposal_id = p.proposal_id AND v.version = j.version
                                JOIN account payee ON payee.account_id = j.payee_id
                                JOIN account own
                                    ON own.member_id = author_id AND own.kind = 'member'
                                LEFT JOIN tranche_report t USING (payout_id)
                            WHERE ?::uuid IS NULL OR p.proposal_id > ?::uuid
                            GROUP BY p.proposal_id, v.title, own.code, payee.code
                        ) AS projects
                        WHERE overdue > 0 OR NOT ? ORDER BY proposal_id LIMIT ?
                        """,
                        TrancheReportStore::project,
                        now,
                        after,
                        after,
                        onlyOverdue,
                        limit)
                .get();
    }

    private static FundedProject project(ResultSet r) throws SQLException {
        return new FundedProject(
                r.getObject(1, UUID.class),
                r.getObject(2, UUID.class),
                r.getString(3),
                r.getString(4),
                r.getString(5),
                r.getString(6),
                r.getLong(7),
                r.getLong(8),
                r.getLong(9),
                r.getInt(10),
                r.getInt(11),
                r.getInt(12));
    }
}
