package coop.mutirao.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/// The files that the pages need: those named here, and no others.
public final class SiteFiles {

    private static final String OURS = "/coop/mutirao/http/";
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.32.0/";

    private static final Map<String, String> PLACES =
            Map.of(
                    "site.css", OURS,
                    "icon.svg", OURS,
                    "docs.css", OURS,
                    "docs.js", OURS,
                    "swagger-ui.css", SWAGGER,
                    "swagger-ui-bundle.js", SWAGGER);

    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    /// @param version changes with the content
    record File(String path, String type, String version) {

        byte[] content() {
            return resource(path);
        }
    }

    private final Map<String, File> files = new ConcurrentHashMap<>();

    Optional<File> find(String name) {
        return PLACES.containsKey(name) ? Optional.of(file(name)) : Optional.empty();
    }

    /// Where a page finds the file. The address changes with the content, so that browsers may keep
    /// what they have.
    public String address(String name) {
        return "/docs/" + name + "?v=" + file(name).version();
    }

    private File file(String name) {
        return files.computeIfAbsent(name, SiteFiles::read);
    }

    private static File read(String name) {
        String path = Objects.requireNonNull(PLACES.get(name)) + name;
        String type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        var sum = new CRC32C();
        sum.update(resource(path));
        return new File(path, type, HexFormat.of().toHexDigits((int) sum.getValue()));
    }

    /// What the program has with it under this path.
    public static byte[] resource(String path) {
        try (InputStream in =
                Objects.requireNonNull(SiteFiles.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
