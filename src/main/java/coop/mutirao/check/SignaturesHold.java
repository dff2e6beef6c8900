package coop.mutirao.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.check.LogStore.LeafRow;
import coop.mutirao.check.SignatureStore.Row;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Tx;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every payment of which the log says that its payer signed it was signed: by a key of the payer's
/// that was in force at that place of the log, over an order that says what was done. An order that
/// was erased cannot be asked any more.
record SignaturesHold(LogStore log, SignatureStore store) implements Check {

    private static final byte[] DOMAIN = "mcl/payment-order/v1\0".getBytes(UTF_8);

    @Override
    public String name() {
        return "signatures-hold";
    }

    @Override
    public String promise() {
        return "Every payment that counts as signed was signed by its payer as it is.";
    }

    /// A key as the log has it.
    ///
    /// @param key null if it is none
    /// @param until the place of its revocation
    private record LoggedKey(String account, Ed25519.@Nullable Key key, long from, long until) {

        boolean isInForce(long index) {
            return from < index && index < until;
        }
    }

    /// What the log says beside the transfers.
    private static final class Said {
        final Map<String, LoggedKey> keys = new HashMap<>();
        String origin = "";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        var said = new Said();
        log.otherLeaves(tx, row -> read(row, said));
        store.signed(tx, row -> look(row, said, findings));
    }

    private static void read(LeafRow row, Said said) {
        @Nullable ReadLeaf leaf = ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null) {
            return;
        }
        String key = leaf.text("key");
        switch (leaf.text("type")) {
            case "genesis" -> said.origin = leaf.text("origin");
            case "key" ->
                    said.keys.putIfAbsent(
                            key,
                            new LoggedKey(
                                    leaf.text("account"),
                                    decoded(leaf.text("pub")),
                                    row.index(),
                                    Long.MAX_VALUE));
            case "key-revoked" ->
                    said.keys.computeIfPresent(
                            key,
                            (_, k) ->
                                    new LoggedKey(
                                            k.account(),
                                            k.key(),
                                            k.from(),
                                            Math.min(k.until(), row.index())));
            default -> {
                // The other types say nothing of keys.
            }
        }
    }

    private static void look(Row row, Said said, Findings findings) {
        findings.look();
        @Nullable ReadLeaf leaf = row.leaf() == null ? null : ReadLeaf.of(row.leaf()).orElse(null);
        if (leaf == null || !(leaf.member("auth") instanceof Map<?, ?> auth)) {
            findings.add("fact %d: an order that no leaf speaks of", row.index());
            return;
        }
        if (row.hash() == null) {
            findings.add("fact %d: what its payer signed is not there", row.index());
            return;
        }
        Map<String, String> booked =
                Map.of("mode", "payer-sig", "key", row.key(), "order", row.hash());
        if (!booked.equals(auth)) {
            findings.add(
                    "fact %d: auth is %s in the log, %s in the books", row.index(), auth, booked);
            return;
        }
        List<Map<?, ?>> entries = leaf.entries();
        @Nullable LoggedKey key = said.keys.get(row.key());
        if (entries.size() < 2 || key == null) {
            findings.add("fact %d: the key %s is not in the log", row.index(), row.key());
            return;
        }
        findings.require(
                key.isInForce(row.index()) && key.account().equals(entries.getFirst().get("a")),
                "fact %d: the key %s is not the payer's, or not in force",
                row.index(),
                row.key());
        if (row.order() != null && row.signature() != null) {
            look(row, row.order(), row.signature(), key, said.origin, leaf, findings);
        }
    }

    private static void look(
            Row row,
            byte[] order,
            byte[] signature,
            LoggedKey key,
            String origin,
            ReadLeaf leaf,
            Findings findings) {
        findings.require(
                HexFormat.of().formatHex(Hash.sha256(order)).equals(row.hash()),
                "fact %d: the order is another than that of the hash",
                row.index());
        findings.require(
                key.key() != null && key.key().verifies(signature, DOMAIN, order),
                "fact %d: the signature does not hold",
                row.index());
        @Nullable String flaw =
                ReadLeaf.of(order).map(said -> flaw(said, leaf, origin)).orElse("cannot be read");
        if (!flaw.isEmpty()) {
            findings.add("fact %d: the order %s", row.index(), flaw);
        }
    }

    private static Ed25519.@Nullable Key decoded(String pub) {
        try {
            return Ed25519.key(Base64.getDecoder().decode(pub));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// How an order differs from what was done by it, or the empty text.
    private static String flaw(ReadLeaf order, ReadLeaf leaf, String origin) {
        Map<?, ?> paid = leaf.entries().get(0);
        Map<?, ?> got = leaf.entries().get(1);
        String amount = order.text("amount");
        if (!order.text("payer").equals(paid.get("a"))
                || !order.text("payee").equals(got.get("a"))
                || !amount.equals(got.get("n"))
                || !order.text("currency").equals(got.get("c"))) {
            return "is of another payment";
        }
        BigInteger charged = BigInteger.ZERO;
        for (Map<?, ?> entry : leaf.entries()) {
            if (order.text("payer").equals(entry.get("a"))) {
                charged = charged.subtract(new BigInteger(String.valueOf(entry.get("n"))));
            }
        }
        BigInteger least = new BigInteger(amount);
        if (charged.compareTo(least) < 0
                || charged.compareTo(least.add(new BigInteger(order.text("max_fee")))) > 0) {
            return "allows another fee";
        }
        // Both times have six digits behind the point.
        if (leaf.text("at").compareTo(order.text("expires")) > 0) {
            return "had expired";
        }
        return order.text("origin").equals(origin) ? "" : "is for " + order.text("origin");
    }
}
