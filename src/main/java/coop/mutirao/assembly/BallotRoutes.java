package coop.mutirao.assembly;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// A voter's own ballot over HTTP. Nothing here is metered: how many vote is nobody's business
/// before the close.
public final class BallotRoutes implements Server.Routes {

    private static final String PATH = "/api/v1/rounds/{id}/ballot";

    private final Ballots ballots;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;

    public BallotRoutes(Ballots ballots, OfficerActRoutes officers, ObjectMapper json) {
        this.ballots = ballots;
        this.officers = officers;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(PATH, this::own);
        router.put(PATH, this::cast);
        router.get(PATH + "/receipt", this::receipt);
    }

    private record LogPlace(long index) {}

    /// The receipt: with the text and its salt anybody can see that the fact is of this ballot.
    private record View(
            UUID round,
            List<UUID> choice,
            @Nullable Map<String, Integer> points,
            long seq,
            Instant castAt,
            String channel,
            String ballot,
            String salt,
            String sealed,
            String promise,
            @Nullable LogPlace log) {}

    private View view(UUID round, CastBallot ballot) {
        return new View(
                round,
                ballot.choice().projects(),
                ballot.choice().type() == Ballot.Type.POINTS ? ballot.choice().points() : null,
                ballot.seq(),
                ballot.castAt(),
                ballot.channel(),
                ballot.text(),
                Base64.getEncoder().encodeToString(ballot.salt()),
                ballot.commitment(),
                ballots.promise(round, ballot),
                ballot.logIndex() == null ? null : new LogPlace(ballot.logIndex()));
    }

    private void own(Context ctx) {
        UUID round = Request.uuid(ctx, "id");
        Outcome<CastBallot> ballot = ballots.own(round, voter(ctx), of(ctx));
        if (ballot instanceof Outcome.Done<CastBallot>(var cast, _)) {
            ctx.json(view(round, cast));
        } else {
            RoundRoutes.send(ctx, officers, ballot, cast -> view(round, cast));
        }
    }

    private static @Nullable String of(Context ctx) {
        return Request.code(ctx.queryParam("of"), "of");
    }

    /// What a ballot says, by its two members of which it has one.
    ///
    /// @throws IllegalArgumentException if it says what no ballot can
    static Choice said(@Nullable List<UUID> choice, @Nullable Map<UUID, Integer> points) {
        if (points == null) {
            return Choice.approving(Request.required(choice, "choice"));
        }
        if (choice != null) {
            throw new IllegalArgumentException("A ballot has a choice or points, not both.");
        }
        points.values().forEach(given -> Request.required(given, "points"));
        return Choice.giving(points);
    }

    private void receipt(Context ctx) {
        UUID round = Request.uuid(ctx, "id");
        Outcome<String> receipt = ballots.receipt(round, voter(ctx), of(ctx));
        if (receipt instanceof Outcome.Done<String>(var text, _)) {
            ctx.header(
                    "Content-Disposition",
                    "attachment; filename=\"ballot-" + round + ".tlog-proof\"");
            ctx.contentType("text/plain; charset=utf-8").result(text);
        } else {
            RoundRoutes.send(ctx, officers, receipt, text -> text);
        }
    }

    private record Signed(@Nullable UUID key, @Nullable String signature) {}

    private record Body(
            @Nullable List<UUID> choice,
            @Nullable Map<UUID, Integer> points,
            @Nullable Long seq,
            @Nullable Signed signed,
            @Nullable String of) {

        /// @throws IllegalArgumentException if it says what no ballot can
        Choice said() {
            return BallotRoutes.said(choice, points);
        }
    }

    private void cast(Context ctx) {
        UUID round = Request.uuid(ctx, "id");
        Body body = Request.body(ctx, json, Body.class);
        long seq = Request.required(body.seq(), "seq");
        @Nullable Signed signed = body.signed();
        @Nullable UUID key = signed == null ? null : Request.required(signed.key(), "signed/key");
        byte @Nullable [] signature =
                signed == null
                        ? null
                        : Request.base64(
                                signed.signature(),
                                "signed/signature",
                                Ballots.signatureBytes(),
                                Ballots.signatureBytes());
        Ballots.Sent sent;
        try {
            sent = new Ballots.Sent(body.said(), seq, key, signature);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw new ProblemException(
                    Problem.of(ProblemType.BALLOT_NOT_VALID, reason).with("reason", reason));
        }
        RoundRoutes.send(
                ctx,
                officers,
                ballots.cast(round, sent, voter(ctx), Request.code(body.of(), "of")),
                cast -> view(round, cast));
    }

    private static MemberId voter(Context ctx) {
        return new MemberId(Access.of(ctx).caller().member());
    }
}
