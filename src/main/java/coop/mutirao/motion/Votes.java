package coop.mutirao.motion;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.assembly.Ballots;
import coop.mutirao.assembly.ConflictRule;
import coop.mutirao.assembly.Outcome;
import coop.mutirao.assembly.Promises;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.device.KeyRing;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.motion.MotionStore.Elector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes votes about motions.
public final class Votes {

    private static final byte[] DOMAIN = "mcl/vote/v1\0".getBytes(UTF_8);

    private final VoteStore store = new VoteStore();
    private final PartStore parts = new PartStore();
    private final Promises promises = new Promises();
    private final MotionStore motions;
    private final MotionSteps steps;
    private final Database database;
    private final AuditLog log;
    private final KeyRing keys;
    private final Chance chance;

    Votes(
            MotionStore motions,
            MotionSteps steps,
            Database database,
            AuditLog log,
            KeyRing keys,
            Chance chance) {
        this.motions = motions;
        this.steps = steps;
        this.database = database;
        this.log = log;
        this.keys = keys;
        this.chance = chance;
    }

    /// What a voter sends.
    ///
    /// @param seq 1 to 2^53 - 1, higher than that of her vote before, by no more than 1,000
    /// @param key with `signature`: the device key that signed; null: it is not signed, which only
    ///   who has no key in force can do
    /// @param signature over `mcl/vote/v1\0` and the canonical JSON of `{motion, seq, vote}`
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    public record Sent(Vote vote, long seq, @Nullable UUID key, byte @Nullable [] signature) {

        public Sent {
            if (seq < 1 || seq > (1L << 53) - 1) {
                throw new IllegalArgumentException("The number of a vote is 1 to 2^53 - 1.");
            }
        }

        byte[] signed(UUID motion) {
            return CanonicalJson.bytes(
                    Map.of(
                            "motion", motion.toString(),
                            "seq", Long.toString(seq),
                            "vote", vote.wire()));
        }

        boolean isSame(CastVote cast) {
            return cast.seq() == seq
                    && cast.vote() == vote
                    && Objects.equals(cast.key(), key)
                    && Arrays.equals(cast.signature(), signature);
        }
    }

    /// Takes a vote, which replaces the one before.
    public Outcome<CastVote> cast(UUID motion, Sent sent, MemberId voter) {
        // Verifying takes its time, so it comes before the door.
        @Nullable Problem flaw = flaw(motion, sent, voter);
        if (flaw != null) {
            return new Outcome.Refused<>(flaw);
        }
        return database.inTransaction(
                tx -> log.recordUnmetered(tx, facts -> cast(tx, facts, motion, sent, voter)));
    }

    private @Nullable Problem flaw(UUID motion, Sent sent, MemberId voter) {
        if (sent.key() == null || sent.signature() == null) {
            return null;
        }
        Optional<KeyRing.Registered> key = keys.find(sent.key());
        if (key.filter(k -> k.person().equals(voter)).isEmpty()) {
            return notValid(sent.key(), "is not registered for you");
        }
        return key.get().key().verifies(sent.signature(), DOMAIN, sent.signed(motion))
                ? null
                : Problem.of(
                                ProblemType.SIGNATURE_NOT_VALID,
                                "It is not the signature of this vote by the key %s."
                                        .formatted(sent.key()))
                        .with("keyId", sent.key().toString());
    }

    private static Problem notValid(UUID key, String why) {
        return Problem.of(ProblemType.KEY_NOT_VALID, "The key %s %s.".formatted(key, why))
                .with("keyId", key.toString());
    }

    private Outcome<CastVote> cast(Tx tx, Facts facts, UUID id, Sent sent, MemberId voter) {
        Optional<Motion> found = motions.find(tx, id).filter(m -> Motions.isShown(m, voter));
        if (found.isEmpty()) {
            return Outcome.notFound("motion");
        }
        Motion motion = found.get();
        if (motion.state() == MotionState.ANNOUNCED
                && !facts.at().isBefore(motion.requireOpensAt())) {
            // The keeper comes by in a moment; the voter is here.
            steps.open(tx, facts, motion);
            motion = motions.find(tx, id).orElseThrow();
        }
        Optional<Elector> hers = motions.voter(tx, id, voter);
        Optional<CastVote> before = store.latest(tx, id, voter);
        if (before.isPresent() && sent.isSame(before.get())) {
            return Outcome.again(before.get());
        }
        if (!motion.isOpenAt(facts.at())) {
            return Motions.wrongStep(motion);
        }
        if (hers.isEmpty()) {
            return Outcome.refused(
                    ProblemType.VOTE_NOT_VALID,
                    "You did not belong to the assembly when the vote was opened.");
        }
        if (motions.isLeaving(tx, voter)) {
            return Outcome.refused(
                    ProblemType.VOTE_NOT_VALID,
                    "You were excluded after the vote was opened, and vote no more.");
        }
        Optional<String> conflict = conflict(tx, motion, sent.vote(), voter);
        if (conflict.isPresent()) {
            return Outcome.refused(ProblemType.VOTE_NOT_VALID, conflict.get());
        }
        if (before.isPresent() && before.get().seq() >= sent.seq()) {
            return Outcome.refused(
                    ProblemType.VOTE_NOT_VALID,
                    "Your vote %d is there already; the next has a higher number."
                            .formatted(before.get().seq()));
        }
        Optional<String> tooHigh =
                Ballots.tooHigh(sent.seq(), before.map(CastVote::seq).orElse(0L));
        if (tooHigh.isPresent()) {
            return Outcome.refused(ProblemType.VOTE_NOT_VALID, tooHigh.get());
        }
        if (sent.key() != null && keys.askInForce(tx, List.of(sent.key())).get().isEmpty()) {
            return new Outcome.Refused<>(notValid(sent.key(), "is not in force"));
        }
        KeyRing.Standing standing = keys.standing(tx, voter);
        if (sent.key() == null && standing == KeyRing.Standing.IN_FORCE) {
            return Outcome.refused(ProblemType.VOTE_NOT_VALID, Ballots.TO_SIGN);
        }
        @Nullable String unsigned = sent.key() == null ? standing.unsigned() : null;
        return Outcome.done(take(tx, facts, id, sent, unsigned, hers.get()));
    }

    // As it was when it was handed in, by the orders with which it was announced.
    private Optional<String> conflict(Tx tx, Motion motion, Vote vote, MemberId voter) {
        if (vote == Vote.ABSTAIN || steps.orders(tx, motion).conflicts() != ConflictRule.ABSTAIN) {
            return Optional.empty();
        }
        return parts.of(tx, motion.id(), voter)
                .map(part -> {
                    String about =
                            part.isSubject()
                                    ? "you"
                                    : "%s, whose delegates you name".formatted(motion.subject());
                    return ("The motion is about %s, and by standingOrders/%d, \"conflicts\":"
                                    + " \"abstain\", who has a part in a motion can only abstain.")
                            .formatted(about, motion.requireOrders());
                });
    }

    private CastVote take(
            Tx tx, Facts facts, UUID id, Sent sent, @Nullable String unsigned, Elector voter) {
        var vote =
                new CastVote(
                        id,
                        null,
                        voter.member(),
                        voter.account(),
                        sent.seq(),
                        sent.vote(),
                        sent.key(),
                        sent.signature(),
                        unsigned,
                        chance.bytes(32),
                        facts.at(),
                        parts.of(tx, id, voter.member()).map(Part::part).orElse(null));
        // It comes into the log at the close: until then nobody reads there that somebody voted.
        store.add(tx, vote);
        return vote;
    }

    /// The service's signed word that this vote comes into the log at the close.
    String promise(CastVote vote) {
        return database.inSnapshot(tx -> promises.of(tx, vote.motion(), vote.commitment()));
    }

    /// A voter's own vote: the one that counts.
    Outcome<CastVote> own(UUID motion, MemberId voter) {
        return database.inSnapshot(tx -> {
            Optional<Motion> found =
                    motions.find(tx, motion).filter(m -> Motions.isShown(m, voter));
            if (found.isEmpty()) {
                return Outcome.<CastVote>notFound("motion");
            }
            if (found.get().voters() == null) {
                return Motions.<CastVote>wrongStep(found.get());
            }
            Optional<CastVote> vote = store.latest(tx, motion, voter);
            return vote.isPresent()
                    ? Outcome.done(vote.get())
                    : Outcome.<CastVote>notFound("vote of yours");
        });
    }

    /// All votes about a motion, once they are counted, those that were replaced among them.
    Outcome<List<CastVote>> opened(UUID motion, MemberId reader) {
        return database.inSnapshot(tx -> {
            Optional<Motion> found =
                    motions.find(tx, motion).filter(m -> Motions.isShown(m, reader));
            if (found.isEmpty()) {
                return Outcome.notFound("motion");
            }
            return found.get().state().isCounted()
                    ? Outcome.done(store.all(tx, motion))
                    : Motions.wrongStep(found.get());
        });
    }
}
