package coop.mutirao.ledger;

import static coop.mutirao.testing.RawBooks.LEAF;
import static coop.mutirao.testing.RawBooks.TRANSFER;
import static coop.mutirao.testing.RawBooks.entries;
import static coop.mutirao.testing.RawBooks.entry;
import static coop.mutirao.testing.RawBooks.moved;
import static coop.mutirao.testing.RawBooks.next;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.payment.Orders;
import coop.mutirao.testing.RawBooks;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The second half of every rule: what the database refuses, whoever writes and whatever the
/// program has to say.
class ConstraintsTest {

    static final RawBooks books = new RawBooks();

    // Ana's credit limit, with the fact that says so.
    private static String changed(long limit) {
        return """
        WITH said AS (INSERT INTO limit_change
            SELECT $head, account_id, now(), credit_limit, %1$d, false
            FROM account WHERE code = 'ana')
        UPDATE account SET credit_limit = %1$d WHERE code = 'ana'
        """
                .formatted(limit);
    }

    @Nested
    class Entries {

        @Test
        void that_are_right_are_taken() {
            books.allow(TRANSFER, moved("ana", "bea", 5));
        }

        @Test
        void of_an_order_have_no_id_that_the_service_makes() {
            String own = "'01997f3e-5a00-8000-%s000-000000000001'";
            for (String kind : List.of("payment", "gift", "wage", "reversal", "sweep")) {
                books.refuse(
                        "transfer_id_of_an_order",
                        TRANSFER.replace("gen_random_uuid()", own.formatted("8"))
                                .replace("'payment'", "'" + kind + "'"));
            }
            // Of whichever variant: the program looks at nothing else.
            books.refuse(
                    "transfer_id_of_an_order",
                    TRANSFER.replace("gen_random_uuid()", own.formatted("0")));
            books.allow(
                    TRANSFER.replace("gen_random_uuid()", "'01997f3e-5a00-7000-8000-000000000001'"),
                    moved("ana", "bea", 5));
        }

        @Test
        void sum_to_zero() {
            books.refuse(
                    "entries_sum_to_zero",
                    TRANSFER,
                    entries(entry("ana", -5, 0), entry("bea", 6, 1)));
            books.refuse("entries_sum_to_zero", TRANSFER, entries(entry("ana", -5, 0)));
        }

        @Test
        void sum_to_zero_for_each_transfer_and_not_only_together() {
            books.refuse(
                    "entries_sum_to_zero",
                    TRANSFER,
                    next(TRANSFER),
                    entries(entry("ana", -5, 0), next(entry("bea", 5, 0))));
        }

        @Test
        void belong_to_a_transfer_that_is_new() {
            books.refuse("entries_of_a_new_transfer", moved("ana", "bea", 5));
            String old = "(SELECT min(log_index) FROM transfer)";
            books.refuse(
                    "entries_of_a_new_transfer",
                    entries(entry("ana", -5, 7), entry("bea", 5, 8)).replace("$head", old));
        }

        @Test
        void come_at_once_and_leave_no_transfer_out() {
            String both = moved("ana", "bea", 5);
            String again = entries(entry("ana", -5, 2), entry("bea", 5, 3));
            books.refuse("entries_of_a_new_transfer", TRANSFER, both, again);
            books.refuse("entries_of_a_new_transfer", TRANSFER, next(TRANSFER), next(both));
        }

        @Test
        void follow_each_other_without_a_gap() {
            String gap = entry("bea", 5, 1).replace("version + 1", "version + 2");
            books.refuse("entry_follows", TRANSFER, entries(entry("ana", -5, 0), gap));
            String again = entry("bea", 5, 1).replace("version + 1", "version + 0");
            books.refuse("entry_follows", TRANSFER, entries(entry("ana", -5, 0), again));
        }

        @Test
        void say_the_balance_that_they_make() {
            String wrong = entry("bea", 5, 1).replace("balance + 5", "balance + 6");
            books.refuse("entry_follows", TRANSFER, entries(entry("ana", -5, 0), wrong));
        }

        @Test
        void are_of_an_account_that_is_there() {
            String nobody = "($head, 1, 999, 5, 5, 1)";
            books.refuse("entry_follows", TRANSFER, entries(entry("ana", -5, 0), nobody));
        }

        @Test
        void reach_the_credit_limit_and_do_not_pass_it() {
            // Ana is at -1,100 of 2,000.
            books.allow(TRANSFER, moved("ana", "bea", 900));
            books.refuse("entry_within_limits", TRANSFER, moved("ana", "bea", 901));
        }

        @Test
        void leave_the_reserved_amount_alone() {
            String reserve = "UPDATE account SET reserved_amount = 400 WHERE code = 'ana'";
            books.allow(reserve, TRANSFER, moved("ana", "bea", 500));
            books.refuse("entry_within_limits", reserve, TRANSFER, moved("ana", "bea", 501));
        }

        @Test
        void reach_the_maximum_balance_and_do_not_pass_it() {
            String lower = "UPDATE account SET maximum_balance = balance + 5 WHERE code = 'bea'";
            books.allow(lower, TRANSFER, moved("ana", "bea", 5));
            books.refuse("entry_within_limits", lower, TRANSFER, moved("ana", "bea", 6));
        }

        @Test
        void may_come_back_from_beyond_a_lowered_limit_also_by_a_sale() {
            String lower = changed(100);
            books.allow(lower, TRANSFER, moved("bea", "ana", 100));
            books.allow(
                    lower,
                    TRANSFER,
                    entries(
                            entry("bea", -100, 0),
                            entry("ana", 100, 1),
                            entry("ana", 99, 2)
                                    .replace(", 99,", ", -1,")
                                    .replace("version + 1", "version + 2"),
                            entry("fund-income", 1, 3)));
            books.refuse("entry_within_limits", lower, TRANSFER, moved("ana", "bea", 1));
        }

        @Test
        void do_not_touch_a_closed_account() {
            books.refuse("entry_within_limits", TRANSFER, moved("ana", "dita", 5));
        }

        @Test
        void leave_nothing_to_a_fund_that_it_does_not_hold() {
            String sweep = TRANSFER.replace("'payment'", "'sweep'");
            books.allow(sweep, moved("fund-income", "cem", 1));
            books.refuse("entry_within_limits", sweep, moved("fund-income", "cem", 2));
            books.refuse("fund_gives_by_decision", TRANSFER, moved("fund-income", "cem", 1));
            books.refuseOwner(
                    "fund_creates_no_money",
                    "UPDATE account SET balance = -1 WHERE code = 'fund-income'");
            books.refuseOwner(
                    "fund_creates_no_money",
                    "UPDATE account SET credit_limit = 1 WHERE code = 'fund-income'");
        }

        @Test
        void move_something() {
            books.refuse(
                    "entry_amount_check",
                    TRANSFER,
                    entries(entry("ana", 0, 0), entry("bea", 0, 1)));
        }
    }

    @Nested
    class Transfers {

        @Test
        void are_not_added_below_the_head_of_the_log() {
            books.refuse("transfer_is_new", TRANSFER.replace("$head", "0"));
        }

        @Test
        void are_added_one_after_the_other() {
            books.allow(TRANSFER, next(TRANSFER));
            books.refuse("transfer_is_new", next(TRANSFER), TRANSFER);
        }

        @Test
        void have_entries_and_a_leaf_when_the_transaction_ends() {
            String both = moved("ana", "bea", 5);
            books.allow(TRANSFER, both, LEAF, "SET CONSTRAINTS ALL IMMEDIATE");
            books.refuse("transfers_are_whole", TRANSFER, LEAF, "COMMIT");
            books.refuse("transfers_are_whole", TRANSFER, both, "COMMIT");
            books.refuse("transfers_are_whole", TRANSFER, both, LEAF, TRANSFER, "COMMIT");
        }

        @Test
        void are_not_beyond_the_head_of_the_log() {
            books.refuse(
                    "transfers_are_whole",
                    TRANSFER,
                    next(TRANSFER),
                    entries(
                            entry("ana", -5, 0),
                            entry("bea", 5, 1),
                            next(entry("cem", -5, 0)),
                            next(entry("fund-income", 5, 1))),
                    LEAF,
                    "COMMIT");
            books.refuse(
                    "transfers_are_whole",
                    next(TRANSFER),
                    next(moved("ana", "bea", 5)),
                    "INSERT INTO log_leaf VALUES ($head, 'x')",
                    "COMMIT");
        }

        @Test
        void have_a_leaf_of_their_own() {
            books.refuse(
                    "log_leaf_of_its_transfer", TRANSFER, LEAF.replace("transaction", "limit"));
            books.refuse(
                    "log_leaf_of_its_transfer",
                    LEAF.replace("FROM transfer", "FROM generate_series($head, $head) log_index"));
        }

        @Test
        void have_an_id_of_their_own() {
            books.refuse(
                    "transfer_transfer_id_key",
                    TRANSFER.replace("gen_random_uuid()", "'" + Orders.id(1) + "'"));
        }

        @Test
        void are_reversed_once() {
            String reversal =
                    """
                    INSERT INTO transfer (log_index, transfer_id, kind, payer_id, payee_id, amount,
                        committed_at, effective_on, reversal_of)
                    SELECT size + %d, gen_random_uuid(), 'reversal', 1, 2, 1, now(), current_date,
                        (SELECT min(log_index) FROM transfer) FROM log_head
                    """;
            books.allow(reversal.formatted(0));
            books.refuse("transfer_reversed_once", reversal.formatted(0), reversal.formatted(1));
        }

        @Test
        void are_between_two_and_about_something() {
            books.refuse("transfer_between_two", TRANSFER.replace("$bea", "$ana"));
            books.refuse("transfer_amount_check", TRANSFER.replace("5, now()", "0, now()"));
        }
    }

    @Nested
    class The_log {

        @Test
        void grows_by_one_after_the_other() {
            books.allow("INSERT INTO log_leaf VALUES ($head, 'x'), ($head + 1, 'y')");
            books.refuse("log_leaf_follows", "INSERT INTO log_leaf VALUES ($head + 1, 'x')");
            books.refuse(
                    "log_leaf_follows",
                    "INSERT INTO log_leaf VALUES ($head, 'x'), ($head + 2, 'y')");
            books.refuse("log_leaf_pkey", "INSERT INTO log_leaf VALUES ($head - 1, 'x')");
            books.refuse("log_leaf_follows", "INSERT INTO log_leaf VALUES (-1, 'x')");
        }

        @Test
        void does_not_go_back() {
            books.refuseOwner("log_head_only_grows", "UPDATE log_head SET size = size - 1");
            books.refuseOwner("log_head_only_grows", "UPDATE log_head SET transfer_at = 0");
            books.refuseOwner("log_head_only_grows", "UPDATE log_head SET entry_at = 0");
            books.refuse(
                    "log_head_only_grows",
                    "UPDATE log_head SET at = at - interval '1 microsecond'");
            books.refuseOwner("append_only", "DELETE FROM log_head");
            books.refuseOwner("append_only", "TRUNCATE log_head");
            for (String column : List.of("size", "transfer_at", "entry_at")) {
                books.deny("UPDATE log_head SET %s = %s + 1".formatted(column, column));
            }
            books.deny("DELETE FROM log_head");
        }

        @Test
        void has_texts_of_its_facts_only() {
            String text =
                    "INSERT INTO log_text"
                            + " VALUES (%s, 'memo', 'x', decode(repeat('00', 32), 'hex'))";
            books.allow(text.formatted("$head - 1"));
            books.refuse("log_text_of_a_fact", text.formatted("$head"));
            books.refuse("log_text_of_a_fact", text.formatted("-1"));
        }

        @Test
        void has_leaves_of_at_most_65_535_bytes() {
            String leaf =
                    "INSERT INTO log_leaf VALUES ($head, convert_to(repeat('x', %d), 'UTF8'))";
            books.allow(leaf.formatted(65_535));
            books.refuse("log_leaf_leaf_check", leaf.formatted(65_536));
        }
    }

    @Test
    void the_history_is_never_changed_by_anybody() {
        for (String table : List.of("transfer", "entry", "log_leaf", "charge", "policy", "sweep")) {
            String column = table.equals("policy") ? "policy_id" : "log_index";
            for (String statement :
                    List.of(
                            "UPDATE %s SET %s = %s".formatted(table, column, column),
                            "DELETE FROM " + table,
                            "TRUNCATE %s CASCADE".formatted(table))) {
                // An identity column cannot even be named in an update.
                books.refuseOwner(
                        "append_only",
                        statement.replace("SET policy_id = policy_id", "SET key = key"));
                books.deny(statement.replace("SET policy_id = policy_id", "SET key = key"));
            }
        }
    }

    @Nested
    class Accounts {

        @Test
        void have_balances_that_only_entries_move() {
            books.deny("UPDATE account SET balance = 0");
            books.deny("UPDATE account SET version = 0");
            books.deny("UPDATE account SET code = 'eva' WHERE code = 'cem'");
            books.deny("DELETE FROM account");
            books.deny(
                    "INSERT INTO account (code, public_id, "
                            + "kind, unit, member_id, community_id, balance,"
                            + " credit_limit, maximum_balance, opened_at)"
                            + " VALUES ('eva', 'E', 'member', 'SOL', 1, 1, 5, 0, 0, now())");
        }

        @Test
        void are_closed_at_zero_only() {
            books.allow("UPDATE account SET closed = true WHERE code = 'cem'");
            books.refuse(
                    "closed_account_is_settled",
                    "UPDATE account SET closed = true WHERE code = 'ana'");
            books.refuse(
                    "closed_account_is_settled",
                    "UPDATE account SET closed = true, reserved_amount = 1 WHERE code = 'cem'");
        }

        @Test
        void have_limits_of_at_most_a_million_milliards() {
            String update = "UPDATE account SET maximum_balance = %d WHERE code = 'ana'";
            long most = OpenAccount.LIMIT_MAX.minorUnits();
            books.allow(update.formatted(most));
            books.refuse("account_maximum_balance_check", update.formatted(most + 1));
            books.refuse("account_maximum_balance_check", update.formatted(-1));
            books.allow(changed(most));
            books.refuse("account_credit_limit_check", changed(most + 1));
            books.refuse("account_credit_limit_check", changed(-1));
            books.refuse(
                    "limit_is_changed",
                    "UPDATE account SET credit_limit = credit_limit + 1 WHERE code = 'ana'");
            books.refuse(
                    "account_reserved_amount_check", "UPDATE account SET reserved_amount = -1");
        }

        @Test
        void hold_amounts_that_json_can_carry() {
            books.allow("UPDATE account SET reserved_amount = 9007199254740991 WHERE code = 'ana'");
            books.refuse(
                    "minor_units_check",
                    "UPDATE account SET reserved_amount = 9007199254740992 WHERE code = 'ana'");
        }
    }

    @Test
    void a_statement_that_is_no_sql_is_not_taken_for_a_refusal() {
        assertThatThrownBy(() -> books.refuse("entry_follows", "nonsense"))
                .isInstanceOf(AssertionError.class);
    }
}
