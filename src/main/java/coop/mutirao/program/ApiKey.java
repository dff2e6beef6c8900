package coop.mutirao.program;

import coop.mutirao.http.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key for a program of a member's own, as she sees it.
///
/// @param accounts codes of the accounts that it reaches; null: all that she may act for
/// @param lastUsedAt to within [Programs#WRITTEN_EVERY]; null: never
public record ApiKey(
        UUID id,
        String name,
        List<Scope> scopes,
        @Nullable List<String> accounts,
        int requestsPerMinute,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    public ApiKey {
        scopes = List.copyOf(scopes);
        accounts = accounts == null ? null : List.copyOf(accounts);
    }
}
