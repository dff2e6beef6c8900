package coop.mutirao.export;

import coop.mutirao.http.Access;
import coop.mutirao.http.Download;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// `/api/v1/exports`: the ledger, or what of it is of some days, as one stream; and
/// `/api/v1/accounts/{code}/statement.camt053`, an account's own.
public final class ExportRoutes implements Server.Routes {

    private final Exports exports;

    private final AccountStatements statements;

    private final InstantSource clock;

    public ExportRoutes(Exports exports, AccountStatements statements, InstantSource clock) {
        this.clock = clock;
        this.exports = exports;
        this.statements = statements;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/exports/{format}", this::export);
        router.get("/api/v1/accounts/{code}/statement.camt053", this::statement);
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

    private void statement(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        Period period = period(ctx);
        @Nullable LocalDate from = period.from();
        @Nullable LocalDate to = period.to();
        if (from == null || to == null) {
            throw Request.malformed("A statement has days from and to.");
        }
        statements
                .refusal(code)
                .ifPresent(why -> {
                    throw new ProblemException(ProblemType.NOT_FOUND, code + ": " + why.words());
                });
        Download.send(
                ctx,
                "application/xml",
                "statement-%s-%s.camt053.xml".formatted(from, to),
                out -> statements.write(code, from, to, out, _ -> {}));
    }

    private Period period(Context ctx) {
        @Nullable LocalDate from = day(ctx, "from");
        @Nullable LocalDate to = day(ctx, "to");
        try {
            var period = new Period(from, to);
            period.requireBegun(clock.instant());
            return period;
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
