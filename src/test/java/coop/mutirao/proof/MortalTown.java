package coop.mutirao.proof;

import coop.mutirao.http.Role;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.officer.Second;
import coop.mutirao.payment.Order;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.policy.Policies;
import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.signer.LogSigner;
import coop.mutirao.signer.SigningResult;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.Wait;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A network with two witnesses, whose every instance dies at one step of keeping the log.
final class MortalTown implements AutoCloseable {

    /// Where an instance dies. The first one before any checkpoint is in the database.
    enum Step {
        /// The signer has written what it signs, and its answer never comes.
        SIGNED_AND_NOT_ANSWERED,
        /// At the commit of tiles and of how far the tree is.
        AT_THE_TREES_COMMIT("AFTER UPDATE ON log_tree"),
        /// The tree has grown, and nobody was asked to sign it.
        BEFORE_SIGNING,
        /// The signature is there, and dies with the transaction that was to keep it.
        AT_THE_CHECKPOINTS_COMMIT("AFTER INSERT ON log_checkpoint"),
        /// The checkpoint is there, and no witness has seen it.
        BEFORE_WITNESSES,
        /// One has cosigned, and the other has not seen it.
        BETWEEN_WITNESSES,
        /// Both have cosigned, and we do not know.
        COSIGNED_AND_NOT_ANSWERED,
        AT_THE_COSIGNATURES_COMMIT("AFTER INSERT ON log_cosignature"),
        /// All cosignatures are there, and it is not said that they are enough.
        AT_FINALS_COMMIT("AFTER INSERT ON log_final");

        private final @Nullable String event;

        Step() {
            event = null;
        }

        /// @param event at which the server ends the connection
        Step(String event) {
            this.event = event;
        }
    }

    private static final String KILLER =
            """
            CREATE SEQUENCE killed_times;
            CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                'BEGIN
                    PERFORM nextval(''killed_times'');
                    PERFORM pg_terminate_backend(pg_backend_pid());
                    PERFORM pg_sleep(10);
                    RETURN NULL;
                END';
            """;

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final DataSource database = TestDatabase.fresh();
    private final Path dir;
    private final Path key;
    private final Hanging hanging = new Hanging();
    private final List<HangingWitness> witnesses;
    private TestApp app;
    private long instances;

    /// All that the key has signed, whether or not anybody was told.
    final Queue<SignedNote> signed = new ConcurrentLinkedQueue<>();

    /// Payments that were acknowledged: their indices, and their ids.
    final Map<Long, String> acknowledged = new ConcurrentHashMap<>();

    MortalTown(Path dir) {
        this.dir = dir;
        app = TestApp.founded(database, clock, ++instances);
        app.admit("ana", 100_000, 100_000, null);
        app.admit("bea", 100_000, 100_000, null);
        key = folder("keys").resolve("log.key");
        KeyFile.make(key, TestApp.NETWORK.origin(), NoteKey.Type.SIGNATURE, app.app.chance);
        NoteKey log = KeyFile.read(key).key();
        witnesses =
                List.of(
                        new HangingWitness("w1", log, folder("w1"), clock, hanging),
                        new HangingWitness("w2", log, folder("w2"), clock, hanging));
        askWitnesses("ana");
        askWitnesses("bea");
    }

    /// It takes two to set a policy: one who asks for it, and one who does it.
    private void askWitnesses(String officer) {
        app.mandate(officer, "coordinator");
        MemberId number = app.app.members.find(officer).orElseThrow().id();
        Second second =
                app.app.officerActs.second(
                        new OfficerActs.Order(
                                "PUT",
                                "/api/v1/policies/witnesses/2",
                                "two witnesses",
                                true,
                                "Assembly",
                                null,
                                number.value(),
                                Set.of(Role.COORDINATOR)));
        var wanted = new WitnessPolicy(witnesses.stream().map(HangingWitness::asked).toList(), 2);
        app.app.database.transact(tx ->
                app.app.log.record(
                        tx,
                        facts -> {
                            String actor =
                                    app.app.ledger.find(tx, officer).orElseThrow().publicId();
                            return app.app.policies.set(
                                    tx,
                                    facts,
                                    1,
                                    new Policies.Change<>(
                                            WitnessPolicy.KEY,
                                            2,
                                            wanted,
                                            "Assembly",
                                            null,
                                            number,
                                            actor),
                                    second);
                        }));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(dir.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestApp app() {
        return app;
    }

    /// The same network in another process.
    private void restart() {
        app.close();
        app = new TestApp(database, clock, ++instances);
        clock.pass(Duration.ofSeconds(1));
    }

    /// An instance takes payments, comes as far as the step, takes more, and is killed.
    void dieAt(Step step) {
        restart();
        pay();
        pay();
        hanging.at(step);
        if (step.event != null) {
            owner().execute(KILLER);
            owner().execute(
                            "CREATE CONSTRAINT TRIGGER killed %s DEFERRABLE INITIALLY DEFERRED"
                                            .formatted(step.event)
                                    + " FOR EACH ROW EXECUTE FUNCTION killed()");
        }
        keep();
        Wait.until(step + " is reached", () -> isReached(step));
        pay();
        // Nothing that it does after this gets anywhere.
        app.close();
        hanging.release();
        owner().execute("DROP FUNCTION IF EXISTS killed CASCADE");
        owner().execute("DROP SEQUENCE IF EXISTS killed_times");
    }

    private boolean isReached(Step step) {
        if (step.event != null) {
            return owner().fetchSingle("SELECT is_called FROM killed_times").get(0, Boolean.class);
        }
        if (step == Step.BETWEEN_WITNESSES) {
            return hanging.count() == 1
                    && owner().fetchSingle(
                                    "SELECT EXISTS (SELECT FROM log_cosignature WHERE size"
                                            + " = (SELECT max(size) FROM log_checkpoint))")
                            .get(0, Boolean.class);
        }
        boolean isWitness = step == Step.BEFORE_WITNESSES || step == Step.COSIGNED_AND_NOT_ANSWERED;
        return hanging.count() == (isWitness ? 2 : 1);
    }

    /// Another instance takes payments until all is final.
    void live(String after) {
        restart();
        pay();
        keep();
        long size = app.app.database.inTransaction(app.app.log::size);
        Wait.until("all is final after " + after, () -> latestFinal() >= size);
    }

    private long latestFinal() {
        return app.app.database.inSnapshot(tx -> new CheckpointStore().latestFinal(tx));
    }

    private void keep() {
        app.app.keepLog(() -> Optional.of(new HangingSigner(CheckpointSigner.open(key))));
    }

    private void pay() {
        var id = new UUID(0x7000, 0x8000_0000_0000_0000L + acknowledged.size());
        var order =
                new PaymentOrder(
                        new TransferId(id),
                        TransferKind.PAYMENT,
                        "ana",
                        "bea",
                        Money.of(3),
                        "Apples",
                        null,
                        null,
                        null,
                        new Order.Actor("ana", null));
        if (!(app.app.payments.submit(order) instanceof PaymentOutcome.Committed(var paid, _))) {
            throw new AssertionError("not posted: " + order);
        }
        acknowledged.put(paid.log().index(), id.toString());
    }

    List<byte[]> leaves() {
        return app.app.database.inSnapshot(
                tx -> new TreeStore().leaves(tx, 0, new TreeStore().leaves(tx)));
    }

    private DSLContext owner() {
        return DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
    }

    @Override
    public void close() {
        app.close();
        hanging.release();
        witnesses.forEach(HangingWitness::close);
    }

    /// Has a key file, and hangs before or after it signs.
    private final class HangingSigner implements LogSigner {

        private final LogSigner signer;

        HangingSigner(LogSigner signer) {
            this.signer = signer;
        }

        @Override
        public NoteKey key() {
            return signer.key();
        }

        @Override
        public Optional<Checkpoint> last() {
            return signer.last();
        }

        @Override
        public SignedNote sign(Statement statement) {
            return signer.sign(statement);
        }

        @Override
        public SigningResult sign(Checkpoint next, List<byte[]> proof) {
            hanging.here(Step.BEFORE_SIGNING);
            SigningResult result = signer.sign(next, proof);
            if (result instanceof SigningResult.Signed(SignedNote note)) {
                signed.add(note);
            }
            hanging.here(Step.SIGNED_AND_NOT_ANSWERED);
            return result;
        }

        @Override
        public void close() {
            signer.close();
        }
    }
}
