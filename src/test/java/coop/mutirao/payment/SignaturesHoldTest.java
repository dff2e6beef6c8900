package coop.mutirao.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.crypto.Hash;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.TestDatabase;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever owns the database can change what was signed, or say that something was: then the check
/// says so.
class SignaturesHoldTest extends SignedWorld {

    static final String LEAF =
            "UPDATE log_leaf SET leaf = convert_to(regexp_replace(convert_from(leaf, 'UTF8'),"
                    + " '%s', '%s'), 'UTF8') WHERE convert_from(leaf, 'UTF8') LIKE '%%%s%%'";

    Map<String, String> order = Map.of();
    DSLContext sql = DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);

    @BeforeEach
    void ana_pays_twice_and_once_without_signing() {
        register(bea, "bea", new Device("00000000-0000-7000-8000-0000000000bb"));
        pay(order()).is(201);
        order = order();
        pay(order).is(201);
        ana.put(path(), Map.of("payee", "bea", "amount", 7)).is(201);
        sql.execute("CREATE TABLE kept_signed_order AS SELECT * FROM signed_order");
        sql.execute("CREATE TABLE kept_log_leaf AS SELECT * FROM log_leaf");
        assertThat(found()).isEmpty();
    }

    /// Changes something, looks, and changes it back.
    private void assertFinds(String finding, String... changes) {
        for (String table : new String[] {"signed_order", "log_leaf"}) {
            sql.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        }
        for (String change : changes) {
            assertThat(sql.execute(change)).as(change).isPositive();
        }
        for (String table : new String[] {"signed_order", "log_leaf"}) {
            sql.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }

        assertThat(found()).as(changes[0]).anyMatch(text -> text.contains(finding));

        for (String table : new String[] {"signed_order", "log_leaf"}) {
            sql.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            sql.execute("DELETE FROM " + table);
            sql.execute("INSERT INTO %s SELECT * FROM kept_%1$s".formatted(table));
            sql.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_signed_is_there_and_is_what_the_log_says() {
        String last = " WHERE log_index = (SELECT max(log_index) FROM signed_order)";
        assertFinds(
                "the signature does not hold",
                "UPDATE signed_order SET signature ="
                        + " set_byte(signature, 0, 255 - get_byte(signature, 0))"
                        + last);
        assertFinds("what its payer signed is not there", "DELETE FROM signed_order" + last);
        assertFinds(
                "in the log",
                "UPDATE signed_order SET key_id = '00000000-0000-7000-8000-0000000000bb'" + last);
        assertFinds(
                "in the log",
                "UPDATE signed_order SET order_bytes = 'x', order_hash = sha256('x')" + last);
        assertFinds(
                "in the log",
                LEAF.formatted(
                        "\"auth\":\\{[^}]*\\}",
                        "\"auth\":{\"actor\":\"service\",\"mode\":\"operator\"}",
                        "payer-sig"));
        assertFinds(
                "what its payer signed is not there",
                LEAF.formatted(
                        "\"auth\":\\{[^}]*\\}",
                        "\"auth\":{\"key\":\"%s\",\"mode\":\"payer-sig\",\"order\":\"00\"}"
                                .formatted(phone.id),
                        "\"n\":\"-7\""));
        assertFinds(
                "is of another payment",
                LEAF.formatted("\"n\":\"100\"", "\"n\":\"99\"", "payer-sig"));
    }

    @Test
    void the_key_was_the_payers_and_in_force_there() {
        String key = "\"key\":\"" + phone.id;
        assertFinds("is not in the log", LEAF.formatted(phone.id, "another", "\"type\":\"key\""));
        assertFinds(
                "the signature does not hold",
                LEAF.formatted(
                        "\"pub\":\"[^\"]*\"",
                        "\"pub\":\"" + Device.base64(new Device("x").publicKey()) + "\"",
                        key + "\",\"nonce"));
        assertFinds(
                "not the payer",
                LEAF.formatted(anaId, beaId, "\"account\":\"" + anaId + "\",%" + key));
        // As if the key had been revoked before the second payment, and the first were the place.
        assertFinds(
                "not in force",
                "UPDATE log_leaf SET leaf = convert_to('{\"key\":\"%s\",\"type\":\"key-revoked\"}',"
                                .formatted(phone.id)
                        + " 'UTF8') WHERE log_index = (SELECT max(log_index) FROM log_leaf"
                        + " WHERE convert_from(leaf, 'UTF8') LIKE '%\"type\":\"key\"%')");
    }

    @Test
    void the_order_allows_what_was_done() {
        assertFinds("had expired", signedAnew("expires", "2026-11-24T11:59:59.999999Z"));
        assertFinds("is for elsewhere", signedAnew("origin", "elsewhere.example/log"));
        assertFinds("is of another payment", signedAnew("payee", anaId));
        assertFinds("is of another payment", signedAnew("payer", beaId));
        assertFinds("is of another payment", signedAnew("amount", "99"));
        assertFinds("is of another payment", signedAnew("currency", "EUR"));
    }

    @Test
    void what_is_erased_cannot_be_asked() {
        sql.execute("UPDATE signed_order SET order_bytes = NULL, signature = NULL");

        assertThat(found()).isEmpty();
    }

    /// Puts another order in the place of the last, signed by Ana's own key.
    private String[] signedAnew(String member, String value) {
        var other = new TreeMap<>(order);
        other.put(member, value);
        byte[] bytes = Device.order(other);
        String hash = HexFormat.of().formatHex(Hash.sha256(bytes));
        String before = HexFormat.of().formatHex(Hash.sha256(Device.order(order)));
        byte[] signature = phone.sign("mcl/payment-order/v1\0".getBytes(UTF_8), bytes);
        return new String[] {
            ("UPDATE signed_order SET order_hash = '\\x%s', order_bytes = '\\x%s',"
                                    + " signature = '\\x%s'")
                            .formatted(
                                    hash,
                                    HexFormat.of().formatHex(bytes),
                                    HexFormat.of().formatHex(signature))
                    + " WHERE order_hash = '\\x%s'".formatted(before),
            LEAF.formatted(before, hash, before)
        };
    }
}
