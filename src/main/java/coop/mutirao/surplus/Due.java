package coop.mutirao.surplus;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a venture owes the network of all its statements together, and has given of it.
///
/// @param paid can be more than is due, after a correction: the next share is less by that
/// @param collectOn from that day on the rest is taken; null: there is none
/// @param claim tells nobody; its transfers' ids are made of it
/// @param latest the statement that was accepted last
/// @param policy number of the version by which that is shared out
record Due(
        AccountId account,
        Money due,
        Money paid,
        @Nullable LocalDate collectOn,
        UUID claim,
        UUID latest,
        int policy) {

    Money open() {
        return Money.max(Money.ZERO, due.minus(paid));
    }

    Due withPaid(Money more, @Nullable LocalDate next) {
        return new Due(account, due, paid.plus(more), next, claim, latest, policy);
    }
}
