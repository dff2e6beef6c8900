package coop.mutirao.assembly;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsItem.Kind;
import coop.mutirao.news.NewsStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Tells voters of their rounds, and those of a proposal what became of it, as part of the turn in
/// which it happens.
final class RoundNews {

    private final NewsStore news = new NewsStore();
    private final RoundStore rounds = new RoundStore();
    private final ProposalStore proposals = new ProposalStore();
    private final TrancheReportStore reports = new TrancheReportStore();

    /// Tells all who can vote, or could.
    void tellVoters(Tx tx, Facts facts, UUID round, Kind kind) {
        tell(tx, rounds.members(tx, round), kind, round, facts.at());
    }

    /// Tells who wrote a proposal, and who is paid by it or manages that account.
    void tellOf(Tx tx, Facts facts, UUID proposal, Kind kind) {
        tell(tx, proposals.concerned(tx, proposal, facts.at()), kind, proposal, facts.at());
    }

    /// Tells who wrote or would be paid by a proposal of a round, who could vote, and coordinators.
    void tellAllOf(Tx tx, Facts facts, UUID round, Kind kind) {
        tell(tx, proposals.concernedOfRound(tx, round, facts.at()), kind, round, facts.at());
    }

    private void tell(Tx tx, List<MemberId> members, Kind kind, UUID about, Instant at) {
        news.addToAll(tx, members, new NewsItem(kind, about.toString(), at));
    }

    /// Reminds authors, and those who are paid, of reports that are due in a week, or in half of
    /// their time if that is shorter: once for each tranche.
    void remind(Database database, AuditLog log, Instant now) {
        if (database.inSnapshot(tx -> reports.due(tx, now)).isEmpty()) {
            return;
        }
        // Behind the door, where nobody else reminds meanwhile.
        database.inTransaction(tx ->
                log.record(
                        tx,
                        facts -> {
                            List<TrancheReportStore.Due> due = reports.due(tx, now);
                            for (var one : due) {
                                tellOf(tx, facts, one.proposal(), Kind.REPORT_DUE);
                            }
                            return due.size();
                        }));
    }
}
