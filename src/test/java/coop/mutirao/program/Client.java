package coop.mutirao.program;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An app as its makers would write it, on a library for the other side of OAuth.
final class Client {

    static final String BACK = "https://agenda.example/back?from=sol";

    final CodeVerifier verifier = new CodeVerifier("v".repeat(43));
    final String id;
    @Nullable String secret;
    private final ProgramTown town;

    Client(ProgramTown town, String id) {
        this.town = town;
        this.id = id;
    }

    /// Registers it, as coordinators do.
    Client register(boolean confidential, String... scopes) {
        Answer answer = town.putApp(id, registration(confidential, scopes));
        secret =
                answer.body().get("secret").isNull()
                        ? null
                        : answer.body().get("secret").asString();
        return this;
    }

    static Map<String, Object> registration(boolean confidential, String... scopes) {
        return Map.of(
                "name",
                "Agenda",
                "website",
                "https://agenda.example",
                "redirectUris",
                List.of(BACK),
                "scopes",
                List.of(scopes),
                "confidential",
                confidential,
                "decision",
                "Assembly of 12 May");
    }

    /// With which query it sends a member to be asked.
    String question(String... scopes) {
        return new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(id))
                .redirectionURI(URI.create(BACK))
                .scope(new Scope(scopes))
                .state(new State("x&y=1"))
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toQueryString();
    }

    /// What the browser brings back when the member agrees for her own account.
    Map<String, String> consentOf(String member, String... scopes) {
        return parameters(
                town.as(member)
                        .post(
                                "/api/v1/oauth/consents",
                                Map.of(
                                        "query", question(scopes),
                                        "accounts", List.of(member),
                                        "agreed", true))
                        .is(200)
                        .body()
                        .get("location")
                        .asString());
    }

    String codeOf(String member, String... scopes) {
        return String.valueOf(consentOf(member, scopes).get("code"));
    }

    static Map<String, String> parameters(String location) {
        Map<String, String> single = new HashMap<>();
        URLUtils.parseParameters(URI.create(location).getRawQuery())
                .forEach((name, values) -> single.put(name, String.join(" ", values)));
        return single;
    }

    /// What it sends to the token endpoint for a code.
    Map<String, String> exchange(String code) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", BACK);
        form.put("code_verifier", verifier.getValue());
        return identified(form);
    }

    Map<String, String> refresh(String refreshToken) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        return identified(form);
    }

    Map<String, String> identified(Map<String, String> form) {
        form.put("client_id", id);
        if (secret != null) {
            form.put("client_secret", secret);
        }
        return form;
    }

    Answer token(Map<String, String> form) {
        return send("/oauth/token", form);
    }

    Answer send(String path, Map<String, String> form) {
        Map<String, List<String>> lists = new HashMap<>();
        form.forEach((name, value) -> lists.put(name, List.of(value)));
        return town.nobody
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(path, URLUtils.serializeParameters(lists));
    }

    /// What it got for a code.
    Tokens tokensFor(String code) {
        return Tokens.of(token(exchange(code)).is(200));
    }

    record Tokens(String access, String refresh) {
        static Tokens of(Answer answer) {
            return new Tokens(
                    answer.body().get("access_token").asString(),
                    answer.body().get("refresh_token").asString());
        }
    }

    Api caller(Tokens tokens) {
        return town.nobody.as(tokens.access());
    }

    static void assertRefused(Answer answer, int status, String error) {
        answer.is(status);
        if (!answer.body().path("error").asString("").equals(error)) {
            throw new AssertionError("expected %s, was %s".formatted(error, answer.text()));
        }
    }

    static Map<String, String> with(Map<String, String> form, String name, String value) {
        var changed = new HashMap<>(form);
        changed.put(name, value);
        return changed;
    }

    static Map<String, String> without(Map<String, String> form, String name) {
        var changed = new HashMap<>(form);
        changed.remove(name);
        return changed;
    }
}
