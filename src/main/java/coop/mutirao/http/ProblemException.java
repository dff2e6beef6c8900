package coop.mutirao.http;

/// Ends a request with a problem, from wherever in a route it turns out. Only routes and what they
/// share throw it: rules and desks return their refusals.
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    public Problem problem() {
        return problem;
    }
}
