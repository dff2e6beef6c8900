package coop.mutirao.testing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.AccountChange;
import coop.mutirao.officer.Second;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// A small network's books, to be written with plain SQL past the program. Each statement is rolled
/// back, so the books stay as they are.
///
/// Ana paid Bea 1,000 (Bea was charged 10) and 100 (1), Cem paid nothing, Dita's account is closed.
/// In statements `$head`, `$ana` and `$bea` stand for the log's size and the accounts' numbers.
public final class RawBooks {

    /// Ana pays Bea 5, as the next fact.
    public static final String TRANSFER =
            """
            INSERT INTO transfer (log_index, transfer_id, kind, payer_id, payee_id, amount,
                committed_at, effective_on)
            VALUES ($head, gen_random_uuid(), 'payment', $ana, $bea, 5, now(), current_date)
            """;

    /// As much of that transfer's leaf as the database looks at.
    public static final String LEAF =
            """
            INSERT INTO log_leaf SELECT log_index, '{"type":"transaction","v":"1"}'
                FROM transfer WHERE log_index = $head
            """;

    private final DataSource database = TestDatabase.freshForOwner();

    public RawBooks() {
        var clock = new SetClock(Instant.parse("2026-09-01T08:00:00Z"));
        try (TestApp app = TestApp.founded(database, clock, 1)) {
            for (String code : List.of("ana", "bea", "cem", "dita")) {
                app.admit(code, 2_000, 5_000, null);
            }
            assertThat(app.app.payments.submit(Orders.pay(1, "ana", "bea", 1_000)))
                    .isInstanceOf(PaymentOutcome.Committed.class);
            app.app.payments.submit(Orders.pay(2, "ana", "bea", 9_999));
            app.app.fund.sweep(Orders.id(3), null, "service");
            app.app.payments.submit(Orders.pay(4, "ana", "bea", 100));
            app.limits.change(
                    "dita",
                    new AccountChange(null, null, null, true, "left"),
                    "cem",
                    Second.NOT_NEEDED);
        }
    }

    public static String entries(String... rows) {
        return "INSERT INTO entry (log_index, entry_no, account_id, amount, balance_after, version)"
                + " VALUES "
                + String.join(", ", rows);
    }

    /// The entries of the next fact, by which one account gives and another receives.
    public static String moved(String from, String to, long amount) {
        return entries(entry(from, -amount, 0), entry(to, amount, 1));
    }

    /// An entry of the next fact that follows from the account as it stands.
    public static String entry(String code, long amount, int no) {
        String account = "FROM account WHERE code = '%s')".formatted(code);
        return "($head, %d, (SELECT account_id %s, %d, (SELECT balance + %d %s, (SELECT %s)"
                .formatted(no, account, amount, amount, account, "version + 1 " + account);
    }

    /// The same of the fact after the next.
    public static String next(String statement) {
        return statement.replace("$head", "$head + 1");
    }

    /// The statements go through, for the service.
    public void allow(String... statements) {
        @Nullable PSQLException refusal = refusal(true, statements);
        if (refusal != null) {
            throw new AssertionError(String.join(";", statements), refusal);
        }
    }

    /// The last statement is refused by this constraint, for the service and the tables' owner.
    public void refuse(String constraint, String... statements) {
        assertRefused(constraint, refusal(true, statements));
        refuseOwner(constraint, statements);
    }

    /// The same for the owner, where the service may not even try.
    public void refuseOwner(String constraint, String... statements) {
        assertRefused(constraint, refusal(false, statements));
    }

    /// The service may not do this: it has no such right.
    public void deny(String statement) {
        @Nullable PSQLException refusal = refusal(true, statement);
        assertThat(refusal == null ? "allowed" : refusal.getSQLState())
                .as(statement)
                .isEqualTo("42501");
    }

    private static void assertRefused(String constraint, @Nullable PSQLException refusal) {
        String by =
                refusal == null || refusal.getServerErrorMessage() == null
                        ? "none"
                        : String.valueOf(refusal.getServerErrorMessage().getConstraint());
        assertThat(by).as("%s", refusal).isEqualTo(constraint);
    }

    // What the last statement is answered; the ones before have to go through.
    private @Nullable PSQLException refusal(boolean asService, String... statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (asService) {
                statement.execute("SET ROLE mutirao_service");
            }
            for (int i = 0; i < statements.length; i++) {
                boolean last = i == statements.length - 1;
                try {
                    statement.execute(filled(statements[i]));
                } catch (PSQLException e) {
                    if (last) {
                        return e;
                    }
                    throw e;
                }
            }
            connection.rollback();
            return null;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String filled(String statement) {
        return statement
                .replace("$head", "(SELECT size FROM log_head)")
                .replace("$ana", "(SELECT account_id FROM account WHERE code = 'ana')")
                .replace("$bea", "(SELECT account_id FROM account WHERE code = 'bea')");
    }
}
