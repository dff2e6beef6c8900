package coop.mutirao.export;

import coop.mutirao.http.Download;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// `/api/v1/exports`: the ledger, or what of it is of some days, as one stream.
public final class ExportRoutes implements Server.Routes {

    private final Exports exports;

    public ExportRoutes(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/exports/{format}", this::export);
    }

    private void export(Context ctx) {
        String name = ctx.pathParam("format");
        ExportFormat format =
                ExportFormat.of(name)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND,
                                        "There is no export as " + name + "."));
        Period period = period(ctx);
        if (!period.isAll() && !format.hasPeriods()) {
            throw new ProblemException(
                    Request.parameter(
                            "from", "and to are for journals; " + name + " is all facts"));
        }
        Download.send(
                ctx,
                format.mediaType(),
                "mutirao." + format.extension(),
                out -> exports.write(format, period, out, _ -> {}));
    }

    private static Period period(Context ctx) {
        @Nullable LocalDate from = day(ctx, "from");
        @Nullable LocalDate to = day(ctx, "to");
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException e) {
            throw Request.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable LocalDate day(Context ctx, String name) {
        @Nullable String text = ctx.queryParam(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(Request.parameter(name, "is a day such as 2026-10-01"));
        }
    }
}
