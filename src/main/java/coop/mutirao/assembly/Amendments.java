package coop.mutirao.assembly;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What members would change of a proposal of somebody else.
///
/// Only what becomes of the proposal is a fact of the log: its next version, with who had the idea.
public final class Amendments {

    private final AmendmentStore store = new AmendmentStore();
    private final ProposalStore known = new ProposalStore();
    private final RoundStore rounds = new RoundStore();
    private final Database database;
    private final AuditLog log;
    private final Proposals proposals;
    private final InstantSource clock;

    Amendments(Database database, AuditLog log, Proposals proposals, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.proposals = proposals;
        this.clock = clock;
    }

    /// An amendment and what it would change.
    ///
    /// @param from the version that it was written for
    record Shown(Amendment amendment, Proposal from) {}

    Optional<Shown> find(UUID proposal, UUID id) {
        return database.inSnapshot(tx ->
                store.find(tx, id)
                        .filter(a -> a.proposal().equals(proposal))
                        .map(a -> shown(tx, a)));
    }

    private Shown shown(Tx tx, Amendment amendment) {
        return new Shown(
                amendment, known.find(tx, amendment.proposal(), amendment.version()).orElseThrow());
    }

    List<Amendment> page(UUID proposal, long after, int limit) {
        return database.inSnapshot(tx -> store.page(tx, proposal, after, limit));
    }

    /// Says what should be changed of a proposal of somebody else, as long as it can be.
    Outcome<Shown> put(UUID proposal, UUID id, Amendment.Wish wish, MemberId by) {
        return database.inTransaction(tx -> {
            Optional<Proposal> found = known.find(tx, proposal).filter(p -> p.isShown(by));
            if (found.isEmpty()) {
                return Outcome.notFound("proposal");
            }
            Outcome<Shown> before = before(tx, proposal, id, wish, by);
            if (before != null) {
                return before;
            }
            Proposal now = found.get();
            Outcome<Shown> refused = refuse(tx, now, wish);
            if (refused != null) {
                return refused;
            }
            if (now.author().equals(by)) {
                return Outcome.notAllowed("You wrote it: change the proposal itself.", "member");
            }
            store.add(tx, id, proposal, by, wish, clock.instant());
            Outcome<Shown> written = before(tx, proposal, id, wish, by);
            return written instanceof Outcome.Done<Shown>(var value, _)
                    ? Outcome.done(value)
                    : Objects.requireNonNull(written);
        });
    }

    // What the id stands for already; null: nothing.
    private @Nullable Outcome<Shown> before(
            Tx tx, UUID proposal, UUID id, Amendment.Wish wish, MemberId by) {
        return store.find(tx, id)
                .map(earlier ->
                        earlier.proposal().equals(proposal)
                                        && earlier.by().equals(by)
                                        && earlier.wish().equals(wish)
                                ? Outcome.again(shown(tx, earlier))
                                : Outcome.<Shown>idTaken(id, "amendment"))
                .orElse(null);
    }

    private @Nullable Outcome<Shown> refuse(Tx tx, Proposal now, Amendment.Wish wish) {
        Round round = rounds.find(tx, now.round()).orElseThrow();
        if (!now.state().isChangeable() || now.state() == ProposalState.DRAFT) {
            return Outcome.wrongStep("proposal", now.state().wire());
        }
        if (round.state() != RoundState.PROPOSING
                || !clock.instant().isBefore(round.plan().proposalsUntil())) {
            return Outcome.wrongStep("round", round.state().wire());
        }
        ProposalDraft draft;
        try {
            draft = wish.of(now);
        } catch (IllegalArgumentException e) {
            return Outcome.refused(ProblemType.PROPOSAL_NOT_VALID, String.valueOf(e.getMessage()));
        }
        if (wish.version() != now.version()) {
            return Outcome.refused(
                    ProblemType.PROPOSAL_NOT_VALID,
                    "It changes version %d, and the proposal is at version %d: read that first."
                            .formatted(wish.version(), now.version()));
        }
        if (now.says(draft)) {
            return Outcome.refused(
                    ProblemType.PROPOSAL_NOT_VALID, "It changes nothing of the proposal.");
        }
        return Proposals.tooDear(round, draft)
                .map(reason -> Outcome.<Shown>refused(ProblemType.PROPOSAL_NOT_VALID, reason))
                .orElse(null);
    }

    /// Makes an amendment the proposal's next version, as its author.
    Outcome<Proposal> accept(UUID proposal, UUID id, MemberId author) {
        return database.inTransaction(tx ->
                log.record(
                        tx,
                        facts ->
                                ofAuthor(tx, proposal, id, author, one -> accept(tx, facts, one))));
    }

    private Outcome<Proposal> accept(Tx tx, Facts facts, Amendment amendment) {
        Proposal now = known.find(tx, amendment.proposal()).orElseThrow();
        if (amendment.state().equals("accepted")) {
            return Outcome.again(now);
        }
        if (!amendment.state().equals(Amendment.OPEN)) {
            return Outcome.wrongStep("amendment", amendment.state());
        }
        if (amendment.version() != now.version()) {
            return Outcome.refused(
                    ProblemType.PROPOSAL_NOT_VALID,
                    "It changes version %d, and the proposal is at version %d."
                            .formatted(amendment.version(), now.version()));
        }
        Outcome<Proposal> done = proposals.amend(tx, facts, now, amendment, null);
        if (done instanceof Outcome.Done<Proposal>(var next, _)) {
            store.accept(tx, amendment.id(), next.version());
        }
        return done;
    }

    /// What a motion has to know of an amendment that the proposal's author declined.
    ///
    /// @param community whose round it is; null: the network's
    /// @param byId public id of the account of whose idea it is
    public record Declined(UUID round, @Nullable String community, String byId) {}

    /// Until when members second proposals of a round.
    public Instant secondedUntil(Tx tx, UUID round) {
        RoundPlan plan = rounds.find(tx, round).orElseThrow().plan();
        return plan.supportUntil() == null ? plan.proposalsUntil() : plan.supportUntil();
    }

    /// An amendment that was declined; empty: there is none, or its proposal has other words.
    public Optional<Declined> declined(Tx tx, UUID proposal, UUID id) {
        return store.find(tx, id)
                .filter(a -> a.proposal().equals(proposal) && a.state().equals("declined"))
                .filter(a -> known.find(tx, proposal).orElseThrow().version() == a.version())
                .map(a -> {
                    UUID round = known.find(tx, proposal).orElseThrow().round();
                    RoundPlan plan = rounds.find(tx, round).orElseThrow().plan();
                    return new Declined(round, plan.community(), a.byId());
                });
    }

    /// Makes one that was declined the proposal's next version, as the assembly decided. Its author
    /// stays who she is, and others second it as any other version.
    ///
    /// @return null: it is done; else why it cannot be, as one of a few words
    public @Nullable String carry(Tx tx, Facts facts, UUID proposal, UUID id, UUID motion) {
        Optional<Amendment> found = store.find(tx, id).filter(a -> a.proposal().equals(proposal));
        // Whose idea it was may have left: then nobody can read what it says.
        if (found.isEmpty()
                || !found.get().state().equals("declined")
                || (found.get().reason().equals("Erased.") && found.get().text().isEmpty())) {
            return "amendment-gone";
        }
        Amendment amendment = found.get();
        Proposal now = known.find(tx, proposal).orElseThrow();
        RoundState round = rounds.find(tx, now.round()).orElseThrow().state();
        if (round != RoundState.PROPOSING && round != RoundState.SUPPORTING) {
            return "round-too-far";
        }
        if (!now.state().isChangeable() || now.version() != amendment.version()) {
            return "proposal-changed";
        }
        Outcome<Proposal> done = proposals.amend(tx, facts, now, amendment, motion);
        if (!(done instanceof Outcome.Done<Proposal>(var next, _))) {
            return "amendment-not-possible";
        }
        store.carry(tx, id, next.version(), motion);
        return null;
    }

    /// Declines one, as the proposal's author, with a reason.
    Outcome<Shown> decline(UUID proposal, UUID id, String reason, MemberId author) {
        return database.inTransaction(tx ->
                ofAuthor(
                        tx,
                        proposal,
                        id,
                        author,
                        amendment -> {
                            if (amendment.state().equals("declined")
                                    && reason.equals(amendment.answer())) {
                                return Outcome.again(shown(tx, amendment));
                            }
                            store.decline(tx, id, reason);
                            return ended(tx, id, "declined");
                        }));
    }

    private <T> Outcome<T> ofAuthor(
            Tx tx, UUID proposal, UUID id, MemberId author, Function<Amendment, Outcome<T>> work) {
        Optional<Amendment> found = store.find(tx, id).filter(a -> a.proposal().equals(proposal));
        if (found.isEmpty()) {
            return Outcome.notFound("amendment");
        }
        if (known.find(tx, proposal).orElseThrow().author().equals(author)) {
            return work.apply(found.get());
        }
        return found.get().state().equals(Amendment.OPEN)
                ? Outcome.notAllowed("The proposal's author says.", "own")
                : Outcome.wrongStep("amendment", found.get().state());
    }

    private Outcome<Shown> ended(Tx tx, UUID id, String state) {
        Amendment now = store.find(tx, id).orElseThrow();
        return now.state().equals(state)
                ? Outcome.done(shown(tx, now))
                : Outcome.wrongStep("amendment", now.state());
    }

    /// Takes one back, as who had the idea.
    Outcome<Shown> withdraw(UUID proposal, UUID id, MemberId by) {
        return database.inTransaction(tx -> {
            Optional<Amendment> found =
                    store.find(tx, id).filter(a -> a.proposal().equals(proposal));
            if (found.isEmpty()) {
                return Outcome.notFound("amendment");
            }
            Amendment now = found.get();
            boolean isOwn = now.by().equals(by);
            if (isOwn && now.state().equals("withdrawn")) {
                return Outcome.again(shown(tx, now));
            }
            if (!now.state().equals(Amendment.OPEN)) {
                return Outcome.wrongStep("amendment", now.state());
            }
            if (!isOwn) {
                return Outcome.notAllowed("Who had the idea can withdraw it.", "own");
            }
            store.withdraw(tx, id);
            return ended(tx, id, "withdrawn");
        });
    }
}
