package coop.mutirao.proof;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Published;
import coop.mutirao.db.Bell;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.member.Communities;
import coop.mutirao.policy.Policies;
import coop.mutirao.signer.LogSigner;
import coop.mutirao.signer.SignerUnavailable;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the log provable: lets the tree grow, has checkpoints signed, at most one a second, and
/// shows them to witnesses. It works behind those who post, and nobody waits for it but who asked
/// to.
public final class LogKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

    private static final String JUST_NOW = "It cannot be kept just now";

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /// What a keeper works with.
    ///
    /// @param bell rings when there are new leaves
    public record Needs(
            Bell bell,
            Database database,
            AuditLog log,
            Communities communities,
            Policies policies,
            Published published,
            InstantSource clock,
            MeterRegistry metrics) {}

    /// Gives the signer; empty while another process has the key.
    public interface Signing extends Supplier<Optional<LogSigner>> {}

    private final Needs needs;
    private final Signing signing;
    private final TreeStore tree = new TreeStore();
    private final CheckpointStore store = new CheckpointStore();
    private final TreeBuilder builder;
    private final Seals seals;
    private final AtomicReference<@Nullable String> refused = new AtomicReference<>();
    private final ExecutorService showing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("log-witnesses").daemon().factory());
    private final CountDownLatch tried = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean isClosed;
    private volatile @Nullable Hand hand;
    private Future<?> shown = CompletableFuture.completedFuture(null);

    /// Who signs, and what is done with it.
    private record Hand(LogSigner signer, Checkpoints checkpoints, Witnesses witnesses) {}

    private LogKeeper(Needs needs, Signing signing) {
        this.needs = needs;
        this.signing = signing;
        builder = new TreeBuilder(needs.database());
        seals = new Seals(needs.database(), needs.log(), needs.clock());
        Gauge.builder("mutirao.log.unsigned", this, k -> k.unsigned())
                .description("Leaves that no signed checkpoint has yet")
                .register(needs.metrics());
        Gauge.builder("mutirao.log.refused", this, k -> k.refused().isPresent() ? 1 : 0)
                .description(
                        "1 while no checkpoint is signed until somebody has seen to it, else 0")
                .register(needs.metrics());
        thread = Thread.ofPlatform().name("log-keeper").daemon().unstarted(this::keep);
    }

    public static LogKeeper start(Needs needs, Signing signing) {
        var keeper = new LogKeeper(needs, signing);
        keeper.thread.start();
        return keeper;
    }

    /// The key of the log; empty while nobody signs here.
    public Optional<NoteKey> key() {
        return Optional.ofNullable(hand).map(h -> h.signer().key());
    }

    /// Signs the head of a report; empty while nobody signs here, or who does cannot be reached.
    public Optional<SignedNote> state(Statement statement) {
        try {
            return Optional.ofNullable(hand).map(h -> h.signer().sign(statement));
        } catch (SignerUnavailable e) {
            LOG.error("a report is not signed", e);
            return Optional.empty();
        }
    }

    /// Why nothing is signed; empty if all is well.
    public Optional<String> refused() {
        return Optional.ofNullable(refused.get());
    }

    /// The same for anybody: what failed inside is for whoever runs it alone.
    public Optional<String> refusedInPublic() {
        return refused()
                .map(why ->
                        why.startsWith(JUST_NOW)
                                ? JUST_NOW + "; the service's own log says why."
                                : why);
    }

    /// The same once it has been tried for the first time.
    ///
    /// @param patience so long it is waited for that; what is not known by then is all well
    public Optional<String> refused(Duration patience) throws InterruptedException {
        boolean _ = tried.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        return refused();
    }

    private double unsigned() {
        return needs.database().inSnapshot(tx -> (double) (tree.leaves(tx) - store.latest(tx)));
    }

    private void keep() {
        while (!isClosed) {
            try {
                turn();
                tried.countDown();
                // Whatever comes meanwhile is signed with what comes within the same second.
                Thread.sleep(BETWEEN);
                needs.bell().await(BETWEEN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!isClosed) {
                    refuse(JUST_NOW + ": " + e, e);
                    rest();
                }
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isClosed = true;
        }
    }

    private void turn() {
        seals.seal();
        builder.build();
        @Nullable Hand known = hand == null ? take() : hand;
        if (known != null) {
            switch (known.checkpoints().sign()) {
                case Checkpoints.Result.Done() -> refused.set(null);
                case Checkpoints.Result.Refused(var why) -> refuse(why, null);
            }
        }
        publish();
        if (known != null && shown.isDone()) {
            shown = showing.submit(() -> show(known));
        }
    }

    private @Nullable Hand take() {
        @Nullable LogSigner signer = signing.get().orElse(null);
        if (signer == null) {
            return null;
        }
        var checkpoints =
                new Checkpoints(
                        needs.database(),
                        needs.communities(),
                        needs.policies(),
                        signer,
                        needs.clock());
        var witnesses =
                new Witnesses(
                        needs.database(),
                        needs.communities(),
                        needs.policies(),
                        signer,
                        checkpoints,
                        needs.clock());
        var taken = new Hand(signer, checkpoints, witnesses);
        hand = taken;
        witnesses.recall();
        return taken;
    }

    // Said once, and not every second.
    private void refuse(String why, @Nullable Exception cause) {
        if (!why.equals(refused.getAndSet(why))) {
            LOG.error("no checkpoint is signed. {}", why, cause);
        }
        tried.countDown();
    }

    private void show(Hand known) {
        try {
            known.witnesses().show();
            publish();
        } catch (RuntimeException e) {
            // Whoever closes it cuts off what is under way.
            if (!isClosed) {
                LOG.error("the witnesses cannot be asked", e);
            }
        }
    }

    private void publish() {
        needs.database()
                .inSnapshot(tx -> {
                    long last = store.latestFinal(tx);
                    needs.published().is(store.latest(tx), last, enough(tx, last));
                    return true;
                });
    }

    /// How many witnesses were enough for a checkpoint that is final.
    private int enough(Tx tx, long size) {
        return store.finalAt(tx, size)
                .map(at -> needs.policies().inForce(tx, WitnessPolicy.KEY, at).value().quorum())
                .orElse(0);
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        showing.shutdownNow();
        needs.bell().close();
        @Nullable Hand known = hand;
        if (known != null) {
            known.signer().close();
        }
    }
}
