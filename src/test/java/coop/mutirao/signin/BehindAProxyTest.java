package coop.mutirao.signin;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Connections;
import coop.mutirao.http.Pace;
import coop.mutirao.http.Server;
import coop.mutirao.http.TrustedProxies;
import coop.mutirao.member.World;
import coop.mutirao.testing.Api;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Attempts to sign in are counted for the address of the member, not of the proxy.
class BehindAProxyTest {

    static final Map<String, String> WRONG = Map.of("code", "ana", "password", "a-wrong-guess");
    static final Map<String, String> RIGHT = Map.of("code", "ana", "password", "ana-password");

    final World world = new World();

    private Server start(TrustedProxies proxies) {
        return Server.start(
                "127.0.0.1",
                0,
                new Server.Needs(
                        world.json,
                        world.sessions::caller,
                        () -> "r",
                        new SimpleMeterRegistry(),
                        proxies,
                        new Pace(Pace.Writes.WITHOUT_END, InstantSource.system()),
                        Connections.Limits.WITHOUT_END,
                        false,
                        () -> world.now),
                List.of(new SessionRoutes(world.signIn, world.sessions, world.json)));
    }

    private static int signIn(Server server, String forwardedFor, Map<String, String> words) {
        return new Api(URI.create("http://127.0.0.1:" + server.port()))
                .with("X-Forwarded-For", forwardedFor)
                .post("/api/v1/sessions", words)
                .status();
    }

    @Test
    void who_guesses_behind_a_trusted_proxy_locks_out_only_himself() {
        try (Server server = start(TrustedProxies.parse("127.0.0.0/8"))) {
            for (int i = 0; i < 5; i++) {
                // What the guesser adds stands left of what the proxy adds.
                assertThat(signIn(server, "198.51.100." + i + ", 203.0.113.9", WRONG))
                        .isEqualTo(401);
            }

            assertThat(signIn(server, "198.51.100.77, 203.0.113.9", RIGHT)).isEqualTo(429);
            assertThat(signIn(server, "203.0.113.10", RIGHT)).isEqualTo(201);
        }
    }

    @Test
    void a_header_from_somebody_else_changes_nothing() {
        try (Server server = start(TrustedProxies.parse("10.0.0.0/8"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn(server, "203.0.113." + i, WRONG)).isEqualTo(401);
            }

            assertThat(signIn(server, "203.0.113.10", RIGHT)).isEqualTo(429);
        }
    }
}
