package coop.mutirao.signer;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The file that holds a private key, for its owner alone.
public final class KeyFile {

    private static final Set<PosixFilePermission> OWNERS_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /// Makes a key. It is nobody else's to read from the first byte on.
    ///
    /// @param name of a log, its origin; of a witness, its own
    /// @return the key that verifies what is signed by it
    /// @throws IllegalArgumentException if the file is there already, or the name is none
    public static NoteKey make(Path file, String name, NoteKey.Type type, Chance chance) {
        String key = NoteSigner.write(name, type, chance.bytes(Ed25519.KEY_BYTES));
        write(file, key);
        return NoteSigner.parse(key).key();
    }

    /// Writes a private key, for its owner alone.
    static void write(Path file, String key) {
        try (FileChannel out =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(OWNERS_ONLY))) {
            DurableFile.write(out, ByteBuffer.wrap((key + "\n").getBytes(UTF_8)));
            DurableFile.syncDirectoryOf(file);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("there is a file already: " + file, e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no directory for " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a key.
    ///
    /// @throws IllegalArgumentException if there is none, or others than its owner may read or
    ///   change it
    public static NoteSigner read(Path file) {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            allowed.remove(PosixFilePermission.OWNER_EXECUTE);
            if (!OWNERS_ONLY.containsAll(allowed)) {
                throw new IllegalArgumentException(
                        "others may read or change the key file %s: chmod 600".formatted(file));
            }
            return NoteSigner.parse(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no key file " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
