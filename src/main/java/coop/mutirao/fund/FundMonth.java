package coop.mutirao.fund;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Statements;
import coop.mutirao.ledger.TransferKind;
import java.time.YearMonth;
import java.util.List;

/// What came into all purses together in a month, and what went out of them. Sums are net of what
/// was given back, so they can be below zero:
///
///     balance = balance of the month before + contributions + levies + surplus + gifts + repaid
///         + returned − setAside − lent − spent − covered + other
///
/// @param month such as `2026-11`, UTC, by the log's times
/// @param gifts what members gave or paid to a purse
/// @param repaid of loans
/// @param returned from the assembly's rounds, what they did not give away
/// @param setAside for the assembly's rounds
/// @param lent by the micro-credit purse
/// @param spent what purses paid for running the network
/// @param covered debts that nobody pays any more
/// @param other all else: what was there at the opening, and what repaid the network's deficit
/// @param balance what all purses held at its end, or now if it is not over
public record FundMonth(
        String month,
        Money contributions,
        Money levies,
        Money surplus,
        Money gifts,
        Money repaid,
        Money returned,
        Money setAside,
        Money lent,
        Money spent,
        Money covered,
        Money other,
        Money balance) {

    static final List<String> COLUMNS =
            List.of(
                    "month",
                    "contributions",
                    "levies",
                    "surplus",
                    "gifts",
                    "repaid",
                    "returned",
                    "setAside",
                    "lent",
                    "spent",
                    "covered",
                    "other",
                    "balance");

    /// What entries of one kind did to the purses.
    ///
    /// @param transfer the kind of their transfers
    /// @param entryNo 0 for a transfer's first two entries, 2 for those that follow
    /// @param came what they added, zero or more
    /// @param went what they took, zero or more
    record Flow(TransferKind transfer, int entryNo, Money came, Money went) {

        Money net() {
            return came.minus(went);
        }

        private boolean isContribution() {
            return Statements.kind(transfer, entryNo) == TransferKind.CONTRIBUTION
                    || (transfer == TransferKind.REVERSAL && entryNo >= 2);
        }
    }

    /// What it added to the purses; below zero, what it took.
    Money net() {
        return contributions
                .plus(levies)
                .plus(surplus)
                .plus(gifts)
                .plus(repaid)
                .plus(returned)
                .minus(setAside)
                .minus(lent)
                .minus(spent)
                .minus(covered)
                .plus(other);
    }

    /// @param balance at the end
    static FundMonth of(YearMonth month, List<Flow> flows, Money balance) {
        Money contributions = Money.ZERO;
        Money levies = Money.ZERO;
        Money surplus = Money.ZERO;
        Money gifts = Money.ZERO;
        Money repaid = Money.ZERO;
        Money returned = Money.ZERO;
        Money setAside = Money.ZERO;
        Money lent = Money.ZERO;
        Money spent = Money.ZERO;
        Money covered = Money.ZERO;
        Money other = Money.ZERO;
        for (Flow flow : flows) {
            if (flow.isContribution()) {
                contributions = contributions.plus(flow.net());
                continue;
            }
            switch (flow.transfer()) {
                case CONTRIBUTION -> contributions = contributions.plus(flow.net());
                case LEVY -> levies = levies.plus(flow.net());
                case SURPLUS -> surplus = surplus.plus(flow.net());
                case PAYMENT, GIFT, WAGE -> {
                    gifts = gifts.plus(flow.came());
                    spent = spent.plus(flow.went());
                }
                case REPAYMENT -> repaid = repaid.plus(flow.net());
                case AWARD -> {
                    returned = returned.plus(flow.came());
                    setAside = setAside.plus(flow.went());
                }
                case LOAN -> lent = lent.minus(flow.net());
                case WRITE_OFF, LOSS_SHARE -> covered = covered.minus(flow.net());
                case SWEEP, REVERSAL, OPENING, IMPORT, DORMANT, RECLAIM ->
                        other = other.plus(flow.net());
            }
        }
        return new FundMonth(
                month.toString(),
                contributions,
                levies,
                surplus,
                gifts,
                repaid,
                returned,
                setAside,
                lent,
                spent,
                covered,
                other,
                balance);
    }
}
