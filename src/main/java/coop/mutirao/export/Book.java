package coop.mutirao.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an export is of: the ledger after the first `size` facts, without its transfers.
///
/// @param origin name of the log, such as `mutirao.example/rede`; empty before the founding
/// @param at time of the latest fact; null if there is none
/// @param accounts by their number, in the order in which they were opened
record Book(
        String origin,
        long size,
        @Nullable Instant at,
        List<Unit> units,
        Map<Integer, Holder> accounts) {

    /// An account.
    ///
    /// @param name as journals have it, such as `Assets:Fund:Income`
    /// @param balance as the account's own row has it, in minor units
    record Holder(String name, Unit unit, LocalDate openedOn, long balance) {}

    /// A transfer.
    ///
    /// @param description as its sender wrote it: not fit for any file yet
    record Moved(
            long logIndex,
            String id,
            String kind,
            Instant committedAt,
            LocalDate effectiveOn,
            @Nullable String description,
            List<Leg> legs) {

        LocalDate postedOn() {
            return LocalDate.ofInstant(committedAt, ZoneOffset.UTC);
        }

        /// What to call it: its description, or what kind of transfer it is.
        String title() {
            String text = description == null ? "" : OneLine.of(description);
            return text.isEmpty() ? kind : text;
        }
    }

    /// An entry.
    record Leg(int account, long amount, long balanceAfter, long version) {}

    Holder holder(Leg leg) {
        @Nullable Holder holder = accounts.get(leg.account());
        if (holder == null) {
            throw new IllegalStateException("an entry of no account: " + leg);
        }
        return holder;
    }

    /// The day of the latest fact; some day, if there is none.
    LocalDate closedOn() {
        return at == null ? LocalDate.EPOCH : LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
