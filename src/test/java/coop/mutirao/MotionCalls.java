package coop.mutirao;

import coop.mutirao.PermissionCalls.Call;
import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import java.util.Map;
import java.util.UUID;

/// Requests for the lines of the table about motions.
final class MotionCalls {

    /// A motion that somebody handed in.
    static final String MOTION = new UUID(0x7000, 0x8000_0000_0000_0009L).toString();

    private MotionCalls() {}

    private static Map<String, Object> motion() {
        return Map.of(
                "assembly", "rede",
                "title", "We meet on Tuesdays",
                "text", "",
                "decision", Map.of("kind", "text"),
                "submit", true);
    }

    /// Moves something that can be voted about.
    static void move(TestApp app, Api author) {
        author.put("/api/v1/motions/" + MOTION, motion()).is(201);
        app.app.database.transact(tx ->
                tx.sql()
                        .execute(
                                "UPDATE motion SET state = 'announced', orders = 1,"
                                        + " opens_at = '2020-05-12', closes_at = '2099-05-12'"));
    }

    /// @param another an id that nothing has yet
    static Call of(Rule rule, String another) {
        String what = rule.method() + " " + rule.path().replace("/api/v1", "");
        boolean isNew = what.equals("PUT /motions/{id}");
        String path = rule.path().replace("{id}", isNew ? another : MOTION);
        return switch (what) {
            case "PUT /motions/{id}" -> new Call(path, motion());
            case "PUT /motions/{id}/vote" -> new Call(path, Map.of("vote", "yes", "seq", 1));
            default -> new Call(path, null);
        };
    }
}
