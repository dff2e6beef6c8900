package coop.mutirao.officer;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import java.util.Optional;

/// Whether another officer agrees to an act. Asked behind the door, when the act could be done.
@FunctionalInterface
public interface Second {

    /// For what takes nobody else.
    Second NOT_NEEDED = (_, _) -> Optional.empty();

    /// Writes down that the act is asked for, or that another officer's asking is answered by it.
    ///
    /// @return what waits for another officer; empty: the act can be done
    Optional<OfficerAct> missing(Tx tx, Facts facts);
}
