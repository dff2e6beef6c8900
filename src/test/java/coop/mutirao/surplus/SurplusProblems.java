package coop.mutirao.surplus;

import coop.mutirao.testing.Api.Answer;
import java.util.Map;

/// Problems for which a venture has to state something first.
public final class SurplusProblems extends SurplusWorld {

    private SurplusProblems() {}

    /// Another statement under the id of one.
    public static Answer atOtherStep() throws Exception {
        var world = new SurplusProblems();
        try {
            world.quarter();
            world.at("2027-04-01T00:00:00Z");
            String path = world.filed("2027-Q1", Map.of());
            Map<String, Object> other = body("2027-Q1");
            other.put("remuneration", 1);
            return world.ana.put(path, other);
        } finally {
            world.close();
        }
    }
}
