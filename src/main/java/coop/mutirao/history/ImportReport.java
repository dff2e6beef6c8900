package coop.mutirao.history;

import coop.mutirao.ledger.Money;
import java.util.List;

/// What came of bringing a file in.
///
/// @param rows lines that were read, without header and empty ones
/// @param skipped left out as asked
/// @param posted in this run
/// @param alreadyThere posted before, by an earlier run of the same file
/// @param refused what was not posted, by reason
/// @param rounded rows with an amount that was not whole minor units
/// @param contributions to the fund, of this run
/// @param fundBalance what the fund's purses hold now
/// @param balanceSum what all accounts hold together now: zero, or something is wrong
/// @param accountsOpened in this run
/// @param seconds with three decimals
/// @param paymentsPerSecond decided in this run: posted, already there, or refused by the rules
/// @param lastLine up to which everything is done
/// @param stopped whether it was asked to stop before the end
public record ImportReport(
        long rows,
        long skipped,
        long posted,
        long alreadyThere,
        List<Refusals> refused,
        long rounded,
        Money contributions,
        Money fundBalance,
        Money balanceSum,
        long accountsOpened,
        String seconds,
        long paymentsPerSecond,
        long lastLine,
        boolean stopped) {

    public ImportReport {
        refused = List.copyOf(refused);
    }

    /// @param problem why: a problem type, or what is wrong with the line
    /// @param lines the first of them
    public record Refusals(String problem, long count, List<Long> lines) {

        public Refusals {
            lines = List.copyOf(lines);
        }
    }
}
