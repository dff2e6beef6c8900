package coop.mutirao.bench;

import coop.mutirao.App;
import coop.mutirao.credit.CreditPolicy;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Money;
import coop.mutirao.levy.LevyPolicy;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.PolicyKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs what the service does of itself at a month's turn, on many accounts: the levy, whose run is
/// cut off half way and taken up by another instance, and the review of all credit limits.
@Command(
        name = "periods",
        mixinStandardHelpOptions = true,
        description = {
            "Times the levy and the review of credit limits on many accounts, of which each paid",
            "and was paid once. A step is one transaction, for which payments wait."
        })
final class Periods implements Callable<Integer> {

    private static final Instant FOUNDED = Instant.parse("2026-01-15T08:00:00Z");
    private static final Instant DECIDED = Instant.parse("2026-05-31T08:00:00Z");
    private static final Instant TRADED = Instant.parse("2026-06-02T08:00:00Z");
    private static final Instant TURN = Instant.parse("2026-07-01T00:00:01Z");

    @Option(names = "--accounts", paramLabel = "N", description = "Default: 100000.")
    private int accounts = 100_000;

    @Option(names = "--data", paramLabel = "DIR", description = "Default: ./data/bench.")
    private Path data = Path.of("data", "bench");

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    private volatile Instant now = FOUNDED;

    @Override
    public Integer call() throws Exception {
        if (accounts < 2 || accounts > 1_000_000) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--accounts is 2 to 1000000");
        }
        PrintWriter out = spec.commandLine().getOut();
        var metrics = new SimpleMeterRegistry();
        String url = System.getenv("DATABASE_URL");
        try (var database = BenchDatabase.open(url, data, metrics)) {
            Machine.describe(database, "not used").forEach((k, v) -> out.printf("%s: %s%n", k, v));
            try (App app = app(database)) {
                prepare(app, out);
                now = TURN;
                measure(out, "levy, first half", () -> app.economy.levyKeeper.step(), half());
            }
            try (App other = app(database)) {
                measure(out, "levy, the rest", () -> other.economy.levyKeeper.step(), -1);
                measure(out, "review of limits", () -> other.economy.creditKeeper.step(), -1);
            }
            database.owner()
                    .fetch(
                            """
                            SELECT (SELECT count(*) FROM levy_charge) AS charged,
                                (SELECT count(DISTINCT account_id) FROM levy_charge) AS accounts,
                                (SELECT count(*) FROM transfer WHERE kind = 'levy') AS posted,
                                (SELECT count(*) FROM credit_line) AS limits
                            """)
                    .forEach(row -> out.println(row.intoMap()));
        }
        out.flush();
        return 0;
    }

    // A run begins with a step of its own.
    private int half() {
        return 1 + accounts / 400;
    }

    private App app(BenchDatabase database) {
        InstantSource clock = () -> now;
        return new App(
                database.service(),
                clock,
                new Random(1),
                new SimpleMeterRegistry(),
                GroupCommit.Settings.DEFAULT);
    }

    private void prepare(App app, PrintWriter out) {
        long start = System.nanoTime();
        Village.populate(app, accounts);
        now = DECIDED;
        set(app, LevyPolicy.KEY, new LevyPolicy(10_000, Money.ZERO, 0, 90));
        set(app, CreditPolicy.KEY, turnover());
        now = TRADED;
        app.economy.creditKeeper.keep();
        Village.payInACircle(app, accounts);
        out.printf("prepared in %.0f s%n", (System.nanoTime() - start) / 1e9);
        out.flush();
    }

    // By sales, which fall short of what everybody was given: each limit is changed.
    private static CreditPolicy turnover() {
        CreditPolicy usual = CreditPolicy.FIRST;
        return new CreditPolicy(
                CreditPolicy.Rule.TURNOVER,
                Money.of(1_000),
                usual.maximumLimit(),
                usual.salesDays(),
                usual.counterpartyCapPpm(),
                usual.growthPpm(),
                usual.decayPpm(),
                usual.reviewAbove(),
                usual.newcomerDays(),
                usual.decidedDays(),
                usual.freezeAbove(),
                usual.stopAbove());
    }

    private static <T> void set(App app, PolicyKey<T> key, T value) {
        var change = new Policies.Change<>(key, 2, value, "Bench", null, null, Fact.SERVICE);
        app.database.inTransaction(tx ->
                app.log.record(
                        tx, facts -> app.policies.set(tx, facts, 1, change, Second.NOT_NEEDED)));
    }

    /// @param most so many steps at most; below zero: until nothing is due
    private static void measure(PrintWriter out, String what, BooleanSupplier step, int most) {
        heap(true);
        long start = System.nanoTime();
        long longest = 0;
        int steps = 0;
        boolean more = true;
        while (more && steps != most) {
            long begun = System.nanoTime();
            more = step.getAsBoolean();
            longest = Math.max(longest, System.nanoTime() - begun);
            steps += more ? 1 : 0;
        }
        out.printf(
                "%s: %.1f s, %d steps, the longest %.0f ms, at most %d MB of heap%n",
                what, (System.nanoTime() - start) / 1e9, steps, longest / 1e6, heap(false) >> 20);
        out.flush();
    }

    // The most that was in use since it was forgotten.
    private static long heap(boolean forget) {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                sum += pool.getPeakUsage().getUsed();
                if (forget) {
                    pool.resetPeakUsage();
                }
            }
        }
        return sum;
    }
}
