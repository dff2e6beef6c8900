package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.BookAudit;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Cluster;
import coop.mutirao.testing.Crowd;
import coop.mutirao.testing.Program;
import coop.mutirao.testing.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Two processes of the service on one database, and a crowd that pays over both at once, within
/// tight limits. The books are right afterwards, and nobody was told anything else.
@Timeout(600)
class TwoProcessesIT {

    private static final int CLIENTS = 64;
    private static final int ACCOUNTS = 20;
    private static final Duration LASTS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ENOUGH = 100;
    private static final int KILLS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    final List<ServiceProcess> services = new ArrayList<>();
    final List<Crowd.Payer> payers = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        Path data = folder.resolve("data");
        services.add(ServiceProcess.start(data));
        services.add(ServiceProcess.start(data));
        var first = new Api(services.getFirst().base());
        Api coordinator = first.signIn("coordinator", services.getFirst().password());
        for (int i = 0; i < ACCOUNTS; i++) {
            String code = "m" + i;
            Map<String, Object> member = new HashMap<>();
            member.put("kind", "person");
            member.put("name", code);
            member.put("community", "rede");
            member.put("creditLimit", 50 + i);
            member.put("maximumBalance", 100 + i);
            member.put("password", code + "-password");
            coordinator.put("/api/v1/members/" + code, member).is(201);
            JsonNode session =
                    first.post(
                                    "/api/v1/sessions",
                                    Map.of("code", code, "password", code + "-password"))
                            .is(201)
                            .body();
            payers.add(new Crowd.Payer(code, session.get("token").asString()));
        }
    }

    @AfterEach
    void close() {
        services.forEach(ServiceProcess::close);
    }

    @Test
    void a_crowd_on_two_processes_leaves_books_that_are_right() throws Exception {
        Crowd crowd = crowd();
        crowd.start(1);
        long end = System.nanoTime() + LASTS.toNanos();
        untilCommitted(crowd, ENOUGH);
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        crowd.stop();

        assertThat(crowd.noAnswer).hasValue(0);
        assertThat(crowd.excuses).isSubsetOf("/problems/overloaded");
        assertBooks(crowd);
    }

    /// `-Dkills=N` for more, `-Dseed=…` for the same ones again.
    @Test
    void kills_at_any_moment_lose_nothing_and_double_nothing() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("kills with -Dseed=" + seed);
        var random = new SplittableRandom(seed);
        Crowd crowd = crowd();
        crowd.start(2);
        for (int kill = 0; kill < Integer.getInteger("kills", KILLS); kill++) {
            untilCommitted(crowd, crowd.committed.size() + 20 + random.nextInt(200));
            int victim = random.nextInt(3);
            if (victim < 2) {
                services.get(victim).kill();
                services.set(victim, ServiceProcess.start(folder.resolve("data")));
            } else {
                new Cluster(folder.resolve("data")).postmaster().destroyForcibly();
            }
        }
        untilCommitted(crowd, crowd.committed.size() + ENOUGH);
        crowd.stop();

        assertThat(crowd.excuses)
                .isSubsetOf("/problems/overloaded", "/problems/database-unavailable");
        assertBooks(crowd);
    }

    private Crowd crowd() {
        List<Supplier<URI>> bases =
                List.of(() -> services.get(0).base(), () -> services.get(1).base());
        return new Crowd(bases, payers, CLIENTS, 60);
    }

    // A cold process on a busy machine takes its time.
    private static void untilCommitted(Crowd crowd, int enough) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (crowd.committed.size() < enough) {
            assertThat(System.nanoTime()).as(enough + " payments").isLessThan(giveUp);
            Thread.sleep(20);
        }
    }

    /// What the clients were told is what the database holds, and all of it is in order.
    private void assertBooks(Crowd crowd) throws Exception {
        assertThat(crowd.refused).as("limits were met").isNotEmpty();
        assertThat(crowd.surprises).as("one answer for an id, and no failure").isEmpty();
        // Who was turned away or cut off asks again, and knows.
        List.copyOf(crowd.open.values()).forEach(wish -> assertThat(crowd.ask(wish)).isTrue());

        var owner = new Cluster(folder.resolve("data")).owner();
        var audit = new BookAudit(owner);
        audit.checkLog();
        audit.checkEntries();
        audit.checkLimits();
        audit.checkTransfers(crowd.committed.keySet().stream().map(TransferId::new).toList(), 0);
        DSLContext sql = DSL.using(owner, SQLDialect.POSTGRES);
        assertThat(balances(sql)).isEqualTo(acknowledged(crowd));
        assertThat(
                        sql.resultQuery(
                                        "SELECT deadlocks FROM pg_stat_database"
                                                + " WHERE datname = current_database()")
                                .fetchSingle()
                                .get(0, Integer.class))
                .as("deadlocks")
                .isZero();
        crowd.refused.values().stream().limit(100).forEach(crowd::ask);
        assertThat(crowd.surprises).as("a refusal is given again").isEmpty();
        var check = Program.run(folder, "check", "--data", folder.resolve("data").toString());
        assertThat(check.exit()).as(check.out() + check.err()).isZero();
    }

    /// The balances that follow from what the clients were told.
    private static Map<String, Long> acknowledged(Crowd crowd) {
        Map<String, Long> balances = new HashMap<>();
        for (UUID id : crowd.committed.keySet()) {
            JsonNode payment = JSON.readTree(crowd.answers.get(id));
            balances.merge(
                    payment.get("payer").asString(), -payment.get("payerPays").asLong(), Long::sum);
            balances.merge(
                    payment.get("payee").asString(), payment.get("payeeGets").asLong(), Long::sum);
            balances.merge("fund-income", payment.get("contribution").asLong(), Long::sum);
        }
        balances.values().removeIf(balance -> balance == 0);
        return balances;
    }

    private static Map<String, Long> balances(DSLContext sql) {
        return sql.resultQuery("SELECT code, balance FROM account WHERE balance <> 0")
                .fetchMap(r -> r.get(0, String.class), r -> r.get(1, Long.class));
    }
}
