package coop.mutirao.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.news.NewsItem;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What members propose, until it is on a ballot.
public final class Proposals {

    static final String CONTENT = "proposal";

    private final ProposalStore store = new ProposalStore();
    private final RoundStore rounds = new RoundStore();
    private final RoundNews news = new RoundNews();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Purses purses;
    private final Chance chance;

    public Proposals(Database database, AuditLog log, Ledger ledger, Chance chance) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.purses = new Purses(ledger);
        this.chance = chance;
    }

    /// A proposal that a reader may see: a draft is its author's.
    Optional<Proposal> find(UUID id, @Nullable Integer version, MemberId reader) {
        return database.inSnapshot(tx ->
                (version == null ? store.find(tx, id) : store.find(tx, id, version))
                        .filter(p -> p.isShown(reader)));
    }

    List<Proposal> page(UUID round, MemberId reader, @Nullable UUID after, int limit) {
        return database.inSnapshot(tx -> store.page(tx, round, reader, after, limit));
    }

    /// Writes a version down, and submits it or not. The same again changes nothing.
    public Outcome<Proposal> put(UUID id, ProposalDraft draft, boolean submit, MemberId author) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> put(tx, facts, id, draft, submit, author, null)));
    }

    private Outcome<Proposal> put(
            Tx tx,
            Facts facts,
            UUID id,
            ProposalDraft draft,
            boolean submit,
            MemberId author,
            @Nullable Amender amender) {
        Optional<Proposal> known = store.find(tx, id);
        if (known.isPresent() && !known.get().author().equals(author)) {
            return known.get().isShown(author)
                    ? Outcome.notAllowed("A proposal is its author's to change.", "own")
                    : Outcome.notFound("proposal");
        }
        Optional<Round> round = rounds.find(tx, draft.round());
        if (round.isEmpty()) {
            return Outcome.notFound("round");
        }
        if (known.isPresent()) {
            Proposal now = known.get();
            boolean isFurther = submit && now.state() == ProposalState.DRAFT;
            if (now.says(draft) && !isFurther) {
                return Outcome.again(now);
            }
            if (!now.round().equals(draft.round())) {
                return Outcome.refused(
                        ProblemType.PROPOSAL_NOT_VALID, "A proposal stays in its round.");
            }
            if (!now.state().isChangeable()) {
                return Outcome.wrongStep("proposal", now.state().wire());
            }
        }
        if (!isOpen(round.get(), amender, facts.at())) {
            return Outcome.wrongStep("round", round.get().state().wire());
        }
        Optional<Account> payee =
                ledger.find(tx, draft.payee()).filter(a -> purses.isPayee(tx, a, round.get()));
        if (payee.isEmpty()) {
            return Outcome.refused(
                    ProblemType.PROPOSAL_NOT_VALID,
                    "%s is no member's account that is open, nor another community's purse."
                            .formatted(draft.payee()));
        }
        if (!isOfAssembly(tx, round.get(), author)) {
            return notOfAssembly(round.get());
        }
        Optional<String> tooDear = tooDear(round.get(), draft);
        if (tooDear.isPresent()) {
            return Outcome.refused(ProblemType.PROPOSAL_NOT_VALID, tooDear.get());
        }
        boolean isHanded = submit || known.map(p -> p.state() != ProposalState.DRAFT).orElse(false);
        write(tx, facts, id, known.orElse(null), draft, payee.get(), author);
        ProposalState to =
                !isHanded
                        ? ProposalState.DRAFT
                        : round.get().plan().secondsNeeded() == 0
                                ? ProposalState.SECONDED
                                : ProposalState.SUBMITTED;
        return Outcome.done(
                step(tx, facts, id, to, null, amender == null ? Map.of() : amender.said()));
    }

    /// Whose idea another version was.
    ///
    /// @param account public id of her account
    /// @param motion by which an assembly took it; null: the author did
    private record Amender(String account, @Nullable UUID motion) {

        Map<String, String> said() {
            return motion == null
                    ? Map.of("amendedBy", account)
                    : Map.of(
                            "amendedBy",
                            account,
                            "actor",
                            Fact.ASSEMBLY,
                            "motion",
                            motion.toString());
        }
    }

    // What the assembly takes, members can second as long as they can second anything.
    private static boolean isOpen(Round round, @Nullable Amender amender, Instant at) {
        boolean isByMotion = amender != null && amender.motion() != null;
        return isByMotion
                ? round.state() == RoundState.PROPOSING || round.state() == RoundState.SUPPORTING
                : round.state() == RoundState.PROPOSING
                        && at.isBefore(round.plan().proposalsUntil());
    }

    // In the network's rounds everybody proposes; who votes is asked at the freeze.
    private boolean isOfAssembly(Tx tx, Round round, MemberId member) {
        return round.plan().community() == null || rounds.voter(tx, round, member).isPresent();
    }

    private static Outcome<Proposal> notOfAssembly(Round round) {
        return Outcome.notAllowed(
                "Those propose and second who belong to the assembly of %s."
                        .formatted(round.plan().community()),
                "member");
    }

    /// Why a round cannot give what a proposal costs.
    static Optional<String> tooDear(Round round, ProposalDraft draft) {
        return draft.cost() <= round.amount().minorUnits()
                ? Optional.empty()
                : Optional.of(
                        "It costs %d, and the round has %d."
                                .formatted(draft.cost(), round.amount().minorUnits()));
    }

    /// Makes an amendment the next version of the proposal that it was written for.
    ///
    /// @param motion by which an assembly took it; null: the author did
    Outcome<Proposal> amend(
            Tx tx, Facts facts, Proposal now, Amendment amendment, @Nullable UUID motion) {
        ProposalDraft draft = amendment.wish().of(now);
        var amender = new Amender(amendment.byId(), motion);
        return put(tx, facts, now.id(), draft, true, now.author(), amender);
    }

    private void write(
            Tx tx,
            Facts facts,
            UUID id,
            @Nullable Proposal known,
            ProposalDraft draft,
            Account payee,
            MemberId author) {
        if (known == null) {
            store.add(tx, id, draft.round(), author);
        } else if (known.says(draft)) {
            return;
        }
        byte[] salt = chance.bytes(32);
        String words = new String(CanonicalJson.bytes(draft.words()), UTF_8);
        store.addVersion(
                tx,
                id,
                known == null ? 1 : known.version() + 1,
                draft,
                payee.id(),
                Hash.commitment(salt, CONTENT, words),
                salt,
                facts.at());
    }

    /// Seconds a proposal, once.
    public Outcome<Proposal> second(UUID id, MemberId member, String account) {
        return turn((tx, facts) -> {
            Optional<Proposal> found = store.find(tx, id).filter(p -> p.isShown(member));
            if (found.isEmpty()) {
                return Outcome.notFound("proposal");
            }
            Proposal now = found.get();
            if (store.isSeconded(tx, id, member)) {
                return Outcome.again(now);
            }
            Round round = rounds.find(tx, now.round()).orElseThrow();
            boolean isAsked =
                    now.state() == ProposalState.SUBMITTED || now.state() == ProposalState.SECONDED;
            boolean isTime =
                    round.state() == RoundState.PROPOSING || round.state() == RoundState.SUPPORTING;
            if (!isAsked || !isTime) {
                return Outcome.wrongStep("proposal", now.state().wire());
            }
            if (now.author().equals(member)) {
                return Outcome.notAllowed("It is for others to second it.", "member");
            }
            if (!isOfAssembly(tx, round, member)) {
                return notOfAssembly(round);
            }
            store.second(tx, id, member);
            boolean isEnough = now.seconds() + 1 >= round.plan().secondsNeeded();
            ProposalState to = isEnough ? ProposalState.SECONDED : ProposalState.SUBMITTED;
            facts.append(
                    "proposal",
                    Map.of(
                            "proposal", id.toString(),
                            "round", now.round().toString(),
                            "step", "second",
                            "version", Integer.toString(now.version()),
                            "account", account),
                    Map.of());
            return to == now.state()
                    ? Outcome.done(store.find(tx, id).orElseThrow())
                    : Outcome.done(step(tx, facts, id, to, null, "actor", null));
        });
    }

    /// Admits a proposal to the ballot, which takes one coordinator, or rejects it, which takes
    /// two.
    public Outcome<Proposal> decide(UUID id, boolean admit, Rounds.By by, Second second) {
        String reason = by.decision();
        return turn((tx, facts) -> {
            ProposalState to = admit ? ProposalState.ADMITTED : ProposalState.REJECTED;
            Optional<Proposal> found = store.find(tx, id).filter(p -> p.isShown(by.member()));
            if (found.isEmpty()) {
                return Outcome.notFound("proposal");
            }
            Proposal now = found.get();
            if (now.state() == to && reason.equals(now.reason())) {
                return Outcome.again(now);
            }
            if (now.author().equals(by.member()) || by.standsFor().test(now.payee())) {
                return Outcome.notAllowed(
                        "You wrote it or would be paid: another coordinator decides.",
                        "coordinator");
            }
            RoundState round = rounds.find(tx, now.round()).orElseThrow().state();
            boolean isAsked =
                    now.state() == ProposalState.SECONDED
                            || (!admit && now.state() == ProposalState.SUBMITTED)
                            || (!admit && now.state() == ProposalState.ADMITTED);
            if (!isAsked || !round.isBeforeFreeze()) {
                return Outcome.wrongStep("proposal", now.state().wire());
            }
            Optional<OfficerAct> waits = admit ? Optional.empty() : second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Outcome.Waits<>(waits.get());
            }
            second.done(tx, facts);
            Proposal decided = step(tx, facts, id, to, reason, "actor", by.account());
            news.tellOf(
                    tx,
                    facts,
                    id,
                    admit ? NewsItem.Kind.PROPOSAL_ADMITTED : NewsItem.Kind.PROPOSAL_REJECTED);
            return Outcome.done(decided);
        });
    }

    /// Takes a proposal back, by its author, as long as it is not on a ballot.
    Outcome<Proposal> withdraw(UUID id, MemberId author) {
        return turn((tx, facts) -> {
            Optional<Proposal> found = store.find(tx, id).filter(p -> p.isShown(author));
            if (found.isEmpty()) {
                return Outcome.notFound("proposal");
            }
            Proposal now = found.get();
            boolean isOver = now.state() == ProposalState.WITHDRAWN;
            if (!isOver && !now.state().isChangeable() && now.state() != ProposalState.ADMITTED) {
                return Outcome.wrongStep("proposal", now.state().wire());
            }
            if (!now.author().equals(author)) {
                return Outcome.notAllowed("Its author can withdraw it.", "own");
            }
            if (isOver) {
                return Outcome.again(now);
            }
            return Outcome.done(step(tx, facts, id, ProposalState.WITHDRAWN, null, "actor", null));
        });
    }

    /// Gives a proposal up for another one of the round, as its author.
    Outcome<Proposal> merge(UUID id, UUID into, MemberId author) {
        return turn((tx, facts) -> {
            Optional<Proposal> found = store.find(tx, id).filter(p -> p.isShown(author));
            Optional<Proposal> other = store.find(tx, into).filter(p -> p.isShown(author));
            if (found.isEmpty() || other.isEmpty()) {
                return Outcome.notFound("proposal");
            }
            Proposal now = found.get();
            boolean isOwn = now.author().equals(author);
            if (isOwn && into.equals(now.mergedInto())) {
                return Outcome.again(now);
            }
            if (!now.state().isInTheRunning()) {
                return Outcome.wrongStep("proposal", now.state().wire());
            }
            if (!isOwn) {
                return Outcome.notAllowed("Its author can give it up for another.", "own");
            }
            if (id.equals(into)
                    || !other.get().round().equals(now.round())
                    || !other.get().state().isInTheRunning()) {
                return Outcome.refused(
                        ProblemType.PROPOSAL_NOT_VALID,
                        "It can be given up for another proposal of its round that is still open.");
            }
            store.merge(tx, id, into);
            return Outcome.done(
                    step(tx, facts, id, ProposalState.MERGED, null, "into", into.toString()));
        });
    }

    /// Moves a proposal, as a fact.
    ///
    /// @param member by which the fact names who else had a part in it
    /// @param who her account's public id; null: its author acts alone
    private Proposal step(
            Tx tx,
            Facts facts,
            UUID id,
            ProposalState to,
            @Nullable String reason,
            String member,
            @Nullable String who) {
        return step(tx, facts, id, to, reason, who == null ? Map.of() : Map.of(member, who));
    }

    private Proposal step(
            Tx tx,
            Facts facts,
            UUID id,
            ProposalState to,
            @Nullable String reason,
            Map<String, String> more) {
        if (to != ProposalState.MERGED) {
            store.move(tx, id, to, reason);
        }
        Proposal now = store.find(tx, id).orElseThrow();
        var members = new HashMap<String, Object>(more);
        members.put("proposal", id.toString());
        members.put("round", now.round().toString());
        members.put("step", to.wire());
        members.put("version", Integer.toString(now.version()));
        members.put("content", now.content());
        members.put("account", now.authorId());
        facts.append("proposal", members, reason == null ? Map.of() : Map.of("reason", reason));
        return now;
    }

    private <T> Outcome<T> turn(BiFunction<Tx, Facts, Outcome<T>> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
