package coop.mutirao.http;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The session of our own pages: a cookie that no script reads and no other site's page sends.
///
/// What is more than reading is taken from our own pages only, by what the browser itself says of
/// the page that asks (Fetch Metadata, or else the Origin, RFC 6454). `SameSite=Strict` alone would
/// let in other hosts of the same site.
public final class Cookies {

    /// `__Host-`: the browser takes it only from this host itself, over TLS, for all its paths (RFC
    /// 6265bis, section 4.1.3.2), so that no other host can set one to be used here.
    static final String NAME = "__Host-mutirao";

    /// By which a browser is known again when nobody is signed in there.
    static final String BROWSER = "__Host-mutirao-browser";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Cookies() {}

    /// Gives the browser the token of a session.
    public static void set(Context ctx, String token, Duration life) {
        set(ctx, NAME, token, life);
    }

    private static void set(Context ctx, String name, String value, Duration life) {
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        "%s=%s; Max-Age=%d%s".formatted(name, value, life.toSeconds(), ATTRIBUTES));
    }

    /// Gives the browser what it is known again by. It stays when the member signs out.
    public static void setBrowser(Context ctx, String token, Duration life) {
        set(ctx, BROWSER, token, life);
    }

    /// What the browser is known by, if it is.
    public static Optional<String> browser(Context ctx) {
        return Optional.ofNullable(ctx.cookie(BROWSER)).filter(token -> !token.isEmpty());
    }

    /// Takes the token from the browser.
    public static void clear(Context ctx) {
        ctx.res().addHeader("Set-Cookie", NAME + "=; Max-Age=0" + ATTRIBUTES);
    }

    /// The token that the browser brings.
    public static Optional<String> earlier(Context ctx) {
        return Optional.ofNullable(token(ctx));
    }

    static @Nullable String token(Context ctx) {
        @Nullable String token = ctx.cookie(NAME);
        return token == null || token.isEmpty() ? null : token;
    }

    /// Ends the request unless one of our own pages sends it: for what a cookie decides, and what
    /// sets one. Else another site could sign a member in as somebody else.
    public static void requireOurPage(Context ctx) {
        if (!isFromOurPage(ctx)) {
            throw new ProblemException(
                    ProblemType.CROSS_SITE_REQUEST,
                    "The page that asks is not one of this site. Nothing done.");
        }
    }

    /// Whether the request is one for which a cookie may count.
    static boolean isFromOurPage(Context ctx) {
        if (READING.contains(ctx.method().name())) {
            return true;
        }
        @Nullable String site = ctx.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        @Nullable String origin = ctx.header("Origin");
        @Nullable String host = ctx.header("Host");
        return origin != null && host != null && host.equalsIgnoreCase(authority(origin));
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
