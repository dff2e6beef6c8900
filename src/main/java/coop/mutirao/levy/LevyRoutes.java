package coop.mutirao.levy;

import coop.mutirao.http.Access;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.AccountRoutes;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The levy over HTTP; see `/accounts/{code}/levy` in api-spec/openapi.yaml.
public final class LevyRoutes implements Server.Routes {

    private final Levies levies;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;

    public LevyRoutes(Levies levies, OfficerActRoutes officers, ObjectMapper json) {
        this.levies = levies;
        this.officers = officers;
        this.json = json;
    }

    private record Body(@Nullable Instant until, @Nullable String reason) {}

    private record Shown(String account, @Nullable Instant exemptUntil) {}

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/accounts/{code}/levy", this::preview);
        router.put("/api/v1/accounts/{code}/levy-exemption", this::exempt);
    }

    private void preview(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        ctx.json(levies.preview(code).orElseThrow(() -> AccountRoutes.noSuchAccount(code)));
    }

    private void exempt(Context ctx) {
        String code = ctx.pathParam("code");
        Body body = Request.body(ctx, json, Body.class);
        Access access = Access.of(ctx);
        access.requireNotActing(code);
        var decision =
                new Levies.Decision(code, body.until(), Request.required(body.reason(), "reason"));
        Levies.Result result =
                Request.member(
                        "until",
                        () ->
                                levies.exempt(
                                        decision,
                                        access.caller().code(),
                                        officers.second(ctx, code, body)));
        switch (result) {
            case Levies.Result.Stands(var account, var until) ->
                    ctx.json(new Shown(account, until));
            case Levies.Result.Waits(var act) -> officers.answer(ctx, act);
            case Levies.Result.NoSuchAccount() -> throw AccountRoutes.noSuchAccount(code);
            case Levies.Result.OnesOwn(var account) ->
                    throw access.notAllowed(
                            "The account %s is your own: other coordinators must do this."
                                    .formatted(account));
        }
    }
}
