package coop.mutirao.http;

import static coop.mutirao.http.ProblemType.BODY_TOO_LARGE;
import static coop.mutirao.http.ProblemType.DATABASE_UNAVAILABLE;
import static coop.mutirao.http.ProblemType.INTERNAL_ERROR;
import static coop.mutirao.http.ProblemType.MALFORMED_REQUEST;
import static coop.mutirao.http.ProblemType.METHOD_NOT_ALLOWED;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.OVERLOADED;
import static coop.mutirao.http.ProblemType.SHUTTING_DOWN;

import coop.mutirao.db.Database;
import coop.mutirao.db.GroupCommit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// What a request is answered that did not come to its end.
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    static final String OURS =
            "Something went wrong here. Whoever runs the service finds it by the request's id.";

    private final ObjectMapper json;

    Failures(ObjectMapper json) {
        this.json = json;
    }

    void register(RoutesConfig routes) {
        routes.exception(Exception.class, (e, ctx) -> answer(ctx, problem(e, ctx)));
        // Else Javalin answers its own, such as a path it does not know, as plain text.
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, problem(e, ctx)));
    }

    private void answer(Context ctx, Problem problem) {
        Problem full = inFull(problem, String.valueOf(ctx.res().getHeader("X-Request-Id")));
        @Nullable Object wait = full.members().get("retryAfterSeconds");
        if (wait != null) {
            ctx.header("Retry-After", wait.toString());
        }
        if (full.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        answer(ctx, full, json);
    }

    /// The problem with what all of its type tell: how long to wait, and the request's id.
    static Problem inFull(Problem problem, String requestId) {
        return switch (problem.type()) {
            case OVERLOADED -> problem.with("retryAfterSeconds", 1);
            case DATABASE_UNAVAILABLE, SHUTTING_DOWN -> problem.with("retryAfterSeconds", 5);
            case INTERNAL_ERROR -> problem.with("requestId", requestId);
            default -> problem;
        };
    }

    static void answer(Context ctx, Problem problem, ObjectMapper json) {
        ctx.status(problem.status())
                .result(json.writeValueAsBytes(problem.json()))
                .contentType("application/problem+json");
    }

    /// The problem that a failure is to the client. What is nobody's fault but ours is logged.
    static Problem problem(Exception failure, Context ctx) {
        return switch (failure) {
            case HttpResponseException e -> byStatus(e, ctx);
            // What Jetty says of the body, which is read inside of a route.
            case HttpException _ -> broken();
            case EOFException _ -> broken();
            // Whoever is too slow is hung up on, and others hang up by themselves.
            case ClosedChannelException _ -> broken();
            case IOException e when e.getCause() instanceof TimeoutException -> broken();
            default -> problem(failure);
        };
    }

    /// The problem of a failure that does not speak of the request's form.
    static Problem problem(Exception failure) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case GroupCommit.Overloaded e ->
                    Problem.of(OVERLOADED, "Too much at once: " + e.getMessage() + ".");
            case GroupCommit.Closed _ ->
                    Problem.of(SHUTTING_DOWN, "The service is stopping. Nothing was done.");
            case GroupCommit.OutcomeUnknown _ -> unavailable();
            case JacksonException e -> MalformedJson.problem(e);
            case IllegalArgumentException e ->
                    Problem.of(MALFORMED_REQUEST, String.valueOf(e.getMessage()));
            default -> {
                if (Database.isUnavailable(failure)) {
                    LOG.warn("the database cannot be reached: {}", failure.getMessage());
                    yield unavailable();
                }
                LOG.error("a request failed", failure);
                yield Problem.of(INTERNAL_ERROR, OURS);
            }
        };
    }

    private static Problem broken() {
        return Problem.of(MALFORMED_REQUEST, "The body is not HTTP/1.1, or has no end.");
    }

    private static Problem unavailable() {
        return Problem.of(
                DATABASE_UNAVAILABLE,
                "The database does not answer. Whether this was done is not known: ask again with"
                        + " the same id.");
    }

    private static Problem byStatus(HttpResponseException e, Context ctx) {
        return switch (e.getStatus()) {
            case 404 -> Problem.of(NOT_FOUND, "There is nothing at " + ctx.path() + ".");
            case 405 -> {
                String methods = e.getDetails().getOrDefault("availableMethods", "");
                ctx.header("Allow", methods);
                yield Problem.of(
                                METHOD_NOT_ALLOWED,
                                "%s is not for %s.".formatted(ctx.method(), ctx.path()))
                        .with("methods", List.of(methods.split(", ")));
            }
            case 413 ->
                    Problem.of(
                                    BODY_TOO_LARGE,
                                    "A body has at most %d bytes."
                                            .formatted(Request.IMPORT_BYTES_MAX))
                            .with("maximumBytes", Request.IMPORT_BYTES_MAX);
            default -> Problem.of(MALFORMED_REQUEST, String.valueOf(e.getMessage()));
        };
    }
}
