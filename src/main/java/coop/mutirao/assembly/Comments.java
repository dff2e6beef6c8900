package coop.mutirao.assembly;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.MemberId;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What members say of a proposal, from when it was handed in until its round is over.
///
/// It is talk, and no fact of the log.
public final class Comments {

    /// So many may one member write on one proposal.
    static final int EACH_MAX = 50;

    private final CommentStore store = new CommentStore();
    private final ProposalStore proposals = new ProposalStore();
    private final RoundStore rounds = new RoundStore();
    private final Database database;
    private final InstantSource clock;

    Comments(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Comment> page(UUID proposal, long after, int limit) {
        return database.inSnapshot(tx -> store.page(tx, proposal, after, limit));
    }

    /// Says something, or answers what somebody said.
    Outcome<Comment> put(
            UUID proposal, UUID id, String text, @Nullable UUID answers, MemberId author) {
        return database.inTransaction(tx -> {
            Optional<Proposal> found = proposals.find(tx, proposal).filter(p -> p.isShown(author));
            if (found.isEmpty()) {
                return Outcome.notFound("proposal");
            }
            if (store.find(tx, id).isPresent()) {
                return before(tx, proposal, id, text, answers, author);
            }
            Round round = rounds.find(tx, found.get().round()).orElseThrow();
            if (found.get().state() == ProposalState.DRAFT || round.state().isOver()) {
                return Outcome.wrongStep("round", round.state().wire());
            }
            if (answers != null && of(tx, proposal, answers).isEmpty()) {
                return Outcome.notFound("comment");
            }
            if (store.count(tx, proposal, author) >= EACH_MAX) {
                return Outcome.refused(
                        ProblemType.PROPOSAL_NOT_VALID,
                        "Each member writes up to %d comments on a proposal: write an amendment."
                                .formatted(EACH_MAX));
            }
            store.add(tx, id, found.get(), author, answers, text, clock.instant());
            Outcome<Comment> written = before(tx, proposal, id, text, answers, author);
            return written instanceof Outcome.Done<Comment>(var value, _)
                    ? Outcome.done(value)
                    : written;
        });
    }

    // What an id stands for: this comment, or another.
    private Outcome<Comment> before(
            Tx tx, UUID proposal, UUID id, String text, @Nullable UUID answers, MemberId author) {
        Comment known = store.find(tx, id).orElseThrow();
        boolean isSame =
                known.proposal().equals(proposal)
                        && known.author().equals(author)
                        && known.text().equals(text)
                        && Objects.equals(known.answers(), answers);
        return isSame ? Outcome.again(known) : Outcome.idTaken(id, "comment");
    }

    private Optional<Comment> of(Tx tx, UUID proposal, UUID id) {
        return store.find(tx, id).filter(c -> c.proposal().equals(proposal));
    }

    /// Takes back what one said oneself: its words are gone.
    Outcome<Comment> withdraw(UUID proposal, UUID id, MemberId author) {
        return database.inTransaction(tx -> {
            Optional<Comment> found = of(tx, proposal, id);
            if (found.isEmpty()) {
                return Outcome.notFound("comment");
            }
            boolean isOwn = found.get().author().equals(author);
            if (found.get().state().equals("withdrawn")) {
                return isOwn
                        ? Outcome.again(found.get())
                        : Outcome.wrongStep("comment", found.get().state());
            }
            if (!isOwn) {
                return Outcome.notAllowed("Who wrote it can withdraw it.", "own");
            }
            store.withdraw(tx, id);
            return Outcome.done(store.find(tx, id).orElseThrow());
        });
    }

    /// Hides what should not be read, as a coordinator, with a reason that everybody reads.
    Outcome<Comment> hide(UUID proposal, UUID id, Rounds.By by) {
        String reason = by.decision();
        return database.inTransaction(tx -> {
            Optional<Comment> found = of(tx, proposal, id);
            if (found.isEmpty()) {
                return Outcome.notFound("comment");
            }
            Proposal about = proposals.find(tx, proposal).orElseThrow();
            if (about.author().equals(by.member()) || by.standsFor().test(about.payee())) {
                return Outcome.notAllowed(
                        "You wrote the proposal or would be paid: another coordinator decides.",
                        "coordinator");
            }
            if (reason.equals(found.get().reason())) {
                return Outcome.again(found.get());
            }
            store.hide(tx, id, reason, by.member());
            Comment now = store.find(tx, id).orElseThrow();
            return reason.equals(now.reason())
                    ? Outcome.done(now)
                    : Outcome.wrongStep("comment", now.state());
        });
    }
}
