package coop.mutirao.surplus;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.check.Checks;
import coop.mutirao.testing.RawBooks;
import coop.mutirao.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/// Whoever owns the database can change what was stated and taken: then the check says so. The
/// service cannot.
class SurplusTamperingTest extends SurplusWorld {

    private static final List<String> TABLES =
            List.of("surplus_statement", "surplus_check", "surplus_due", "surplus_payment");

    private DSLContext sql() {
        return DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
    }

    private void guards(String what) {
        TABLES.forEach(
                table -> sql().execute("ALTER TABLE %s %s TRIGGER USER".formatted(table, what)));
    }

    // What changed is put back.
    private List<String> found(String change, String back) {
        guards("DISABLE");
        assertThat(sql().execute(change)).as(change).isPositive();
        guards("ENABLE");
        List<String> found =
                app.app.checks.run((_, _) -> {}).results().stream()
                        .filter(result -> result.found() > 0)
                        .map(Checks.Result::check)
                        .toList();
        guards("DISABLE");
        assertThat(sql().execute(back)).as(back).isPositive();
        guards("ENABLE");
        return found;
    }

    @Test
    void what_was_changed_is_found() {
        pay(dita, "dita", "padaria", 10_000);
        at("2027-04-01T00:00:00Z");
        accepted("2027-Q1", Map.of());
        assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
        for (String[] change :
                List.of(
                        new String[] {
                            "UPDATE surplus_statement SET sales = sales - 1, purchases = -1",
                            "UPDATE surplus_statement SET sales = sales + 1, purchases = 0"
                        },
                        new String[] {
                            "UPDATE surplus_statement SET wages = 9",
                            "UPDATE surplus_statement SET wages = 0"
                        },
                        new String[] {
                            "UPDATE surplus_statement SET evidence = repeat('0', 64)",
                            "UPDATE surplus_statement SET evidence = repeat('ab', 32)"
                        },
                        new String[] {
                            "UPDATE surplus_check SET checked_by = checked_by + 1",
                            "UPDATE surplus_check SET checked_by = checked_by - 1"
                        },
                        new String[] {
                            "UPDATE surplus_due SET due = due - 1, paid = paid - 1",
                            "UPDATE surplus_due SET due = due + 1, paid = paid + 1"
                        },
                        new String[] {
                            "UPDATE surplus_payment SET amount = amount - 1",
                            "UPDATE surplus_payment SET amount = amount + 1"
                        },
                        new String[] {
                            "UPDATE surplus_payment SET due_before = due_before + 7",
                            "UPDATE surplus_payment SET due_before = due_before - 7"
                        })) {
            assertThat(found(change[0], change[1])).as(change[0]).containsExactly("surpluses-hold");
        }
    }

    @Test
    void nobody_writes_what_does_not_come_out() {
        var books = new RawBooks();
        String share = RawBooks.TRANSFER.replace("'payment'", "'surplus'");
        books.refuse(
                "surplus_is_due",
                share,
                RawBooks.entries(RawBooks.entry("ana", -5, 0), RawBooks.entry("bea", 5, 1)),
                RawBooks.LEAF,
                "SET CONSTRAINTS ALL IMMEDIATE");
        String venture = "INSERT INTO surplus_due (account_id, due, claim, collect_on) VALUES";
        books.refuse(
                "surplus_adds_up",
                venture + " ($ana, 5, gen_random_uuid(), '2026-09-09')",
                "SET CONSTRAINTS ALL IMMEDIATE");
        books.refuse("surplus_due_has_its_day", venture + " ($ana, 5, gen_random_uuid(), NULL)");
        String statement =
                """
                INSERT INTO surplus_statement SELECT gen_random_uuid(), $head, $ana, '%s', %s, 1,
                    policy_id, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, %s, 0, 0, %s, 0, 0, 0, 9, NULL,
                    member_id, '2026-09-01'
                FROM policy, account WHERE key = 'surplus' AND code = 'ana'
                """;
        books.refuse("surplus_is_exact", statement.formatted("2026-04-01", "3", "0", "8"));
        books.refuse("surplus_period_is_whole", statement.formatted("2026-05-01", "3", "0", "9"));
        books.refuse(
                "surplus_has_evidence",
                statement
                        .formatted("2026-04-01", "3", "9", "0")
                        .replace("0, 0, 0, 9, NULL", "0, 0, 0, 0, NULL"));
        // Ana is no venture.
        books.refuse("surplus_statement_follows", statement.formatted("2026-04-01", "3", "0", "9"));
        for (String table : TABLES) {
            books.deny("DELETE FROM " + table);
            books.refuseOwner("append_only", "DELETE FROM " + table);
        }
        books.deny("UPDATE surplus_statement SET wages = 0");
        books.deny("UPDATE surplus_due SET claim = gen_random_uuid()");
        books.refuseOwner("append_only", "UPDATE surplus_payment SET amount = 1");
    }
}
