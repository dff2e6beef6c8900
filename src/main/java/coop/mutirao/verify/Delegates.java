package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who acts for whom, and for which accounts there is something to be taken, as the log has it so
/// far.
final class Delegates {

    private final Map<String, Map<String, Given>> given = new TreeMap<>();
    private final Set<String> ruled = new TreeSet<>();
    private final Set<String> booked = new TreeSet<>();

    /// Bounds, each empty if there is none.
    private record Given(boolean manages, String payment, String day, String until) {

        static Given of(Leaf leaf) {
            return new Given(
                    leaf.text("manages").equals("yes"),
                    leaf.text("payment_maximum"),
                    leaf.text("day_maximum"),
                    leaf.text("until"));
        }

        boolean isInForce(String at) {
            return until.isEmpty() || at.compareTo(until) < 0;
        }

        boolean isWithin(Given other) {
            return (other.manages || !manages)
                    && isAtMost(payment, other.payment)
                    && isAtMost(day, other.day)
                    && (other.until.isEmpty()
                            || (!until.isEmpty() && until.compareTo(other.until) <= 0));
        }

        private static boolean isAtMost(String bound, String other) {
            return other.isEmpty() || (!bound.isEmpty() && Leaf.bound(bound) <= Leaf.bound(other));
        }
    }

    void take(Leaf leaf) {
        String account = leaf.text("account");
        if (leaf.isExclusion()) {
            given.values().forEach(all -> all.remove(account));
        }
        switch (leaf.type()) {
            case "delegate" -> {
                Map<String, Given> all = given.computeIfAbsent(account, _ -> new TreeMap<>());
                if (leaf.text("given").equals("yes")) {
                    all.put(leaf.text("delegate"), Given.of(leaf));
                } else {
                    all.remove(leaf.text("delegate"));
                }
            }
            case "approval-rule" -> {
                if (leaf.has("above")) {
                    ruled.add(account);
                } else {
                    ruled.remove(account);
                }
            }
            case "transaction" -> leaf.entries().forEach(entry -> booked.add(entry.account()));
            default -> {
                // The other types say nothing of it.
            }
        }
    }

    private @Nullable Given given(String account, String who, String at) {
        @Nullable Given one = given.getOrDefault(account, Map.of()).get(who);
        return one != null && one.isInForce(at) ? one : null;
    }

    /// The accounts of who act for an account.
    Set<String> of(String account, String at) {
        Set<String> all = new TreeSet<>();
        given.getOrDefault(account, Map.of())
                .forEach((who, one) -> {
                    if (one.isInForce(at)) {
                        all.add(who);
                    }
                });
        return all;
    }

    /// The accounts of who act for an account and name others who do.
    Set<String> managersOf(String account, String at) {
        Set<String> all = new TreeSet<>();
        given.getOrDefault(account, Map.of())
                .forEach((who, one) -> {
                    if (one.manages() && one.isInForce(at)) {
                        all.add(who);
                    }
                });
        return all;
    }

    boolean standsFor(String account, String who, String at) {
        return account.equals(who) || given(account, who, at) != null;
    }

    /// Whether who gives a delegation is a delegate who may manage, and gives no more than she has;
    /// or makes less of her own.
    boolean mayGive(Leaf leaf) {
        String who = leaf.text("actor");
        @Nullable Given hers = given(leaf.text("account"), who, leaf.at());
        return hers != null
                && (hers.manages() || who.equals(leaf.text("delegate")))
                && Given.of(leaf).isWithin(hers);
    }

    /// Whether others act for it or approve its payments, something was booked on it, or it has
    /// more credit than new members get.
    boolean isInUse(String account, Books books, String at) {
        Books.@Nullable Account known = books.accounts.get(account);
        @Nullable Long usual = Powers.usualCredit(books, at);
        return booked.contains(account)
                || ruled.contains(account)
                || !given.getOrDefault(account, Map.of()).isEmpty()
                || (known != null
                        && usual != null
                        && known.purses.values().stream().anyMatch(p -> p.credit() > usual));
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(given.values().stream().mapToInt(Map::size).sum());
        for (var account : given.entrySet()) {
            for (var one : account.getValue().entrySet()) {
                out.writeUTF(account.getKey());
                out.writeUTF(one.getKey());
                out.writeBoolean(one.getValue().manages());
                out.writeUTF(one.getValue().payment());
                out.writeUTF(one.getValue().day());
                out.writeUTF(one.getValue().until());
            }
        }
        save(ruled, out);
        save(booked, out);
    }

    private static void save(Set<String> names, DataOutputStream out) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    void load(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            String account = in.readUTF();
            String who = in.readUTF();
            given.computeIfAbsent(account, _ -> new TreeMap<>())
                    .put(
                            who,
                            new Given(in.readBoolean(), in.readUTF(), in.readUTF(), in.readUTF()));
        }
        load(ruled, in);
        load(booked, in);
    }

    private static void load(Set<String> names, DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            names.add(in.readUTF());
        }
    }
}
