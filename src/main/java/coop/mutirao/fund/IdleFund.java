package coop.mutirao.fund;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at each quarter's end whether the fund is rich, and then drafts a motion: that the
/// contribution be lower by a quarter of its rate (domain 3.4). Nobody's draft: it is none until a
/// member moves it as her own.
public final class IdleFund {

    private final IdleStore store = new IdleStore();
    private final Database database;
    private final AuditLog log;
    private final Policies policies;

    IdleFund(Database database, AuditLog log, Policies policies) {
        this.database = database;
        this.log = log;
        this.policies = policies;
    }

    /// What a member can move.
    ///
    /// @param assembly whose it is to decide
    /// @param version of the contribution that it would be
    public record Draft(String assembly, int version, ContributionPolicy value) {}

    /// The quarter that was looked at last.
    ///
    /// @param quarter such as `2026-Q4`; null: none is over
    /// @param income in the `days` that end with it
    /// @param idleAboveMonths more months of income than that are idle
    /// @param draft null: nothing is idle, or the contribution was changed since, or is none
    public record View(
            @Nullable String quarter,
            Money unallocated,
            Money income,
            int days,
            int idleAboveMonths,
            boolean idle,
            @Nullable Draft draft) {}

    public View view() {
        return database.inSnapshot(tx -> {
            Optional<IdleQuarter> latest = store.latest(tx);
            if (latest.isEmpty()) {
                return new View(null, Money.ZERO, Money.ZERO, 0, IdleQuarter.MONTHS, false, null);
            }
            IdleQuarter quarter = latest.get();
            return new View(
                    quarter.wire(),
                    quarter.unallocated(),
                    quarter.income(),
                    quarter.days(),
                    IdleQuarter.MONTHS,
                    quarter.isIdle(),
                    quarter.isIdle() ? draft(tx, quarter) : null);
        });
    }

    // What the assembly has changed since is not drafted over.
    private @Nullable Draft draft(Tx tx, IdleQuarter quarter) {
        Policy<ContributionPolicy> then =
                Objects.requireNonNull(
                        policies.byId(tx, ContributionPolicy.KEY, List.of(quarter.policy()))
                                .get(quarter.policy()));
        int next = policies.next(tx, ContributionPolicy.KEY.name());
        if (next != then.version() + 1 || then.value().ratePpm() == 0) {
            return null;
        }
        return new Draft(store.root(tx), next, lowered(then.value()));
    }

    /// The same with three quarters of its rate, rounded down.
    static ContributionPolicy lowered(ContributionPolicy policy) {
        return new ContributionPolicy(
                policy.ratePpm() * 3 / 4,
                policy.bearer(),
                policy.minimumAmount(),
                policy.capPer30Days(),
                policy.exemptKinds());
    }

    /// Looks at the quarter that is over, if nobody has. To be asked once in a while, by as many
    /// instances as there are.
    ///
    /// @return whether it was looked at now
    public boolean keep(Instant now) {
        LocalDate over = IdleQuarter.before(now);
        return database.inSnapshot(tx -> isDue(tx, over))
                && database.inTransaction(tx ->
                        log.record(
                                tx,
                                facts -> {
                                    // Behind the door no fact of a time that is over can come any
                                    // more.
                                    boolean isDue =
                                            isDue(tx, over)
                                                    && !facts.at().isBefore(IdleQuarter.end(over));
                                    if (isDue) {
                                        int policy =
                                                policies.inForce(
                                                                tx,
                                                                ContributionPolicy.KEY,
                                                                IdleQuarter.end(over))
                                                        .id();
                                        store.add(tx, store.workOut(tx, over, policy));
                                    }
                                    return isDue;
                                }));
    }

    // A network that was founded since has no such quarter.
    private boolean isDue(Tx tx, LocalDate over) {
        return store.latest(tx).filter(q -> !q.first().isBefore(over)).isEmpty()
                && policies.find(tx, ContributionPolicy.KEY, 1)
                        .filter(p -> p.effectiveFrom().isBefore(IdleQuarter.end(over)))
                        .isPresent();
    }
}
