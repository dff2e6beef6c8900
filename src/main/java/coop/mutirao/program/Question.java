package coop.mutirao.program;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import coop.mutirao.http.Scope;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an app asks of a member: a request for authorization, of which the server believes nothing
/// before it found the app and the place for the answer among what was registered (RFC 6749,
/// section 4.1.2.1).
sealed interface Question {

    // Of S256: SHA-256 in base 64.
    int CHALLENGE_LENGTH = 43;

    int QUERY_MAX = 4_000;

    /// It can be put to the member.
    ///
    /// @param state of the app, to be given back as it is; null: none
    /// @param challenge of the app that began, so that nobody else gets the token
    record Asked(
            RegisteredApp app,
            List<Scope> scopes,
            URI redirectUri,
            @Nullable String state,
            String challenge)
            implements Question {}

    /// It is wrong, and the app is to be told.
    record Wrong(URI redirectUri, @Nullable String state, ErrorObject error) implements Question {}

    /// It is wrong, and nobody knows whose it is: the member is told, and sent nowhere.
    record Nobodys(String detail) implements Question {}

    /// Reads the query with which an app sent a member here.
    ///
    /// @param apps knows the registered ones by their id
    static Question read(String query, Function<UUID, Optional<RegisteredApp>> apps) {
        Map<String, List<String>> parameters =
                query.length() > QUERY_MAX ? Map.of() : URLUtils.parseParameters(query);
        @Nullable String redirect = only(parameters, "redirect_uri");
        Optional<RegisteredApp> app = id(only(parameters, "client_id")).flatMap(apps);
        if (app.isEmpty()) {
            return new Nobodys("No app of this client_id is registered.");
        }
        if (redirect == null
                || app.get().redirectUris().stream()
                        .noneMatch(uri -> RedirectUri.isSame(uri, redirect))) {
            return new Nobodys(
                    "This redirect_uri is not one that %s registered.".formatted(app.get().name()));
        }
        URI redirectUri = URI.create(redirect);
        @Nullable String state = only(parameters, "state");
        try {
            return asked(app.get(), AuthorizationRequest.parse(parameters), redirectUri, state);
        } catch (ParseException e) {
            @Nullable ErrorObject error = e.getErrorObject();
            return new Wrong(
                    redirectUri,
                    state,
                    error == null ? invalid(String.valueOf(e.getMessage())) : error);
        } catch (IllegalArgumentException e) {
            return new Wrong(redirectUri, state, invalid("It cannot be read."));
        }
    }

    private static Question asked(
            RegisteredApp app,
            AuthorizationRequest request,
            URI redirectUri,
            @Nullable String state) {
        @Nullable ErrorObject error = error(request);
        @Nullable List<Scope> scopes =
                request.getScope() == null ? null : scopes(request.getScope().toStringList());
        if (error == null && (scopes == null || !app.scopes().containsAll(scopes))) {
            error = OAuth2Error.INVALID_SCOPE;
        }
        return error != null || scopes == null
                ? new Wrong(redirectUri, state, error == null ? OAuth2Error.INVALID_SCOPE : error)
                : new Asked(app, scopes, redirectUri, state, request.getCodeChallenge().getValue());
    }

    private static @Nullable ErrorObject error(AuthorizationRequest request) {
        if (request.specifiesRequestObject()) {
            return OAuth2Error.REQUEST_NOT_SUPPORTED;
        }
        if (!ResponseType.CODE.equals(request.getResponseType())) {
            return OAuth2Error.UNSUPPORTED_RESPONSE_TYPE;
        }
        if (request.getResponseMode() != null
                && !ResponseMode.QUERY.equals(request.getResponseMode())) {
            return invalid("response_mode is query.");
        }
        // Left out, the method would be plain (RFC 7636, section 4.3).
        if (request.getCodeChallenge() == null
                || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())
                || !isChallenge(request.getCodeChallenge().getValue())) {
            return invalid("code_challenge is needed, with code_challenge_method S256.");
        }
        return null;
    }

    private static boolean isChallenge(String text) {
        return text.length() == CHALLENGE_LENGTH && text.matches("[A-Za-z0-9_-]+");
    }

    private static ErrorObject invalid(String description) {
        return OAuth2Error.INVALID_REQUEST.setDescription(description);
    }

    /// The scopes of these names, or null if there is none, or one that we do not know.
    static @Nullable List<Scope> scopes(List<String> names) {
        try {
            List<Scope> scopes = names.stream().map(Scope::of).distinct().sorted().toList();
            return scopes.isEmpty() ? null : scopes;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// An app's id, if the text is one.
    static Optional<UUID> id(@Nullable String text) {
        try {
            // Java's own parser also takes shorter forms.
            return text != null && text.length() == 36
                    ? Optional.of(UUID.fromString(text))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String only(Map<String, List<String>> parameters, String name) {
        @Nullable List<String> values = parameters.get(name);
        return values == null || values.size() != 1 ? null : values.getFirst();
    }
}
