package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.ACCOUNT_CLOSED;
import static coop.mutirao.http.ProblemType.CREDIT_LIMIT_EXCEEDED;
import static coop.mutirao.http.ProblemType.FUND_INSUFFICIENT;
import static coop.mutirao.http.ProblemType.PAYEE_LIMIT_EXCEEDED;
import static coop.mutirao.http.ProblemType.UNIT_MISMATCH;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.PostingResult.AccountClosed;
import coop.mutirao.ledger.PostingResult.CreditLimitExceeded;
import coop.mutirao.ledger.PostingResult.MaximumBalanceExceeded;
import coop.mutirao.ledger.PostingResult.Refused;
import coop.mutirao.ledger.PostingResult.UnitMismatch;
import coop.mutirao.ledger.PostingResult.UnknownAccount;
import java.util.List;

/// The ledger's refusals as the parties of a payment may read them.
public final class Refusals {

    private Refusals() {}

    public static Problem problem(Refused refusal) {
        return switch (refusal) {
            case UnknownAccount(var id) ->
                    throw new IllegalStateException("the books were opened without " + id);
            case AccountClosed(var account) ->
                    Problem.of(
                                    ACCOUNT_CLOSED,
                                    "The account %s is closed and takes part in no payment."
                                            .formatted(account.code()))
                            .with("account", account.code());
            case UnitMismatch(var unit, var other) ->
                    Problem.of(
                                    UNIT_MISMATCH,
                                    "One account is kept in %s, the other in %s."
                                            .formatted(unit, other))
                            .with("units", java.util.List.of(unit, other));
            case CreditLimitExceeded(var account, var needed)
                    when account.kind() == Account.Kind.FUND ->
                    Problem.of(
                                    FUND_INSUFFICIENT,
                                    "The purse %s holds %d and cannot give %d; it has no credit."
                                            .formatted(
                                                    account.code(),
                                                    account.balance().minorUnits(),
                                                    needed.minorUnits()))
                            .with("account", account.code())
                            .with("balance", account.balance())
                            .with("needed", needed);
            case CreditLimitExceeded(var account, var needed) ->
                    Problem.of(
                                    CREDIT_LIMIT_EXCEEDED,
                                    ("%s can spend %d now (balance %d, credit limit %d, reserved"
                                                    + " %d), and %d is needed. At most %d would be"
                                                    + " possible.")
                                            .formatted(
                                                    account.code(),
                                                    account.availableBalance().minorUnits(),
                                                    account.balance().minorUnits(),
                                                    account.creditLimit().minorUnits(),
                                                    account.reservedAmount().minorUnits(),
                                                    needed.minorUnits(),
                                                    Math.max(
                                                            0,
                                                            account.availableBalance()
                                                                    .minorUnits())))
                            .with("account", account.code())
                            .with("balance", account.balance())
                            .with("creditLimit", account.creditLimit())
                            .with("reservedAmount", account.reservedAmount())
                            .with("availableBalance", account.availableBalance())
                            .with("needed", needed);
            // The payee's figures are the payee's own: the payer learns only that it cannot be.
            case MaximumBalanceExceeded(var account, var _) ->
                    Problem.of(
                                    PAYEE_LIMIT_EXCEEDED,
                                    ("%s cannot take in so much: it would pass its maximum balance."
                                                    + " A smaller amount may be possible.")
                                            .formatted(account.code()))
                            .with("account", account.code());
        };
    }

    /// Of what is given back others would have to agree.
    static Problem othersHaveToAgree() {
        return Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "Others have to agree to so much. Its payee can pay it back, as a payment"
                                + " that waits for them.")
                .with("allowed", List.of());
    }
}
