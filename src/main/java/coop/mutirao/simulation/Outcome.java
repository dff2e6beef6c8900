package coop.mutirao.simulation;

import coop.mutirao.report.Soundness;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What became of a community under one policy. Amounts are minor units.
///
/// @param numbers the five numbers at the ends of months, up to 36; none of a community too small
/// @param losses what was written off, by how those lived whose debt it was
/// @param owedByStopped what those still owe at the end who buy and sell no more
/// @param levyByHabit what the levy took of each kind of member
/// @param facts so many the log has
/// @param findings whatever `check` found wrong, in words
public record Outcome(
        Rules rules,
        List<Month> months,
        List<Soundness.Point> numbers,
        long payments,
        long refused,
        long loans,
        SortedMap<String, Long> losses,
        long owedByStopped,
        SortedMap<String, Long> levyByHabit,
        long facts,
        List<String> findings) {

    public Outcome {
        months = List.copyOf(months);
        numbers = List.copyOf(numbers);
        findings = List.copyOf(findings);
    }

    /// A month at its end.
    ///
    /// @param limits of all members together
    /// @param medianLimit of the members, the lower one of two
    /// @param topTenthPpm of all that members have above zero, what the richest tenth has; null:
    ///   none has anything
    /// @param levy of the month before, which is charged in this one
    public record Month(
            int number,
            int members,
            long moneySupply,
            long belowZero,
            long fund,
            long deficit,
            long limits,
            long medianLimit,
            @Nullable Integer topTenthPpm,
            long turnover,
            long levy,
            long writtenOff) {}

    long lost() {
        return losses.values().stream().mapToLong(Long::longValue).sum();
    }

    Month last() {
        return months.getLast();
    }
}
