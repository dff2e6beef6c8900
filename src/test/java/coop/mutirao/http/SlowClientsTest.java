package coop.mutirao.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.Front;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Those who open connections and say next to nothing. The others are served meanwhile.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SlowClientsTest {

    static final URI SOURCE = URI.create("https://example.org/source");
    static final String HEAD = "POST /api/v1/sessions HTTP/1.1\r\nHost: here\r\n";

    final TestApp app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1);
    Server server = serve(TrustedProxies.NONE, Connections.Limits.WITHOUT_END);
    final List<Socket> sockets = new ArrayList<>();

    SlowClientsTest() {
        app.admit("ana", 10_000, 10_000, "ana-password");
    }

    Server serve(TrustedProxies proxies, Connections.Limits limits) {
        var front = new Front(null, proxies, Pace.Writes.WITHOUT_END, limits);
        return app.app.serve("127.0.0.1", 0, SOURCE, front);
    }

    void restart(TrustedProxies proxies, Connections.Limits limits) {
        server.close();
        server = serve(proxies, limits);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
        app.close();
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        sockets.add(socket);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static String rest(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException e) {
            return "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Sends a byte a second until the service hangs up.
    static Duration trickle(Socket socket) throws InterruptedException {
        long began = System.nanoTime();
        try {
            while (socket.getInputStream().available() == 0) {
                send(socket, "x");
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (IOException e) {
            // It did.
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    void assertOthersAreServed() {
        new Api(URI.create("http://127.0.0.1:" + server.port()))
                .post("/api/v1/sessions", Map.of("code", "ana", "password", "ana-password"))
                .is(201);
    }

    @Test
    void a_body_of_a_byte_a_second_is_not_waited_for() throws Exception {
        Socket slow = connect();
        send(slow, HEAD + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n");

        Duration took = trickle(slow);

        assertThat(took).isBetween(Connections.BODY_GRACE, Connections.BODY_GRACE.plusSeconds(5));
        assertOthersAreServed();
    }

    @Test
    void nor_is_a_body_that_never_comes_to_its_first_byte() throws Exception {
        Socket slow = connect();
        send(
                slow,
                HEAD
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "1;x=");

        // What goes beside a chunk is no body.
        assertThat(trickle(slow)).isLessThan(Connections.BODY_GRACE.plusSeconds(5));
        assertOthersAreServed();
    }

    @Test
    void headers_of_a_byte_a_second_are_not_waited_for() throws Exception {
        Socket slow = connect();
        send(slow, "GET /api/v1/network HTTP/1.1\r\nX-Slow: ");

        Duration took = trickle(slow);

        assertThat(took).isBetween(Connections.HEAD_WITHIN, Connections.HEAD_WITHIN.plusSeconds(5));
        assertOthersAreServed();
    }

    @Test
    void bodies_that_say_they_are_too_large_hold_no_place() throws Exception {
        for (int i = 0; i < Server.UNDER_WAY_MAX + 8; i++) {
            send(
                    connect(),
                    HEAD + "Content-Type: application/json\r\nContent-Length: 8000000\r\n\r\n{");
        }

        assertOthersAreServed();
        assertThat(rest(sockets.getFirst())).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void bodies_of_no_length_hold_places_of_their_own() throws Exception {
        for (int i = 0; i < Server.UNDER_WAY_MAX + 8; i++) {
            // Long enough to be allowed to stay a while.
            send(
                    connect(),
                    HEAD
                            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "7d0\r\n"
                            + " ".repeat(2_000));
        }

        assertOthersAreServed();
    }

    @Test
    void of_one_address_so_many_connections_are_open_and_no_more() throws Exception {
        restart(TrustedProxies.NONE, new Connections.Limits(1_000, 8));
        for (int i = 0; i < 8; i++) {
            assertThat(asks(connect())).startsWith("HTTP/1.1 200");
        }

        assertThat(rest(connect())).isEmpty();

        sockets.getFirst().close();
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(asks(connect())).startsWith("HTTP/1.1 200");
        assertThat(rest(connect())).isEmpty();
    }

    @Test
    void a_proxys_connections_are_those_of_many() throws Exception {
        restart(TrustedProxies.parse("127.0.0.0/8"), new Connections.Limits(1_000, 8));

        for (int i = 0; i < 30; i++) {
            assertThat(asks(connect())).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void when_all_are_taken_who_says_nothing_makes_room() throws Exception {
        restart(TrustedProxies.NONE, new Connections.Limits(20, 1_000));
        for (int i = 0; i < 20; i++) {
            connect();
        }

        assertThat(asks(connect())).startsWith("HTTP/1.1 200");
    }

    /// The first bytes that a connection is answered, which stays open.
    private static String asks(Socket socket) throws IOException {
        send(socket, "GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n");
        return new String(socket.getInputStream().readNBytes(12), UTF_8);
    }
}
