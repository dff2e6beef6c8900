package coop.mutirao.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The service as its clients see it. Every answer is held against the [Contract]; one that breaks
/// it fails the test, whatever the test is about.
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final Map<String, String> headers;

    /// An answer.
    ///
    /// @param body the JSON of it; missing if it is none
    public record Answer(int status, HttpHeaders headers, JsonNode body, String text) {

        /// This answer, if it has that status.
        public Answer is(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        "expected %d, was %d: %s".formatted(expected, status, text));
            }
            return this;
        }

        /// This answer, if it is a problem of that type, such as `not-found`.
        public Answer isProblem(int expected, String type) {
            is(expected);
            if (!body.path("type").asString("").equals("/problems/" + type)) {
                throw new AssertionError("expected %s, was %s".formatted(type, text));
            }
            return this;
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /// @param base where the service listens, without a path
    public Api(URI base) {
        this(base, Map.of());
    }

    private Api(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    /// The same with one more header in each request.
    public Api with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Api(base, more);
    }

    /// The same at another address, where the service was started again.
    public Api at(URI other) {
        return new Api(other, headers);
    }

    /// The same, signed in by this token.
    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /// The same for a member who signs in.
    public Api signIn(String code, String password) {
        Answer answer =
                post("/api/v1/sessions", Map.of("code", code, "password", password)).is(201);
        return as(answer.body().get("token").asString());
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, @Nullable Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer delete(String path, @Nullable Object body) {
        return send("DELETE", path, body);
    }

    /// Asks for what takes two officers, after another one has.
    public Answer second(Api first, String method, String path, @Nullable Object body) {
        first.send(method, path, body).is(202);
        return send(method, path, body);
    }

    /// Sends a request.
    ///
    /// @param body a text goes as it is, anything else as JSON, null is none
    public Answer send(String method, String path, @Nullable Object body) {
        String text = text(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                text == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(text));
        // A service that stops waits a second for who keeps a connection open.
        request.setHeader("Connection", "close");
        headers.forEach(request::setHeader);
        if (text != null && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.setHeader("Content-Type", "application/json");
        }
        Answer answer = answer(request.build());
        List<String> violations =
                Contract.ours()
                        .checkAnswer(
                                method,
                                path,
                                answer.status(),
                                answer.headers().map(),
                                answer.text());
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    "%s %s breaks the contract:\n  %s\n%d %s"
                            .formatted(
                                    method,
                                    path,
                                    String.join("\n  ", violations),
                                    answer.status(),
                                    answer.text()));
        }
        return answer;
    }

    private static @Nullable String text(@Nullable Object body) {
        return switch (body) {
            case null -> null;
            case String text -> text;
            default -> JSON.writeValueAsString(body);
        };
    }

    private static Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.headers(), json(response), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        @Nullable String type = response.headers().firstValue("Content-Type").orElse(null);
        if (!Contract.isJson(Contract.mediaType(type)) || response.body().isEmpty()) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }
}
