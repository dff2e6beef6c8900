package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Every leaf is what the catalogue says of its type: it has its members, names accounts,
/// currencies and keys that are known, and registers each of them once. What a leaf of a type that
/// the catalogue does not name does cannot be told.
final class Catalogue implements Replay.LeafCheck {

    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z");
    private static final Pattern COMMITMENT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]");
    private static final int NONCE_BYTES = 16;

    /// What each type has to have beside the members of all leaves.
    private static final Map<String, List<String>> MEMBERS =
            Map.ofEntries(
                    Map.entry("genesis", List.of("origin", "policy_note")),
                    Map.entry("currency", List.of("code", "scale")),
                    Map.entry("account", List.of("account")),
                    Map.entry("limit", List.of("account", "limit")),
                    Map.entry("key", List.of("account", "key", "pub")),
                    Map.entry("key-revoked", List.of("key")),
                    Map.entry("transaction", List.of("kind", "effective", "entries", "auth")),
                    Map.entry("poll", List.of("question", "closes")),
                    Map.entry("ballot", List.of("poll", "choice", "key", "seq", "sig")),
                    Map.entry("tally", List.of("poll", "result")),
                    Map.entry("seal", List.of("size", "root")),
                    Map.entry("erasure", List.of("erased", "reason")),
                    Map.entry("policy", List.of("key", "version", "value", "from")),
                    Map.entry("admin", List.of("account", "actor")),
                    Map.entry("delegate", List.of("account", "delegate", "given", "actor")),
                    Map.entry("approval-rule", List.of("account", "actor")),
                    Map.entry("approval", List.of("payment", "act", "actor")),
                    Map.entry("community", List.of("community", "parent", "actor")),
                    Map.entry("officer-act", List.of("act", "step", "actor")),
                    Map.entry("round", List.of("round", "step")),
                    Map.entry("proposal", List.of("proposal", "round", "step", "account")),
                    Map.entry("ballot-sealed", List.of("sealed")),
                    Map.entry("entry-sealed", List.of("sealed")),
                    Map.entry("sheet", List.of("round", "sheet", "account", "step", "actor")),
                    Map.entry("teller", List.of("round", "account", "granted", "actor")),
                    Map.entry("proxy", List.of("round", "account", "holder", "granted")),
                    Map.entry("objection", List.of("objection", "round", "account")),
                    Map.entry("objection-answered", List.of("objection", "upheld", "actor")),
                    Map.entry("tranche-report", List.of("payout", "round", "account", "content")),
                    Map.entry("milestone", List.of("payout", "round", "project", "actor")),
                    Map.entry("motion", List.of("motion", "step")),
                    Map.entry("motion-electors", List.of("motion", "accounts")),
                    Map.entry("vote-sealed", List.of("sealed")),
                    Map.entry("votes-opened", List.of("motion", "votes")),
                    Map.entry("levy", List.of("period", "policy", "step")),
                    Map.entry("loss-shares", List.of("motion", "shares")),
                    Map.entry("debt-plan", List.of("plan", "account", "step", "actor")),
                    Map.entry("dormancy", List.of("dormancy", "account", "step", "actor")),
                    Map.entry("levy-exemption", List.of("account", "actor")),
                    Map.entry(
                            "credit-review",
                            List.of("month", "policy", "step", "negative", "trade", "brake")),
                    Map.entry("loan", List.of("loan", "account", "step", "actor")),
                    Map.entry(
                            "surplus-statement",
                            List.of(
                                    "account",
                                    "statement",
                                    "period",
                                    "version",
                                    "policy",
                                    "figures",
                                    "actor")),
                    Map.entry("surplus-approval", List.of("account", "statement", "actor")),
                    Map.entry(
                            "surplus-check", List.of("account", "statement", "accepted", "actor")),
                    Map.entry("app", List.of("app", "name", "actor")),
                    Map.entry("app-ended", List.of("app", "actor")),
                    Map.entry("log-key", List.of("old", "new", "note")));

    /// Of what kinds a transaction has to name the policy by which it was made.
    private static final Set<String> BY_POLICY = Set.of("levy", "surplus", "sweep", "contribution");

    /// Of what kinds it has to name the decision.
    private static final Set<String> BY_DECISION =
            Set.of("award", "writeOff", "lossShare", "dormant", "reclaim");

    private final String origin;
    private final Map<String, Long> types = new TreeMap<>();

    /// @param origin the log's name, as its checkpoints have it
    Catalogue(String origin) {
        this.origin = origin;
    }

    @Override
    public String name() {
        return "leaves";
    }

    @Override
    public String promise() {
        return "Every leaf is canonical, has an id of its own and what its type asks for.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        types.merge(leaf.type(), 1L, Long::sum);
        common(leaf, books, findings);
        List<String> needed = MEMBERS.getOrDefault(leaf.type(), List.of());
        needed.stream()
                .filter(name -> !leaf.has(name))
                .forEach(name -> findings.add(leaf, "it has no member " + name));
        if (needed.stream().allMatch(leaf::has)) {
            byType(leaf, books, findings);
        }
    }

    private static void common(Leaf leaf, Books books, Findings findings) {
        findings.require(leaf.text("v").equals("1"), leaf, "v is not 1");
        findings.require(!leaf.type().isEmpty(), leaf, "it has no type");
        findings.require(!leaf.id().isEmpty(), leaf, "it has no id");
        findings.require(isTime(leaf.at()), leaf, "%s is no time of a leaf", leaf.at());
        findings.require(
                bytes(leaf.text("nonce")) == NONCE_BYTES, leaf, "its nonce has not 16 bytes");
        boolean isFlawed =
                leaf.has("commit")
                        && !leaf.map("commit").values().stream()
                                .allMatch(c ->
                                        c instanceof String text
                                                && COMMITMENT.matcher(text).matches());
        findings.require(!isFlawed, leaf, "a commitment has 64 hexadecimal digits");
        long used = books.indexOf(leaf.id());
        if (used != CompactMap.NONE) {
            findings.addWhole(
                    leaf, "the id %s was used by leaf %d before".formatted(leaf.id(), used));
        }
        findings.require(
                leaf.type().equals("genesis") == (leaf.index() == 0),
                leaf,
                "genesis is leaf 0 and nowhere else");
    }

    static boolean isTime(String text) {
        return TIME.matcher(text).matches();
    }

    private static int bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private void byType(Leaf leaf, Books books, Findings findings) {
        String account = leaf.text("account");
        switch (leaf.type()) {
            case "genesis" ->
                    findings.require(
                            leaf.text("origin").equals(origin),
                            leaf,
                            "its origin is %s, and the checkpoints are of %s",
                            leaf.text("origin"),
                            origin);
            case "currency" -> {
                String code = leaf.text("code");
                findings.require(CURRENCY.matcher(code).matches(), leaf, "%s is no code", code);
                findings.require(
                        !books.currencies.containsKey(code), leaf, "%s is there already", code);
                Leaf.bound(leaf.text("scale"));
            }
            case "account" -> {
                findings.require(
                        !account.isEmpty() && !books.accounts.containsKey(account),
                        leaf,
                        "the account %s is opened again",
                        account);
                bounds(leaf, books, findings);
            }
            case "limit" -> {
                known(leaf, account, books, findings);
                bounds(leaf, books, findings);
            }
            case "key" -> {
                known(leaf, account, books, findings);
                String key = leaf.text("key");
                findings.require(
                        !books.keys.containsKey(key), leaf, "the key %s is there already", key);
                findings.require(isKey(leaf.text("pub")), leaf, "pub is no public key");
            }
            case "key-revoked" -> {
                Books.Key key = books.keys.get(leaf.text("key"));
                findings.require(
                        key != null && key.isInForce(leaf.index()),
                        leaf,
                        "no key %s is in force",
                        leaf.text("key"));
            }
            case "transaction" -> transaction(leaf, books, findings);
            case "policy" -> policy(leaf, books, findings);
            case "poll" -> findings.require(isTime(leaf.text("closes")), leaf, "closes is no time");
            case "erasure" ->
                    findings.require(
                            leaf.maps("erased").stream()
                                    .allMatch(one ->
                                            one.get("id") instanceof String
                                                    && one.get("label") instanceof String),
                            leaf,
                            "what is erased is named by id and label");
            case "admin",
                    "delegate",
                    "approval-rule",
                    "proposal",
                    "objection",
                    "sheet",
                    "teller",
                    "proxy",
                    "tranche-report",
                    "levy-exemption",
                    "loan",
                    "debt-plan",
                    "dormancy",
                    "surplus-statement",
                    "surplus-approval",
                    "surplus-check" ->
                    known(leaf, account, books, findings);
            case "officer-act" -> {
                if (leaf.has("account")) {
                    known(leaf, account, books, findings);
                }
            }
            default -> {
                // What else there is to say of a type, other checks say.
            }
        }
    }

    private static void known(Leaf leaf, String account, Books books, Findings findings) {
        findings.require(
                books.accounts.containsKey(account), leaf, "there is no account %s", account);
    }

    private static void bounds(Leaf leaf, Books books, Findings findings) {
        for (String member : List.of("limit", "maximum", "reserved")) {
            leaf.map(member)
                    .forEach((code, bound) -> {
                        findings.require(
                                books.currencies.containsKey(String.valueOf(code)),
                                leaf,
                                "there is no currency %s",
                                code);
                        Leaf.bound(String.valueOf(bound));
                    });
        }
    }

    private static boolean isKey(String text) {
        try {
            return Books.decoded(Base64.getDecoder().decode(text)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void transaction(Leaf leaf, Books books, Findings findings) {
        findings.require(!leaf.hasFlawedEntries(), leaf, "an entry is not {a, c, n}");
        findings.require(leaf.entries().size() >= 2, leaf, "it has less than two entries");
        for (Leaf.Entry entry : leaf.entries()) {
            known(leaf, entry.account(), books, findings);
            findings.require(
                    books.currencies.containsKey(entry.currency()),
                    leaf,
                    "there is no currency %s",
                    entry.currency());
        }
        findings.require(isDate(leaf.text("effective")), leaf, "effective is no date");
        Object mode = leaf.map("auth").get("mode");
        findings.require(
                "payer-sig".equals(mode)
                        || ("operator".equals(mode)
                                && leaf.map("auth").get("actor") instanceof String),
                leaf,
                "auth is neither a payer's signature nor an operator");
        String kind = leaf.text("kind");
        findings.require(
                !BY_POLICY.contains(kind) || !leaf.text("policy").isEmpty(),
                leaf,
                "a %s names the policy by which it was made",
                kind);
        findings.require(
                !BY_DECISION.contains(kind) || !leaf.text("decision").isEmpty(),
                leaf,
                "a transaction of kind %s names the decision by which it was made",
                kind);
        findings.require(
                kind.equals("reversal") == leaf.has("reverses"),
                leaf,
                "a reversal, and nothing else, names what it reverses");
    }

    /// Each version follows the one before it, and takes effect when it is set or later.
    private static void policy(Leaf leaf, Books books, Findings findings) {
        String key = leaf.text("key");
        int next = books.policies.getOrDefault(key, List.of()).size() + 1;
        findings.require(
                leaf.text("version").equals(Integer.toString(next)),
                leaf,
                "%s/%s is not the next version of it, which is %d",
                key,
                leaf.text("version"),
                next);
        findings.require(
                !Instant.parse(leaf.text("from")).isBefore(Instant.parse(leaf.at())),
                leaf,
                "it takes effect at %s, before it was set",
                leaf.text("from"));
        boolean _ = Books.policy(leaf).value().isObject();
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public void end(Books books, Findings findings) {
        types.forEach((type, count) -> {
            if (!MEMBERS.containsKey(type)) {
                findings.leaveOpen(
                        "type " + type,
                        "%s of no type that this version knows: get a newer verifier"
                                .formatted(Count.of(count, "leaf is", "leaves are")));
            }
        });
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        return types.isEmpty() ? "the log is empty" : "";
    }

    @Override
    public void figures(Map<String, Long> figures) {
        types.forEach((type, count) -> {
            figures.put("leaves." + type, count);
            if (!MEMBERS.containsKey(type)) {
                figures.merge("unknown_types", count, Long::sum);
            }
        });
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeInt(types.size());
        for (var type : types.entrySet()) {
            out.writeUTF(type.getKey());
            out.writeLong(type.getValue());
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            types.put(in.readUTF(), in.readLong());
        }
    }
}
