package coop.mutirao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// PostgreSQL's own benchmark on the same server: the yardstick.
final class PgBench {

    /// Branches; with as many as clients or more they are no queue.
    static final int SCALE = 50;

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private final Path program;
    private final Map<String, String> environment;

    private PgBench(Path program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    /// @param perSecond transactions a second
    /// @param meanMillis a transaction
    record Result(double perSecond, double meanMillis) {}

    /// The program, if it is installed.
    static Optional<PgBench> find(BenchDatabase database) throws IOException {
        List<Path> places = new ArrayList<>();
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            places.add(Path.of(directory, "pgbench"));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(v -> v.resolve("bin/pgbench")).forEach(places::add);
            }
        }
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new PgBench(program, database.environment()));
    }

    String version() throws IOException, InterruptedException {
        return run(List.of("--version")).strip();
    }

    void initialise() throws IOException, InterruptedException {
        run(List.of("--initialize", "--quiet", "--scale=" + SCALE));
    }

    /// The standard script, "TPC-B-like": three updates, one of them on a row that many share.
    Result tpcB(int clients, Duration time) throws IOException, InterruptedException {
        return measure(List.of("--builtin=tpcb-like"), clients, time);
    }

    /// `-N`: the standard script without the rows that many share.
    Result simpleUpdate(int clients, Duration time) throws IOException, InterruptedException {
        return measure(List.of("--builtin=simple-update"), clients, time);
    }

    private Result measure(List<String> script, int clients, Duration time)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(script);
        options.addAll(
                List.of(
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=" + Math.min(clients, 2),
                        "--time=" + time.toSeconds()));
        String output = run(options);
        return new Result(number(TPS, output), number(LATENCY, output));
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench says something else: " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private String run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return output;
    }
}
