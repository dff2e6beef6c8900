package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/// A network of which Ana, Bea and a treasurer are members, and Ana has a phone with a key.
abstract class SignedWorld {

    final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    final DataSource database = TestDatabase.fresh();
    final TestApp app = TestApp.founded(database, clock, 1);
    final List<AutoCloseable> open = new ArrayList<>();
    final Device phone = new Device("00000000-0000-7000-8000-0000000000aa");
    long ids;
    Api ana;
    Api bea;
    Api treasurer;
    final Api coord;
    String anaId;
    String beaId;

    SignedWorld() {
        Founders.add(app.app, "coord", "Coord", "coord-password");
        for (String code : List.of("ana", "bea", "treasurer")) {
            app.admit(code, 10_000, 100_000, null);
        }
        Api nobody = new Api(serve(app));
        coord = nobody.as(Entered.token(app, clock, "coord"));
        app.mandate("treasurer", "treasurer");
        ana = nobody.as(Entered.token(app, clock, "ana"));
        bea = nobody.as(Entered.token(app, clock, "bea"));
        treasurer = nobody.as(Entered.token(app, clock, "treasurer"));
        anaId = publicId("ana");
        beaId = publicId("bea");
        register(ana, "ana", phone);
    }

    URI serve(TestApp instance) {
        Server server = instance.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
        open.add(server);
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        app.close();
    }

    String publicId(String code) {
        return ana.get("/api/v1/members/" + code).is(200).body().get("publicId").asString();
    }

    void register(Api api, String code, Device device) {
        api.put(
                        "/api/v1/members/%s/keys/%s".formatted(code, device.id),
                        device.registration(TestApp.NETWORK.origin(), publicId(code)))
                .is(201);
    }

    static String micros(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    /// Ana pays Bea 100 within the hour. Each order has a nonce of its own.
    Map<String, String> order() {
        Map<String, String> order = new TreeMap<>();
        order.put("amount", "100");
        order.put("currency", TestApp.NETWORK.unit());
        order.put("expires", micros(clock.instant().plusSeconds(3_600)));
        order.put("max_fee", "0");
        order.put("nonce", "AAAAAAAAAAAA%04d".formatted(++ids));
        order.put("origin", TestApp.NETWORK.origin());
        order.put("payee", beaId);
        order.put("payer", anaId);
        return order;
    }

    Map<String, String> orderWith(String member, String value) {
        Map<String, String> order = order();
        order.put(member, value);
        return order;
    }

    String path() {
        return "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids);
    }

    static Answer pay(Api api, String path, Map<String, Object> signed) {
        return api.put(path, Map.of("signed", signed));
    }

    Answer pay(Map<String, String> order) {
        return pay(ana, path(), phone.signed(Device.order(order)));
    }

    List<String> found() {
        return app.app.checks.run((_, _) -> {}).results().stream()
                .flatMap(result -> result.first().stream())
                .toList();
    }

    /// Nothing was paid, and nothing is wrong.
    void assertNothingPaid() {
        assertThat(app.balance("ana")).isZero();
        assertThat(found()).isEmpty();
    }
}
