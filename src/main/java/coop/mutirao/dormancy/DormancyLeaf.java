package coop.mutirao.dormancy;

import coop.mutirao.audit.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is said of notices as the log has it: facts of the type `dormancy`. What is taken and comes
/// back are transactions, which name the notice as their decision.
final class DormancyLeaf {

    private DormancyLeaf() {}

    /// @param actor public id of who says so, or the service
    /// @param reason why, in words; null: nobody was asked for it
    static long told(Facts facts, Notice notice, String actor, @Nullable String reason) {
        Map<String, String> members =
                members(notice.id(), notice.publicId(), notice.cause().wire(), actor);
        members.put("due", Facts.time(notice.dueAt()));
        return facts.append("dormancy", members, texts(reason));
    }

    static long stayed(Facts facts, Notice notice, String actor) {
        return facts.append(
                "dormancy", members(notice.id(), notice.publicId(), "stayed", actor), Map.of());
    }

    /// @param to public id of the account that gets it
    static void reclaimed(
            Facts facts, Notice notice, String to, String actor, @Nullable String reason) {
        Map<String, String> members = members(notice.id(), notice.publicId(), "reclaimed", actor);
        members.put("to", to);
        facts.append("dormancy", members, texts(reason));
    }

    private static Map<String, String> texts(@Nullable String reason) {
        return reason == null ? Map.of() : Map.of("reason", reason);
    }

    private static Map<String, String> members(UUID id, String account, String step, String actor) {
        return new HashMap<>(
                Map.of(
                        "dormancy",
                        id.toString(),
                        "account",
                        account,
                        "step",
                        step,
                        "actor",
                        actor));
    }
}
