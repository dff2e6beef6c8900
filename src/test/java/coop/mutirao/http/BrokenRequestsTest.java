package coop.mutirao.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Contract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Requests that no client library would send.
class BrokenRequestsTest {

    static final ObjectMapper JSON = new ObjectMapper();
    static Server server;

    /// @param headers by their names in any case
    record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    @BeforeAll
    static void start() {
        var needs =
                new Server.Needs(
                        Json.mapper(List.of()),
                        token -> Optional.empty(),
                        () -> "a-request",
                        new SimpleMeterRegistry(),
                        InstantSource.system());
        var site =
                new SiteRoutes(
                        () -> new SiteRoutes.Network("Rede", "SOL", "Sol"),
                        URI.create("https://example.org/mutirao"));
        server = Server.start("127.0.0.1", 0, needs, List.of(site));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%00 HTTP/1.1",
                "GET /problems/%00 HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /../x HTTP/1.1",
                "GET /%2e%2e/%2e%2e/x HTTP/1.1",
                "PUT /%00 HTTP/1.1",
                "DELETE /../x HTTP/1.1",
                "GET /docs HTTP/9.9",
                "GET",
                "HELLO",
                "\u0001\u0002\u0003",
                "GET /docs HTTP/1.1\r\nContent-Length: many",
                "GET /docs HTTP/1.1\r\nno header"
            })
    void what_is_no_http_is_malformed(String head) throws Exception {
        Answer answer = send(head + "\r\nHost: here\r\n\r\n");

        assertProblem(answer, ProblemType.MALFORMED_REQUEST);
        assertThat(answer.header("X-Request-Id")).isEqualTo("a-request");
        assertThat(answer.body().toLowerCase(Locale.ROOT))
                .doesNotContain("jetty", "<html", "exception", "bad message");
    }

    @Test
    void a_request_without_the_host_is_malformed() throws Exception {
        assertProblem(send("GET /docs HTTP/1.1\r\n\r\n"), ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void headers_that_are_too_large_are_not_read() throws Exception {
        Answer answer =
                send(
                        "GET /docs HTTP/1.1\r\nHost: here\r\nX-Filler: %s\r\n\r\n"
                                .formatted("x".repeat(20_000)));

        assertProblem(answer, ProblemType.HEADERS_TOO_LARGE);
        assertThat(answer.json().get("maximumBytes").asInt()).isEqualTo(16_384);
    }

    @Test
    void an_address_that_is_too_long_is_not_read() throws Exception {
        Answer answer =
                send("GET /%s HTTP/1.1\r\nHost: here\r\n\r\n".formatted("x".repeat(20_000)));

        assertProblem(answer, ProblemType.HEADERS_TOO_LARGE);
    }

    @Test
    void what_is_well_formed_is_still_answered() throws Exception {
        Answer answer = send("GET /docs HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
    }

    // The problem as the contract has it, with the headers of every other answer.
    private static void assertProblem(Answer answer, ProblemType type) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(type.status());
        assertThat(answer.json().get("type").asString()).isEqualTo(type.uri());
        assertThat(answer.json().get("title").asString()).isEqualTo(type.title());
        assertThat(
                        Contract.ours()
                                .checkAnswer(
                                        "GET",
                                        "/no-such-page",
                                        answer.status(),
                                        answer.headers(),
                                        answer.body()))
                .isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Connection")).isEqualTo("close");
        Answer healthy = send("GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
        for (String name :
                List.of(
                        "X-Content-Type-Options",
                        "Referrer-Policy",
                        "X-Frame-Options",
                        "Cross-Origin-Opener-Policy",
                        "Cross-Origin-Resource-Policy",
                        "Permissions-Policy",
                        "Content-Security-Policy")) {
            assertThat(answer.header(name)).as(name).isNotEmpty().isEqualTo(healthy.header(name));
        }
        assertThat(answer.header("Server")).isEmpty();
    }

    private static Answer send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    private static Answer parse(String response) {
        String[] parts = response.split("\r\n\r\n", 2);
        assertThat(parts).as(response).hasSize(2);
        List<String> lines = parts[0].lines().toList();
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            String[] header = line.split(": ?", 2);
            headers.put(header[0], List.of(header[1]));
        }
        return new Answer(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), headers, parts[1]);
    }
}
