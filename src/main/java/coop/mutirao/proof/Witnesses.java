package coop.mutirao.proof;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.member.Communities;
import coop.mutirao.policy.Policies;
import coop.mutirao.proof.WitnessClient.Answer;
import coop.mutirao.signer.LogSigner;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.MerkleTree;
import coop.mutirao.tlog.SignedNote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the network's witnesses cosign its checkpoints. Posting never waits for it.
final class Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

    /// A checkpoint that stays the latest is shown again after so long, for a fresh time under it:
    /// so soon that there is one every hour, even if a witness is away for some minutes.
    static final Duration FRESH = Duration.ofMinutes(45);

    /// Who does not answer is left alone for so long.
    private static final Duration REST = Duration.ofSeconds(10);

    private final TreeStore tree = new TreeStore();
    private final CheckpointStore store = new CheckpointStore();
    private final WitnessClient client = new WitnessClient();
    private final Database database;
    private final Communities communities;
    private final Policies policies;
    private final LogSigner signer;
    private final Checkpoints checkpoints;
    private final InstantSource clock;
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    Witnesses(
            Database database,
            Communities communities,
            Policies policies,
            LogSigner signer,
            Checkpoints checkpoints,
            InstantSource clock) {
        this.database = database;
        this.communities = communities;
        this.policies = policies;
        this.signer = signer;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /// A checkpoint to be shown.
    private record Job(SignedNote note, long size, boolean isFinal, WitnessPolicy policy) {}

    /// Asks every witness what it has seen last, so that nothing is signed that contradicts it. Who
    /// does not answer is passed over: it will refuse to cosign what contradicts it.
    void recall() {
        record Known(String origin, WitnessPolicy policy) {}
        Known known =
                database.inSnapshot(tx ->
                        new Known(
                                communities.network(tx).orElseThrow().origin(),
                                policies.inForce(tx, WitnessPolicy.KEY, clock.instant()).value()));
        forEach(
                known.policy().witnesses(),
                witness -> client.last(witness, known.origin()).ifPresent(checkpoints::remember));
    }

    /// Shows the latest checkpoint to those who have not seen it, and says when it is final.
    void show() {
        Job job = database.inSnapshot(this::job);
        if (job.size() == 0 || job.policy().witnesses().isEmpty()) {
            return;
        }
        forEach(job.policy().witnesses(), witness -> show(witness, job));
        if (!job.isFinal()) {
            database.transact(tx -> finish(tx, job));
        }
    }

    private Job job(Tx tx) {
        long size = store.latest(tx);
        WitnessPolicy policy = policies.inForce(tx, WitnessPolicy.KEY, clock.instant()).value();
        SignedNote note = store.find(tx, size).orElseGet(() -> new SignedNote("-\n", List.of()));
        return new Job(note, size, size == store.latestFinal(tx), policy);
    }

    private static void forEach(
            List<WitnessPolicy.Witness> witnesses,
            java.util.function.Consumer<WitnessPolicy.Witness> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            witnesses.forEach(w -> all.add(threads.submit(() -> work.accept(w))));
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            LOG.error("a witness cannot be asked", e.getCause());
        }
    }

    private void show(WitnessPolicy.Witness witness, Job job) {
        String name = witness.noteKey().name();
        Instant now = clock.instant();
        if (resting.getOrDefault(name, Instant.MIN).isAfter(now)) {
            return;
        }
        long seen = database.inSnapshot(tx -> store.seenBy(tx, name));
        if (seen == job.size() && !isStale(job.size(), name, now)) {
            return;
        }
        Answer answer = client.show(witness, seen, proof(seen, job.size()), signedByUs(job.note()));
        if (answer instanceof Answer.HasSeen(var size)) {
            answer = again(witness, size, job);
        }
        switch (answer) {
            case Answer.Cosigned(var signatures) -> keep(witness, job, signatures);
            case Answer.HasSeen(var size) -> rest(name, "it has seen " + size);
            case Answer.Failed(var why) -> rest(name, why);
        }
    }

    // Each for itself: what one says of the time says nothing of another.
    private boolean isStale(long size, String witness, Instant now) {
        return database.inSnapshot(tx -> store.seenAt(tx, size, witness))
                .map(at -> at.plus(FRESH).isBefore(now))
                .orElse(true);
    }

    // It has seen another size than we knew of: another of us has shown it, or its answer got lost.
    private Answer again(WitnessPolicy.Witness witness, long size, Job job) {
        if (size > job.size()) {
            String origin = database.inSnapshot(communities::network).orElseThrow().origin();
            client.last(witness, origin)
                    .filter(c -> c.size() > database.inSnapshot(tree::size))
                    .ifPresent(checkpoints::remember);
            return new Answer.HasSeen(size);
        }
        return client.show(witness, size, proof(size, job.size()), signedByUs(job.note()));
    }

    private List<byte[]> proof(long old, long size) {
        return database.inSnapshot(tx -> MerkleTree.consistency(old, size, tree.hashes(tx, size)));
    }

    private SignedNote signedByUs(SignedNote note) {
        return new SignedNote(
                note.text(),
                // With the key that it follows, too, as long as that signs along.
                note.signatures().stream()
                        .filter(s -> s.name().equals(signer.key().name()))
                        .toList());
    }

    private void keep(
            WitnessPolicy.Witness witness, Job job, List<SignedNote.Signature> signatures) {
        try {
            var cosigned = new SignedNote(job.note().text(), signatures);
            List<SignedNote.Verified> verified = cosigned.verifiedBy(List.of(witness.noteKey()));
            if (verified.isEmpty()) {
                rest(witness.noteKey().name(), "it signs with another key");
                return;
            }
            SignedNote.Verified by = verified.getFirst();
            String line =
                    signatures.stream()
                            .filter(s -> s.isBy(by.key()))
                            .map(SignedNote.Signature::line)
                            .findFirst()
                            .orElseThrow();
            database.transact(tx -> store.addCosignature(tx, job.size(), by, line));
        } catch (IllegalArgumentException e) {
            rest(witness.noteKey().name(), String.valueOf(e.getMessage()));
        }
    }

    private void rest(String name, String why) {
        LOG.warn("the witness {} has not cosigned: {}", name, why);
        resting.put(name, clock.instant().plus(REST));
    }

    private void finish(Tx tx, Job job) {
        LogPolicy policy = job.policy().policy(signer.key());
        SignedNote note = store.find(tx, job.size()).orElseThrow();
        try {
            policy.verify(note);
            store.isFinal(tx, job.size(), clock.instant());
        } catch (IllegalArgumentException e) {
            LOG.debug("the checkpoint of {} is not final yet: {}", job.size(), e.getMessage());
        }
    }
}
