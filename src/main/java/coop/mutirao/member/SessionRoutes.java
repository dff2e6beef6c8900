package coop.mutirao.member;

import static coop.mutirao.http.ProblemType.SIGN_IN_FAILED;
import static coop.mutirao.http.ProblemType.TOO_MANY_ATTEMPTS;
import static coop.mutirao.http.ProblemType.WEAK_PASSWORD;
import static coop.mutirao.http.ProblemType.WRONG_PASSWORD;

import com.fasterxml.jackson.annotation.JsonProperty;
import coop.mutirao.crypto.Passwords;
import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Sign in and out, and change one's password.
public final class SessionRoutes implements Server.Routes {

    private final SignIn signIn;
    private final ObjectMapper json;

    public SessionRoutes(SignIn signIn, ObjectMapper json) {
        this.signIn = signIn;
        this.json = json;
    }

    private record Order(@Nullable String code, @Nullable String password) {}

    private record PasswordOrder(
            @Nullable String current, @JsonProperty("new") @Nullable String next) {}

    private record Who(String code, String name, String kind) {
        static Who of(Caller caller) {
            return new Who(caller.code(), caller.name(), caller.kind());
        }
    }

    private record Opened(String token, Instant expiresAt, Who member, List<String> roles) {}

    private record Session(Who member, List<String> roles, Instant expiresAt) {}

    @Override
    public void register(Server.Router router) {
        router.post("/api/v1/sessions", this::open);
        router.get("/api/v1/sessions/current", SessionRoutes::show);
        router.delete("/api/v1/sessions/current", this::end);
        router.put("/api/v1/members/{code}/password", this::change);
    }

    private void open(Context ctx) {
        Order order = Request.body(ctx, json, Order.class);
        String code = Texts.requireCode(Request.required(order.code(), "code"));
        String password = password(order.password(), "password");
        switch (signIn.signIn(code, password, ctx.ip())) {
            case SignIn.Result.SignedIn signedIn -> answer(ctx, signedIn);
            case SignIn.Result.Failed _ -> {
                ctx.header("WWW-Authenticate", "Bearer");
                throw new ProblemException(
                        SIGN_IN_FAILED,
                        "No member could be signed in with this code and this password.");
            }
            case SignIn.Result.TooMany(var retryAfter) -> throw tooMany(ctx, retryAfter);
        }
    }

    /// Shows a session that was opened, with its token.
    static void answer(Context ctx, SignIn.Result.SignedIn opened) {
        Caller caller = opened.caller();
        ctx.status(HttpStatus.CREATED)
                .json(
                        new Opened(
                                opened.token(), caller.expiresAt(), Who.of(caller), roles(caller)));
    }

    private static void show(Context ctx) {
        Caller caller = Access.of(ctx).caller();
        ctx.json(new Session(Who.of(caller), roles(caller), caller.expiresAt()));
    }

    private void end(Context ctx) {
        signIn.signOut(Access.token(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void change(Context ctx) {
        Access access = Access.of(ctx);
        access.require(ctx.pathParam("code"));
        PasswordOrder order = Request.body(ctx, json, PasswordOrder.class);
        var words =
                new SignIn.Passphrases(
                        password(order.current(), "current"), password(order.next(), "new"));
        switch (signIn.change(access.caller(), Access.token(ctx), words, ctx.ip())) {
            case SignIn.Change.Changed _ -> ctx.status(HttpStatus.NO_CONTENT);
            case SignIn.Change.Wrong _ ->
                    throw new ProblemException(WRONG_PASSWORD, "The password was not changed.");
            case SignIn.Change.Weak(int length) -> throw new ProblemException(weak(length));
            case SignIn.Change.TooMany(var retryAfter) -> throw tooMany(ctx, retryAfter);
        }
    }

    static Problem weak(int length) {
        return Problem.of(
                        WEAK_PASSWORD,
                        "The password has %d characters and needs %d."
                                .formatted(length, Passwords.LENGTH_MIN))
                .with("minimumLength", Passwords.LENGTH_MIN);
    }

    /// A password of a body, as long as one may be.
    static String password(@Nullable String password, String name) {
        int length = Request.required(password, name).length();
        if (length == 0 || length > Passwords.LENGTH_MAX) {
            throw new ProblemException(
                    Request.malformed(
                                    "A password has 1 to " + Passwords.LENGTH_MAX + " characters.")
                            .problem()
                            .with("pointer", "/" + name));
        }
        return Request.required(password, name);
    }

    static ProblemException tooMany(Context ctx, Duration retryAfter) {
        // Rounded up: who waits so long is let in.
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        ctx.header("Retry-After", Long.toString(seconds));
        return new ProblemException(
                Problem.of(TOO_MANY_ATTEMPTS, "Try again in " + seconds + " seconds.")
                        .with("retryAfterSeconds", seconds));
    }

    private static List<String> roles(Caller caller) {
        List<String> roles = new ArrayList<>(List.of(Role.MEMBER.wire()));
        caller.roles().stream().sorted().map(Role::wire).forEach(roles::add);
        return roles;
    }
}
