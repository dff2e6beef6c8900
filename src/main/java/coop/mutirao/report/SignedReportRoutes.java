package coop.mutirao.report;

import coop.mutirao.export.ExportFormat;
import coop.mutirao.http.Access;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountRoutes;
import coop.mutirao.report.SignedReports.Made;
import coop.mutirao.report.SignedReports.Outcome;
import coop.mutirao.tlog.Checkpoint;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// `/api/v1/accounts/{code}/reports/{report}` and `/api/v1/reports/signed/{report}`: whole reports
/// that name their checkpoint. As `text/plain` they are files to be kept, as JSON they have that
/// file in them, as CSV they are for other tools.
public final class SignedReportRoutes implements Server.Routes {

    private static final int RETRY_SECONDS = 2;

    /// Reports that list facts.
    private static final Set<String> LISTS =
            Set.of("statement", "operator-posted", "limits", "acts");

    /// Reports that go by the days for which transactions count, if that is asked for.
    private static final Set<String> BY_DAY = Set.of("balance", "statement", "trial-balance");

    private static final Set<String> PARAMETERS = Set.of("size", "at", "effective", "from");

    private static final Set<String> JOURNALS =
            Set.of("closing-hledger", "closing-ledger", "closing-beancount");

    private final SignedReports reports;
    private final ObjectMapper json;
    private final InstantSource clock;

    public SignedReportRoutes(SignedReports reports, ObjectMapper json, InstantSource clock) {
        this.reports = reports;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/accounts/{code}/reports/{report}", this::ofAccount);
        router.get("/api/v1/reports/signed/{report}", this::ofAll);
    }

    private void ofAccount(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        Account account =
                reports.account(code).orElseThrow(() -> AccountRoutes.noSuchAccount(code));
        Asked asked = asked(ctx);
        Listings listings = reports.listings();
        answer(
                ctx,
                asked,
                switch (ctx.pathParam("report")) {
                    case "balance" -> (tx, size) -> listings.balance(tx, size, asked, account);
                    case "statement" -> (tx, size) -> listings.statement(tx, size, asked, account);
                    case "limits" -> (tx, size) -> listings.limits(tx, size, asked, account);
                    default -> throw noSuchReport(ctx);
                });
    }

    private void ofAll(Context ctx) {
        Asked asked = asked(ctx);
        Listings listings = reports.listings();
        answer(
                ctx,
                asked,
                switch (ctx.pathParam("report")) {
                    case "trial-balance" -> (tx, size) -> listings.trialBalance(tx, size, asked);
                    case "operator-posted" ->
                            (tx, size) -> listings.operatorPosted(tx, size, asked);
                    case "limits" -> (tx, size) -> listings.limits(tx, size, asked, null);
                    case "acts" -> (tx, size) -> listings.acts(tx, size, asked);
                    case "closing-hledger" -> closing(listings, ExportFormat.HLEDGER);
                    case "closing-ledger" -> closing(listings, ExportFormat.LEDGER);
                    case "closing-beancount" -> closing(listings, ExportFormat.BEANCOUNT);
                    default -> throw noSuchReport(ctx);
                });
    }

    // Journals go by the days of posting.
    private static SignedReports.Work closing(Listings listings, ExportFormat format) {
        return (tx, size) -> listings.closing(tx, size, format);
    }

    private static ProblemException noSuchReport(Context ctx) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no report " + ctx.pathParam("report") + " here.");
    }

    private Asked asked(Context ctx) {
        for (String name : ctx.queryParamMap().keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new ProblemException(
                        Request.parameter(
                                name,
                                "is nothing that a report goes by; it goes by "
                                        + String.join(", ", new TreeSet<>(PARAMETERS))));
            }
        }
        @Nullable Long size = AccountRoutes.size(ctx);
        @Nullable Instant at = AccountRoutes.time(ctx);
        if (size != null && at != null) {
            throw new ProblemException(Request.parameter("at", "and size do not go together"));
        }
        // A fact that is still to come may have this very moment as its time.
        if (at != null && !at.isBefore(clock.instant())) {
            throw new ProblemException(Request.parameter("at", "is a time that has passed"));
        }
        requireApplied(ctx, "from", LISTS, "is for reports that list facts");
        requireApplied(ctx, "effective", BY_DAY, "is for reports of balances");
        long from = ctx.queryParam("from") == null ? 0 : Request.size(ctx, "from");
        return new Asked(size, at, day(ctx), from);
    }

    // What is signed must be what was asked for: nothing that was named is passed over.
    private static void requireApplied(
            Context ctx, String parameter, Set<String> reports, String rule) {
        String report = ctx.pathParam("report");
        boolean isKnown =
                LISTS.contains(report) || BY_DAY.contains(report) || JOURNALS.contains(report);
        if (isKnown && !reports.contains(report) && ctx.queryParam(parameter) != null) {
            throw new ProblemException(
                    Request.parameter(
                            parameter,
                            "%s (%s), and %s is none"
                                    .formatted(
                                            rule,
                                            String.join(", ", new TreeSet<>(reports)),
                                            report)));
        }
    }

    private @Nullable LocalDate day(Context ctx) {
        @Nullable String text = ctx.queryParam("effective");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            @Nullable LocalDate day = text == null ? null : LocalDate.parse(text);
            if (day != null && day.isAfter(today)) {
                throw new ProblemException(
                        Request.parameter(
                                "effective",
                                "is a day that has begun, and today is %s (UTC)".formatted(today)));
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Request.parameter("effective", "is a day such as 2026-10-01"));
        }
    }

    private void answer(Context ctx, Asked asked, SignedReports.Work work) {
        boolean asNote = wantsNote(ctx);
        send(ctx, json, known(ctx, reports.make(asked, asNote, work)), asNote);
    }

    static boolean wantsNote(Context ctx) {
        return Request.prefers(ctx, "text/plain", "application/json");
    }

    /// The report, or the refusal of it.
    static Made known(Context ctx, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Known(var made) -> made;
            case Outcome.Beyond(var logSize) ->
                    throw AccountRoutes.beyond(
                            "The history has %d facts, fewer than were asked for."
                                    .formatted(logSize),
                            logSize);
            case Outcome.NotSigned refused -> {
                ctx.header("Retry-After", Integer.toString(RETRY_SECONDS));
                throw notSigned(refused);
            }
            case Outcome.Withheld(var membersMin) ->
                    throw new ProblemException(
                            ProblemType.NOT_FOUND,
                            "A network publishes figures once it has %d members."
                                    .formatted(membersMin));
            case Outcome.Busy() ->
                    throw new ProblemException(
                            ProblemType.OVERLOADED,
                            "Reports are worked out one at a time, and enough wait for theirs.");
            case Outcome.TooLong(var linesMax) ->
                    throw new ProblemException(
                            Problem.of(
                                            ProblemType.REPORT_TOO_LONG,
                                            "A report has at most %d lines, and this has more."
                                                    .formatted(linesMax))
                                    .with("maximumLines", linesMax));
        };
    }

    private static ProblemException notSigned(Outcome.NotSigned refused) {
        return new ProblemException(
                Problem.of(
                                ProblemType.NOT_SIGNED_YET,
                                (refused.isSigning()
                                                ? "The report is of %d facts, and %d are under a"
                                                        + " signed checkpoint. Ask again in a few"
                                                        + " seconds, or for a smaller size."
                                                : "The report is of %d facts, %d are under a signed"
                                                        + " checkpoint, and nobody signs here. As"
                                                        + " JSON or CSV it is given unsigned.")
                                        .formatted(refused.size(), refused.signed()))
                        .with("size", refused.size())
                        .with("signedSize", refused.signed())
                        .with("retryAfterSeconds", RETRY_SECONDS));
    }

    /// Answers in the form that was asked for.
    static void send(Context ctx, ObjectMapper json, Made made, boolean asNote) {
        Figures figures = made.figures();
        String name = figures.report() + "-" + figures.size();
        if (asNote) {
            ctx.header("Content-Disposition", disposition(name, "txt"));
            ctx.contentType("text/plain; charset=utf-8").result(made.file());
        } else if (Page.wantsCsv(ctx)) {
            ctx.header("Content-Disposition", disposition(name, "csv"));
            Page.answer(
                    ctx,
                    json,
                    figures.names(),
                    (_, _) ->
                            new Page<>(figures.rows().stream().map(figures::item).toList(), null));
        } else {
            ctx.json(view(made));
        }
    }

    private static String disposition(String name, String extension) {
        return "attachment; filename=\"%s.%s\"".formatted(name, extension);
    }

    private static Map<String, @Nullable Object> view(Made made) {
        Figures figures = made.figures();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("report", figures.report());
        view.put("size", figures.size());
        view.put("of", figures.of());
        view.put("checkpoint", checkpoint(made.checkpoint()));
        view.put("items", figures.rows().stream().map(figures::item).toList());
        view.put("note", made.note() == null ? null : made.file());
        return view;
    }

    private static @Nullable Map<String, Object> checkpoint(@Nullable Checkpoint checkpoint) {
        return checkpoint == null
                ? null
                : Map.of(
                        "origin", checkpoint.origin(),
                        "size", checkpoint.size(),
                        "root", Base64.getEncoder().encodeToString(checkpoint.root()));
    }
}
