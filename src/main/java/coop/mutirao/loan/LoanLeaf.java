package coop.mutirao.loan;

import coop.mutirao.audit.Facts;
import java.util.HashMap;
import java.util.Map;

/// What becomes of loans as the log has it: facts of the type `loan`.
final class LoanLeaf {

    private LoanLeaf() {}

    static void applied(Facts facts, Application asked, String borrower) {
        Plan plan = asked.plan();
        Map<String, String> members = new HashMap<>();
        members.put("amount", Long.toString(asked.amount().minorUnits()));
        members.put("schedule", plan.kind().wire());
        members.put("first", plan.first().toString());
        members.put("instalments", Integer.toString(plan.instalments()));
        members.put("months", plan.monthsText());
        members.put("collect", asked.collects() ? "yes" : "no");
        members.putAll(of(asked.id().toString(), borrower, "applied", borrower));
        facts.append("loan", members, Map.of("purpose", asked.purpose()));
    }

    /// @param more what else there is to say of a step
    static long step(Facts facts, Loan loan, String step, String actor, Map<String, String> more) {
        return facts.append("loan", members(loan, step, actor, more), Map.of());
    }

    /// @param reason the log commits to it
    static long step(
            Facts facts,
            Loan loan,
            String step,
            String actor,
            Map<String, String> more,
            String reason) {
        return facts.append("loan", members(loan, step, actor, more), Map.of("reason", reason));
    }

    private static Map<String, String> members(
            Loan loan, String step, String actor, Map<String, String> more) {
        Map<String, String> members = new HashMap<>(more);
        members.putAll(of(loan.id().toString(), loan.borrower().publicId(), step, actor));
        return members;
    }

    private static Map<String, String> of(String loan, String account, String step, String actor) {
        return Map.of("loan", loan, "account", account, "step", step, "actor", actor);
    }
}
