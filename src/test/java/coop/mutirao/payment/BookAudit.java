package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.TransferId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Looks at the tables as an auditor would, with plain SQL and nothing of the program.
public final class BookAudit {

    private final DSLContext sql;

    public BookAudit(DataSource database) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    /// Facts have indices without a gap, of which transfers and accounts are some, and time goes
    /// on.
    public void checkLog() {
        assertNone("SELECT 1 FROM log_head WHERE size <> (SELECT count(*) FROM log_leaf)");
        assertNone(
                "SELECT 1 FROM log_head WHERE size <> (SELECT max(log_index) + 1 FROM log_leaf)");
        assertNone("SELECT 1 FROM log_leaf WHERE log_index < 0");
        assertNone(
                "SELECT log_index FROM transfer LEFT JOIN "
                        + "log_leaf USING (log_index) WHERE coalesce("
                        + "position(convert_to(transfer_id::text, 'UTF8') IN leaf), 0) = 0");
        assertNone(
                "SELECT 1 FROM (SELECT committed_at, "
                        + "lag(committed_at) OVER (ORDER BY log_index) AS b"
                        + " FROM transfer) t WHERE committed_at < b");
    }

    /// Everything sums to zero, versions have no gap, each balance follows from the one before.
    public void checkEntries() {
        assertNone("SELECT unit FROM account GROUP BY unit HAVING sum(balance) <> 0");
        assertNone("SELECT log_index FROM entry GROUP BY log_index HAVING sum(amount) <> 0");
        assertNone(
                "SELECT log_index FROM transfer LEFT JOIN entry USING (log_index)"
                        + " WHERE account_id IS NULL");
        assertNone(
                """
                SELECT account_id, version FROM (
                    SELECT account_id, version, balance_after,
                        row_number() OVER w AS n, sum(amount) OVER w AS total
                    FROM entry WINDOW w AS (PARTITION BY account_id ORDER BY log_index, entry_no)) e
                WHERE version <> n OR balance_after <> total
                """);
        assertNone(
                """
                SELECT account_id FROM account a LEFT JOIN LATERAL (
                    SELECT balance_after, version FROM entry e WHERE e.account_id = a.account_id
                    ORDER BY log_index DESC, entry_no DESC LIMIT 1) e ON true
                WHERE a.balance <> coalesce(e.balance_after, 0)
                    OR a.version <> coalesce(e.version, 0)
                """);
    }

    /// No entry ended beyond its account's limits, where those never changed.
    public void checkLimits() {
        assertNone(
                """
                SELECT account_id, balance_after FROM entry JOIN account USING (account_id)
                WHERE balance_after - reserved_amount < -credit_limit
                    OR balance_after > maximum_balance
                """);
    }

    /// Balances, limits and carries are those of the model.
    void compare(BookModel model, List<String> members) {
        for (String code : model.pages.keySet()) {
            BookModel.Page page = model.page(code);
            Record row =
                    sql.resultQuery(
                                    "SELECT a.balance, a.reserved_amount, "
                                            + "a.closed, c.carry_after, c.latest_period,"
                                            + " c.charged, a.credit_limit, a.maximum_balance"
                                            + " FROM account a LEFT JOIN charge c"
                                            + " USING (account_id) WHERE code = {0}"
                                            + " ORDER BY c.log_index DESC LIMIT 1",
                                    DSL.val(code))
                            .fetchSingle();
            assertThat(row.get(0, Long.class)).as("balance of " + code).isEqualTo(page.balance);
            if (members.contains(code)) {
                assertThat(row.get(1, Long.class)).isEqualTo(page.reserved);
                assertThat(row.get(2, Boolean.class)).isEqualTo(page.closed);
                assertThat(row.get(6, Long.class)).isEqualTo(page.credit);
                assertThat(row.get(7, Long.class)).isEqualTo(page.maximum);
            }
            if (page.everCharged) {
                assertThat(row.get(3, Long.class)).as("carry of " + code).isEqualTo(page.carry);
                assertThat(row.get(4, Integer.class)).isEqualTo(page.period);
                assertThat(row.get(5, Long.class)).as("charged of " + code).isEqualTo(page.charged);
            } else {
                assertThat(row.get(3)).as("carry of " + code).isNull();
            }
        }
        assertNone(
                """
                SELECT account_id FROM (
                    SELECT account_id, carry_before, lag(carry_after, 1, 0::bigint)
                        OVER (PARTITION BY account_id ORDER BY log_index) AS b FROM charge) c
                WHERE carry_before <> b
                """);
    }

    /// These payments stand, each once, and no others; and so many reversals.
    public void checkTransfers(Collection<TransferId> payments, int reversals) {
        Set<UUID> found =
                new HashSet<>(
                        sql.resultQuery(
                                        "SELECT transfer_id FROM transfer"
                                                + " WHERE kind IN ('payment', 'gift', 'wage')")
                                .fetch(r -> r.get(0, UUID.class)));
        assertThat(found)
                .isEqualTo(payments.stream().map(TransferId::value).collect(Collectors.toSet()));
        assertThat(
                        sql.resultQuery("SELECT count(*) FROM transfer WHERE kind = 'reversal'")
                                .fetchSingle()
                                .get(0, Integer.class))
                .isEqualTo(reversals);
    }

    private void assertNone(String query) {
        assertThat(sql.resultQuery(query).fetch()).as(query).isEmpty();
    }
}
