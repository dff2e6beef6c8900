package coop.mutirao.motion;

import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import io.javalin.http.Context;

/// What a motion's policy would have meant, over HTTP; see `/motions/{id}/simulation` in
/// api-spec/openapi.yaml.
public final class ReplayRoutes implements Server.Routes {

    private final Replays replays;

    public ReplayRoutes(Replays replays) {
        this.replays = replays;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/motions/{id}/simulation", this::show);
    }

    private void show(Context ctx) {
        switch (replays.of(Request.uuid(ctx, "id"), MotionRoutes.caller(ctx))) {
            case Replays.Result.Known(var replay) ->
                    // A part of it is for who asks.
                    ctx.header("Cache-Control", "no-store").json(replay);
            case Replays.Result.NoSuchMotion() ->
                    throw new ProblemException(ProblemType.NOT_FOUND, "There is no such motion.");
            case Replays.Result.TooFew() ->
                    throw new ProblemException(
                            ProblemType.NOT_FOUND,
                            "It is said once the network has %d members."
                                    .formatted(ReplayBands.MEMBERS_MIN));
            case Replays.Result.Busy() ->
                    throw new ProblemException(
                            ProblemType.OVERLOADED,
                            "Simulations are worked out one at a time, and others are before it.");
        }
    }
}
