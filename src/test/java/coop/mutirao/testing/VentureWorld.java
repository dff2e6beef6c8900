package coop.mutirao.testing;

import coop.mutirao.Founding;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Member;
import coop.mutirao.member.NewMember;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/// A network with a bakery, the venture `padaria`, and persons: Ana, Bea, Cem and Dita, a
/// coordinator, a treasurer and an operator.
public abstract class VentureWorld {

    protected static final String PADARIA = "/api/v1/accounts/padaria";

    protected final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    protected final DataSource database = TestDatabase.fresh();
    protected final TestApp app = TestApp.founded(database, clock, 1);
    private final List<AutoCloseable> open = new ArrayList<>();
    protected final Api nobody;
    protected Api padaria;
    protected Api ana;
    protected Api bea;
    protected Api cem;
    protected Api dita;
    protected Api coord;
    protected Api treasurer;
    protected Api operator;
    private long ids;

    protected VentureWorld() {
        Founders.add(app.app, "coord", "Coord", "coord-password");
        admit("padaria", Member.Kind.VENTURE);
        for (String code : List.of("ana", "bea", "cem", "dita", "treasurer", "operator")) {
            admit(code, Member.Kind.PERSON);
        }
        nobody = new Api(serve(app));
        signIn();
        for (String role : List.of("treasurer", "operator")) {
            app.mandate(role, role);
        }
    }

    /// Everybody signs in anew: after the clock went on, or to be fresh again.
    protected final void signIn() {
        padaria = as("padaria");
        ana = as("ana");
        bea = as("bea");
        cem = as("cem");
        dita = as("dita");
        coord = as("coord");
        treasurer = as("treasurer");
        operator = as("operator");
    }

    private Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    protected final void pass(Duration time) {
        clock.pass(time);
        signIn();
    }

    private void admit(String code, Member.Kind kind) {
        var order =
                new NewMember(
                        code,
                        kind,
                        code,
                        Founding.ROOT,
                        Money.of(100_000),
                        Money.of(1_000_000),
                        null);
        app.app.database.inTransaction(tx ->
                app.app.log.record(tx, facts -> app.app.members.admit(tx, facts, List.of(order))));
    }

    protected final URI serve(TestApp instance) {
        Server server = instance.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
        open.add(server);
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    public final void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        app.close();
    }

    /// Closes what was served last.
    protected final void stopLast() throws Exception {
        open.removeLast().close();
    }

    /// A new path of a payment.
    protected final String path() {
        return "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids);
    }

    /// Where one agrees to the payment of that path.
    protected static String approval(String paymentPath) {
        return paymentPath.replace("/payments/", "/approvals/");
    }

    protected static Map<String, Object> fromPadaria(long amount) {
        return Map.of("payer", "padaria", "payee", "cem", "amount", amount);
    }

    /// Makes somebody a delegate of the bakery.
    ///
    /// @param more limits and the like
    protected final Answer give(Api by, String delegate, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putIfAbsent("decision", "Meeting");
        return by.put(PADARIA + "/delegates/" + delegate, body);
    }

    protected final void end(Api by, String delegate) {
        by.delete(PADARIA + "/delegates/" + delegate + "?decision=Meeting").is(204);
    }

    protected final Answer rule(Api by, long above, int approvals) {
        return by.put(
                PADARIA + "/approval-rule",
                Map.of("above", above, "approvals", approvals, "decision", "Meeting"));
    }

    protected final void authorisation(int version, Map<String, Object> value) {
        Map<String, Object> whole = new HashMap<>(value);
        whole.putIfAbsent("unsignedMaximum", null);
        whole.putIfAbsent("twoOfficersFrom", null);
        treasurer
                .second(
                        coord,
                        "PUT",
                        "/api/v1/policies/authorisation/" + version,
                        Map.of("value", whole, "decision", "Assembly"))
                .is(201);
    }

    protected final String publicId(String code) {
        return ana.get("/api/v1/members/" + code).is(200).body().get("publicId").asString();
    }

    protected final Answer register(Api by, Device device) {
        return by.put(
                "/api/v1/members/padaria/keys/" + device.id,
                device.registration(TestApp.NETWORK.origin(), publicId("padaria")));
    }

    /// The bakery pays Cem, within the hour.
    protected final byte[] order(long amount) {
        Map<String, String> order = new TreeMap<>();
        order.put("amount", Long.toString(amount));
        order.put("currency", TestApp.NETWORK.unit());
        order.put(
                "expires",
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(clock.instant().plusSeconds(3_600)));
        order.put("max_fee", "0");
        order.put("nonce", "AAAAAAAAAAAA%04d".formatted(++ids));
        order.put("origin", TestApp.NETWORK.origin());
        order.put("payee", publicId("cem"));
        order.put("payer", publicId("padaria"));
        return Device.order(order);
    }

    /// All of these at once.
    protected static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        var start = new CountDownLatch(calls.size());
        List<Future<Answer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<Answer> call : calls) {
                answers.add(
                        threads.submit(() -> {
                            start.countDown();
                            start.await();
                            return call.call();
                        }));
            }
        }
        List<Answer> all = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            all.add(answer.get());
        }
        return all;
    }

    /// What the checks find.
    protected final List<String> found() {
        return app.app.checks.run((_, _) -> {}).results().stream()
                .flatMap(result -> result.first().stream())
                .toList();
    }
}
