package coop.mutirao;

import coop.mutirao.ProblemsTest.Service;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.OneTimeCodes;
import coop.mutirao.testing.SoftAuthenticator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Those of [ProblemsTest] that have to do with who asks.
final class SignInProblems {

    private SignInProblems() {}

    private static void setUpTotp(Api ana) {
        JsonNode proposed = ana.post("/api/v1/members/ana/totp", null).is(200).body();
        String secret = proposed.get("secret").asString();
        String code = OneTimeCodes.at(secret, InstantSource.system().instant());
        ana.put("/api/v1/members/ana/totp", Map.of("totp", code)).is(204);
    }

    static Answer totpInUse() {
        try (Service service = Service.start()) {
            Api ana = service.ana();
            setUpTotp(ana);
            return ana.post("/api/v1/members/ana/totp", null);
        }
    }

    static Answer tooManyPasskeys() {
        try (Service service = Service.start()) {
            Api ana = service.ana();
            Answer answer = ana.get("/healthz");
            for (int i = 0; i <= 20; i++) {
                JsonNode options =
                        ana.post("/api/v1/members/ana/passkeys/options", null).is(200).body();
                var device =
                        new SoftAuthenticator(
                                "http://localhost:" + service.server().port(), "localhost", i);
                answer =
                        ana.post(
                                "/api/v1/members/ana/passkeys",
                                Map.of(
                                        "name",
                                        "Telephone " + i,
                                        "credential",
                                        device.create(options.get("publicKey"))));
            }
            return answer;
        }
    }

    static Answer secondFactorNeeded() {
        try (Service service = Service.start()) {
            setUpTotp(service.ana());
            return service.nobody()
                    .post("/api/v1/sessions", Map.of("code", "ana", "password", "ana-password"));
        }
    }

    static Answer signInAgain() {
        try (Service service = Service.start()) {
            Api ana = service.ana();
            service.app()
                    .database
                    .transact(tx ->
                            tx.sql()
                                    .execute(
                                            "UPDATE session SET created_at = created_at"
                                                    + " - interval '16 minutes'"));
            return ana.post("/api/v1/members/ana/recovery-codes", null);
        }
    }

    static Answer crossSiteRequest() {
        try (Service service = Service.start()) {
            return ProblemsTest.pay(
                    service.nobody()
                            .with("Cookie", "__Host-mutirao=whatever")
                            .with("Sec-Fetch-Site", "cross-site"),
                    "bea",
                    "Bread");
        }
    }

    static Answer scopeNeeded() {
        var till =
                new Caller.Program(
                        new UUID(0, 1),
                        "Till",
                        Set.of(),
                        null,
                        Instant.parse("2030-01-01T00:00:00Z"));
        var caller = new Caller(1, "ana", "Ana", "person", Set.of(), Set.of(), till);
        var needs =
                new Server.Needs(
                        new ObjectMapper(),
                        _ -> Optional.of(caller),
                        () -> "r",
                        new SimpleMeterRegistry());
        List<Server.Routes> routes = List.of(router -> router.get("/api/v1/members", _ -> {}));
        try (Server server = Server.start("127.0.0.1", 0, needs, routes)) {
            return new Api(URI.create("http://127.0.0.1:" + server.port()))
                    .as("of a till")
                    .get("/api/v1/members");
        }
    }
}
