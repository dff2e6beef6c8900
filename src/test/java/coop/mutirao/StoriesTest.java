package coop.mutirao;

import coop.mutirao.assembly.ConflictRule;
import coop.mutirao.assembly.Majority;
import coop.mutirao.assembly.Share;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.fund.SweepPolicy;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.loan.LoanPolicy;
import coop.mutirao.member.Hashing;
import coop.mutirao.member.LimitsPolicy;
import coop.mutirao.member.Network;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.payment.AuthorisationPolicy;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.KnownHashes;
import coop.mutirao.testing.Payers;
import coop.mutirao.testing.Stories;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.Wait;
import coop.mutirao.tlog.NoteKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The story of `api-spec/examples`, told to the whole service. If one part fails, look at the
/// first that does: the others build on it.
class StoriesTest {

    static final List<String> MEMBERS =
            List.of("ana", "bea", "coordinator", "coordinator-2", "treasurer", "auditor");

    private static final String FIRST_OF_THE_LOG = "430";

    @TempDir static Path keys;

    static App app;
    static Server server;
    static URI base;

    @BeforeAll
    static void found() {
        app =
                new App(
                        TestDatabase.fresh(),
                        null,
                        InstantSource.system(),
                        new SplittableRandom(7),
                        new SimpleMeterRegistry(),
                        GroupCommit.Settings.DEFAULT,
                        new Hashing(KnownHashes.COST));
        app.founding.found(charter());
        Founders.add(app, "coordinator", "Coordinator", password("coordinator"));
        server = app.serve("127.0.0.1", 0, URI.create("https://example.org/mutirao"));
        base = URI.create("http://127.0.0.1:" + server.port());
        admitTheOthers();
    }

    private static Founding.Charter charter() {
        return new Founding.Charter(
                new Network("Rede Mutirão", "mutirao.example/rede", "SOL", "Sol", 2),
                new ContributionPolicy(
                        10_000,
                        ContributionPolicy.Bearer.PAYEE,
                        Money.ZERO,
                        null,
                        List.of(TransferKind.GIFT, TransferKind.WAGE)),
                new SweepPolicy(
                        Money.of(250_000),
                        new SweepPolicy.Weights(250_000, 450_000, 200_000, 100_000),
                        Money.of(10_000),
                        100_000),
                new LimitsPolicy(Money.of(10_000), Money.of(1_000_000), Money.of(1_000_000)),
                AuthorisationPolicy.FIRST,
                orders(),
                new LoanPolicy(Money.of(1_000), 1_200, 1_000_000, 200_000, 30));
    }

    // Without notice, so that the story has a vote in it.
    private static StandingOrders orders() {
        var rule = new StandingOrders.Rule(new Share(1, 5), Majority.SIMPLE, 1, 0, 24, 0);
        return new StandingOrders(
                rule,
                rule,
                rule,
                rule,
                rule,
                rule,
                rule,
                rule,
                new StandingOrders.RoundRule(new Share(0, 1), 0, 0, 0, 0, 168),
                Money.of(100_000),
                ConflictRule.ABSTAIN);
    }

    private static void admitTheOthers() {
        Api coordinator = new Api(base).signIn("coordinator", password("coordinator"));
        for (String code : MEMBERS) {
            if (!code.equals("coordinator")) {
                Map<String, String> member =
                        Map.of(
                                "kind",
                                "person",
                                "name",
                                code,
                                "community",
                                "rede",
                                "decision",
                                "Founding assembly",
                                "password",
                                "given to " + code);
                coordinator.put("/api/v1/members/" + code, member).is(201);
                coordinator
                        .post(
                                "/api/v1/sessions",
                                Payers.firstSignIn(code, "given to " + code, password(code)))
                        .is(201);
            }
        }
        mandate("coordinator-2", Role.COORDINATOR);
        mandate("treasurer", Role.TREASURER);
        mandate("auditor", Role.AUDITOR);
    }

    private static void mandate(String code, Role role) {
        app.roles.grantByService(new RoleGrant.Decided(code, role, "Founding assembly", null));
    }

    @AfterAll
    static void stop() {
        server.close();
        app.close();
    }

    @TestFactory
    Stream<DynamicTest> the_story_goes_as_it_is_written() {
        Map<String, String> passwords =
                MEMBERS.stream()
                        .collect(Collectors.toMap(Function.identity(), StoriesTest::password));
        List<DynamicTest> stories = new Stories(base, passwords).tests().toList();
        // Before, a payment's proof would depend on how fast it was asked for.
        Predicate<DynamicTest> isBefore = s -> s.getDisplayName().compareTo(FIRST_OF_THE_LOG) < 0;
        return Stream.of(
                        stories.stream().filter(isBefore),
                        Stream.of(DynamicTest.dynamicTest("the log is kept", StoriesTest::keepLog)),
                        stories.stream().filter(isBefore.negate()))
                .flatMap(Function.identity());
    }

    private static void keepLog() {
        Path key = keys.resolve("log.key");
        KeyFile.make(key, "mutirao.example/rede", NoteKey.Type.SIGNATURE, app.chance);
        app.keepLog(() -> Optional.of(CheckpointSigner.open(key)));
        Wait.until("a checkpoint", () -> app.proofs.latestFinal().isPresent());
    }

    private static String password(String code) {
        return code + " walks home at noon";
    }
}
