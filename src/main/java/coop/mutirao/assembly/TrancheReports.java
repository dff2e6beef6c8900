package coop.mutirao.assembly;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.MemberId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes reports of what was done with what was paid, and shows who owes one.
public final class TrancheReports {

    private final TrancheReportStore store = new TrancheReportStore();
    private final PayoutStore payouts = new PayoutStore();
    private final RoundStore rounds = new RoundStore();
    private final Database database;
    private final AuditLog log;
    private final Chance chance;
    private final InstantSource clock;

    public TrancheReports(Database database, AuditLog log, Chance chance, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.chance = chance;
        this.clock = clock;
    }

    List<FundedProject> projects(boolean onlyOverdue, @Nullable UUID after, int limit) {
        return database.inSnapshot(
                tx -> store.projects(tx, clock.instant(), onlyOverdue, after, limit));
    }

    /// Reports on a tranche that was paid, as the author of its proposal. The same again changes
    /// nothing.
    ///
    /// @param account public id of her own account
    public Outcome<TrancheReport> show(
            UUID round, UUID payout, String text, MemberId author, String account) {
        return database.inTransaction(tx ->
                log.record(tx, facts -> show(tx, facts, round, payout, text, author, account)));
    }

    private Outcome<TrancheReport> show(
            Tx tx, Facts facts, UUID round, UUID id, String text, MemberId author, String account) {
        Optional<Round> of = rounds.find(tx, round);
        if (of.isEmpty()) {
            return Outcome.notFound("round");
        }
        RoundState state = of.get().state();
        if (state != RoundState.EXECUTING && state != RoundState.CLOSED) {
            return Outcome.wrongStep("round", state.wire());
        }
        Optional<Payout> payout =
                payouts.of(tx, round).stream().filter(p -> p.id().equals(id)).findFirst();
        if (payout.isEmpty()) {
            return Outcome.notFound("payout");
        }
        if (!store.author(tx, payout.get().project()).equals(author)) {
            return Outcome.notAllowed("The author of the proposal reports on it.", "own");
        }
        Optional<TrancheReport> before =
                store.of(tx, round).stream().filter(r -> r.payout().equals(id)).findFirst();
        if (before.isPresent()) {
            return before.get().text().equals(text)
                    ? Outcome.again(before.get())
                    : Outcome.refused(
                            ProblemType.PROPOSAL_NOT_VALID,
                            "The tranche %d is reported on already."
                                    .formatted(payout.get().tranche()));
        }
        if (payout.get().state() != Payout.State.PAID) {
            return Outcome.wrongStep("payout", payout.get().state().wire());
        }
        byte[] salt = chance.bytes(32);
        var report =
                new TrancheReport(
                        id, text, Hash.commitment(salt, TrancheReport.CONTENT, text), facts.at());
        store.add(tx, report, author, salt);
        facts.append(
                "tranche-report",
                Map.of(
                        "payout", id.toString(),
                        "round", round.toString(),
                        "project", payout.get().project().toString(),
                        "tranche", Integer.toString(payout.get().tranche()),
                        "account", account,
                        "content", report.content()),
                Map.of());
        return Outcome.done(report);
    }
}
