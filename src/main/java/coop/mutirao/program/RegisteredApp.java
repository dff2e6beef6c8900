package coop.mutirao.program;

import coop.mutirao.http.Scope;
import coop.mutirao.member.Texts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Somebody else's program, which may ask members whether it may act for them.
///
/// @param id its `client_id`
/// @param redirectUris where members' answers may be sent
/// @param scopes what it may ask for
/// @param isConfidential whether it can keep a secret, and shows it
/// @param decision why it was registered, or changed last
public record RegisteredApp(
        UUID id,
        String name,
        String website,
        List<String> redirectUris,
        List<Scope> scopes,
        boolean isConfidential,
        String decision,
        Instant registeredAt) {

    private static final int URIS_MAX = 10;

    // An app never has what a member may as an officer.
    private static final Set<Scope> ALLOWED = EnumSet.complementOf(EnumSet.of(Scope.REPORTS_READ));

    public RegisteredApp {
        redirectUris = List.copyOf(redirectUris);
        scopes = List.copyOf(scopes);
    }

    /// An app as a coordinator wants it.
    ///
    /// @param wantsNewSecret whether its secret was lost
    public record Order(
            UUID id,
            String name,
            String website,
            List<String> redirectUris,
            List<Scope> scopes,
            boolean isConfidential,
            boolean wantsNewSecret,
            String decision) {

        public Order {
            NewApiKey.requireName(name);
            RedirectUri.requireWebsite(website);
            redirectUris = requireUris(redirectUris);
            scopes = requireScopes(scopes);
            Texts.require("decision", decision, Texts.DECISION_MAX);
        }

        static List<String> requireUris(List<String> uris) {
            List<String> distinct = uris.stream().map(RedirectUri::require).distinct().toList();
            if (distinct.isEmpty() || distinct.size() > URIS_MAX) {
                throw new IllegalArgumentException("redirectUris has 1 to " + URIS_MAX);
            }
            return distinct;
        }

        static List<Scope> requireScopes(List<Scope> scopes) {
            List<Scope> distinct = scopes.stream().distinct().sorted().toList();
            if (distinct.isEmpty() || !ALLOWED.containsAll(distinct)) {
                throw new IllegalArgumentException(
                        "an app has one scope at least, and never reports:read");
            }
            return distinct;
        }

        RegisteredApp app(Instant registeredAt) {
            return new RegisteredApp(
                    id,
                    name,
                    website,
                    redirectUris,
                    scopes,
                    isConfidential,
                    decision,
                    registeredAt);
        }
    }
}
