package coop.mutirao.loan;

import static coop.mutirao.loan.LoanTown.asked;
import static coop.mutirao.loan.LoanTown.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.postgresql.util.PSQLException;

/// Whoever owns the database can change what was lent: then the check says so. The service cannot.
class LoanTamperingTest {

    private static final List<String> TABLES =
            List.of("loan", "loan_instalment", "loan_posting", "loan_sweep", "loan_deferral");

    private static LoanTown town;

    @BeforeAll
    static void lend() {
        town = new LoanTown();
        town.lend("ana", asked(1_000, schedule("receipts", "2026-12-01", 2)));
        town.pay("bea", "ana", 501);
        assertThat(found()).isEmpty();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static DSLContext sql() {
        return DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
    }

    // What changed is put back.
    private static List<String> found(String... changes) {
        DSLContext sql = sql();
        TABLES.forEach(t -> sql.execute("CREATE TABLE kept_" + t + " AS TABLE " + t));
        try {
            TABLES.forEach(t -> sql.execute("ALTER TABLE " + t + " DISABLE TRIGGER USER"));
            for (String change : changes) {
                assertThat(sql.execute(change)).as(change).isPositive();
            }
            TABLES.forEach(t -> sql.execute("ALTER TABLE " + t + " ENABLE TRIGGER USER"));
            return town.app.app.checks.run((_, _) -> {}).results().stream()
                    .filter(result -> result.found() > 0)
                    .map(Checks.Result::check)
                    .toList();
        } finally {
            TABLES.forEach(t -> sql.execute("ALTER TABLE " + t + " DISABLE TRIGGER USER"));
            TABLES.reversed().forEach(t -> sql.execute("DELETE FROM " + t));
            TABLES.forEach(t ->
                    sql.execute(
                            "INSERT INTO %1$s OVERRIDING SYSTEM VALUE SELECT * FROM kept_%1$s"
                                    .formatted(t)));
            TABLES.forEach(t -> sql.execute("DROP TABLE kept_" + t));
            TABLES.forEach(t -> sql.execute("ALTER TABLE " + t + " ENABLE TRIGGER USER"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM loan_sweep",
                "UPDATE loan_sweep SET carry_before = 7, carry_after = 200007",
                "UPDATE loan_posting SET outstanding = outstanding - 1 WHERE way = 'swept'",
                "UPDATE loan_posting SET way = 'early' WHERE way = 'swept'",
                "UPDATE loan SET state = 'repaid'",
                "UPDATE loan SET is_collected = NOT is_collected",
                "UPDATE loan SET amount = amount + 1",
                "UPDATE loan_instalment SET due_on = due_on + 1 WHERE number = 2",
                "UPDATE loan_instalment SET amount = amount + 1 WHERE number = 2",
                "INSERT INTO loan_deferral SELECT 1, loan_id, 5, now(), decided_by FROM loan"
            })
    void what_was_changed_is_found(String change) {
        assertThat(found(change)).containsExactly("loans-hold");
    }

    @Test
    void neither_money_nor_claims_move_without_a_decision_or_twice() {
        var books = new RawBooks();
        String loan = RawBooks.TRANSFER.replace("'payment'", "'loan'");
        String moved = RawBooks.entries(RawBooks.entry("ana", -5, 0), RawBooks.entry("bea", 5, 1));
        books.refuse(
                "loan_is_decided", loan, moved, RawBooks.LEAF, "SET CONSTRAINTS ALL IMMEDIATE");
        books.refuse(
                "loan_is_decided",
                loan.replace("'loan'", "'repayment'"),
                moved,
                RawBooks.LEAF,
                "SET CONSTRAINTS ALL IMMEDIATE");
        String apply =
                "INSERT INTO loan (loan_id, borrower_id, amount, purpose, schedule, first_due,"
                        + " instalments, months, is_collected, is_named, applied_at, transfer_key)"
                        + " VALUES ('%s', $ana, 100, 'x', 'dates', '2030-01-01', 1, '{}', true,"
                        + " false, now(), gen_random_uuid())";
        String first = apply.formatted("01997f3e-5a00-7000-8000-00000000c001");
        books.allow(first);
        books.refuse(
                "loan_one_at_once", first, apply.formatted("01997f3e-5a00-7000-8000-00000000c002"));
        String member = "(SELECT member_id FROM account WHERE code = '%s')";
        String refuse =
                "UPDATE loan SET state = 'refused', reason = 'x', decided_at = now(), decided_by = "
                        + member;
        books.refuse("loan_by_two_others", first, refuse.formatted("bea"));
        String agreed =
                "INSERT INTO officer_act (act_id, digest, method, path, asked_by, asked_at,"
                        + " expires_at, seconded_by, ended_at) SELECT gen_random_uuid(),"
                        + " sha256('x'), 'PUT',"
                        + " '/api/v1/loans/01997f3e-5a00-7000-8000-00000000c001/decision', "
                        + member
                        + ", now(), now() + interval '1 day', "
                        + member
                        + ", now()";
        books.allow(first, agreed.formatted("bea", "cem"), refuse.formatted("cem"));
        books.refuse(
                "loan_by_two_others",
                first,
                agreed.formatted("ana", "cem"),
                refuse.formatted("cem"));
        books.refuse("loan_goes_on", first, "UPDATE loan SET state = 'repaid'");
        books.deny("UPDATE loan SET amount = 1");
        books.deny("DELETE FROM loan");
        books.deny("UPDATE loan_posting SET amount = 1");
        books.deny("UPDATE loan_instalment SET amount = 1");
        books.refuseOwner("append_only", "DELETE FROM loan");
        books.refuseOwner("append_only", "DELETE FROM loan_instalment");
        books.refuseOwner("append_only", "UPDATE loan_sweep SET amount = 0");
        books.refuseOwner("append_only", "DELETE FROM loan_deferral");
    }

    @Test
    void an_instalment_is_not_called_in_earlier_and_a_posting_is_of_its_own_transfer() {
        refusedBy(
                "loan_instalment_is_right",
                "UPDATE loan_instalment SET due_on = due_on - 1 WHERE number = 1");
        refusedBy(
                "loan_instalment_is_right",
                "UPDATE loan_instalment SET due_on = '2030-01-01' WHERE number = 1");
        refusedBy(
                "loan_posting_is_right",
                "INSERT INTO loan_posting SELECT 1, loan_id, 'early', 1, 1 FROM loan");
        refusedBy(
                "loan_sweep_follows",
                "INSERT INTO loan_sweep SELECT 1, loan_id, NULL, 1, 200000, 0, 200000, 0, 0"
                        + " FROM loan");
        refusedBy(
                "loan_sweep_is_exact",
                "INSERT INTO loan_sweep SELECT 1, loan_id, NULL, 1, 200000, 0, 200001, 0, 0"
                        + " FROM loan");
        refusedBy(
                "loan_deferral_by_two_others",
                "INSERT INTO loan_deferral SELECT 9999, loan_id, 5, now(), decided_by FROM loan");
    }

    private static void refusedBy(String constraint, String statement) {
        assertThatThrownBy(() ->
                        sql().transaction(tx -> {
                            tx.dsl().execute(statement);
                            tx.dsl().execute("SET CONSTRAINTS ALL IMMEDIATE");
                        }))
                .rootCause()
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        refusal ->
                                assertThat(refusal.getServerErrorMessage())
                                        .satisfies(m ->
                                                assertThat(m.getConstraint())
                                                        .isEqualTo(constraint)));
    }
}
