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
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.Second;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Invitations to set a first password, given by coordinators and used by whom they are for.
public final class InvitationRoutes implements Server.Routes {

    private static final int LENGTH_MAX = 100;

    private final Invitations invitations;
    private final Sessions sessions;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;

    public InvitationRoutes(
            Invitations invitations,
            Sessions sessions,
            OfficerActRoutes officers,
            ObjectMapper json) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.officers = officers;
        this.json = json;
    }

    private record Order(
            @Nullable String invitation,
            @Nullable String password,
            @Nullable JsonNode credential,
            @Nullable String name,
            @Nullable Boolean cookie) {

        Invitations.FirstWay way() {
            if (credential == null) {
                return new Invitations.FirstWay.Password(PasswordText.of(password, "password"));
            }
            if (password != null) {
                throw Request.malformed("It has a password or a credential, not both.");
            }
            return new Invitations.FirstWay.NewPasskey(
                    PasskeyRoutes.name(name), PasskeyRoutes.credential(credential));
        }
    }

    private record Invitation(@Nullable String reason) {}

    private record Shown(String member, String invitation, Instant expiresAt) {}

    @Override
    public void register(Server.Router router) {
        router.post("/api/v1/members/{code}/invitation", this::invite);
        router.post("/api/v1/invitations/passkey/options", this::askPasskey);
        router.post("/api/v1/invitations", this::use);
    }

    private void invite(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access access = Access.of(ctx);
        access.requireNotActing(code);
        Invitation order = Request.body(ctx, json, Invitation.class);
        String why = Texts.line(order.reason(), "reason");
        Second second = officers.second(ctx, code, order);
        switch (invitations.invite(code, why, access.caller().code(), second)) {
            case Invitations.Result.Waits(var act) -> officers.answer(ctx, act);
            case Invitations.Result.Invited(var member, var secret, var expiresAt) ->
                    ctx.status(HttpStatus.CREATED).json(new Shown(member, secret, expiresAt));
            case Invitations.Result.PasswordIsSet(var member) ->
                    throw new ProblemException(
                            Problem.of(
                                            PASSWORD_IS_SET,
                                            ("The member %s can sign in already."
                                                            + " Nothing was changed.")
                                                    .formatted(member))
                                    .with("code", member));
            case Invitations.Result.NoPerson(var venture) ->
                    throw new ProblemException(MemberRoutes.noPerson(venture));
            case Invitations.Result.UnknownMember(var unknown) ->
                    throw new ProblemException(MemberRoutes.unknown(unknown));
        }
    }

    private record Asked(@Nullable String invitation) {}

    private record Options(Map<String, Object> publicKey) {}

    private void askPasskey(Context ctx) {
        String invitation = invitation(Request.body(ctx, json, Asked.class).invitation());
        switch (invitations.askPasskey(invitation, ctx.ip())) {
            case Invitations.Asked.Options(var publicKey) -> ctx.json(new Options(publicKey));
            case Invitations.Asked.NotValid _ -> throw notValid();
            case Invitations.Asked.TooMany(var retryAfter) ->
                    throw ProblemException.tooMany(ctx, retryAfter);
        }
    }

    private static String invitation(@Nullable String given) {
        String invitation = Request.required(given, "invitation");
        if (invitation.isEmpty() || invitation.length() > LENGTH_MAX) {
            throw new ProblemException(
                    Request.malformed("An invitation has 1 to %d characters.".formatted(LENGTH_MAX))
                            .problem()
                            .with("pointer", "/invitation"));
        }
        return invitation;
    }

    private static ProblemException notValid() {
        return new ProblemException(
                INVITATION_NOT_VALID,
                "Nothing was set up. A coordinator can give you a new invitation.");
    }

    private void use(Context ctx) {
        Order order = Request.body(ctx, json, Order.class);
        String invitation = invitation(order.invitation());
        boolean asCookie = SessionRoutes.asCookie(ctx, order.cookie());
        switch (invitations.use(invitation, order.way(), SessionRoutes.client(ctx))) {
            case Invitations.Use.Used(var session) ->
                    SessionRoutes.answer(ctx, session, asCookie, sessions);
            case Invitations.Use.NotValid _ -> throw notValid();
            case Invitations.Use.PasskeyNotValid _ -> throw PasskeyRoutes.notValid();
            case Invitations.Use.Weak(int length) ->
                    throw new ProblemException(PasswordText.weak(length));
            case Invitations.Use.TooMany(var retryAfter) ->
                    throw ProblemException.tooMany(ctx, retryAfter);
        }
    }
}
