package coop.mutirao;

import java.util.Optional;

/// Which Mutirão this is.
public final class Version {

    /// The version in the jar's manifest; `development` when run from classes.
    public static final String TEXT =
            Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private Version() {}
}
