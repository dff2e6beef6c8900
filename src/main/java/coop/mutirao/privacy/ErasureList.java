package coop.mutirao.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.signer.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Who was erased, in a file outside the database and its backups: the public ids of their
/// accounts, one a line. When an old backup is restored, they are erased again.
public final class ErasureList {

    private final Path file;

    public ErasureList(Path file) {
        this.file = file;
    }

    /// Adds one, so that it outlives the machine.
    synchronized void add(String publicId) {
        if (all().contains(publicId)) {
            return;
        }
        try {
            DurableFile.append(file, (publicId + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the list of erasures cannot be written: " + file, e);
        }
    }

    synchronized List<String> all() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of erasures cannot be read: " + file, e);
        }
    }
}
