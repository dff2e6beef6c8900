package coop.mutirao.http;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is asking.
///
/// @param member number of the member inside this database
/// @param code of the member's account
/// @param roles mandates in force
/// @param delegateOf codes of the accounts that she may act for beside her own
/// @param pass by which she was known
public record Caller(
        int member,
        String code,
        String name,
        String kind,
        Set<Role> roles,
        Set<String> delegateOf,
        Pass pass) {

    public Caller {
        roles = Set.copyOf(roles);
        delegateOf = Set.copyOf(delegateOf);
    }

    /// By what a caller is known.
    public sealed interface Pass {
        Instant expiresAt();
    }

    /// She signed in.
    ///
    /// @param signedInAt when she last showed who she is
    /// @param expiresAt unless it is used before
    /// @param endsAt whether it is used or not
    public record Session(UUID id, Instant signedInAt, Instant expiresAt, Instant endsAt)
            implements Pass {}

    /// A program asks for her.
    ///
    /// @param id of its key
    /// @param name for her to know it by
    /// @param accounts codes of the accounts it is held to; null: all that she may act for
    /// @param requestsPerMinute as many as it may send
    public record Program(
            UUID id,
            String name,
            Set<Scope> scopes,
            @Nullable Set<String> accounts,
            int requestsPerMinute,
            Instant expiresAt)
            implements Pass {

        public Program {
            scopes = Set.copyOf(scopes);
            accounts = accounts == null ? null : keys(accounts);
        }

        boolean reaches(String accountCode) {
            return accounts == null || accounts.contains(key(accountCode));
        }
    }

    /// Whether the account is her own.
    public boolean owns(String accountCode) {
        return code.equalsIgnoreCase(accountCode);
    }

    /// Whether she may act for the account without being its owner.
    public boolean isDelegateOf(String accountCode) {
        return delegateOf.stream().anyMatch(accountCode::equalsIgnoreCase);
    }

    private static Set<String> keys(Set<String> codes) {
        return codes.stream().map(Caller::key).collect(Collectors.toUnmodifiableSet());
    }

    private static String key(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
