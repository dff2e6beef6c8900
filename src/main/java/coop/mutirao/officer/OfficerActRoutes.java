package coop.mutirao.officer;

import static coop.mutirao.http.ProblemType.NOT_FOUND;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Acts that wait for another officer: the list of them, and their end. To agree is to send the
/// same request, so the features' own routes ask here for the other officer.
public final class OfficerActRoutes implements Server.Routes {

    private static final Set<Role> READERS = Set.of(Role.COORDINATOR, Role.TREASURER, Role.AUDITOR);

    private final OfficerActs acts;
    private final ObjectMapper json;

    public OfficerActRoutes(OfficerActs acts, ObjectMapper json) {
        this.acts = acts;
        this.json = json;
    }

    private record Items(List<Shown> items) {}

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/officer-acts", this::list);
        router.delete("/api/v1/officer-acts/{id}", this::end);
    }

    private void list(Context ctx) {
        Caller caller = Access.of(ctx).caller();
        boolean isOfficer = caller.roles().stream().anyMatch(READERS::contains);
        List<OfficerAct> open = acts.open(isOfficer ? null : caller.member());
        ctx.json(new Items(open.stream().map(act -> Shown.of(act, json)).toList()));
    }

    private void end(Context ctx) {
        Access access = Access.of(ctx);
        String reason = Request.line(ctx, "reason");
        switch (acts.end(Request.uuid(ctx, "id"), access.caller().member(), reason)) {
            case ENDED -> ctx.status(HttpStatus.NO_CONTENT);
            case UNKNOWN ->
                    throw new ProblemException(NOT_FOUND, "No such act waits for another officer.");
            case ABOUT_HERSELF ->
                    throw access.notAllowed("It is about yourself: another officer decides.");
        }
    }

    /// Another officer for what this request asks for.
    ///
    /// @param about code of the member whom it is about; null: the network
    /// @param order what the request says, without secrets: other officers read it
    public Second second(Context ctx, @Nullable String about, Object order) {
        boolean hasBody = !ctx.method().name().equals("DELETE");
        String why = why(json.valueToTree(order));
        return second(ctx, about, json.writeValueAsString(order), why, hasBody);
    }

    /// The same for a file, which the other officer has to have too.
    public Second secondWithFile(Context ctx, String reason, String file) {
        return second(ctx, null, json.writeValueAsString(List.of(reason, file)), reason, false);
    }

    // Whatever takes two says by which decision, or why: in its body, or else in its query.
    private static String why(JsonNode order) {
        return order.isString()
                ? order.asString()
                : order.path("decision").asString(order.path("reason").asString(""));
    }

    private Second second(
            Context ctx, @Nullable String about, String order, String reason, boolean isShown) {
        Access access = Access.of(ctx);
        @Nullable String query = ctx.queryString();
        return acts.second(
                new OfficerActs.Order(
                        ctx.method().name(),
                        query == null ? ctx.path() : ctx.path() + "?" + query,
                        order,
                        isShown,
                        reason,
                        about,
                        access.caller().member(),
                        access.offices()));
    }

    /// Asks for another officer where the act itself is done by others, after this: if it is
    /// refused then, both ask for it anew.
    public Optional<OfficerAct> missing(Second second) {
        return acts.missing(second);
    }

    /// Says that an act waits for another officer.
    public void answer(Context ctx, OfficerAct act) {
        ctx.status(HttpStatus.ACCEPTED).json(Shown.of(act, json));
    }

    /// An act as it goes out.
    record Shown(
            UUID id,
            String method,
            String path,
            @Nullable JsonNode body,
            String digest,
            @Nullable String about,
            String askedBy,
            Instant askedAt,
            Instant expiresAt) {

        static Shown of(OfficerAct act, ObjectMapper json) {
            return new Shown(
                    act.id(),
                    act.method(),
                    act.path(),
                    act.body() == null ? null : json.readTree(act.body()),
                    act.digest(),
                    act.about(),
                    act.askedBy(),
                    act.askedAt(),
                    act.expiresAt());
        }
    }
}
