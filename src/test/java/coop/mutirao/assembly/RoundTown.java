package coop.mutirao.assembly;

import coop.mutirao.Founding.Charter;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A served network of some members, with money in the fund, and a clock that is set by hand.
final class RoundTown implements AutoCloseable {

    static final Instant START = Instant.parse("2026-05-12T08:00:00Z");
    static final UUID ROUND = UUID.fromString("01997f3e-5a00-7000-8000-0000000000f1");
    static final String PATH = "/api/v1/rounds/" + ROUND;
    static final Map<String, Object> DECISION = Map.of("decision", "Assembly of 12 May, item 6");
    static final String PURSE = "fund-operations";

    final SetClock clock = new SetClock(START);
    final DataSource database = TestDatabase.fresh();
    final List<String> members = new ArrayList<>();
    TestApp app =
            new TestApp(database, clock, 6)
                    .found(Charter.of(TestApp.NETWORK, 100_000, Money.of(10_000)));
    private Server server;
    private long seed = 6;
    Api nobody;
    private final Map<String, Api> signedIn = new HashMap<>();

    RoundTown(int people) {
        for (String officer : List.of("coord", "coord2")) {
            app.admit(officer, 0, 100_000, password(officer));
            app.mandate(officer, "coordinator");
        }
        for (int i = 1; i <= people; i++) {
            members.add("m" + i);
            app.admit("m" + i, 10_000, 1_000_000, password("m" + i));
        }
        for (String trader : List.of("buyer", "seller")) {
            app.admit(trader, 100_000, 1_000_000, password(trader));
        }
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        fill();
    }

    // A tenth of what is sold flows into the fund, and a sweep brings part of it to the purse.
    private void fill() {
        as("buyer")
                .put(
                        "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_0001L),
                        Map.of("payee", "seller", "amount", 100_000))
                .is(201);
        app.app.fund.sweep(
                new TransferId(new UUID(0x7000, 0x8000_0000_0000_0002L)), null, "service");
    }

    static String password(String code) {
        return code + " walks home at noon";
    }

    /// A member who has signed in since time was last made to pass.
    Api as(String code) {
        return signedIn.computeIfAbsent(code, c -> nobody.signIn(c, password(c)));
    }

    void until(String time) {
        clock.pass(Duration.between(clock.instant(), Instant.parse(time)));
        signedIn.clear();
    }

    /// The service killed and started again: another program on the same database.
    void restart() {
        server.close();
        app.close();
        app = new TestApp(database, clock, ++seed);
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        signedIn.clear();
    }

    Api.Answer byTwo(String path, Object body) {
        return as("coord2").second(as("coord"), "POST", path, body);
    }

    /// What is planned unless a test says otherwise.
    static Map<String, Object> plan() {
        Map<String, Object> plan = new HashMap<>();
        plan.put("title", "Round of spring");
        plan.put("decision", "Assembly of 12 May, item 6");
        plan.put("fund", PURSE);
        plan.put("amount", 1_000);
        plan.put("rule", rule());
        plan.put("quorum", Map.of("part", 1, "whole", 4));
        plan.put("secondsNeeded", 1);
        plan.put("electorate", List.of("person"));
        plan.put("proposalsUntil", "2026-05-20T12:00:00Z");
        plan.put("ballotOpensAt", "2026-06-01T12:00:00Z");
        plan.put("ballotClosesAt", "2026-06-08T12:00:00Z");
        plan.put("objectionsUntil", "2026-06-15T12:00:00Z");
        return plan;
    }

    /// The recommended rule.
    static Map<String, Object> rule() {
        Map<String, Object> rule = new HashMap<>();
        rule.put("id", "mes-cost/add1u/1");
        rule.put("ballots", "approval");
        rule.put("utility", "cost");
        rule.put("completion", "add1u");
        rule.put("increment", 1);
        rule.put("exhaustiveStop", true);
        rule.put("start", "exact");
        rule.put("roundingUnit", 1);
        rule.put("minVotes", 1);
        rule.put("minShare", "0/1");
        rule.put("tieBreak", "cost-votes-lottery");
        return rule;
    }

    static UUID project(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_1000L + number);
    }

    static Map<String, Object> proposal(String title, String payee, boolean submit, int... parts) {
        List<Object> tranches = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            tranches.add(Map.of("amount", parts[i], "milestone", i == 0 ? "" : "Part " + i));
        }
        return Map.of(
                "round", ROUND,
                "title", title,
                "text", "What it is about:\n" + title,
                "payee", payee,
                "tranches", tranches,
                "submit", submit);
    }

    /// What two agree to who open or freeze the round as it is now.
    Map<String, Object> agreed() {
        Map<String, Object> agreed = new HashMap<>(DECISION);
        agreed.put("digest", as("coord").get(PATH).is(200).body().get("digest").asString());
        return agreed;
    }

    /// Plans and opens the round.
    void open(Map<String, Object> plan) {
        as("coord").put(PATH, plan).is(201);
        byTwo(PATH + "/open", agreed()).is(201);
    }

    /// Proposes, seconds and admits a project.
    void propose(int number, String author, String payee, int... parts) {
        String path = "/api/v1/proposals/" + project(number);
        as(author).put(path, proposal("Project " + number, payee, true, parts)).is(201);
        as(author.equals("m2") ? "m3" : "m2").post(path + "/second", null).is(201);
        as("coord").post(path + "/decision", Map.of("admit", true, "reason", "It can be")).is(201);
    }

    /// Three projects: 600 in two tranches, 300, and 500.
    void proposeThree() {
        propose(1, "m1", "m4", 400, 200);
        propose(2, "m2", "m5", 300);
        propose(3, "m3", "m6", 500);
    }

    void freeze() {
        until("2026-05-20T12:00:00Z");
        app.app.assembly.keeper.keep();
        byTwo(PATH + "/freeze", agreed()).is(201);
    }

    /// A round up to the moment when members can vote.
    void openBallot(Map<String, Object> plan) {
        prepare(plan);
        beginBallot();
    }

    /// A round that is frozen.
    void prepare(Map<String, Object> plan) {
        open(plan);
        proposeThree();
        freeze();
    }

    void beginBallot() {
        until("2026-06-01T12:00:00Z");
        app.app.assembly.keeper.keep();
    }

    static Map<String, Object> sheetFor(String member) {
        return Map.of("member", member, "reason", "Asked for it at the desk");
    }

    Api.Answer vote(String member, long seq, Integer... projects) {
        return as(member)
                .put(
                        PATH + "/ballot",
                        Map.of(
                                "choice",
                                List.of(projects).stream().map(RoundTown::project).toList(),
                                "seq",
                                seq));
    }

    String state() {
        return as("m1").get(PATH).is(200).body().get("state").asString();
    }

    /// The last fact about rounds, as the log has it.
    String lastRoundLeaf() {
        return DSL.using(database, SQLDialect.POSTGRES)
                .fetchSingle(
                        "SELECT leaf FROM (SELECT log_index, convert_from(leaf, 'UTF8') AS leaf"
                                + " FROM log_leaf) AS l WHERE leaf LIKE '%\"type\":\"round\"%'"
                                + " ORDER BY log_index DESC LIMIT 1")
                .get(0, String.class);
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
