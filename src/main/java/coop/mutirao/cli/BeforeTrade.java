package coop.mutirao.cli;

import coop.mutirao.App;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// While a network is set up, whoever runs the service brings in what was decided. Once members
/// have paid each other, what gives money away takes two officers here too.
record BeforeTrade(boolean hasTraded) implements Second {

    static BeforeTrade of(App app) {
        return new BeforeTrade(app.imports.hasTraded());
    }

    /// @throws Cli.WrongUse if members have paid each other
    @Override
    public Optional<OfficerAct> missing(Tx tx, Facts facts) {
        if (hasTraded) {
            throw new Cli.WrongUse(
                    "members have paid each other: to bring in balances, or more credit than one"
                            + " officer gives alone, takes two coordinators now, who each send the"
                            + " file to /api/v1/members/import; nothing was done");
        }
        return Optional.empty();
    }

    @Override
    public void done(Tx tx, Facts facts) {
        // Nobody asked for it.
    }

    /// @param limit of whom a file brings; null: what new members get
    /// @throws Cli.WrongUse if it is more than that, and members have paid each other
    static void requireUsual(App app, @Nullable Money limit) {
        Money usual = app.database.inTransaction(tx -> app.members.creditLimit(tx, app.now()));
        if (limit != null && limit.compareTo(usual) > 0 && app.imports.hasTraded()) {
            throw new Cli.WrongUse(
                    ("--credit-limit: members have paid each other, so whom the file brings gets at"
                                    + " most %d, as new members do; more takes two coordinators")
                            .formatted(usual.minorUnits()));
        }
    }
}
