package coop.mutirao.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// The directory that Mutirão keeps its data in, as far as PostgreSQL is concerned.
final class DataDirectory {

    private static final Path PROC_SELF = Path.of("/proc/self");

    private DataDirectory() {}

    /// Makes the directory where there is none, and sees that it will do.
    static Path prepare(Path dataDir) {
        if (Files.exists(dataDir) && !Files.isDirectory(dataDir)) {
            throw new PostgresUnavailable(
                    "%s is a file, not a directory to keep data in.".formatted(dataDir));
        }
        try {
            Files.createDirectories(dataDir);
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "The data directory %s cannot be made.".formatted(dataDir), e);
        }
        if (!Files.isWritable(dataDir)) {
            throw new PostgresUnavailable(
                    "The data directory %s cannot be written to by this user (%s)."
                            .formatted(dataDir, System.getProperty("user.name")));
        }
        if (Files.exists(dataDir.resolve("PG_VERSION"))) {
            throw new PostgresUnavailable(
                    "%s is a PostgreSQL cluster itself; Mutirão needs a directory of its own."
                            .formatted(dataDir));
        }
        // pg_ctl hands the path to a shell, in double quotes.
        if (dataDir.toAbsolutePath().toString().matches("(?s).*[\"$`\\\\\n].*")) {
            throw new PostgresUnavailable(
                    "PostgreSQL cannot live in %s: its path has one of \" $ ` \\ in it."
                            .formatted(dataDir));
        }
        return real(dataDir);
    }

    /// The one name by which locks and processes know the directory.
    static Path real(Path dataDir) {
        try {
            return Files.exists(dataDir) ? dataDir.toRealPath() : dataDir.toAbsolutePath();
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "The data directory %s cannot be read.".formatted(dataDir), e);
        }
    }

    /// Makes a directory that belongs to who owns the one it stands in.
    static void make(Path directory, String permissions) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
            giveToOwnerOfParent(directory);
        }
    }

    /// What root makes in somebody's directory shall be that somebody's: otherwise one `sudo
    /// mutirao check` would lock the service out of its own data.
    static void giveToOwnerOfParent(Path path) throws IOException {
        if (weAreRoot()) {
            Path parent = parent(path);
            int user = owner(parent);
            if (user != 0) {
                give(path, user, (int) Files.getAttribute(parent, "unix:gid"));
            }
        }
    }

    static void give(Path path, int user, int group) throws IOException {
        Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
    }

    /// The directory that this file of ours stands in.
    static Path parent(Path path) {
        return path.toAbsolutePath().resolve("..").normalize();
    }

    static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    /// Root on Linux, that is: a process's own directory belongs to the user it runs as.
    static boolean weAreRoot() throws IOException {
        return Files.exists(PROC_SELF) && owner(PROC_SELF) == 0;
    }

    /// Everything in and below a directory, what is deeper first.
    static List<Path> treeBottomUp(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.toList().reversed();
        }
    }

    static void delete(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            for (Path path : treeBottomUp(root)) {
                Files.delete(path);
            }
        }
    }

    /// Makes the names in a directory survive a loss of power.
    static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
