package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Cluster;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.Program;
import coop.mutirao.testing.Reckoning;
import coop.mutirao.testing.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of the service on one database, and a crowd that pays over both at once, within
/// tight limits. The books are right afterwards, and nobody was told anything else.
@Timeout(600)
class TwoProcessesIT {

    private static final int CLIENTS = 64;
    private static final int ACCOUNTS = 12;
    private static final Duration LASTS = Duration.ofSeconds(5);
    private static final int ENOUGH = 100;
    private static final int KILLS = 3;

    @TempDir static Path folder;
    static final List<ServiceProcess> services = new ArrayList<>();

    /// Whether the first process stands still, so that nobody waits for it for ever.
    static final AtomicBoolean stands = new AtomicBoolean();

    static Crowd crowd;

    @BeforeAll
    static void open() throws Exception {
        Path data = folder.resolve("data");
        services.add(ServiceProcess.start(data));
        services.add(ServiceProcess.start(data));
        crowd =
                new Crowd(
                        List.of(
                                () -> services.get(stands.get() ? 1 : 0).base(),
                                () -> services.get(1).base()),
                        Payers.admit(
                                services.getFirst().base(),
                                services.getFirst().password(),
                                ACCOUNTS),
                        CLIENTS,
                        60);
    }

    /// What the crowd was told before is another test's.
    @BeforeEach
    void listen() {
        crowd.noAnswer.set(0);
        crowd.excuses.clear();
    }

    @AfterAll
    static void close() {
        services.forEach(ServiceProcess::close);
    }

    @Test
    void a_crowd_on_two_processes_leaves_books_that_are_right() throws Exception {
        crowd.start(1);
        long end = System.nanoTime() + LASTS.toNanos();
        crowd.untilCommitted(ENOUGH);
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        crowd.stop();

        assertThat(crowd.noAnswer).hasValue(0);
        assertThat(crowd.excuses).isSubsetOf("/problems/overloaded");
        assertBooks();
    }

    /// `-Dkills=N` for more, `-Dseed=…` for the same ones again.
    @Test
    void kills_at_any_moment_lose_nothing_and_double_nothing() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("kills with -Dseed=" + seed);
        var random = new SplittableRandom(seed);
        crowd.start(2);
        for (int kill = 0; kill < Integer.getInteger("kills", KILLS); kill++) {
            crowd.untilCommitted(20 + random.nextInt(200));
            int victim = random.nextInt(3);
            if (victim < 2) {
                services.get(victim).kill();
                services.set(victim, ServiceProcess.start(folder.resolve("data")));
            } else {
                new Cluster(folder.resolve("data")).postmaster().destroyForcibly();
            }
        }
        crowd.untilCommitted(ENOUGH);
        crowd.stop();

        assertThat(crowd.excuses)
                .isSubsetOf("/problems/overloaded", "/problems/database-unavailable");
        assertBooks();
    }

    /// As a machine that is moved, or runs out of memory, stands still: in the middle of a batch.
    @Test
    void one_that_stands_still_holds_up_the_other_for_seconds_only() throws Exception {
        crowd.start(3);
        crowd.untilCommitted(ENOUGH);

        services.getFirst().send("STOP");
        stands.set(true);
        crowd.untilCommitted(ENOUGH);

        services.getFirst().send("CONT");
        stands.set(false);
        crowd.untilCommitted(ENOUGH);
        crowd.stop();
        assertThat(crowd.excuses)
                .isSubsetOf("/problems/overloaded", "/problems/database-unavailable");
        assertBooks();
    }

    private void assertBooks() throws Exception {
        Reckoning.assertBooks(crowd, new Cluster(folder.resolve("data")).owner());
        Reckoning.assertChecked(
                Program.run(folder, "check", "--data", folder.resolve("data").toString()));
    }
}
