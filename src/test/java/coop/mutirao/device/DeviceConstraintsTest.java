package coop.mutirao.device;

import static coop.mutirao.testing.RawBooks.TRANSFER;
import static coop.mutirao.testing.RawBooks.next;

import coop.mutirao.testing.RawBooks;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the database refuses of keys and signed orders, whoever writes.
class DeviceConstraintsTest {

    static final RawBooks books = new RawBooks();

    static final String KEY =
            """
            INSERT INTO device_key (key_id, account_id, public_key, registered_at)
            VALUES ('00000000-0000-7000-8000-000000000001', $ana, sha256('a'), now())
            """;

    static final String ORDER =
            """
            INSERT INTO signed_order
            SELECT $head, sha256('o'), '00000000-0000-7000-8000-000000000001', 'o'::bytea,
                decode(repeat('00', 64), 'hex')
            """;

    static final String REVOKE = "UPDATE device_key SET revoked_at = now()";

    @Nested
    class Keys {

        @Test
        void are_given_once() {
            books.allow(KEY);
            books.refuse("device_key_pkey", KEY, KEY.replace("'a'", "'b'"));
            books.refuse("device_key_public_key_key", KEY, KEY.replace("001'", "002'"));
            books.refuse(
                    "device_key_public_key_check", KEY.replace("sha256('a')", "'\\x00'::bytea"));
        }

        @Test
        void are_not_changed() {
            books.deny("UPDATE device_key SET public_key = sha256('b')");
            books.deny("UPDATE device_key SET account_id = 1");
            books.deny("DELETE FROM device_key");
            for (String change :
                    new String[] {
                        "public_key = sha256('b')",
                        "account_id = $bea",
                        "key_id = gen_random_uuid()",
                        "registered_at = registered_at - interval '1 s'"
                    }) {
                books.refuseOwner("device_key_stays", KEY, "UPDATE device_key SET " + change);
            }
            books.refuseOwner("append_only", KEY, "DELETE FROM device_key");
            books.refuseOwner("append_only", KEY, "TRUNCATE device_key");
        }

        @Test
        void are_revoked_once_and_their_names_can_be_erased() {
            books.allow(KEY, REVOKE, "UPDATE device_key SET name = NULL");
            books.refuse("device_key_stays", KEY, REVOKE, REVOKE.replace("now()", "NULL"));
            books.refuse(
                    "device_key_stays",
                    KEY,
                    REVOKE,
                    REVOKE.replace("now()", "now() + interval '1 s'"));
            books.refuse(
                    "device_key_check", KEY, REVOKE.replace("now()", "now() - interval '1 s'"));
        }
    }

    @Nested
    class Orders {

        @Test
        void are_of_a_new_transfer_whose_payer_has_the_key() {
            books.allow(KEY, TRANSFER, ORDER);
            books.refuse("signed_order_is_new", KEY, ORDER);
            books.refuse("signed_order_is_new", TRANSFER, ORDER);
            books.refuse("signed_order_is_new", KEY.replace("$ana", "$bea"), TRANSFER, ORDER);
            books.refuse("signed_order_is_new", KEY, REVOKE, TRANSFER, ORDER);
            books.refuse(
                    "signed_order_is_new",
                    KEY,
                    ORDER.replace("$head", "(SELECT min(log_index) FROM transfer)"));
        }

        @Test
        void are_used_once() {
            books.refuse(
                    "signed_order_order_hash_key",
                    KEY,
                    TRANSFER,
                    ORDER,
                    next(TRANSFER),
                    next(ORDER));
        }

        @Test
        void have_the_hash_and_the_signature() {
            books.refuse("signed_order_hashes", KEY, TRANSFER, ORDER.replace("'o'::", "'p'::"));
            books.refuse("signed_order_signature_check", KEY, TRANSFER, ORDER.replace("64", "63"));
            books.refuse(
                    "signed_order_is_whole",
                    KEY,
                    TRANSFER,
                    ORDER.replace("'o'::bytea", "NULL::bytea"));
            books.refuse(
                    "signed_order_is_new",
                    KEY,
                    TRANSFER,
                    ORDER.replace("'o'::bytea", "NULL::bytea")
                            .replace("decode(repeat('00', 64), 'hex')", "NULL::bytea"));
        }

        @Test
        void are_erased_and_never_changed() {
            String update = "UPDATE signed_order SET ";
            books.allow(KEY, TRANSFER, ORDER, update + "order_bytes = NULL, signature = NULL");
            books.refuse(
                    "signed_order_stays",
                    KEY,
                    TRANSFER,
                    ORDER,
                    update + "signature = decode(repeat('01', 64), 'hex')");
            books.refuse("signed_order_stays", KEY, TRANSFER, ORDER, update + "order_bytes = NULL");
            books.deny(update + "order_hash = sha256('p')");
            books.deny("DELETE FROM signed_order");
            books.refuseOwner(
                    "signed_order_stays",
                    KEY,
                    TRANSFER,
                    ORDER,
                    update + "order_hash = sha256('p'), order_bytes = NULL, signature = NULL");
            books.refuseOwner("append_only", KEY, TRANSFER, ORDER, "DELETE FROM signed_order");
        }
    }
}
