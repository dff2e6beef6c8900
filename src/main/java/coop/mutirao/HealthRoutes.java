package coop.mutirao;

import coop.mutirao.db.Database;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Server;
import coop.mutirao.payment.Payments;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether the service lives, and whether it can take payments: for whoever runs it.
final class HealthRoutes implements Server.Routes {

    private final Database database;
    private final Payments payments;
    private final Supplier<Optional<String>> unsigned;
    private final @Nullable Lag lag;

    /// @param unsigned why the log is not signed; empty if all is well
    /// @param lag of the replica; null if there is none
    HealthRoutes(
            Database database,
            Payments payments,
            Supplier<Optional<String>> unsigned,
            @Nullable Lag lag) {
        this.database = database;
        this.payments = payments;
        this.unsigned = unsigned;
        this.lag = lag;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/healthz", ctx -> ctx.contentType("text/plain").result("ok\n"));
        router.get("/readyz", this::ready);
    }

    private void ready(Context ctx) {
        if (payments.isClosing()) {
            throw new ProblemException(
                    Problem.of(ProblemType.SHUTTING_DOWN, "The service is stopping."));
        }
        database.transact(tx -> tx.sql().selectOne().execute());
        var said = new StringBuilder("ready\n");
        if (lag != null) {
            said.append(lag.inWords()).append('\n');
        }
        // Payments go on, and whoever runs the service has to see to it.
        unsigned.get()
                .ifPresent(why -> said.append("The log is not signed. ").append(why).append('\n'));
        ctx.contentType("text/plain").result(said.toString());
    }
}
