package coop.mutirao.check;

import coop.mutirao.db.Tx;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All versions of the policy of contributions, the newest first.
record Rates(List<Version> versions) {

    /// @param payerPpm what the payer bears of the rate
    record Version(
            int id,
            int version,
            Instant from,
            ContributionPolicy value,
            int payerPpm,
            int payeePpm) {}

    static Rates read(Tx tx, Policies policies) {
        List<Version> versions = new ArrayList<>();
        for (Policy<?> policy : policies.history(tx, ContributionPolicy.KEY)) {
            if (policy.value() instanceof ContributionPolicy value) {
                int payer =
                        switch (value.bearer()) {
                            case PAYER -> value.ratePpm();
                            case SPLIT -> value.ratePpm() / 2;
                            case PAYEE -> 0;
                        };
                versions.add(
                        new Version(
                                policy.id(),
                                policy.version(),
                                policy.effectiveFrom(),
                                value,
                                payer,
                                value.ratePpm() - payer));
            }
        }
        return new Rates(versions);
    }

    Optional<Version> find(int id) {
        return versions.stream().filter(v -> v.id() == id).findFirst();
    }

    /// The versions that may have been in force for a fact of this time, the newest first. They are
    /// several only where one took effect in the same microsecond: it may have been decided just
    /// before the fact, or just after.
    List<Version> inForce(Instant at) {
        List<Version> candidates = new ArrayList<>();
        for (Version version : versions) {
            if (!version.from().isAfter(at)) {
                candidates.add(version);
                if (version.from().isBefore(at)) {
                    break;
                }
            }
        }
        return candidates;
    }
}
