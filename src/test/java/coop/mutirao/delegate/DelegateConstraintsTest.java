package coop.mutirao.delegate;

import static coop.mutirao.testing.RawBooks.LEAF;
import static coop.mutirao.testing.RawBooks.moved;

import coop.mutirao.testing.RawBooks;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the database refuses of delegates, rules and payments that wait, whoever writes.
class DelegateConstraintsTest {

    static final RawBooks books = new RawBooks();

    /// Ana pays Bea 5, as Cem asks for it.
    static final String BY_CEM =
            """
            INSERT INTO transfer (log_index, transfer_id, kind, payer_id, payee_id, amount,
                committed_at, effective_on, posted_by)
            VALUES ($head, '00000000-0000-7000-8000-000000000001', 'payment', $ana, $bea, 5, now(),
                current_date, (SELECT member_id FROM account WHERE code = 'cem'))
            """;

    static final String BY_ANA = BY_CEM.replace("'cem'", "'ana'");

    /// Cem acts for Ana.
    static final String CEM =
            """
            INSERT INTO delegation (account_id, member_id, payment_maximum, day_maximum, may_manage,
                decision, given_at, since, ends_at)
            SELECT $ana, member_id, 5, 5, false, 'Hers', now() - interval '1 h',
                now() - interval '1 h', now() + interval '1 h'
            FROM account WHERE code = 'cem'
            """;

    static final String RULE =
            """
            INSERT INTO approval_rule (account_id, above, approvals, decision, decided_at)
            VALUES ($ana, 4, 2, 'Hers', now())
            """;

    /// Ana ordered it, and it waits.
    static final String WAITING =
            """
            INSERT INTO waiting_payment (payment_id, kind, payer_id, payee_id, amount, ordered_by,
                ordered_at, expires_at)
            SELECT '00000000-0000-7000-8000-000000000001', 'payment', $ana, $bea, 5, member_id,
                now(), now() + interval '1 h' FROM account WHERE code = 'ana'
            """;

    static String agree(String code) {
        return """
        INSERT INTO approval (payment_id, member_id, approved_at)
        SELECT '00000000-0000-7000-8000-000000000001', member_id, now() FROM account
        WHERE code = '%s'
        """
                .formatted(code);
    }

    static String mandate(String code, String role) {
        return """
        INSERT INTO role_grant (member_id, role, decision, granted_at, ends_at)
        SELECT member_id, '%s', 'Ours', now() - interval '1 h', now() + interval '1 h'
        FROM account WHERE code = '%s'
        """
                .formatted(role, code);
    }

    @Nested
    class Delegations {

        @Test
        void are_of_persons_who_are_not_the_owner() {
            books.allow(CEM);
            books.refuse("delegation_is_of_a_person", CEM.replace("'cem'", "'ana'"));
            books.refuseOwner(
                    "delegation_is_of_a_person",
                    "UPDATE member SET kind = 'venture' WHERE name = 'cem'",
                    CEM);
            books.refuse(
                    "delegation_since",
                    CEM.replace("interval '1 h',\n    now() -", "interval '1 h',\n    now() +"));
            books.refuse("delegation_check", CEM.replace("now() + interval '1 h'", "'-infinity'"));
        }

        @Test
        void their_use_is_for_nobody_to_write() {
            books.deny("INSERT INTO delegation_use VALUES (1, 1, current_date, 1)");
            books.deny("UPDATE delegation_use SET used = 1");
            books.deny("DELETE FROM delegation_use");
        }
    }

    @Nested
    class Transfers {

        @Test
        void are_by_the_owner_by_a_delegate_within_her_limits_or_by_an_operator() {
            books.allow(BY_ANA, moved("ana", "bea", 5), LEAF);
            books.allow(CEM, BY_CEM, moved("ana", "bea", 5), LEAF);
            books.allow(mandate("cem", "operator"), BY_CEM, moved("ana", "bea", 5), LEAF);
            books.refuse("transfer_is_ordered", BY_CEM);
            books.refuse("transfer_is_ordered", mandate("cem", "treasurer"), BY_CEM);
        }

        @Test
        void are_not_by_a_delegation_that_is_over_or_smaller() {
            books.refuse(
                    "transfer_is_ordered", CEM.replace("now() + interval '1 h'", "now()"), BY_CEM);
            books.refuse("transfer_is_ordered", CEM.replace("5, 5", "4, 5"), BY_CEM);
            books.refuse("transfer_is_ordered", CEM.replace("5, 5", "5, 4"), BY_CEM);
            books.allow(CEM.replace("5, 5", "NULL, NULL"), BY_CEM, moved("ana", "bea", 5), LEAF);
        }

        @Test
        void of_an_operator_are_for_others() {
            books.refuse(
                    "transfer_is_ordered",
                    mandate("bea", "operator"),
                    BY_CEM.replace("'cem'", "'bea'"));
            // Who is a delegate is held to her limits, whatever else she is.
            books.refuse(
                    "transfer_is_ordered",
                    mandate("cem", "operator"),
                    CEM.replace("5, 5", "4, 5"),
                    BY_CEM);
        }

        @Test
        void above_a_rule_have_waited_and_were_agreed_to() {
            books.allow(RULE.replace("4, 2", "5, 2"), BY_ANA, moved("ana", "bea", 5), LEAF);
            books.refuse("transfer_is_approved", RULE, BY_ANA);
            books.refuse("transfer_is_approved", RULE, WAITING, agree("ana"), BY_ANA);
            books.refuse(
                    "transfer_is_approved",
                    RULE,
                    WAITING,
                    agree("ana"),
                    mandate("cem", "treasurer"),
                    agree("cem"),
                    BY_ANA);
            books.allow(
                    RULE,
                    CEM,
                    WAITING,
                    agree("ana"),
                    agree("cem"),
                    BY_ANA,
                    moved("ana", "bea", 5),
                    LEAF);
            books.refuse(
                    "transfer_is_approved",
                    RULE,
                    CEM,
                    WAITING,
                    agree("ana"),
                    agree("cem"),
                    "DELETE FROM delegation",
                    BY_ANA);
            // It is posted as it was ordered, by who ordered it.
            String six = BY_ANA.replace("$bea, 5", "$bea, 6");
            String wage = BY_ANA.replace("'payment'", "'wage'");
            for (String other : new String[] {six, wage, BY_CEM}) {
                books.refuse(
                        "transfer_is_approved",
                        RULE,
                        CEM.replace("5, 5", "NULL, NULL"),
                        WAITING,
                        agree("ana"),
                        agree("cem"),
                        other);
            }
        }
    }

    @Nested
    class Waiting_payments {

        static final String END =
                "UPDATE waiting_payment SET state = 'withdrawn', ended_at = now()";

        @Test
        void are_agreed_to_once_by_who_is_asked_while_they_wait() {
            books.allow(WAITING, agree("ana"));
            books.refuse("approval_pkey", WAITING, agree("ana"), agree("ana"));
            books.refuse("approval_is_due", WAITING, agree("cem"));
            books.refuse("approval_is_due", WAITING, END, agree("ana"));
            books.refuse(
                    "approval_is_due",
                    WAITING.replace("now() + interval '1 h'", "now() + interval '1 us'"),
                    agree("ana").replace("now()", "now() + interval '1 us'"));
            books.refuse("approval_is_due", mandate("bea", "treasurer"), WAITING, agree("bea"));
            books.deny("UPDATE approval SET approved_at = now()");
            books.deny("DELETE FROM approval");
            books.refuseOwner("append_only", WAITING, agree("ana"), "DELETE FROM approval");
        }

        @Test
        void end_once_and_are_not_changed() {
            books.refuse(
                    "waiting_payment_stays", WAITING, END, END.replace("withdrawn", "refused"));
            books.refuse(
                    "waiting_payment_stays",
                    WAITING,
                    "UPDATE waiting_payment SET state = 'committed', ended_at = now()");
            books.refuse(
                    "waiting_until_ended", WAITING, "UPDATE waiting_payment SET ended_at = now()");
            books.refuse(
                    "waiting_payment_stays",
                    WAITING.replace("expires_at)", "expires_at, description)")
                            .replace("'1 h' FROM", "'1 h', 'Flour' FROM"),
                    "UPDATE waiting_payment SET description = 'Gold'");
            books.deny("UPDATE waiting_payment SET amount = 1");
            books.deny("UPDATE waiting_payment SET payee_id = 1");
            books.deny("DELETE FROM waiting_payment");
        }
    }

    @Nested
    class Keys {

        static final String KEY =
                """
                INSERT INTO device_key (key_id, account_id, public_key, registered_at, person_id)
                SELECT '00000000-0000-7000-8000-000000000001', $ana, sha256('a'), now(), member_id
                FROM account WHERE code = 'cem'
                """;

        @Test
        void of_a_delegate_are_hers_as_long_as_she_is_one() {
            books.allow(CEM, KEY);
            books.refuse("device_key_of_a_delegate", KEY);
            String change = "UPDATE device_key SET person_id = NULL";
            books.refuseOwner("device_key_stays", CEM, KEY, change);
            books.deny(change);
        }
    }
}
