package coop.mutirao.assembly;

import coop.mutirao.http.Access;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Objections to a round's result over HTTP.
public final class ObjectionRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/rounds/{id}/objections/{objection}";

    private final Execution execution;
    private final OfficerActRoutes officers;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public ObjectionRoutes(
            Execution execution,
            OfficerActRoutes officers,
            UnaryOperator<String> publicIds,
            ObjectMapper json) {
        this.execution = execution;
        this.officers = officers;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.put(PATH, this::object);
        router.post(PATH + "/answer", this::answer);
    }

    /// An objection as it goes out.
    record View(
            UUID id,
            String account,
            String reason,
            Instant raisedAt,
            @Nullable String answer,
            @Nullable Boolean upheld) {

        static View of(Objection objection) {
            return new View(
                    objection.id(),
                    objection.account(),
                    objection.reason(),
                    objection.raisedAt(),
                    objection.answer(),
                    objection.upheld());
        }
    }

    private record Body(@Nullable String reason) {}

    private void object(Context ctx) {
        String reason = Texts.line(Request.body(ctx, json, Body.class).reason(), "reason");
        var member = new MemberId(Access.of(ctx).caller().member());
        RoundRoutes.send(
                ctx,
                officers,
                execution.object(
                        Request.uuid(ctx, "id"), Request.uuid(ctx, "objection"), reason, member),
                View::of);
    }

    private record Answer(@Nullable Boolean upheld, @Nullable String reason) {}

    private void answer(Context ctx) {
        Answer answer = Request.body(ctx, json, Answer.class);
        boolean upheld = Request.required(answer.upheld(), "upheld");
        String reason = Texts.line(answer.reason(), "reason");
        Rounds.By by = RoundRoutes.by(ctx, publicIds, reason);
        RoundRoutes.send(
                ctx,
                officers,
                execution.answer(
                        Request.uuid(ctx, "id"),
                        Request.uuid(ctx, "objection"),
                        upheld,
                        by,
                        officers.second(ctx, null, answer)),
                View::of);
    }
}
