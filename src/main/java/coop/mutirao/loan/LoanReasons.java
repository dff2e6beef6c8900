package coop.mutirao.loan;

import coop.mutirao.db.Tx;
import coop.mutirao.policy.Policies;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Says of a transfer what it was of a loan, and why it is as much as it is.
public final class LoanReasons {

    private final ClaimStore store = new ClaimStore();
    private final Policies policies;

    public LoanReasons(Policies policies) {
        this.policies = policies;
    }

    /// @param logIndex of a transfer
    /// @return empty if it is of no loan
    public Optional<ExplainedLoan> find(Tx tx, long logIndex) {
        return store.posted(tx, logIndex)
                .map(posted -> {
                    var versions = policies.byId(tx, LoanPolicy.KEY, List.of(posted.policy()));
                    return ExplainedLoan.of(
                            posted,
                            Objects.requireNonNull(versions.get(posted.policy())).version());
                });
    }
}
