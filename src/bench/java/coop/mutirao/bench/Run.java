package coop.mutirao.bench;

import coop.mutirao.bench.Bench.Plan;
import coop.mutirao.bench.Village.Spread;
import coop.mutirao.db.GroupCommit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run: every figure of every round, one after the other on one database.
final class Run {

    private static final int CLIENTS_SIGNED_IN = 256;

    /// And those who wait for proofs.
    private static final int SESSIONS = 384;

    /// So many bodies of some 600 bytes a client has in memory at most.
    private static final int SIGNED_EACH_MAX = 500;

    private final BenchDatabase database;
    private final Plan plan;
    private final Duration time;
    private final Figures figures = new Figures();
    private final Optional<PgBench> pgbench;

    private Run(BenchDatabase database, Plan plan) throws IOException {
        this.database = database;
        this.plan = plan;
        this.time = Duration.ofSeconds(plan.seconds());
        this.pgbench = PgBench.find(database);
    }

    static Report all(Plan plan, Path data, @Nullable String url) throws Exception {
        try (var database = BenchDatabase.open(url, data, new SimpleMeterRegistry())) {
            var run = new Run(database, plan);
            Map<String, String> machine =
                    Machine.describe(
                            database,
                            run.pgbench.isPresent()
                                    ? run.pgbench.get().version() + ", scale " + PgBench.SCALE
                                    : "not installed: no figures beside it");
            run.all(data, url);
            return new Report(machine, plan, run.figures);
        }
    }

    private void all(Path data, @Nullable String url) throws Exception {
        if (pgbench.isPresent()) {
            pgbench.get().initialise();
        }
        List<String> arguments = url == null ? List.of("--data", data.toString()) : List.of();
        Map<String, String> environment = url == null ? Map.of() : Map.of("DATABASE_URL", url);
        try (var village =
                        new Village(database.service(), GroupCommit.Settings.DEFAULT).populate();
                var naive = new Naive(database, 32);
                var proving = Proving.begin(database, village);
                var service = Service.start(arguments, environment, proving.environment())) {
            Service.signIn(database, SESSIONS);
            // Until the compilers are done with both programs, which share the machine with them.
            Duration warming = time.multipliedBy(5);
            System.err.printf("warming up, %d s twice%n", warming.toSeconds());
            Load.closed(256, warming, service.payers());
            Load.closed(256, warming, village.payers(Spread.UNIFORM));
            Signers signers = Signers.register(village, database, CLIENTS_SIGNED_IN);
            Load.closed(256, time, service.signed(signers, 0));
            for (int round = 1; round <= plan.rounds(); round++) {
                System.err.printf("round %d of %d%n", round, plan.rounds());
                database.settle();
                yardsticks(naive);
                posting(village);
                overHttp(service, signers);
            }
            proving.lag(figures, service, time);
            if (plan.large() > 0) {
                large(village);
            }
            new Reads(village).measure(figures, time);
            proving.verify(figures);
            // The last, for it leaves a log of which nobody could say that it is right.
            proving.cost(figures, service, time, plan.rounds());
        }
    }

    private void yardsticks(Naive naive) throws IOException, InterruptedException {
        if (pgbench.isPresent()) {
            figures.add(Aim.Names.TPC_B, "a second", pgbench.get().tpcB(32, time).perSecond());
            PgBench.Result lone = pgbench.get().simpleUpdate(1, time);
            figures.add(Aim.Names.SIMPLE, "a second", lone.perSecond());
            figures.add(Aim.Names.SIMPLE + ", mean", "ms", lone.meanMillis());
        }
        figures.add(Aim.Names.NAIVE, Load.closed(32, time, naive.payers()));
    }

    private void posting(Village village) throws SQLException, IOException {
        figures.add(Aim.Names.POST_1, posting(village, 1, Spread.UNIFORM));
        figures.add("posting, 16 clients", posting(village, 16, Spread.UNIFORM));
        figures.add("posting, 64 clients", posting(village, 64, Spread.UNIFORM));
        var before = Cost.now(database, village);
        Load.Result full = posting(village, 256, Spread.UNIFORM);
        figures.add(Aim.Names.POST_256, full);
        Cost.now(database, village).since(before).into(figures);
        long from = village.payments();
        figures.add(Aim.Names.POST_1024, posting(village, 1_024, Spread.UNIFORM));
        figures.add(
                Aim.Names.COPY, "a second", CopyRows.perSecond(database, from, village.payments()));
        figures.add("posting, 256 clients, skewed accounts", posting(village, 256, Spread.SKEWED));
        figures.add("refused, 256 clients", Load.closed(256, time, village.refused()));
        figures.add(
                Aim.Names.HALF,
                Load.open(1_024, full.perSecond() / 2, time, village.payers(Spread.UNIFORM)));
    }

    private Load.Result posting(Village village, int clients, Spread spread) {
        return Load.closed(clients, time, village.payers(spread));
    }

    private void overHttp(Service service, Signers signers) throws Exception {
        Load.Result lone = Load.closed(1, time, service.payers());
        figures.add(Aim.Names.HTTP_1, lone);
        figures.add(Aim.Names.HTTP_1 + ", mean", "ms", lone.times().getMean() / 1_000);
        Load.Result unsigned = Load.closed(256, time, service.payers());
        figures.add(Aim.Names.HTTP_256, unsigned);
        figures.add("heap of the service under load", "MB", service.heapMegabytes());
        figures.add(
                Aim.Names.HTTP_SIGNED,
                Load.closed(256, time, service.signed(signers, each(unsigned.perSecond()))));
        Load.Result batches = Load.closed(16, time, service.batches(100));
        figures.add(Aim.Names.HTTP_BATCH, "a second", 100 * batches.perSecond());
    }

    /// How many orders a client signs beforehand: as many as it sends if signed ones are as fast.
    private int each(double perSecond) {
        return (int) Math.min(SIGNED_EACH_MAX, 1 + perSecond * time.toSeconds() / 256);
    }

    private void large(Village village) {
        Duration slice = Duration.ofSeconds(20);
        while (village.payments() < plan.large()) {
            Load.Result slept = Load.closed(1_024, slice, village.payers(Spread.UNIFORM));
            System.err.printf(
                    "  %,d of %,d payments posted (%,.0f a second)%n",
                    village.payments(), plan.large(), slept.perSecond());
        }
        database.settle();
        for (int round = 1; round <= plan.rounds(); round++) {
            figures.add(Aim.Names.LARGE, posting(village, 256, Spread.UNIFORM));
        }
    }
}
