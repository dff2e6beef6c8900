package coop.mutirao.privacy;

import coop.mutirao.privacy.OwnDataStore.Section;
import java.util.List;

/// What policies, loans, surplus and losses made of a member's account: parts of her own data.
final class EconomySections {

    static final List<Section> ALL =
            List.of(
                    Section.list(
                            "levies",
                            """
                            SELECT period, log_index, rate_ppm, trade, threshold,
                                idle::text AS idle, carry_before::text AS carry_before,
                                carry_after::text AS carry_after, due, amount, forgiven
                            FROM levy_charge WHERE account_id = {1} ORDER BY period
                            """),
                    Section.list(
                            "lossShares",
                            """
                            SELECT motion_id, decided_at, trade, due, (SELECT
                                coalesce(sum(amount), 0) FROM loss_posting p
                                JOIN transfer USING (log_index) WHERE p.motion_id = s.motion_id
                                AND p.account_id = s.account_id) AS given
                            FROM loss_share s WHERE account_id = {1} ORDER BY decided_at
                            """),
                    Section.list(
                            "debtPlans",
                            """
                            SELECT plan_id, debt, array_to_string(due_on, ',') AS due_on,
                                array_to_string(amounts, ',') AS amounts, is_own,
                                ways.value AS ways, asked_at, agreed_at, state, ended_at
                            FROM debt_plan p LEFT JOIN log_text ways
                                ON ways.log_index = p.asked AND ways.label = 'ways'
                            WHERE account_id = {1} ORDER BY p.asked
                            """),
                    Section.list(
                            "dormancies",
                            """
                            SELECT dormancy_id, cause, told_at, due_at, state, amount, taken,
                                returned, over_at
                            FROM dormancy WHERE account_id = {1} ORDER BY told
                            """),
                    Section.list(
                            "levyExemptions",
                            """
                            SELECT decided_at, exempt_until, reason.value AS reason
                            FROM levy_exemption e LEFT JOIN log_text reason
                                ON reason.log_index = e.log_index AND reason.label = 'reason'
                            WHERE account_id = {1} ORDER BY e.log_index
                            """),
                    Section.list(
                            "limitChanges",
                            """
                            SELECT changed_at, credit_before, credit_after, is_review,
                                reason.value AS reason
                            FROM limit_change c LEFT JOIN log_text reason
                                ON reason.log_index = c.log_index AND reason.label = 'reason'
                            WHERE account_id = {1} ORDER BY c.log_index
                            """),
                    Section.list(
                            "loans",
                            """
                            SELECT loan_id, number, amount, purpose, schedule, first_due,
                                instalments, array_to_string(months, ',') AS months, is_collected,
                                is_named, state, applied_at, reason, decided_at, sweep_ppm,
                                late_since, (SELECT json_agg(json_build_object('number', i.number,
                                    'amount', i.amount, 'dueOn', i.due_on) ORDER BY i.number)::text
                                    FROM loan_instalment i WHERE i.loan_id = l.loan_id) AS dates
                            FROM loan l WHERE borrower_id = {1} ORDER BY number
                            """),
                    Section.list(
                            "loanPostings",
                            """
                            SELECT number, p.log_index, way, p.amount, outstanding, base, rate_ppm,
                                carry_before, carry_after, due
                            FROM loan l JOIN loan_posting p USING (loan_id)
                                LEFT JOIN loan_sweep s ON s.log_index = p.log_index
                            WHERE borrower_id = {1} ORDER BY p.log_index
                            """),
                    Section.list(
                            "surplusStatements",
                            """
                            SELECT statement_id, period_start, months, version, sales, purchases,
                                wages, sales_adjustment, purchases_adjustment, outside_sales,
                                outside_purchases, remuneration, depreciation, loss_forward,
                                surplus, network_share, evidence, labour.value AS labour,
                                reason.value AS reason, filed_at, accepted, checked_at,
                                answer.value AS answer
                            FROM surplus_statement s LEFT JOIN surplus_check c USING (statement_id)
                                LEFT JOIN log_text labour ON labour.log_index = s.log_index
                                    AND labour.label = 'labour'
                                LEFT JOIN log_text reason ON reason.log_index = s.log_index
                                    AND reason.label = 'reason'
                                LEFT JOIN log_text answer ON answer.log_index = c.log_index
                                    AND answer.label = 'reason'
                            WHERE account_id = {1} ORDER BY s.log_index
                            """),
                    Section.list(
                            "surplusApprovals",
                            """
                            SELECT statement_id, code AS venture, approved_at
                            FROM surplus_approval JOIN surplus_statement USING (statement_id)
                                JOIN account USING (account_id)
                            WHERE surplus_approval.member_id = {0}
                            ORDER BY surplus_approval.log_index
                            """));

    private EconomySections() {}
}
