package coop.mutirao.ledger;

/// One account's part of a transfer.
///
/// @param amount not zero: above, the account receives; below, it gives
public record Entry(AccountId account, Money amount) {

    public Entry {
        if (amount.isZero()) {
            throw new IllegalArgumentException("an entry moves something");
        }
    }
}
