package coop.mutirao.cli;

import coop.mutirao.crypto.Chance;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.tlog.NoteKey;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Makes keys of logs and witnesses.
final class Keys {

    private Keys() {}

    static NoteKey make(Path file, String name, NoteKey.Type type) {
        try {
            var chance = new Chance(new SecureRandom(), InstantSource.system());
            return KeyFile.make(file, name, type, chance);
        } catch (IllegalArgumentException e) {
            throw new Cli.WrongUse(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new Cli.Failed("the key cannot be written: " + e.getMessage());
        }
    }
}
