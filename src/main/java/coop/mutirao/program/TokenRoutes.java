package coop.mutirao.program;

import com.nimbusds.oauth2.sdk.AbstractOptionallyIdentifiedRequest;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import coop.mutirao.http.Request;
import coop.mutirao.http.Scope;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What apps ask without a member: their tokens. They speak as OAuth has it, so a refusal is an
/// error of RFC 6749, section 5.2, and no problem of ours.
public final class TokenRoutes implements Server.Routes {

    private static final String TOKEN = "/oauth/token";
    private static final String REVOKE = "/oauth/revoke";

    private static final List<String> GRANTS = List.of("authorization_code", "refresh_token");

    private static final List<String> CLIENT_AUTHENTICATION =
            List.of("none", "client_secret_basic", "client_secret_post");

    private final Apps apps;
    private final Tokens tokens;
    private final Supplier<URI> address;

    /// @param address where browsers find this service
    public TokenRoutes(Apps apps, Tokens tokens, Supplier<URI> address) {
        this.apps = apps;
        this.tokens = tokens;
        this.address = address;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/.well-known/oauth-authorization-server", this::describe);
        router.post(TOKEN, ctx -> answer(ctx, this::give));
        router.post(REVOKE, ctx -> answer(ctx, this::revoke));
    }

    // RFC 8414, section 2.
    private void describe(Context ctx) {
        String issuer = address.get().toString();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", issuer + "/oauth/authorize");
        metadata.put("token_endpoint", issuer + TOKEN);
        metadata.put("revocation_endpoint", issuer + REVOKE);
        metadata.put("scopes_supported", Arrays.stream(Scope.values()).map(Scope::wire).toList());
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("grant_types_supported", GRANTS);
        metadata.put("token_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
        metadata.put("revocation_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("service_documentation", issuer + "/docs");
        ctx.header("Cache-Control", "no-cache").json(metadata);
    }

    private interface Step {
        Map<String, Object> take(HTTPRequest request) throws ParseException, Refused;
    }

    /// A refusal as OAuth has it.
    private static final class Refused extends Exception {
        private final transient ErrorObject error;

        Refused(ErrorObject error) {
            super(error.getCode());
            this.error = error;
        }
    }

    private static void answer(Context ctx, Step step) {
        ctx.header("Cache-Control", "no-store");
        try {
            Map<String, Object> answer = step.take(request(ctx));
            if (!answer.isEmpty()) {
                ctx.json(answer);
            }
        } catch (Refused e) {
            refuse(ctx, e.error);
        } catch (ParseException e) {
            @Nullable ErrorObject error = e.getErrorObject();
            refuse(ctx, error == null ? OAuth2Error.INVALID_REQUEST : error);
        } catch (IllegalArgumentException e) {
            refuse(ctx, OAuth2Error.INVALID_REQUEST);
        }
    }

    private static void refuse(Context ctx, ErrorObject error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error.getCode());
        if (error.getDescription() != null) {
            body.put("error_description", error.getDescription());
        }
        boolean isUnknown = OAuth2Error.INVALID_CLIENT_CODE.equals(error.getCode());
        if (isUnknown) {
            ctx.header("WWW-Authenticate", "Basic realm=\"mutirao\"");
        }
        ctx.status(isUnknown ? 401 : 400).json(body);
    }

    // What stands in an address is kept in logs and histories: nothing is taken from there.
    private static HTTPRequest request(Context ctx) throws ParseException, Refused {
        if (ctx.queryString() != null || ctx.bodyAsBytes().length > Request.BYTES_MAX) {
            throw new Refused(OAuth2Error.INVALID_REQUEST);
        }
        var request = new HTTPRequest(HTTPRequest.Method.POST, URI.create("http://localhost"));
        @Nullable String type = ctx.header("Content-Type");
        if (type != null) {
            request.setContentType(type);
        }
        @Nullable String authorization = ctx.header("Authorization");
        if (authorization != null) {
            request.setAuthorization(authorization);
        }
        request.setBody(ctx.body());
        return request;
    }

    private Map<String, Object> give(HTTPRequest http) throws ParseException, Refused {
        // Before all else (RFC 6749 5.2): the parser asks for a password first, of a grant by one.
        @Nullable String grant =
                MultivaluedMapUtils.getFirstValue(http.getBodyAsFormParameters(), "grant_type");
        if (grant != null && !GRANTS.contains(grant)) {
            throw new Refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        }
        TokenRequest request = TokenRequest.parse(http);
        UUID app = app(request);
        Tokens.Result result =
                switch (request.getAuthorizationGrant()) {
                    case AuthorizationCodeGrant code -> tokens.exchange(exchange(app, code));
                    case RefreshTokenGrant refresh ->
                            tokens.refresh(
                                    app, refresh.getRefreshToken().getValue(), scopes(request));
                    default -> throw new Refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
                };
        return switch (result) {
            case Tokens.Result.Given(var access, var refresh, var granted) ->
                    Map.of(
                            "access_token",
                            access,
                            "token_type",
                            "Bearer",
                            "expires_in",
                            Tokens.ACCESS_LIFE.toSeconds(),
                            "refresh_token",
                            refresh,
                            "scope",
                            Apps.words(granted));
            case Tokens.Result.NotValid _ -> throw new Refused(OAuth2Error.INVALID_GRANT);
            case Tokens.Result.BeyondConsent _ -> throw new Refused(OAuth2Error.INVALID_SCOPE);
        };
    }

    private static Tokens.Exchange exchange(UUID app, AuthorizationCodeGrant grant) {
        @Nullable URI redirectUri = grant.getRedirectionURI();
        return new Tokens.Exchange(
                app,
                grant.getAuthorizationCode().getValue(),
                redirectUri == null ? null : redirectUri.toString(),
                grant.getCodeVerifier());
    }

    private static @Nullable List<Scope> scopes(TokenRequest request) throws Refused {
        if (request.getScope() == null || request.getScope().isEmpty()) {
            return null;
        }
        @Nullable List<Scope> scopes = Question.scopes(request.getScope().toStringList());
        if (scopes == null) {
            throw new Refused(OAuth2Error.INVALID_SCOPE);
        }
        return scopes;
    }

    private Map<String, Object> revoke(HTTPRequest http) throws ParseException, Refused {
        TokenRevocationRequest request = TokenRevocationRequest.parse(http);
        tokens.revoke(app(request), request.getToken().getValue());
        return Map.of();
    }

    /// The app that asks: with its secret, if it has one.
    private UUID app(AbstractOptionallyIdentifiedRequest request) throws Refused {
        @Nullable String secret = null;
        @Nullable String id = null;
        if (request.getClientAuthentication() instanceof PlainClientSecret shown) {
            secret = shown.getClientSecret().getValue();
            id = shown.getClientID().getValue();
        } else if (request.getClientAuthentication() == null && request.getClientID() != null) {
            id = request.getClientID().getValue();
        }
        @Nullable String theirs = secret;
        Optional<RegisteredApp> app = Question.id(id).flatMap(i -> apps.authenticate(i, theirs));
        return app.orElseThrow(() -> new Refused(OAuth2Error.INVALID_CLIENT)).id();
    }
}
