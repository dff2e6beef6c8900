package coop.mutirao.program;

import coop.mutirao.http.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An app that a member let in, as she sees it.
///
/// @param id of her consent, by which she ends it
/// @param accounts codes of the accounts that it reaches
/// @param lastUsedAt to within [Programs#WRITTEN_EVERY]
public record GrantedApp(
        UUID id,
        String name,
        String website,
        List<Scope> scopes,
        List<String> accounts,
        Instant grantedAt,
        Instant lastUsedAt,
        Instant endsAt) {

    public GrantedApp {
        scopes = List.copyOf(scopes);
        accounts = List.copyOf(accounts);
    }
}
