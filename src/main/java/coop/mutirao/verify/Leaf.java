package coop.mutirao.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A fact of the log, as it was read.
public final class Leaf {

    private static final Pattern AMOUNT = Pattern.compile("-?[1-9][0-9]{0,17}");
    private static final Pattern BOUND = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final long index;
    private final Map<String, Object> members;
    private final List<Entry> entries;
    private final boolean hasFlawedEntries;

    /// One line of a transaction.
    ///
    /// @param amount minor units, more or less than zero
    public record Entry(String account, String currency, long amount) {}

    private Leaf(long index, Map<String, Object> members) {
        this.index = index;
        this.members = members;
        List<Entry> read = new ArrayList<>();
        boolean isFlawed = false;
        if (members.get("entries") instanceof List<?> all) {
            for (Object one : all) {
                @Nullable Entry entry = one instanceof Map<?, ?> map ? entry(map) : null;
                isFlawed |= entry == null;
                if (entry != null) {
                    read.add(entry);
                }
            }
        }
        this.entries = List.copyOf(read);
        this.hasFlawedEntries = isFlawed;
    }

    /// @throws IllegalArgumentException with what is not canonical in it
    static Leaf read(long index, byte[] bytes) {
        return new Leaf(index, StrictJson.object(bytes));
    }

    private static @Nullable Entry entry(Map<?, ?> map) {
        return map.size() == 3
                        && map.get("a") instanceof String account
                        && map.get("c") instanceof String currency
                        && map.get("n") instanceof String amount
                        && AMOUNT.matcher(amount).matches()
                ? new Entry(account, currency, Long.parseLong(amount))
                : null;
    }

    public long index() {
        return index;
    }

    /// What it is.
    public String type() {
        return text("type");
    }

    public String id() {
        return text("id");
    }

    /// Its time; all times have one form, so their texts have their order.
    public String at() {
        return text("at");
    }

    /// Where it stands, for findings.
    String place() {
        return "leaf %d (%s %s)".formatted(index, type(), id());
    }

    /// A member that is a text; empty if there is none.
    public String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    @Nullable Object member(String name) {
        return members.get(name);
    }

    /// All members by their names.
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    /// A member that is an object; empty if there is none.
    public Map<?, ?> map(String name) {
        return members.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    /// A member that is a list of objects, those of its elements that are.
    List<Map<?, ?>> maps(String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (members.get(name) instanceof List<?> all) {
            all.forEach(one -> maps.add(one instanceof Map<?, ?> map ? map : Map.of()));
        }
        return maps;
    }

    /// The lines of a transaction, as far as they have their form.
    public List<Entry> entries() {
        return entries;
    }

    boolean hasFlawedEntries() {
        return hasFlawedEntries;
    }

    /// Whether an assembly excludes the owner of an account by it: her mandates end, and what she
    /// may do for others.
    boolean isExclusion() {
        return type().equals("limit") && has("leaving") && has("motion");
    }

    public boolean isTransaction() {
        return type().equals("transaction");
    }

    /// What a payment moves: its second line, which is what the payee receives.
    long amount() {
        return entries.get(1).amount();
    }

    /// A bound that is an object of one for each currency: zero or more.
    ///
    /// @return null if there is none for this currency
    /// @throws IllegalArgumentException if it is no such number
    @Nullable Long bound(String name, String currency) {
        return map(name).get(currency) instanceof String text ? bound(text) : null;
    }

    /// @throws IllegalArgumentException if it is no number of zero or more
    public static long bound(String text) {
        if (!BOUND.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "%s is no whole number of zero or more".formatted(text));
        }
        return Long.parseLong(text);
    }
}
