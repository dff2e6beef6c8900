package coop.mutirao.motion;

import coop.mutirao.testing.Api.Answer;
import java.time.Duration;
import java.util.Map;

/// Problems for which an assembly has to have decided something first.
public final class MotionProblems {

    private MotionProblems() {}

    /// More credit for one who was excluded.
    public static Answer accountLeaving() {
        try (var town = new MotionTown()) {
            town.accept(1, Map.of("kind", "exclusion", "member", "m4"));
            town.pass(Duration.ofHours(1));
            town.keep();
            return town.afresh("coord")
                    .patch("/api/v1/accounts/m4", Map.of("creditLimit", 1, "reason", "A friend"));
        }
    }
}
