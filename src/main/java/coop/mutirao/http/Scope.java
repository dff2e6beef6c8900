package coop.mutirao.http;

import java.util.Locale;

/// What a program may be let do on somebody's behalf, for [Permissions].
public enum Scope {
    PAYMENTS_READ,
    /// Paying, and asking for payments.
    PAYMENTS_WRITE,
    /// Balances and statements.
    STATEMENTS_READ,
    MEMBERS_READ,
    /// Reports and exports of the whole, for who may see them.
    REPORTS_READ,
    LOG_READ;

    /// As programs write it, such as `payments:write`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /// The scope of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Scope of(String wire) {
        for (Scope scope : values()) {
            if (scope.wire().equals(wire)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("no scope: " + wire);
    }
}
