package coop.mutirao.payment;

import static coop.mutirao.testing.RawBooks.TRANSFER;
import static coop.mutirao.testing.RawBooks.next;

import coop.mutirao.testing.RawBooks;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the database refuses of contributions, requests, refusals and policies, whoever writes.
class PaymentConstraintsTest {

    static final RawBooks books = new RawBooks();

    @Nested
    class Charges {

        @Test
        void are_exact_and_follow_from_the_carry_before() {
            books.allow(TRANSFER, charge(50, 0, 500_000, 0, 0));
            books.refuse("charge_is_exact", TRANSFER, charge(50, 0, 500_001, 0, 0));
            books.refuse("charge_is_exact", TRANSFER, charge(50, 1, 500_000, 0, 0));
            books.refuse("charge_follows", TRANSFER, charge(50, 0, 500_001, 0, 1));
        }

        @Test
        void forgive_with_the_carry() {
            books.allow(TRANSFER, charge(299, 1, 0, 1, 0));
            books.refuse("charge_is_exact", TRANSFER, charge(299, 1, 990_000, 1, 0));
            books.refuse("charge_is_exact", TRANSFER, charge(299, 1, 0, 2, 0));
        }

        @Test
        void are_at_most_what_was_paid_and_not_below_zero() {
            books.refuse("charge_signs", TRANSFER, charge(1, 2, 10_000 - 2_000_000, 0, 0));
            books.refuse("charge_signs", TRANSFER, charge(1, -1, 1_010_000, 0, 0));
            books.refuse("charge_signs", TRANSFER, charge(-100, 1, -2_000_000, 0, 0));
        }

        @Test
        void are_not_added_below_the_head_of_the_log() {
            String ofAna = charge(50, 0, 500_000, 0, 0).replace("$bea", "$ana");
            books.allow(TRANSFER, ofAna);
            String old = "(SELECT min(log_index) FROM transfer)";
            books.refuse("charge_follows", ofAna.replace("$head", old));
        }

        @Test
        void are_of_a_transfer() {
            books.refuse("charge_follows", charge(50, 0, 500_000, 0, 0));
            books.refuse("charge_follows", TRANSFER, next(charge(50, 0, 500_000, 0, 0)));
        }

        @Test
        void count_what_was_charged_in_the_latest_period() {
            for (String newer : List.of("700, 700, 1)", "689, 689, 12)", "600, 689, 11)")) {
                books.allow(TRANSFER, charge(100, 1, 0, 0, 0).replace("700, 700, 1)", newer));
            }
            for (String wrong :
                    List.of("700, 700, 12)", "689, 689, 1)", "600, 600, 1)", "600, 689, 12)")) {
                books.refuse(
                        "charge_follows",
                        TRANSFER,
                        charge(100, 1, 0, 0, 0).replace("700, 700, 1)", wrong));
            }
        }

        // Bea's carry is 0: 1,000 were charged 10, and 100 were charged 1, in period 689.
        String charge(long base, long amount, long after, long forgiven, long before) {
            return """
            INSERT INTO charge (log_index, account_id, policy_id, base, rate_ppm, carry_before,
                carry_after, amount, forgiven, period, latest_period, charged)
            VALUES ($head, $bea, 1, %1$d, 10000, %2$d, %3$d, %4$d, %5$d, 700, 700, %4$d)
            """
                    .formatted(base, before, after, amount, forgiven);
        }
    }

    @Nested
    class Requests {

        @Test
        void are_paid_once_and_then_say_by_what() {
            String paid = request("'committed'", "'" + Orders.id(1) + "'");
            books.allow(paid);
            books.refuse("payment_request_payment_id_key", paid, paid);
            books.refuse("request_paid_once", request("'committed'", "NULL"));
            books.refuse("request_paid_once", request("'pending'", "'" + Orders.id(1) + "'"));
        }

        @Test
        void are_between_two() {
            books.refuse(
                    "request_between_two", request("'pending'", "NULL").replace("$bea", "$ana"));
        }

        String request(String state, String payment) {
            return """
            INSERT INTO payment_request (request_id, kind, payer_id, payee_id, amount,
                asked_by, created_at, expires_at, state, payment_id)
            VALUES (gen_random_uuid(), 'payment', $ana, $bea, 1,
                (SELECT member_id FROM account WHERE account_id = $bea), now(),
                now() + interval '1 day', %s, %s)
            """
                    .formatted(state, payment);
        }
    }

    @Test
    void a_sweep_is_of_a_new_transfer_and_of_its_amount() {
        String sweep =
                "INSERT INTO sweep SELECT %s, policy_id, %d, 0, 0, 0, false FROM policy"
                        + " WHERE key = 'sweep'";
        String transfer = TRANSFER.replace("'payment'", "'sweep'");
        books.allow(transfer, sweep.formatted("$head", 5));
        books.refuse("sweep_is_new", transfer, sweep.formatted("$head", 6));
        books.refuse("sweep_is_new", TRANSFER, sweep.formatted("$head", 5));
        books.refuse("sweep_is_new", sweep.formatted("$head", 5));
        books.refuse(
                "sweep_is_new", sweep.formatted("(SELECT min(log_index) FROM transfer)", 1_000));
    }

    @Test
    void a_policy_is_not_set_for_the_past_or_twice() {
        String policy =
                "INSERT INTO policy (key, version, community_id, value, effective_from, decision,"
                        + " decided_at) VALUES ('sweep', %d, 1, "
                        + "'{}', now() + interval '%d s', 'x', now())";
        books.allow(policy.formatted(2, 0));
        books.refuse("policy_not_back_dated", policy.formatted(2, -1));
        books.refuse("policy_key_community_id_version_key", policy.formatted(1, 0));
    }

    @Test
    void a_refusal_is_not_changed() {
        books.refuse("refusal_stays", "UPDATE refusal SET problem = '{}'");
        books.deny("UPDATE refusal SET refused_at = now()");
        books.refuse("refusal_pkey", "INSERT INTO refusal SELECT * FROM refusal");
    }
}
