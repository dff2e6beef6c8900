package coop.mutirao.ledger;

/// Codes of accounts that are the service's own and that it opens when it needs them: no member has
/// one of them.
public final class SystemAccounts {

    /// Carries losses that nothing covered: zero, or below.
    public static final String DEFICIT = "system-deficit";

    /// Keeps what was on the accounts of who left, fell silent or died: zero, or above.
    public static final String DORMANT = "system-dormant";

    private SystemAccounts() {}
}
