package coop.mutirao;

import coop.mutirao.ProblemsTest.Service;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.util.List;
import java.util.Map;

/// Those of [ProblemsTest] that programs get.
final class ProgramProblems {

    private static final String KEYS = "/api/v1/members/ana/api-keys";

    private ProgramProblems() {}

    private static Map<String, Object> key(int requestsPerMinute) {
        return Map.of(
                "name",
                "Till",
                "scopes",
                List.of("statements:read"),
                "requestsPerMinute",
                requestsPerMinute);
    }

    static Answer tooManyApiKeys() {
        try (Service service = Service.start()) {
            Api ana = service.ana();
            for (int i = 0; i < 20; i++) {
                ana.post(KEYS, key(1)).is(201);
            }
            return ana.post(KEYS, key(1));
        }
    }

    static Answer tooManyRequests() {
        try (Service service = Service.start()) {
            String key = service.ana().post(KEYS, key(2)).is(201).body().get("key").asString();
            Api program = service.nobody().as(key);
            program.get("/api/v1/accounts/ana").is(200);
            program.get("/api/v1/accounts/ana").is(200);
            return program.get("/api/v1/accounts/ana");
        }
    }
}
