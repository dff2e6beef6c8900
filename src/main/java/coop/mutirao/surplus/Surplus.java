package coop.mutirao.surplus;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.policy.Policies;
import java.time.InstantSource;
import tools.jackson.databind.ObjectMapper;

/// All that has to do with ventures' surplus.
public final class Surplus {

    public final Surpluses statements;
    public final SurplusKeeper keeper;

    public Surplus(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            ObjectMapper json,
            InstantSource clock) {
        statements = new Surpluses(database, log, ledger, policies, json, clock);
        keeper = new SurplusKeeper(database, log, ledger, policies, clock);
    }
}
