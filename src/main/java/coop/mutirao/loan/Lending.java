package coop.mutirao.loan;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.member.Communities;
import coop.mutirao.policy.Policies;
import java.time.InstantSource;

/// All desks about loans, put together.
public final class Lending {

    public final Loans loans;
    public final LoanKeeper keeper;

    public Lending(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            Communities communities,
            Chance chance,
            InstantSource clock) {
        var claims = new Claims(ledger, communities);
        loans = new Loans(database, log, ledger, policies, claims, chance);
        keeper = new LoanKeeper(database, log, ledger, policies, claims, clock);
    }
}
