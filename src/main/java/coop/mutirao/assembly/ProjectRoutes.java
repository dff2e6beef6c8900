package coop.mutirao.assembly;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What was selected over HTTP: promised, paid, reported on, given back.
public final class ProjectRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "round",
                    "title",
                    "author",
                    "payee",
                    "state",
                    "promised",
                    "paid",
                    "returned",
                    "tranches",
                    "reports",
                    "overdue");

    private final TrancheReports reports;
    private final OfficerActRoutes officers;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public ProjectRoutes(
            TrancheReports reports,
            OfficerActRoutes officers,
            UnaryOperator<String> publicIds,
            ObjectMapper json) {
        this.reports = reports;
        this.officers = officers;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/projects", this::list);
        router.put("/api/v1/rounds/{id}/payouts/{payout}/report", this::show);
    }

    /// A report as it goes out.
    record View(String text, String content, Instant shownAt) {

        static View of(TrancheReport report) {
            return new View(report.text(), report.content(), report.shownAt());
        }
    }

    private void list(Context ctx) {
        boolean onlyOverdue = Request.flag(ctx, "overdue");
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                reports.projects(onlyOverdue, cursor(after), limit + 1),
                                limit,
                                project -> project.id().toString()));
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Request.parameter("after", "is a cursor of this list"));
        }
    }

    private record Body(@Nullable String text) {}

    private void show(Context ctx) {
        String text = Request.required(Request.body(ctx, json, Body.class).text(), "text");
        try {
            Texts.requireLines("text", text, TrancheReport.TEXT_MAX);
            if (text.isBlank()) {
                throw new IllegalArgumentException("A report says something.");
            }
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw new ProblemException(
                    Problem.of(ProblemType.PROPOSAL_NOT_VALID, reason).with("reason", reason));
        }
        Caller caller = Access.of(ctx).caller();
        RoundRoutes.send(
                ctx,
                officers,
                reports.show(
                        Request.uuid(ctx, "id"),
                        Request.uuid(ctx, "payout"),
                        text,
                        new MemberId(caller.member()),
                        publicIds.apply(caller.code())),
                View::of);
    }
}
