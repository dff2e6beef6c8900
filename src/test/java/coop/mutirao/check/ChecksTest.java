package coop.mutirao.check;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.history.FileForm;
import coop.mutirao.history.HistoryFile;
import coop.mutirao.history.PaymentImport;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.officer.Second;
import coop.mutirao.payment.Order;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.ReversalOrder;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever owns the database can change anything in it: then the check says so.
class ChecksTest {

    private static final String FILE =
            """
            payer,payee,amount,description
            a,b,10.00,bread
            b,c,7.77,
            c,a,123.45,a roof
            b,a,0.99,
            c,b,50.01,seeds
            """;

    @TempDir Path dir;

    /// @param table whose triggers are switched off for it
    /// @param finds the checks that have to find it
    record Corruption(String what, String table, String sql, List<String> finds) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Corruption> corruptions() {
        String last = "log_index = (SELECT max(log_index) FROM transfer WHERE kind = 'import')";
        return Stream.of(
                new Corruption(
                        "an amount changed",
                        "entry",
                        "UPDATE entry SET amount = amount + 1 WHERE entry_no = 1 AND " + last,
                        List.of("transfers-balance", "entry-chains", "log-says-the-books")),
                new Corruption(
                        "both amounts changed",
                        "entry",
                        "UPDATE entry SET amount = amount + "
                                + "sign(amount)::int WHERE entry_no < 2 AND "
                                + last,
                        List.of("transfers-balance", "entry-chains", "log-says-the-books")),
                new Corruption(
                        "an entry deleted",
                        "entry",
                        "DELETE FROM entry WHERE entry_no = 3 AND " + last,
                        List.of("transfers-balance", "entry-chains", "log-says-the-books")),
                new Corruption(
                        "a transfer deleted",
                        "transfer",
                        "DELETE FROM transfer WHERE " + last,
                        List.of("transfers-balance", "log-is-whole")),
                new Corruption(
                        "a day changed",
                        "transfer",
                        "UPDATE transfer SET effective_on = effective_on - 1 WHERE " + last,
                        List.of("log-says-the-books")),
                new Corruption(
                        "a balance changed",
                        "account",
                        "UPDATE account SET balance = balance + 1 WHERE code = 'a'",
                        List.of("entry-chains", "balances-sum-to-zero")),
                new Corruption(
                        "the fund below zero",
                        "entry",
                        "UPDATE entry SET balance_after = -1 WHERE entry_no = 3 AND " + last,
                        List.of("fund-not-below-zero", "entry-chains")),
                new Corruption(
                        "what was charged for the cap changed",
                        "charge",
                        "UPDATE charge SET charged = charged + 1 WHERE " + last,
                        List.of("charges-are-right")),
                new Corruption(
                        "carries moved along",
                        "charge",
                        "UPDATE charge SET carry_before = carry_before + 1,"
                                + " carry_after = carry_after + 1 WHERE "
                                + last,
                        List.of("charges-are-right")),
                new Corruption(
                        "a charge of another rate",
                        "charge",
                        "UPDATE charge SET rate_ppm = rate_ppm "
                                + "+ 1, carry_after = carry_after + base"
                                + " WHERE "
                                + last,
                        List.of("charges-are-due")),
                new Corruption(
                        "a charge dropped",
                        "charge",
                        "DELETE FROM charge WHERE " + last,
                        List.of("charges-are-due")),
                new Corruption(
                        "a leaf byte changed",
                        "log_leaf",
                        "UPDATE log_leaf SET leaf = set_byte(leaf, 0, 32) WHERE " + last,
                        List.of("log-is-whole", "log-says-the-books")),
                new Corruption(
                        "a leaf says another amount",
                        "log_leaf",
                        "UPDATE log_leaf SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'),"
                                + " '\"n\":\"5001\"', '\"n\":\"5002\"'), 'UTF8') WHERE "
                                + last,
                        List.of("log-says-the-books")),
                new Corruption(
                        "a leaf of an earlier time",
                        "log_leaf",
                        "UPDATE log_leaf SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'),"
                                + " '\"at\":\"2026', '\"at\":\"2025'), 'UTF8') WHERE "
                                + last,
                        List.of("log-is-whole", "log-says-the-books")),
                new Corruption(
                        "the last leaf dropped",
                        "log_leaf",
                        "DELETE FROM log_leaf WHERE log_index "
                                + "= (SELECT max(log_index) FROM log_leaf)",
                        List.of("log-is-whole", "log-says-the-books")),
                new Corruption(
                        "a description changed",
                        "log_text",
                        "UPDATE log_text SET value = 'gold' WHERE value = 'seeds'",
                        List.of("commitments-open")),
                new Corruption(
                        "a salt changed",
                        "log_text",
                        "UPDATE log_text SET salt = set_byte(salt, 31, 255 - get_byte(salt, 31))"
                                + " WHERE value = 'seeds'",
                        List.of("commitments-open")),
                new Corruption(
                        "a text gone of which no fact says so",
                        "log_text",
                        "DELETE FROM log_text WHERE value = 'seeds'",
                        List.of("commitments-open")),
                new Corruption(
                        "a leaf says that less credit was given",
                        "log_leaf",
                        "UPDATE log_leaf SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'),"
                                + " '\"limit\":{\"SOL\":\"50000\"}',"
                                + " '\"limit\":{\"SOL\":\"900\"}'), 'UTF8') WHERE log_index = "
                                + "(SELECT min(log_index) FROM log_leaf WHERE"
                                + " convert_from(leaf, 'UTF8') LIKE '%\"type\":\"account\"%'"
                                + " AND convert_from(leaf, 'UTF8') LIKE '%\"SOL\":\"50000\"%')",
                        List.of("limits-held", "other-facts-stand")),
                new Corruption(
                        "a limit changed",
                        "account",
                        "UPDATE account SET credit_limit = credit_limit + 1 WHERE code = 'a'",
                        List.of("other-facts-stand")),
                new Corruption(
                        "an account's time changed",
                        "account",
                        "UPDATE account SET opened_at = opened_at - interval '1 microsecond'"
                                + " WHERE code = 'a'",
                        List.of("other-facts-stand")),
                new Corruption(
                        "an account that the log does not know",
                        "account",
                        "INSERT INTO account (code, public_id, kind, unit, community_id,"
                                + " credit_limit, maximum_balance, opened_at)"
                                + " VALUES ('x', 'x', 'system', 'SOL', 1, 0, 0, now())",
                        List.of("other-facts-stand")),
                new Corruption(
                        "a role that nobody decided",
                        "role_grant",
                        "INSERT INTO role_grant SELECT member_id, 'treasurer', 'x', now(),"
                                + " now() + interval '1 day'"
                                + " FROM account WHERE code = 'a'",
                        List.of("other-facts-stand")),
                new Corruption(
                        "a policy changed",
                        "policy",
                        "UPDATE policy SET value = jsonb_set(value, '{reserveMinimum}', '7')"
                                + " WHERE key = 'sweep'",
                        List.of("other-facts-stand")),
                new Corruption(
                        "a decision changed",
                        "policy",
                        "UPDATE policy SET decision = decision || '.' WHERE key = 'sweep'",
                        List.of("other-facts-stand")),
                new Corruption(
                        "another network",
                        "network",
                        "UPDATE network SET origin = origin || 'x'",
                        List.of("other-facts-stand")),
                new Corruption(
                        "a refused order that was carried out",
                        "refusal",
                        "INSERT INTO refusal SELECT transfer_id, '{}', '{}', now() FROM transfer"
                                + " WHERE "
                                + last,
                        List.of("refusals-stand")),
                new Corruption(
                        "a reversal of something else",
                        "transfer",
                        "UPDATE transfer SET reversal_of = "
                                + "(SELECT min(log_index) + 1 FROM transfer)"
                                + " WHERE kind = 'reversal'",
                        List.of("reversals-mirror", "log-says-the-books", "charges-are-right")),
                new Corruption(
                        "a request paid with less",
                        "payment_request",
                        "INSERT INTO payment_request (request_id, kind, payer_id, payee_id, amount,"
                                + " asked_by, created_at, expires_at, state, payment_id)"
                                + " SELECT gen_random_uuid(), 'payment', payer_id, payee_id,"
                                + " amount + 1, (SELECT min(member_id) FROM member), now(),"
                                + " now() + interval '1 day',"
                                + " 'committed', transfer_id FROM transfer WHERE "
                                + last,
                        List.of("requests-are-paid")),
                new Corruption(
                        "a right too many",
                        "entry",
                        "GRANT UPDATE (amount) ON entry TO mutirao_service",
                        List.of("guards-stand")),
                new Corruption(
                        "a trigger dropped",
                        "charge",
                        "DROP TRIGGER charges_carry ON charge",
                        List.of("guards-stand")),
                new Corruption(
                        "a commit that does not wait",
                        "charge",
                        database("SET synchronous_commit = off"),
                        List.of("guards-stand")),
                new Corruption(
                        "triggers that do not run",
                        "charge",
                        database("SET session_replication_role = replica"),
                        List.of("guards-stand")));
    }

    private static String database(String change) {
        return "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I "
                + change
                + "', current_database()); END $$";
    }

    private void trade(Town town) throws IOException {
        Path file = Files.writeString(dir.resolve("x.csv"), FILE);
        var plan =
                new PaymentImport.Plan(HistoryFile.open(file, FileForm.CSV), Set.of(), null, null);
        assertThat(town.app.imports.run(plan, _ -> {}, () -> false).posted()).isEqualTo(5);
        TransferId second =
                new TransferId(
                        sql(town)
                                .resultQuery(
                                        "SELECT transfer_id FROM transfer ORDER BY log_index"
                                                + " OFFSET 2 LIMIT 1")
                                .fetchSingle()
                                .get(0, UUID.class));
        var reversal =
                new ReversalOrder(
                        new TransferId(new UUID(7, 7)),
                        second,
                        "too much",
                        new Order.Actor("a", null));
        town.app.payments.carryOut(List.of(reversal));
        assertThat(sql(town).fetchCount(DSL.table("transfer"))).isEqualTo(6);
    }

    private static DSLContext sql(Town town) {
        return DSL.using(TestDatabase.ownerOf(town.service), SQLDialect.POSTGRES);
    }

    private static List<String> found(Town town) {
        return town.app.checks.run((_, _) -> {}).results().stream()
                .filter(result -> result.found() > 0)
                .map(Checks.Result::check)
                .toList();
    }

    @Test
    void nothing_is_found_in_sound_books() throws IOException {
        try (var town = new Town(10_000, 50_000)) {
            assertThat(found(town)).isEmpty();
            trade(town);
            assertThat(found(town)).isEmpty();
        }
    }

    /// The service itself may change limits; without a leaf they are not those of the log.
    @Test
    void a_limit_that_was_lifted_for_one_payment_is_found_afterwards() {
        try (var town = new Town(10_000, 50_000);
                var app = new TestApp(town.service, () -> Town.NOW, 1)) {
            app.admit("ana", 1_000, 5_000, null);
            app.admit("bea", 1_000, 5_000, null);
            var change = new AccountChange(Money.of(2_000), null, null, null, "a good year");
            app.limits.change("ana", change, "bea", Second.NOT_NEEDED);
            app.app.payments.carryOut(List.of(Orders.pay(1, "ana", "bea", 1_500)));
            var back = new AccountChange(Money.of(1_000), null, null, null, "a bad year");
            app.limits.change("ana", back, "bea", Second.NOT_NEEDED);
            app.app.payments.carryOut(List.of(Orders.pay(2, "bea", "ana", 100)));
            assertThat(found(town)).as("limits as of then").isEmpty();

            sql(town).execute("ALTER TABLE account DISABLE TRIGGER limit_is_changed");
            sql(town).execute("UPDATE account SET credit_limit = 3000 WHERE code = 'ana'");
            try (var other = new TestApp(town.service, () -> Town.NOW, 2)) {
                other.app.payments.carryOut(List.of(Orders.pay(3, "ana", "bea", 1_000)));
            }
            sql(town).execute("UPDATE account SET credit_limit = 1000 WHERE code = 'ana'");
            sql(town).execute("ALTER TABLE account ENABLE TRIGGER limit_is_changed");

            assertThat(found(town)).containsExactly("limits-held");
        }
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void what_was_changed_is_found(Corruption corruption) throws IOException {
        try (var town = new Town(10_000, 50_000)) {
            trade(town);
            DSLContext sql = sql(town);
            sql.execute("ALTER TABLE " + corruption.table() + " DISABLE TRIGGER USER");
            int changed = sql.execute(corruption.sql());
            sql.execute("ALTER TABLE " + corruption.table() + " ENABLE TRIGGER USER");

            assertThat(found(town)).containsAll(corruption.finds());
            boolean isRow = corruption.sql().matches("(UPDATE|DELETE|INSERT).*");
            assertThat(changed)
                    .isEqualTo(isRow ? (corruption.what().startsWith("both") ? 2 : 1) : 0);
        }
    }
}
