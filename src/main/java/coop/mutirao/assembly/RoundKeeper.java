package coop.mutirao.assembly;

import coop.mutirao.allocation.Trace;
import coop.mutirao.assembly.RoundStore.ProjectRow;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Steps;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.member.Communities;
import coop.mutirao.news.NewsItem.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Does by itself what is due in each round: closes ballots, counts, pays. To be asked once in a
/// while, by as many instances as there are. Each step is one transaction that looks whether the
/// round still waits for it, so whoever is killed between two steps left nothing half done.
public final class RoundKeeper {

    // The usual turn of a keeper that comes by every few seconds is no delay.
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final int SEALED_AT_ONCE = 1_000;

    private final RoundStore store = new RoundStore();
    private final ProposalStore proposals = new ProposalStore();
    private final BallotStore ballots = new BallotStore();
    private final PaperStore papers = new PaperStore();
    private final ProxyStore proxies = new ProxyStore();
    private final PayoutStore payouts = new PayoutStore();
    private final ObjectionStore objections = new ObjectionStore();
    private final RoundNews news = new RoundNews();
    private final Escrow escrow;
    private final Database database;
    private final AuditLog log;
    private final Communities communities;
    private final ObjectMapper json;
    private final InstantSource clock;

    public RoundKeeper(
            Database database,
            AuditLog log,
            Ledger ledger,
            Communities communities,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.escrow = new Escrow(ledger);
        this.communities = communities;
        this.json = json;
        this.clock = clock;
    }

    /// Does all that is due now.
    ///
    /// @return how many steps that were
    public int keep() {
        news.remind(database, log, clock.instant());
        return Steps.untilNothing(database.inSnapshot(store::underWay), this::step);
    }

    /// Does the next step that is due in a round.
    ///
    /// @return false: nothing is due
    public boolean step(UUID id) {
        Instant now = clock.instant();
        Round seen = database.inSnapshot(tx -> store.find(tx, id)).orElseThrow();
        if (seen.state() == RoundState.COUNTING) {
            return database.inTransaction(tx -> log.record(tx, facts -> seal(tx, facts, id)))
                    || count(seen);
        }
        // Looked at before the door too: most of the time nothing is due.
        return database.inSnapshot(tx -> isDue(tx, seen, now))
                && database.inTransaction(tx ->
                        log.record(
                                tx,
                                facts -> {
                                    Round round = store.find(tx, id).orElseThrow();
                                    boolean isStill = isDue(tx, round, facts.at());
                                    if (isStill) {
                                        step(tx, facts, round);
                                    }
                                    return isStill;
                                }));
    }

    private boolean isDue(Tx tx, Round round, Instant now) {
        RoundPlan plan = round.plan();
        return switch (round.state()) {
            case PROPOSING -> !now.isBefore(plan.proposalsUntil());
            case SUPPORTING -> !now.isBefore(plan.requireSupportUntil());
            case REVIEW, FROZEN -> !now.isBefore(plan.ballotOpensAt());
            case BALLOTING -> !now.isBefore(plan.ballotClosesAt());
            case RESULT ->
                    !now.isBefore(plan.objectionsUntil())
                            && (isAnswerOverdue(round, now)
                                    || !objections.isAnyOpen(tx, round.id()));
            case EXECUTING -> isAnythingToPay(tx, round);
            case DRAFT, COUNTING, CLOSED, NO_QUORUM, CANCELLED -> false;
        };
    }

    private static boolean isAnswerOverdue(Round round, Instant now) {
        return !now.isBefore(round.plan().objectionsUntil().plus(Objection.TERM));
    }

    private void step(Tx tx, Facts facts, Round round) {
        switch (round.state()) {
            case PROPOSING ->
                    move(
                            tx,
                            facts,
                            round,
                            round.plan().supportUntil() == null
                                    ? RoundState.REVIEW
                                    : RoundState.SUPPORTING);
            case SUPPORTING -> move(tx, facts, round, RoundState.REVIEW);
            case REVIEW -> cancel(tx, facts, round, Round.Why.NOT_FROZEN);
            case FROZEN -> {
                move(tx, facts, round, RoundState.BALLOTING);
                news.tellVoters(tx, facts, round.id(), Kind.BALLOT_OPENED);
            }
            case BALLOTING -> move(tx, facts, round, RoundState.COUNTING);
            case RESULT -> {
                if (objections.isAnyOpen(tx, round.id())) {
                    uphold(tx, facts, round);
                } else {
                    execute(tx, facts, round);
                }
            }
            case EXECUTING -> payOrClose(tx, facts, round);
            default -> throw new IllegalStateException("nothing is due at " + round.state());
        }
    }

    private void move(Tx tx, Facts facts, Round round, RoundState to) {
        RoundLeaf.append(facts, round, to, Map.of());
        store.move(tx, round.id(), to);
    }

    // Some at a time, for the others who wait at the door. What tellers read comes before what
    // became a ballot by it.
    private boolean seal(Tx tx, Facts facts, UUID id) {
        if (store.find(tx, id).orElseThrow().state() != RoundState.COUNTING) {
            return false;
        }
        List<PaperEntry> entries = papers.unsealed(tx, id, SEALED_AT_ONCE);
        for (PaperEntry one : entries) {
            papers.seal(tx, id, one, seal(facts, "entry-sealed", one.commitment()));
        }
        List<CastBallot> cast =
                entries.isEmpty() ? ballots.unsealed(tx, id, SEALED_AT_ONCE) : List.of();
        for (CastBallot one : cast) {
            ballots.seal(tx, id, one, seal(facts, "ballot-sealed", one.commitment()));
        }
        return !entries.isEmpty() || !cast.isEmpty();
    }

    private static long seal(Facts facts, String type, String commitment) {
        return facts.append(type, Map.of("sealed", commitment), Map.of());
    }

    /// What is counted, read in one snapshot: nothing of it changes any more.
    private record Cast(
            List<ProjectRow> projects,
            List<CastBallot> all,
            List<PaperEntry> papers,
            List<Proxy> proxies,
            int voters,
            int decimals) {

        List<CastBallot> counted() {
            return Counting.counted(all);
        }
    }

    private boolean count(Round round) {
        Cast cast =
                database.inSnapshot(tx ->
                        new Cast(
                                store.projects(tx, round.id()),
                                ballots.all(tx, round.id()),
                                papers.entries(tx, round.id()),
                                proxies.of(tx, round.id()),
                                store.voters(tx, round.id()).size(),
                                communities.network(tx).orElseThrow().decimals()));
        byte[] root = Roots.of(Roots.ballots(cast.all()));
        List<CastBallot> counted = cast.counted();
        @Nullable Trace trace =
                round.plan().isQuorum(counted.size(), cast.voters())
                        ? Counting.count(round, cast.projects(), counted, root, cast.decimals())
                        : null;
        return database.inTransaction(tx ->
                log.record(
                        tx,
                        facts -> {
                            boolean isStill =
                                    store.find(tx, round.id()).orElseThrow().state()
                                            == RoundState.COUNTING;
                            if (isStill) {
                                write(tx, facts, round, cast, root, trace);
                            }
                            return isStill;
                        }));
    }

    private void write(
            Tx tx, Facts facts, Round round, Cast cast, byte[] root, @Nullable Trace trace) {
        RoundPlan plan = round.plan();
        Instant until = objectionsUntil(plan, facts.at());
        var members = new HashMap<String, Object>();
        members.put("ballots", hex(root));
        members.put("papers", hex(Roots.of(Roots.entries(cast.papers()))));
        members.put("proxies", hex(Roots.of(Roots.proxies(cast.proxies()))));
        members.put("voted", Integer.toString(cast.counted().size()));
        members.put("voters", Integer.toString(cast.voters()));
        members.put("seed", hex(round.requireSeed()));
        @Nullable String result = trace == null ? null : json.writeValueAsString(trace.result());
        if (trace != null && result != null) {
            byte[] bytes = result.getBytes(StandardCharsets.UTF_8);
            members.put("result", hex(Hash.sha256(bytes)));
            members.put("selected", trace.allocation().ids());
            members.put("objections", Facts.time(until));
        } else {
            escrow.giveBack(tx, facts, round);
        }
        RoundState to = trace == null ? RoundState.NO_QUORUM : RoundState.RESULT;
        long index = RoundLeaf.append(facts, round, to, members);
        store.count(tx, round.id(), index, root, result, until);
        List<UUID> selected =
                trace == null
                        ? List.of()
                        : trace.allocation().ids().stream().map(UUID::fromString).toList();
        proposals.select(tx, round.id(), selected);
        news.tellVoters(tx, facts, round.id(), Kind.ROUND_COUNTED);
        for (ProjectRow one : cast.projects()) {
            boolean isSelected = selected.contains(one.proposal());
            Kind kind = isSelected ? Kind.PROPOSAL_SELECTED : Kind.PROPOSAL_NOT_SELECTED;
            news.tellOf(tx, facts, one.proposal(), kind);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    // Whoever was late with the result takes nothing of the time to object.
    private static Instant objectionsUntil(RoundPlan plan, Instant now) {
        Duration planned = Duration.between(plan.ballotClosesAt(), plan.objectionsUntil());
        boolean isLate = now.isAfter(plan.ballotClosesAt().plus(LATE));
        return isLate ? now.plus(planned) : plan.objectionsUntil();
    }

    // What nobody answered is upheld: whoever would be paid gains nothing by silence, and the
    // assembly can vote anew.
    private void uphold(Tx tx, Facts facts, Round round) {
        for (Objection one : objections.of(tx, round.id())) {
            if (one.answer() == null) {
                objections.answer(tx, one.id(), Objection.UNANSWERED, true);
                Execution.append(facts, round.id(), one, true, Fact.SERVICE, Objection.UNANSWERED);
            }
        }
        escrow.giveBack(tx, facts, round);
        cancel(tx, facts, round, Round.Why.OBJECTION);
    }

    // Nobody did it, so those are told who might have thought that it goes on.
    private void cancel(Tx tx, Facts facts, Round round, Round.Why why) {
        news.tellAllOf(tx, facts, round.id(), Kind.ROUND_CANCELLED);
        RoundLeaf.append(facts, round, RoundState.CANCELLED, Map.of("why", why.wire()));
        store.cancel(tx, round.id(), why);
        proposals.giveUp(tx, round.id());
    }

    private void execute(Tx tx, Facts facts, Round round) {
        store.move(tx, round.id(), RoundState.EXECUTING);
        List<String> selected = selected(round);
        for (ProjectRow one : store.projects(tx, round.id())) {
            if (selected.contains(one.proposal().toString())) {
                for (int i = 0; i < one.amounts().size(); i++) {
                    payouts.add(
                            tx,
                            round.id(),
                            one.proposal(),
                            i + 1,
                            one.amounts().get(i),
                            i == 0 ? Payout.State.OPEN : Payout.State.WAITING);
                }
            }
        }
        RoundLeaf.append(facts, round, RoundState.EXECUTING, Map.of("selected", selected));
    }

    private List<String> selected(Round round) {
        return json.readTree(round.result() == null ? "{}" : round.result())
                .path("selected")
                .valueStream()
                .map(s -> s.asString())
                .toList();
    }

    private boolean isAnythingToPay(Tx tx, Round round) {
        List<Payout> all = payouts.of(tx, round.id());
        return all.stream().allMatch(Payout::isOver)
                || all.stream().anyMatch(p -> isNews(tx, round, p));
    }

    // Whether it can be paid, or something else is in the way than was.
    private boolean isNews(Tx tx, Round round, Payout payout) {
        return payout.state() == Payout.State.OPEN
                && (!(escrow.tryToPay(tx, round, payout) instanceof PostingResult.Refused refused)
                        || !words(refused).equals(payout.held()));
    }

    // One payout a step. When none is left to wait for, the rest goes back.
    private void payOrClose(Tx tx, Facts facts, Round round) {
        for (Payout one : payouts.of(tx, round.id())) {
            if (isNews(tx, round, one)) {
                if (escrow.tryToPay(tx, round, one) instanceof PostingResult.Refused refused) {
                    payouts.hold(tx, one.id(), words(refused));
                } else {
                    payouts.paid(tx, one.id(), facts.at());
                    escrow.pay(tx, facts, round, one);
                    news.tellOf(tx, facts, one.project(), Kind.PAYOUT_PAID);
                }
                return;
            }
        }
        Money left = escrow.giveBack(tx, facts, round);
        Map<String, String> back = Map.of("returned", Long.toString(left.minorUnits()));
        RoundLeaf.append(facts, round, RoundState.CLOSED, back);
        store.move(tx, round.id(), RoundState.CLOSED);
        proposals.close(tx, round.id());
    }

    private static String words(PostingResult.Refused refused) {
        return switch (refused) {
            case PostingResult.AccountClosed _ -> "The payee's account is closed.";
            case PostingResult.MaximumBalanceExceeded(var before, var received) ->
                    "The payee's account holds %d of at most %d, and cannot take %d."
                            .formatted(
                                    before.balance().minorUnits(),
                                    before.maximumBalance().minorUnits(),
                                    received.minorUnits());
            default -> throw new IllegalStateException("no payout is refused so: " + refused);
        };
    }
}
