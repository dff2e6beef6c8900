package coop.mutirao.member;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Admits whom an assembly wants, with the credit that new members get.
public final class DecidedAdmission {

    private final Members members;

    public DecidedAdmission(Members members) {
        this.members = members;
    }

    /// Why nobody could be admitted like this now; empty: she can.
    public Optional<AdmissionResult> obstacle(Tx tx, NewMember order) {
        return members.answer(tx, order, null);
    }

    /// Admits her as part of a turn at the door. The last fact is that of her account.
    ///
    /// @param decision the log commits to it
    /// @return why it cannot be done; empty: it is done
    public Optional<AdmissionResult> admit(
            Tx tx, Facts facts, NewMember order, String decision, UUID motion) {
        Optional<AdmissionResult> obstacle = obstacle(tx, order);
        if (obstacle.isEmpty()) {
            members.admit(
                    tx,
                    facts,
                    List.of(order),
                    false,
                    new Ledger.Opener(Fact.ASSEMBLY, decision, motion));
        }
        return obstacle;
    }
}
