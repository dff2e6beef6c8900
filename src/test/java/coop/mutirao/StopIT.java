package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Cluster;
import coop.mutirao.testing.Program;
import coop.mutirao.testing.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Ctrl-C and SIGTERM, to commands that run as processes: each ends in order, says how far it came,
/// and stops the database that nobody else uses.
@Timeout(180)
class StopIT {

    private static final int INTERRUPTED = 128 + 2;
    private static final int TERMINATED = 128 + 15;
    private static final int ROWS = 10_000;
    private static final String GOES_ON = "the same command goes on from there";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    String data = "";
    Cluster cluster = new Cluster(Path.of(""));

    @BeforeEach
    void place() {
        data = folder.resolve("data").toString();
        cluster = new Cluster(Path.of(data));
    }

    @Test
    void an_import_that_is_stopped_goes_on_where_it_was() throws Exception {
        Path file = folder.resolve("payments.txt");
        Files.writeString(
                file,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> "a%d b%d 1.00\n".formatted(i % 7, i % 11))
                        .collect(Collectors.joining()));
        String[] command = {
            "import",
            "payments",
            file.toString(),
            "--format",
            "pairs",
            "--credit-limit",
            "1000000000",
            "--json",
            "--data",
            data
        };

        Program first = Program.start(folder, command);
        untilPosted(1_000, first);
        long interrupted = assertStopped(first.signal("INT"), INTERRUPTED);
        Program second = Program.start(folder, command);
        untilPosted(interrupted + 1_000, second);
        long terminated = assertStopped(second.signal("TERM"), TERMINATED);
        Program.Ended last = Program.run(folder, command);

        assertThat(last.exit()).as(last.err()).isZero();
        JsonNode report = JSON.readTree(last.out());
        assertThat(report.get("alreadyThere").asLong()).isEqualTo(interrupted + terminated);
        assertThat(report.get("posted").asLong() + interrupted + terminated).isEqualTo(ROWS);
        assertThat(cluster.isDown()).isTrue();
        assertThat(Program.run(folder, "check", "--data", data).exit()).isZero();
    }

    /// @return how many payments it posted
    private long assertStopped(Program.Ended ended, int exit) {
        assertThat(ended.exit()).as(ended.err()).isEqualTo(exit);
        JsonNode report = JSON.readTree(ended.out());
        assertThat(ended.err())
                .contains(
                        "mutirao: stopped after line %d; %s"
                                .formatted(report.get("lastLine").asLong(), GOES_ON));
        assertThat(report.get("lastLine").asLong()).isBetween(1L, ROWS - 1L);
        assertPlain(ended.err());
        assertThat(cluster.isDown()).as("the database is stopped").isTrue();
        return report.get("posted").asLong();
    }

    @Test
    void the_demo_that_is_stopped_half_way_goes_on_where_it_was() throws Exception {
        Program first = Program.start(folder, "demo", "--data", data, "--port", "0");
        untilPosted(300, first);
        Program.Ended ended = first.signal("INT");

        assertThat(ended.exit()).as(ended.err()).isEqualTo(INTERRUPTED);
        assertThat(ended.err())
                .containsPattern("mutirao: stopped after day \\d+ of \\d+; " + GOES_ON);
        assertPlain(ended.err());
        assertThat(cluster.isDown()).as("the database is stopped").isTrue();

        try (var again = ServiceProcess.startDemo(Path.of(data))) {
            assertThat(again.signal("TERM")).isEqualTo(TERMINATED);
        }
        assertThat(cluster.isDown()).as("the database is stopped").isTrue();
    }

    @Test
    void the_service_stops_on_ctrl_c_and_its_database_with_it() throws Exception {
        try (var service = ServiceProcess.start(Path.of(data))) {
            assertThat(cluster.isDown()).isFalse();
            assertThat(service.signal("INT")).isEqualTo(INTERRUPTED);
        }
        assertThat(cluster.isDown()).as("the database is stopped").isTrue();
    }

    private void untilPosted(long payments, Program program) throws Exception {
        while (cluster.payments() < payments) {
            if (!program.isAlive()) {
                throw new AssertionError("it ended too early: " + program.end());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /// Standard error goes to a file here: there are lines in it, and nothing that moves a cursor.
    private static void assertPlain(String err) {
        assertThat(err).doesNotContain("WARN", "Exception");
        assertThat(err.replace(System.lineSeparator(), "")).doesNotContainPattern("\\p{Cntrl}");
    }
}
