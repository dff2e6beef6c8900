package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.db.OwnCluster;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.Program;
import coop.mutirao.testing.Reckoning;
import coop.mutirao.testing.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two databases, of which one follows the other and each commit waits for both. The first is
/// killed under load, the second takes over, and the service finds it by itself.
@Timeout(180)
class FailoverIT {

    private static final int CLIENTS = 32;
    private static final int ACCOUNTS = 8;
    private static final int ENOUGH = 300;

    @TempDir Path folder;
    OwnCluster primary;
    OwnCluster standby;
    Map<String, String> environment;
    ServiceProcess service;

    @BeforeEach
    void open() throws Exception {
        primary = OwnCluster.make(folder.resolve("a"));
        standby = primary.standby(folder.resolve("b"), "b");
        primary.start("synchronous_standby_names=b");
        standby.start();
        environment =
                primary.environment(
                        "127.0.0.1:%d,127.0.0.1:%d".formatted(standby.port(), primary.port()),
                        "?targetServerType=primary");
        service = ServiceProcess.startOn(environment, folder);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
        standby.close();
        primary.close();
    }

    @Test
    void a_standby_takes_over_and_nothing_acknowledged_is_lost() throws Exception {
        assertThat(durability()).contains("standbys (b)");
        var crowd =
                new Crowd(
                        List.of(service::base),
                        Payers.admit(service.base(), service.password(), ACCOUNTS),
                        CLIENTS,
                        60);
        crowd.start(6);
        crowd.untilCommitted(ENOUGH);

        long killed = System.nanoTime();
        primary.kill();
        standby.promote();
        long promoted = System.nanoTime();
        crowd.untilCommitted(1);
        long first = System.nanoTime();
        crowd.untilCommitted(ENOUGH);
        crowd.stop();

        System.out.printf(
                "promoted after %d ms; first payment %d ms later%n",
                (promoted - killed) / 1_000_000, (first - promoted) / 1_000_000);
        assertThat(crowd.excuses)
                .isSubsetOf("/problems/overloaded", "/problems/database-unavailable");
        assertThat(crowd.noAnswer).hasValue(0);
        Reckoning.assertBooks(crowd, standby.look().owner());
        Reckoning.assertChecked(Program.run(folder, environment, "check"));
        assertThat(durability()).contains("not the loss of the disk");
    }

    private String durability() {
        return new Api(service.base())
                .get("/api/v1/network")
                .is(200)
                .body()
                .get("durability")
                .get("meaning")
                .asString();
    }
}
