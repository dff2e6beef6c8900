package coop.mutirao.delegate;

import static coop.mutirao.http.ProblemType.DELEGATION_NOT_POSSIBLE;
import static coop.mutirao.http.ProblemType.NOT_FOUND;

import coop.mutirao.delegate.Giving.Giver;
import coop.mutirao.http.Access;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.MemberRoutes;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Who acts for an account, and how many have to agree before it pays much.
public final class DelegateRoutes implements Server.Routes {

    private static final String LIST = "/api/v1/accounts/{code}/delegates";
    private static final String ONE = LIST + "/{delegate}";
    private static final String RULE = "/api/v1/accounts/{code}/approval-rule";

    private final Delegations delegations;
    private final ApprovalRules rules;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;

    public DelegateRoutes(
            Delegations delegations,
            ApprovalRules rules,
            OfficerActRoutes officers,
            ObjectMapper json) {
        this.delegations = delegations;
        this.rules = rules;
        this.officers = officers;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(LIST, this::list);
        router.put(ONE, this::give);
        router.delete(ONE, this::end);
        router.get(RULE, this::showRule);
        router.put(RULE, this::setRule);
        router.delete(RULE, this::endRule);
    }

    private record Body(
            @Nullable Money paymentMaximum,
            @Nullable Money dayMaximum,
            @Nullable Boolean mayManage,
            @Nullable Instant endsAt,
            @Nullable String decision) {

        Powers powers() {
            return new Powers(
                    paymentMaximum,
                    dayMaximum,
                    Boolean.TRUE.equals(mayManage),
                    endsAt == null ? null : endsAt.truncatedTo(ChronoUnit.MICROS));
        }
    }

    private record Shown(
            String delegate,
            String name,
            @Nullable Money paymentMaximum,
            @Nullable Money dayMaximum,
            boolean mayManage,
            String decision,
            Instant since,
            @Nullable Instant endsAt) {

        static Shown of(Delegation delegation) {
            Powers powers = delegation.powers();
            return new Shown(
                    delegation.delegate(),
                    delegation.name(),
                    powers.paymentMaximum(),
                    powers.dayMaximum(),
                    powers.mayManage(),
                    delegation.decision(),
                    delegation.givenAt(),
                    powers.endsAt());
        }
    }

    private record Items(List<Shown> items) {}

    private void list(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access.of(ctx).require(code);
        ctx.json(
                new Items(
                        delegations
                                .inForce(code)
                                .orElseThrow(() -> new ProblemException(MemberRoutes.unknown(code)))
                                .stream()
                                .map(Shown::of)
                                .toList()));
    }

    private void give(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access.of(ctx).require(code);
        Body body = Request.body(ctx, json, Body.class);
        Giver by = giver(ctx, code, body);
        var order =
                new Delegations.Order(
                        code,
                        delegate(ctx),
                        Request.member("paymentMaximum", body::powers),
                        Texts.line(body.decision(), "decision"));
        answer(ctx, delegations.give(order, by));
    }

    private void end(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access.of(ctx).require(code);
        String decision = Request.line(ctx, "decision");
        Giver by = giver(ctx, code, decision);
        answer(ctx, delegations.end(code, delegate(ctx), decision, by));
    }

    private void answer(Context ctx, Delegations.Result result) {
        switch (result) {
            case Delegations.Result.Given(var delegation) ->
                    ctx.status(HttpStatus.CREATED).json(Shown.of(delegation));
            case Delegations.Result.GivenBefore(var delegation) -> ctx.json(Shown.of(delegation));
            case Delegations.Result.Waits(var act) -> officers.answer(ctx, act);
            case Delegations.Result.Without _ -> ctx.status(HttpStatus.NO_CONTENT);
            case Delegations.Result.UnknownMember(var code) ->
                    throw new ProblemException(MemberRoutes.unknown(code));
            case Delegations.Result.NotPossible(var why) ->
                    throw new ProblemException(DELEGATION_NOT_POSSIBLE, why);
            case Delegations.Result.NotAllowed(var why) -> throw Access.of(ctx).notAllowed(why);
        }
    }

    private record RuleBody(
            @Nullable Money above, @Nullable Integer approvals, @Nullable String decision) {}

    private record ShownRule(Money above, int approvals, String decision, Instant since) {

        static ShownRule of(ApprovalRuleStore.Row row) {
            return new ShownRule(
                    row.rule().above(), row.rule().approvals(), row.decision(), row.decidedAt());
        }
    }

    private void showRule(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access.of(ctx).require(code);
        ctx.json(
                rules.find(code)
                        .map(ShownRule::of)
                        .orElseThrow(() ->
                                new ProblemException(
                                        NOT_FOUND,
                                        "The account %s has no such rule.".formatted(code))));
    }

    private void setRule(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access.of(ctx).require(code);
        RuleBody body = Request.body(ctx, json, RuleBody.class);
        Giver by = giver(ctx, code, body);
        Money above = Request.required(body.above(), "above");
        int approvals = Request.required(body.approvals(), "approvals");
        ApprovalRule rule = Request.member("approvals", () -> new ApprovalRule(above, approvals));
        answer(ctx, rules.set(code, rule, Texts.line(body.decision(), "decision"), by));
    }

    private void endRule(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access.of(ctx).require(code);
        String decision = Request.line(ctx, "decision");
        answer(ctx, rules.set(code, null, decision, giver(ctx, code, decision)));
    }

    private void answer(Context ctx, ApprovalRules.Result result) {
        switch (result) {
            case ApprovalRules.Result.Set(var row) ->
                    ctx.status(HttpStatus.CREATED).json(ShownRule.of(row));
            case ApprovalRules.Result.SetBefore(var row) -> ctx.json(ShownRule.of(row));
            case ApprovalRules.Result.Waits(var act) -> officers.answer(ctx, act);
            case ApprovalRules.Result.Without _ -> ctx.status(HttpStatus.NO_CONTENT);
            case ApprovalRules.Result.UnknownMember(var code) ->
                    throw new ProblemException(MemberRoutes.unknown(code));
            case ApprovalRules.Result.NotAllowed(var why) -> throw Access.of(ctx).notAllowed(why);
        }
    }

    private Giver giver(Context ctx, String code, Object order) {
        Access access = Access.of(ctx);
        return new Giver(
                access.caller().code(),
                new MemberId(access.caller().member()),
                access.caller().roles().contains(Role.COORDINATOR),
                officers.second(ctx, code, order));
    }

    private static String delegate(Context ctx) {
        String delegate = ctx.pathParam("delegate");
        if (!Texts.isCode(delegate)) {
            throw new ProblemException(MemberRoutes.unknown(delegate));
        }
        return delegate;
    }
}
