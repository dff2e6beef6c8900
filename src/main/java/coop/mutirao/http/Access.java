package coop.mutirao.http;

import static coop.mutirao.http.ProblemType.NOT_ALLOWED;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.NOT_SIGNED_IN;
import static coop.mutirao.http.ProblemType.SCOPE_NEEDED;
import static coop.mutirao.http.ProblemType.SIGN_IN_AGAIN;

import coop.mutirao.http.Permissions.Rule;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the caller of one request may do, by the table of permissions.
public final class Access {

    /// How long after signing in somebody may change how she signs in and who acts for her.
    public static final Duration FRESH = Duration.ofMinutes(15);

    private static final String ATTRIBUTE = "mutirao.access";

    private final Rule rule;
    private final @Nullable Caller caller;
    private final boolean ownOnly;
    private boolean asked;

    private Access(Rule rule, @Nullable Caller caller, boolean ownOnly) {
        this.rule = rule;
        this.caller = caller;
        this.ownOnly = ownOnly;
    }

    /// Lets the caller in by `rule`, or ends the request with 401 or 403.
    ///
    /// @param sessions knows the caller by the token
    static Access enter(
            Context ctx,
            Rule rule,
            Function<String, Optional<Caller>> sessions,
            InstantSource clock) {
        boolean isOpen = rule.who().contains(Role.ANYONE);
        @Nullable Caller caller =
                isOpen ? callerIfAsked(ctx, rule, sessions) : caller(ctx, sessions);
        var access = new Access(rule, caller, !isOpen && caller != null && isOwnOnly(rule, caller));
        ctx.attribute(ATTRIBUTE, access);
        if (rule.fresh()) {
            access.requireFresh(clock.instant());
        }
        return access;
    }

    // On a route that is open to anyone and tells members more: who is not known is anyone.
    private static @Nullable Caller callerIfAsked(
            Context ctx, Rule rule, Function<String, Optional<Caller>> sessions) {
        if (!rule.who().contains(Role.MEMBER)) {
            return null;
        }
        @Nullable String bearer = bearerToken(ctx);
        @Nullable String token = bearer == null ? Cookies.token(ctx) : bearer;
        if (token == null || (bearer == null && !Cookies.isFromOurPage(ctx))) {
            return null;
        }
        return sessions.apply(token)
                .filter(found ->
                        found.pass() instanceof Caller.Program program
                                ? bearer != null
                                        && rule.scope() != null
                                        && program.scopes().contains(rule.scope())
                                : true)
                .orElse(null);
    }

    private static Caller caller(Context ctx, Function<String, Optional<Caller>> sessions) {
        @Nullable String bearer = bearerToken(ctx);
        @Nullable String token = bearer == null ? Cookies.token(ctx) : bearer;
        if (token == null) {
            throw new ProblemException(
                    NOT_SIGNED_IN, "This needs a session: sign in with POST /api/v1/sessions.");
        }
        if (bearer == null) {
            Cookies.requireOurPage(ctx);
        }
        return sessions.apply(token)
                // A cookie is a person's: no program's key counts there.
                .filter(found -> bearer != null || found.pass() instanceof Caller.Session)
                .orElseThrow(() ->
                        new ProblemException(
                                NOT_SIGNED_IN,
                                "The session has run out or was ended. Sign in again."));
    }

    private static boolean isOwnOnly(Rule rule, Caller caller) {
        boolean isHeld = false;
        if (caller.pass() instanceof Caller.Program program) {
            requireScope(rule, program);
            isHeld = program.accounts() != null;
        }
        if (rule.who().contains(Role.MEMBER)
                || (!isHeld && caller.roles().stream().anyMatch(rule.who()::contains))) {
            return false;
        }
        if (!rule.who().contains(Role.OWN) && !rule.who().contains(Role.DELEGATE)) {
            throw notAllowed(rule, "This is for: " + String.join(", ", who(rule)) + ".");
        }
        return true;
    }

    private static void requireScope(Rule rule, Caller.Program program) {
        @Nullable Scope scope = rule.scope();
        if (scope == null) {
            throw notAllowed(rule, "This is for people: no program does it for them.");
        }
        if (!program.scopes().contains(scope)) {
            throw new ProblemException(
                    Problem.of(
                                    SCOPE_NEEDED,
                                    "The program %s was not given %s."
                                            .formatted(program.name(), scope.wire()))
                            .with("scope", scope.wire()));
        }
    }

    private static List<String> who(Rule rule) {
        return rule.who().stream().sorted().map(Role::wire).toList();
    }

    private static ProblemException notAllowed(Rule rule, String detail) {
        return new ProblemException(Problem.of(NOT_ALLOWED, detail).with("allowed", who(rule)));
    }

    /// The refusal of what the caller may see but not do.
    public ProblemException notAllowed(String detail) {
        return notAllowed(rule, detail);
    }

    private static @Nullable String bearerToken(Context ctx) {
        @Nullable String header = ctx.header("Authorization");
        return header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer ")
                ? header.substring("bearer ".length()).strip()
                : null;
    }

    public static Access of(Context ctx) {
        @Nullable Access access = ctx.attribute(ATTRIBUTE);
        if (access == null) {
            throw new IllegalStateException("a route beside the table of permissions");
        }
        return access;
    }

    /// Who is asking.
    ///
    /// @throws IllegalStateException on a route that is open to anyone
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return caller;
    }

    /// Who is asking, or null: nobody who is known.
    public @Nullable Caller callerOrNull() {
        return caller;
    }

    /// The offices that open this route.
    public Set<Role> offices() {
        Set<Role> offices = EnumSet.noneOf(Role.class);
        rule.who().stream().filter(Role::isOffice).forEach(offices::add);
        return offices;
    }

    /// The session in which the caller signed in.
    ///
    /// @throws IllegalStateException if a program asks, on a route that has a scope
    public Caller.Session session() {
        if (caller().pass() instanceof Caller.Session session) {
            return session;
        }
        throw new IllegalStateException("a program has no session");
    }

    /// Ends the request with 403 unless the caller has shown who she is a short time ago: for what
    /// whoever finds her telephone open must not be able to do.
    public void requireFresh(Instant now) {
        Instant signedInAt = session().signedInAt();
        // Either way: a clock that was put back makes nothing fresh for ever.
        if (Duration.between(signedInAt, now).abs().compareTo(FRESH) > 0) {
            throw new ProblemException(
                    Problem.of(
                                    SIGN_IN_AGAIN,
                                    "You signed in at %s, and this needs a sign-in of the last %d"
                                                    .formatted(signedInAt, FRESH.toMinutes())
                                            + " minutes. Sign in again; nothing was done.")
                            .with("signedInAt", signedInAt.toString())
                            .with("maximumMinutes", FRESH.toMinutes()));
        }
    }

    /// For what an officer does by her office, and not for an account for which she acts as its
    /// delegate.
    ///
    /// @throws ProblemException if she does
    public void requireNotActing(String account) {
        if (caller().isDelegateOf(account)) {
            throw notAllowed(
                    "You act for the account %s: an officer who does not has to do this."
                            .formatted(account));
        }
    }

    /// Whether the caller may have this by a role, or because one of `accounts` is hers or one she
    /// acts for.
    public boolean mayHave(@Nullable String... accounts) {
        asked = true;
        return !ownOnly || hers(accounts) != null;
    }

    /// Of `accounts` the first that is the caller's own or one she acts for, as this rule lets her,
    /// or null.
    public @Nullable String hers(@Nullable String... accounts) {
        asked = true;
        for (@Nullable String account : accounts) {
            if (account != null && isHers(account)) {
                return account;
            }
        }
        return null;
    }

    private boolean isHers(String account) {
        if (caller().pass() instanceof Caller.Program program && !program.reaches(account)) {
            return false;
        }
        return (rule.who().contains(Role.OWN) && caller().owns(account))
                || (rule.who().contains(Role.DELEGATE) && caller().isDelegateOf(account));
    }

    /// Whether the caller is let in only for what is hers.
    public boolean isOwnOnly() {
        return ownOnly;
    }

    /// Ends the request with 403 unless the caller may have it.
    public void require(@Nullable String... accounts) {
        if (!mayHave(accounts)) {
            throw notAllowed("You are signed in as " + caller().code() + "; this is another's.");
        }
    }

    /// Ends the request with 404 unless the caller may have it: who may not see a thing does not
    /// learn that it exists.
    public void requireOrHide(String what, @Nullable String... accounts) {
        if (!mayHave(accounts)) {
            throw new ProblemException(NOT_FOUND, "There is no such " + what + ".");
        }
    }

    /// Whether a route that is open to owners has asked whether the caller is one.
    boolean isSound() {
        return asked || !ownOnly;
    }
}
