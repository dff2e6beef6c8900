package coop.mutirao.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The passwords of the roles, each in a file that only its owner can read.
record PostgresSecrets(PostgresLogin superuser, PostgresLogin owner, PostgresLogin app) {

    private static final int PASSWORD_BYTES = 24;

    /// Reads the passwords, and makes those that are missing. Only before the cluster is made may
    /// any be missing.
    static PostgresSecrets readOrMake(Path dataDir, boolean mayMake) throws IOException {
        Path secrets = dataDir.resolve("secrets");
        DataDirectory.make(secrets, "rwx------");
        return new PostgresSecrets(
                login(secrets, "postgres", mayMake),
                login(secrets, "mutirao_owner", mayMake),
                login(secrets, "mutirao_app", mayMake));
    }

    private static PostgresLogin login(Path secrets, String role, boolean mayMake)
            throws IOException {
        Path file = secrets.resolve("postgres-" + role);
        if (!Files.exists(file)) {
            if (!mayMake) {
                throw new PostgresUnavailable(
                        "The password file %s is missing; bring it back from your backup."
                                .formatted(file));
            }
            write(file, randomPassword());
        }
        return new PostgresLogin(role, Files.readString(file).strip());
    }

    // Safe in SQL and in a URL as it stands.
    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // On the disk before the cluster is made with it: after a power cut there is no cluster whose
    // password nobody knows.
    private static void write(Path file, String password) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(unfinished, ownerOnly);
        Files.writeString(unfinished, password + "\n");
        DataDirectory.giveToOwnerOfParent(unfinished);
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        DataDirectory.sync(DataDirectory.parent(file));
    }
}
