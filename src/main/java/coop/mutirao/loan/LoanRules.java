package coop.mutirao.loan;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What a loan may be. Nothing of time, chance or storage is in it.
final class LoanRules {

    private LoanRules() {}

    /// Why an amount cannot be lent by this plan, or null.
    ///
    /// @param purse that lends
    /// @param day on which it would be granted
    static @Nullable Problem flaw(
            LoanPolicy policy, Money amount, Plan plan, Account purse, LocalDate day) {
        if (amount.compareTo(policy.maximum()) > 0) {
            return LoanOutcome.beyond(
                    "maximum",
                    policy.maximum().isZero()
                            ? "The assembly allows no loans: it sets how much one may be."
                            : "A loan is at most %d by the assembly's rule, and %d is asked for."
                                    .formatted(policy.maximum().minorUnits(), amount.minorUnits()),
                    amount,
                    policy.maximum());
        }
        Money share = policy.shareOf(purse.balance());
        if (amount.compareTo(share) > 0) {
            return LoanOutcome.beyond(
                    "purseShare",
                    "The purse holds %d, of which one loan takes %d at most; %d is asked for."
                            .formatted(
                                    purse.balance().minorUnits(),
                                    share.minorUnits(),
                                    amount.minorUnits()),
                    amount,
                    share);
        }
        if (!plan.first().isAfter(day)) {
            return LoanOutcome.beyond(
                    "firstDue",
                    "The first instalment is due after %s, not on %s.".formatted(day, plan.first()),
                    0,
                    0);
        }
        if (plan.last().isAfter(day.plusMonths(policy.termMonths()))) {
            return LoanOutcome.beyond(
                    "term",
                    "The last instalment is due by %s at the latest, not on %s."
                            .formatted(day.plusMonths(policy.termMonths()), plan.last()),
                    ChronoUnit.MONTHS.between(day, plan.last().plusMonths(1).minusDays(1)),
                    policy.termMonths());
        }
        return null;
    }

    /// Why an account cannot take a loan in, or null.
    static @Nullable Problem flaw(Account borrower, Money amount) {
        if (borrower.closed()) {
            return Problem.of(
                            ProblemType.ACCOUNT_CLOSED,
                            "The account %s is closed.".formatted(borrower.code()))
                    .with("account", borrower.code());
        }
        Money room = Money.max(Money.ZERO, borrower.maximumBalance().minus(borrower.balance()));
        return amount.compareTo(room) > 0
                ? LoanOutcome.beyond(
                        "maximumBalance",
                        "The account %s can take in %d at most, and %d is asked for."
                                .formatted(borrower.code(), room.minorUnits(), amount.minorUnits()),
                        amount,
                        room)
                : null;
    }

    /// Since when a loan is in arrears on a day; null: it is not.
    static @Nullable LocalDate lateSince(Loan loan, int graceDays, LocalDate day) {
        @Nullable Instalment next = loan.next();
        return next != null && next.dueOn().plusDays(graceDays).isBefore(day) ? next.dueOn() : null;
    }

    /// What the ledger says of who cannot pay back so much.
    static Problem tooMuch(Account borrower, Money needed) {
        return Problem.of(
                        ProblemType.CREDIT_LIMIT_EXCEEDED,
                        ("%s can spend %d now (balance %d, credit limit %d, reserved %d), and %d is"
                                        + " needed.")
                                .formatted(
                                        borrower.code(),
                                        borrower.availableBalance().minorUnits(),
                                        borrower.balance().minorUnits(),
                                        borrower.creditLimit().minorUnits(),
                                        borrower.reservedAmount().minorUnits(),
                                        needed.minorUnits()))
                .with("account", borrower.code())
                .with("availableBalance", borrower.availableBalance())
                .with("balance", borrower.balance())
                .with("creditLimit", borrower.creditLimit())
                .with("needed", needed)
                .with("reservedAmount", borrower.reservedAmount());
    }
}
