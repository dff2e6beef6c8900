package coop.mutirao.http;

import java.time.Instant;
import java.util.Set;

/// Who is asking.
///
/// @param member number of the member inside this database
/// @param code of the member's account
/// @param roles beyond being a member
public record Caller(
        int member, String code, String name, String kind, Set<Role> roles, Instant expiresAt) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean owns(String accountCode) {
        return code.equalsIgnoreCase(accountCode);
    }
}
