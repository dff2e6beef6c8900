package coop.mutirao.motion;

import coop.mutirao.assembly.Outcome;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Votes about a motion over HTTP: one's own, and after the close all of them. Nothing here is
/// metered: how many vote is nobody's business before the close.
public final class VoteRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of("account", "vote", "seq", "part", "castAt", "log", "sealed");
    private static final String PATH = "/api/v1/motions/{id}/vote";

    private final Votes votes;
    private final ObjectMapper json;

    public VoteRoutes(Votes votes, ObjectMapper json) {
        this.votes = votes;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(PATH, this::own);
        router.put(PATH, this::cast);
        router.get("/api/v1/motions/{id}/votes", this::opened);
    }

    private record LogPlace(long index) {}

    /// The receipt: with the text and its salt anybody can see that the fact is of this vote.
    private record View(
            UUID motion,
            String account,
            String vote,
            long seq,
            @Nullable String part,
            Instant castAt,
            String text,
            String salt,
            String sealed,
            @Nullable String promise,
            @Nullable LogPlace log) {

        static View of(CastVote vote, @Nullable String promise) {
            return new View(
                    vote.motion(),
                    vote.account(),
                    vote.vote().wire(),
                    vote.seq(),
                    vote.part(),
                    vote.castAt(),
                    vote.text(),
                    Base64.getEncoder().encodeToString(vote.salt()),
                    vote.commitment(),
                    promise,
                    vote.logIndex() == null ? null : new LogPlace(vote.logIndex()));
        }
    }

    private void own(Context ctx) {
        Outcome<CastVote> vote = votes.own(Request.uuid(ctx, "id"), MotionRoutes.caller(ctx));
        if (vote instanceof Outcome.Done<CastVote>(var cast, _)) {
            ctx.json(own(cast));
        } else {
            MotionRoutes.send(ctx, vote, this::own);
        }
    }

    private View own(CastVote vote) {
        return View.of(vote, votes.promise(vote));
    }

    private record Signed(@Nullable UUID key, @Nullable String signature) {}

    private record Body(@Nullable String vote, @Nullable Long seq, @Nullable Signed signed) {}

    private void cast(Context ctx) {
        UUID motion = Request.uuid(ctx, "id");
        Body body = Request.body(ctx, json, Body.class);
        String vote = Request.required(body.vote(), "vote");
        long seq = Request.required(body.seq(), "seq");
        @Nullable Signed signed = body.signed();
        @Nullable UUID key = signed == null ? null : Request.required(signed.key(), "signed/key");
        byte @Nullable [] signature =
                signed == null
                        ? null
                        : Request.base64(
                                signed.signature(),
                                "signed/signature",
                                Ed25519.SIGNATURE_BYTES,
                                Ed25519.SIGNATURE_BYTES);
        Votes.Sent sent;
        try {
            sent = new Votes.Sent(Vote.of(vote), seq, key, signature);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw new ProblemException(
                    Problem.of(ProblemType.VOTE_NOT_VALID, reason).with("reason", reason));
        }
        MotionRoutes.send(ctx, votes.cast(motion, sent, MotionRoutes.caller(ctx)), this::own);
    }

    private void opened(Context ctx) {
        UUID motion = Request.uuid(ctx, "id");
        Outcome<List<CastVote>> outcome = votes.opened(motion, MotionRoutes.caller(ctx));
        if (!(outcome instanceof Outcome.Done<List<CastVote>>(var all, _))) {
            MotionRoutes.send(ctx, outcome, _ -> List.of());
            return;
        }
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) -> {
                    long from = after(after);
                    return Page.of(
                            all.stream()
                                    .filter(v -> v.index() > from)
                                    .limit(limit + 1L)
                                    .map(vote -> View.of(vote, null))
                                    .toList(),
                            limit,
                            view -> Long.toString(Objects.requireNonNull(view.log()).index()));
                });
    }

    private static long after(@Nullable String after) {
        if (after != null && !after.matches("0|[1-9][0-9]{0,15}")) {
            throw new ProblemException(Request.parameter("after", "is a cursor of this list"));
        }
        return after == null ? -1 : Long.parseLong(after);
    }
}
