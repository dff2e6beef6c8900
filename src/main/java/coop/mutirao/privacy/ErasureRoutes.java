package coop.mutirao.privacy;

import static coop.mutirao.http.ProblemType.ERASURE_NOT_POSSIBLE;

import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.MemberRoutes;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The end of what identifies a member.
public final class ErasureRoutes implements Server.Routes {

    private final Erasures erasures;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;

    public ErasureRoutes(Erasures erasures, OfficerActRoutes officers, ObjectMapper json) {
        this.erasures = erasures;
        this.officers = officers;
        this.json = json;
    }

    private record Order(@Nullable String reason, @Nullable Boolean givesRest) {}

    @Override
    public void register(Server.Router router) {
        router.post("/api/v1/members/{code}/erasure", this::erase);
    }

    private void erase(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access access = Access.of(ctx);
        access.require(code);
        Order order = Request.body(ctx, json, Order.class);
        String reason = Texts.line(order.reason(), "reason");
        var by = new MemberId(access.caller().member());
        boolean givesRest = Boolean.TRUE.equals(order.givesRest());
        var second = officers.second(ctx, code, order);
        switch (erasures.erase(new Erasures.Order(code, reason, givesRest, by, second))) {
            case Erasures.Result.Waits(var act) -> officers.answer(ctx, act);
            case Erasures.Result.Erased erased -> ctx.json(erased);
            case Erasures.Result.NotSettled notSettled ->
                    throw new ProblemException(notSettled(notSettled));
            case Erasures.Result.UnknownMember(var unknown) ->
                    throw new ProblemException(MemberRoutes.unknown(unknown));
        }
    }

    private static Problem notSettled(Erasures.Result.NotSettled found) {
        String code = found.account().code();
        return Problem.of(
                        ERASURE_NOT_POSSIBLE,
                        ("The account %s is not settled, or something of it is open: balance %d,"
                                        + " %d payments that wait for others, %d mandates, %d"
                                        + " loans. Nothing was erased.")
                                .formatted(
                                        code,
                                        found.account().balance().minorUnits(),
                                        found.waiting(),
                                        found.mandates(),
                                        found.loans()))
                .with("account", code)
                .with("balance", found.account().balance().minorUnits())
                .with("reservedAmount", found.account().reservedAmount().minorUnits())
                .with("waitingPayments", found.waiting())
                .with("mandates", found.mandates())
                .with("openLoans", found.loans());
    }
}
