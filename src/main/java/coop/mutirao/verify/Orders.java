package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import coop.mutirao.verify.Findings.Profit;
import coop.mutirao.verify.Leaf.Entry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every payment that counts as signed was signed by its payer as it is: by a key in force, over an
/// order for this ledger that had not expired, allows what was charged, and was used once.
///
/// Signatures are verified many at a time, on all processors.
final class Orders implements Replay.LeafCheck {

    private static final byte[] DOMAIN = "mcl/payment-order/v1\0".getBytes(UTF_8);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int AT_ONCE = 1_024;

    private final @Nullable Lines evidence;
    private final CompactMap used = new CompactMap();
    private final List<Job> jobs = new ArrayList<>();
    private final Map<String, List<Leaf>> missing = new HashMap<>();
    private final List<Leaf> gone = new ArrayList<>();
    private String latest = "";
    private long signed;
    private long posted;
    private long verified;
    private long erased;
    private long notShown;

    /// A signature to verify.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Job(Leaf leaf, String keyId, Books.Key key, byte[] order, List<byte[]> by) {

        boolean holds() {
            return key.key() != null
                    && by.stream().anyMatch(s -> key.key().verifies(s, DOMAIN, order));
        }
    }

    /// @param evidence what payers signed; null: it is not shown here
    Orders(@Nullable Lines evidence) {
        this.evidence = evidence;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String promise() {
        return "Every payment that counts as signed was signed by its payer as it is, and once.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        latest = leaf.at();
        if (leaf.type().equals("erasure")) {
            gone.addAll(missing.getOrDefault(leaf.text("account"), List.of()));
            missing.remove(leaf.text("account"));
        } else if (leaf.type().equals("approval") && leaf.has("order")) {
            approval(leaf, books, findings);
        } else if (leaf.isTransaction()) {
            if ("payer-sig".equals(leaf.map("auth").get("mode"))) {
                signed++;
                order(leaf, books, findings);
            } else {
                posted++;
            }
        }
    }

    private void order(Leaf leaf, Books books, Findings findings) {
        String hash = String.valueOf(leaf.map("auth").get("order"));
        String keyId = String.valueOf(leaf.map("auth").get("key"));
        if (!HASH.matcher(hash).matches() || leaf.entries().size() < 2) {
            findings.addWhole(leaf, "FORGED: there is no order");
            return;
        }
        byte[] digest = HexFormat.of().parseHex(hash);
        if (!used.put(digest, leaf.index())) {
            findings.addWhole(
                    leaf,
                    "REPLAY: its order was used by leaf %d before".formatted(used.get(digest)));
        }
        Books.@Nullable Key key = books.keys.get(keyId);
        String payer = leaf.entries().getFirst().account();
        if (key == null || !key.account().equals(payer)) {
            findings.addWhole(
                    leaf,
                    key == null
                            ? "FORGED: there is no key %s".formatted(keyId)
                            : "FORGED: %s pays, and the key %s is of %s"
                                    .formatted(payer, keyId, key.account()));
            return;
        }
        if (!key.isInForce(leaf.index())) {
            findings.addWhole(
                    leaf, "the key %s was revoked by leaf %d".formatted(keyId, key.until()));
        }
        if (evidence == null) {
            notShown++;
        } else {
            evidence(leaf, digest, new Signer(keyId, key), evidence, books, findings);
        }
    }

    private record Signer(String id, Books.Key key) {}

    private void evidence(
            Leaf leaf, byte[] digest, Signer signer, Lines lines, Books books, Findings findings) {
        List<JsonNode> shown = lines.find(digest);
        if (shown.isEmpty()) {
            // It may turn out to have been erased.
            missing.computeIfAbsent(signer.key().account(), _ -> new ArrayList<>()).add(leaf);
            return;
        }
        verify(leaf, shown, digest, signer, findings);
        byte @Nullable [] order = Lines.bytes(shown.getFirst(), "order");
        if (order != null) {
            try {
                terms(leaf, StrictJson.object(order), books, findings);
            } catch (IllegalArgumentException e) {
                findings.addWhole(leaf, "FORGED: the order cannot be read: " + e.getMessage());
            }
        }
    }

    private void verify(
            Leaf leaf, List<JsonNode> shown, byte[] digest, Signer signer, Findings findings) {
        byte @Nullable [] order = Lines.bytes(shown.getFirst(), "order");
        if (order == null || !java.util.Arrays.equals(Hash.sha256(order), digest)) {
            findings.addWhole(leaf, "FORGED: the order is not the one that the leaf names");
            return;
        }
        List<byte[]> signatures = new ArrayList<>();
        for (JsonNode line : shown) {
            byte @Nullable [] signature = Lines.bytes(line, "sig");
            if (signature != null) {
                signatures.add(signature);
            }
        }
        jobs.add(new Job(leaf, signer.id(), signer.key(), order, signatures));
        if (jobs.size() >= AT_ONCE) {
            flush(findings);
        }
    }

    private void flush(Findings findings) {
        List<Job> failed = jobs.parallelStream().filter(job -> !job.holds()).toList();
        for (Job job : failed) {
            findings.addWhole(
                    job.leaf(),
                    "FORGED: the signature over the order is not by the key %s of %s"
                            .formatted(job.keyId(), job.key().account()));
        }
        verified += jobs.size() - failed.size();
        jobs.clear();
    }

    private static void terms(
            Leaf leaf, Map<String, Object> order, Books books, Findings findings) {
        Entry paid = leaf.entries().get(0);
        Entry got = leaf.entries().get(1);
        if (!got.account().equals(order.get("payee"))
                || !paid.account().equals(order.get("payer"))) {
            findings.addWhole(
                    leaf,
                    "FORGED: %s pays %s by an order of %s to %s"
                            .formatted(
                                    paid.account(),
                                    got.account(),
                                    order.get("payer"),
                                    order.get("payee")));
        }
        long amount = Leaf.bound(String.valueOf(order.get("amount")));
        if (got.amount() != amount || !got.currency().equals(order.get("currency"))) {
            findings.add(
                    leaf.place(),
                    "FORGED: the payee receives %d %s by an order of %d %s"
                            .formatted(got.amount(), got.currency(), amount, order.get("currency")),
                    List.of(new Profit(got.account(), got.currency(), got.amount() - amount)));
        }
        long charged =
                leaf.entries().stream()
                        .filter(e -> e.account().equals(paid.account()))
                        .mapToLong(Entry::amount)
                        .sum();
        long most = Math.addExact(amount, Leaf.bound(String.valueOf(order.get("max_fee"))));
        if (-charged < amount || -charged > most) {
            long over = -charged < amount ? -charged - amount : -charged - most;
            findings.add(
                    leaf.place(),
                    "the payer is charged %d where the order allows %d to %d (max_fee)"
                            .formatted(-charged, amount, most),
                    List.of(new Profit(paid.account(), paid.currency(), -over)));
        }
        String expires = String.valueOf(order.get("expires"));
        if (!Catalogue.isTime(expires) || leaf.at().compareTo(expires) > 0) {
            findings.addWhole(leaf, "the order had expired at " + expires);
        }
        if (!books.origin.equals(order.get("origin"))) {
            findings.addWhole(
                    leaf, "the order is for the other ledger %s".formatted(order.get("origin")));
        }
    }

    // That somebody else agreed, with her own key, to an order that waited. Orders that came to
    // nothing need not be shown.
    private void approval(Leaf leaf, Books books, Findings findings) {
        String keyId = leaf.text("key");
        Books.@Nullable Key key = books.keys.get(keyId);
        String hash = leaf.text("order");
        if (key == null || !key.isInForce(leaf.index()) || !HASH.matcher(hash).matches()) {
            findings.add(leaf, "FORGED: no key %s is in force".formatted(keyId));
        } else if (evidence != null) {
            byte[] digest = HexFormat.of().parseHex(hash);
            List<JsonNode> shown = evidence.find(digest);
            if (!shown.isEmpty()) {
                verify(leaf, shown, digest, new Signer(keyId, key), findings);
            }
        }
    }

    // An erasure excuses what is old enough, and nothing that could still be contested.
    private void erased(Books books, Findings findings) {
        for (Leaf leaf : gone) {
            Instant end = Instant.parse(latest);
            Books.@Nullable Policy policy = books.policy("disclosure", end);
            long days = policy == null ? 0 : policy.value().path("signedOrderDays").asLong(0);
            if (Duration.between(Instant.parse(leaf.at()), end).toDays() < days) {
                findings.addWhole(
                        leaf,
                        "what its payer signed is not shown, and is to be kept for %d days"
                                .formatted(days));
            } else {
                erased++;
            }
        }
    }

    @Override
    public void end(Books books, Findings findings) {
        flush(findings);
        erased(books, findings);
        missing.values()
                .forEach(leaves ->
                        leaves.forEach(leaf ->
                                findings.addWhole(
                                        leaf,
                                        "what its payer signed is not shown, and was not erased")));
        if (evidence != null) {
            evidence.flawed().forEach(line -> findings.add(line, "it cannot be read"));
        }
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        if (signed == 0) {
            return "no payment counts as signed by its payer";
        }
        return verified > 0
                ? ""
                : "%s signed, and what payers signed is %s"
                        .formatted(
                                Count.of(signed, "payment counts as", "payments count as"),
                                notShown > 0 ? "not shown here: it is in packs" : "erased since");
    }

    @Override
    public void figures(Map<String, Long> figures) {
        figures.put("payer_signed", signed);
        figures.put("operator_posted", posted);
        figures.put("signatures_verified", verified);
        figures.put("orders_erased", erased);
        figures.put("orders_not_shown", notShown);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        used.save(out);
        out.writeLong(signed);
        out.writeLong(posted);
        out.writeLong(verified);
        out.writeLong(erased);
        out.writeLong(notShown);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        used.load(in);
        signed = in.readLong();
        posted = in.readLong();
        verified = in.readLong();
        erased = in.readLong();
        notShown = in.readLong();
    }
}
