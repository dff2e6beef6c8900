package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.db.OwnCluster;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.Program;
import coop.mutirao.testing.Reckoning;
import coop.mutirao.testing.ServiceProcess;
import coop.mutirao.testing.TcpProxy;
import coop.mutirao.testing.TcpProxy.Cut;
import coop.mutirao.testing.Wait;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The service on a PostgreSQL of one's own, and what can happen between the two while a crowd
/// pays. Whatever does: what was acknowledged stands once, and nobody is told more than that the
/// database cannot be reached.
@Timeout(180)
class OwnDatabaseIT {

    private static final int CLIENTS = 32;
    private static final int ACCOUNTS = 8;
    private static final int CUTS = 4;
    private static final int ENOUGH = 100;

    @TempDir static Path folder;
    static OwnCluster database;
    static TcpProxy proxy;
    static volatile Supplier<Cut> cutting = () -> Cut.NONE;
    static Map<String, String> environment;
    static ServiceProcess service;
    static Crowd crowd;

    @BeforeAll
    static void found() throws Exception {
        database = OwnCluster.make(folder.resolve("data"));
        database.start();
        proxy = new TcpProxy(database.port(), () -> cutting.get());
        environment =
                database.environment(
                        "127.0.0.1:" + proxy.port(), "?options=-c%20statement_timeout=2s");
        service = ServiceProcess.startOn(environment, folder);
        crowd =
                new Crowd(
                        List.of(service::base),
                        Payers.admit(service.base(), service.password(), ACCOUNTS),
                        CLIENTS,
                        60);
    }

    @AfterAll
    static void close() throws Exception {
        Reckoning.assertChecked(Program.run(folder, environment, "check"));
        service.close();
        proxy.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        crowd.excuses.clear();
    }

    @AfterEach
    void stop() throws Exception {
        cutting = () -> Cut.NONE;
        crowd.stop();
    }

    /// `-Dseed=…` for the same cuts again.
    @Test
    void a_connection_that_is_cut_around_the_commit_loses_nothing_and_doubles_nothing()
            throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("cuts with -Dseed=" + seed);
        var random = new SplittableRandom(seed);
        crowd.start(seed);
        crowd.untilCommitted(ENOUGH);

        cutting = () -> draw(random);
        var others = new SplittableRandom(seed);
        while (Stream.of(Cut.values()).anyMatch(cut -> proxy.cuts(cut) < CUTS)) {
            crowd.untilCommitted(1 + others.nextInt(50));
            if (others.nextInt(4) == 0) {
                proxy.cutAll();
            }
        }
        cutting = () -> Cut.NONE;

        assertNormalAgain();
        Stream.of(Cut.values()).forEach(c -> System.out.println(c + ": " + proxy.cuts(c)));
    }

    private static Cut draw(SplittableRandom random) {
        synchronized (random) {
            return switch (random.nextInt(18)) {
                case 0 -> Cut.BEFORE_COMMIT;
                case 1 -> Cut.IN_COMMIT;
                case 2 -> Cut.AFTER_COMMIT;
                default -> Cut.NONE;
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "immediate"})
    void a_database_that_is_restarted_is_waited_for(String mode) throws Exception {
        crowd.start(mode.hashCode());
        crowd.untilCommitted(ENOUGH);

        long before = System.nanoTime();
        database.restart(mode);
        long up = System.nanoTime();
        crowd.untilCommitted(1);

        System.out.printf(
                "restart %s: %d ms; first payment %d ms later%n",
                mode, (up - before) / 1_000_000, (System.nanoTime() - up) / 1_000_000);
        assertNormalAgain();
    }

    @Test
    void a_door_that_somebody_else_holds_too_long_is_given_up_and_tried_again() throws Exception {
        crowd.start(4);
        crowd.untilCommitted(ENOUGH);

        try (Connection somebody = database.look().owner().getConnection();
                Statement statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("SELECT FROM log_head FOR UPDATE");
            Wait.until("somebody is told 503", () -> !crowd.excuses.isEmpty());
            somebody.rollback();
        }

        assertNormalAgain();
        assertThat(database.log()).contains("canceling statement due to statement timeout");
    }

    private static void assertNormalAgain() throws Exception {
        crowd.untilCommitted(ENOUGH);
        crowd.stop();

        assertThat(crowd.excuses)
                .isSubsetOf("/problems/overloaded", "/problems/database-unavailable");
        assertThat(crowd.noAnswer).hasValue(0);
        Reckoning.assertBooks(crowd, database.look().owner());
    }
}
