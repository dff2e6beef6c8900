package coop.mutirao.loss;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import java.util.List;

/// What became of what somebody asked about a plan.
sealed interface DebtOutcome {

    /// @param again whether it was done before, by the same request
    record Done(DebtPlan plan, boolean again) implements DebtOutcome {}

    /// A rule does not allow it, and nothing was done.
    record Refused(Problem problem) implements DebtOutcome {}

    static DebtOutcome notFound(String what) {
        return new Refused(
                Problem.of(ProblemType.NOT_FOUND, "There is no such %s.".formatted(what)));
    }

    /// It is for others to do.
    static DebtOutcome notAllowed(String why, String... allowed) {
        return new Refused(
                Problem.of(ProblemType.NOT_ALLOWED, why).with("allowed", List.of(allowed)));
    }

    /// A figure is not as a rule of plans has it.
    ///
    /// @param rule its name in the catalogue of problems
    /// @param most what it allows
    static DebtOutcome refused(String rule, String detail, long asked, long most) {
        return new Refused(
                Problem.of(ProblemType.DEBT_PLAN_NOT_POSSIBLE, detail)
                        .with("rule", rule)
                        .with("asked", asked)
                        .with("maximum", most));
    }
}
