package coop.mutirao.http;

import io.javalin.http.Context;
import java.time.Duration;

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

    /// The refusal of what was tried too often.
    public static ProblemException tooMany(Context ctx, Duration retryAfter) {
        // Rounded up: who waits so long is let in.
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        ctx.header("Retry-After", Long.toString(seconds));
        return new ProblemException(
                Problem.of(ProblemType.TOO_MANY_ATTEMPTS, "Try again in " + seconds + " seconds.")
                        .with("retryAfterSeconds", seconds));
    }

    public Problem problem() {
        return problem;
    }
}
