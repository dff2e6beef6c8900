package coop.mutirao.levy;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.check.Checks;
import coop.mutirao.testing.RawBooks;
import coop.mutirao.testing.TestDatabase;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever owns the database can change what was charged: then the check says so. The service
/// cannot.
class LevyTamperingTest {

    private static LevyTown town;

    @BeforeAll
    static void charge() {
        town = new LevyTown();
        town.policy(10_000, 0, 0, null);
        town.at("2026-09-01T00:00:00Z");
        town.pay("ana", "bea", 50_000);
        town.at("2026-10-01T01:00:00Z");
        town.keep();
        assertThat(found(sql())).isEmpty();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static DSLContext sql() {
        return DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
    }

    // What changed is put back.
    private static List<String> found(DSLContext sql, String... changes) {
        sql.execute("ALTER TABLE levy_charge DISABLE TRIGGER USER");
        sql.execute("ALTER TABLE levy_run DISABLE TRIGGER USER");
        sql.execute("ALTER TABLE levy_exemption DISABLE TRIGGER USER");
        sql.execute("CREATE TABLE kept_charge AS TABLE levy_charge");
        sql.execute("CREATE TABLE kept_run AS TABLE levy_run");
        try {
            for (String change : changes) {
                assertThat(sql.execute(change)).as(change).isPositive();
            }
            sql.execute("ALTER TABLE levy_charge ENABLE TRIGGER USER");
            sql.execute("ALTER TABLE levy_run ENABLE TRIGGER USER");
            sql.execute("ALTER TABLE levy_exemption ENABLE TRIGGER USER");
            return town.app.app.checks.run((_, _) -> {}).results().stream()
                    .filter(result -> result.found() > 0)
                    .map(Checks.Result::check)
                    .toList();
        } finally {
            sql.execute("ALTER TABLE levy_charge DISABLE TRIGGER USER");
            sql.execute("ALTER TABLE levy_run DISABLE TRIGGER USER");
            sql.execute("ALTER TABLE levy_exemption DISABLE TRIGGER USER");
            sql.execute("DELETE FROM levy_exemption");
            sql.execute("DELETE FROM levy_charge");
            sql.execute(
                    "UPDATE levy_run r SET finished = k.finished FROM kept_run k"
                            + " WHERE k.period = r.period");
            sql.execute("INSERT INTO levy_charge SELECT * FROM kept_charge");
            sql.execute("DROP TABLE kept_charge, kept_run");
            sql.execute("ALTER TABLE levy_charge ENABLE TRIGGER USER");
            sql.execute("ALTER TABLE levy_run ENABLE TRIGGER USER");
            sql.execute("ALTER TABLE levy_exemption ENABLE TRIGGER USER");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM levy_charge",
                "UPDATE levy_charge SET trade = trade + 1",
                "UPDATE levy_charge SET carry_before = 7, carry_after = 7",
                "UPDATE levy_charge SET idle = idle + 1, carry_after = carry_after + rate_ppm",
                "INSERT INTO levy_charge SELECT period, account_id + 1, NULL, policy_id, rate_ppm,"
                        + " trade, threshold, idle, carry_before, carry_after, due, 0, due"
                        + " FROM levy_charge",
                "UPDATE levy_run SET finished = finished + 1000",
                "INSERT INTO levy_exemption SELECT 1, account_id, now() + interval '1 day', now()"
                        + " FROM account WHERE code = 'bea'"
            })
    void what_was_changed_is_found(String change) {
        assertThat(found(sql(), change)).containsExactly("levies-hold");
    }

    @Test
    void a_levy_has_its_sum_and_nobody_writes_one_that_does_not_come_out() {
        var books = new RawBooks();
        String levy = RawBooks.TRANSFER.replace("'payment'", "'levy'");
        books.refuse(
                "levy_has_its_charge",
                levy,
                RawBooks.entries(RawBooks.entry("ana", -5, 0), RawBooks.entry("bea", 5, 1)),
                RawBooks.LEAF,
                "SET CONSTRAINTS ALL IMMEDIATE");
        String run =
                "INSERT INTO levy_run (period, policy_id, run_id) SELECT '2026-10-01', policy_id,"
                        + " gen_random_uuid() FROM policy WHERE key = '%s'";
        String charge =
                "INSERT INTO levy_charge VALUES ('2026-10-01', $ana, %s, (SELECT policy_id FROM"
                        + " policy WHERE key = 'levy'), 100, 0, 0, 25920000000000000000, %s, 0,"
                        + " 1000, %s, %s)";
        String go = run.formatted("levy");
        String forgiven = charge.formatted("NULL", "0", "0", "1000");
        books.allow(go, forgiven);
        books.refuse("levy_run_goes_forward", run.formatted("sweep"));
        books.refuse(
                "levy_run_goes_forward",
                go,
                "UPDATE levy_run SET next_account = 3",
                "UPDATE levy_run SET next_account = 2");
        books.refuse("levy_charge_is_exact", go, charge.formatted("NULL", "1", "0", "1000"));
        books.refuse("levy_charge_posted", go, charge.formatted("NULL", "0", "5", "995"));
        books.refuse("levy_charge_follows", go, charge.formatted("1", "0", "5", "995"));
        books.refuse("levy_charge_pkey", go, forgiven, forgiven);
        books.refuse(
                "levy_charge_follows", go, "UPDATE levy_run SET next_account = 1000", forgiven);
        books.refuse("levy_charge_follows", go, "UPDATE levy_run SET finished = 1", forgiven);
        books.refuse(
                "levy_exemption_by_others",
                "INSERT INTO levy_exemption SELECT $head, account_id, NULL, now(), member_id"
                        + " FROM account WHERE code = 'ana'");
        books.refuse(
                "levy_exemption_by_others",
                "INSERT INTO levy_exemption SELECT 3, $ana, NULL, now(), member_id"
                        + " FROM account WHERE code = 'bea'");
        books.deny("UPDATE levy_charge SET amount = 0");
        books.deny("DELETE FROM levy_run");
        books.refuseOwner("append_only", "DELETE FROM levy_run");
        books.refuseOwner("append_only", "UPDATE levy_charge SET amount = 0");
        books.refuseOwner("append_only", "DELETE FROM levy_exemption");
    }
}
