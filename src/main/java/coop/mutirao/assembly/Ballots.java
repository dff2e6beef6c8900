package coop.mutirao.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.VotingRule;
import coop.mutirao.assembly.RoundStore.Voter;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.device.KeyRing;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.news.NewsItem;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes ballots.
public final class Ballots {

    /// So much higher than the last a vote's number can be.
    private static final int SEQ_STEP = 1_000;

    /// To who has a key and did not sign.
    public static final String TO_SIGN =
            "You have a device key in force: sign with it. On a device without one, register its"
                    + " key first; if you lost yours, revoke it, and vote without.";

    private static final byte[] DOMAIN = "mcl/ballot/v1\0".getBytes(UTF_8);

    private final BallotStore store = new BallotStore();
    private final RoundStore rounds = new RoundStore();
    private final RoundNews news = new RoundNews();
    private final PaperStore papers = new PaperStore();
    private final ProxyStore proxies = new ProxyStore();
    private final Promises promises = new Promises();
    private final Ledger ledger = new Ledger();
    private final Database database;
    private final AuditLog log;
    private final KeyRing keys;
    private final Chance chance;
    private final LongFunction<Optional<String>> proofs;

    /// @param proofs gives the proof that a fact is in the log, once a checkpoint has it
    public Ballots(
            Database database,
            AuditLog log,
            KeyRing keys,
            Chance chance,
            LongFunction<Optional<String>> proofs) {
        this.database = database;
        this.log = log;
        this.keys = keys;
        this.chance = chance;
        this.proofs = proofs;
    }

    /// What a voter sends.
    ///
    /// @param seq 1 to 2^53 - 1, higher than that of her ballot before, by no more than 1,000
    /// @param key with `signature`: the device key that signed; null: it is not signed, which only
    ///   who has no key in force can do
    /// @param signature over `mcl/ballot/v1\0` and the canonical JSON of `{choice, poll, seq}`,
    ///   with `choice` as the ballot's text has it; by a proxy of `{account, choice, poll, seq}`,
    ///   with the giver's account
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    public record Sent(Choice choice, long seq, @Nullable UUID key, byte @Nullable [] signature) {

        public Sent {
            if (seq < 1 || seq > (1L << 53) - 1) {
                throw new IllegalArgumentException("The number of a ballot is 1 to 2^53 - 1.");
            }
        }

        private Map<String, Object> members(UUID round) {
            Map<String, Object> members = new HashMap<>();
            members.put("choice", choice.canonical());
            members.put("poll", round.toString());
            members.put("seq", Long.toString(seq));
            return members;
        }

        private byte[] signed(UUID round, Right right) {
            Map<String, Object> members = members(round);
            if (right.holder() != null) {
                members.put("account", right.voter().account());
            }
            return CanonicalJson.bytes(members);
        }

        /// @param unsigned why it is not signed
        private String text(UUID round, Right right, String unsigned) {
            Map<String, Object> members = members(round);
            members.put("account", right.voter().account());
            if (right.holder() != null) {
                members.put("channel", "proxy");
                members.put("holder", right.holder().account());
            }
            if (key != null && signature != null) {
                members.put("key", key.toString());
                members.put("sig", Base64.getEncoder().encodeToString(signature));
            } else {
                members.put("unsigned", unsigned);
            }
            return Roots.json(members);
        }

        private boolean isSame(CastBallot cast, UUID round, Right right) {
            return Stream.of(KeyRing.Standing.NONE, KeyRing.Standing.REVOKED)
                    .anyMatch(s -> cast.text().equals(text(round, right, s.unsigned())));
        }
    }

    /// Whose vote it is, and who casts it.
    ///
    /// @param holder of a proxy; null: she votes herself
    private record Right(Voter voter, @Nullable Voter holder) {

        MemberId caster() {
            return holder == null ? voter.member() : holder.member();
        }
    }

    /// Takes a ballot, which replaces the one before.
    ///
    /// @param of code of the account of whom it is, by a proxy; null: the caller's own
    public Outcome<CastBallot> cast(UUID round, Sent sent, MemberId caller, @Nullable String of) {
        Outcome<Right> right = database.inSnapshot(tx -> right(tx, round, caller, of));
        return switch (right) {
            case Outcome.Refused<Right>(var problem) -> new Outcome.Refused<>(problem);
            case Outcome.Waits<Right>(var act) -> new Outcome.Waits<>(act);
            case Outcome.Done<Right>(var whose, _) -> {
                // Verifying takes its time, so it comes before the door.
                @Nullable Problem flaw = flaw(round, sent, whose);
                yield flaw != null
                        ? new Outcome.Refused<>(flaw)
                        : database.inTransaction(tx ->
                                log.recordUnmetered(
                                        tx, facts -> cast(tx, facts, round, sent, whose)));
            }
        };
    }

    // Who may vote in a round does not change once somebody votes.
    private Outcome<Right> right(Tx tx, UUID id, MemberId caller, @Nullable String of) {
        Optional<Round> round = rounds.find(tx, id);
        if (round.isEmpty()) {
            return Outcome.notFound("round");
        }
        if (round.get().frozenAt() == null) {
            return Outcome.wrongStep("round", round.get().state().wire());
        }
        Optional<Voter> hers = rounds.voter(tx, id, caller);
        if (hers.isEmpty()) {
            return refused("You were not among those who may vote when the round was frozen.");
        }
        if (of == null) {
            return Outcome.done(new Right(hers.get(), null));
        }
        Optional<Voter> giver = rounds.voter(tx, round.get(), of);
        return giver.isEmpty() || giver.equals(hers)
                ? refused("%s lets nobody vote for her in this round.".formatted(of))
                : Outcome.done(new Right(giver.get(), hers.get()));
    }

    private static <T> Outcome<T> refused(String reason) {
        return Outcome.refused(ProblemType.BALLOT_NOT_VALID, reason);
    }

    private @Nullable Problem flaw(UUID round, Sent sent, Right right) {
        if (sent.key() == null || sent.signature() == null) {
            return null;
        }
        Optional<KeyRing.Registered> key = keys.find(sent.key());
        if (key.filter(k -> k.person().equals(right.caster())).isEmpty()) {
            return notValid(sent.key(), "is not registered for you");
        }
        return key.get().key().verifies(sent.signature(), DOMAIN, sent.signed(round, right))
                ? null
                : Problem.of(
                                ProblemType.SIGNATURE_NOT_VALID,
                                "It is not the signature of this ballot by the key %s."
                                        .formatted(sent.key()))
                        .with("keyId", sent.key().toString());
    }

    private static Problem notValid(UUID key, String why) {
        return Problem.of(ProblemType.KEY_NOT_VALID, "The key %s %s.".formatted(key, why))
                .with("keyId", key.toString());
    }

    private Outcome<CastBallot> cast(Tx tx, Facts facts, UUID id, Sent sent, Right right) {
        Round round = rounds.find(tx, id).orElseThrow();
        Optional<CastBallot> before = store.latest(tx, id, right.voter().member());
        if (before.isPresent() && sent.isSame(before.get(), id, right)) {
            return Outcome.again(before.get());
        }
        if (!round.isOpenAt(facts.at())) {
            return Outcome.wrongStep("round", round.state().wire());
        }
        if (ledger.isLeaving(tx, right.caster()) || ledger.isLeaving(tx, right.voter().member())) {
            return refused("Who was excluded after the freeze votes no more in this round.");
        }
        @Nullable String other = otherChannel(tx, id, right, before.orElse(null));
        if (other != null) {
            return refused(other);
        }
        if (before.isPresent() && before.get().seq() >= sent.seq()) {
            return refused(
                    "Your ballot %d is there already; the next has a higher number."
                            .formatted(before.get().seq()));
        }
        @Nullable String flaw =
                tooHigh(sent.seq(), before.map(CastBallot::seq).orElse(0L))
                        .orElseGet(() -> flaw(tx, round, sent.choice()));
        if (flaw != null) {
            return refused(flaw);
        }
        if (sent.key() != null && keys.askInForce(tx, List.of(sent.key())).get().isEmpty()) {
            return new Outcome.Refused<>(notValid(sent.key(), "is not in force"));
        }
        KeyRing.Standing standing = keys.standing(tx, right.caster());
        if (sent.key() == null && standing == KeyRing.Standing.IN_FORCE) {
            return refused(TO_SIGN);
        }
        if (round.state() == RoundState.FROZEN) {
            open(tx, facts, round);
        }
        String text = sent.text(id, right, sent.key() == null ? standing.unsigned() : "");
        return Outcome.done(take(tx, facts, id, right, null, sent.choice(), sent.seq(), text));
    }

    /// Why a vote's number is too high, if it is: nobody who holds a session for a moment takes the
    /// last number there is, so that nothing replaces it. Who votes without a connection, again and
    /// again, has numbers enough.
    ///
    /// @param last of the vote before; 0 for none
    public static Optional<String> tooHigh(long seq, long last) {
        return seq <= last + SEQ_STEP
                ? Optional.empty()
                : Optional.of(
                        "Its number is %d; the next is %d to %d."
                                .formatted(seq, last + 1, last + SEQ_STEP));
    }

    /// Why a right is used otherwise than it is now, or null: one right, one channel.
    private @Nullable String otherChannel(
            Tx tx, UUID id, Right right, @Nullable CastBallot before) {
        Optional<PaperSheet> sheet = papers.heldBy(tx, id, right.voter().member());
        @Nullable Voter holder = right.holder();
        Optional<Proxy> given = proxies.by(tx, id, right.voter().member());
        if (holder != null) {
            return given.filter(p -> p.holder().equals(holder.member())).isPresent()
                    ? null
                    : "You hold no proxy of her in this round.";
        }
        if (sheet.isPresent()) {
            return "You vote on the paper sheet %d. Who gives it back unused can vote here."
                    .formatted(sheet.get().serial());
        }
        if (before != null && before.holder() != null) {
            return "Your ballot was cast by the member who holds your proxy.";
        }
        return given.map(p ->
                        "You let %s vote for you: revoke that first.".formatted(p.holderCode()))
                .orElse(null);
    }

    /// Opens the ballot, by whoever comes first in its time.
    void open(Tx tx, Facts facts, Round round) {
        RoundLeaf.append(facts, round, RoundState.BALLOTING, Map.of());
        rounds.move(tx, round.id(), RoundState.BALLOTING);
        news.tellVoters(tx, facts, round.id(), NewsItem.Kind.BALLOT_OPENED);
    }

    /// Why a round takes no ballot that says this, or null.
    @Nullable String flaw(Tx tx, Round round, Choice choice) {
        VotingRule rule = round.plan().votingRule();
        if (choice.type() != rule.counting().ballots()) {
            return rule.counting().ballots() == Ballot.Type.POINTS
                    ? "This round counts points: say how many each project gets, 0 to %d."
                            .formatted(rule.pointsMax())
                    : "This round counts approvals: say which projects you find good.";
        }
        List<String> projects =
                rounds.projects(tx, round.id()).stream().map(p -> p.proposal().toString()).toList();
        return rule.flaw(choice.points(), projects);
    }

    /// Takes what two tellers read on a sheet, as part of a turn at the door.
    void takeSheet(Tx tx, Facts facts, UUID id, PaperSheet sheet, Choice choice, long seq) {
        Map<String, Object> members = new HashMap<>();
        members.put("account", sheet.account());
        members.put("channel", "paper");
        members.put("choice", choice.canonical());
        members.put("poll", id.toString());
        members.put("seq", Long.toString(seq));
        members.put("sheet", Integer.toString(sheet.serial()));
        var right = new Right(new Voter(sheet.member(), sheet.account()), null);
        take(tx, facts, id, right, sheet.serial(), choice, seq, Roots.json(members));
    }

    private CastBallot take(
            Tx tx,
            Facts facts,
            UUID id,
            Right right,
            @Nullable Integer sheet,
            Choice choice,
            long seq,
            String text) {
        // It comes into the log at the close: until then nobody reads there that somebody voted.
        var ballot =
                new CastBallot(
                        null,
                        right.voter().member(),
                        seq,
                        choice,
                        text,
                        chance.bytes(32),
                        facts.at(),
                        sheet,
                        right.holder() == null ? null : right.holder().member());
        store.add(tx, id, ballot);
        return ballot;
    }

    /// A voter's ballot that counts: the caller's own, or one that she cast by a proxy.
    ///
    /// @param of code of the account of whom it is; null: the caller's own
    Outcome<CastBallot> own(UUID id, MemberId caller, @Nullable String of) {
        return database.inSnapshot(tx -> {
            Optional<Round> round = rounds.find(tx, id);
            if (round.isPresent() && round.get().state().isBeforeBallot()) {
                return Outcome.<CastBallot>wrongStep("round", round.get().state().wire());
            }
            Optional<CastBallot> ballot =
                    of == null
                            ? store.latest(tx, id, caller)
                            : round.flatMap(r -> rounds.voter(tx, r, of))
                                    .flatMap(giver -> store.latest(tx, id, giver.member()))
                                    .filter(b -> caller.equals(b.holder()));
            return ballot.isPresent()
                    ? Outcome.done(ballot.get())
                    : Outcome.<CastBallot>notFound("ballot of yours");
        });
    }

    /// The service's signed word that this ballot comes into the log at the close.
    String promise(UUID round, CastBallot ballot) {
        return database.inSnapshot(tx -> promises.of(tx, round, ballot.commitment()));
    }

    /// The proof that the fact of the same ballot is in the log, as a file has it.
    Outcome<String> receipt(UUID round, MemberId caller, @Nullable String of) {
        return switch (own(round, caller, of)) {
            case Outcome.Done<CastBallot>(var ballot, _) ->
                    Optional.ofNullable(ballot.logIndex())
                            .flatMap(proofs::apply)
                            .map(Outcome::done)
                            .orElseGet(() -> Outcome.notFound(noReceipt(ballot)));
            case Outcome.Refused<CastBallot>(var problem) -> new Outcome.Refused<>(problem);
            case Outcome.Waits<CastBallot>(var act) -> new Outcome.Waits<>(act);
        };
    }

    private static String noReceipt(CastBallot ballot) {
        return ballot.logIndex() == null
                ? "receipt yet: your ballot is taken, and comes into the log at the close, so that"
                        + " nobody sees there before how many voted. Ask again then"
                : "receipt yet: your ballot is taken, and no final checkpoint has it. Ask again in"
                        + " a few seconds";
    }

    static int signatureBytes() {
        return Ed25519.SIGNATURE_BYTES;
    }
}
