package coop.mutirao.member;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Money;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// How opening balances become transfers.
final class Opening {

    /// The account that carries the difference from one of several transfers to the next. After the
    /// last it is at zero.
    static final String ACCOUNT = "system-opening";

    /// So many entries of the longest form stay below the 65,535 bytes of a leaf.
    static final int ENTRIES_MAX = 500;

    private Opening() {}

    /// The entries of one transfer, or, where it would have too many, of several: each then sums to
    /// zero by an entry of `between`.
    ///
    /// Members who receive and members who give take turns, so that `between` never holds more than
    /// one member's balance.
    ///
    /// @param balances not zero, in sum zero
    /// @param between the account for the differences, asked for only where there are some
    static List<List<Entry>> transfers(List<Entry> balances, Supplier<AccountId> between) {
        List<Entry> inTurn = inTurn(balances);
        if (inTurn.isEmpty()) {
            return List.of();
        }
        if (inTurn.size() <= ENTRIES_MAX) {
            return List.of(inTurn);
        }
        List<List<Entry>> transfers = new ArrayList<>();
        for (int from = 0; from < inTurn.size(); from += ENTRIES_MAX - 1) {
            int to = Math.min(from + ENTRIES_MAX - 1, inTurn.size());
            List<Entry> entries = new ArrayList<>(inTurn.subList(from, to));
            Money sum = entries.stream().map(Entry::amount).reduce(Money.ZERO, Money::plus);
            if (!sum.isZero()) {
                entries.add(new Entry(between.get(), sum.negated()));
            }
            transfers.add(List.copyOf(entries));
        }
        return List.copyOf(transfers);
    }

    /// What a transfer of these entries is about: all that its receivers receive.
    static Money amount(List<Entry> entries) {
        return entries.stream()
                .map(Entry::amount)
                .filter(Money::isPositive)
                .reduce(Money.ZERO, Money::plus);
    }

    private static List<Entry> inTurn(List<Entry> balances) {
        Deque<Entry> receiving = new ArrayDeque<>();
        Deque<Entry> giving = new ArrayDeque<>();
        balances.forEach(e -> (e.amount().isPositive() ? receiving : giving).add(e));
        List<Entry> inTurn = new ArrayList<>(balances.size());
        Money running = Money.ZERO;
        while (!receiving.isEmpty() || !giving.isEmpty()) {
            boolean gives = receiving.isEmpty() || (running.isPositive() && !giving.isEmpty());
            Entry next = (gives ? giving : receiving).remove();
            running = running.plus(next.amount());
            inTurn.add(next);
        }
        return inTurn;
    }
}
