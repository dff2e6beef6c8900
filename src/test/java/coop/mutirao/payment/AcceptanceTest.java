package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Money;
import coop.mutirao.officer.Second;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ana accepts what Bea asked for, on two instances of the service.
class AcceptanceTest {

    static final String PASSWORD = "correct horse battery";

    final DataSource database = TestDatabase.fresh();
    final TestApp first = TestApp.founded(database, InstantSource.system(), 1);
    final TestApp second = new TestApp(database, InstantSource.system(), 2);
    final List<Server> servers = List.of(serve(first), serve(second));
    final List<Api> ana = new ArrayList<>();
    Api bea;

    @BeforeEach
    void signIn() {
        first.admit("ana", 1_000, 5_000, PASSWORD);
        first.admit("bea", 1_000, 5_000, PASSWORD);
        servers.forEach(server -> ana.add(api(server).signIn("ana", PASSWORD)));
        bea = api(servers.getFirst()).signIn("bea", PASSWORD);
    }

    @AfterEach
    void close() {
        servers.forEach(Server::close);
        first.close();
        second.close();
    }

    private static Server serve(TestApp app) {
        return app.app.serve("127.0.0.1", 0, URI.create("https://example.org/mutirao"));
    }

    private static Api api(Server server) {
        return new Api(URI.create("http://127.0.0.1:" + server.port()));
    }

    @Test
    void by_many_at_once_is_one_payment_for_all() throws Exception {
        for (int round = 0; round < 10; round++) {
            String request = ask(10);
            List<Api.Answer> answers = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Api.Answer>> asked = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Api api = ana.get(i % 2);
                    asked.add(threads.submit(() -> accept(api, request, null)));
                }
                for (Future<Api.Answer> answer : asked) {
                    answers.add(answer.get(60, TimeUnit.SECONDS));
                }
            }

            assertThat(answers.stream().map(a -> a.body().path("id").asString("")).distinct())
                    .as("%s", answers)
                    .hasSize(1);
            assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
            assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(7);
        }
        assertThat(first.balance("ana")).isEqualTo(-100);
    }

    @Test
    void under_an_id_of_its_own_is_refused_once_it_is_paid_and_the_id_stays_refused() {
        String request = ask(10);
        String id = Orders.id(5).toString();
        accept(ana.getFirst(), request, null).is(201);

        accept(ana.getFirst(), request, id).isProblem(409, "request-not-pending");
        accept(ana.getFirst(), request, id).isProblem(409, "request-not-pending");
        ana.getFirst()
                .put("/api/v1/payments/" + id, Map.of("payee", "bea", "amount", 10))
                .isProblem(409, "payment-id-taken");
    }

    @Test
    void is_no_payment_after_it_was_declined() {
        String request = ask(10);
        ana.getFirst().post("/api/v1/payment-requests/" + request + "/decline", null).is(200);

        accept(ana.getFirst(), request, null).isProblem(409, "request-not-pending");
    }

    @Test
    void goes_through_after_a_refusal_when_there_is_more_credit() {
        String request = ask(1_001);
        accept(ana.getFirst(), request, null).isProblem(422, "credit-limit-exceeded");
        first.limits.change(
                "ana",
                new AccountChange(Money.of(2_000), null, null, null, "a good year"),
                "bea",
                Second.NOT_NEEDED);

        accept(ana.getFirst(), request, null).is(201);
    }

    String ask(long amount) {
        String id = UUID.randomUUID().toString();
        bea.put("/api/v1/payment-requests/" + id, Map.of("payer", "ana", "amount", amount)).is(201);
        return id;
    }

    static Api.Answer accept(Api api, String request, @Nullable String paymentId) {
        return api.post(
                "/api/v1/payment-requests/" + request + "/accept",
                paymentId == null ? Map.of() : Map.of("paymentId", paymentId));
    }
}
