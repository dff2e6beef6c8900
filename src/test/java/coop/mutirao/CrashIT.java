package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Cluster;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.Crowd.Payer;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.ServiceProcess;
import coop.mutirao.testing.Wait;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The jar under load, killed in every way. What a client was told is so: each payment that was
/// acknowledged stands there once, each refusal stands, and everything sums to zero.
@Timeout(180)
class CrashIT {

    private static final List<String> MEMBERS = List.of("ana", "bea", "cem", "dita");

    @TempDir static Path folder;
    static Path data;
    static ServiceProcess service;
    static Crowd crowd;
    static Api auditor;

    @BeforeAll
    static void found() throws Exception {
        data = folder.resolve("data");
        service = ServiceProcess.start(data);
        Api coordinator = new Api(service.base()).signIn("coordinator", service.password());
        List<Payer> payers = new ArrayList<>();
        for (String code : MEMBERS) {
            Payers.admit(coordinator, code, Map.of(), 3_000);
            payers.add(new Payer(code, Payers.token(new Api(service.base()), code)));
        }
        new Api(service.base())
                .signIn("coordinator-2", service.secondPassword())
                .second(
                        coordinator,
                        "PUT",
                        "/api/v1/members/ana/roles/auditor",
                        Map.of("decision", "Test"))
                .is(201);
        auditor = new Api(service.base()).signIn("ana", Payers.own("ana"));
        crowd = new Crowd(List.of(() -> service.base()), payers, 16, 400);
    }

    @AfterAll
    static void close() throws Exception {
        service.close();
    }

    private static void restart() throws Exception {
        service = ServiceProcess.start(data);
    }

    @Test
    void kill_9_of_the_service_loses_nothing() throws Exception {
        crowd.start(1);
        crowd.untilCommitted(150);

        service.kill();
        restart();

        crowd.untilCommitted(100);
        crowd.stop();
        assertThat(crowd.noAnswer).as("somebody was cut off").hasPositiveValue();
        assertBooks();
    }

    @Test
    void kill_9_of_the_database_is_answered_503_until_it_is_there_again() throws Exception {
        crowd.start(1_000);
        crowd.untilCommitted(150);
        int before = crowd.unavailable.get();

        var cluster = new Cluster(data);
        cluster.postmaster().destroyForcibly();

        Wait.until(
                "somebody is told 503 or waits",
                () -> crowd.unavailable.get() > before || cluster.isDown());
        crowd.untilCommitted(150);
        crowd.stop();
        new Api(service.base()).get("/readyz").is(200);
        assertThat(service.isAlive()).isTrue();
        assertBooks();
    }

    @Test
    void a_stop_in_order_answers_everybody_and_keeps_what_it_said() throws Exception {
        crowd.start(2_000);
        crowd.untilCommitted(150);

        boolean ended = service.terminate(Duration.ofSeconds(30));
        crowd.stop();
        restart();

        assertThat(ended).as("it stopped in time").isTrue();
        assertBooks();
    }

    @Test
    void the_database_waits_for_its_disk() {
        var durability =
                new Api(service.base()).get("/api/v1/network").is(200).body().get("durability");

        assertThat(durability.get("fsync").asBoolean()).isTrue();
        assertThat(durability.get("fullPageWrites").asBoolean()).isTrue();
        assertThat(durability.get("synchronousCommit").asString()).isEqualTo("on");
        assertThat(durability.get("meaning").asString()).contains("outlives a crash");
    }

    private static void assertBooks() {
        assertThat(crowd.surprises).isEmpty();
        assertThat(crowd.refused).as("limits were met").isNotEmpty();
        // Who does not know asks again, and knows.
        Map<UUID, Crowd.Wish> unknown = Map.copyOf(crowd.open);
        Set<UUID> before = posted().keySet();
        unknown.values().forEach(wish -> assertThat(crowd.ask(wish)).isTrue());
        Map<UUID, String> posted = posted();

        assertThat(posted.keySet()).isEqualTo(crowd.committed.keySet());
        assertThat(posted).doesNotContainKeys(crowd.refused.keySet().toArray(UUID[]::new));
        unknown.keySet().stream()
                .filter(before::contains)
                .forEach(id -> assertThat(crowd.committed).containsKey(id));
        crowd.refused.values().stream().limit(30).forEach(crowd::ask);
        crowd.committed.values().stream().limit(30).forEach(crowd::ask);
        assertThat(crowd.surprises).as("an answer is given again").isEmpty();
        auditor()
                .get("/api/v1/reports/trial-balance")
                .is(200)
                .body()
                .get("units")
                .forEach(unit -> assertThat(unit.get("total").asLong()).isZero());
    }

    private static Api auditor() {
        return auditor.at(service.base());
    }

    /// The payments of the journal, each with its place in the log.
    private static Map<UUID, String> posted() {
        Map<UUID, String> posted = new HashMap<>();
        Map<String, BigDecimal> sums = new HashMap<>();
        Set<String> places = new HashSet<>();
        List<String> lines =
                auditor().get("/api/v1/exports/csv").is(200).text().lines().skip(1).toList();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            String other = posted.put(UUID.fromString(cells[3]), cells[0]);
            assertThat(other == null || other.equals(cells[0])).as("once: " + line).isTrue();
            sums.merge(cells[0], new BigDecimal(cells[8]), BigDecimal::add);
            places.add(cells[0]);
        }
        assertThat(posted).as("one id for each").hasSameSizeAs(places);
        assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
        return posted;
    }
}
