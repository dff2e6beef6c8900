package coop.mutirao.member;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.Delegations;
import coop.mutirao.device.DeviceKeys;
import coop.mutirao.http.Json;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.PolicyKey;
import coop.mutirao.signin.Invitations;
import coop.mutirao.signin.Passkeys;
import coop.mutirao.signin.Recoveries;
import coop.mutirao.signin.SecondFactors;
import coop.mutirao.signin.Sessions;
import coop.mutirao.signin.SignIn;
import coop.mutirao.signin.WaysIn;
import coop.mutirao.testing.KnownHashes;
import coop.mutirao.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// A network just founded, in a database of its own: one community, `rede`; Ana and Bea; and the
/// coordinator `coord`. Passwords are the code with `-password` after it.
public final class World {

    public Instant now = Instant.parse("2026-11-24T12:00:00Z");

    public final ObjectMapper json =
            Json.mapper(
                    List.of(
                            new Json.Scalar<>(
                                    Money.class, Long.class, Money::minorUnits, Money::of)));
    public final Database database = new Database(TestDatabase.fresh());
    public final Chance chance = new Chance(new SplittableRandom(1), () -> now);
    public final AuditLog log = new AuditLog(() -> now, chance, new SimpleMeterRegistry());
    public final Ledger ledger = new Ledger();
    public final Policies policies =
            new Policies(json, List.of(LimitsPolicy.KEY, DisclosurePolicy.KEY));
    public final Hashing hashing = new Hashing(KnownHashes.COST);
    public final Communities communities = new Communities(database, log);
    public final Members members = new Members(database, log, ledger, policies, hashing, chance);
    public final Roles roles = new Roles(database, log, ledger, () -> now);
    public final Sessions sessions = new Sessions(database, members::disclosure, () -> now, chance);
    public final SecondFactors factors = new SecondFactors(database, members, () -> now, chance);
    public final SignIn signIn =
            new SignIn(database, sessions, factors, hashing, () -> now, chance);
    public final Passkeys passkeys =
            new Passkeys(
                    database,
                    sessions,
                    signIn,
                    () -> URI.create("https://wallet.sol.example"),
                    () -> "Rede Sol",
                    () -> now,
                    chance);
    public final WaysIn ways = new WaysIn(database, factors, passkeys);
    public final DeviceKeys keys = new DeviceKeys(database, log, ledger, communities);
    public final Delegations delegations =
            new Delegations(database, log, ledger, keys, members::creditLimit, () -> now);
    public final Recoveries recoveries =
            new Recoveries(
                    new Recoveries.Needs(
                            database,
                            log,
                            ledger,
                            members,
                            ways,
                            sessions,
                            keys,
                            delegations,
                            () -> now,
                            chance));
    public final Invitations invitations =
            new Invitations(
                    new Invitations.Needs(
                            database,
                            log,
                            ledger,
                            members,
                            hashing,
                            () -> now,
                            chance,
                            signIn,
                            sessions,
                            ways,
                            passkeys,
                            recoveries,
                            delegations));

    public final OfficerActRoutes officers =
            new OfficerActRoutes(new OfficerActs(database, log, chance, () -> now), json);

    /// The coordinator, who admits.
    public static final Members.By BY = new Members.By("coord", "Circle of 3 May");

    public World() {
        database.transact(tx ->
                log.record(
                        tx,
                        facts -> {
                            int root =
                                    communities
                                            .found(
                                                    tx,
                                                    facts,
                                                    new Network(
                                                            "Rede Sol",
                                                            "sol.example/log",
                                                            "SOL",
                                                            "Sol",
                                                            2),
                                                    "rede",
                                                    "Rede")
                                            .id();
                            var limits = new LimitsPolicy(Money.of(10_000), Money.of(1_000_000));
                            set(tx, facts, root, LimitsPolicy.KEY, limits);
                            set(tx, facts, root, DisclosurePolicy.KEY, DisclosurePolicy.FIRST);
                            members.admit(
                                    tx,
                                    facts,
                                    List.of(
                                            person("ana", "Ana Souza", "ana-password"),
                                            person("bea", "Bea", "bea-password"),
                                            person("coord", "Cora", "coord-password")));
                            return roles.grant(
                                    tx,
                                    facts,
                                    new RoleGrant.Decided(
                                            "coord", Role.COORDINATOR, "Founding", null),
                                    Fact.SERVICE);
                        }));
    }

    private <T> void set(Tx tx, Facts facts, int community, PolicyKey<T> key, T value) {
        policies.set(
                tx,
                facts,
                community,
                new Policies.Change<>(key, 1, value, "Founding", null, null, Fact.SERVICE),
                Second.NOT_NEEDED);
    }

    public NewMember person(String code, String name, @Nullable String password) {
        return new NewMember(
                code, Member.Kind.PERSON, name, "rede", null, null, KnownHashes.of(password));
    }

    public Account account(String code) {
        return database.inTransaction(tx -> ledger.find(tx, code)).orElseThrow();
    }

    public long facts() {
        return database.inTransaction(log::size);
    }

    /// What a statement answers in its first column.
    public List<String> query(String sql) {
        return database.inTransaction(
                tx -> tx.sql().fetch(sql).map(r -> String.valueOf(r.get(0, String.class))));
    }

    public String token(String code) {
        return signIn(code, code + "-password").token();
    }

    /// Signs in, from an address of its own.
    public Sessions.Opened signIn(String code, String password) {
        return ((SignIn.Result.SignedIn)
                        signIn.signIn(
                                SignIn.Attempt.of(code, password),
                                new SignIn.Client("10.0.0.9", null)))
                .session();
    }
}
