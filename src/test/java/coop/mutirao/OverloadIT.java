package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Cluster;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.Program;
import coop.mutirao.testing.Reckoning;
import coop.mutirao.testing.Rush;
import coop.mutirao.testing.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Four times as many payments are asked for as the service can make. It makes as many as it can,
/// lets the others wait or turns them away, and is as it was when it is over.
/// `-Doverload.seconds=60` for longer.
@Timeout(300)
class OverloadIT {

    private static final Duration LASTS =
            Duration.ofSeconds(Integer.getInteger("overload.seconds", 5));
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final int CLIENTS = 256;
    private static final int CONNECTIONS = 2_500;
    private static final int ACCOUNTS = 16;
    private static final int LIMIT = 400;
    private static final int TIMES = 4;
    private static final long HEAP_MAX = 128L << 20; // half of the -Xmx that Program gives

    @TempDir Path folder;
    ServiceProcess service;
    Crowd books;

    @BeforeEach
    void open() throws Exception {
        service = ServiceProcess.start(folder.resolve("data"));
        books =
                new Crowd(
                        List.of(service::base),
                        Payers.admit(service.base(), service.password(), ACCOUNTS, LIMIT),
                        8,
                        60);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void four_times_what_can_be_done_is_answered_in_time() throws Exception {
        Rush.Figures most;
        try (var rush = new Rush(service.base(), books, CLIENTS)) {
            rush.asFastAsAnswered(WARM_UP);
            most = rush.asFastAsAnswered(WARM_UP);
        }
        long before = service.heap();

        Rush.Figures rushed;
        try (var rush = new Rush(service.base(), books, CONNECTIONS)) {
            rushed = rush.atRate(TIMES * most.answered(), LASTS);
        }
        long after = service.heap();
        long over = System.nanoTime();
        new Api(service.base()).get("/readyz").is(200);
        books.start(7);
        books.untilCommitted(50);
        books.stop();
        long normal = System.nanoTime();

        System.out.printf(
                "most:   %s%nrushed: %s%nheap: %d MB before, %d MB after; 50 more after %d ms%n",
                most, rushed, before >> 20, after >> 20, (normal - over) / 1_000_000);
        assertThat(books.noAnswer).hasValue(0);
        assertThat(books.excuses)
                .isSubsetOf("/problems/overloaded", "/problems/database-unavailable");
        // Its clients and other tests take their part of the machine, so this is no measurement:
        // it shows a collapse. A refusal, once somebody's credit is used up, is as much of an
        // answer
        // as a payment.
        assertThat(rushed.answered()).isGreaterThan(most.answered() / 4);
        assertThat(after).isLessThan(HEAP_MAX);
        Reckoning.assertBooks(books, new Cluster(folder.resolve("data")).owner());
        Reckoning.assertChecked(
                Program.run(folder, "check", "--data", folder.resolve("data").toString()));
    }
}
