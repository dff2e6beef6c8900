package coop.mutirao.assembly;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.member.Communities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;

/// What is open of a round once it is counted: its result, and all that it takes to count again.
public final class Bundles {

    /// What a bundle says that it is.
    static final String FORMAT = "mutirao-round/1";

    private final RoundStore store = new RoundStore();
    private final BallotStore ballots = new BallotStore();
    private final PaperStore papers = new PaperStore();
    private final ProxyStore proxies = new ProxyStore();
    private final PayoutStore payouts = new PayoutStore();
    private final TrancheReportStore reports = new TrancheReportStore();
    private final ObjectionStore objections = new ObjectionStore();
    private final Database database;
    private final Communities communities;
    private final LongFunction<Optional<String>> proofs;

    /// @param proofs gives the proof that a fact is in the log, once a checkpoint has it
    public Bundles(
            Database database, Communities communities, LongFunction<Optional<String>> proofs) {
        this.database = database;
        this.communities = communities;
        this.proofs = proofs;
    }

    /// A round with what became of it.
    ///
    /// @param voted so many of `voters` cast a ballot; 0 before it is counted
    /// @param decimals of the currency
    record Standing(
            Round round,
            int decimals,
            int voted,
            int voters,
            List<Payout> payouts,
            List<TrancheReport> reports,
            List<Objection> objections) {}

    Optional<Standing> standing(UUID id) {
        return database.inSnapshot(tx ->
                store.find(tx, id)
                        .map(round ->
                                new Standing(
                                        round,
                                        communities.network(tx).orElseThrow().decimals(),
                                        isOpen(round)
                                                ? Counting.counted(ballots.all(tx, id)).size()
                                                : 0,
                                        store.voters(tx, id).size(),
                                        payouts.of(tx, id),
                                        reports.of(tx, id),
                                        objections.of(tx, id))));
    }

    /// Whether its ballots are open. A round that was annulled stays so.
    private static boolean isOpen(Round round) {
        return round.countedAt() != null;
    }

    /// The bundle of a round, as canonical JSON.
    Outcome<String> bundle(UUID id) {
        Outcome<Map<String, Object>> read = database.inSnapshot(tx -> read(tx, id));
        return switch (read) {
            case Outcome.Refused<Map<String, Object>>(var problem) ->
                    new Outcome.Refused<>(problem);
            case Outcome.Waits<Map<String, Object>>(var act) -> new Outcome.Waits<>(act);
            case Outcome.Done<Map<String, Object>>(var members, _) ->
                    Outcome.done(Roots.json(members));
        };
    }

    private Outcome<Map<String, Object>> read(Tx tx, UUID id) {
        Optional<Round> found = store.find(tx, id);
        if (found.isEmpty()) {
            return Outcome.notFound("round");
        }
        Round round = found.get();
        if (round.countedAt() == null || round.frozenAt() == null || round.ballotsRoot() == null) {
            return Outcome.wrongStep("round", round.state().wire());
        }
        int decimals = communities.network(tx).orElseThrow().decimals();
        List<RoundStore.ProjectRow> projects = store.projects(tx, id);
        List<CastBallot> all = ballots.all(tx, id);
        Map<String, Object> members = new HashMap<>();
        members.put("format", FORMAT);
        members.put("round", id.toString());
        members.put("decimals", Integer.toString(decimals));
        members.put("voters", Roots.voters(store.voters(tx, id)));
        members.put("projects", Roots.projects(projects));
        members.put("ballots", Roots.ballots(all));
        members.put("papers", Roots.entries(papers.entries(tx, id)));
        members.put("proxies", Roots.proxies(proxies.of(tx, id)));
        members.put("frozen", ballots.leaf(tx, round.frozenAt()));
        members.put("counted", ballots.leaf(tx, round.countedAt()));
        proofs.apply(round.frozenAt()).ifPresent(proof -> members.put("frozenProof", proof));
        proofs.apply(round.countedAt()).ifPresent(proof -> members.put("countedProof", proof));
        if (round.result() != null) {
            members.put("result", round.result());
            members.put(
                    "pb",
                    Counting.pabulib(
                            round, projects, Counting.counted(all), round.ballotsRoot(), decimals));
        }
        return Outcome.done(members);
    }
}
