package coop.mutirao.assembly;

import coop.mutirao.assembly.RoundStore.ProjectRow;
import coop.mutirao.assembly.RoundStore.Voter;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.news.NewsItem;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What officers do about a round, until members vote.
public final class Rounds {

    private static final int PROJECTS_MAX = 200;

    private final RoundStore store = new RoundStore();
    private final ProposalStore proposals = new ProposalStore();
    private final RoundNews news = new RoundNews();
    private final Escrow escrow;
    private final Purses purses;
    private final Database database;
    private final AuditLog log;
    private final Policies policies;
    private final Promises promises = new Promises();
    private final Chance chance;

    public Rounds(
            Database database, AuditLog log, Ledger ledger, Policies policies, Chance chance) {
        this.database = database;
        this.log = log;
        this.policies = policies;
        this.chance = chance;
        this.escrow = new Escrow(ledger);
        this.purses = new Purses(ledger);
    }

    /// Who acts for the assembly, and by which decision or why.
    ///
    /// @param account public id of her own account
    /// @param standsFor whether an account is hers, or she is a delegate of it
    public record By(
            MemberId member, String account, String decision, Predicate<String> standsFor) {}

    List<Round> page(int before, int limit) {
        return database.inSnapshot(tx -> store.page(tx, before, limit));
    }

    public Optional<Round> find(UUID id) {
        return database.inSnapshot(tx -> store.find(tx, id));
    }

    /// Writes down what is planned, as long as nobody proposes yet.
    public Outcome<Round> put(UUID id, RoundPlan plan, By by) {
        return turn((tx, facts) -> {
            Optional<Round> known = store.find(tx, id);
            if (known.isPresent() && known.get().plan().equals(plan)) {
                return Outcome.again(known.get());
            }
            if (known.isPresent() && known.get().state() != RoundState.DRAFT) {
                return Outcome.wrongStep("round", known.get().state().wire());
            }
            Optional<String> flaw = flaw(tx, facts, plan);
            if (flaw.isPresent()) {
                return Outcome.refused(ProblemType.ROUND_NOT_VALID, flaw.get());
            }
            AccountId purse = purses.of(tx, facts, plan);
            if (known.isPresent()) {
                store.change(tx, id, plan, purse);
            } else {
                store.add(tx, id, plan, purse, by.member());
            }
            Round round = store.find(tx, id).orElseThrow();
            append(facts, round, RoundState.DRAFT, RoundLeaf.plan(plan), by);
            return Outcome.done(round);
        });
    }

    // As the standing orders are now: from the opening on, a plan stays as it is.
    private Optional<String> flaw(Tx tx, Facts facts, RoundPlan plan) {
        Optional<String> purse = purses.flaw(tx, plan);
        if (purse.isPresent()) {
            return purse;
        }
        StandingOrders orders = policies.inForce(tx, StandingOrders.KEY, facts.at()).value();
        return RoundOrders.flaw(orders.round(), plan, facts.at());
    }

    /// What two agree to when they open or freeze a round: SHA-256, in hexadecimal, of its plan and
    /// of what is admitted to it.
    public String digest(Round round) {
        return database.inSnapshot(tx -> digest(tx, round));
    }

    private String digest(Tx tx, Round round) {
        List<ProjectRow> projects =
                round.frozenAt() == null
                        ? store.admitted(tx, round.id())
                        : store.projects(tx, round.id());
        return digest(round.plan(), projects);
    }

    private static String digest(RoundPlan plan, List<ProjectRow> projects) {
        return hex(
                Hash.sha256(
                        CanonicalJson.bytes(
                                Map.of(
                                        "plan", RoundLeaf.plan(plan),
                                        "projects", Roots.projects(projects)))));
    }

    private Outcome<Round> changed(String now) {
        return Outcome.refused(
                ProblemType.ROUND_NOT_VALID,
                "The round is not what you agree to: its digest is now %s.".formatted(now));
    }

    /// Lets members propose.
    ///
    /// @param digest of the round that is agreed to
    public Outcome<Round> open(UUID id, String digest, By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Round> known = store.find(tx, id);
            if (known.isEmpty()) {
                return Outcome.notFound("round");
            }
            Round round = known.get();
            if (round.state() == RoundState.PROPOSING
                    && digest.equals(digest(round.plan(), List.of()))) {
                return Outcome.again(round);
            }
            if (round.state() != RoundState.DRAFT) {
                return Outcome.wrongStep("round", round.state().wire());
            }
            if (!digest.equals(digest(tx, round))) {
                return changed(digest(tx, round));
            }
            Optional<String> flaw = flaw(tx, facts, round.plan());
            if (flaw.isPresent()) {
                return Outcome.refused(ProblemType.ROUND_NOT_VALID, flaw.get());
            }
            if (!facts.at().isBefore(round.plan().proposalsUntil())) {
                return Outcome.refused(
                        ProblemType.ROUND_NOT_VALID,
                        "Proposals would end at %s, and it is %s."
                                .formatted(round.plan().proposalsUntil(), facts.at()));
            }
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            return Outcome.done(
                    step(tx, facts, round, RoundState.PROPOSING, RoundLeaf.plan(round.plan()), by));
        });
    }

    /// Fixes all that the ballot will be about, and puts the money into escrow.
    ///
    /// @param digest of the round that is agreed to
    public Outcome<Round> freeze(UUID id, String digest, By by, Second second) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> freeze(tx, facts, id, digest, by, second)));
    }

    private Outcome<Round> freeze(
            Tx tx, Facts facts, UUID id, String digest, By by, Second second) {
        Optional<Round> known = store.find(tx, id);
        if (known.isEmpty()) {
            return Outcome.notFound("round");
        }
        Round round = known.get();
        if (round.state() == RoundState.FROZEN && digest.equals(digest(tx, round))) {
            return Outcome.again(round);
        }
        if (round.state() != RoundState.REVIEW
                || !facts.at().isBefore(round.plan().ballotOpensAt())) {
            return Outcome.wrongStep("round", round.state().wire());
        }
        List<ProjectRow> projects = store.admitted(tx, id);
        List<Voter> voters = store.eligible(tx, round.plan());
        if (projects.isEmpty() || projects.size() > PROJECTS_MAX || voters.isEmpty()) {
            return Outcome.refused(
                    ProblemType.ROUND_NOT_VALID,
                    "It needs 1 to %d admitted proposals and somebody to vote; it has %d and %d."
                            .formatted(PROJECTS_MAX, projects.size(), voters.size()));
        }
        Set<MemberId> others = proposals.coordinatorsWithoutPart(tx, id, facts.at());
        if (!others.contains(by.member()) && others.size() >= 2) {
            return Outcome.notAllowed(
                    "You wrote one of its proposals or would be paid: others freeze it.",
                    "coordinator");
        }
        if (!digest.equals(digest(tx, round))) {
            return changed(digest(tx, round));
        }
        @Nullable Problem flaw = escrow.flaw(tx, round);
        if (flaw != null) {
            return new Outcome.Refused<>(flaw);
        }
        Optional<OfficerAct> waits = second.missing(tx, facts);
        if (waits.isPresent()) {
            return new Outcome.Waits<>(waits.get());
        }
        second.done(tx, facts);
        Account own = escrow.open(tx, facts, round);
        escrow.move(tx, facts, round, round.purse(), own.id(), round.amount());
        store.addVoters(tx, id, voters);
        store.addProjects(tx, id, projects);
        byte[] seed = chance.bytes(32);
        Map<String, Object> fixed = RoundLeaf.plan(round.plan());
        fixed.put("escrow", own.publicId());
        fixed.put("voters", Integer.toString(voters.size()));
        fixed.put("eligible", hex(Roots.of(Roots.voters(voters))));
        fixed.put("projects", hex(Roots.of(Roots.projects(projects))));
        fixed.put("lottery", hex(Hash.sha256(seed)));
        fixed.put("promises", promises.open(tx, chance, id));
        int extensionHours =
                policies.inForce(tx, StandingOrders.KEY, facts.at())
                        .value()
                        .round()
                        .extensionHours();
        fixed.put("extension", Integer.toString(extensionHours));
        boolean isWithPart =
                !others.contains(by.member())
                        || (second.asker() != null
                                && !others.contains(new MemberId(second.asker())));
        if (isWithPart) {
            fixed.put("withPart", "yes");
        }
        long index = append(facts, round, RoundState.FROZEN, fixed, by);
        store.freeze(tx, id, own.id(), seed, index, isWithPart, extensionHours);
        proposals.moveAll(tx, id, ProposalState.ADMITTED, ProposalState.ON_BALLOT);
        return Outcome.done(store.find(tx, id).orElseThrow());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// Lets an open ballot close later, and members object as much later.
    Outcome<Round> extend(UUID id, Instant closesAt, By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Round> known = store.find(tx, id);
            if (known.isEmpty()) {
                return Outcome.notFound("round");
            }
            Round round = known.get();
            Instant before = round.plan().ballotClosesAt();
            if (round.state() != RoundState.BALLOTING || !facts.at().isBefore(before)) {
                return Outcome.wrongStep("round", round.state().wire());
            }
            if (closesAt.equals(before)) {
                return Outcome.again(round);
            }
            if (closesAt.isBefore(before)) {
                return Outcome.refused(
                        ProblemType.ROUND_NOT_VALID,
                        "The ballot closes at %s: it can close later only.".formatted(before));
            }
            @Nullable String flaw = flaw(round, closesAt);
            if (flaw != null) {
                return Outcome.refused(ProblemType.ROUND_NOT_VALID, flaw);
            }
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            Instant objections =
                    round.plan().objectionsUntil().plus(Duration.between(before, closesAt));
            store.extend(tx, id, closesAt, objections);
            Map<String, String> times =
                    Map.of(
                            "closes", Facts.time(closesAt),
                            "objections", Facts.time(objections));
            append(facts, round, RoundState.BALLOTING, times, by);
            return Outcome.done(store.find(tx, id).orElseThrow());
        });
    }

    // Once, and as far as the standing orders allowed when the round was frozen.
    private static @Nullable String flaw(Round round, Instant closesAt) {
        Instant before = round.plan().ballotClosesAt();
        Round.Extension extension = round.extension();
        if (extension.from() != null) {
            return "The ballot was to close at %s and closes at %s now: once only it closes later."
                    .formatted(extension.from(), before);
        }
        Instant latest = before.plus(Duration.ofHours(extension.hours()));
        return closesAt.isAfter(latest)
                ? "The standing orders let it close %d hours later at most, at %s, not at %s."
                        .formatted(extension.hours(), latest, closesAt)
                : null;
    }

    /// Gives a round up that nothing was paid of; its money goes back.
    Outcome<Round> cancel(UUID id, By by, Second second) {
        return turn((tx, facts) -> {
            Optional<Round> known = store.find(tx, id);
            if (known.isEmpty()) {
                return Outcome.notFound("round");
            }
            Round round = known.get();
            if (round.state() == RoundState.CANCELLED) {
                return Outcome.again(round);
            }
            if (!isCancellable(round.state())) {
                return Outcome.wrongStep("round", round.state().wire());
            }
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            return Outcome.done(annul(tx, facts, round, by, Round.Why.OFFICERS));
        });
    }

    private static boolean isCancellable(RoundState state) {
        return switch (state) {
            case DRAFT, PROPOSING, SUPPORTING, REVIEW, FROZEN, BALLOTING -> true;
            // What the members decided is annulled by an objection that is upheld, and else not.
            case COUNTING, RESULT, EXECUTING, CLOSED, NO_QUORUM, CANCELLED -> false;
        };
    }

    /// Cancels a round, as part of a turn at the door.
    Round annul(Tx tx, Facts facts, Round round, By by, Round.Why why) {
        if (round.escrow() != null) {
            escrow.giveBack(tx, facts, round);
        }
        // Before its proposals are given up: of them those are told who wrote one.
        if (round.state() != RoundState.DRAFT) {
            news.tellAllOf(tx, facts, round.id(), NewsItem.Kind.ROUND_CANCELLED);
        }
        proposals.giveUp(tx, round.id());
        append(facts, round, RoundState.CANCELLED, Map.of("why", why.wire()), by);
        store.cancel(tx, round.id(), why);
        return store.find(tx, round.id()).orElseThrow();
    }

    private Round step(Tx tx, Facts facts, Round round, RoundState to, Map<String, ?> more, By by) {
        append(facts, round, to, more, by);
        store.move(tx, round.id(), to);
        return store.find(tx, round.id()).orElseThrow();
    }

    static long append(Facts facts, Round round, RoundState step, Map<String, ?> more, By by) {
        var members = new HashMap<String, Object>(more);
        members.put("actor", by.account());
        return RoundLeaf.append(facts, round, step, members, Map.of("decision", by.decision()));
    }

    private <T> Outcome<T> turn(BiFunction<Tx, Facts, Outcome<T>> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
