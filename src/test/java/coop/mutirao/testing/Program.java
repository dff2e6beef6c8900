package coop.mutirao.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command of the jar, as a process of its own.
public final class Program {

    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Path out;
    private final Path err;

    /// What is left of it: its exit code and all it wrote.
    public record Ended(int exit, String out, String err) {}

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// What starts a command, without settings from outside.
    static ProcessBuilder builder(List<String> arguments) throws Exception {
        int data = arguments.indexOf("--data");
        if (data >= 0) {
            Rehearsal.layPrograms(Path.of(arguments.get(data + 1)));
        }
        return builder(Rehearsal.options(), arguments);
    }

    /// @param options of Java's
    static ProcessBuilder builder(List<String> options, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        // Who is started in the background by a shell may have to ignore Ctrl-C, and its children.
        List<String> heedful = List.of("env", "--default-signal=INT");
        if (Rehearsal.works("env", "--default-signal=INT", "true")) {
            command.addAll(heedful);
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", Rehearsal.JAR.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().remove("DATABASE_URL");
        // The clients are few, and write more than people do.
        builder.environment().put("MUTIRAO_WRITES_PER_MINUTE", "100000000");
        builder.environment().put("MUTIRAO_WRITES_PER_MINUTE_OF_ADDRESS", "100000000");
        builder.environment().put("MUTIRAO_CONNECTIONS_OF_ADDRESS", "1000000");
        builder.environment().put("MUTIRAO_ADMIN_PORT", "0");
        return builder;
    }

    /// @param folder where what it writes is kept
    public static Program start(Path folder, String... arguments) throws Exception {
        return start(folder, Map.of(), arguments);
    }

    private static Program start(Path folder, Map<String, String> environment, String... arguments)
            throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        var builder = builder(List.of(arguments));
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        return new Program(builder.start(), out, err);
    }

    public static Ended run(Path folder, String... arguments) throws Exception {
        return start(folder, arguments).end();
    }

    /// @param environment its settings
    public static Ended run(Path folder, Map<String, String> environment, String... arguments)
            throws Exception {
        return start(folder, environment, arguments).end();
    }

    /// Sends a signal, such as `INT`, and waits for the end.
    public Ended signal(String name) throws Exception {
        signal(process, name);
        return end();
    }

    static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Ended end() throws Exception {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end; it wrote: " + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
