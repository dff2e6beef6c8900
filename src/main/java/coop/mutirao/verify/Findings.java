package coop.mutirao.verify;

import coop.mutirao.verify.Leaf.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one check finds.
// The annotation that is asked for would be a dependency of its own.
@SuppressWarnings("AnnotateFormatMethod")
public final class Findings {

    /// So many are kept in words; all are counted.
    private static final int KEPT = 10_000;

    /// The place of what stands at no leaf.
    static final long NOWHERE = -1;

    private static final Pattern LEAF = Pattern.compile("leaf ([0-9]{1,18})\\b");

    private final String check;
    private final String promise;
    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Long> profits = new TreeMap<>();
    private final List<Finding> undecided = new ArrayList<>();
    private long count;
    private String nothing = "";

    /// How a check ended.
    public enum Status {
        /// What it promises holds.
        OK("ok"),
        /// Something is wrong.
        FOUND("found"),
        /// What is here is not enough to tell.
        UNDECIDED("undecided"),
        /// What it promises holds of nothing, as there is nothing of the kind.
        NOTHING("nothing-to-check");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// As programs read it.
        public String word() {
            return word;
        }
    }

    /// Something that is not as it has to be.
    ///
    /// @param place where: a leaf, a file, a line of one
    /// @param what a plain sentence with the figures
    /// @param profits who gains or loses by it
    public record Finding(String place, String what, List<Profit> profits) {

        public Finding {
            profits = List.copyOf(profits);
        }

        /// The number of the leaf where it is, or [Findings#NOWHERE].
        long leaf() {
            Matcher leaf = LEAF.matcher(place);
            return leaf.lookingAt() ? Long.parseLong(leaf.group(1)) : NOWHERE;
        }

        @Override
        public String toString() {
            return place + ": " + what + (profits.isEmpty() ? "" : " " + profits);
        }
    }

    /// That an account is better or worse off than the rules allow.
    ///
    /// @param amount minor units: more than zero if the account gains
    public record Profit(String account, String currency, long amount) {

        @Override
        public String toString() {
            return "%s %+d %s".formatted(account, amount, currency);
        }
    }

    Findings(String check, String promise) {
        this.check = check;
        this.promise = promise;
    }

    void add(String place, String what, List<Profit> who) {
        count++;
        for (Profit profit : who) {
            profits.merge(profit.account() + " " + profit.currency(), profit.amount(), Long::sum);
        }
        if (kept.size() < KEPT) {
            kept.add(new Finding(place, what, who));
        }
    }

    public void add(String place, String what) {
        add(place, what, List.of());
    }

    void add(Leaf leaf, String what) {
        add(leaf.place(), what);
    }

    /// A finding about a whole transaction: all of it should not be.
    void addWhole(Leaf leaf, String what) {
        add(leaf.place(), what, whole(leaf));
    }

    private static List<Profit> whole(Leaf leaf) {
        return difference(leaf.entries(), List.of());
    }

    /// A finding that other entries were made than are due.
    void add(Leaf leaf, String what, List<Entry> made, List<Entry> due) {
        add(leaf.place(), what, difference(made, due));
    }

    /// A finding unless the entries that were made are those that are due.
    ///
    /// @param by what says what is due
    void compare(Leaf leaf, List<Entry> made, List<Entry> due, String by) {
        if (!made.equals(due)) {
            add(
                    leaf.place(),
                    "posted was %s; due is %s by %s".formatted(words(made), words(due), by),
                    difference(made, due));
        }
    }

    private static String words(List<Entry> entries) {
        return entries.isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        entries.stream()
                                .map(e ->
                                        "%s %+d %s"
                                                .formatted(e.account(), e.amount(), e.currency()))
                                .toList());
    }

    private static List<Profit> difference(List<Entry> made, List<Entry> due) {
        Map<String, Profit> net = new TreeMap<>();
        made.forEach(e -> add(net, e, e.amount()));
        due.forEach(e -> add(net, e, -e.amount()));
        return net.values().stream().filter(profit -> profit.amount() != 0).toList();
    }

    private static void add(Map<String, Profit> net, Entry entry, long amount) {
        net.merge(
                entry.account() + " " + entry.currency(),
                new Profit(entry.account(), entry.currency(), amount),
                (a, b) -> new Profit(a.account(), a.currency(), a.amount() + b.amount()));
    }

    /// Adds a finding unless it is as it has to be.
    void require(boolean isRight, Leaf leaf, String what, Object... figures) {
        if (!isRight) {
            add(leaf, what.formatted(figures));
        }
    }

    public String check() {
        return check;
    }

    /// What holds if nothing was found.
    public String promise() {
        return promise;
    }

    public long count() {
        return count;
    }

    /// Says of something that it cannot be judged, and what is needed for that.
    public void leaveOpen(String place, String what) {
        undecided.add(new Finding(place, what, List.of()));
    }

    /// What could not be judged.
    public List<Finding> undecided() {
        return List.copyOf(undecided);
    }

    /// Says that there was nothing to check.
    ///
    /// @param why a sentence without its end; empty if there was something
    void nothing(String why) {
        nothing = why;
    }

    /// Why there was nothing to check; empty if there was something.
    public String why() {
        return status() == Status.NOTHING ? nothing : "";
    }

    public Status status() {
        if (count > 0) {
            return Status.FOUND;
        }
        if (!undecided.isEmpty()) {
            return Status.UNDECIDED;
        }
        return nothing.isEmpty() ? Status.OK : Status.NOTHING;
    }

    /// The first of them.
    public List<Finding> kept() {
        return List.copyOf(kept);
    }

    /// Who gains by all of it, by account and currency, in minor units.
    public Map<String, Long> profits() {
        return Map.copyOf(profits);
    }
}
