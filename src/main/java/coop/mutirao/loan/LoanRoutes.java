package coop.mutirao.loan;

import static coop.mutirao.http.Request.required;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.Second;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Loans over HTTP; see `/loans` in api-spec/openapi.yaml.
public final class LoanRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of("number", "amount", "repaid", "state", "grantedOn", "nextDue", "lastDue");

    private static final long AMOUNT_MAX = 1_000_000_000_000L;

    private final Loans loans;
    private final OfficerActRoutes officers;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public LoanRoutes(
            Loans loans,
            OfficerActRoutes officers,
            UnaryOperator<String> publicIds,
            ObjectMapper json) {
        this.loans = loans;
        this.officers = officers;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/loans", this::list);
        router.get("/api/v1/loans/{id}", this::show);
        router.put("/api/v1/loans/{id}", this::apply);
        router.delete("/api/v1/loans/{id}", this::withdraw);
        router.put("/api/v1/loans/{id}/consent", this::agree);
        router.put("/api/v1/loans/{id}/repayments/{payment}", this::repay);
        router.put("/api/v1/loans/{id}/decision", this::decide);
        router.put("/api/v1/loans/{id}/deferral", this::defer);
        router.get("/api/v1/loan-applications", this::applications);
        router.get("/api/v1/accounts/{code}/loans", this::own);
    }

    private record Items(List<LoanView> items) {}

    private void list(Context ctx) {
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                loans.granted(before(after), limit + 1).stream()
                                        .map(LoanView.Public::of)
                                        .toList(),
                                limit,
                                view -> Integer.toString(view.number())));
    }

    private static int before(@Nullable String after) {
        if (after != null && !after.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(Request.parameter("after", "is a cursor of this list"));
        }
        return after == null ? Integer.MAX_VALUE : Integer.parseInt(after);
    }

    private void show(Context ctx) {
        Loan loan = find(ctx);
        Access.of(ctx).require(loan.borrower().code());
        ctx.json(LoanView.of(loan));
    }

    private Loan find(Context ctx) {
        return loans.find(Request.uuid(ctx, "id"))
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no such loan."));
    }

    private void own(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        ctx.json(new Items(loans.of(code).stream().map(LoanView::of).toList()));
    }

    private void applications(Context ctx) {
        ctx.json(new Items(loans.applications().stream().map(LoanView::of).toList()));
    }

    private record Schedule(
            @Nullable String kind,
            @Nullable String first,
            @Nullable Integer instalments,
            @Nullable List<Integer> months) {

        Plan plan() {
            String by = required(kind, "schedule/kind");
            LocalDate day = day(first, "schedule/first");
            int count = required(instalments, "schedule/instalments");
            List<Integer> harvests = months == null ? List.of() : months;
            if (harvests.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("months are 1 to 12");
            }
            return new Plan(Plan.Kind.of(by), day, count, harvests);
        }
    }

    private static LocalDate day(@Nullable String text, String name) {
        String given = required(text, name);
        return Request.member(
                name,
                () -> {
                    try {
                        return LocalDate.parse(given);
                    } catch (DateTimeException e) {
                        throw new IllegalArgumentException(
                                name + " is a day, such as 2026-11-29", e);
                    }
                });
    }

    private record Body(
            @Nullable Long amount,
            @Nullable String purpose,
            @Nullable Schedule schedule,
            @Nullable Boolean collect,
            @Nullable Boolean named) {}

    private void apply(Context ctx) {
        Body body = Request.body(ctx, json, Body.class);
        UUID id = Request.uuid(ctx, "id");
        Money amount = amount(body.amount());
        String purpose = Texts.line(body.purpose(), "purpose");
        Plan plan = Request.member("schedule", required(body.schedule(), "schedule")::plan);
        boolean collects = required(body.collect(), "collect");
        boolean named = required(body.named(), "named");
        var asked =
                Request.member(
                        "amount",
                        () -> new Application(id, amount, purpose, plan, collects, named));
        answer(ctx, () -> loans.apply(asked, by(ctx)));
    }

    private static Money amount(@Nullable Long amount) {
        long given = required(amount, "amount");
        return Request.member(
                "amount",
                () -> {
                    if (given < 1 || given > AMOUNT_MAX) {
                        throw new IllegalArgumentException("amount is 1 to " + AMOUNT_MAX);
                    }
                    return Money.of(given);
                });
    }

    private void withdraw(Context ctx) {
        UUID id = own(ctx, find(ctx));
        answer(ctx, () -> loans.withdraw(id, by(ctx)));
    }

    private static UUID own(Context ctx, Loan loan) {
        Access.of(ctx).require(loan.borrower().code());
        return loan.id();
    }

    private record Consent(@Nullable Boolean collect, @Nullable Boolean named) {}

    private void agree(Context ctx) {
        Consent body = Request.body(ctx, json, Consent.class);
        boolean collects = required(body.collect(), "collect");
        boolean named = required(body.named(), "named");
        UUID id = own(ctx, find(ctx));
        answer(ctx, () -> loans.agree(id, collects, named, by(ctx)));
    }

    private record Repayment(@Nullable Long amount) {}

    private void repay(Context ctx) {
        Money amount = amount(Request.body(ctx, json, Repayment.class).amount());
        UUID id = own(ctx, find(ctx));
        UUID chosen = Request.uuid(ctx, "payment");
        UUID payment = Request.member("payment", () -> TransferId.chosen(chosen)).value();
        answer(ctx, () -> loans.repay(id, payment, amount, by(ctx)));
    }

    private record Decision(@Nullable Boolean grant, @Nullable String reason) {}

    private void decide(Context ctx) {
        Decision body = Request.body(ctx, json, Decision.class);
        boolean grants = required(body.grant(), "grant");
        String reason = Texts.line(body.reason(), "reason");
        Loan loan = find(ctx);
        Second second = officers.second(ctx, loan.borrower().code(), body);
        answer(ctx, () -> loans.decide(loan.id(), grants, reason, by(ctx), second));
    }

    private record Deferral(@Nullable String nextDue, @Nullable String reason) {}

    private void defer(Context ctx) {
        Deferral body = Request.body(ctx, json, Deferral.class);
        LocalDate nextDue = day(body.nextDue(), "nextDue");
        String reason = Texts.line(body.reason(), "reason");
        Loan loan = find(ctx);
        Second second = officers.second(ctx, loan.borrower().code(), body);
        answer(ctx, () -> loans.defer(loan.id(), nextDue, reason, by(ctx), second));
    }

    private Loans.By by(Context ctx) {
        Caller caller = Access.of(ctx).caller();
        return new Loans.By(
                new MemberId(caller.member()),
                caller.code(),
                publicIds.apply(caller.code()),
                code -> caller.owns(code) || caller.isDelegateOf(code));
    }

    private void answer(Context ctx, Supplier<LoanOutcome> asked) {
        switch (asked.get()) {
            case LoanOutcome.Done(var loan, var again) ->
                    ctx.status(again ? HttpStatus.OK : HttpStatus.CREATED).json(LoanView.of(loan));
            case LoanOutcome.Waits(var act) -> officers.answer(ctx, act);
            case LoanOutcome.Refused(Problem problem) -> throw new ProblemException(problem);
        }
    }
}
