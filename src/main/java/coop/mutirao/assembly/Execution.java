package coop.mutirao.assembly;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What people do about a result: object to it, attest milestones, end what is not paid.
public final class Execution {

    private final RoundStore rounds = new RoundStore();
    private final ObjectionStore objections = new ObjectionStore();
    private final PayoutStore payouts = new PayoutStore();
    private final ProposalStore proposals = new ProposalStore();
    private final TrancheReportStore reports = new TrancheReportStore();
    private final Rounds desk;
    private final Ledger ledger;
    private final Database database;
    private final AuditLog log;

    public Execution(Database database, AuditLog log, Ledger ledger, Rounds desk) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.desk = desk;
    }

    List<Payout> payouts(UUID round) {
        return database.inSnapshot(tx -> payouts.of(tx, round));
    }

    List<Objection> objections(UUID round) {
        return database.inSnapshot(tx -> objections.of(tx, round));
    }

    /// Objects to a result, as one who could vote.
    Outcome<Objection> object(UUID round, UUID id, String reason, MemberId member) {
        return turn((tx, facts) -> {
            Optional<Round> found = rounds.find(tx, round);
            if (found.isEmpty()) {
                return Outcome.notFound("round");
            }
            Optional<Objection> known = find(tx, round, id);
            if (known.isPresent()
                    && known.get().member().equals(member)
                    && known.get().reason().equals(reason)) {
                return Outcome.again(known.get());
            }
            if (objections.isTaken(tx, id)) {
                return Outcome.idTaken(id, "objection");
            }
            Round now = found.get();
            if (now.state() != RoundState.RESULT
                    || !facts.at().isBefore(now.plan().objectionsUntil())) {
                return Outcome.wrongStep("round", now.state().wire());
            }
            Optional<RoundStore.Voter> voter = rounds.voter(tx, round, member);
            if (voter.isEmpty()) {
                return Outcome.notAllowed("Those object who could vote in this round.", "member");
            }
            objections.add(tx, id, round, member, reason, facts.at());
            facts.append(
                    "objection",
                    Map.of(
                            "objection", id.toString(),
                            "round", round.toString(),
                            "account", voter.get().account()),
                    Map.of("reason", reason));
            return Outcome.done(find(tx, round, id).orElseThrow());
        });
    }

    private Optional<Objection> find(Tx tx, UUID round, UUID id) {
        return objections.of(tx, round).stream().filter(o -> o.id().equals(id)).findFirst();
    }

    /// Answers an objection, as two officers who neither raised it nor have a part in the round; or
    /// as one, if there is no other. One that is upheld annuls the round.
    Outcome<Objection> answer(UUID round, UUID id, boolean upheld, Rounds.By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Round> of = rounds.find(tx, round);
            Optional<Objection> known = find(tx, round, id);
            if (of.isEmpty() || (known.isEmpty() && of.get().state() == RoundState.RESULT)) {
                return Outcome.notFound("objection");
            }
            if (known.isEmpty()) {
                return Outcome.wrongStep("round", of.get().state().wire());
            }
            Objection objection = known.get();
            if (objection.answer() != null) {
                boolean isSame =
                        objection.answer().equals(by.decision())
                                && Boolean.valueOf(upheld).equals(objection.upheld());
                return isSame
                        ? Outcome.again(objection)
                        : Outcome.wrongStep(
                                "objection",
                                Boolean.TRUE.equals(objection.upheld()) ? "upheld" : "notUpheld");
            }
            if (objection.member().equals(by.member())) {
                return Outcome.notAllowed(
                        "It is yours: another officer answers it.", "coordinator");
            }
            if (proposals.hasPart(tx, round, by.member())) {
                return Outcome.notAllowed(
                        "You wrote one of the round's projects, or would be paid: another officer"
                                + " answers it.",
                        "coordinator");
            }
            Optional<OfficerAct> waits =
                    objections.isAnotherToAnswer(
                                    tx, round, objection.member(), by.member(), facts.at())
                            ? second.missing(tx, facts)
                            : Optional.empty();
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            objections.answer(tx, id, by.decision(), upheld);
            append(facts, round, objection, upheld, by.account(), by.decision());
            if (upheld && of.get().state() == RoundState.RESULT) {
                desk.annul(tx, facts, of.get(), by, Round.Why.OBJECTION);
            }
            return Outcome.done(find(tx, round, id).orElseThrow());
        });
    }

    static void append(
            Facts facts,
            UUID round,
            Objection objection,
            boolean upheld,
            String actor,
            String reason) {
        facts.append(
                "objection-answered",
                Map.of(
                        "objection", objection.id().toString(),
                        "round", round.toString(),
                        "upheld", upheld ? "yes" : "no",
                        "account", objection.account(),
                        "actor", actor),
                Map.of("reason", reason));
    }

    /// Attests the milestone of a tranche, which is due then.
    public Outcome<Payout> release(UUID round, UUID id, Rounds.By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Round> of = rounds.find(tx, round);
            Optional<Payout> known = findPayout(tx, id, round);
            if (of.isEmpty() || (known.isEmpty() && of.get().state() == RoundState.EXECUTING)) {
                return Outcome.notFound("payout");
            }
            if (known.isEmpty()) {
                return Outcome.wrongStep("round", of.get().state().wire());
            }
            Payout payout = known.get();
            boolean isReleased =
                    payout.state() == Payout.State.OPEN || payout.state() == Payout.State.PAID;
            if (isReleased && (payout.reason() == null || payout.reason().equals(by.decision()))) {
                return Outcome.again(payout);
            }
            if (payout.state() != Payout.State.WAITING) {
                return Outcome.wrongStep("payout", payout.state().wire());
            }
            Account payee = ledger.booksOf(tx, List.of(payout.payee())).get(payout.payee());
            if (by.standsFor().test(payee.code())) {
                return Outcome.notAllowed(
                        "You would be paid: another officer attests it.", "coordinator");
            }
            @Nullable Problem missing = missingReport(tx, of.get(), payout);
            if (missing != null) {
                return new Outcome.Refused<>(missing);
            }
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            payouts.release(tx, id, by.decision());
            facts.append(
                    "milestone",
                    Map.of(
                            "payout",
                            id.toString(),
                            "round",
                            round.toString(),
                            "project",
                            payout.project().toString(),
                            "tranche",
                            Integer.toString(payout.tranche()),
                            "account",
                            payee.publicId(),
                            "actor",
                            by.account()),
                    Map.of("reason", by.decision()));
            return Outcome.done(findPayout(tx, id, round).orElseThrow());
        });
    }

    /// The first tranche before one that is not reported on, where the round asks for reports.
    private @Nullable Problem missingReport(Tx tx, Round round, Payout payout) {
        if (round.plan().reportDays() == 0) {
            return null;
        }
        List<UUID> reported =
                reports.of(tx, round.id()).stream().map(TrancheReport::payout).toList();
        return payouts.of(tx, round.id()).stream()
                .filter(p ->
                        p.project().equals(payout.project())
                                && p.tranche() < payout.tranche()
                                && !reported.contains(p.id()))
                .findFirst()
                .map(p -> {
                    @Nullable Instant due = p.reportDue(round.plan());
                    return Problem.of(
                                    ProblemType.REPORT_NEEDED,
                                    "The tranche %d is %s; its author reports on it first."
                                            .formatted(p.tranche(), p.state().wire()))
                            .with("payout", p.id().toString())
                            .with("tranche", p.tranche())
                            .with("reportDue", due == null ? "" : due.toString());
                })
                .orElse(null);
    }

    private Optional<Payout> findPayout(Tx tx, UUID id, UUID round) {
        return payouts.of(tx, round).stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /// Ends what a round has not paid; the keeper gives it back to the fund and closes the round.
    Outcome<Round> end(UUID id, Rounds.By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Round> known = rounds.find(tx, id);
            if (known.isEmpty()) {
                return Outcome.notFound("round");
            }
            Round round = known.get();
            boolean isOver = payouts.of(tx, id).stream().allMatch(Payout::isOver);
            if (round.state() == RoundState.CLOSED
                    || (round.state() == RoundState.EXECUTING && isOver)) {
                return Outcome.again(round);
            }
            if (round.state() != RoundState.EXECUTING) {
                return Outcome.wrongStep("round", round.state().wire());
            }
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            payouts.giveUp(tx, id);
            Rounds.append(facts, round, RoundState.EXECUTING, Map.of("ended", "yes"), by);
            return Outcome.done(rounds.find(tx, id).orElseThrow());
        });
    }

    private <T> Outcome<T> turn(BiFunction<Tx, Facts, Outcome<T>> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
