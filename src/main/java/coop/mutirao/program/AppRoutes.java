package coop.mutirao.program;

import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.Request.required;

import coop.mutirao.http.Access;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Scope;
import coop.mutirao.http.Server;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.Second;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The apps that may ask members.
public final class AppRoutes implements Server.Routes {

    private static final String ONE = "/api/v1/apps/{id}";

    private final Apps apps;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;

    public AppRoutes(Apps apps, OfficerActRoutes officers, ObjectMapper json) {
        this.apps = apps;
        this.officers = officers;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/apps", ctx -> ctx.json(new Items(shown(apps.all()))));
        router.put(ONE, this::put);
        router.delete(ONE, this::end);
    }

    private record Body(
            @Nullable String name,
            @Nullable String website,
            @Nullable List<String> redirectUris,
            @Nullable List<String> scopes,
            @Nullable Boolean confidential,
            @Nullable Boolean newSecret,
            @Nullable String decision) {

        RegisteredApp.Order order(UUID id) {
            String named = required(name, "name");
            String site = required(website, "website");
            List<String> uris = required(redirectUris, "redirectUris");
            uris.forEach(uri -> required(uri, "redirectUris"));
            List<Scope> wanted = ApiKeyRoutes.scopesOf(scopes);
            String decided = required(decision, "decision");
            return new RegisteredApp.Order(
                    id,
                    Request.member("name", () -> NewApiKey.requireName(named)),
                    Request.member("website", () -> RedirectUri.requireWebsite(site)),
                    Request.member("redirectUris", () -> RegisteredApp.Order.requireUris(uris)),
                    Request.member("scopes", () -> RegisteredApp.Order.requireScopes(wanted)),
                    Boolean.TRUE.equals(confidential),
                    Boolean.TRUE.equals(newSecret),
                    decided);
        }
    }

    private record Items(List<Shown> items) {}

    private record Shown(
            UUID id,
            String name,
            String website,
            List<String> redirectUris,
            List<String> scopes,
            boolean confidential,
            @Nullable String secret,
            String decision,
            Instant registeredAt) {

        static Shown of(RegisteredApp app, @Nullable String secret) {
            return new Shown(
                    app.id(),
                    app.name(),
                    app.website(),
                    app.redirectUris(),
                    app.scopes().stream().map(Scope::wire).toList(),
                    app.isConfidential(),
                    secret,
                    app.decision(),
                    app.registeredAt());
        }
    }

    private static List<Shown> shown(List<RegisteredApp> apps) {
        return apps.stream().map(app -> Shown.of(app, null)).toList();
    }

    private void put(Context ctx) {
        Access access = Access.of(ctx);
        UUID id = Request.uuid(ctx, "id");
        Body body = Request.body(ctx, json, Body.class);
        Second second = officers.second(ctx, null, body);
        switch (apps.put(body.order(id), access.caller().code(), second)) {
            case Apps.Result.Registered(var app, boolean isNew, var secret) ->
                    ctx.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                            .json(Shown.of(app, secret));
            case Apps.Result.Waits(var act) -> officers.answer(ctx, act);
        }
    }

    private void end(Context ctx) {
        UUID id = Request.uuid(ctx, "id");
        String decision = Request.line(ctx, "decision");
        Second asked = officers.second(ctx, null, decision);
        if (!apps.end(id, decision, Access.of(ctx).caller().code(), asked)) {
            throw new ProblemException(NOT_FOUND, "There is no such app.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }
}
