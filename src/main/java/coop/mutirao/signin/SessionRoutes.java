package coop.mutirao.signin;

import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.PASSWORD_MUST_CHANGE;
import static coop.mutirao.http.ProblemType.SECOND_FACTOR_NEEDED;
import static coop.mutirao.http.ProblemType.SIGN_IN_FAILED;

import coop.mutirao.crypto.Passwords;
import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Cookies;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.PasswordText;
import coop.mutirao.member.Texts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Sign in and out, and look after one's sessions.
public final class SessionRoutes implements Server.Routes {

    private static final int CODE_LENGTH_MAX = 40;

    private final SignIn signIn;
    private final Sessions sessions;
    private final ObjectMapper json;

    public SessionRoutes(SignIn signIn, Sessions sessions, ObjectMapper json) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.json = json;
    }

    private record Order(
            @Nullable String code,
            @Nullable String password,
            @Nullable String totp,
            @Nullable String recoveryCode,
            @Nullable String newPassword,
            @Nullable Boolean cookie) {

        SignIn.Attempt attempt() {
            String named = Request.required(code, "code");
            if (password == null && recoveryCode == null) {
                throw Request.malformed("It needs a password, or a recovery code.");
            }
            if (password == null && newPassword != null) {
                throw Request.malformed("A new password comes with the one that was given.");
            }
            return new SignIn.Attempt(
                    Request.member("code", () -> Texts.requireCode(named)),
                    password == null ? null : PasswordText.of(password, "password"),
                    within(totp, "totp"),
                    within(recoveryCode, "recoveryCode"),
                    newPassword == null ? null : PasswordText.of(newPassword, "newPassword"));
        }

        private static @Nullable String within(@Nullable String text, String name) {
            if (text != null && (text.isBlank() || text.length() > CODE_LENGTH_MAX)) {
                throw new ProblemException(
                        Request.malformed(name + " has 1 to " + CODE_LENGTH_MAX + " characters.")
                                .problem()
                                .with("pointer", "/" + name));
            }
            return text;
        }
    }

    private record Who(String code, String name, String kind) {
        static Who of(Caller caller) {
            return new Who(caller.code(), caller.name(), caller.kind());
        }
    }

    private record Opened(
            @Nullable String token,
            Who member,
            List<String> roles,
            List<UsableAccount> accounts,
            Instant signedInAt,
            Instant expiresAt,
            Instant endsAt) {}

    private record Current(
            UUID id,
            Who member,
            List<String> roles,
            List<UsableAccount> accounts,
            Instant signedInAt,
            Instant expiresAt,
            Instant endsAt) {}

    private record Item(
            UUID id,
            String openedBy,
            @Nullable String userAgent,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            Instant endsAt,
            boolean isCurrent) {}

    private record Items(List<Item> items) {}

    @Override
    public void register(Server.Router router) {
        router.post("/api/v1/sessions", this::open);
        router.get("/api/v1/sessions/current", this::show);
        router.delete("/api/v1/sessions/current", this::signOut);
        router.get("/api/v1/members/{code}/sessions", this::list);
        router.delete("/api/v1/members/{code}/sessions", this::endOthers);
        router.delete("/api/v1/members/{code}/sessions/{id}", this::end);
    }

    private void open(Context ctx) {
        Order order = Request.body(ctx, json, Order.class);
        boolean asCookie = asCookie(ctx, order.cookie());
        switch (signIn.signIn(order.attempt(), client(ctx))) {
            case SignIn.Result.SignedIn(var session) -> answer(ctx, session, asCookie, sessions);
            case SignIn.Result.Failed _ -> throw failed(ctx);
            case SignIn.Result.SecondFactorNeeded(var methods) -> {
                ctx.header("WWW-Authenticate", "Bearer");
                throw new ProblemException(
                        Problem.of(
                                        SECOND_FACTOR_NEEDED,
                                        "The password is right. Send it again with totp, or with"
                                                + " recoveryCode.")
                                .with("methods", methods));
            }
            case SignIn.Result.PasswordMustChange _ ->
                    throw new ProblemException(
                            Problem.of(
                                            PASSWORD_MUST_CHANGE,
                                            "The password is right, and somebody else gave it to"
                                                    + " you. Send it again with another one of your"
                                                    + " own as newPassword.")
                                    .with("minimumLength", Passwords.LENGTH_MIN));
            case SignIn.Result.PasswordIsHers _ ->
                    throw new ProblemException(
                            Request.malformed(
                                            "The password is your own already. Sign in with it, and"
                                                    + " change it then.")
                                    .problem()
                                    .with("pointer", "/newPassword"));
            case SignIn.Result.Weak(int length) ->
                    throw new ProblemException(PasswordText.weak(length));
            case SignIn.Result.TooMany(var retryAfter) ->
                    throw ProblemException.tooMany(ctx, retryAfter);
        }
    }

    /// Whether the session shall be a cookie, which only a page of ours may ask for.
    static boolean asCookie(Context ctx, @Nullable Boolean wanted) {
        boolean asCookie = Boolean.TRUE.equals(wanted);
        if (asCookie) {
            Cookies.requireOurPage(ctx);
        }
        return asCookie;
    }

    static ProblemException failed(Context ctx) {
        ctx.header("WWW-Authenticate", "Bearer");
        return new ProblemException(
                SIGN_IN_FAILED, "No member could be signed in with what was sent.");
    }

    static SignIn.Client client(Context ctx) {
        return new SignIn.Client(
                ctx.ip(), ctx.header("User-Agent"), Cookies.browser(ctx).orElse(null));
    }

    /// Shows a session that was opened: with its token, or as a cookie, which no script can read.
    /// The session of a cookie that was there before is ended, so that nobody goes on in one that
    /// somebody else began. The browser is known for hers from then on.
    static void answer(Context ctx, Sessions.Opened opened, boolean asCookie, Sessions sessions) {
        Caller caller = opened.caller();
        Caller.Session session = (Caller.Session) caller.pass();
        if (asCookie) {
            Cookies.earlier(ctx).ifPresent(sessions::end);
            Cookies.set(ctx, opened.token(), Sessions.LIFE);
            String browser =
                    sessions.knowBrowser(new MemberId(caller.member()), Cookies.browser(ctx));
            Cookies.setBrowser(ctx, browser, Sessions.BROWSER_KNOWN);
        }
        ctx.status(HttpStatus.CREATED)
                .json(
                        new Opened(
                                asCookie ? null : opened.token(),
                                Who.of(caller),
                                roles(caller),
                                sessions.accounts(caller),
                                session.signedInAt(),
                                session.expiresAt(),
                                session.endsAt()));
    }

    private void show(Context ctx) {
        Access access = Access.of(ctx);
        Caller caller = access.caller();
        Caller.Session session = access.session();
        ctx.json(
                new Current(
                        session.id(),
                        Who.of(caller),
                        roles(caller),
                        sessions.accounts(caller),
                        session.signedInAt(),
                        session.expiresAt(),
                        session.endsAt()));
    }

    private void signOut(Context ctx) {
        Access access = Access.of(ctx);
        sessions.end(member(access), access.session().id());
        if (Cookies.earlier(ctx).isPresent()) {
            Cookies.clear(ctx);
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void list(Context ctx) {
        Access access = own(ctx);
        UUID current = access.session().id();
        ctx.json(
                new Items(
                        sessions.of(member(access)).stream()
                                .map(s ->
                                        new Item(
                                                s.id(),
                                                s.openedBy().wire(),
                                                s.userAgent(),
                                                s.createdAt(),
                                                s.lastUsedAt(),
                                                s.expiresAt(),
                                                s.endsAt(),
                                                s.id().equals(current)))
                                .toList()));
    }

    private void end(Context ctx) {
        Access access = own(ctx);
        if (!sessions.end(member(access), Request.uuid(ctx, "id"))) {
            throw new ProblemException(NOT_FOUND, "There is no such session of yours.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void endOthers(Context ctx) {
        Access access = own(ctx);
        boolean programsToo = Request.flag(ctx, "programs");
        sessions.endOthers(member(access), access.session().id(), programsToo);
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

    private static List<String> roles(Caller caller) {
        List<String> roles = new ArrayList<>(List.of(Role.MEMBER.wire()));
        caller.roles().stream().sorted().map(Role::wire).forEach(roles::add);
        return roles;
    }
}
