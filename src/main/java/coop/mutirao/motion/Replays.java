package coop.mutirao.motion;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.levy.LevyPolicy;
import coop.mutirao.levy.LevyReplay;
import coop.mutirao.levy.LevyReplay.Replayed;
import coop.mutirao.levy.LevyReplay.Sums;
import coop.mutirao.motion.ReplayBands.Band;
import coop.mutirao.policy.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What a policy that somebody moves would have meant in the last twelve months (domain S059, F44):
/// for all together, in bands, and for who asks, which nobody else gets. Of the levy; of other
/// parameters it says nothing.
///
/// A motion's answer is worked out once a day, one at a time, and kept: nobody makes the service
/// busy by asking.
public final class Replays {

    private static final int KEPT_MAX = 16;
    private static final int WAITING_MAX = 8;
    private static final long PATIENCE_SECONDS = 5;

    private final Database database;
    private final Ledger ledger;
    private final Policies policies;
    private final LevyReplay levies;
    private final Motions motions;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final ReentrantLock working = new ReentrantLock();
    private final Map<Key, Replayed> kept = new LinkedHashMap<>(); // guarded by working

    private record Key(UUID motion, String value, LocalDate day) {}

    public Replays(
            Database database,
            Ledger ledger,
            Policies policies,
            Motions motions,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.policies = policies;
        this.levies = new LevyReplay(policies);
        this.motions = motions;
        this.json = json;
        this.clock = clock;
    }

    /// A month, of all members together: what was given, and what would have been.
    record Month(String month, long happened, long proposed) {}

    /// @param simulated whether anything is said; else all but `motion` and `key` are empty
    /// @param key of the policy; null: the motion is about none
    /// @param own what who asks gave, and would have given; null: she has no account
    record Replay(
            UUID motion,
            @Nullable String key,
            boolean simulated,
            List<Month> months,
            List<Band> bands,
            @Nullable Sums own) {}

    /// What came of asking.
    sealed interface Result {
        record Known(Replay replay) implements Result {}

        record NoSuchMotion() implements Result {}

        /// Of so few members any figure would be somebody's.
        record TooFew() implements Result {}

        /// Others are worked out.
        record Busy() implements Result {}
    }

    Result of(UUID id, MemberId reader) {
        Optional<Motions.Shown> found = motions.find(id, reader);
        if (found.isEmpty()) {
            return new Result.NoSuchMotion();
        }
        if (!(found.get().motion().decision() instanceof Decision.Policy policy)) {
            return nothing(id, null);
        }
        if (!policy.key().equals(LevyPolicy.KEY.name())) {
            return nothing(id, policy.key());
        }
        Instant now = clock.instant();
        var key = new Key(id, policy.value(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        Optional<Replayed> replayed = replayed(key, now);
        return replayed.isEmpty() ? new Result.Busy() : shown(id, replayed.get(), reader);
    }

    private static Result nothing(UUID id, @Nullable String key) {
        return new Result.Known(new Replay(id, key, false, List.of(), List.of(), null));
    }

    private Optional<Replayed> replayed(Key key, Instant now) {
        try {
            if (working.getQueueLength() >= WAITING_MAX
                    || !working.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            @Nullable Replayed known = kept.get(key);
            if (known == null) {
                var policy = policies.read(LevyPolicy.KEY, json.readTree(key.value()));
                known = database.inSnapshot(tx -> levies.of(tx, policy, now));
                if (kept.size() >= KEPT_MAX) {
                    kept.remove(kept.keySet().iterator().next());
                }
                kept.put(key, known);
            }
            return Optional.of(known);
        } finally {
            working.unlock();
        }
    }

    private Result shown(UUID id, Replayed replayed, MemberId reader) {
        if (replayed.accounts().size() < ReplayBands.MEMBERS_MIN) {
            return new Result.TooFew();
        }
        List<Long> differences =
                replayed.accounts().values().stream()
                        .map(sums -> sums.proposed() - sums.happened())
                        .toList();
        return new Result.Known(
                new Replay(
                        id,
                        LevyPolicy.KEY.name(),
                        true,
                        replayed.months().entrySet().stream()
                                .map(month ->
                                        new Month(
                                                month.getKey().toString(),
                                                month.getValue().happened(),
                                                month.getValue().proposed()))
                                .toList(),
                        ReplayBands.of(differences),
                        database.inSnapshot(tx -> own(tx, replayed, reader))));
    }

    private @Nullable Sums own(Tx tx, Replayed replayed, MemberId reader) {
        return ledger.ofOwner(tx, reader).stream()
                .filter(account -> account.kind() == Account.Kind.MEMBER)
                .map(account -> replayed.accounts().getOrDefault(account.id().value(), Sums.NONE))
                .reduce(Sums::plus)
                .orElse(null);
    }
}
