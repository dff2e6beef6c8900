package coop.mutirao.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import coop.mutirao.App;
import coop.mutirao.Founding;
import coop.mutirao.Founding.Charter;
import coop.mutirao.assembly.Share;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Limits;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.member.Hashing;
import coop.mutirao.member.LimitsPolicy;
import coop.mutirao.member.Member;
import coop.mutirao.member.Network;
import coop.mutirao.member.NewMember;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.member.Roles;
import coop.mutirao.payment.Requests;
import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.NoteKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The whole program on a database of its own or another's: closing it and opening another on the
/// same database is a restart, two at once are two instances.
public final class TestApp implements AutoCloseable {

    public static final Network NETWORK =
            new Network("Rede", "mutirao.example/rede", "SOL", "Sol", 2);

    /// One of every hundred, borne by the seller; a credit limit of 10,000, of which one officer
    /// gives as much as she likes.
    public static final Charter CHARTER =
            Charter.of(NETWORK, 10_000, Money.of(10_000))
                    .with(
                            new LimitsPolicy(
                                    Money.of(10_000), OpenAccount.LIMIT_MAX, OpenAccount.LIMIT_MAX))
                    .with(anyRound());

    /// Rounds of tests go by in minutes.
    private static StandingOrders anyRound() {
        StandingOrders usual = StandingOrders.FIRST;
        return new StandingOrders(
                usual.text(),
                usual.policy(),
                usual.mandate(),
                usual.limit(),
                usual.exclusion(),
                usual.admission(),
                usual.writeOff(),
                usual.amendment(),
                new StandingOrders.RoundRule(new Share(0, 1), 0, 0, 0, 0, 168),
                usual.deficitMaximum(),
                usual.conflicts());
    }

    public final App app;
    public final Limits limits;
    public final Requests requests;
    public final MeterRegistry metrics = new SimpleMeterRegistry();
    private final HikariDataSource pool;

    /// @param seed of ids, salts and nonces
    public TestApp(DataSource database, InstantSource clock, long seed) {
        var config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(1);
        pool = new HikariDataSource(config);
        app =
                new App(
                        pool,
                        null,
                        clock,
                        new Random(seed),
                        metrics,
                        GroupCommit.Settings.DEFAULT,
                        new Hashing(KnownHashes.COST));
        limits = new Limits(app.database, app.log, app.members::takesTwo, app.economy.credits);
        requests = new Requests(app.database, app.ledger, clock);
    }

    /// The same on a database where it founds its network.
    public static TestApp founded(DataSource database, InstantSource clock, long seed) {
        return new TestApp(database, clock, seed).found(CHARTER);
    }

    public TestApp found(Charter charter) {
        if (!app.founding.found(charter)) {
            throw new IllegalStateException("it is founded");
        }
        return this;
    }

    /// Admits a member whose name is the code, with a password of her own.
    ///
    /// @param password null: cannot sign in
    public void admit(String code, long creditLimit, long maximum, @Nullable String password) {
        var order =
                new NewMember(
                        code,
                        Member.Kind.PERSON,
                        code,
                        Founding.ROOT,
                        Money.of(creditLimit),
                        Money.of(maximum),
                        KnownHashes.of(password));
        app.database.transact(
                tx -> app.log.record(tx, facts -> app.members.admit(tx, facts, List.of(order))));
    }

    /// Gives a role on the word of whoever runs the service.
    public void mandate(String code, String role) {
        var decided = new RoleGrant.Decided(code, Role.mandate(role), "Assembly of 12 May", null);
        if (!(app.roles.grantByService(decided) instanceof Roles.Result.Granted)) {
            throw new IllegalStateException(code + " is not made " + role);
        }
    }

    /// Keeps the log, with a key in a directory, and waits until it has signed all that there is.
    ///
    /// @return the size of a checkpoint that it has
    public long keepLog(Path directory) {
        Path key = directory.resolve("log.key");
        if (!Files.exists(key)) {
            KeyFile.make(key, NETWORK.origin(), NoteKey.Type.SIGNATURE, app.chance);
        }
        app.keepLog(() -> Optional.of(CheckpointSigner.open(key)));
        long size = app.database.inTransaction(app.log::size);
        awaitFinal(size);
        return Checkpoint.parse(app.proofs.latestFinal().orElseThrow().text()).size();
    }

    /// Waits until the log has a final checkpoint over so many leaves.
    public void awaitFinal(long size) {
        Wait.until(
                "the log has a final checkpoint over " + size,
                () ->
                        app.proofs
                                .latestFinal()
                                .filter(note -> Checkpoint.parse(note.text()).size() >= size)
                                .isPresent());
    }

    public long balance(String code) {
        return app.database.inTransaction(
                tx -> app.ledger.find(tx, code).orElseThrow().balance().minorUnits());
    }

    @Override
    public void close() {
        app.close();
        pool.close();
    }
}
