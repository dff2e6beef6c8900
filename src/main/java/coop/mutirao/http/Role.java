package coop.mutirao.http;

import java.util.Locale;

/// What somebody may be to the network, for [Permissions].
public enum Role {
    /// Anybody, without signing in.
    ANYONE,
    /// Whoever is signed in.
    MEMBER,
    /// The member whose account, payment or request it is.
    OWN,
    /// Whoever may act for the account, without being its owner.
    DELEGATE,
    COORDINATOR,
    TREASURER,
    AUDITOR,
    /// Who posts payments for members that have no device, on the network's word.
    OPERATOR;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the assembly gives it to members, for a term.
    public boolean isOffice() {
        return compareTo(DELEGATE) > 0;
    }

    /// The role of this name that the assembly can give to a member.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Role mandate(String wire) {
        for (Role role : values()) {
            if (role.isOffice() && role.wire().equals(wire)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role to be given: " + wire);
    }
}
