package coop.mutirao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import coop.mutirao.export.Packs;
import coop.mutirao.http.TextServer;
import coop.mutirao.ledger.Fact;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.proof.WitnessPolicy;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.witness.Witness;
import coop.mutirao.witness.WitnessRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What it costs that everything can be proved: the log is kept with a key of this run and two
/// witnesses on this machine, of which both have to cosign.
final class Proving implements AutoCloseable {

    private static final int CLIENTS = 256;

    /// Fewer than the service lets wait at once.
    private static final int WATCHERS = 40;

    /// A checkpoint comes about once a second, so that less time says little.
    private static final Duration LAG_TIME_MIN = Duration.ofSeconds(8);

    private static final String HEAP = "512m";

    private final BenchDatabase database;
    private final Village village;
    private final Path folder;
    private final NoteKey key;
    private final List<AutoCloseable> open = new ArrayList<>();

    private Proving(BenchDatabase database, Village village, Path folder, NoteKey key) {
        this.database = database;
        this.village = village;
        this.folder = folder;
        this.key = key;
    }

    static Proving begin(BenchDatabase database, Village village) throws IOException {
        Path folder = Files.createTempDirectory("mutirao-bench");
        NoteKey key =
                KeyFile.make(
                        folder.resolve("log.key"),
                        Village.ORIGIN,
                        NoteKey.Type.SIGNATURE,
                        village.app.chance);
        var proving = new Proving(database, village, folder, key);
        proving.decide(List.of(proving.witness("w1"), proving.witness("w2")));
        return proving;
    }

    /// Where the service finds the log's key.
    Map<String, String> environment() {
        return Map.of("MUTIRAO_LOG_KEY", folder.resolve("log.key").toString());
    }

    private WitnessPolicy.Witness witness(String name) throws IOException {
        var signer =
                new NoteSigner(name, NoteKey.Type.COSIGNATURE, Hash.sha256(name.getBytes(UTF_8)));
        var knows = LogPolicy.parse("log " + key + "\nquorum none\n");
        Path data = Files.createDirectory(folder.resolve(name));
        Witness witness = Witness.open(signer, knows, data, InstantSource.system());
        TextServer server = TextServer.start("127.0.0.1", 0, new WitnessRoutes(witness));
        open.add(witness);
        open.add(server);
        return new WitnessPolicy.Witness(
                signer.key().toString(), "http://127.0.0.1:" + server.port());
    }

    private void decide(List<WitnessPolicy.Witness> witnesses) {
        var change =
                new Policies.Change<>(
                        WitnessPolicy.KEY,
                        2,
                        new WitnessPolicy(witnesses, witnesses.size()),
                        "Bench",
                        null,
                        null,
                        Fact.SERVICE);
        village.app.database.transact(tx ->
                village.app.log.record(
                        tx,
                        facts ->
                                village.app.policies.set(tx, facts, 1, change, Second.NOT_NEEDED)));
    }

    /// From committed to logged and to final, as those see it who pay while others do with all
    /// might; and what a payment takes in the database.
    void lag(Figures figures, Service service, Duration time) {
        database.settle();
        Map<String, Long> before = database.bytesOfTables();
        long from = village.payments();
        var logged = new ConcurrentHistogram(3);
        var isFinal = new ConcurrentHistogram(3);
        Load.Client paying = service.payers();
        Load.Client wantsLogged = service.proved("logged", logged);
        Load.Client wantsFinal = service.proved("final", isFinal);
        Load.Client all =
                (number, random) ->
                        (number < CLIENTS
                                        ? paying
                                        : number < CLIENTS + WATCHERS ? wantsLogged : wantsFinal)
                                .open(number, random);
        Duration atLeast = time.compareTo(LAG_TIME_MIN) < 0 ? LAG_TIME_MIN : time;
        Load.Result full = Load.closed(CLIENTS + 2 * WATCHERS, atLeast, all);
        figures.add("HTTP, while proofs are waited for", "a second", full.perSecond());
        add(figures, "from committed to logged", logged);
        add(figures, "from committed to final, two witnesses", isFinal);
        database.awaitFinal();
        database.settle();
        long payments = village.payments() - from;
        Map<String, Long> after = database.bytesOfTables();
        long sum = 0;
        for (Map.Entry<String, Long> table : after.entrySet()) {
            long grown = table.getValue() - before.getOrDefault(table.getKey(), 0L);
            sum += grown;
            if (grown >= payments) {
                figures.add(
                        "bytes a payment in " + table.getKey() + ", with indexes",
                        "bytes",
                        (double) grown / payments);
            }
        }
        figures.add("bytes a payment in all tables", "bytes", (double) sum / payments);
    }

    private static void add(Figures figures, String name, Histogram times) {
        figures.add(name + ", median", "ms", times.getValueAtPercentile(50) / 1_000.0);
        figures.add(name + ", p99", "ms", times.getValueAtPercentile(99) / 1_000.0);
        figures.add(name + ", seen so often", "", (double) times.getTotalCount());
    }

    /// Payments with the log and without it, one after the other, the order turned round each time.
    void cost(Figures figures, Service service, Duration time, int rounds) {
        Load.Client inside = village.payers(Village.Spread.UNIFORM);
        for (int round = 0; round < rounds; round++) {
            Runnable kept =
                    () -> {
                        figures.add(Aim.Names.HTTP_KEPT, closed(time, service.payers()));
                        figures.add(Aim.Names.POST_KEPT, closed(time, inside));
                    };
            Runnable without =
                    () -> {
                        database.whileTheTreeStands(() -> {
                            figures.add(Aim.Names.HTTP_NO_TREE, closed(time, service.payers()));
                            figures.add(Aim.Names.POST_NO_TREE, closed(time, inside));
                            database.withoutLeaves(() -> {
                                figures.add(Aim.Names.HTTP_NO_LOG, closed(time, service.payers()));
                                figures.add(Aim.Names.POST_NO_LOG, closed(time, inside));
                            });
                        });
                        // What it has to catch up with is not the next one's.
                        database.awaitFinal();
                    };
            (round % 2 == 0 ? kept : without).run();
            (round % 2 == 0 ? without : kept).run();
        }
    }

    private static Load.Result closed(Duration time, Load.Client client) {
        return Load.closed(CLIENTS, time, client);
    }

    /// Writes the whole log as a pack, and has it verified by a process of its own.
    void verify(Figures figures) throws IOException, InterruptedException {
        database.awaitFinal();
        Path pack = folder.resolve("pack");
        long began = System.nanoTime();
        if (!(village.app.packs.write(pack, key, _ -> {})
                instanceof Packs.Result.Written(var of))) {
            throw new IllegalStateException("no pack was written");
        }
        double writing = (System.nanoTime() - began) / 1e9;
        figures.add("leaves of a pack", "", (double) of.size());
        figures.add("writing it", "s", writing);
        began = System.nanoTime();
        var verifying =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx" + HEAP,
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "coop.mutirao.Main",
                                "verify",
                                "pack",
                                pack.toString(),
                                "--policy",
                                pack.resolve("policy").toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(verifying.getInputStream().readAllBytes(), UTF_8);
        if (verifying.waitFor() != 0) {
            throw new IllegalStateException("the pack is not right: " + said);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        figures.add("verifying it, with a heap of " + HEAP + " at most", "s", seconds);
        figures.add("leaves verified", "a second", of.size() / seconds);
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IOException("what was opened for the proofs does not close", e);
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
