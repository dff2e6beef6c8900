package coop.mutirao.verify;

import coop.mutirao.tlog.Tile;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A log as a running service shows it (C2SP tlog-tiles, below `/log/`). What payers signed and
/// what commitments are opened by, it shows to nobody.
public final class RemoteLog implements Source, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String base;
    private final @Nullable String token;

    /// @param base where the service is
    /// @param token by which it lets one read the entries; null: none
    public RemoteLog(URI base, @Nullable String token) {
        this.base = base.toString().replaceAll("/+$", "") + "/log/";
        this.token = token;
    }

    private byte @Nullable [] get(String path) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return body(path, answer.statusCode(), body);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotRead("%s%s cannot be read: %s".formatted(base, path, why(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRead("stopped");
        }
    }

    private byte @Nullable [] body(String path, int status, InputStream body) throws IOException {
        if (status == NOT_FOUND) {
            return null;
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw new NotShown(
                    "%s%s answers %d: %s"
                            .formatted(
                                    base,
                                    path,
                                    status,
                                    token == null
                                            ? "it shows that to who has a token only"
                                            : "it does not take this token for it"));
        }
        if (status != OK) {
            throw new CannotRead("%s%s answers %d".formatted(base, path, status));
        }
        return Bounded.read(body, Bounded.TILE_MAX);
    }

    // What the client throws says nothing where nobody listens.
    private static String why(Exception e) {
        if (e instanceof HttpConnectTimeoutException || e instanceof HttpTimeoutException) {
            return "no answer within %d seconds".formatted(PATIENCE.toSeconds());
        }
        if (e instanceof ConnectException) {
            return e.getCause() instanceof ConnectException inner
                            && inner.getCause() instanceof UnresolvedAddressException
                    ? "no computer of that name is known"
                    : "nothing answers there";
        }
        @Nullable String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private byte[] required(String path) {
        byte @Nullable [] bytes = get(path);
        if (bytes == null) {
            throw new CannotRead("there is no " + base + path);
        }
        return bytes;
    }

    @Override
    public byte[] checkpoint() {
        return required("checkpoint");
    }

    @Override
    public Map<String, byte[]> checkpoints() {
        return Map.of();
    }

    @Override
    public byte @Nullable [] tile(Tile tile) {
        return get("tile/" + tile.path());
    }

    @Override
    public boolean showsLeaves(long size) {
        if (token != null) {
            return true;
        }
        try {
            byte @Nullable [] _ = tile(Tile.of(Tile.ENTRIES, 0, size));
            return true;
        } catch (NotShown e) {
            return false;
        }
    }

    @Override
    public @Nullable Lines evidence() {
        return null;
    }

    @Override
    public @Nullable Lines openings() {
        return null;
    }

    @Override
    public String policy() {
        return new String(required("policy"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
