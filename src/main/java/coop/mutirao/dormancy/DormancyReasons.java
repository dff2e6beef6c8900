package coop.mutirao.dormancy;

import coop.mutirao.db.Tx;
import java.util.Optional;

/// Says of a transfer that took what was left on an account, or gave it back, why it did.
public final class DormancyReasons {

    private final DormancyStore store = new DormancyStore();

    /// @param logIndex of a transfer
    /// @return empty if it is none of these
    public Optional<ExplainedDormancy> find(Tx tx, long logIndex) {
        return store.of(tx, logIndex).map(ExplainedDormancy::of);
    }
}
