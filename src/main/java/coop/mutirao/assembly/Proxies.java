package coop.mutirao.assembly;

import coop.mutirao.assembly.RoundStore.Voter;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Lets a member vote for others in one round, as far as its plan says. Who holds a proxy cannot
/// give it on, and who has voted has none to give.
public final class Proxies {

    private final ProxyStore store = new ProxyStore();
    private final RoundStore rounds = new RoundStore();
    private final BallotStore ballots = new BallotStore();
    private final PaperStore papers = new PaperStore();
    private final Database database;
    private final AuditLog log;

    public Proxies(Database database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    /// Those that a reader may see: her own, and all of them once the round is frozen.
    Outcome<List<Proxy>> list(UUID id, MemberId reader) {
        return database.inSnapshot(tx -> {
            Optional<Round> round = rounds.find(tx, id);
            if (round.isEmpty()) {
                return Outcome.<List<Proxy>>notFound("round");
            }
            boolean isFrozen = round.get().frozenAt() != null;
            return Outcome.done(
                    store.of(tx, id).stream()
                            .filter(p ->
                                    isFrozen
                                            || p.giver().equals(reader)
                                            || p.holder().equals(reader))
                            .toList());
        });
    }

    /// Gives one's vote in a round to another member.
    ///
    /// @param holder code of her account
    Outcome<Proxy> give(UUID id, String holder, MemberId giver) {
        return turn((tx, facts) -> {
            Optional<Round> found = rounds.find(tx, id);
            if (found.isEmpty()) {
                return Outcome.notFound("round");
            }
            Round round = found.get();
            Optional<Proxy> before = store.by(tx, id, giver);
            Optional<Voter> to = rounds.voter(tx, round, holder);
            if (before.isPresent()
                    && to.map(Voter::member).filter(before.get().holder()::equals).isPresent()) {
                return Outcome.again(before.get());
            }
            if (!isTime(round, facts)) {
                return Outcome.wrongStep("round", round.state().wire());
            }
            Optional<Voter> from = rounds.voter(tx, round, giver);
            if (from.isEmpty() || to.isEmpty()) {
                return refused(
                        "%s is not among those who may vote in this round."
                                .formatted(from.isEmpty() ? "Who gives it" : holder));
            }
            @Nullable String flaw = flaw(tx, round, from.get(), to.get(), holder);
            if (flaw != null) {
                return refused(flaw);
            }
            store.add(tx, id, giver, to.get().member(), facts.at());
            append(facts, id, from.get().account(), to.get().account(), "yes");
            return Outcome.done(store.by(tx, id, giver).orElseThrow());
        });
    }

    private @Nullable String flaw(Tx tx, Round round, Voter from, Voter to, String holder) {
        int most = round.plan().proxiesMax();
        int held = store.heldBy(tx, round.id(), to.member());
        Optional<Proxy> before = store.by(tx, round.id(), from.member());
        if (most == 0) {
            return "In this round nobody votes for another: its plan has 0 proxies for each.";
        }
        if (from.equals(to)) {
            return "A proxy is for somebody else.";
        }
        if (ballots.latest(tx, round.id(), from.member()).isPresent()) {
            return "Your ballot is cast already.";
        }
        Optional<PaperSheet> sheet = papers.heldBy(tx, round.id(), from.member());
        if (sheet.isPresent()) {
            return "You hold the paper sheet %d: give it back first."
                    .formatted(sheet.get().serial());
        }
        if (before.isPresent()) {
            return "You gave it to %s: revoke that first.".formatted(before.get().holderCode());
        }
        if (store.heldBy(tx, round.id(), from.member()) > 0) {
            return "You vote for somebody else, and cannot give that on.";
        }
        if (store.by(tx, round.id(), to.member()).isPresent()) {
            return "%s lets somebody else vote for her.".formatted(holder);
        }
        return held >= most
                ? "%s holds %d proxies; in this round %d is the most.".formatted(holder, held, most)
                : null;
    }

    private static boolean isTime(Round round, Facts facts) {
        return switch (round.state()) {
            case PROPOSING, SUPPORTING, REVIEW, FROZEN, BALLOTING ->
                    facts.at().isBefore(round.plan().ballotClosesAt());
            case DRAFT, COUNTING, RESULT, EXECUTING, CLOSED, NO_QUORUM, CANCELLED -> false;
        };
    }

    /// Takes one's vote back, as long as no ballot was cast by it.
    ///
    /// @return whether it was given
    Outcome<Boolean> revoke(UUID id, MemberId giver) {
        return turn((tx, facts) -> {
            Optional<Round> round = rounds.find(tx, id);
            if (round.isEmpty()) {
                return Outcome.notFound("round");
            }
            if (!isTime(round.get(), facts)) {
                return Outcome.wrongStep("round", round.get().state().wire());
            }
            Optional<Proxy> given = store.by(tx, id, giver);
            if (given.isEmpty()) {
                return Outcome.again(false);
            }
            if (ballots.latest(tx, id, giver).isPresent()) {
                return refused("It is used up: your ballot is cast.");
            }
            revoke(tx, facts, id, given.get());
            return Outcome.done(true);
        });
    }

    /// As part of a turn at the door.
    void revoke(Tx tx, Facts facts, UUID round, Proxy given) {
        store.revoke(tx, round, given.giver(), facts.at());
        append(facts, round, given.giverId(), given.holderId(), "no");
    }

    private static void append(
            Facts facts, UUID round, String giver, String holder, String granted) {
        facts.append(
                "proxy",
                Map.of(
                        "round", round.toString(),
                        "account", giver,
                        "holder", holder,
                        "granted", granted),
                Map.of());
    }

    private static <T> Outcome<T> refused(String reason) {
        return Outcome.refused(ProblemType.PROXY_NOT_VALID, reason);
    }

    private <T> Outcome<T> turn(BiFunction<Tx, Facts, Outcome<T>> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
