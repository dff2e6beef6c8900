package coop.mutirao.program;

import coop.mutirao.http.Scope;
import coop.mutirao.ledger.Books;
import coop.mutirao.member.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key that a member wants for a program of hers.
///
/// @param accounts codes of the accounts that it shall reach; null: all that she may act for
/// @param expiresAt null: after a year
public record NewApiKey(
        String name,
        List<Scope> scopes,
        @Nullable List<String> accounts,
        int requestsPerMinute,
        @Nullable Instant expiresAt) {

    static final int NAME_MAX = 60;
    public static final int ACCOUNTS_MAX = 50;
    public static final int REQUESTS_DEFAULT = 600;
    public static final int REQUESTS_MAX = 6_000;

    private static final Duration TERM = Duration.ofDays(365);
    private static final Duration TERM_MAX = Duration.ofDays(731);

    public NewApiKey {
        scopes = scopes.stream().distinct().sorted().toList();
        requireName(name);
        requireRequests(requestsPerMinute);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a key has one scope at least");
        }
        accounts = accounts == null ? null : requireAccounts(accounts);
    }

    /// @throws IllegalArgumentException if it is no name
    static String requireName(String name) {
        return Texts.require("name", name, NAME_MAX);
    }

    /// @throws IllegalArgumentException if it is not within the limits
    static int requireRequests(int perMinute) {
        if (perMinute < 1 || perMinute > REQUESTS_MAX) {
            throw new IllegalArgumentException("requestsPerMinute is from 1 to " + REQUESTS_MAX);
        }
        return perMinute;
    }

    /// Codes of accounts, each once.
    ///
    /// @throws IllegalArgumentException if there are none, or too many
    static List<String> requireAccounts(List<String> codes) {
        List<String> keys =
                codes.stream().map(Texts::requireCode).map(Books::key).distinct().toList();
        if (keys.isEmpty() || keys.size() > ACCOUNTS_MAX) {
            throw new IllegalArgumentException("accounts names 1 to " + ACCOUNTS_MAX);
        }
        return keys;
    }

    /// When it ends.
    ///
    /// @throws IllegalArgumentException if that is past, or too far away
    Instant expiry(Instant now) {
        if (expiresAt == null) {
            return now.plus(TERM);
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(TERM_MAX))) {
            throw new IllegalArgumentException("expiresAt is in the future, within two years");
        }
        return expiresAt;
    }
}
