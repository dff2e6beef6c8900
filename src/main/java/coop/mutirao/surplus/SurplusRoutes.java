package coop.mutirao.surplus;

import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.SURPLUS_AT_OTHER_STEP;
import static coop.mutirao.http.ProblemType.SURPLUS_NOT_VALID;

import coop.mutirao.http.Access;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.AccountRoutes;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Texts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What ventures state of their surplus, over HTTP; see `/surplus-statements` in
/// api-spec/openapi.yaml.
public final class SurplusRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/surplus-statements";
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "account",
                    "period",
                    "version",
                    "state",
                    "ledger",
                    "declared",
                    "deviation",
                    "lossForward",
                    "shares",
                    "evidence",
                    "reason",
                    "filedAt",
                    "approved",
                    "needed",
                    "checkedAt",
                    "answer");

    private final Surpluses surpluses;
    private final ObjectMapper json;

    public SurplusRoutes(Surpluses surpluses, ObjectMapper json) {
        this.surpluses = surpluses;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/accounts/{code}/surplus", this::form);
        router.get(PATH, this::list);
        router.get(PATH + "/{id}", this::show);
        router.put(PATH + "/{id}", this::file);
        router.put(PATH + "/{id}/approval", this::approve);
        router.put(PATH + "/{id}/check", this::check);
    }

    private void form(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        @Nullable String asked = ctx.queryParam("period");
        @Nullable SurplusPeriod period;
        try {
            period = asked == null ? null : SurplusPeriod.of(asked);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Request.parameter("period", "is as 2026-10 or 2026-Q4"));
        }
        ctx.json(
                surpluses
                        .form(code, period)
                        .map(SurplusView.Form::of)
                        .orElseThrow(() -> notValid(code + " is no venture")));
    }

    private void list(Context ctx) {
        @Nullable String state = ctx.queryParam("state");
        if (state != null && !state.equals("filed")) {
            throw new ProblemException(Request.parameter("state", "is filed, or is left out"));
        }
        Map<UUID, Long> places = new HashMap<>();
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                surpluses.page(state != null, before(after), limit + 1).stream()
                                        .map(placed -> {
                                            SurplusView view = SurplusView.of(placed.shown());
                                            places.put(view.id(), placed.place());
                                            return view;
                                        })
                                        .toList(),
                                limit,
                                view -> String.valueOf(places.get(view.id()))));
    }

    private static @Nullable Long before(@Nullable String after) {
        if (after != null && !after.matches("0|[1-9][0-9]{0,15}")) {
            throw new ProblemException(Request.parameter("after", "is a cursor of this list"));
        }
        return after == null ? null : Long.valueOf(after);
    }

    private void show(Context ctx) {
        ctx.json(
                SurplusView.of(
                        surpluses.find(asked(ctx)).orElseThrow(SurplusRoutes::noSuchStatement)));
    }

    private record Body(
            @Nullable String account,
            @Nullable String period,
            @Nullable Money salesAdjustment,
            @Nullable Money purchasesAdjustment,
            @Nullable Money outsideSales,
            @Nullable Money outsidePurchases,
            @Nullable Money remuneration,
            @Nullable Money depreciation,
            @Nullable Money lossForward,
            @Nullable String evidence,
            @Nullable LabourBody labour,
            @Nullable String reason) {

        Statement.Filing read() {
            String code = Request.required(account, "account");
            @Nullable String why = reason;
            return new Statement.Filing(
                    code,
                    Request.member(
                            "period", () -> SurplusPeriod.of(Request.required(period, "period"))),
                    Request.member(
                            "outsideSales",
                            () ->
                                    new SurplusFigures.Declared(
                                            zero(salesAdjustment),
                                            zero(purchasesAdjustment),
                                            Request.required(outsideSales, "outsideSales"),
                                            Request.required(outsidePurchases, "outsidePurchases"),
                                            Request.required(remuneration, "remuneration"),
                                            Request.required(depreciation, "depreciation"))),
                    Request.member("lossForward", () -> SurplusFigures.loss(lossForward)),
                    hash(evidence),
                    Request.required(labour, "labour").read(),
                    why == null ? null : Texts.line(why, "reason"));
        }

        private static Money zero(@Nullable Money adjustment) {
            return adjustment == null ? Money.ZERO : adjustment;
        }

        private static @Nullable String hash(@Nullable String evidence) {
            if (evidence != null && !evidence.matches("[0-9a-f]{64}")) {
                throw new ProblemException(
                        Request.malformed("evidence is a SHA-256: 64 digits of 0-9 and a-f.")
                                .problem()
                                .with("pointer", "/evidence"));
            }
            return evidence;
        }
    }

    private record LabourBody(
            @Nullable Integer hoursWorked,
            @Nullable Integer workers,
            @Nullable Money lowestHourlyPay,
            @Nullable Money highestHourlyPay,
            @Nullable Integer jobsCreated) {

        Labour read() {
            return Request.member(
                    "labour",
                    () ->
                            new Labour(
                                    Request.required(hoursWorked, "labour/hoursWorked"),
                                    Request.required(workers, "labour/workers"),
                                    Request.required(lowestHourlyPay, "labour/lowestHourlyPay"),
                                    Request.required(highestHourlyPay, "labour/highestHourlyPay"),
                                    Request.required(jobsCreated, "labour/jobsCreated")));
        }
    }

    private void file(Context ctx) {
        UUID id = Request.uuid(ctx, "id");
        Body body = Request.body(ctx, json, Body.class);
        Request.code(Request.required(body.account(), "account"), "account");
        Access.of(ctx).require(body.account());
        answer(ctx, surpluses.file(id, body.read(), who(ctx)));
    }

    private record Empty() {}

    private void approve(Context ctx) {
        UUID id = asked(ctx);
        Request.optionalBody(ctx, json, Empty.class);
        answer(ctx, surpluses.approve(id, who(ctx)));
    }

    private record CheckBody(@Nullable Boolean accepted, @Nullable String reason) {}

    private void check(Context ctx) {
        UUID id = Request.uuid(ctx, "id");
        CheckBody body = Request.body(ctx, json, CheckBody.class);
        boolean accepts = Request.required(body.accepted(), "accepted");
        String reason = Texts.line(body.reason(), "reason");
        answer(ctx, surpluses.check(id, accepts, reason, who(ctx)));
    }

    // Whose it is says who may see it.
    private UUID asked(Context ctx) {
        UUID id = Request.uuid(ctx, "id");
        String account = surpluses.account(id).orElseThrow(SurplusRoutes::noSuchStatement);
        Access.of(ctx).requireOrHide("statement", account);
        return id;
    }

    private static void answer(Context ctx, Surpluses.Result result) {
        switch (result) {
            case Surpluses.Result.Done(var shown, var again) ->
                    ctx.status(again ? HttpStatus.OK : HttpStatus.CREATED)
                            .json(SurplusView.of(shown));
            case Surpluses.Result.NoSuchAccount(var code) ->
                    throw AccountRoutes.noSuchAccount(code);
            case Surpluses.Result.NoSuchStatement() -> throw noSuchStatement();
            case Surpluses.Result.NotHers(var why) -> throw Access.of(ctx).notAllowed(why);
            case Surpluses.Result.NotValid(var why) -> throw notValid(why);
            case Surpluses.Result.AtOtherStep(var step, var why) ->
                    throw new ProblemException(
                            Problem.of(SURPLUS_AT_OTHER_STEP, why).with("step", step.wire()));
        }
    }

    private static ProblemException notValid(String why) {
        return new ProblemException(
                Problem.of(SURPLUS_NOT_VALID, "This cannot be: " + why + ".").with("reason", why));
    }

    private static ProblemException noSuchStatement() {
        return new ProblemException(NOT_FOUND, "There is no such statement.");
    }

    private static Surpluses.Who who(Context ctx) {
        var caller = Access.of(ctx).caller();
        return new Surpluses.Who(caller.code(), new MemberId(caller.member()));
    }
}
