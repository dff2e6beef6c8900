package coop.mutirao.assembly;

import coop.mutirao.http.Access;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Proxies over HTTP: who votes for whom in a round.
public final class ProxyRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/rounds/{id}/proxy";

    private final Proxies proxies;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;

    public ProxyRoutes(Proxies proxies, OfficerActRoutes officers, ObjectMapper json) {
        this.proxies = proxies;
        this.officers = officers;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/rounds/{id}/proxies", this::list);
        router.put(PATH, this::give);
        router.delete(PATH, this::revoke);
    }

    private record View(UUID round, String giver, String holder, Instant givenAt) {}

    private static View view(UUID round, Proxy proxy) {
        return new View(round, proxy.giverCode(), proxy.holderCode(), proxy.givenAt());
    }

    private record All(List<View> items) {}

    private void list(Context ctx) {
        UUID round = Request.uuid(ctx, "id");
        Outcome<List<Proxy>> all = proxies.list(round, caller(ctx));
        if (all instanceof Outcome.Done<List<Proxy>>(var items, _)) {
            ctx.json(new All(items.stream().map(p -> view(round, p)).toList()));
        } else {
            RoundRoutes.send(ctx, officers, all, items -> items);
        }
    }

    private record Body(@Nullable String holder) {}

    private void give(Context ctx) {
        UUID round = Request.uuid(ctx, "id");
        String holder = Request.required(Request.body(ctx, json, Body.class).holder(), "holder");
        Request.code(holder, "holder");
        RoundRoutes.send(
                ctx, officers, proxies.give(round, holder, caller(ctx)), p -> view(round, p));
    }

    private void revoke(Context ctx) {
        UUID round = Request.uuid(ctx, "id");
        Outcome<Boolean> revoked = proxies.revoke(round, caller(ctx));
        if (revoked instanceof Outcome.Done<Boolean>) {
            ctx.status(204);
        } else {
            RoundRoutes.send(ctx, officers, revoked, was -> was);
        }
    }

    private static MemberId caller(Context ctx) {
        return new MemberId(Access.of(ctx).caller().member());
    }
}
