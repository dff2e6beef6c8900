package coop.mutirao.ledger;

import java.util.List;

/// What became of a transfer. A refusal is an answer, not a fault: nothing was written.
public sealed interface PostingResult {

    /// The transfer can be posted; `lines` are its entries with the accounts as they stand after
    /// each.
    record Posted(Transfer transfer, List<Line> lines) implements PostingResult {}

    /// An entry and its account right after it.
    record Line(Entry entry, Account after) {}

    /// A rule does not allow it.
    sealed interface Refused extends PostingResult {}

    record UnknownAccount(AccountId account) implements Refused {}

    record AccountClosed(Account account) implements Refused {}

    record UnitMismatch(String unit, String otherUnit) implements Refused {}

    /// @param before the account as it stood before the transfer; the limit is its own
    /// @param needed how much of its available balance the transfer asks for, up to the entry that
    ///   is refused
    record CreditLimitExceeded(Account before, Money needed) implements Refused {}

    /// @param before the account as it stood before the transfer; the limit is its own
    /// @param received what the account cannot take in
    record MaximumBalanceExceeded(Account before, Money received) implements Refused {}
}
