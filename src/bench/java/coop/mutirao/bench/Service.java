package coop.mutirao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The service as a process of its own on the benchmark's database, with its own heap, and clients
/// that are signed in.
final class Service implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at http://localhost:(\\d+)");
    private static final Pattern ADMIN = Pattern.compile("Metrics: (\\S+)");

    private static final Duration IDLE_MAX = Duration.ofSeconds(2);

    private final Process process;
    private int port;
    private String metrics = "";

    private Service(Process process) {
        this.process = process;
    }

    /// @param environment where its database is
    /// @param proving where the key of its log is
    static Service start(
            List<String> arguments, Map<String, String> environment, Map<String, String> proving)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "-XX:+UseCompactObjectHeaders",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "coop.mutirao.Main",
                                "serve",
                                "--port",
                                "0"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().putAll(proving);
        // The clients are few, and write more than people do.
        builder.environment().put("MUTIRAO_WRITES_PER_MINUTE", "100000000");
        builder.environment().put("MUTIRAO_WRITES_PER_MINUTE_OF_ADDRESS", "100000000");
        builder.environment().put("MUTIRAO_CONNECTIONS_OF_ADDRESS", "1000000");
        builder.environment().put("MUTIRAO_ADMIN_PORT", "0");
        // A line for each request is part of what it does.
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        var service = new Service(builder.start());
        service.awaitReady();
        return service;
    }

    private void awaitReady() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            Matcher admin = ADMIN.matcher(line);
            if (admin.find()) {
                metrics = admin.group(1);
            }
            if (ready.find()) {
                port = Integer.parseInt(ready.group(1));
                return;
            }
        }
        throw new IllegalStateException("the service did not start");
    }

    /// Opens sessions for the first members, as if they had signed in: a password costs more than
    /// all else that is measured here.
    static void signIn(BenchDatabase database, int members) {
        database.owner()
                .execute(
                        "INSERT INTO session (token_hash, session_id, member_id, opened_by,"
                                + " created_at, last_used_at, expires_at, ends_at)"
                                + " SELECT decode(hash, 'hex'), gen_random_uuid(), member_id,"
                                + " 'password', now(), now(), now() + interval '1 day',"
                                + " now() + interval '1 day'"
                                + " FROM unnest({0}, {1}) t (hash, code)"
                                + " JOIN account USING (code) ON CONFLICT DO NOTHING",
                        DSL.val(hashes(members)),
                        DSL.val(
                                java.util.stream.IntStream.range(0, members)
                                        .mapToObj(Village::code)
                                        .toArray(String[]::new)));
    }

    private static String[] hashes(int members) {
        String[] hashes = new String[members];
        for (int i = 0; i < members; i++) {
            hashes[i] = java.util.HexFormat.of().formatHex(Hash.sha256(token(i).getBytes(UTF_8)));
        }
        return hashes;
    }

    private static String token(int member) {
        return "bench-" + member;
    }

    /// Clients that each pay one payment after the other.
    Load.Client payers() {
        return (number, random) -> {
            var wire = new Wire(port, token(number));
            return () ->
                    expect(
                            201,
                            wire.send(
                                    "PUT",
                                    "/api/v1/payments/" + Village.id(random),
                                    "{" + order(number, random) + "}"));
        };
    }

    /// Clients that each pay, and when it is committed wait until it is proved so far. Then they do
    /// nothing for a while: who began again at once would always begin behind a checkpoint.
    ///
    /// @param level `logged` or `final`
    /// @param times from committed, in microseconds
    Load.Client proved(String level, Histogram times) {
        return (number, random) -> {
            var wire = new Wire(port, token(number));
            return () -> {
                String path = "/api/v1/payments/" + Village.id(random);
                String body = "{" + order(number, random) + "}";
                expect(201, wire.send("PUT", path, body));
                long committed = System.nanoTime();
                Wire.Answer answer = wire.send("PUT", path, body, "Prefer: wait=" + level);
                expect(200, answer);
                if (!answer.body().matches("(?s).*\"proof\":\"(" + level + "|final)\".*")) {
                    throw new IllegalStateException("not " + level + " in time: " + answer);
                }
                times.recordValue((System.nanoTime() - committed) / 1_000);
                LockSupport.parkNanos(random.nextLong(IDLE_MAX.toNanos()));
            };
        };
    }

    /// Clients that each pay one payment after the other that was signed before.
    ///
    /// @param each how many a client signs before it begins; who sends more signs them then
    Load.Client signed(Signers signers, int each) {
        return (number, random) -> {
            var bodies = new ArrayDeque<String>(each);
            while (bodies.size() < each) {
                bodies.add(signers.body(number, random));
            }
            var wire = new Wire(port, token(number));
            return () -> {
                @Nullable String signed = bodies.poll();
                expect(
                        201,
                        wire.send(
                                "PUT",
                                "/api/v1/payments/" + Village.id(random),
                                signed == null ? signers.body(number, random) : signed));
            };
        };
    }

    /// Clients that each send batches of `size` payments.
    Load.Client batches(int size) {
        return (number, random) -> {
            var wire = new Wire(port, token(number));
            return () -> {
                var body = new StringBuilder("{\"orders\":[");
                for (int i = 0; i < size; i++) {
                    body.append(i == 0 ? "" : ",")
                            .append("{\"id\":\"" + Village.id(random) + "\",")
                            .append(order(number, random))
                            .append('}');
                }
                Wire.Answer answer =
                        wire.send("POST", "/api/v1/payments/batch", body.append("]}").toString());
                expect(200, answer);
                if (answer.body().split("\"status\":201", -1).length != size + 1) {
                    throw new IllegalStateException("not all were posted: " + answer.body());
                }
            };
        };
    }

    private static String order(int payer, SplittableRandom random) {
        int payee = Village.other(random, Village.Spread.UNIFORM, payer);
        String description =
                random.nextBoolean() ? ",\"description\":\"Vegetables of the week\"" : "";
        return "\"payee\":\"%s\",\"amount\":%d%s"
                .formatted(Village.code(payee), random.nextLong(1, 100_000), description);
    }

    private static void expect(int status, Wire.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("not " + status + ": " + answer);
        }
    }

    /// The heap in use now, in MB, by the service's own metrics.
    double heapMegabytes() throws IOException, InterruptedException {
        String text =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(metrics)).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        double bytes =
                text.lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(
                                line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .sum();
        return bytes / 1_048_576;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
