package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.Front;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What browsers are told to do for the member's safety.
class SecureHeadersTest {

    private static final List<String> PATHS =
            List.of("/", "/app", "/healthz", "/api/v1/network", "/api/v1/sessions/current", "/x");

    private static void withServer(@Nullable String address, Consumer<Api> test) {
        try (TestApp app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1);
                Server server =
                        app.app.serve(
                                "127.0.0.1",
                                0,
                                URI.create("https://example.org/source"),
                                new Front(
                                        address == null ? null : URI.create(address),
                                        TrustedProxies.NONE,
                                        Pace.Writes.WITHOUT_END,
                                        Connections.Limits.WITHOUT_END))) {
            test.accept(new Api(URI.create("http://127.0.0.1:" + server.port())));
        }
    }

    @Test
    void who_came_by_tls_comes_by_nothing_else_for_a_year() {
        withServer(
                "https://wallet.example",
                api -> {
                    for (String path : PATHS) {
                        assertThat(api.get(path).header("Strict-Transport-Security"))
                                .as(path)
                                .isEqualTo("max-age=31536000");
                    }
                });
    }

    @Test
    void without_tls_nothing_is_said_of_it() {
        for (@Nullable String address : new @Nullable String[] {null, "http://localhost:8080"}) {
            withServer(
                    address,
                    api -> assertThat(api.get("/").header("Strict-Transport-Security")).isEmpty());
        }
    }

    @Test
    void the_browser_lends_our_pages_what_they_need_and_nothing_else() {
        withServer(
                null,
                api -> {
                    for (String path : PATHS) {
                        assertThat(api.get(path).header("Permissions-Policy").split(", "))
                                .as(path)
                                .contains(
                                        "camera=(self)",
                                        "publickey-credentials-create=(self)",
                                        "publickey-credentials-get=(self)",
                                        "geolocation=()",
                                        "microphone=()",
                                        "payment=()",
                                        "usb=()");
                    }
                });
    }
}
