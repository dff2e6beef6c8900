package coop.mutirao.loss;

import static coop.mutirao.http.Request.required;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.AccountRoutes;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.loan.Instalment;
import coop.mutirao.member.Texts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Debts and how they are paid back, over HTTP; see `/debts` in api-spec/openapi.yaml.
public final class DebtRoutes implements Server.Routes {

    private static final String PLANS = "/api/v1/accounts/{code}/debt-plans";

    private final Debts debts;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public DebtRoutes(Debts debts, UnaryOperator<String> publicIds, ObjectMapper json) {
        this.debts = debts;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/debts", this::due);
        router.get(PLANS, this::list);
        router.put(PLANS + "/{id}", this::ask);
        router.put(PLANS + "/{id}/agreement", this::agree);
    }

    private record Items<T>(List<T> items) {}

    private record DebtView(String account, Money owedAtStart, Money owed, @Nullable String plan) {}

    private void due(Context ctx) {
        ctx.json(
                new Items<>(
                        debts.due().stream()
                                .map(one ->
                                        new DebtView(
                                                one.account(),
                                                one.owedAtStart(),
                                                one.owed(),
                                                one.plan() == null ? null : one.plan().wire()))
                                .toList()));
    }

    private record Part(LocalDate dueOn, Money amount) {}

    private record PlanView(
            UUID id,
            String account,
            Money debt,
            List<Part> instalments,
            String askedBy,
            @Nullable String ways,
            Instant askedAt,
            @Nullable Instant agreedAt,
            String state,
            @Nullable Instant endedAt) {

        static PlanView of(DebtPlan plan) {
            return new PlanView(
                    plan.id(),
                    plan.debtor().code(),
                    plan.debt(),
                    plan.instalments().stream()
                            .map(one -> new Part(one.dueOn(), one.amount()))
                            .toList(),
                    plan.isOwn() ? "own" : "officer",
                    plan.ways(),
                    plan.askedAt(),
                    plan.agreedAt(),
                    plan.state().wire(),
                    plan.endedAt());
        }
    }

    private void list(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        List<DebtPlan> plans = debts.of(code).orElseThrow(() -> AccountRoutes.noSuchAccount(code));
        ctx.json(new Items<>(plans.stream().map(PlanView::of).toList()));
    }

    private record AskedPart(@Nullable String dueOn, @Nullable Long amount) {

        Instalment instalment(int number) {
            long units = required(amount, "instalments/amount");
            if (units < 1 || units > Money.MAX_MINOR_UNITS) {
                throw new IllegalArgumentException("amount is 1 to " + Money.MAX_MINOR_UNITS);
            }
            String day = required(dueOn, "instalments/dueOn");
            try {
                return new Instalment(number, Money.of(units), LocalDate.parse(day));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("dueOn is a day, such as 2026-11-29", e);
            }
        }
    }

    private record Body(@Nullable List<@Nullable AskedPart> instalments, @Nullable String ways) {}

    private void ask(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        Body body = Request.body(ctx, json, Body.class);
        UUID id = Request.uuid(ctx, "id");
        String ways = Texts.line(body.ways(), "ways");
        List<@Nullable AskedPart> parts = required(body.instalments(), "instalments");
        AskedPlan asked =
                Request.member(
                        "instalments",
                        () -> {
                            List<Instalment> all = new ArrayList<>();
                            for (@Nullable AskedPart one : parts) {
                                all.add(required(one, "instalments").instalment(all.size() + 1));
                            }
                            return new AskedPlan(id, code, all, ways);
                        });
        answer(ctx, debts.ask(asked, by(ctx, code)));
    }

    private void agree(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        answer(ctx, debts.agree(code, Request.uuid(ctx, "id"), by(ctx, code)));
    }

    private Debts.By by(Context ctx, String code) {
        Caller caller = Access.of(ctx).caller();
        return new Debts.By(
                new MemberId(caller.member()),
                publicIds.apply(caller.code()),
                caller.owns(code),
                caller.isDelegateOf(code),
                caller.roles().contains(Role.COORDINATOR)
                        || caller.roles().contains(Role.TREASURER));
    }

    private static void answer(Context ctx, DebtOutcome outcome) {
        switch (outcome) {
            case DebtOutcome.Done(var plan, var again) ->
                    ctx.status(again ? HttpStatus.OK : HttpStatus.CREATED).json(PlanView.of(plan));
            case DebtOutcome.Refused(var problem) -> throw new ProblemException(problem);
        }
    }
}
