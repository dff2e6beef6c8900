package coop.mutirao.export;

import coop.mutirao.tlog.Checkpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an export is of: the ledger after the first `size` facts, or what of it is of a period,
/// without its transfers.
///
/// @param origin name of the log, such as `mutirao.example/rede`; empty before the founding
/// @param at time of the latest fact; null if there is none
/// @param accounts by their number, in the order in which they were opened
/// @param range of the facts in the period
/// @param checkpoint the smallest over as many facts or more; if none is signed yet, the largest;
///   null if there is none
record Book(
        String origin,
        long size,
        @Nullable Instant at,
        List<Unit> units,
        Map<Integer, Holder> accounts,
        Period period,
        Range range,
        @Nullable Checkpoint checkpoint) {

    /// Facts from one to before another.
    record Range(long first, long end) {}

    /// An account.
    ///
    /// @param name as journals have it, such as `Assets:Fund:Income`
    /// @param opening what it had when the period began, in minor units
    /// @param balance what it had when the period ended: as the account's own row has it, or, if
    ///   more was posted since, as its latest entry has it
    record Holder(String name, Unit unit, LocalDate openedOn, long opening, long balance) {}

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

    /// By what it can be told that the history is the one that was signed.
    String proof() {
        return checkpoint == null
                ? "no checkpoint is signed"
                : "checkpoint %d %s"
                        .formatted(
                                checkpoint.size(),
                                Base64.getEncoder().encodeToString(checkpoint.root()));
    }

    Holder holder(Leg leg) {
        @Nullable Holder holder = accounts.get(leg.account());
        if (holder == null) {
            throw new IllegalStateException("an entry of no account: " + leg);
        }
        return holder;
    }

    /// The accounts that were open at the end of the period.
    List<Holder> holders() {
        LocalDate closedOn = closedOn();
        return accounts.values().stream().filter(h -> !h.openedOn().isAfter(closedOn)).toList();
    }

    /// The day on which the period begins, if anything was before; else null.
    @Nullable LocalDate opensOn() {
        return openings().isEmpty() ? null : period.from();
    }

    /// The accounts that were open before the period.
    List<Holder> openings() {
        @Nullable LocalDate from = period.from();
        return from == null
                ? List.of()
                : holders().stream().filter(h -> h.openedOn().isBefore(from)).toList();
    }

    /// What was on all accounts of a unit when the period began: nothing, in books that are sound.
    long opening(Unit unit) {
        return openings().stream()
                .filter(h -> h.unit().equals(unit))
                .mapToLong(Holder::opening)
                .sum();
    }

    /// The day of the latest fact, or the last day of the period if that is earlier.
    LocalDate closedOn() {
        LocalDate last = at == null ? LocalDate.EPOCH : LocalDate.ofInstant(at, ZoneOffset.UTC);
        @Nullable LocalDate from = period.from();
        @Nullable LocalDate to = period.to();
        if (to != null && !to.isAfter(last)) {
            return to.minusDays(1);
        }
        return from != null && from.isAfter(last) ? from : last;
    }
}
