package coop.mutirao.http;

import static coop.mutirao.http.ProblemType.NOT_ALLOWED;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.NOT_SIGNED_IN;

import coop.mutirao.http.Permissions.Rule;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the caller of one request may do, by the table of permissions.
public final class Access {

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
    static Access enter(Context ctx, Rule rule, Function<String, Optional<Caller>> sessions) {
        @Nullable String token = tokenOrNull(ctx);
        @Nullable Caller caller = token == null ? null : sessions.apply(token).orElse(null);
        boolean ownOnly = false;
        if (!rule.who().contains(Role.ANYONE)) {
            if (caller == null) {
                throw new ProblemException(
                        NOT_SIGNED_IN,
                        token == null
                                ? "This needs a session: sign in with POST /api/v1/sessions."
                                : "The session has run out or was ended. Sign in again.");
            }
            boolean byRole =
                    rule.who().contains(Role.MEMBER)
                            || caller.roles().stream().anyMatch(rule.who()::contains);
            ownOnly = !byRole;
            if (ownOnly && !rule.who().contains(Role.OWN)) {
                throw notAllowed(rule, "This is for: " + String.join(", ", who(rule)) + ".");
            }
        }
        var access = new Access(rule, caller, ownOnly);
        ctx.attribute(ATTRIBUTE, access);
        return access;
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

    /// The token that the request brings.
    ///
    /// @throws IllegalStateException if it brings none: then nobody is signed in
    public static String token(Context ctx) {
        @Nullable String token = tokenOrNull(ctx);
        if (token == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return token;
    }

    private static @Nullable String tokenOrNull(Context ctx) {
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

    /// Whether the caller may have this by a role, or because one of `accounts` is hers.
    public boolean mayHave(@Nullable String... accounts) {
        asked = true;
        if (!ownOnly) {
            return true;
        }
        for (@Nullable String account : accounts) {
            if (account != null && caller().owns(account)) {
                return true;
            }
        }
        return false;
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
