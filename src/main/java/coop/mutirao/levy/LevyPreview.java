package coop.mutirao.levy;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an account would be charged, and how its owner avoids that.
///
/// @param period the month that runs, such as `2026-11`
/// @param endsAt when it is over, and the levy is made
/// @param ratePpm parts per million for 30 days; 0: there is no levy for this month
/// @param trade what the account bought in the 90 days until now, in minor units, as a text
/// @param threshold what it may hold
/// @param above what it holds above that now: to spend it by `endsAt` ends the levy from then on
/// @param aboveSince since when it has held more than that without a break; the month's beginning
///   at the earliest; null: it does not now
/// @param due what would be charged if the month ended now
/// @param dueAtEnd what would be charged if nothing moved until it ends
/// @param newcomerUntil until then it is charged nothing; null: that is over
/// @param exemptUntil until then it is exempt by a decision; null: it is not
public record LevyPreview(
        String account,
        String period,
        Instant endsAt,
        int policyVersion,
        int ratePpm,
        String trade,
        Money threshold,
        Money balance,
        Money above,
        @Nullable Instant aboveSince,
        Money due,
        Money dueAtEnd,
        @Nullable Instant newcomerUntil,
        @Nullable Instant exemptUntil) {}
