package coop.mutirao.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The jar as a process of its own, serving a data directory: to be stopped, killed and started
/// again.
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at (http://\\S+)");
    private static final Pattern PASSWORD = Pattern.compile("coordinator with the password (\\S+)");
    private static final Pattern SECOND = Pattern.compile("coordinator-2 has the password (\\S+)");

    private final Process process;
    private final CompletableFuture<URI> base = new CompletableFuture<>();
    // Who has set her own password.
    private final Set<String> owners = new HashSet<>();

    private volatile @Nullable String password;
    private volatile @Nullable String secondPassword;

    private ServiceProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().start(this::read);
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param data its data directory; what it logs goes to a file beside it
    public static ServiceProcess start(Path data) throws Exception {
        return start("serve", data);
    }

    /// Starts it on a database of one's own.
    ///
    /// @param environment its settings, `DATABASE_URL` among them
    /// @param folder where the file is to which it logs
    public static ServiceProcess startOn(Map<String, String> environment, Path folder)
            throws Exception {
        var builder = Program.builder(List.of("serve", "--port", "0"));
        builder.environment().putAll(environment);
        return start(builder, folder.resolve("service.log"));
    }

    /// Starts the demo likewise.
    public static ServiceProcess startDemo(Path data) throws Exception {
        return start("demo", data);
    }

    /// Starts it as the first of all, see [Rehearsal].
    ///
    /// @param options of Java's
    static ServiceProcess rehearse(List<String> options, Path data) throws Exception {
        return start(
                Program.builder(options, arguments("serve", data)),
                data.resolveSibling("service.log"));
    }

    private static ServiceProcess start(String command, Path data) throws Exception {
        return start(Program.builder(arguments(command, data)), data.resolveSibling("service.log"));
    }

    private static List<String> arguments(String command, Path data) {
        return List.of(command, "--data", data.toString(), "--port", "0");
    }

    private static ServiceProcess start(ProcessBuilder builder, Path log) throws Exception {
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var service = new ServiceProcess(builder.start());
        service.base.get(60, TimeUnit.SECONDS);
        return service;
    }

    private void read() {
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ready = READY.matcher(line);
                Matcher shown = PASSWORD.matcher(line);
                if (shown.find()) {
                    password = shown.group(1);
                }
                Matcher second = SECOND.matcher(line);
                if (second.find()) {
                    secondPassword = second.group(1);
                }
                if (ready.find()) {
                    base.complete(URI.create(ready.group(1)));
                }
            }
        } catch (IOException e) {
            base.completeExceptionally(e);
        }
        base.completeExceptionally(new IllegalStateException("the service ended"));
    }

    public URI base() {
        return base.join();
    }

    /// The password of the first coordinator, her own in place of the one that is shown at the
    /// founding only.
    public String password() {
        return own("coordinator", password);
    }

    /// The password of the second coordinator, her own likewise.
    public String secondPassword() {
        return own("coordinator-2", secondPassword);
    }

    // Sets it once: what was shown serves for that alone.
    private synchronized String own(String code, @Nullable String shown) {
        if (shown == null) {
            throw new IllegalStateException("no network was founded");
        }
        String next = shown + "-own";
        if (owners.add(code)) {
            new Api(base()).post("/api/v1/sessions", Payers.firstSignIn(code, shown, next)).is(201);
        }
        return next;
    }

    /// What its heap holds after a collection, in bytes.
    public long heap() throws Exception {
        var histogram =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                "GC.class_histogram")
                        .start();
        List<String> lines = histogram.inputReader().lines().toList();
        return Long.parseLong(lines.getLast().strip().split(" +", 4)[2]);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// `kill -9`.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM, as a supervisor sends it.
    ///
    /// @return whether it ended in time
    public boolean terminate(Duration within) throws InterruptedException {
        process.destroy();
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Sends a signal, such as `STOP`.
    public void send(String name) throws Exception {
        Program.signal(process, name);
    }

    /// Sends a signal, such as `INT`, and waits for the end.
    ///
    /// @return its exit code
    public int signal(String name) throws Exception {
        Program.signal(process, name);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        try {
            if (process.isAlive() && !terminate(Duration.ofSeconds(30))) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
