package coop.mutirao.member;

import static coop.mutirao.http.ProblemType.LAST_COORDINATOR;
import static coop.mutirao.http.ProblemType.NOT_FOUND;

import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.AccountRoutes;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.Second;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Roles, given and ended by decision.
public final class RoleRoutes implements Server.Routes {

    private final Roles roles;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;

    public RoleRoutes(Roles roles, OfficerActRoutes officers, ObjectMapper json) {
        this.roles = roles;
        this.officers = officers;
        this.json = json;
    }

    private record Order(@Nullable String decision, @Nullable Instant endsAt) {}

    private record Shown(
            String member, String role, String decision, Instant grantedAt, Instant endsAt) {
        static Shown of(RoleGrant grant) {
            return new Shown(
                    grant.member(),
                    grant.role().wire(),
                    grant.decision(),
                    grant.grantedAt(),
                    grant.endsAt());
        }
    }

    private record Mandates(List<Shown> items) {}

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/mandates", this::list);
        router.put("/api/v1/members/{code}/roles/{role}", this::grant);
        router.delete("/api/v1/members/{code}/roles/{role}", this::revoke);
    }

    private void list(Context ctx) {
        ctx.json(new Mandates(roles.inForce().stream().map(Shown::of).toList()));
    }

    private void grant(Context ctx) {
        Role role = role(ctx);
        Order order = Request.body(ctx, json, Order.class);
        String decision = Request.required(order.decision(), "decision");
        var decided = new RoleGrant.Decided(MemberRoutes.code(ctx), role, decision, order.endsAt());
        String by = Access.of(ctx).caller().code();
        Second second = officers.second(ctx, decided.member(), order);
        answer(ctx, Request.member("endsAt", () -> roles.grant(decided, by, second)));
    }

    private void revoke(Context ctx) {
        Access.of(ctx).require(MemberRoutes.code(ctx));
        Role role = role(ctx);
        String decision = Request.line(ctx, "decision");
        String by = Access.of(ctx).caller().code();
        String code = MemberRoutes.code(ctx);
        Second second = officers.second(ctx, code, decision);
        answer(ctx, roles.revoke(code, role, decision, by, second));
    }

    private void answer(Context ctx, Roles.Result result) {
        switch (result) {
            case Roles.Result.Granted(var grant) ->
                    ctx.status(HttpStatus.CREATED).json(Shown.of(grant));
            case Roles.Result.GrantedBefore(var grant) -> ctx.json(Shown.of(grant));
            case Roles.Result.Waits(var act) -> officers.answer(ctx, act);
            case Roles.Result.Without _ -> ctx.status(HttpStatus.NO_CONTENT);
            case Roles.Result.ForOneself _ ->
                    throw Access.of(ctx)
                            .notAllowed(
                                    "Nobody gives a role to herself: another coordinator must.");
            case Roles.Result.NoPerson(var code) ->
                    throw new ProblemException(MemberRoutes.noPerson(code));
            case Roles.Result.UnknownMember(var code) ->
                    throw new ProblemException(MemberRoutes.unknown(code));
            case Roles.Result.Excluded(var member) ->
                    throw new ProblemException(AccountRoutes.leaving(member));
            case Roles.Result.LastCoordinator(var member) ->
                    throw new ProblemException(
                            Problem.of(
                                    LAST_COORDINATOR,
                                    "The member " + member + " is the only one with this role."));
        }
    }

    private static Role role(Context ctx) {
        try {
            return Role.mandate(ctx.pathParam("role"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    NOT_FOUND, "The roles are coordinator, treasurer, auditor and operator.");
        }
    }
}
