package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.Reckoning;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The machine's clock is put forward and back, by a minute or by half a day. The log's time only
/// goes on, no payment is lost, and nobody is locked out for long.
@Timeout(180)
class ClockIT {

    private static final int CLIENTS = 32;
    private static final int ACCOUNTS = 8;
    private static final int ENOUGH = 1_000;
    private static final Duration SESSION = Duration.ofHours(24);
    private static final Duration FAR = Duration.ofHours(1);

    final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    final DataSource database = TestDatabase.fresh();
    TestApp town;
    Server server;
    Api api;

    @BeforeEach
    void open() {
        town = TestApp.founded(database, clock, 3);
        for (int i = 0; i < ACCOUNTS; i++) {
            town.admit("m" + i, 50 + i, 100 + i, Payers.own("m" + i));
        }
        server = town.app.serve("127.0.0.1", 0, URI.create("https://mutirao.example/source"));
        api = new Api(base());
    }

    @AfterEach
    void close() {
        server.close();
        town.close();
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /// `-Dseed=…` for the same jumps again.
    @Test
    void payments_under_a_clock_that_jumps_are_in_the_order_of_time() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("clock with -Dseed=" + seed);
        List<Crowd.Payer> payers =
                IntStream.range(0, ACCOUNTS)
                        .mapToObj(i -> new Crowd.Payer("m" + i, Payers.token(api, "m" + i)))
                        .toList();
        var crowd = new Crowd(List.of(this::base), payers, CLIENTS, 60);
        var jumping = new AtomicBoolean(true);
        Thread jumper = Thread.ofPlatform().start(() -> jump(new SplittableRandom(seed), jumping));
        crowd.start(seed);
        crowd.untilCommitted(ENOUGH);
        crowd.stop();
        jumping.set(false);
        jumper.join();

        assertThat(crowd.excuses).isEmpty();
        assertThat(crowd.noAnswer).hasValue(0);
        Reckoning.assertBooks(crowd, TestDatabase.ownerOf(database));
        assertThat(town.app.checks.run((_, _) -> {}).isSound()).isTrue();
    }

    // Not so far that a session ends.
    private void jump(SplittableRandom random, AtomicBoolean jumping) {
        Instant start = clock.instant();
        while (jumping.get()) {
            long millis = random.nextLong(-FAR.toMillis(), FAR.toMillis());
            clock.pass(Duration.between(clock.instant(), start.plusMillis(millis)));
            LockSupport.parkNanos(random.nextInt(3_000_000));
        }
    }

    @Test
    void a_session_that_has_ended_stays_ended_when_the_clock_is_put_back() {
        Api early = api.as(Payers.token(api, "m0"));
        early.get("/api/v1/accounts/m0").is(200);

        clock.pass(SESSION);
        early.get("/api/v1/accounts/m0").is(401);
        Api late = api.as(Payers.token(api, "m0"));
        clock.pass(SESSION.negated());

        early.get("/api/v1/accounts/m0").is(401);
        late.get("/api/v1/accounts/m0").is(200);
        late.put(
                        "/api/v1/payments/01997f3e-5a00-7000-8000-0000000000a1",
                        Map.of("payee", "m1", "amount", 10))
                .is(201);
    }

    @Test
    void who_is_locked_out_for_a_quarter_of_an_hour_does_not_wait_for_the_clock_that_went_back() {
        Map<String, String> wrong = Map.of("code", "m0", "password", "a guess at it");
        clock.pass(SESSION);
        IntStream.range(0, 5).forEach(_ -> api.post("/api/v1/sessions", wrong).is(401));
        api.post("/api/v1/sessions", wrong).is(429);

        clock.pass(SESSION.negated());

        assertThat(Payers.token(api, "m0")).isNotEmpty();
    }
}
