package coop.mutirao.ledger;

import coop.mutirao.http.Page;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Reports.TrialBalance;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// `/api/v1/reports`: the trial balance.
public final class ReportRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of("code", "kind", "unit", "balance", "version");

    private final ObjectMapper json;
    private final Reports reports;
    private final InstantSource clock;

    public ReportRoutes(ObjectMapper json, Reports reports, InstantSource clock) {
        this.json = json;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/reports/trial-balance", this::trialBalance);
    }

    private void trialBalance(Context ctx) {
        @Nullable Long size = AccountRoutes.moment(ctx, clock, reports::sizeAt, reports::size);
        if (Page.wantsCsv(ctx)) {
            // Refused before the first line is written. Who keeps the file finds in its name what
            // it is of; all of its lines are of that.
            long of = read(size, null, 1).size();
            ctx.header(
                    "Content-Disposition",
                    "attachment; filename=\"trial-balance-%d.csv\"".formatted(of));
            Page.answer(ctx, json, COLUMNS, (after, limit) -> page(of, after, limit));
        } else {
            ctx.json(read(size, ctx.queryParam("after"), Request.limit(ctx)));
        }
    }

    private Page<Reports.TrialLine> page(long size, @Nullable String after, int limit) {
        TrialBalance part = read(size, after, limit);
        return new Page<>(part.items(), part.next());
    }

    private TrialBalance read(@Nullable Long size, @Nullable String after, int limit) {
        return AccountRoutes.known(reports.trialBalance(size, after, limit), size);
    }
}
