package coop.mutirao.levy;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import coop.mutirao.policy.Policies;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the levy would have been under another policy: the last twelve months that are over, with
/// the balances as they were. It changes nothing. Under the policy that was in force it gives what
/// was charged.
///
/// What members would have done differently nobody knows: nothing of it is guessed.
public final class LevyReplay {

    public static final int MONTHS = 12;

    // So many accounts at once, as in a run of the levy.
    private static final int PORTION = 500;

    private final LevyStore store = new LevyStore();
    private final Policies policies;

    public LevyReplay(Policies policies) {
        this.policies = policies;
    }

    /// What was posted, beside what would have been; minor units.
    public record Sums(long happened, long proposed) {

        public static final Sums NONE = new Sums(0, 0);

        public Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(happened, other.happened),
                    Math.addExact(proposed, other.proposed));
        }
    }

    /// @param months from the first that a levy could be charged for; the earliest first
    /// @param accounts of all members, by their numbers
    public record Replayed(SortedMap<YearMonth, Sums> months, Map<Integer, Sums> accounts) {}

    /// @param now months that are over by then count
    public Replayed of(Tx tx, LevyPolicy policy, Instant now) {
        YearMonth last = Month.at(now).month().minusMonths(1);
        SortedMap<YearMonth, Sums> months = new TreeMap<>();
        for (YearMonth m = first(tx, last); !m.isAfter(last); m = m.plusMonths(1)) {
            months.put(m, Sums.NONE);
        }
        Map<Integer, Sums> accounts = new HashMap<>();
        List<AccountId> some = store.accounts(tx, 0, PORTION);
        while (!some.isEmpty()) {
            replay(tx, policy, some, months, accounts);
            some = store.accounts(tx, some.getLast().value() + 1, PORTION);
        }
        return new Replayed(months, accounts);
    }

    // A policy is in force for a month if it was when the month began.
    private YearMonth first(Tx tx, YearMonth last) {
        Instant from = policies.find(tx, LevyPolicy.KEY, 1).orElseThrow().effectiveFrom();
        Month founded = Month.at(from);
        YearMonth could =
                from.isAfter(founded.start()) ? founded.month().plusMonths(1) : founded.month();
        YearMonth earliest = last.minusMonths(MONTHS - 1L);
        return could.isAfter(earliest) ? could : earliest;
    }

    private void replay(
            Tx tx,
            LevyPolicy policy,
            List<AccountId> some,
            SortedMap<YearMonth, Sums> months,
            Map<Integer, Sums> accounts) {
        Map<Integer, Long> carries = new HashMap<>();
        some.forEach(id -> accounts.put(id.value(), Sums.NONE));
        for (YearMonth m : List.copyOf(months.keySet())) {
            var month = new Month(m);
            Map<Integer, LevyCharge> charged = store.charges(tx, month, some);
            for (Holding holding : store.holdings(tx, some, Span.of(month), month)) {
                int id = holding.account().value();
                // What was carried before the first month is so in both.
                long carry = carries.getOrDefault(id, holding.carry());
                LevySum sum = holding.withCarry(carry).sum(policy, Span.of(month));
                carries.put(id, sum.carryAfter());
                @Nullable LevyCharge happened = charged.get(id);
                var both =
                        new Sums(
                                happened == null ? 0 : happened.amount().minorUnits(),
                                Money.min(sum.due(), holding.atEnd()).minorUnits());
                months.merge(m, both, Sums::plus);
                accounts.merge(id, both, Sums::plus);
            }
        }
    }
}
