package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Cluster;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.Program;
import coop.mutirao.testing.Reckoning;
import coop.mutirao.testing.ServiceProcess;
import coop.mutirao.testing.SmallDisk;
import coop.mutirao.testing.Wait;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;

/// The disk under the embedded PostgreSQL has no room left while a crowd pays. Payments are
/// answered 503 until there is room again, and then it goes on by itself.
@Timeout(180)
class DiskFullIT {

    private static final int CLIENTS = 32;
    private static final int ACCOUNTS = 8;
    private static final int ENOUGH = 100;
    private static final int MEGABYTES = 400;
    private static final int SEGMENTS_MAX = 20;

    @TempDir static Path folder;
    static Path data;
    static SmallDisk disk;
    static ServiceProcess service;
    static Crowd crowd;
    static Crowd.Payer anybody;

    @BeforeAll
    static void found() throws Exception {
        data = folder.resolve("data");
        disk = SmallDisk.mount(data, MEGABYTES);
        service = ServiceProcess.start(data);
        List<Crowd.Payer> payers = Payers.admit(service.base(), service.password(), ACCOUNTS);
        anybody = payers.getFirst();
        crowd = new Crowd(List.of(service::base), payers, CLIENTS, 60);
    }

    @AfterAll
    static void close() throws Exception {
        if (service != null) {
            service.close();
            Program.Ended check = Program.run(folder, "check", "--data", data.toString());
            disk.close();
            Reckoning.assertChecked(check);
        }
    }

    @BeforeEach
    void begin() {
        crowd.excuses.clear();
        crowd.start(System.nanoTime());
        crowd.untilCommitted(ENOUGH);
    }

    @AfterEach
    void stop() throws Exception {
        disk.makeRoom();
        crowd.stop();
    }

    @Test
    void a_disk_without_room_for_the_tables_is_answered_503() throws Exception {
        disk.fill();
        Wait.until("somebody is told 503", () -> !crowd.excuses.isEmpty());
        new Api(service.base())
                .as(anybody.token())
                .get("/api/v1/accounts/" + anybody.code())
                .is(200);
        disk.makeRoom();

        assertNormalAgain();
    }

    /// PostgreSQL stops when it cannot write its log. It is started again until it can.
    @Test
    void a_disk_without_room_for_the_log_is_answered_503() throws Exception {
        var cluster = new Cluster(data);
        ProcessHandle before = cluster.postmaster();
        disk.fill();
        useUpTheLog(cluster);
        Wait.until("the database is down", cluster::isDown);
        Wait.until("somebody is told 503", () -> !crowd.excuses.isEmpty());
        disk.makeRoom();

        assertNormalAgain();
        assertThat(cluster.postmaster()).isNotEqualTo(before);
    }

    private static void useUpTheLog(Cluster cluster) throws Exception {
        try (Connection connection = cluster.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < SEGMENTS_MAX; i++) {
                statement.execute("SELECT pg_logical_emit_message(true, '', ''), pg_switch_wal()");
            }
        } catch (PSQLException e) {
            return;
        }
        throw new AssertionError("there is room for the log");
    }

    private static void assertNormalAgain() throws Exception {
        crowd.untilCommitted(ENOUGH);
        crowd.stop();

        assertThat(crowd.excuses)
                .isSubsetOf("/problems/overloaded", "/problems/database-unavailable");
        assertThat(crowd.noAnswer).hasValue(0);
        Reckoning.assertBooks(crowd, new Cluster(data).owner());
    }
}
