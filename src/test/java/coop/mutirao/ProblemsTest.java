package coop.mutirao;

import static coop.mutirao.http.ProblemType.ACCOUNT_LEAVING;
import static coop.mutirao.http.ProblemType.BODY_TOO_LARGE;
import static coop.mutirao.http.ProblemType.CREDIT_STOPPED;
import static coop.mutirao.http.ProblemType.CROSS_SITE_REQUEST;
import static coop.mutirao.http.ProblemType.DATABASE_UNAVAILABLE;
import static coop.mutirao.http.ProblemType.HEADERS_TOO_LARGE;
import static coop.mutirao.http.ProblemType.INTERNAL_ERROR;
import static coop.mutirao.http.ProblemType.NOT_SIGNED_YET;
import static coop.mutirao.http.ProblemType.OVERLOADED;
import static coop.mutirao.http.ProblemType.PROXY_NOT_VALID;
import static coop.mutirao.http.ProblemType.RECOVERY_STANDS;
import static coop.mutirao.http.ProblemType.REPORT_NEEDED;
import static coop.mutirao.http.ProblemType.REPORT_TOO_LONG;
import static coop.mutirao.http.ProblemType.SECOND_FACTOR_NEEDED;
import static coop.mutirao.http.ProblemType.SHEET_NOT_VALID;
import static coop.mutirao.http.ProblemType.SHUTTING_DOWN;
import static coop.mutirao.http.ProblemType.SIGN_IN_AGAIN;
import static coop.mutirao.http.ProblemType.SURPLUS_AT_OTHER_STEP;
import static coop.mutirao.http.ProblemType.TOO_MANY_API_KEYS;
import static coop.mutirao.http.ProblemType.TOO_MANY_KEYS;
import static coop.mutirao.http.ProblemType.TOO_MANY_PASSKEYS;
import static coop.mutirao.http.ProblemType.TOO_MANY_REQUESTS;
import static coop.mutirao.http.ProblemType.TOTP_IN_USE;
import static coop.mutirao.http.ProblemType.UNIT_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.assembly.RoundProblems;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.device.DeviceKeys;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.member.Hashing;
import coop.mutirao.motion.MotionProblems;
import coop.mutirao.surplus.SurplusProblems;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.KnownHashes;
import coop.mutirao.testing.Stories;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.ds.PGSimpleDataSource;

/// The types of problem that no story tells, since something has to be full, broken or at its end
/// first; each over HTTP.
class ProblemsTest {

    private static final AtomicLong IDS = new AtomicLong();

    private final Map<ProblemType, Callable<Answer>> cases =
            Map.ofEntries(
                    Map.entry(BODY_TOO_LARGE, ProblemsTest::bodyTooLarge),
                    Map.entry(HEADERS_TOO_LARGE, ProblemsTest::headersTooLarge),
                    Map.entry(UNIT_MISMATCH, ProblemsTest::unitMismatch),
                    Map.entry(TOO_MANY_KEYS, ProblemsTest::tooManyKeys),
                    Map.entry(ACCOUNT_LEAVING, MotionProblems::accountLeaving),
                    Map.entry(PROXY_NOT_VALID, RoundProblems::proxyNotValid),
                    Map.entry(REPORT_NEEDED, RoundProblems::reportNeeded),
                    Map.entry(SHEET_NOT_VALID, RoundProblems::sheetNotValid),
                    Map.entry(CREDIT_STOPPED, CreditProblems::creditStopped),
                    Map.entry(SURPLUS_AT_OTHER_STEP, SurplusProblems::atOtherStep),
                    Map.entry(TOTP_IN_USE, SignInProblems::totpInUse),
                    Map.entry(TOO_MANY_PASSKEYS, SignInProblems::tooManyPasskeys),
                    Map.entry(RECOVERY_STANDS, SignInProblems::recoveryStands),
                    Map.entry(SECOND_FACTOR_NEEDED, SignInProblems::secondFactorNeeded),
                    Map.entry(INTERNAL_ERROR, ProblemsTest::internalError),
                    Map.entry(OVERLOADED, ProblemsTest::overloaded),
                    Map.entry(DATABASE_UNAVAILABLE, ProblemsTest::databaseUnavailable),
                    Map.entry(SHUTTING_DOWN, ProblemsTest::shuttingDown),
                    Map.entry(SIGN_IN_AGAIN, SignInProblems::signInAgain),
                    Map.entry(CROSS_SITE_REQUEST, SignInProblems::crossSiteRequest),
                    Map.entry(NOT_SIGNED_YET, ReportProblems::notSignedYet),
                    Map.entry(REPORT_TOO_LONG, ReportProblems::reportTooLong),
                    Map.entry(TOO_MANY_API_KEYS, ProgramProblems::tooManyApiKeys),
                    Map.entry(TOO_MANY_REQUESTS, ProgramProblems::tooManyRequests));

    @TestFactory
    Stream<DynamicTest> what_no_story_tells() {
        return cases.entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.getKey().wire(),
                                () -> assertProblem(one.getValue().call(), one.getKey())));
    }

    private static void assertProblem(Answer answer, ProblemType type) {
        answer.isProblem(type.status(), type.wire());
        assertThat(answer.body().get("title").asString()).isEqualTo(type.title());
        for (ProblemType.Member member : type.page().members()) {
            assertThat(answer.body().propertyNames()).contains(member.name());
        }
        if (type.status() == 503) {
            assertThat(answer.header("Retry-After"))
                    .isEqualTo(answer.body().get("retryAfterSeconds").asString());
        }
    }

    @Test
    void every_type_is_told_by_a_story_or_here() {
        var told = new TreeSet<String>();
        cases.keySet().forEach(type -> told.add(type.uri()));
        for (Stories.Story story : Stories.all()) {
            if (story.status() >= 400) {
                told.add(story.response().path("body").path("type").asString(""));
            }
        }

        assertThat(told)
                .containsAll(Stream.of(ProblemType.values()).map(ProblemType::uri).toList());
    }

    /// The service on a database where Ana and Bea are members, with a queue for one order.
    record Service(DataSource database, App app, Server server, Api nobody)
            implements AutoCloseable {

        static Service start() {
            DataSource database = TestDatabase.fresh();
            try (TestApp books = TestApp.founded(database, InstantSource.system(), 1)) {
                books.admit("ana", 10_000, 100_000, "ana-password");
                books.admit("bea", 10_000, 100_000, null);
            }
            return on(database);
        }

        static Service on(DataSource database) {
            var app =
                    new App(
                            database,
                            null,
                            InstantSource.system(),
                            new SplittableRandom(2),
                            new SimpleMeterRegistry(),
                            new GroupCommit.Settings(
                                    1, 1, 1_024, Duration.ofSeconds(30), Duration.ofSeconds(1)),
                            new Hashing(KnownHashes.COST));
            Server server = app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
            URI base = URI.create("http://127.0.0.1:" + server.port());
            return new Service(database, app, server, new Api(base));
        }

        Api ana() {
            return nobody.signIn("ana", "ana-password");
        }

        @Override
        public void close() {
            server.close();
            app.close();
        }
    }

    static Answer pay(Api api, String payee, String description) {
        return api.put(
                "/api/v1/payments/01997f3e-5a00-7000-8000-%012x".formatted(IDS.incrementAndGet()),
                Map.of("payee", payee, "amount", 1, "description", description));
    }

    private static CompletableFuture<Answer> payLater(Api api) {
        return CompletableFuture.supplyAsync(
                () -> pay(api, "bea", "Bread"), task -> Thread.ofVirtual().start(task));
    }

    private static Answer bodyTooLarge() {
        try (Service service = Service.start()) {
            Api ana = service.ana();
            pay(ana, "bea", "x".repeat(60_000)).isProblem(400, "malformed-request");
            return pay(ana, "bea", "x".repeat(70_000));
        }
    }

    private static Answer headersTooLarge() {
        try (Service service = Service.start()) {
            service.nobody().with("X-Filler", "x".repeat(10_000)).get("/healthz").is(200);
            return service.nobody().with("X-Filler", "x".repeat(20_000)).get("/healthz");
        }
    }

    // No route opens such an account yet; the books can have one.
    private static Answer unitMismatch() {
        try (Service service = Service.start()) {
            App app = service.app();
            app.database.transact(tx -> {
                tx.sql().execute("INSERT INTO unit VALUES ('HORA', 'Hour', 0)");
                int community =
                        tx.sql()
                                .fetchSingle("SELECT community_id FROM community")
                                .get(0, Integer.class);
                var hours =
                        new OpenAccount(
                                "bea-hours",
                                Account.Kind.MEMBER,
                                "HORA",
                                community,
                                app.ledger.find(tx, "bea").orElseThrow().owner(),
                                Money.of(0),
                                Money.of(1_000));
                app.log.record(
                        tx,
                        facts -> {
                            app.ledger.open(tx, facts, List.of(hours), List.of("Bea's hours"));
                            return 1;
                        });
            });
            Answer answer = pay(service.ana(), "bea-hours", "An hour");
            assertThat(answer.body().path("units").toString()).isEqualTo("[\"HORA\",\"SOL\"]");
            return answer;
        }
    }

    private static Answer tooManyKeys() {
        try (Service service = Service.start()) {
            Api ana = service.ana();
            String publicId = ana.get("/api/v1/members/ana").body().get("publicId").asString();
            for (int i = 0; i < DeviceKeys.IN_FORCE_MAX; i++) {
                register(ana, publicId).is(201);
            }
            return register(ana, publicId);
        }
    }

    private static Answer register(Api ana, String publicId) {
        var device = new Device("01997f3e-5a00-7000-8000-%012x".formatted(IDS.incrementAndGet()));
        return ana.put(
                "/api/v1/members/ana/keys/" + device.id,
                device.registration(TestApp.NETWORK.origin(), publicId));
    }

    private static Answer internalError() throws SQLException {
        try (Service service = Service.start();
                Connection owner = TestDatabase.ownerOf(service.database()).getConnection()) {
            owner.createStatement().execute("ALTER TABLE community RENAME TO gone");
            Answer answer = service.nobody().get("/api/v1/network");
            assertThat(answer.text().toLowerCase(Locale.ROOT))
                    .doesNotContain("community", "select", "relation", "sql", "exception");
            assertThat(answer.body().path("requestId").asString(""))
                    .isEqualTo(answer.header("X-Request-Id"));
            return answer;
        }
    }

    private static Answer overloaded() throws Exception {
        try (Service service = Service.start()) {
            Api ana = service.ana();
            List<CompletableFuture<Answer>> orders;
            Answer first;
            try (Connection door = closedDoor(service)) {
                // One is being carried out, one waits, and the others are turned away.
                orders = Stream.generate(() -> payLater(ana)).limit(4).toList();
                first =
                        (Answer)
                                CompletableFuture.anyOf(orders.toArray(CompletableFuture[]::new))
                                        .get(20, TimeUnit.SECONDS);
                door.rollback();
            }
            long done = orders.stream().filter(order -> order.join().status() == 201).count();
            assertThat(done).as("carried out when the door opened").isBetween(1L, 2L);
            return first;
        }
    }

    private static Answer databaseUnavailable() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});
        try (Service service = Service.on(nowhere)) {
            service.nobody().get("/healthz").is(200);
            service.nobody().get("/readyz").isProblem(503, "database-unavailable");
            return service.nobody()
                    .post("/api/v1/sessions", Map.of("code", "ana", "password", "ana-password"));
        }
    }

    private static Answer shuttingDown() throws Exception {
        try (Service service = Service.start()) {
            Api ana = service.ana();
            CompletableFuture<Answer> waiting;
            Answer late;
            try (Connection door = closedDoor(service)) {
                waiting = payLater(ana);
                await(() -> waitsAtTheDoor(service));
                Thread.ofVirtual().start(service.app()::close);
                await(() -> service.app().payments.isClosing());
                service.nobody().get("/readyz").isProblem(503, "shutting-down");
                late = pay(ana, "bea", "Too late");
                door.rollback();
            }
            waiting.get(20, TimeUnit.SECONDS).is(201);
            return late;
        }
    }

    /// Holds the log's one row, which every payment needs, until it is rolled back.
    private static Connection closedDoor(Service service) throws SQLException {
        Connection door = TestDatabase.ownerOf(service.database()).getConnection();
        door.setAutoCommit(false);
        door.createStatement().execute("SELECT size FROM log_head FOR UPDATE");
        return door;
    }

    private static boolean waitsAtTheDoor(Service service) throws SQLException {
        try (Connection owner = TestDatabase.ownerOf(service.database()).getConnection();
                var result =
                        owner.createStatement()
                                .executeQuery(
                                        "SELECT count(*) FROM pg_stat_activity WHERE"
                                                + " wait_event_type = 'Lock' AND datname ="
                                                + " current_database()")) {
            return result.next() && result.getInt(1) > 0;
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
