package coop.mutirao.http;

import static coop.mutirao.http.ProblemType.HEADERS_TOO_LARGE;
import static coop.mutirao.http.ProblemType.INTERNAL_ERROR;
import static coop.mutirao.http.ProblemType.MALFORMED_REQUEST;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.SHUTTING_DOWN;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What a request is answered that comes to no route because it breaks HTTP itself: a problem with
/// the headers of every other answer. What Jetty says of it names Jetty's classes, and stays here.
final class BrokenRequests extends ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenRequests.class);

    private final Server.Needs needs;

    BrokenRequests(Server.Needs needs) {
        this.needs = needs;
        setCacheControl("no-store");
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            org.eclipse.jetty.server.Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String id = Server.requestId(request.getHeaders().get("X-Request-Id"), needs);
        Problem problem = Failures.inFull(problem(code), id);
        HttpFields.Mutable headers = response.getHeaders();
        CarefulHeaders.of(needs.isOverTls()).forEach(headers::put);
        headers.put("X-Request-Id", id);
        // Jetty hangs up. Who is not told that sends the next request to nobody.
        headers.put("Connection", "close");
        headers.put("Content-Type", "application/problem+json");
        @Nullable Object wait = problem.members().get("retryAfterSeconds");
        if (wait != null) {
            headers.put("Retry-After", wait.toString());
        }
        response.setStatus(problem.status());
        try (var _ = MDC.putCloseable("requestId", id)) {
            if (problem.type() == INTERNAL_ERROR) {
                LOG.error("a request failed before any route", cause);
            } else {
                LOG.info("a request came to no route: {} {}", problem.status(), message);
            }
        }
        byte[] body = needs.json().writeValueAsBytes(problem.json());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Problem problem(int status) {
        return switch (status) {
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                    Problem.of(
                                    HEADERS_TOO_LARGE,
                                    "The address and the headers have at most %d bytes together."
                                            .formatted(Request.HEAD_BYTES_MAX))
                            .with("maximumBytes", Request.HEAD_BYTES_MAX);
            case HttpStatus.NOT_FOUND_404 ->
                    Problem.of(NOT_FOUND, "There is nothing at this address.");
            case HttpStatus.SERVICE_UNAVAILABLE_503 ->
                    Problem.of(SHUTTING_DOWN, "The service is stopping. Nothing was done.");
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> Problem.of(INTERNAL_ERROR, Failures.OURS);
            default ->
                    Problem.of(
                            MALFORMED_REQUEST,
                            "This is not HTTP/1.1 as this service reads it: the request line, the"
                                    + " path or a header is not well formed.");
        };
    }
}
