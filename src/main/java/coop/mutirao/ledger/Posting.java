package coop.mutirao.ledger;

import coop.mutirao.ledger.PostingResult.AccountClosed;
import coop.mutirao.ledger.PostingResult.CreditLimitExceeded;
import coop.mutirao.ledger.PostingResult.Line;
import coop.mutirao.ledger.PostingResult.MaximumBalanceExceeded;
import coop.mutirao.ledger.PostingResult.Posted;
import coop.mutirao.ledger.PostingResult.Refused;
import coop.mutirao.ledger.PostingResult.UnitMismatch;
import coop.mutirao.ledger.PostingResult.UnknownAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of posting, with nothing of time, chance or storage in them.
public final class Posting {

    private Posting() {}

    /// Decides whether a transfer may be posted.
    ///
    /// Entries are tried in their order, each on what the ones before it left. The first that is
    /// refused decides the answer; for one entry the refusals are tested in the order of
    /// [PostingResult]: unknown account, closed account, then the limit that it moves toward. That
    /// the units fit is tested last. So a client sees the same answer every time.
    ///
    /// @param books the transfer's accounts as they stand, those that exist; not changed
    public static PostingResult decide(Transfer transfer, Map<AccountId, Account> books) {
        Map<AccountId, Account> touched = new HashMap<>();
        Map<String, Money> sums = new HashMap<>();
        List<Line> lines = new ArrayList<>(transfer.entries().size());
        for (Entry entry : transfer.entries()) {
            @Nullable Account before =
                    touched.getOrDefault(entry.account(), books.get(entry.account()));
            if (before == null) {
                return new UnknownAccount(entry.account());
            }
            @Nullable Refused refusal =
                    refusal(entry, before, books.getOrDefault(entry.account(), before));
            if (refusal != null) {
                return refusal;
            }
            Account after = before.after(entry.amount());
            touched.put(entry.account(), after);
            sums.merge(after.unit(), entry.amount(), Money::plus);
            lines.add(new Line(entry, after));
        }
        @Nullable Refused mismatch = mismatch(sums);
        return mismatch != null ? mismatch : new Posted(transfer, List.copyOf(lines));
    }

    // An entry can only exceed the limit it moves toward, and only if it leads further from there
    // than the account stood before the transfer: a member who is beyond a limit that was lowered
    // since may still come back, also by a sale of which the contribution is the last entry.
    private static @Nullable Refused refusal(Entry entry, Account before, Account atFirst) {
        if (before.closed()) {
            return new AccountClosed(atFirst);
        }
        // In plain longs: the sum of two amounts in range does not overflow, and is compared
        // before it has to be one.
        long amount = entry.amount().minorUnits();
        long moved = before.balance().minorUnits() + amount - atFirst.balance().minorUnits();
        if (amount > 0) {
            long room = atFirst.maximumBalance().minorUnits() - atFirst.balance().minorUnits();
            return moved > Math.max(0, room)
                    ? new MaximumBalanceExceeded(atFirst, Money.of(moved))
                    : null;
        }
        return -moved > Math.max(0, atFirst.availableBalance().minorUnits())
                ? new CreditLimitExceeded(atFirst, Money.of(-moved))
                : null;
    }

    // Each unit's entries must sum to zero by themselves. Where they do not, there are two units at
    // least, since all entries together sum to zero.
    private static @Nullable Refused mismatch(Map<String, Money> sums) {
        List<String> off =
                sums.keySet().stream()
                        .filter(unit -> !sums.getOrDefault(unit, Money.ZERO).isZero())
                        .sorted()
                        .toList();
        return off.isEmpty() ? null : new UnitMismatch(off.getFirst(), off.getLast());
    }
}
