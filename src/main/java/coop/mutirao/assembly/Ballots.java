package coop.mutirao.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.VotingRule;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.device.KeyRing;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.MemberId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Takes ballots.
public final class Ballots {

    private static final byte[] DOMAIN = "mcl/ballot/v1\0".getBytes(UTF_8);

    private final BallotStore store = new BallotStore();
    private final RoundStore rounds = new RoundStore();
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
    /// @param seq 1 to 2^53 - 1, higher than that of her ballot before
    /// @param key with `signature`: the device key that signed; null: it is not signed
    /// @param signature over `mcl/ballot/v1\0` and the canonical JSON of `{choice, poll, seq}`,
    ///   with `choice` as the ballot's text has it
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Sent(Choice choice, long seq, @Nullable UUID key, byte @Nullable [] signature) {

        Sent {
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

        byte[] signed(UUID round) {
            return CanonicalJson.bytes(members(round));
        }

        private String text(UUID round, String account) {
            Map<String, Object> members = members(round);
            members.put("account", account);
            if (key != null && signature != null) {
                members.put("key", key.toString());
                members.put("sig", Base64.getEncoder().encodeToString(signature));
            }
            return Roots.json(members);
        }
    }

    /// Takes a ballot, which replaces the one before.
    Outcome<CastBallot> cast(UUID round, Sent sent, MemberId voter) {
        // Verifying takes its time, so it comes before the door.
        @Nullable Problem flaw = flaw(round, sent, voter);
        if (flaw != null) {
            return new Outcome.Refused<>(flaw);
        }
        return database.inTransaction(
                tx -> log.record(tx, facts -> cast(tx, facts, round, sent, voter)));
    }

    private @Nullable Problem flaw(UUID round, Sent sent, MemberId voter) {
        if (sent.key() == null || sent.signature() == null) {
            return null;
        }
        Optional<KeyRing.Registered> key = keys.find(sent.key());
        if (key.filter(k -> k.person().equals(voter)).isEmpty()) {
            return notValid(sent.key(), "is not registered for you");
        }
        return key.get().key().verifies(sent.signature(), DOMAIN, sent.signed(round))
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

    private Outcome<CastBallot> cast(Tx tx, Facts facts, UUID id, Sent sent, MemberId voter) {
        Optional<Round> found = rounds.find(tx, id);
        if (found.isEmpty()) {
            return Outcome.notFound("round");
        }
        Round round = found.get();
        Optional<RoundStore.Voter> hers = rounds.voter(tx, id, voter);
        Optional<CastBallot> before = store.latest(tx, id, voter);
        if (hers.isPresent() && before.isPresent()) {
            CastBallot last = before.get();
            if (last.seq() == sent.seq()
                    && last.text().equals(sent.text(id, hers.get().account()))) {
                return Outcome.again(last);
            }
        }
        if (!round.isOpenAt(facts.at())) {
            return Outcome.wrongStep("round", round.state().wire());
        }
        if (hers.isEmpty()) {
            return Outcome.refused(
                    ProblemType.BALLOT_NOT_VALID,
                    "You were not among those who may vote when the round was frozen.");
        }
        if (before.isPresent() && before.get().seq() >= sent.seq()) {
            return Outcome.refused(
                    ProblemType.BALLOT_NOT_VALID,
                    "Your ballot %d is there already; the next has a higher number."
                            .formatted(before.get().seq()));
        }
        @Nullable String flaw = flaw(tx, round, sent.choice());
        if (flaw != null) {
            return Outcome.refused(ProblemType.BALLOT_NOT_VALID, flaw);
        }
        if (sent.key() != null && keys.askInForce(tx, List.of(sent.key())).get().isEmpty()) {
            return new Outcome.Refused<>(notValid(sent.key(), "is not in force"));
        }
        if (round.state() == RoundState.FROZEN) {
            RoundLeaf.append(facts, round, RoundState.BALLOTING, Map.of());
            rounds.move(tx, id, RoundState.BALLOTING);
        }
        return Outcome.done(take(tx, facts, id, sent, hers.get()));
    }

    /// Why a round takes no ballot that says this, or null.
    private @Nullable String flaw(Tx tx, Round round, Choice choice) {
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

    private CastBallot take(Tx tx, Facts facts, UUID id, Sent sent, RoundStore.Voter voter) {
        byte[] salt = chance.bytes(32);
        String text = sent.text(id, voter.account());
        // Which round it is of, and whose, is told once the ballots are open.
        long index =
                facts.append(
                        "ballot-sealed",
                        Map.of("sealed", Hash.commitment(salt, CastBallot.SEALED, text)),
                        Map.of());
        var ballot =
                new CastBallot(
                        index, voter.member(), sent.seq(), sent.choice(), text, salt, facts.at());
        store.add(tx, id, ballot);
        return ballot;
    }

    /// A voter's own ballot: the one that counts.
    Outcome<CastBallot> own(UUID round, MemberId voter) {
        return database.inSnapshot(tx -> {
            Optional<Round> of = rounds.find(tx, round);
            if (of.isPresent() && of.get().state().isBeforeBallot()) {
                return Outcome.<CastBallot>wrongStep("round", of.get().state().wire());
            }
            Optional<CastBallot> ballot = store.latest(tx, round, voter);
            return ballot.isPresent()
                    ? Outcome.done(ballot.get())
                    : Outcome.<CastBallot>notFound("ballot of yours");
        });
    }

    /// The proof that the fact of the same ballot is in the log, as a file has it.
    Outcome<String> receipt(UUID round, MemberId voter) {
        return switch (own(round, voter)) {
            case Outcome.Done<CastBallot>(var ballot, _) ->
                    proofs.apply(ballot.logIndex())
                            .map(Outcome::done)
                            .orElseGet(() ->
                                    Outcome.notFound(
                                            "receipt yet: your ballot is taken, and no final"
                                                    + " checkpoint has it. Ask again in a few"
                                                    + " seconds"));
            case Outcome.Refused<CastBallot>(var problem) -> new Outcome.Refused<>(problem);
            case Outcome.Waits<CastBallot>(var act) -> new Outcome.Waits<>(act);
        };
    }

    static int signatureBytes() {
        return Ed25519.SIGNATURE_BYTES;
    }
}
