package coop.mutirao.verify.report;

import coop.mutirao.verify.Books;
import coop.mutirao.verify.Leaf;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What accounts have, as of a size and for a day: the balance, the statement, the trial balance.
abstract class Entries implements Recount {

    private final String effective;

    /// @param of what the report's head says
    Entries(Map<String, String> of) {
        // Later than every day that can be written: then all counts.
        this.effective = of.getOrDefault("effective", "~");
    }

    @Override
    public void take(Leaf leaf, Books books) {
        if (leaf.isTransaction() && leaf.text("effective").compareTo(effective) <= 0) {
            leaf.entries().forEach(entry -> take(leaf, entry));
        }
    }

    abstract void take(Leaf leaf, Leaf.Entry entry);

    /// A balance and of how many entries it is.
    private record Held(long balance, long entries) {

        static final Held NOTHING = new Held(0, 0);

        Held with(long amount) {
            return new Held(Math.addExact(balance, amount), entries + 1);
        }
    }

    /// One account.
    abstract static class One extends Entries {

        final String account;
        private String unit = NONE;

        One(Map<String, String> of) {
            super(of);
            this.account = of.getOrDefault("account", NONE);
        }

        @Override
        public void take(Leaf leaf, Books books) {
            if (leaf.type().equals("account") && leaf.text("account").equals(account)) {
                leaf.map("limit").keySet().forEach(code -> unit = String.valueOf(code));
            }
            super.take(leaf, books);
        }

        @Override
        final void take(Leaf leaf, Leaf.Entry entry) {
            if (entry.account().equals(account)) {
                unit = entry.currency();
                own(leaf, entry);
            }
        }

        abstract void own(Leaf leaf, Leaf.Entry entry);

        String unit() {
            return unit;
        }
    }

    static final class Balance extends One {

        private Held held = Held.NOTHING;

        Balance(Map<String, String> of) {
            super(of);
        }

        @Override
        void own(Leaf leaf, Leaf.Entry entry) {
            held = held.with(entry.amount());
        }

        @Override
        public List<String> lines(Books books) {
            return List.of("%s %d %d".formatted(unit(), held.balance(), held.entries()));
        }
    }

    static final class Statement extends One {

        private final long from;
        private final List<String> lines = new ArrayList<>();
        private long opening;
        private long balance;

        Statement(Map<String, String> of) {
            super(of);
            this.from = Leaf.bound(of.getOrDefault("from", "0"));
        }

        @Override
        void own(Leaf leaf, Leaf.Entry entry) {
            balance = Math.addExact(balance, entry.amount());
            if (leaf.index() < from) {
                opening = balance;
                return;
            }
            lines.add(
                    "%d %s %s %s %d %d"
                            .formatted(
                                    leaf.index(),
                                    leaf.id(),
                                    leaf.text("kind"),
                                    leaf.text("effective"),
                                    entry.amount(),
                                    balance));
        }

        @Override
        public List<String> lines(Books books) {
            return lines;
        }

        @Override
        public Map<String, String> head(Books books) {
            return Map.of(
                    "unit", unit(),
                    "opening", Long.toString(opening),
                    "closing", Long.toString(balance));
        }
    }

    static final class Trial extends Entries {

        private final Map<String, Map<String, Held>> held = new TreeMap<>();

        Trial(Map<String, String> of) {
            super(of);
        }

        @Override
        void take(Leaf leaf, Leaf.Entry entry) {
            held.computeIfAbsent(entry.account(), _ -> new HashMap<>())
                    .merge(
                            entry.currency(),
                            Held.NOTHING.with(entry.amount()),
                            (before, _) -> before.with(entry.amount()));
        }

        @Override
        public List<String> lines(Books books) {
            List<String> lines = new ArrayList<>();
            held.forEach((account, own) ->
                    new TreeMap<>(own)
                            .forEach((unit, had) ->
                                    lines.add(
                                            "%s %s %d %d"
                                                    .formatted(
                                                            account,
                                                            unit,
                                                            had.balance(),
                                                            had.entries()))));
            return lines;
        }

        @Override
        public Map<String, String> head(Books books) {
            return Map.of("above", total(1), "below", total(-1));
        }

        private String total(int side) {
            Map<String, BigInteger> sums = new TreeMap<>();
            held.values()
                    .forEach(own ->
                            own.forEach((unit, had) ->
                                    sums.merge(
                                            unit,
                                            Long.signum(had.balance()) == side
                                                    ? BigInteger.valueOf(had.balance())
                                                    : BigInteger.ZERO,
                                            BigInteger::add)));
            List<String> words = new ArrayList<>();
            sums.forEach((unit, sum) -> words.add(sum + " " + unit));
            return words.isEmpty() ? NONE : String.join(", ", words);
        }
    }
}
