package coop.mutirao.member;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Passwords;
import coop.mutirao.db.Database;
import coop.mutirao.http.Json;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.policy.Policies;
import coop.mutirao.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// A network just founded, in a database of its own: one community, `rede`; Ana and Bea; and the
/// coordinator `coord`. Passwords are the code with `-password` after it.
final class World {

    Instant now = Instant.parse("2026-11-24T12:00:00Z");

    final ObjectMapper json =
            Json.mapper(
                    List.of(
                            new Json.Scalar<>(
                                    Money.class, Long.class, Money::minorUnits, Money::of)));
    final Database database = new Database(TestDatabase.fresh());
    final Chance chance = new Chance(new SplittableRandom(1), () -> now);
    final AuditLog log = new AuditLog(() -> now, chance, new SimpleMeterRegistry());
    final Ledger ledger = new Ledger();
    final Policies policies = new Policies(json, List.of(LimitsPolicy.KEY));
    final Hashing hashing = new Hashing();
    final Communities communities = new Communities(database, log);
    final Members members = new Members(database, log, ledger, policies, hashing, chance);
    final Roles roles = new Roles(database, log, ledger);
    final SignIn signIn = new SignIn(database, hashing, () -> now, chance);
    final Invitations invitations =
            new Invitations(
                    new Invitations.Needs(
                            database, log, ledger, hashing, () -> now, chance, signIn));

    World() {
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
                            policies.set(
                                    tx,
                                    facts,
                                    root,
                                    new Policies.Change<>(
                                            LimitsPolicy.KEY,
                                            1,
                                            limits,
                                            "Founding",
                                            null,
                                            null,
                                            Fact.SERVICE));
                            members.admit(
                                    tx,
                                    facts,
                                    List.of(
                                            person("ana", "Ana Souza", "ana-password"),
                                            person("bea", "Bea", "bea-password"),
                                            person("coord", "Cora", "coord-password")));
                            return roles.grant(
                                    tx, facts, "coord", Role.COORDINATOR, "Founding", Fact.SERVICE);
                        }));
    }

    NewMember person(String code, String name, @Nullable String password) {
        return new NewMember(
                code,
                Member.Kind.PERSON,
                name,
                "rede",
                null,
                null,
                password == null ? null : Passwords.hash(password, chance.bytes(16)));
    }

    Account account(String code) {
        return database.inTransaction(tx -> ledger.find(tx, code)).orElseThrow();
    }

    long facts() {
        return database.inTransaction(log::size);
    }

    /// What a statement answers in its first column.
    List<String> query(String sql) {
        return database.inTransaction(
                tx -> tx.sql().fetch(sql).map(r -> String.valueOf(r.get(0, String.class))));
    }

    String token(String code) {
        return ((SignIn.Result.SignedIn) signIn.signIn(code, code + "-password", "10.0.0.9"))
                .token();
    }
}
