package coop.mutirao.officer;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether another officer agrees to an act. Asked behind the door, when the act could be done.
public interface Second {

    /// For what takes nobody else.
    Second NOT_NEEDED =
            new Second() {
                @Override
                public Optional<OfficerAct> missing(Tx tx, Facts facts) {
                    return Optional.empty();
                }

                @Override
                public void done(Tx tx, Facts facts) {
                    // Nobody asked for it.
                }
            };

    /// Writes down that the act is asked for, or that another officer's asking is answered by it.
    ///
    /// @return what waits for another officer; empty: the act can be done
    Optional<OfficerAct> missing(Tx tx, Facts facts);

    /// Says that the act is done now, by however many: what else was asked for on the same thing
    /// lapses, since it was asked for as the thing was before.
    void done(Tx tx, Facts facts);

    /// Number of the member who asked for it before the caller did. Known once nothing is missing;
    /// null: it took nobody else.
    default @Nullable Integer asker() {
        return null;
    }

    /// The motion by which an assembly decided the act; null: officers do.
    default @Nullable UUID motion() {
        return null;
    }
}
