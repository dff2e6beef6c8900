package coop.mutirao.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.member.Roles;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.verify.PackFolder;
import coop.mutirao.verify.Report;
import coop.mutirao.verify.Verification;
import coop.mutirao.verify.report.ReportCheck;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A town whose figures were worked out by hand.
///
/// | day | what | amount | contribution |
/// |---|---|---|---|
/// | 10 October | Ana pays Bea | 2,000 | 20 |
/// | 20 October | Bea pays Cem | 1,000 | 10 |
/// | 5 November | of 15 September: Cem paid Ana | 300 | 3 |
/// | 6 November | Cem gives the 1,000 back | −1,000 | −10 |
/// | 6 November | Dan gives Eva | 700 | none |
/// | 7 November | the income is swept: 23 | | |
abstract class ReportTown {

    static final String HOSTILE = "=HYPERLINK(\"http://evil.example\";\"Assembly\")";

    @TempDir static Path folder;

    static SetClock clock = new SetClock(Instant.EPOCH);
    static TestApp app;
    static Server server;
    static Api nobody;
    static Path pack;
    static long firstPayment;
    static long ids;

    @BeforeAll
    static void trade() {
        clock = new SetClock(Instant.parse("2026-10-10T12:00:00Z"));
        app = TestApp.founded(TestDatabase.fresh(), clock, 1);
        Founders.add(app.app, "coord", "Coord", "coord-password");
        for (String code : List.of("ana", "bea", "cem", "dan", "eva", "auditor")) {
            app.admit(code, 10_000, 100_000, null);
        }
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        var decided = new RoleGrant.Decided("auditor", Role.AUDITOR, HOSTILE, null);
        assertThat(app.app.roles.grantByService(decided)).isInstanceOf(Roles.Result.Granted.class);
        app.mandate("eva", "treasurer");
        firstPayment = size();
        pay("ana", "bea", 2_000, "payment");
        clock.pass(Duration.ofDays(10));
        String toCem = pay("bea", "cem", 1_000, "payment");
        clock.pass(Duration.ofDays(16));
        var past =
                PaymentOrder.ofThePast(
                        new TransferId(id()),
                        "cem",
                        "ana",
                        Money.of(300),
                        null,
                        LocalDate.parse("2026-09-15"),
                        "coord");
        assertThat(app.app.payments.submit(past)).isInstanceOf(PaymentOutcome.Committed.class);
        clock.pass(Duration.ofDays(1));
        as("cem")
                .put(toCem + "/reversal", Map.of("id", id().toString(), "reason", "not needed"))
                .is(201);
        pay("dan", "eva", 700, "gift");
        clock.pass(Duration.ofDays(1));
        as("eva").put("/api/v1/sweeps/" + id(), Map.of()).is(201);
        as("coord")
                .patch(
                        "/api/v1/accounts/dan",
                        Map.of("creditLimit", 9_000, "reason", "asked for it"))
                .is(200);
        clock.pass(Duration.ofSeconds(1));
        app.keepLog(folder);
        pack = ExportedLog.write(app, folder, folder.resolve("pack"));
    }

    @AfterAll
    static void close() {
        server.close();
        app.close();
    }

    static UUID id() {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids);
    }

    static String pay(String payer, String payee, long amount, String kind) {
        String path = "/api/v1/payments/" + id();
        as(payer).put(path, Map.of("payee", payee, "amount", amount, "kind", kind)).is(201);
        return path;
    }

    static Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    static long size() {
        return app.app.database.inTransaction(app.app.log::size);
    }

    static JsonNode get(String path) {
        return as("auditor").get("/api/v1/" + path).is(200).body();
    }

    static String note(String path) {
        return as("auditor").with("Accept", "text/plain").get("/api/v1/" + path).is(200).text();
    }

    static long balance(String account, String asOf) {
        return get("accounts/" + account + "/reports/balance" + asOf)
                .at("/items/0/balance")
                .asLong();
    }

    static LogPolicy policy() {
        return LogPolicy.parse(new PackFolder(pack).policy());
    }

    static Report verify(String file) {
        return new Verification(new PackFolder(pack), policy())
                .with(new ReportCheck(file.getBytes(UTF_8), policy()))
                .run();
    }
}
