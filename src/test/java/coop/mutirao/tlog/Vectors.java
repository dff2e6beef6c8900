package coop.mutirao.tlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Cases from outside; `SOURCES.md` beside them says from where, and what they mean.
public final class Vectors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    /// One test for each case of a file.
    static Stream<DynamicTest> each(String file, Consumer<JsonNode> test) {
        return cases(file).stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                file + ": " + one.get("desc").asString(), () -> test.accept(one)));
    }

    public static List<JsonNode> cases(String file) {
        List<JsonNode> cases =
                JSON.readTree(bytes(file + ".vec.json")).get("cases").valueStream().toList();
        if (cases.isEmpty()) {
            throw new AssertionError("no cases in " + file);
        }
        return cases;
    }

    /// A file, whole.
    public static byte[] bytes(String file) {
        String name = "/vectors/audit/" + file;
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] base64(JsonNode one, String name) {
        return Base64.getDecoder().decode(one.get(name).asString());
    }

    static List<byte[]> hashes(JsonNode one, String name) {
        return one.get(name)
                .valueStream()
                .map(hash -> Base64.getDecoder().decode(hash.asString()))
                .toList();
    }

    static boolean isValid(JsonNode one) {
        return one.get("valid").asBoolean();
    }

    /// Whether what is not as it should be is refused, and in no other way than it is to be.
    static boolean passes(Runnable check) {
        try {
            check.run();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
