package coop.mutirao.dormancy;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.AccountRoutes;
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.Second;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Leaving, and what is kept of accounts, over HTTP; see `/accounts/{code}/dormancy` in
/// api-spec/openapi.yaml.
public final class DormancyRoutes implements Server.Routes {

    private static final String ACCOUNT = "/api/v1/accounts/{code}";

    private final Dormancies dormancies;
    private final OfficerActRoutes officers;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public DormancyRoutes(
            Dormancies dormancies,
            OfficerActRoutes officers,
            UnaryOperator<String> publicIds,
            ObjectMapper json) {
        this.dormancies = dormancies;
        this.officers = officers;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(ACCOUNT + "/dormancy", this::list);
        router.delete(ACCOUNT + "/dormancy", this::stay);
        router.put(ACCOUNT + "/leaving", this::leave);
        router.put(ACCOUNT + "/death", this::died);
        router.post(ACCOUNT + "/dormancy/{id}/reclaim", this::reclaim);
    }

    private record NoticeView(
            UUID id,
            String account,
            String cause,
            Instant toldAt,
            Instant dueAt,
            String state,
            @Nullable Money amount,
            @Nullable Instant takenAt,
            @Nullable Instant overAt) {

        static NoticeView of(Notice notice) {
            return new NoticeView(
                    notice.id(),
                    notice.code(),
                    notice.cause().wire(),
                    notice.toldAt(),
                    notice.dueAt(),
                    notice.state().wire(),
                    notice.amount(),
                    notice.takenAt(),
                    notice.overAt());
        }
    }

    private record Items(List<NoticeView> items) {}

    private void list(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        List<Notice> all = dormancies.of(code).orElseThrow(() -> AccountRoutes.noSuchAccount(code));
        ctx.json(new Items(all.stream().map(NoticeView::of).toList()));
    }

    private void leave(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        answer(ctx, dormancies.leave(code, by(ctx, code, Second.NOT_NEEDED)));
    }

    private void stay(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).require(code);
        answer(ctx, dormancies.stay(code, by(ctx, code, Second.NOT_NEEDED)));
    }

    private record Death(@Nullable String reason) {}

    private void died(Context ctx) {
        String code = ctx.pathParam("code");
        Access.of(ctx).requireNotActing(code);
        Death body = Request.body(ctx, json, Death.class);
        String reason = Texts.line(body.reason(), "reason");
        answer(ctx, dormancies.died(code, reason, by(ctx, code, officers.second(ctx, code, body))));
    }

    private record Body(@Nullable String to, @Nullable String reason) {}

    private void reclaim(Context ctx) {
        String code = ctx.pathParam("code");
        Access access = Access.of(ctx);
        access.require(code);
        Body body = Request.body(ctx, json, Body.class);
        boolean isHers = access.caller().owns(code);
        @Nullable String reason =
                isHers && body.reason() == null ? null : Texts.line(body.reason(), "reason");
        var asked = new Dormancies.Reclaim(Request.uuid(ctx, "id"), body.to(), reason);
        answer(
                ctx,
                dormancies.reclaim(code, asked, by(ctx, code, officers.second(ctx, code, body))));
    }

    private Dormancies.By by(Context ctx, String code, Second second) {
        Caller caller = Access.of(ctx).caller();
        return new Dormancies.By(
                publicIds.apply(caller.code()),
                caller.owns(code),
                caller.isDelegateOf(code),
                second);
    }

    private void answer(Context ctx, DormancyOutcome outcome) {
        switch (outcome) {
            case DormancyOutcome.Done(var notice, var again) ->
                    ctx.status(again ? HttpStatus.OK : HttpStatus.CREATED)
                            .json(NoticeView.of(notice));
            case DormancyOutcome.Waits(var act) -> officers.answer(ctx, act);
            case DormancyOutcome.Refused(var problem) -> throw new ProblemException(problem);
        }
    }
}
