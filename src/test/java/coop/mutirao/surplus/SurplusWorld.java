package coop.mutirao.surplus;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.VentureWorld;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// The bakery, of whose surplus a fifth goes to the fund, with Ana, Bea and Cem working in it, in
/// the first quarter of 2027.
abstract class SurplusWorld extends VentureWorld {

    static final String STATEMENTS = "/api/v1/surplus-statements/";
    static final String EVIDENCE = "ab".repeat(32);
    static final Map<String, Object> LABOUR =
            Map.of(
                    "hoursWorked", 1_200,
                    "workers", 3,
                    "lowestHourlyPay", 900,
                    "highestHourlyPay", 1_200,
                    "jobsCreated", 1);

    private long statements;

    @BeforeEach
    void quarter() {
        share(2, 200_000, 3);
        for (String worker : java.util.List.of("ana", "bea", "cem")) {
            give(padaria, worker, Map.of()).is(201);
        }
        at("2027-01-04T12:00:00Z");
    }

    /// Sets the next version of the policy.
    void share(int version, int ppm, int months) {
        Map<String, Object> value =
                Map.of(
                        "networkPpm", ppm,
                        "educationPpm", 50_000,
                        "reservePpm", 100_000,
                        "months", months,
                        "dueDays", 30);
        treasurer
                .second(
                        coord,
                        "PUT",
                        "/api/v1/policies/surplus/" + version,
                        Map.of("value", value, "decision", "Agreement"))
                .is(201);
    }

    void at(String time) {
        pass(Duration.between(clock.instant(), Instant.parse(time)));
    }

    void pay(Api by, String payer, String payee, long amount) {
        by.put(path(), Map.of("payer", payer, "payee", payee, "amount", amount)).is(201);
    }

    static Map<String, Object> body(String period) {
        Map<String, Object> body = new HashMap<>();
        body.put("account", "padaria");
        body.put("period", period);
        body.put("outsideSales", 0);
        body.put("outsidePurchases", 0);
        body.put("remuneration", 0);
        body.put("depreciation", 0);
        body.put("evidence", EVIDENCE);
        body.put("labour", LABOUR);
        return body;
    }

    String next() {
        return STATEMENTS + new UUID(0x7000, 0x8000_0000_0000_0000L + ++statements);
    }

    /// Files what is declared beside the ledger, and gives the path of it.
    String filed(String period, Map<String, Object> more) {
        String path = next();
        Map<String, Object> body = body(period);
        body.putAll(more);
        ana.put(path, body).is(201);
        return path;
    }

    Answer accept(String path) {
        return coord.put(path + "/check", Map.of("accepted", true, "reason", "Seen"));
    }

    /// Files it, has two of three approve it, and accepts it.
    String accepted(String period, Map<String, Object> more) {
        String path = filed(period, more);
        ana.put(path + "/approval", Map.of()).is(201);
        bea.put(path + "/approval", Map.of()).is(201);
        accept(path).is(201);
        return path;
    }

    int keep() {
        return app.app.economy.surplus.keeper.keep();
    }

    /// The check of the books and the verifier of the log find nothing.
    void sound(Path folder) {
        assertThat(app.app.checks.run((_, _) -> {}).results())
                .allSatisfy(r -> assertThat(r.found()).as("%s", r).isZero());
        assertThat(verified(folder).findings()).isEmpty();
    }

    Report verified(Path folder) {
        app.keepLog(folder);
        var source = new PackFolder(ExportedLog.write(app, folder, folder.resolve("pack")));
        return new Verification(source, LogPolicy.parse(source.policy())).run();
    }
}
