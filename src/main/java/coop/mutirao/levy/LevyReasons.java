package coop.mutirao.levy;

import coop.mutirao.db.Tx;
import coop.mutirao.policy.Policies;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Says of a levy that was posted why it is as much as it is.
public final class LevyReasons {

    private final LevyStore store = new LevyStore();
    private final Policies policies;

    public LevyReasons(Policies policies) {
        this.policies = policies;
    }

    /// @param logIndex of a transfer
    /// @return empty if it is no levy
    public Optional<ExplainedLevy> find(Tx tx, long logIndex) {
        return store.askPosted(tx, logIndex).get().stream()
                .findFirst()
                .map(charge -> {
                    var versions = policies.byId(tx, LevyPolicy.KEY, List.of(charge.policyId()));
                    return ExplainedLevy.of(
                            charge, Objects.requireNonNull(versions.get(charge.policyId())));
                });
    }
}
