package coop.mutirao.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The tests start the jar dozens of times, and most of a start is the same each time: Java reads
/// our classes, PostgreSQL's programs are unpacked. So it is started once before all others, on a
/// directory that is thrown away, and what came of it is kept for them until there is another jar.
public final class Rehearsal {

    static final Path JAR = Path.of("target", "mutirao.jar");

    private static final List<String> ALWAYS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Path KEPT = Path.of("target", "rehearsal");
    private static final Path DONE = KEPT.resolve("done");
    private static final Path CLASSES = KEPT.resolve("classes.aot");
    private static final Path PROGRAMS = KEPT.resolve("programs");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Rehearsal() {}

    /// What Java is told when it starts the jar.
    static List<String> options() throws Exception {
        hold();
        List<String> options = new ArrayList<>(ALWAYS);
        if (Files.exists(CLASSES)) {
            options.add("-XX:AOTCache=" + CLASSES);
        }
        return options;
    }

    /// Lays PostgreSQL's programs where a data directory has them, as if they were unpacked there.
    public static void layPrograms(Path data) throws Exception {
        hold();
        for (Path home : list(PROGRAMS)) {
            Path place = data.resolve("postgres").resolve(home.getFileName());
            if (!Files.exists(place)) {
                Files.createDirectories(place);
                // As links, which is at once, or on another disk as copies.
                if (!works("cp", "-al", home + "/.", place.toString())
                        && !works("cp", "-a", home + "/.", place.toString())) {
                    throw new IOException("cannot copy to " + place);
                }
            }
        }
    }

    // Several JVMs run tests at once; the lock is between them, the monitor within one.
    private static synchronized void hold() throws Exception {
        Files.createDirectories(KEPT);
        try (var channel =
                        FileChannel.open(
                                KEPT.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!isDone()) {
                rehearse();
            }
        }
    }

    private static boolean isDone() throws IOException {
        return Files.exists(DONE)
                && Files.getLastModifiedTime(DONE).equals(Files.getLastModifiedTime(JAR));
    }

    private static void rehearse() throws Exception {
        if (!works("rm", "-rf", DONE.toString(), CLASSES.toString(), PROGRAMS.toString())) {
            throw new IOException("cannot clear " + KEPT);
        }
        Path folder = Files.createTempDirectory("mutirao-rehearsal");
        Path data = folder.resolve("data");
        List<String> options = new ArrayList<>(ALWAYS);
        options.add("-XX:AOTCacheOutput=" + CLASSES);
        try (var service = ServiceProcess.rehearse(options, data)) {
            Payers.admit(service.base(), service.password(), 1);
            if (!service.terminate(PATIENCE)) {
                throw new AssertionError("the rehearsal does not end");
            }
        }
        Files.createDirectories(PROGRAMS);
        for (Path place : list(data.resolve("postgres"))) {
            if (Files.isDirectory(place.resolve("bin"))
                    && !works("cp", "-a", place.toString(), PROGRAMS.toString())) {
                throw new IOException("cannot copy " + place);
            }
        }
        boolean _ = works("rm", "-rf", folder.toString());
        Files.createFile(DONE);
        Files.setLastModifiedTime(DONE, Files.getLastModifiedTime(JAR));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        }
    }

    static boolean works(String... command) throws Exception {
        var quiet = ProcessBuilder.Redirect.DISCARD;
        return new ProcessBuilder(command)
                        .redirectOutput(quiet)
                        .redirectError(quiet)
                        .start()
                        .waitFor()
                == 0;
    }
}
