package coop.mutirao.member;

import coop.mutirao.http.Caller;
import coop.mutirao.http.Role;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// For whom a field of a member is, from the fewest to all.
public enum Disclosure {
    /// Coordinators, treasurers and auditors.
    OFFICERS,
    /// Whoever is signed in.
    MEMBERS,
    PUBLIC;

    private static final Set<Role> OFFICES = Set.of(Role.COORDINATOR, Role.TREASURER, Role.AUDITOR);

    /// Its name in JSON and SQL.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Disclosure of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// The narrowest level that a caller may see. A program sees what every member does, whatever
    /// office its owner has: she did not hand that over.
    ///
    /// @param caller null: nobody is signed in
    public static Disclosure reach(@Nullable Caller caller) {
        if (caller == null) {
            return PUBLIC;
        }
        boolean isOfficer =
                caller.pass() instanceof Caller.Session
                        && caller.roles().stream().anyMatch(OFFICES::contains);
        return isOfficer ? OFFICERS : MEMBERS;
    }

    /// Whether it is seen by who has this reach.
    public boolean isWithin(Disclosure reach) {
        return compareTo(reach) >= 0;
    }

    /// The narrower of the two.
    public Disclosure atMost(Disclosure widest) {
        return compareTo(widest) <= 0 ? this : widest;
    }
}
