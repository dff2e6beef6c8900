package coop.mutirao.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Runs PostgreSQL's programs, as a user that PostgreSQL accepts.
///
/// PostgreSQL refuses to run as root. When we are root (in a container, say) there are three ways,
/// tried in this order:
///
/// 1. The directory belongs to another user: run as that user, and it all stays theirs.
/// 2. `unshare -U`: a user namespace without any mapping. In there the process sees itself and its
///    files as nobody's, and has no power over anything outside; for the kernel it is still root's,
///    so the files need not change hands.
/// 3. Where that is forbidden (Docker's default): the directory is given to nobody.
final class PostgresPrograms {

    private static final int NOBODY = 65534;

    private final Path bin;
    private final Path output;
    private final List<String> prefix;

    /// @param postgres the directory that holds programs and data, and belongs to who runs them
    PostgresPrograms(Path home, Path postgres) throws IOException {
        this.bin = home.resolve("bin");
        this.output = postgres.resolve("command.log");
        this.prefix = prefix(postgres);
    }

    /// A finished program: what it answered, and all it wrote.
    record Outcome(int exit, String output) {}

    /// Starts a program of PostgreSQL's; [Running#outcome] waits for it.
    Running start(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.add(bin.resolve(command.getFirst()).toString());
        whole.addAll(command.subList(1, command.size()));
        var builder = new ProcessBuilder(whole);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        // Into a file, because a server keeps a pipe open that its starter inherited.
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        var running = new Running(builder.start(), output);
        DataDirectory.giveToOwnerOfParent(output);
        return running;
    }

    Outcome run(List<String> command, String input) throws IOException {
        var running = start(command);
        try (var in = running.process().outputWriter()) {
            in.write(input);
        }
        return running.outcome();
    }

    /// A program at work.
    record Running(Process process, Path outputFile) {

        Outcome outcome() throws IOException {
            try {
                int exit = process.waitFor();
                return new Outcome(exit, Files.readString(outputFile).strip());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PostgresUnavailable("Interrupted while PostgreSQL was at work.", e);
            }
        }
    }

    private static List<String> prefix(Path postgres) throws IOException {
        if (!DataDirectory.weAreRoot()) {
            return List.of();
        }
        if (DataDirectory.owner(postgres) == 0) {
            if (works(List.of("unshare", "-U", "true"))) {
                return List.of("unshare", "-U");
            }
            giveToNobody(postgres);
        }
        int user = DataDirectory.owner(postgres);
        Object group = Files.getAttribute(postgres, "unix:gid");
        List<String> prefix =
                List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups");
        List<String> look = new ArrayList<>(prefix);
        look.addAll(List.of("test", "-r", postgres.toString()));
        if (!works(look)) {
            throw new PostgresUnavailable(
                    """
                    PostgreSQL cannot run as root, and user %d, whom it runs as instead, cannot \
                    reach %s: choose a data directory that is not below a closed one such as \
                    /root, or start Mutirão as another user.\
                    """
                            .formatted(user, postgres));
        }
        return prefix;
    }

    private static void giveToNobody(Path postgres) throws IOException {
        for (Path path : DataDirectory.treeBottomUp(postgres)) {
            DataDirectory.give(path, NOBODY, NOBODY);
        }
        // Nobody must be able to walk through the directory above; it sees nothing there.
        Path dataDir = DataDirectory.parent(postgres);
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(dataDir);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(dataDir, permissions);
    }

    private static boolean works(List<String> command) {
        try {
            var quiet = ProcessBuilder.Redirect.DISCARD;
            var builder = new ProcessBuilder(command).redirectOutput(quiet).redirectError(quiet);
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The end of a text, for an error message.
    static String lastLines(String text, int lines) {
        try (Stream<String> all = text.lines()) {
            List<String> list = all.filter(line -> !line.isBlank()).toList();
            return String.join("\n", list.subList(Math.max(0, list.size() - lines), list.size()));
        }
    }
}
