package coop.mutirao.dormancy;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.officer.OfficerAct;
import java.util.List;

/// What became of what somebody asked about an account's rest.
sealed interface DormancyOutcome {

    /// @param again whether it stood so before
    record Done(Notice notice, boolean again) implements DormancyOutcome {}

    /// Another officer has to ask for it too.
    record Waits(OfficerAct act) implements DormancyOutcome {}

    /// A rule does not allow it, and nothing was done.
    record Refused(Problem problem) implements DormancyOutcome {}

    static DormancyOutcome notFound(String what) {
        return new Refused(
                Problem.of(ProblemType.NOT_FOUND, "There is no such %s.".formatted(what)));
    }

    /// It is for others to do.
    static DormancyOutcome notAllowed(String why, String... allowed) {
        return new Refused(
                Problem.of(ProblemType.NOT_ALLOWED, why).with("allowed", List.of(allowed)));
    }

    /// @param rule its name in the catalogue of problems
    /// @param most what it allows
    static DormancyOutcome refused(String rule, String detail, long asked, long most) {
        return new Refused(
                Problem.of(ProblemType.DORMANCY_NOT_POSSIBLE, detail)
                        .with("rule", rule)
                        .with("asked", asked)
                        .with("maximum", most));
    }
}
