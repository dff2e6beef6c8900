package coop.mutirao.testing;

import coop.mutirao.App;
import coop.mutirao.Founding.Charter;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Hashing;
import coop.mutirao.member.Network;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Random;
import javax.sql.DataSource;

/// The whole program on a fresh database, its network founded and nobody in it. Its clock stands.
public final class Town implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /// As the service sees it.
    public final DataSource service = TestDatabase.fresh();

    public final App app =
            new App(
                    service,
                    null,
                    () -> NOW,
                    new Random(24),
                    new SimpleMeterRegistry(),
                    GroupCommit.Settings.DEFAULT,
                    new Hashing(KnownHashes.COST));

    public Town(int contributionPpm, long creditLimit) {
        var network = new Network("Rede", "mutirao.example/rede", "SOL", "Sol", 2);
        app.founding.found(Charter.of(network, contributionPpm, Money.of(creditLimit)));
    }

    @Override
    public void close() {
        app.close();
    }
}
