package coop.mutirao.motion;

import coop.mutirao.Founding.Charter;
import coop.mutirao.assembly.ConflictRule;
import coop.mutirao.assembly.Majority;
import coop.mutirao.assembly.Share;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.fund.SweepPolicy;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Member;
import coop.mutirao.member.NewMember;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.KnownHashes;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A served network of ten persons and a community below it, with a clock that is set by hand. A
/// motion needs two to second it, half a day of notice and of voting, and an hour until it is done.
final class MotionTown implements AutoCloseable {

    static final Instant START = Instant.parse("2026-05-12T08:00:00Z");
    static final StandingOrders.Rule RULE =
            new StandingOrders.Rule(new Share(3, 10), Majority.SIMPLE, 2, 12, 12, 1);
    static final StandingOrders ORDERS =
            new StandingOrders(
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    RULE,
                    new StandingOrders.RoundRule(new Share(0, 1), 0, 0, 0, 0, 168),
                    Money.of(3_000),
                    ConflictRule.SHOWN);

    // A session ends a day after its last use.
    private static final Duration SESSION = Duration.ofHours(23);

    final SetClock clock = new SetClock(START);
    final DataSource database = TestDatabase.fresh();
    TestApp app;
    private Server server;
    private long seed = 6;
    Api nobody;
    private final Map<String, Api> signedIn = new HashMap<>();
    private final Map<String, Instant> used = new HashMap<>();

    // Operations get nothing, so that the reserve has something.
    private static Charter charter(StandingOrders orders) {
        Charter usual = Charter.of(TestApp.NETWORK, 100_000, Money.of(10_000));
        var sweep =
                new SweepPolicy(
                        Money.ZERO,
                        usual.sweep().weightsPpm(),
                        usual.sweep().reserveMinimum(),
                        usual.sweep().reserveShareOfDebtPpm());
        return new Charter(
                usual.network(),
                usual.contribution(),
                sweep,
                usual.limits(),
                usual.authorisation(),
                orders);
    }

    MotionTown() {
        this(ORDERS);
    }

    MotionTown(StandingOrders orders) {
        app = new TestApp(database, clock, 6).found(charter(orders));
        for (String officer : List.of("coord", "coord2")) {
            admit(officer, Member.Kind.PERSON, "rede");
            app.mandate(officer, "coordinator");
        }
        app.app.communities.add("vale", "Vale", "rede", new Communities.By("service", "Founding"));
        for (int i = 1; i <= 6; i++) {
            admit("m" + i, Member.Kind.PERSON, "rede");
        }
        admit("v1", Member.Kind.PERSON, "vale");
        admit("v2", Member.Kind.PERSON, "vale");
        admit("shop", Member.Kind.VENTURE, "vale");
        serve();
    }

    private void admit(String code, Member.Kind kind, String community) {
        var order =
                new NewMember(
                        code,
                        kind,
                        code,
                        community,
                        Money.of(10_000),
                        Money.of(1_000_000),
                        kind == Member.Kind.PERSON ? KnownHashes.of(password(code)) : null);
        app.app.database.transact(tx ->
                app.app.log.record(tx, facts -> app.app.members.admit(tx, facts, List.of(order))));
    }

    static String password(String code) {
        return code + " walks home at noon";
    }

    private void serve() {
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        used.clear();
    }

    /// A member who is signed in. Hashing a password takes its time, so not more often than needed.
    Api as(String code) {
        Instant now = clock.instant();
        @Nullable Instant before = used.put(code, now);
        if (before == null || now.isAfter(before.plus(SESSION))) {
            signedIn.put(code, nobody.signIn(code, password(code)));
        }
        return Objects.requireNonNull(signedIn.get(code));
    }

    /// The same, who signed in just now: for what whoever finds a telephone open may not do.
    Api afresh(String code) {
        used.remove(code);
        return as(code);
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    /// The service killed and started again: another program on the same database.
    void restart() {
        server.close();
        app.close();
        app = new TestApp(database, clock, ++seed);
        serve();
    }

    static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_2000L + number);
    }

    static String path(int number) {
        return "/api/v1/motions/" + id(number);
    }

    /// A motion that the network's assembly decides.
    static Map<String, Object> motion(Object decision) {
        Map<String, Object> body = new HashMap<>();
        body.put("assembly", "rede");
        body.put("title", "What I move");
        body.put("text", "Because of this:\nand that.");
        body.put("decision", decision);
        body.put("submit", true);
        return body;
    }

    static final Map<String, Object> TEXT = Map.of("kind", "text");

    /// A policy that gives newcomers another credit limit.
    Map<String, Object> limits(int version, int credit) {
        return Map.of(
                "kind",
                "policy",
                "key",
                "limits",
                "version",
                version,
                "value",
                Map.of(
                        "creditLimit", credit,
                        "maximumBalance", 500_000,
                        "creditPerOfficerWeek", 30_000));
    }

    /// Motions of m1's, numbered from one on, up to the moment when members can vote.
    void openVotes(int first, List<?> decisions) {
        for (int i = 0; i < decisions.size(); i++) {
            as("m1").put(path(first + i), motion(decisions.get(i))).is(201);
            as("m2").post(path(first + i) + "/second", null).is(201);
            as("m3").post(path(first + i) + "/second", null).is(201);
        }
        pass(Duration.ofHours(12));
        keep();
    }

    void openVote(int number, Object decision) {
        openVotes(number, List.of(decision));
    }

    /// The same, accepted by three of ten, and not done yet.
    void accept(int first, List<?> decisions) {
        openVotes(first, decisions);
        for (int i = 0; i < decisions.size(); i++) {
            for (String voter : List.of("m1", "m2", "m3")) {
                vote(first + i, voter, 1, "yes").is(201);
            }
        }
        pass(Duration.ofHours(12));
        keep();
    }

    void accept(int number, Object decision) {
        accept(number, List.of(decision));
    }

    int keep() {
        return app.app.chamber.keeper.keep();
    }

    Api.Answer vote(int number, String voter, long seq, String vote) {
        return as(voter).put(path(number) + "/vote", Map.of("vote", vote, "seq", seq));
    }

    JsonNode read(int number) {
        return as("m6").get(path(number)).is(200).body();
    }

    int limitsVersion() {
        return as("m1").get("/api/v1/policies/limits/history")
                .body()
                .get("items")
                .get(0)
                .get("version")
                .asInt();
    }

    String state(int number) {
        return read(number).get("state").asString();
    }

    /// Whatever is wrong with the books, in words.
    List<String> findings() {
        return app.app.checks.run((_, _) -> {}).results().stream()
                .flatMap(r -> r.first().stream().map(f -> r.check() + ": " + f))
                .toList();
    }

    @Override
    public void close() {
        server.close();
        app.close();
    }
}
