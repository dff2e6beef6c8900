package coop.mutirao.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The wallet's files, as its build packed them (`src/main/web/build.mjs`): each also with Brotli
/// and with gzip.
final class WalletFiles {

    private static final String PLACE = "/coop/mutirao/wallet/";

    // One name in one directory: nothing that leads out of it.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}\\.(css|js|png|svg)");

    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "png", "image/png",
                    "svg", "image/svg+xml",
                    "webmanifest", "application/manifest+json");

    /// A file in the form that a browser takes.
    ///
    /// @param encoding for `Content-Encoding`; null: none
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record File(String type, byte[] content, @Nullable String encoding) {}

    /// The one page, in which the wallet draws all others.
    ///
    /// @param accepted the request's `Accept-Encoding`
    File page(@Nullable String accepted) {
        return read("index.html", "text/html; charset=utf-8", accepted)
                .orElseThrow(() -> new IllegalStateException("the wallet was not built"));
    }

    /// One of the few files whose name stays whatever their content is.
    File fixed(String name, @Nullable String accepted) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        return read(name, type, accepted)
                .orElseThrow(() -> new IllegalStateException("the wallet was not built: " + name));
    }

    /// A file that the page needs, or nothing if there is none of this name.
    Optional<File> asset(String name, @Nullable String accepted) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? read("assets/" + name, TYPES.getOrDefault(matcher.group(1), ""), accepted)
                : Optional.empty();
    }

    private static Optional<File> read(String name, String type, @Nullable String accepted) {
        return accepts(accepted, "br")
                ? open(name + ".br", type, "br")
                : accepts(accepted, "gzip")
                        ? open(name + ".gz", type, "gzip")
                        : open(name, type, null);
    }

    private static Optional<File> open(String name, String type, @Nullable String encoding) {
        try (InputStream in = WalletFiles.class.getResourceAsStream(PLACE + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new File(type, in.readAllBytes(), encoding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Who takes a form only with weight zero does not take it; other weights mean nothing to us.
    private static boolean accepts(@Nullable String header, String encoding) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(e ->
                                e.matches(encoding + "(\\s*;\\s*q=(0?\\.\\d*[1-9]\\d*|1.*))?"));
    }
}
