package coop.mutirao.surplus;

import coop.mutirao.db.Tx;
import coop.mutirao.policy.Policies;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Says of a share that was taken why it is as much as it is.
public final class SurplusReasons {

    private final DueStore store = new DueStore();
    private final Policies policies;

    public SurplusReasons(Policies policies) {
        this.policies = policies;
    }

    /// @param logIndex of a transfer
    /// @return empty if it is no share of a surplus
    public Optional<ExplainedSurplus> find(Tx tx, long logIndex) {
        return store.posted(tx, logIndex)
                .map(paid -> {
                    var versions = policies.byId(tx, SurplusPolicy.KEY, List.of(paid.policy()));
                    return ExplainedSurplus.of(
                            paid, Objects.requireNonNull(versions.get(paid.policy())));
                });
    }
}
