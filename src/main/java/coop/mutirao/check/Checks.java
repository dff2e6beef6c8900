package coop.mutirao.check;

import coop.mutirao.credit.CreditBooks;
import coop.mutirao.db.Snapshots;
import coop.mutirao.db.Tx;
import coop.mutirao.fund.IdleBooks;
import coop.mutirao.levy.LevyBooks;
import coop.mutirao.loan.LoanBooks;
import coop.mutirao.policy.Policies;
import coop.mutirao.surplus.SurplusBooks;
import java.util.ArrayList;
import java.util.List;

/// Looks the books over, as of one moment.
public final class Checks {

    private final Snapshots snapshots;
    private final List<Check> checks;
    private final LogStore log = new LogStore();

    public Checks(Snapshots snapshots, Policies policies) {
        this.snapshots = snapshots;
        var books = new BooksStore();
        var charges = new ChargeStore();
        this.checks =
                List.of(
                        new TransfersBalance(books),
                        new EntryChains(books),
                        new FundNotBelowZero(books),
                        new LimitsHeld(log),
                        new BalancesSumToZero(books),
                        new LogIsWhole(log),
                        new TreeIsRight(log),
                        new LogSaysTheBooks(log),
                        new OtherFactsStand(log, new FactStore()),
                        new SignaturesHold(log, new SignatureStore()),
                        new ApprovalsHold(log, new ApprovalStore()),
                        new UnsignedWithinBound(log),
                        new CommitmentsOpen(log),
                        new ChargesAreRight(charges, policies),
                        new ChargesAreDue(charges, policies),
                        new LeviesHold(log, new LevyBooks(policies), new LevyStore()),
                        new CreditHolds(log, new CreditBooks(policies), new CreditStore()),
                        new LoansHold(log, new LoanBooks(), new LoanFactStore()),
                        new SurplusesHold(log, new SurplusBooks(), new SurplusStore()),
                        new ReversalsMirror(books),
                        new RequestsArePaid(books),
                        new RefusalsStand(books),
                        new RoundsHold(log, new RoundStore()),
                        new MotionsHold(log, new MotionStore()),
                        new LossesHold(log, new LossStore()),
                        new FundQuartersHold(new IdleBooks(policies)),
                        new KeptHolds(log, new KeptStore()),
                        new GuardsStand(new GuardStore()));
    }

    /// What one check found.
    ///
    /// @param promise what holds if nothing was found
    /// @param found how much is wrong
    /// @param first the first of it, in words
    public record Result(String check, String promise, long found, List<String> first) {

        public Result {
            first = List.copyOf(first);
        }
    }

    /// What all checks found.
    ///
    /// @param size how many facts the history had: a replica may be behind
    public record Report(long size, List<Result> results) {

        public Report {
            results = List.copyOf(results);
        }

        public boolean isSound() {
            return results.stream().allMatch(result -> result.found() == 0);
        }
    }

    /// Is told how far a run is.
    public interface Progress {
        void at(String check, long rows);
    }

    /// Runs all checks.
    public Report run(Progress progress) {
        return snapshots.inSnapshot(tx -> {
            SnapshotStore.takeAllTheTime(tx);
            List<Result> results = new ArrayList<>();
            checks.forEach(check -> results.add(run(tx, check, progress)));
            return new Report(log.head(tx).size(), results);
        });
    }

    private static Result run(Tx tx, Check check, Progress progress) {
        progress.at(check.name(), 0);
        var findings = new Findings(rows -> progress.at(check.name(), rows));
        check.look(tx, findings);
        return new Result(check.name(), check.promise(), findings.count(), findings.first());
    }
}
