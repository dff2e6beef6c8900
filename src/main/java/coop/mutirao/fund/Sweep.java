package coop.mutirao.fund;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import java.time.Instant;
import java.util.List;

/// The fund's income, shared out: `income` is `deficit`, `operations` and all purses together.
///
/// @param deficit what went to losses that nothing had covered
public record Sweep(
        TransferId id,
        Money income,
        Money deficit,
        Money operations,
        List<Share> purses,
        int policyVersion,
        Money reserveTarget,
        Instant committedAt,
        LogPlace log) {

    /// What one purse got.
    ///
    /// @param weightPpm the share it had, after a full reserve gave its own away
    public record Share(String account, int weightPpm, Money amount) {}

    /// Its place in the network's history.
    public record LogPlace(long index) {}
}
