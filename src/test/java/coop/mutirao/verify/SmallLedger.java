package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A ledger of a few members, with which tests do what an operator must not. A leaf is written a
/// second after the one before it.
public final class SmallLedger {

    static final String UNIT = "HRZ";
    static final Instant FOUNDED = Instant.parse("2026-09-21T14:00:00.000001Z");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    final PackWriter pack;
    Instant now = FOUNDED;
    private int next;
    private boolean hasOfficers;

    SmallLedger(PackWriter pack) {
        this.pack = pack;
    }

    /// A currency, an account for fees and members m0, m1 and m2, each with a credit of 50.00 and a
    /// key k0, k1 or k2.
    public static SmallLedger founded() {
        var ledger = new SmallLedger(new PackWriter());
        ledger.found();
        return ledger;
    }

    void found() {
        leaf("genesis", Map.of("origin", PackWriter.ORIGIN, "policy_note", "2 of 3"));
        leaf("currency", Map.of("code", UNIT, "scale", "2"));
        leaf("account", Map.of("account", "fees"));
        for (int i = 0; i < 3; i++) {
            leaf(
                    "account",
                    Map.of("account", "m" + i, "kind", "member", "limit", Map.of(UNIT, "5000")));
            key("m" + i, "k" + i, i);
        }
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /// @return the id of the leaf
    String leaf(String type, Map<String, ?> members) {
        String id = "%010d".formatted(next);
        leaf(type, id, members);
        return id;
    }

    void leaf(String type, String id, Map<String, ?> members) {
        pack.leaf(StrictJson.bytes(members(type, id, members)));
    }

    Map<String, Object> members(String type, String id, Map<String, ?> members) {
        next++;
        now = now.plusSeconds(1);
        byte[] nonce = java.util.Arrays.copyOf(Hash.sha256(("nonce " + next).getBytes(UTF_8)), 16);
        Map<String, Object> all =
                new HashMap<>(
                        Map.of(
                                "v",
                                "1",
                                "type",
                                type,
                                "id",
                                id,
                                "at",
                                time(now),
                                "nonce",
                                Base64.getEncoder().encodeToString(nonce)));
        all.putAll(members);
        return all;
    }

    void key(String account, String key, int number) {
        leaf("key", Map.of("account", account, "key", key, "pub", publicKey(number)));
    }

    static String publicKey(int number) {
        return Base64.getEncoder().encodeToString(PackWriter.publicKey(number + 10));
    }

    static List<Map<String, String>> entries(Object... parts) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            entries.add(Map.of("a", parts[i].toString(), "c", UNIT, "n", parts[i + 1].toString()));
        }
        return entries;
    }

    /// What an operator books.
    String posted(String kind, Map<String, ?> more, Object... entries) {
        Map<String, Object> members =
                new HashMap<>(
                        Map.of(
                                "auth",
                                Map.of("mode", "operator", "actor", "admin"),
                                "effective",
                                "2026-09-21",
                                "kind",
                                kind,
                                "entries",
                                entries(entries)));
        members.putAll(more);
        return leaf("transaction", members);
    }

    /// A version of a policy: the first is set by the service, others by two officers.
    ///
    /// @param later in so many seconds it takes effect
    void policy(String key, String version, String value, long later) {
        boolean isFirst = version.equals("1");
        if (!isFirst) {
            officers();
            agreed("o1", "o2", "");
        }
        policy(key, version, value, later, isFirst ? "service" : "o2");
    }

    void policy(String key, String version, String value, long later, String actor) {
        Map<String, Object> members =
                new HashMap<>(Map.of("key", key, "version", version, "value", value));
        members.put("from", time(now.plusSeconds(later)));
        members.put("actor", actor);
        leaf("policy", members);
    }

    /// Two coordinators o1 and o2, if they are not there.
    void officers() {
        if (!hasOfficers) {
            hasOfficers = true;
            for (String who : List.of("o1", "o2")) {
                leaf("account", Map.of("account", who, "kind", "member"));
                mandate(who, "coordinator", "service");
            }
        }
    }

    /// A mandate for 30 days.
    void mandate(String account, String role, String actor) {
        Map<String, Object> members =
                new HashMap<>(Map.of("account", account, "role", role, "granted", "yes"));
        members.put("until", time(now.plusSeconds(2_592_000)));
        members.put("actor", actor);
        leaf("admin", members);
    }

    /// That one officer asks for something and another one agrees; the next leaf is of that time.
    ///
    /// @param about an account; empty: the network
    void agreed(String asker, String by, String about) {
        asked("act-" + next, "asked", asker, about);
        asked("act-" + (next - 1), "agreed", by, about);
        now = now.minusSeconds(1);
    }

    void asked(String act, String step, String actor, String about) {
        Map<String, Object> members =
                new HashMap<>(Map.of("act", act, "step", step, "actor", actor));
        if (!about.isEmpty()) {
            members.put("account", about);
        }
        leaf("officer-act", members);
    }

    /// An order as its payer signs it.
    Map<String, String> order(String payer, String payee, long amount) {
        return new HashMap<>(
                Map.of(
                        "amount",
                        Long.toString(amount),
                        "currency",
                        UNIT,
                        "expires",
                        time(now.plusSeconds(3_600)),
                        "max_fee",
                        "2",
                        "nonce",
                        "nonce-%06d-%06d".formatted(next, amount),
                        "origin",
                        PackWriter.ORIGIN,
                        "payee",
                        payee,
                        "payer",
                        payer));
    }

    /// Signs an order with the key of its payer and shows it.
    byte[] signed(Map<String, String> order, int key) {
        byte[] bytes = StrictJson.bytes(order);
        pack.evidence(bytes, PackWriter.sign(key + 10, "mcl/payment-order/v1", bytes));
        return bytes;
    }

    /// A payment by an order that was signed.
    String paid(byte[] order, String key, Object... entries) {
        String hash = HexFormat.of().formatHex(Hash.sha256(order));
        return leaf(
                "transaction",
                Map.of(
                        "auth",
                        Map.of("mode", "payer-sig", "key", key, "order", hash),
                        "effective",
                        "2026-09-21",
                        "kind",
                        "payment",
                        "entries",
                        entries(entries)));
    }

    /// A payment that is all right.
    public String pays(int payer, int payee, long amount) {
        String from = "m" + payer;
        String to = "m" + payee;
        return paid(
                signed(order(from, to, amount), payer),
                "k" + payer,
                from,
                -amount - 1,
                to,
                amount,
                "fees",
                1);
    }

    String poll() {
        return leaf("poll", Map.of("question", "?", "closes", time(now.plusSeconds(60))));
    }

    void ballot(String poll, int voter, String choice, int seq) {
        ballot(poll, voter, choice, seq, voter);
    }

    void ballot(String poll, int voter, String choice, int seq, int signer) {
        Map<String, String> ballot =
                Map.of("choice", choice, "poll", poll, "seq", Integer.toString(seq));
        byte[] signature = PackWriter.sign(signer + 10, "mcl/ballot/v1", StrictJson.bytes(ballot));
        Map<String, String> members = new HashMap<>(ballot);
        members.put("key", "k" + voter);
        members.put("sig", Base64.getEncoder().encodeToString(signature));
        leaf("ballot", members);
    }

    /// An account of a person, with a commitment to her name.
    String committed(String account, String name, byte[] salt) {
        return leaf(
                "account",
                Map.of(
                        "account",
                        account,
                        "commit",
                        Map.of("name", Hash.commitment(salt, "name", name))));
    }

    /// Signed and seen as it stands.
    void checkpoint() {
        pack.checkpoint(now.plusSeconds(1));
    }

    public PackWriter pack() {
        return pack;
    }

    /// Writes it as it stands.
    public Path write(Path folder) {
        return pack.write(folder, now.plusSeconds(1));
    }

    Report verify(Path folder) {
        return verification(folder).run();
    }

    Verification verification(Path folder) {
        return new Verification(
                new PackFolder(write(folder)),
                coop.mutirao.tlog.LogPolicy.parse(PackWriter.policy()));
    }
}
