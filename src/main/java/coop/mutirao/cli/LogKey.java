package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.proof.LogKeeper;
import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.signer.LogSigner;
import coop.mutirao.signer.RemoteSigner;
import coop.mutirao.signer.SoleUse;
import coop.mutirao.tlog.NoteKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the key of the log is: in a file, or with a process of its own (`mutirao signer`).
///
/// @param file the key file; null, without a signer: `log.key` in the directory of the embedded
///   PostgreSQL, made when it is not there
/// @param signer where the signer listens
/// @param signerKey the log's key, as the signer prints it
/// @param tokenFile what the signer asks for
record LogKey(
        @Nullable Path file,
        @Nullable URI signer,
        @Nullable String signerKey,
        @Nullable Path tokenFile) {

    private static final String FILE = "log.key";

    /// @throws Settings.BadSetting if they do not fit together
    static LogKey read(Map<String, String> all) {
        @Nullable String file = all.get("MUTIRAO_LOG_KEY");
        @Nullable String signer = all.get("MUTIRAO_LOG_SIGNER");
        @Nullable String signerKey = all.get("MUTIRAO_LOG_SIGNER_KEY");
        @Nullable String token = all.get("MUTIRAO_LOG_SIGNER_TOKEN_FILE");
        if (file != null && signer != null) {
            throw new Settings.BadSetting("MUTIRAO_LOG_KEY and MUTIRAO_LOG_SIGNER: choose one");
        }
        if ((signer == null) != (signerKey == null) || (token != null && signer == null)) {
            throw new Settings.BadSetting(
                    "MUTIRAO_LOG_SIGNER needs MUTIRAO_LOG_SIGNER_KEY, and the others need it");
        }
        try {
            if (signerKey != null) {
                NoteKey.parse(signerKey);
            }
            return new LogKey(
                    file == null ? null : Path.of(file),
                    signer == null ? null : URI.create(signer),
                    signerKey,
                    token == null ? null : Path.of(token));
        } catch (IllegalArgumentException e) {
            throw new Settings.BadSetting("MUTIRAO_LOG_SIGNER…: " + e.getMessage());
        }
    }

    /// Has the program's log kept with it.
    ///
    /// @param data the directory of the embedded PostgreSQL; null if it is one's own
    /// @return whether there is a key
    boolean keep(App app, @Nullable Path data) {
        if (signer != null && signerKey != null) {
            var remote =
                    new RemoteSigner(
                            signer, NoteKey.parse(signerKey), token(), RemoteSigner.PATIENCE);
            app.keepLog(() -> Optional.of(remote));
            return true;
        }
        @Nullable Path key = file == null && data != null ? data.resolve(FILE) : file;
        if (key == null) {
            return false;
        }
        if (file == null && !Files.exists(key)) {
            KeyFile.make(key, app.origin(), NoteKey.Type.SIGNATURE, app.chance);
        }
        requireKey(key);
        app.keepLog(signing(key));
        return true;
    }

    /// The key by which others verify what the log signs; empty if none is here.
    ///
    /// @param data the directory of the embedded PostgreSQL; null if it is one's own
    Optional<NoteKey> known(@Nullable Path data) {
        if (signerKey != null) {
            return Optional.of(NoteKey.parse(signerKey));
        }
        @Nullable Path key = file == null && data != null ? data.resolve(FILE) : file;
        if (key == null || !Files.exists(key)) {
            return Optional.empty();
        }
        requireKey(key);
        return Optional.of(KeyFile.read(key).key());
    }

    private static void requireKey(Path key) {
        try {
            KeyFile.read(key);
        } catch (IllegalArgumentException e) {
            throw new Settings.BadSetting("MUTIRAO_LOG_KEY: " + e.getMessage());
        }
    }

    // Of several instances on one machine the first has the key; another takes over when it ends.
    private static LogKeeper.Signing signing(Path key) {
        return () -> {
            try {
                return Optional.<LogSigner>of(CheckpointSigner.open(key));
            } catch (SoleUse.Taken e) {
                return Optional.empty();
            }
        };
    }

    private @Nullable String token() {
        if (tokenFile == null) {
            return null;
        }
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new Settings.BadSetting(
                    "MUTIRAO_LOG_SIGNER_TOKEN_FILE cannot be read: " + tokenFile);
        }
    }
}
