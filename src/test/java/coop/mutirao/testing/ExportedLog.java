package coop.mutirao.testing;

import coop.mutirao.export.Packs;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;

/// The log of a service's database as a pack, to be verified from outside.
public final class ExportedLog {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private ExportedLog() {}

    /// Verifies all that the database has of its history.
    ///
    /// @param folder gets the log's key and the pack; empty, or not there yet
    public static Report verify(DataSource database, Path folder) {
        try (var app = new TestApp(database, () -> LATER, 99)) {
            app.keepLog(Files.createDirectories(folder));
            var source = new PackFolder(write(app, folder, folder.resolve("pack")));
            return new Verification(source, LogPolicy.parse(source.policy())).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes what is final of the log.
    ///
    /// @param keys where the log's key is
    public static Path write(TestApp app, Path keys, Path pack) {
        var key = KeyFile.read(keys.resolve("log.key")).key();
        if (app.app.packs.write(pack, key, _ -> {}) instanceof Packs.Result.Refused(var why)) {
            throw new AssertionError(why);
        }
        return pack;
    }
}
