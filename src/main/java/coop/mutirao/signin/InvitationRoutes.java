package coop.mutirao.signin;

import static coop.mutirao.http.ProblemType.INVITATION_NOT_VALID;
import static coop.mutirao.http.ProblemType.PASSWORD_IS_SET;

import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.member.MemberRoutes;
import coop.mutirao.member.PasswordText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Invitations to set a first password, given by coordinators and used by whom they are for.
public final class InvitationRoutes implements Server.Routes {

    private static final int LENGTH_MAX = 100;

    private final Invitations invitations;
    private final Sessions sessions;
    private final ObjectMapper json;

    public InvitationRoutes(Invitations invitations, Sessions sessions, ObjectMapper json) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.json = json;
    }

    private record Order(
            @Nullable String invitation, @Nullable String password, @Nullable Boolean cookie) {}

    private record Shown(String member, String invitation, Instant expiresAt) {}

    @Override
    public void register(Server.Router router) {
        router.post("/api/v1/members/{code}/invitation", this::invite);
        router.post("/api/v1/invitations", this::use);
    }

    private void invite(Context ctx) {
        String by = Access.of(ctx).caller().code();
        switch (invitations.invite(MemberRoutes.code(ctx), by)) {
            case Invitations.Result.Invited(var member, var code, var expiresAt) ->
                    ctx.status(HttpStatus.CREATED).json(new Shown(member, code, expiresAt));
            case Invitations.Result.PasswordIsSet(var member) ->
                    throw new ProblemException(
                            Problem.of(
                                            PASSWORD_IS_SET,
                                            "The member %s has a password. Nothing was changed."
                                                    .formatted(member))
                                    .with("code", member));
            case Invitations.Result.UnknownMember(var code) ->
                    throw new ProblemException(MemberRoutes.unknown(code));
        }
    }

    private void use(Context ctx) {
        Order order = Request.body(ctx, json, Order.class);
        String invitation = Request.required(order.invitation(), "invitation");
        if (invitation.isEmpty() || invitation.length() > LENGTH_MAX) {
            throw new ProblemException(
                    Request.malformed("An invitation has 1 to %d characters.".formatted(LENGTH_MAX))
                            .problem()
                            .with("pointer", "/invitation"));
        }
        String password = PasswordText.of(order.password(), "password");
        switch (invitations.use(invitation, password, SessionRoutes.client(ctx))) {
            case Invitations.Use.Used(var session) ->
                    SessionRoutes.answer(
                            ctx, session, Boolean.TRUE.equals(order.cookie()), sessions);
            case Invitations.Use.NotValid _ ->
                    throw new ProblemException(
                            INVITATION_NOT_VALID,
                            "No password was set. A coordinator can give you a new invitation.");
            case Invitations.Use.Weak(int length) ->
                    throw new ProblemException(PasswordText.weak(length));
            case Invitations.Use.TooMany(var retryAfter) ->
                    throw ProblemException.tooMany(ctx, retryAfter);
        }
    }
}
