package coop.mutirao.bench;

import com.sun.management.ThreadMXBean;
import coop.mutirao.allocation.AllocationRule;
import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.EqualShares;
import coop.mutirao.allocation.EqualShares.Completion;
import coop.mutirao.allocation.EqualShares.Utility;
import coop.mutirao.allocation.Greedy;
import coop.mutirao.allocation.MinSupport;
import coop.mutirao.allocation.Project;
import coop.mutirao.allocation.SequentialPhragmen;
import coop.mutirao.allocation.TieBreak;
import coop.mutirao.allocation.pabulib.PabulibFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Counts elections by every rule, with times and memory, beside what other programs took.
@Command(
        name = "tally",
        mixinStandardHelpOptions = true,
        description = {
            "Times the allocation rules on Pabulib files and on made-up elections. Seconds of one",
            "core, reading the file not counted: the first time, and the median of the rest. The",
            "heap is the most that was in use, the election included."
        })
final class Tallies implements Callable<Integer> {

    private static final Path REAL = Path.of("../shared/vectors/pabulib/instances");

    // Seconds, on another machine (one core, shared), ties by the same rule: pabutools 1.2.3 with
    // exact arithmetic, and the equalshares web tool on Node 20 with floats. By file, or by the
    // made-up election that is as large as one that may not be carried along.
    private static final Map<String, Map<String, String>> OTHERS =
            Map.of(
                    "Poland_Lodz_2025.pb",
                    Map.of("mes_cost_add1", "pabutools 174"),
                    Made.LODZ_2022,
                    Map.of(
                            "greedy_votes", "pabutools 15.8, web tool 0.04",
                            "mes_cardinality", "pabutools 8.9, web tool 2-3",
                            "mes_cost", "pabutools 12.9, web tool 1.5",
                            "phragmen", "pabutools 11.2",
                            "mes_cost_add1u", "pabutools 72, web tool 22.6",
                            "mes_cardinality_add1u", "pabutools 85, web tool 33"));

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Pabulib files.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--times", paramLabel = "N", description = "Times each (default: 5).")
    private int times = 5;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> all = files;
        if (all.isEmpty() && Files.isDirectory(REAL)) {
            try (Stream<Path> found = Files.list(REAL)) {
                all = found.sorted().toList();
            }
        }
        if (all.isEmpty()) {
            out.println("no real elections are at hand: only made-up ones");
        }
        out.printf(
                "%-28s %9s %9s %6s %9s %8s  %s%n",
                "", "first, s", "median, s", "runs", "alloc., MB", "heap, MB", "others, s");
        for (Path file : all) {
            try (InputStream in = Files.newInputStream(file)) {
                PabulibFile read = PabulibFile.read(in, 0);
                long unit = Math.round(Math.pow(10, read.decimals()));
                measure(out, file.getFileName().toString(), read.election(), unit);
            }
        }
        for (Made made : Made.ALL) {
            measure(out, made.name, made.election(), made.increment);
        }
        out.flush();
        return 0;
    }

    private void measure(PrintWriter out, String name, Election election, long increment) {
        out.printf(
                "%s: %,d ballots, %,d different, %d projects%n",
                name, election.voters(), election.distinctBallots(), election.projects().size());
        rules(election.type(), increment)
                .forEach((rule, counted) -> {
                    double[] seconds = new double[times];
                    long allocated = 0;
                    long heap = 0;
                    int runs = 1;
                    for (int i = 0; i < times; i++) {
                        System.gc();
                        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
                        long bytes = allocated();
                        long began = cpuNanos();
                        var allocation = counted.allocate(election);
                        seconds[i] = (cpuNanos() - began) / 1e9;
                        allocated = allocated() - bytes;
                        heap = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
                        runs =
                                allocation.endowments() == null
                                        ? 1
                                        : allocation.endowments().costs().size();
                    }
                    double first = seconds[0];
                    Arrays.sort(seconds, Math.min(1, times - 1), times);
                    out.printf(
                            "  %-26s %9.3f %9.3f %6d %9.1f %8.1f  %s%n",
                            rule,
                            first,
                            seconds[times / 2],
                            runs,
                            allocated / 1e6,
                            heap / 1e6,
                            OTHERS.getOrDefault(name, Map.of()).getOrDefault(rule, ""));
                    out.flush();
                });
    }

    private static Map<String, AllocationRule> rules(Ballot.Type type, long increment) {
        Map<String, AllocationRule> rules = new LinkedHashMap<>();
        for (Greedy.Order order : Greedy.Order.values()) {
            rules.put(
                    order == Greedy.Order.VOTES ? "greedy_votes" : "greedy_votes_per_cost",
                    new Greedy(order, type, MinSupport.ONE_VOTE, TieBreak.COST_VOTES_ID));
        }
        if (type == Ballot.Type.POINTS) {
            rules.put("mes_points", shares(Utility.POINTS, Completion.NONE, increment));
            rules.put("mes_points_add1", shares(Utility.POINTS, Completion.ADD1, increment));
            rules.put("mes_points_add1u", shares(Utility.POINTS, Completion.ADD1U, increment));
            return rules;
        }
        rules.put("phragmen", new SequentialPhragmen(MinSupport.ONE_VOTE, TieBreak.COST_VOTES_ID));
        for (Completion completion : Completion.values()) {
            String more =
                    switch (completion) {
                        case NONE -> "";
                        case ADD1 -> "_add1";
                        case ADD1U -> "_add1u";
                    };
            rules.put("mes_cost" + more, shares(Utility.COST, completion, increment));
            rules.put("mes_cardinality" + more, shares(Utility.CARDINALITY, completion, increment));
        }
        return rules;
    }

    private static EqualShares shares(Utility utility, Completion completion, long increment) {
        return new EqualShares(
                utility,
                completion,
                increment,
                true,
                EqualShares.Start.EXACT,
                1,
                MinSupport.ONE_VOTE,
                TieBreak.COST_VOTES_ID);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP);
    }

    /// A made-up election: voters of some districts and some tastes, who support what is near them
    /// and what they like, most of them a few projects.
    ///
    /// @param pointsMax they give 1 to so many points; 0: they approve
    private record Made(
            String name,
            int voters,
            int projects,
            double meanChoices,
            int choicesMax,
            int pointsMax,
            long increment) {

        private static final String LODZ_2022 = "as large as Lodz 2022";

        private static final List<Made> ALL =
                List.of(
                        new Made("an assembly", 200, 20, 6, 20, 0, 1_00),
                        new Made(LODZ_2022, 90_494, 160, 3.6, 5, 0, 1_00),
                        new Made("100,000 voters, 200 projects", 100_000, 200, 8, 200, 0, 1_00),
                        new Made("the same with points 1 to 5", 100_000, 200, 8, 200, 5, 1_00));

        private Election election() {
            RandomGenerator random = new SplittableRandom(2_026);
            List<Project> all = new ArrayList<>();
            long sum = 0;
            double[] liked = new double[projects];
            for (int i = 0; i < projects; i++) {
                long cost = Math.round(Math.exp(random.nextGaussian())) + 1;
                long minor = (cost * voters + random.nextInt(voters)) * 1_00;
                all.add(new Project("p" + i, minor));
                sum += minor;
                liked[i] = Math.exp(random.nextGaussian());
            }
            var type = pointsMax > 0 ? Ballot.Type.POINTS : Ballot.Type.APPROVAL;
            var election = new Election.Builder(sum / 4, type, all);
            for (int i = 0; i < voters; i++) {
                TreeSet<String> choices = choices(random, liked);
                election.add(
                        pointsMax > 0 ? points(random, choices) : new Ballot.Approval(choices));
            }
            return election.build();
        }

        private Ballot points(RandomGenerator random, TreeSet<String> choices) {
            Map<String, Integer> points = new TreeMap<>();
            choices.forEach(project -> points.put(project, 1 + random.nextInt(pointsMax)));
            return new Ballot.Points(points);
        }

        private TreeSet<String> choices(RandomGenerator random, double[] liked) {
            int size = 1;
            while (size < choicesMax && random.nextDouble() > 1 / meanChoices) {
                size++;
            }
            int district = random.nextInt(10);
            var choices = new TreeSet<String>();
            for (int tries = 0; choices.size() < size && tries < 100 * size; tries++) {
                int project = random.nextInt(projects);
                double chance = liked[project] * (project % 10 == district ? 0.2 : 0.02);
                if (random.nextDouble() < chance) {
                    choices.add("p" + project);
                }
            }
            return choices;
        }
    }
}
