package coop.mutirao.signin;

import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.RECOVERY_STANDS;

import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.MemberRoutes;
import coop.mutirao.member.Texts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Letting members in anew, by two coordinators.
public final class RecoveryRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/members/{code}/recovery";

    private final Recoveries recoveries;
    private final ObjectMapper json;

    public RecoveryRoutes(Recoveries recoveries, ObjectMapper json) {
        this.recoveries = recoveries;
        this.json = json;
    }

    private record Order(@Nullable String reason) {}

    private record Shown(
            String member,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable String agreedBy,
            @Nullable Instant agreedAt) {

        static Shown of(String member, Recovery recovery) {
            return new Shown(
                    member,
                    recovery.reason(),
                    recovery.askedBy(),
                    recovery.askedAt(),
                    recovery.agreedBy(),
                    recovery.agreedAt());
        }
    }

    private record Agreed(String member, String invitation, Instant expiresAt) {}

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/recoveries", this::list);
        router.get(PATH, this::show);
        router.put(PATH, this::say);
        router.delete(PATH, this::cancel);
    }

    private record Items(List<Shown> items) {}

    private void list(Context ctx) {
        ctx.json(
                new Items(
                        recoveries.all().stream()
                                .map(row -> Shown.of(row.member(), row.recovery()))
                                .toList()));
    }

    private void show(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access.of(ctx).require(code);
        Recovery recovery =
                recoveries
                        .of(code)
                        .orElseThrow(() ->
                                new ProblemException(
                                        NOT_FOUND, "Nobody asked that " + code + " be let in."));
        ctx.json(Shown.of(code, recovery));
    }

    private void say(Context ctx) {
        Access access = Access.of(ctx);
        String code = MemberRoutes.code(ctx);
        access.requireNotActing(code);
        Order order = Request.body(ctx, json, Order.class);
        String reason = Texts.line(order.reason(), "reason");
        MemberId by = SessionRoutes.member(access);
        switch (recoveries.say(code, reason, by)) {
            case Recoveries.Result.Asked(var member, var recovery) ->
                    ctx.status(HttpStatus.ACCEPTED).json(Shown.of(member, recovery));
            case Recoveries.Result.AgreedBefore(var member, var recovery) ->
                    ctx.json(Shown.of(member, recovery));
            case Recoveries.Result.Agreed(var member, var invitation, var expiresAt) ->
                    ctx.status(HttpStatus.CREATED).json(new Agreed(member, invitation, expiresAt));
            case Recoveries.Result.NoPerson(var venture) ->
                    throw new ProblemException(MemberRoutes.noPerson(venture));
            case Recoveries.Result.ForOneself _ ->
                    throw access.notAllowed("Nobody lets herself in anew: two others must.");
            case Recoveries.Result.UnknownMember(var unknown) ->
                    throw new ProblemException(MemberRoutes.unknown(unknown));
        }
    }

    private void cancel(Context ctx) {
        String code = MemberRoutes.code(ctx);
        Access access = Access.of(ctx);
        access.require(code);
        // For who calls off what is asked for herself there is nobody to give account to.
        @Nullable String reason =
                access.caller().owns(code)
                        ? Request.lineOrNull(ctx, "reason")
                        : Request.line(ctx, "reason");
        switch (recoveries.cancel(code, reason, SessionRoutes.member(access))) {
            case Recoveries.CalledOff.Done _ -> ctx.status(HttpStatus.NO_CONTENT);
            case Recoveries.CalledOff.NotAgain(var until) ->
                    throw new ProblemException(
                            Problem.of(
                                            RECOVERY_STANDS,
                                            ("You called one off yourself less than %d days ago,"
                                                            + " and can again from %s. Until then a"
                                                            + " coordinator can.")
                                                    .formatted(
                                                            Recoveries.CALLED_OFF_EVERY.toDays(),
                                                            until))
                                    .with("until", until.toString()));
            case Recoveries.CalledOff.UnknownMember(var unknown) ->
                    throw new ProblemException(MemberRoutes.unknown(unknown));
        }
    }
}
