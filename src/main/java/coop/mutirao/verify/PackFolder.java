package coop.mutirao.verify;

import coop.mutirao.tlog.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An exported pack in a folder.
///
/// ```
/// checkpoint            the newest checkpoint
/// checkpoints/…         all that were published before
/// pending/…             signed by the log, and not final
/// tile/…                hashes and entries (C2SP tlog-tiles)
/// evidence.jsonl        {"order": base64, "sig": base64}: what payers signed
/// openings.jsonl        {"id", "label", "salt": base64, "value": base64}
/// policy                C2SP tlog-policy
/// ```
public record PackFolder(Path folder) implements Source {

    public PackFolder {
        if (!Files.isDirectory(folder)) {
            throw new CannotRead("there is no folder " + folder);
        }
    }

    @Override
    public byte[] checkpoint() {
        return required("checkpoint");
    }

    @Override
    public Map<String, byte[]> checkpoints() {
        return files(folder.resolve("checkpoints"));
    }

    @Override
    public Map<String, byte[]> pending() {
        return files(folder.resolve("pending"));
    }

    @Override
    public boolean hasAllCheckpoints() {
        return true;
    }

    /// All files of a folder, if there is one, by their names.
    public static Map<String, byte[]> files(Path folder) {
        return files(folder, _ -> true);
    }

    /// Those of them whose names are wanted.
    public static Map<String, byte[]> files(Path folder, Predicate<String> wanted) {
        Map<String, byte[]> all = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (wanted.test(name)) {
                    all.put(name, read(file, Bounded.NOTE_MAX));
                }
            }
        } catch (IOException e) {
            throw cannot(folder, e);
        }
        return all;
    }

    @Override
    public byte @Nullable [] tile(Tile tile) {
        Path file = folder.resolve("tile/" + tile.path());
        try {
            return Bounded.read(file, Bounded.TILE_MAX);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    @Override
    public Lines evidence() {
        return Lines.of(folder.resolve("evidence.jsonl"), List.of("order"));
    }

    @Override
    public Lines openings() {
        return Lines.of(folder.resolve("openings.jsonl"), List.of("id", "label"));
    }

    @Override
    public String policy() {
        return new String(required("policy"), StandardCharsets.UTF_8);
    }

    private byte[] required(String name) {
        return read(folder.resolve(name), Bounded.NOTE_MAX);
    }

    private static byte[] read(Path file, int max) {
        try {
            return Bounded.read(file, max);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    static CannotRead cannot(Path file, IOException e) {
        return new CannotRead(
                "%s cannot be read: %s"
                        .formatted(
                                file,
                                e instanceof NoSuchFileException
                                        ? "there is no such file"
                                        : String.valueOf(e.getMessage())));
    }
}
