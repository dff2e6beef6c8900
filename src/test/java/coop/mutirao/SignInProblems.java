package coop.mutirao;

import coop.mutirao.ProblemsTest.Service;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.OneTimeCodes;
import coop.mutirao.testing.SoftAuthenticator;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;

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

    static Answer recoveryStands() {
        try (Service service = Service.start()) {
            Founders.add(service.app(), "cora", "Cora", "cora-password");
            Api cora = service.nobody().signIn("cora", "cora-password");
            Api ana = service.ana();
            String path = "/api/v1/members/ana/recovery";
            cora.put(path, Map.of("reason", "She lost her telephone")).is(202);
            ana.delete(path).is(204);
            cora.put(path, Map.of("reason", "She lost her telephone")).is(202);
            return ana.delete(path);
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
}
