package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of JSON objects, one a line, that are found by what they are about. Only their places are
/// kept in memory: a file can have a line for each payment there ever was.
public final class Lines implements AutoCloseable {

    private static final int LINE_MAX = 1 << 20;

    private static final int FLAWED_MAX = 10_000;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Path file;
    private final List<String> about;
    private final CompactMap places = new CompactMap();
    private final Map<Long, List<Long>> further = new HashMap<>();
    private final List<String> flawed = new ArrayList<>();
    private final RandomAccessFile random;
    private long count;

    private Lines(Path file, List<String> about, RandomAccessFile random) {
        this.file = file;
        this.about = about;
        this.random = random;
    }

    /// @param about the members by which lines are found; one alone is base 64, and lines are found
    ///   by its bytes' SHA-256
    static Lines of(Path file, List<String> about) {
        try {
            var lines = new Lines(file, about, new RandomAccessFile(file.toFile(), "r"));
            lines.index();
            return lines;
        } catch (IOException e) {
            throw Files.exists(file)
                    ? PackFolder.cannot(file, e)
                    : new Source.CannotRead("there is no file " + file);
        }
    }

    private void index() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            var line = new ByteArrayOutputStream();
            long before = 0;
            long from = 0;
            long number = 1;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int begin = 0;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        add(line, buffer, begin, i);
                        take(line.toByteArray(), from, number++);
                        line.reset();
                        begin = i + 1;
                        from = before + begin;
                    }
                }
                add(line, buffer, begin, read);
                before += read;
            }
            take(line.toByteArray(), from, number);
        }
    }

    // One byte more than a line can have is enough to tell that it is too long.
    private static void add(ByteArrayOutputStream line, byte[] buffer, int begin, int end) {
        line.write(buffer, begin, Math.min(end - begin, LINE_MAX + 1 - line.size()));
    }

    private void take(byte[] line, long from, long number) {
        if (line.length == 0) {
            return;
        }
        try {
            if (line.length > LINE_MAX) {
                throw new IllegalArgumentException("too long");
            }
            byte[] key = key(JSON.readTree(line));
            long place = from << 21 | line.length;
            long known = places.get(key);
            if (known == CompactMap.NONE) {
                places.put(key, place);
            } else {
                further.computeIfAbsent(known, _ -> new ArrayList<>()).add(place);
            }
            count++;
        } catch (JacksonException | IllegalArgumentException e) {
            if (flawed.size() < FLAWED_MAX) {
                flawed.add("%s line %d".formatted(file.getFileName(), number));
            }
        }
    }

    private byte[] key(JsonNode line) {
        List<String> texts = new ArrayList<>();
        for (String name : about) {
            if (!line.path(name).isString()) {
                throw new IllegalArgumentException("no " + name);
            }
            texts.add(line.path(name).asString());
        }
        return texts.size() == 1
                ? Hash.sha256(Base64.getDecoder().decode(texts.getFirst()))
                : key(texts.get(0), texts.get(1));
    }

    /// By what a line about two texts is found.
    static byte[] key(String first, String second) {
        return Hash.sha256((first + "\0" + second).getBytes(UTF_8));
    }

    /// The lines that are found by a key.
    List<JsonNode> find(byte[] key) {
        long first = places.get(key);
        if (first == CompactMap.NONE) {
            return List.of();
        }
        List<JsonNode> found = new ArrayList<>();
        found.add(read(first));
        further.getOrDefault(first, List.of()).forEach(place -> found.add(read(place)));
        return found;
    }

    private JsonNode read(long place) {
        byte[] line = new byte[(int) (place & (LINE_MAX * 2L - 1))];
        try {
            random.seek(place >>> 21);
            random.readFully(line);
            return JSON.readTree(line);
        } catch (IOException e) {
            throw PackFolder.cannot(file, e);
        }
    }

    /// The bytes of a member in base 64, or null if it is none.
    static byte @Nullable [] bytes(JsonNode line, String name) {
        try {
            return Base64.getDecoder().decode(line.path(name).asString(""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The places of lines that cannot be read, the first ten thousand of them.
    List<String> flawed() {
        return List.copyOf(flawed);
    }

    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        random.close();
    }
}
