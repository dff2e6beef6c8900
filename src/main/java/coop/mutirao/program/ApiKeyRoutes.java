package coop.mutirao.program;

import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.TOO_MANY_API_KEYS;
import static coop.mutirao.http.Request.required;

import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Scope;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// A member's keys for programs of her own.
public final class ApiKeyRoutes implements Server.Routes {

    private static final String LIST = "/api/v1/members/{code}/api-keys";

    private final ApiKeys keys;
    private final ObjectMapper json;

    public ApiKeyRoutes(ApiKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(LIST, this::list);
        router.post(LIST, this::make);
        router.delete(LIST + "/{id}", this::end);
    }

    private record Body(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable List<String> accounts,
            @Nullable Instant expiresAt,
            @Nullable Integer requestsPerMinute) {

        NewApiKey key() {
            String named = required(name, "name");
            List<Scope> wanted = scopesOf(scopes);
            @Nullable List<String> reached = accounts == null ? null : codesOf(accounts);
            int requests =
                    requestsPerMinute == null ? NewApiKey.REQUESTS_DEFAULT : requestsPerMinute;
            return new NewApiKey(
                    Request.member("name", () -> NewApiKey.requireName(named)),
                    wanted,
                    reached,
                    Request.member("requestsPerMinute", () -> NewApiKey.requireRequests(requests)),
                    expiresAt);
        }
    }

    /// Scopes of a body.
    static List<Scope> scopesOf(@Nullable List<String> named) {
        List<String> texts = required(named, "scopes");
        return Request.member(
                "scopes", () -> texts.stream().map(t -> Scope.of(required(t, "scopes"))).toList());
    }

    /// Codes of accounts of a body.
    static List<String> codesOf(List<String> named) {
        return Request.member(
                "accounts",
                () ->
                        NewApiKey.requireAccounts(
                                named.stream().map(c -> required(c, "accounts")).toList()));
    }

    private record Shown(
            UUID id,
            String name,
            List<String> scopes,
            @Nullable List<String> accounts,
            int requestsPerMinute,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static Shown of(ApiKey key) {
            return new Shown(
                    key.id(),
                    key.name(),
                    key.scopes().stream().map(Scope::wire).toList(),
                    key.accounts(),
                    key.requestsPerMinute(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt());
        }
    }

    private record Items(List<Shown> items) {}

    private record Made(
            UUID id,
            String key,
            String name,
            List<String> scopes,
            @Nullable List<String> accounts,
            int requestsPerMinute,
            Instant createdAt,
            Instant expiresAt) {

        static Made of(ApiKey key, String text) {
            return new Made(
                    key.id(),
                    text,
                    key.name(),
                    key.scopes().stream().map(Scope::wire).toList(),
                    key.accounts(),
                    key.requestsPerMinute(),
                    key.createdAt(),
                    key.expiresAt());
        }
    }

    private void make(Context ctx) {
        Access access = own(ctx);
        NewApiKey order = Request.body(ctx, json, Body.class).key();
        switch (Request.member("expiresAt", () -> keys.make(access.caller(), order))) {
            case ApiKeys.Result.Made(var key, var text) ->
                    ctx.status(HttpStatus.CREATED).json(Made.of(key, text));
            case ApiKeys.Result.NotHers(var account) -> throw notHers(access, account);
            case ApiKeys.Result.Excluded _ -> throw excluded(access);
            case ApiKeys.Result.TooMany _ ->
                    throw new ProblemException(
                            Problem.of(
                                            TOO_MANY_API_KEYS,
                                            "%d keys are in force. End one that is not used."
                                                    .formatted(ApiKeys.IN_FORCE_MAX))
                                    .with("maximum", ApiKeys.IN_FORCE_MAX));
        }
    }

    /// The refusal to let a program act for who was excluded.
    static ProblemException excluded(Access access) {
        return access.notAllowed(
                "You were excluded, so no program acts for you. You can settle your account here.");
    }

    /// The refusal to let a program reach an account that the caller may not act for.
    static ProblemException notHers(Access access, String account) {
        return access.notAllowed(
                "You may not act for %s, so no program does it for you.".formatted(account));
    }

    private void list(Context ctx) {
        ctx.json(new Items(keys.of(member(own(ctx))).stream().map(Shown::of).toList()));
    }

    private void end(Context ctx) {
        if (!keys.end(member(own(ctx)), Request.uuid(ctx, "id"))) {
            throw new ProblemException(NOT_FOUND, "There is no such key of yours.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /// Lets the member in whom the path names.
    static Access own(Context ctx) {
        Access access = Access.of(ctx);
        access.require(ctx.pathParam("code"));
        return access;
    }

    static MemberId member(Access access) {
        return new MemberId(access.caller().member());
    }
}
