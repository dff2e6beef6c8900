package coop.mutirao.loss;

import coop.mutirao.audit.Facts;
import coop.mutirao.ledger.Fact;
import coop.mutirao.loan.Instalment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What becomes of plans as the log has it: facts of the type `debt-plan`.
final class DebtLeaf {

    private DebtLeaf() {}

    /// @param actor public id of who asked
    static long asked(Facts facts, DebtPlan plan, String actor) {
        List<Map<String, String>> parts =
                plan.instalments().stream()
                        .map(one ->
                                Map.of(
                                        "due", one.dueOn().toString(),
                                        "amount", Long.toString(one.amount().minorUnits())))
                        .toList();
        Map<String, Object> members = new HashMap<>(members(plan, "asked", actor));
        members.put("own", plan.isOwn() ? "yes" : "no");
        members.put("debt", Long.toString(plan.debt().minorUnits()));
        members.put("instalments", parts);
        return facts.append(
                "debt-plan", members, Map.of("ways", Objects.requireNonNull(plan.ways())));
    }

    static long agreed(Facts facts, DebtPlan plan, String actor) {
        return facts.append("debt-plan", members(plan, "agreed", actor), Map.of());
    }

    /// By itself.
    static long ended(Facts facts, DebtPlan plan, DebtPlan.State as) {
        Map<String, String> members = new HashMap<>(members(plan, as.wire(), Fact.SERVICE));
        if (as == DebtPlan.State.FAILED) {
            LocalDate day = LocalDate.ofInstant(facts.at(), ZoneOffset.UTC);
            Instalment missed = Objects.requireNonNull(plan.missed(day));
            members.put("due", missed.dueOn().toString());
            members.put("owed", Long.toString(plan.debtor().balance().negated().minorUnits()));
        }
        return facts.append("debt-plan", members, Map.of());
    }

    private static Map<String, String> members(DebtPlan plan, String step, String actor) {
        return Map.of(
                "plan",
                plan.id().toString(),
                "account",
                plan.debtor().publicId(),
                "step",
                step,
                "actor",
                actor);
    }
}
