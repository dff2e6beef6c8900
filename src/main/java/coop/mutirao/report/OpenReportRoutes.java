package coop.mutirao.report;

import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.http.SiteRoutes;
import coop.mutirao.http.SiteRoutes.Network;
import coop.mutirao.report.OpenReportPage.Language;
import coop.mutirao.report.SignedReports.Made;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.function.Supplier;
import tools.jackson.databind.ObjectMapper;

/// The month in the open: `/month/2026-10` for people, in their language, and
/// `/api/v1/reports/open/2026-10` for programs, as JSON, CSV or a signed note.
public final class OpenReportRoutes implements Server.Routes {

    private final OpenReports reports;
    private final Supplier<Network> network;
    private final ObjectMapper json;
    private final OpenReportPage page = new OpenReportPage();

    /// @param network asked for each time a page is shown
    public OpenReportRoutes(OpenReports reports, Supplier<Network> network, ObjectMapper json) {
        this.reports = reports;
        this.network = network;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/reports/open/{month}", this::report);
        router.get("/month", this::current);
        router.get("/month/{month}", this::page);
    }

    private void report(Context ctx) {
        boolean asNote = SignedReportRoutes.wantsNote(ctx);
        Made made = made(ctx, month(ctx.pathParam("month")), asNote);
        SignedReportRoutes.send(ctx, json, made, asNote);
    }

    private void current(Context ctx) {
        ctx.header("Cache-Control", "no-cache");
        ctx.status(302).header("Location", "/month/" + reports.current() + query(ctx));
    }

    // Who chose a language keeps it.
    private static String query(Context ctx) {
        return Language.of(ctx.queryParam("lang")).map(l -> "?lang=" + l.tag()).orElse("");
    }

    private void page(Context ctx) {
        YearMonth month = month(ctx.pathParam("month"));
        Made made = made(ctx, month, false);
        Language language =
                Language.of(ctx.queryParam("lang"))
                        .orElseGet(() -> Language.accepted(ctx.header("Accept-Language")));
        ctx.header("Cache-Control", "no-cache").header("Vary", "Accept-Language");
        ctx.contentType("text/html; charset=utf-8")
                .result(
                        page.of(
                                        made,
                                        network.get().name(),
                                        month.equals(reports.current()),
                                        SiteRoutes.address(ctx),
                                        language)
                                .markup());
    }

    private Made made(Context ctx, YearMonth month, boolean asNote) {
        return SignedReportRoutes.known(ctx, reports.month(month, asNote));
    }

    private YearMonth month(String text) {
        YearMonth month;
        try {
            month = YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(Request.parameter("month", "is a month such as 2026-10"));
        }
        if (month.isAfter(reports.current())) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "The month %s has not begun.".formatted(month));
        }
        if (month.isBefore(reports.first())) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "The first month of this network is %s.".formatted(reports.first()));
        }
        return month;
    }
}
