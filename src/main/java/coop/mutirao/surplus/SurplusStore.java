package coop.mutirao.surplus;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.surplus.Statement.Approval;
import coop.mutirao.surplus.Statement.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The tables surplus_statement, surplus_approval and surplus_check, and what the ledger has of a
/// venture.
final class SurplusStore {

    private static final String STATEMENTS =
            """
            SELECT s.statement_id, s.account_id, a.code, period_start, months, s.version, policy_id,
                sales, purchases, wages, sales_adjustment, purchases_adjustment, outside_sales,
                outside_purchases, remuneration, depreciation, loss_forward, surplus,
                network_share, education_share, reserve_share, rest, evidence, labour.value,
                reason.value, filed_by, filed_at, c.accepted, c.checked_at, answer.value,
                s.version < max(s.version) OVER (PARTITION BY s.account_id, period_start) AS is_old
            FROM surplus_statement s JOIN account a USING (account_id)
                LEFT JOIN surplus_check c USING (statement_id)
                LEFT JOIN log_text labour ON labour.log_index = s.log_index
                    AND labour.label = 'labour'
                LEFT JOIN log_text reason ON reason.log_index = s.log_index
                    AND reason.label = 'reason'
                LEFT JOIN log_text answer ON answer.log_index = c.log_index
                    AND answer.label = 'reason'
            """;

    private final ObjectMapper json;

    SurplusStore(ObjectMapper json) {
        this.json = json;
    }

    /// One who works in a venture: who acts for its account.
    ///
    /// @param publicId of her own account
    record Worker(MemberId member, String code, String publicId) {}

    /// Whether a member is a venture.
    boolean isVenture(Tx tx, MemberId member) {
        return !tx.ask(
                        "SELECT 1 FROM member WHERE member_id = ? AND kind = 'venture'",
                        r -> r.getInt(1),
                        member.value())
                .get()
                .isEmpty();
    }

    List<Worker> workers(Tx tx, AccountId account, Instant at) {
        return tx.ask(
                        """
                        SELECT d.member_id, own.code, own.public_id FROM delegation d
                            JOIN account own ON own.account_id = (SELECT min(account_id)
                                FROM account WHERE member_id = d.member_id)
                        WHERE d.account_id = ? AND (d.ends_at IS NULL OR d.ends_at > ?)
                        ORDER BY own.code
                        """,
                        r -> new Worker(new MemberId(r.getInt(1)), r.getString(2), r.getString(3)),
                        account.value(),
                        at)
                .get();
    }

    /// What the ledger has of an account for a time that is over: that does not change any more.
    SurplusFigures.ByLedger ledger(Tx tx, AccountId account, SurplusPeriod period) {
        return tx.ask(
                        """
                        WITH bounds AS (SELECT
                            coalesce((SELECT log_index FROM transfer WHERE committed_at >= ?
                                ORDER BY committed_at, log_index LIMIT 1), 9223372036854775807)
                                AS first,
                            coalesce((SELECT log_index FROM transfer WHERE committed_at >= ?
                                ORDER BY committed_at, log_index LIMIT 1), 9223372036854775807)
                                AS last)
                        SELECT
                            coalesce(sum(amount) FILTER (WHERE kind = 'payment'
                                AND payee_id = account_id), 0)::bigint,
                            coalesce(-sum(amount) FILTER (WHERE kind = 'payment'
                                AND payer_id = account_id), 0)::bigint,
                            coalesce(-sum(amount) FILTER (WHERE kind = 'wage'
                                AND payer_id = account_id), 0)::bigint
                        FROM (SELECT e.account_id, e.amount, coalesce(o.kind, t.kind) AS kind,
                                coalesce(o.payer_id, t.payer_id) AS payer_id,
                                coalesce(o.payee_id, t.payee_id) AS payee_id
                            FROM bounds JOIN entry e ON e.log_index >= first AND e.log_index < last
                                JOIN transfer t ON t.log_index = e.log_index
                                LEFT JOIN transfer o ON o.log_index = t.reversal_of
                            WHERE e.account_id = ?) AS moved
                        """,
                        r ->
                                new SurplusFigures.ByLedger(
                                        Money.of(r.getLong(1)),
                                        Money.of(r.getLong(2)),
                                        Money.of(r.getLong(3))),
                        period.start(),
                        period.end(),
                        account.value())
                .get()
                .getFirst();
    }

    /// What the last time before one left below zero; empty: no statement of such was accepted.
    Optional<Money> carried(Tx tx, AccountId account, SurplusPeriod period) {
        return tx
                .ask(
                        """
                        SELECT greatest(0, -surplus) FROM surplus_statement
                            JOIN surplus_check USING (statement_id)
                        WHERE account_id = ? AND accepted AND period_start < ?
                        ORDER BY period_start DESC, version DESC LIMIT 1
                        """,
                        r -> Money.of(r.getLong(1)),
                        account.value(),
                        period.firstDay())
                .get()
                .stream()
                .findFirst();
    }

    /// The time of which a statement was accepted last.
    Optional<SurplusPeriod> latestAccepted(Tx tx, AccountId account) {
        return tx
                .ask(
                        """
                        SELECT period_start, months FROM surplus_statement
                            JOIN surplus_check USING (statement_id)
                        WHERE account_id = ? AND accepted ORDER BY period_start DESC LIMIT 1
                        """,
                        r -> SurplusPeriod.from(date(r, 1), r.getInt(2)),
                        account.value())
                .get()
                .stream()
                .findFirst();
    }

    int versions(Tx tx, AccountId account, SurplusPeriod period) {
        return tx.ask(
                        "SELECT count(*) FROM surplus_statement"
                                + " WHERE account_id = ? AND period_start = ?",
                        r -> r.getInt(1),
                        account.value(),
                        period.firstDay())
                .get()
                .getFirst();
    }

    void file(Tx tx, long logIndex, Statement s, SurplusPolicy policy) {
        var ledger = s.figures().ledger();
        var declared = s.figures().declared();
        tx.tell(
                """
                INSERT INTO surplus_statement (statement_id, log_index, account_id, period_start,
                    months, version, policy_id, network_ppm, education_ppm, reserve_ppm, sales,
                    purchases, wages, sales_adjustment, purchases_adjustment, outside_sales,
                    outside_purchases, remuneration, depreciation, loss_forward, surplus,
                    network_share, education_share, reserve_share, rest, evidence, filed_by,
                    filed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?)
                """,
                s.id(),
                logIndex,
                s.account().value(),
                s.period().firstDay(),
                s.period().months(),
                s.version(),
                s.policy(),
                policy.networkPpm(),
                policy.educationPpm(),
                policy.reservePpm(),
                ledger.sales().minorUnits(),
                ledger.purchases().minorUnits(),
                ledger.wages().minorUnits(),
                declared.salesAdjustment().minorUnits(),
                declared.purchasesAdjustment().minorUnits(),
                declared.outsideSales().minorUnits(),
                declared.outsidePurchases().minorUnits(),
                declared.remuneration().minorUnits(),
                declared.depreciation().minorUnits(),
                s.figures().lossForward().minorUnits(),
                s.shares().surplus().minorUnits(),
                s.shares().network().minorUnits(),
                s.shares().education().minorUnits(),
                s.shares().reserve().minorUnits(),
                s.shares().rest().minorUnits(),
                s.evidence(),
                s.filedBy().value(),
                s.filedAt());
    }

    void approve(Tx tx, long logIndex, UUID statement, MemberId worker, Instant at) {
        tx.tell(
                "INSERT INTO surplus_approval (statement_id, member_id, log_index, approved_at)"
                        + " VALUES (?, ?, ?, ?)",
                statement,
                worker.value(),
                logIndex,
                at);
    }

    void check(Tx tx, long logIndex, UUID statement, boolean accepted, MemberId by, Instant at) {
        tx.tell(
                "INSERT INTO surplus_check (statement_id, log_index, accepted, checked_by,"
                        + " checked_at) VALUES (?, ?, ?, ?, ?)",
                statement,
                logIndex,
                accepted,
                by.value(),
                at);
    }

    /// Whose statement it is.
    Optional<String> account(Tx tx, UUID id) {
        return tx
                .ask(
                        "SELECT code FROM surplus_statement JOIN account USING (account_id)"
                                + " WHERE statement_id = ?",
                        r -> Objects.requireNonNull(r.getString(1)),
                        id)
                .get()
                .stream()
                .findFirst();
    }

    Optional<Statement> find(Tx tx, UUID id) {
        return read(
                        tx,
                        "SELECT * FROM ("
                                + STATEMENTS
                                + " WHERE s.account_id = (SELECT account_id FROM surplus_statement"
                                + " WHERE statement_id = ?)) AS one WHERE statement_id = ?",
                        id,
                        id)
                .stream()
                .findFirst();
    }

    /// A venture's statements, the latest first.
    List<Statement> of(Tx tx, AccountId account, int limit) {
        return read(
                tx,
                STATEMENTS
                        + " WHERE s.account_id = ? ORDER BY period_start DESC, s.version DESC"
                        + " LIMIT ?",
                account.value(),
                limit);
    }

    /// Statements of all ventures filed before one, the latest first.
    ///
    /// @param before its place in the log; [Long#MAX_VALUE]: from the latest on
    /// @param openOnly only those that wait to be checked
    List<Statement> page(Tx tx, boolean openOnly, long before, int limit) {
        return read(
                tx,
                "SELECT * FROM ("
                        + STATEMENTS
                        + ") AS one JOIN surplus_statement USING (statement_id) WHERE log_index < ?"
                        + " AND (NOT ? OR (accepted IS NULL AND NOT is_old))"
                        + " ORDER BY log_index DESC LIMIT ?",
                before,
                openOnly,
                limit);
    }

    /// Where a statement stands in the log.
    long place(Tx tx, UUID id) {
        return tx.ask(
                        "SELECT log_index FROM surplus_statement WHERE statement_id = ?",
                        r -> r.getLong(1),
                        id)
                .get()
                .getFirst();
    }

    private List<Statement> read(Tx tx, String query, @Nullable Object... parameters) {
        List<Statement> bare = tx.ask(query, this::statement, parameters).get();
        UUID[] ids = bare.stream().map(Statement::id).toArray(UUID[]::new);
        Map<UUID, List<Approval>> approvals = approvals(tx, ids);
        return bare.stream()
                .map(s -> s.withApprovals(approvals.getOrDefault(s.id(), List.of())))
                .toList();
    }

    private static Map<UUID, List<Approval>> approvals(Tx tx, UUID[] ids) {
        Map<UUID, List<Approval>> all = new HashMap<>();
        var _ =
                tx.ask(
                                """
                                SELECT statement_id, v.member_id, own.code, approved_at
                                FROM surplus_approval v
                                    JOIN account own ON own.account_id = (SELECT
                                        min(account_id) FROM account WHERE member_id = v.member_id)
                                WHERE statement_id = ANY (?) ORDER BY v.log_index
                                """,
                                r ->
                                        all.computeIfAbsent(uuid(r, 1), _ -> new ArrayList<>())
                                                .add(
                                                        new Approval(
                                                                new MemberId(r.getInt(2)),
                                                                r.getString(3),
                                                                at(r, 4))),
                                (Object) ids)
                        .get();
        return all;
    }

    private Statement statement(ResultSet r) throws SQLException {
        @Nullable Boolean accepted = r.getObject(28, Boolean.class);
        @Nullable String labour = r.getString(24);
        return new Statement(
                uuid(r, 1),
                new AccountId(r.getInt(2)),
                r.getString(3),
                SurplusPeriod.from(date(r, 4), r.getInt(5)),
                r.getInt(6),
                r.getInt(7),
                new SurplusFigures(
                        new SurplusFigures.ByLedger(money(r, 8), money(r, 9), money(r, 10)),
                        new SurplusFigures.Declared(
                                money(r, 11),
                                money(r, 12),
                                money(r, 13),
                                money(r, 14),
                                money(r, 15),
                                money(r, 16)),
                        money(r, 17)),
                new SurplusShares(
                        money(r, 18), money(r, 19), money(r, 20), money(r, 21), money(r, 22)),
                r.getString(23),
                labour == null ? null : json.readValue(labour, Labour.class),
                r.getString(25),
                new MemberId(r.getInt(26)),
                at(r, 27),
                state(accepted, r.getBoolean(31)),
                accepted == null ? null : at(r, 29),
                r.getString(30),
                List.of());
    }

    private static State state(@Nullable Boolean accepted, boolean isOld) {
        if (accepted != null) {
            return accepted ? State.ACCEPTED : State.RETURNED;
        }
        return isOld ? State.REPLACED : State.FILED;
    }

    private static Money money(ResultSet r, int column) throws SQLException {
        return Money.of(r.getLong(column));
    }

    private static UUID uuid(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(r.getObject(column, UUID.class));
    }

    private static LocalDate date(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(r.getObject(column, LocalDate.class));
    }

    private static Instant at(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(r.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
