package coop.mutirao;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.credit.CreditKeeper;
import coop.mutirao.credit.Credits;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.dormancy.Dormancies;
import coop.mutirao.dormancy.DormancyKeeper;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.levy.Levies;
import coop.mutirao.levy.LevyKeeper;
import coop.mutirao.loan.Lending;
import coop.mutirao.member.Communities;
import coop.mutirao.policy.Policies;
import coop.mutirao.surplus.Surplus;
import java.time.InstantSource;
import tools.jackson.databind.ObjectMapper;

/// What keeps the currency sound beside payments, and what the service does of it by itself.
public final class Economy {

    public final Levies levies;
    public final LevyKeeper levyKeeper;
    public final Lending lending;
    public final Surplus surplus;
    public final Credits credits;
    public final CreditKeeper creditKeeper;
    public final Dormancies dormancies;
    public final DormancyKeeper dormancyKeeper;

    Economy(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            Communities communities,
            ObjectMapper json,
            Chance chance,
            InstantSource clock) {
        levies = new Levies(database, log, ledger, policies, clock);
        levyKeeper = new LevyKeeper(database, log, ledger, policies, chance, clock);
        lending = new Lending(database, log, ledger, policies, communities, chance, clock);
        surplus = new Surplus(database, log, ledger, policies, json, clock);
        credits = new Credits(database, ledger, policies, clock);
        creditKeeper = new CreditKeeper(database, log, ledger, policies, clock);
        dormancies = new Dormancies(database, log, ledger);
        dormancyKeeper = new DormancyKeeper(database, log, ledger, policies, clock);
    }
}
