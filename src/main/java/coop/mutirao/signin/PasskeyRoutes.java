package coop.mutirao.signin;

import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.PASSKEY_NOT_VALID;
import static coop.mutirao.http.ProblemType.TOO_MANY_PASSKEYS;

import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Texts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Sign in by passkey, and look after one's passkeys.
public final class PasskeyRoutes implements Server.Routes {

    private static final String LIST = "/api/v1/members/{code}/passkeys";
    private static final int ID_BYTES_MAX = 1023;

    private final Passkeys passkeys;
    private final WaysIn ways;
    private final Sessions sessions;
    private final Function<String, String> publicId;
    private final ObjectMapper json;

    /// @param publicId of the account with a code
    public PasskeyRoutes(
            Passkeys passkeys,
            WaysIn ways,
            Sessions sessions,
            Function<String, String> publicId,
            ObjectMapper json) {
        this.passkeys = passkeys;
        this.ways = ways;
        this.sessions = sessions;
        this.publicId = publicId;
        this.json = json;
    }

    private record Options(Map<String, Object> publicKey) {}

    private record Use(@Nullable JsonNode credential, @Nullable Boolean cookie) {}

    private record Order(@Nullable JsonNode credential, @Nullable String name) {}

    private record Name(@Nullable String name) {}

    private record Shown(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            boolean isBackedUp) {

        static Shown of(Passkey passkey) {
            return new Shown(
                    passkey.id(),
                    passkey.name(),
                    passkey.createdAt(),
                    passkey.lastUsedAt(),
                    passkey.isBackedUp());
        }
    }

    private record Items(List<Shown> items) {}

    @Override
    public void register(Server.Router router) {
        router.post("/api/v1/sessions/passkey/options", this::ask);
        router.post("/api/v1/sessions/passkey", this::signIn);
        router.get(LIST, this::list);
        router.post(LIST + "/options", this::askForNew);
        router.post(LIST, this::add);
        router.patch(LIST + "/{id}", this::rename);
        router.delete(LIST + "/{id}", this::remove);
    }

    private void ask(Context ctx) {
        switch (passkeys.request(ctx.ip())) {
            case Passkeys.Asked.Options(var publicKey) -> ctx.json(new Options(publicKey));
            case Passkeys.Asked.TooMany(var retryAfter) ->
                    throw ProblemException.tooMany(ctx, retryAfter);
        }
    }

    private void signIn(Context ctx) {
        Use use = Request.body(ctx, json, Use.class);
        String credential = credential(use.credential());
        boolean asCookie = SessionRoutes.asCookie(ctx, use.cookie());
        switch (passkeys.signIn(credential, SessionRoutes.client(ctx))) {
            case SignIn.Result.SignedIn(var session) ->
                    SessionRoutes.answer(ctx, session, asCookie, sessions);
            case SignIn.Result.TooMany(var retryAfter) ->
                    throw ProblemException.tooMany(ctx, retryAfter);
            default -> throw SessionRoutes.failed(ctx);
        }
    }

    /// What the browser said, to be read by [WebAuthn].
    static String credential(@Nullable JsonNode credential) {
        JsonNode given = Request.required(credential, "credential");
        if (!given.isObject()) {
            throw new ProblemException(
                    Request.malformed("credential is what the browser gave, as an object.")
                            .problem()
                            .with("pointer", "/credential"));
        }
        return given.toString();
    }

    private void list(Context ctx) {
        MemberId member = SessionRoutes.member(SessionRoutes.own(ctx));
        ctx.json(new Items(passkeys.of(member).stream().map(Shown::of).toList()));
    }

    private void askForNew(Context ctx) {
        Access access = SessionRoutes.own(ctx);
        String code = access.caller().code();
        var user = new WebAuthn.User(publicId.apply(code), code, access.caller().name());
        ctx.json(new Options(passkeys.creation(SessionRoutes.member(access), user)));
    }

    private void add(Context ctx) {
        Access access = SessionRoutes.own(ctx);
        Order order = Request.body(ctx, json, Order.class);
        String credential = credential(order.credential());
        switch (passkeys.add(SessionRoutes.member(access), name(order.name()), credential)) {
            case Passkeys.Result.Added(var passkey) ->
                    ctx.status(HttpStatus.CREATED).json(Shown.of(passkey));
            case Passkeys.Result.NotValid _ -> throw notValid();
            case Passkeys.Result.TooMany _ ->
                    throw new ProblemException(
                            Problem.of(
                                            TOO_MANY_PASSKEYS,
                                            "You have %d passkeys. Remove one that is not used."
                                                    .formatted(Passkeys.MAX))
                                    .with("maximum", Passkeys.MAX));
        }
    }

    static ProblemException notValid() {
        return new ProblemException(
                PASSKEY_NOT_VALID,
                "The passkey does not answer what was asked of it here in the last %d minutes."
                        .formatted(Passkeys.CHALLENGE.toMinutes()));
    }

    static String name(@Nullable String name) {
        String given = Request.required(name, "name");
        return Request.member("name", () -> Texts.require("name", given, Passkey.NAME_MAX));
    }

    private void rename(Context ctx) {
        MemberId member = SessionRoutes.member(SessionRoutes.own(ctx));
        String name = name(Request.body(ctx, json, Name.class).name());
        if (!passkeys.rename(member, id(ctx), name)) {
            throw unknown();
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void remove(Context ctx) {
        MemberId member = SessionRoutes.member(SessionRoutes.own(ctx));
        switch (ways.removePasskey(member, id(ctx))) {
            case REMOVED -> ctx.status(HttpStatus.NO_CONTENT);
            case NOT_THERE -> throw unknown();
            case LAST -> throw WaysInRoutes.last();
        }
    }

    private static byte[] id(Context ctx) {
        try {
            byte[] id = Base64.getUrlDecoder().decode(ctx.pathParam("id"));
            if (id.length > 0 && id.length <= ID_BYTES_MAX) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static ProblemException unknown() {
        return new ProblemException(NOT_FOUND, "You have no such passkey.");
    }
}
