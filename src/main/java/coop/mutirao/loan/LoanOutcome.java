package coop.mutirao.loan;

import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemType;
import coop.mutirao.ledger.Money;
import coop.mutirao.officer.OfficerAct;
import java.util.List;

/// What became of what somebody asked about a loan.
public sealed interface LoanOutcome {

    /// @param again whether it was done before, by the same request
    record Done(Loan loan, boolean again) implements LoanOutcome {}

    /// Another officer has to ask for it too.
    record Waits(OfficerAct act) implements LoanOutcome {}

    /// A rule does not allow it, and nothing was done.
    record Refused(Problem problem) implements LoanOutcome {}

    static LoanOutcome notFound() {
        return new Refused(Problem.of(ProblemType.NOT_FOUND, "There is no such loan."));
    }

    /// It is for others to do.
    static LoanOutcome notAllowed(String why, String... allowed) {
        return new Refused(
                Problem.of(ProblemType.NOT_ALLOWED, why).with("allowed", List.of(allowed)));
    }

    /// The loan is at another step.
    static LoanOutcome wrongStep(Loan loan) {
        String state = loan.state().wire();
        return new Refused(
                Problem.of(
                                ProblemType.LOAN_AT_OTHER_STEP,
                                "The loan is at the step \"%s\", where this cannot be done."
                                        .formatted(state))
                        .with("step", state));
    }

    /// A figure is beyond a rule of loans.
    ///
    /// @param rule its name in the catalogue of problems
    /// @param most what it allows
    static Problem beyond(String rule, String detail, long asked, long most) {
        return Problem.of(ProblemType.LOAN_NOT_POSSIBLE, detail)
                .with("rule", rule)
                .with("asked", asked)
                .with("maximum", most);
    }

    static Problem beyond(String rule, String detail, Money asked, Money most) {
        return beyond(rule, detail, asked.minorUnits(), most.minorUnits());
    }
}
