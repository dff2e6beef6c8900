package coop.mutirao.assembly;

import java.util.Locale;

/// What an assembly does about who has a part in what it votes about.
public enum ConflictRule {
    /// Her part is shown beside her vote, and she votes as all others.
    SHOWN,
    /// The same, and she can only abstain.
    ABSTAIN;

    /// Its name in JSON, SQL and the log.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
