package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.crypto.Hash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the leaves add up to so far: accounts with their limits and balances, keys, policies, and
/// where each id stands. The checks see it as it was before the leaf at which they look.
public final class Books {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What an account has of a currency, in minor units.
    ///
    /// @param credit its balance may be so far below zero
    /// @param maximum its balance may be so far above zero
    /// @param reserved what it has to keep
    record Purse(long balance, long credit, long maximum, long reserved) {

        static final Purse EMPTY = new Purse(0, 0, Long.MAX_VALUE, 0);

        /// @throws ArithmeticException if that is more than can be counted
        Purse with(long amount) {
            return new Purse(Math.addExact(balance, amount), credit, maximum, reserved);
        }
    }

    static final class Account {
        String kind = "";
        boolean closed;

        /// The motion by which its owner was excluded, so that it only settles; empty: none did.
        String leaving = "";

        final Map<String, Purse> purses = new TreeMap<>();

        Purse purse(String currency) {
            return purses.getOrDefault(currency, Purse.EMPTY);
        }
    }

    /// A key that a leaf registered.
    ///
    /// @param person the account of who has it
    /// @param pub null if it is no key
    /// @param from the place of its registration
    /// @param until the place of its revocation
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Key(
            String account,
            String person,
            byte[] pub,
            Ed25519.@Nullable Key key,
            long from,
            long until) {

        boolean isInForce(long index) {
            return from < index && index < until;
        }
    }

    /// A version of a policy.
    ///
    /// @param name key and version, such as `contribution/2`
    record Policy(String name, Instant from, String text) {

        JsonNode value() {
            try {
                return JSON.readTree(text);
            } catch (JacksonException e) {
                throw new IllegalArgumentException("the policy %s is no JSON".formatted(name), e);
            }
        }
    }

    String origin = "";
    final Map<String, Integer> currencies = new TreeMap<>();
    final Map<String, Account> accounts = new TreeMap<>();
    final Map<String, Key> keys = new TreeMap<>();
    final Map<String, List<Policy>> policies = new TreeMap<>();
    private final CompactMap ids = new CompactMap();
    private final LongFunction<@Nullable Leaf> leaves;

    /// @param leaves gives a leaf by its index, null if it cannot be read
    Books(LongFunction<@Nullable Leaf> leaves) {
        this.leaves = leaves;
    }

    /// Where the leaf of an id stands, or [CompactMap#NONE].
    long indexOf(String id) {
        return ids.get(hash(id));
    }

    /// Decimals of currencies by their codes.
    public Map<String, Integer> currencies() {
        return Collections.unmodifiableMap(currencies);
    }

    static byte[] hash(String text) {
        return Hash.sha256(text.getBytes(UTF_8));
    }

    /// The leaf of an id, if it is there and can be read.
    public @Nullable Leaf leaf(String id) {
        long index = indexOf(id);
        return index == CompactMap.NONE ? null : leaves.apply(index);
    }

    /// The version of a policy that is in force, the newest that has taken effect.
    @Nullable Policy policy(String key, Instant at) {
        return policies.getOrDefault(key, List.of()).reversed().stream()
                .filter(policy -> !policy.from().isAfter(at))
                .findFirst()
                .orElse(null);
    }

    /// The finding that something was posted before a policy was in force.
    String notInForce(String key) {
        Policy first = policies.getOrDefault(key, List.of()).getFirst();
        return "no policy %s was in force: %s takes effect at %s"
                .formatted(key, first.name(), first.from());
    }

    /// Takes one more leaf in.
    void take(Leaf leaf) {
        ids.put(hash(leaf.id()), leaf.index());
        String account = leaf.text("account");
        switch (leaf.type()) {
            case "genesis" -> origin = leaf.index() == 0 ? leaf.text("origin") : origin;
            case "currency" ->
                    currencies.putIfAbsent(leaf.text("code"), (int) Leaf.bound(leaf.text("scale")));
            case "account" -> {
                if (!accounts.containsKey(account)) {
                    var opened = new Account();
                    opened.kind = leaf.text("kind");
                    accounts.put(account, opened);
                    limit(opened, leaf);
                }
            }
            case "limit" -> {
                Account known = accounts.get(account);
                if (known != null) {
                    limit(known, leaf);
                    known.closed = leaf.text("closed").equals("yes");
                    if (leaf.isExclusion()) {
                        known.leaving = leaf.text("leaving");
                    }
                }
            }
            case "key" -> keys.putIfAbsent(leaf.text("key"), key(leaf));
            case "key-revoked" ->
                    keys.computeIfPresent(
                            leaf.text("key"),
                            (_, k) ->
                                    new Key(
                                            k.account(),
                                            k.person(),
                                            k.pub(),
                                            k.key(),
                                            k.from(),
                                            Math.min(k.until(), leaf.index())));
            case "policy" -> take(policy(leaf), leaf.text("key"));
            case "transaction" -> post(leaf);
            default -> {
                // The other types change no balance and no key.
            }
        }
    }

    private static void limit(Account account, Leaf leaf) {
        for (String member : List.of("limit", "maximum", "reserved")) {
            for (Object currency : leaf.map(member).keySet()) {
                String code = String.valueOf(currency);
                Purse before = account.purse(code);
                Long credit = leaf.bound("limit", code);
                Long maximum = leaf.bound("maximum", code);
                Long reserved = leaf.bound("reserved", code);
                account.purses.put(
                        code,
                        new Purse(
                                before.balance(),
                                credit == null ? before.credit() : credit,
                                maximum == null ? before.maximum() : maximum,
                                reserved == null ? before.reserved() : reserved));
            }
        }
    }

    private static Key key(Leaf leaf) {
        String account = leaf.text("account");
        String person = leaf.text("person");
        byte[] pub = publicKey(leaf.text("pub"));
        return new Key(
                account,
                person.isEmpty() ? account : person,
                pub,
                decoded(pub),
                leaf.index(),
                Long.MAX_VALUE);
    }

    private static byte[] publicKey(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    static Ed25519.@Nullable Key decoded(byte[] pub) {
        try {
            return Ed25519.key(pub);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The version that a leaf sets.
    static Policy policy(Leaf leaf) {
        return new Policy(
                leaf.text("key") + "/" + leaf.text("version"),
                Instant.parse(leaf.text("from")),
                leaf.text("value"));
    }

    private void take(Policy policy, String key) {
        policies.computeIfAbsent(key, _ -> new ArrayList<>()).add(policy);
    }

    private void post(Leaf leaf) {
        for (Leaf.Entry entry : leaf.entries()) {
            Account account = accounts.get(entry.account());
            if (account != null) {
                Purse purse = account.purse(entry.currency());
                account.purses.put(entry.currency(), purse.with(entry.amount()));
            }
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeUTF(origin);
        out.writeInt(currencies.size());
        for (var currency : currencies.entrySet()) {
            out.writeUTF(currency.getKey());
            out.writeInt(currency.getValue());
        }
        out.writeInt(accounts.size());
        for (var account : accounts.entrySet()) {
            out.writeUTF(account.getKey());
            save(account.getValue(), out);
        }
        out.writeInt(keys.size());
        for (var key : keys.entrySet()) {
            out.writeUTF(key.getKey());
            out.writeUTF(key.getValue().account());
            out.writeUTF(key.getValue().person());
            out.writeUTF(Base64.getEncoder().encodeToString(key.getValue().pub()));
            out.writeLong(key.getValue().from());
            out.writeLong(key.getValue().until());
        }
        out.writeInt(policies.values().stream().mapToInt(List::size).sum());
        for (var key : policies.entrySet()) {
            for (Policy policy : key.getValue()) {
                out.writeUTF(key.getKey());
                out.writeUTF(policy.name());
                out.writeUTF(policy.from().toString());
                out.writeUTF(policy.text());
            }
        }
        ids.save(out);
    }

    private static void save(Account account, DataOutputStream out) throws IOException {
        out.writeUTF(account.kind);
        out.writeBoolean(account.closed);
        out.writeUTF(account.leaving);
        out.writeInt(account.purses.size());
        for (var purse : account.purses.entrySet()) {
            out.writeUTF(purse.getKey());
            out.writeLong(purse.getValue().balance());
            out.writeLong(purse.getValue().credit());
            out.writeLong(purse.getValue().maximum());
            out.writeLong(purse.getValue().reserved());
        }
    }

    void load(DataInputStream in) throws IOException {
        origin = in.readUTF();
        for (int n = in.readInt(); n > 0; n--) {
            currencies.put(in.readUTF(), in.readInt());
        }
        for (int n = in.readInt(); n > 0; n--) {
            accounts.put(in.readUTF(), account(in));
        }
        for (int n = in.readInt(); n > 0; n--) {
            String id = in.readUTF();
            String account = in.readUTF();
            String person = in.readUTF();
            byte[] pub = publicKey(in.readUTF());
            keys.put(id, new Key(account, person, pub, decoded(pub), in.readLong(), in.readLong()));
        }
        for (int n = in.readInt(); n > 0; n--) {
            String key = in.readUTF();
            take(new Policy(in.readUTF(), Instant.parse(in.readUTF()), in.readUTF()), key);
        }
        ids.load(in);
    }

    private static Account account(DataInputStream in) throws IOException {
        var account = new Account();
        account.kind = in.readUTF();
        account.closed = in.readBoolean();
        account.leaving = in.readUTF();
        for (int n = in.readInt(); n > 0; n--) {
            account.purses.put(
                    in.readUTF(),
                    new Purse(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
        }
        return account;
    }
}
