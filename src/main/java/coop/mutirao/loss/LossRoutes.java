package coop.mutirao.loss;

import coop.mutirao.http.Server;
import io.javalin.http.Context;

/// Losses over HTTP; see `/losses` in api-spec/openapi.yaml.
public final class LossRoutes implements Server.Routes {

    private final Losses losses;

    public LossRoutes(Losses losses) {
        this.losses = losses;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/losses", this::all);
    }

    private void all(Context ctx) {
        ctx.json(losses.all());
    }
}
