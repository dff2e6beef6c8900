package coop.mutirao.assembly;

import static coop.mutirao.http.Request.required;

import coop.mutirao.http.Access;
import coop.mutirao.http.Page;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What is said of proposals, and what would be changed of them, over HTTP.
public final class DeliberationRoutes implements Server.Routes {

    private static final String PROPOSAL = "/api/v1/proposals/{id}";
    private static final String COMMENT = PROPOSAL + "/comments/{comment}";
    private static final String AMENDMENT = PROPOSAL + "/amendments/{amendment}";
    private static final List<String> COMMENT_COLUMNS =
            List.of("id", "author", "version", "answers", "text", "state", "reason", "madeAt");
    private static final List<String> AMENDMENT_COLUMNS =
            List.of("id", "author", "version", "title", "cost", "reason", "state", "madeAt");

    private final Proposals proposals;
    private final Comments comments;
    private final Amendments amendments;
    private final OfficerActRoutes officers;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public DeliberationRoutes(
            Assembly assembly,
            OfficerActRoutes officers,
            UnaryOperator<String> publicIds,
            ObjectMapper json) {
        this.proposals = assembly.proposals;
        this.comments = assembly.comments;
        this.amendments = assembly.amendments;
        this.officers = officers;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get(PROPOSAL + "/difference", this::difference);
        router.get(PROPOSAL + "/comments", this::listComments);
        router.put(COMMENT, this::comment);
        router.post(COMMENT + "/withdraw", this::withdrawComment);
        router.post(COMMENT + "/hide", this::hide);
        router.get(PROPOSAL + "/amendments", this::listAmendments);
        router.get(AMENDMENT, this::amendment);
        router.put(AMENDMENT, this::amend);
        router.post(AMENDMENT + "/accept", this::accept);
        router.post(AMENDMENT + "/decline", this::decline);
        router.post(AMENDMENT + "/withdraw", this::withdrawAmendment);
    }

    private static MemberId caller(Context ctx) {
        return new MemberId(Access.of(ctx).caller().member());
    }

    // A proposal that its reader may not see has nothing to be read of it either.
    private Proposal proposal(Context ctx, @Nullable Integer version) {
        return proposals
                .find(Request.uuid(ctx, "id"), version, caller(ctx))
                .orElseThrow(() -> notFound("proposal"));
    }

    private static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such " + what + ".");
    }

    private void difference(Context ctx) {
        int newest = proposal(ctx, null).version();
        int to = Request.number(ctx, "to", newest, 1, Integer.MAX_VALUE);
        int from = Request.number(ctx, "from", Math.max(1, to - 1), 1, Integer.MAX_VALUE);
        ctx.json(Difference.of(proposal(ctx, from), proposal(ctx, to).draft()));
    }

    private static long cursor(@Nullable String after) {
        try {
            return after == null ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new ProblemException(Request.parameter("after", "is a cursor of this list"));
        }
    }

    private record CommentView(
            long number,
            UUID id,
            String author,
            int version,
            @Nullable UUID answers,
            @Nullable String text,
            String state,
            @Nullable String reason,
            @Nullable String hiddenBy,
            Instant madeAt) {

        // Her own words she reads still, and so do who may hide them.
        static CommentView of(Comment comment, boolean mayRead) {
            boolean isRead = comment.state().equals(Comment.SHOWN) || mayRead;
            return new CommentView(
                    comment.number(),
                    comment.id(),
                    comment.authorCode(),
                    comment.version(),
                    comment.answers(),
                    isRead && !comment.text().isEmpty() ? comment.text() : null,
                    comment.state(),
                    comment.reason(),
                    comment.hiddenBy(),
                    comment.madeAt());
        }
    }

    private static CommentView view(Context ctx, Comment comment) {
        var who = Access.of(ctx).caller();
        return CommentView.of(
                comment,
                comment.author().value() == who.member() || who.roles().contains(Role.COORDINATOR));
    }

    private void listComments(Context ctx) {
        UUID id = proposal(ctx, null).id();
        Page.answer(
                ctx,
                json,
                COMMENT_COLUMNS,
                (after, limit) ->
                        Page.of(
                                comments.page(id, cursor(after), limit + 1).stream()
                                        .map(c -> view(ctx, c))
                                        .toList(),
                                limit,
                                c -> Long.toString(c.number())));
    }

    private record CommentBody(@Nullable String text, @Nullable UUID answers) {}

    private void comment(Context ctx) {
        CommentBody body = Request.body(ctx, json, CommentBody.class);
        String given = required(body.text(), "text");
        String text =
                Request.member(
                        "text",
                        () -> {
                            if (given.isBlank()) {
                                throw new IllegalArgumentException("The text is empty.");
                            }
                            return Texts.requireLines("text", given, Comment.TEXT_MAX);
                        });
        send(
                ctx,
                comments.put(
                        Request.uuid(ctx, "id"),
                        commentId(ctx),
                        text,
                        body.answers(),
                        caller(ctx)));
    }

    private static UUID commentId(Context ctx) {
        return Request.uuid(ctx, "comment");
    }

    private record Empty() {}

    private void withdrawComment(Context ctx) {
        Request.optionalBody(ctx, json, Empty.class);
        send(ctx, comments.withdraw(Request.uuid(ctx, "id"), commentId(ctx), caller(ctx)));
    }

    private record Reason(@Nullable String reason) {}

    private void hide(Context ctx) {
        String reason = Texts.line(Request.body(ctx, json, Reason.class).reason(), "reason");
        send(
                ctx,
                comments.hide(
                        Request.uuid(ctx, "id"),
                        commentId(ctx),
                        RoundRoutes.by(ctx, publicIds, reason)));
    }

    private void send(Context ctx, Outcome<Comment> outcome) {
        RoundRoutes.send(ctx, officers, outcome, comment -> view(ctx, comment));
    }

    private record AmendmentView(
            long number,
            UUID id,
            UUID proposal,
            int version,
            String author,
            String title,
            String text,
            long cost,
            List<Tranche> tranches,
            String reason,
            String state,
            @Nullable String answer,
            @Nullable Integer became,
            Instant madeAt) {

        static AmendmentView of(Amendment amendment) {
            return new AmendmentView(
                    amendment.number(),
                    amendment.id(),
                    amendment.proposal(),
                    amendment.version(),
                    amendment.byCode(),
                    amendment.title(),
                    amendment.text(),
                    amendment.tranches().stream().mapToLong(Tranche::amount).sum(),
                    amendment.tranches(),
                    amendment.reason(),
                    amendment.state(),
                    amendment.answer(),
                    amendment.became(),
                    amendment.madeAt());
        }
    }

    private record AmendmentShown(AmendmentView amendment, Difference difference) {

        static AmendmentShown of(Amendments.Shown shown) {
            return new AmendmentShown(
                    AmendmentView.of(shown.amendment()),
                    Difference.of(shown.from(), shown.amendment().wish().of(shown.from())));
        }
    }

    private void listAmendments(Context ctx) {
        UUID id = proposal(ctx, null).id();
        Page.answer(
                ctx,
                json,
                AMENDMENT_COLUMNS,
                (after, limit) ->
                        Page.of(
                                amendments.page(id, cursor(after), limit + 1).stream()
                                        .map(AmendmentView::of)
                                        .toList(),
                                limit,
                                a -> Long.toString(a.number())));
    }

    private void amendment(Context ctx) {
        UUID id = proposal(ctx, null).id();
        ctx.json(
                AmendmentShown.of(
                        amendments
                                .find(id, amendmentId(ctx))
                                .orElseThrow(() -> notFound("amendment"))));
    }

    private static UUID amendmentId(Context ctx) {
        return Request.uuid(ctx, "amendment");
    }

    private record AmendmentBody(
            @Nullable Integer version,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<ProposalRoutes.TrancheBody> tranches,
            @Nullable String reason) {}

    private void amend(Context ctx) {
        AmendmentBody body = Request.body(ctx, json, AmendmentBody.class);
        var wish =
                new Amendment.Wish(
                        required(body.version(), "version"),
                        required(body.title(), "title"),
                        required(body.text(), "text"),
                        ProposalRoutes.tranches(body.tranches()),
                        Texts.line(body.reason(), "reason"));
        sendShown(
                ctx, amendments.put(Request.uuid(ctx, "id"), amendmentId(ctx), wish, caller(ctx)));
    }

    private void accept(Context ctx) {
        Request.optionalBody(ctx, json, Empty.class);
        RoundRoutes.send(
                ctx,
                officers,
                amendments.accept(Request.uuid(ctx, "id"), amendmentId(ctx), caller(ctx)),
                ProposalRoutes.View::of);
    }

    private void decline(Context ctx) {
        String reason = Texts.line(Request.body(ctx, json, Reason.class).reason(), "reason");
        sendShown(
                ctx,
                amendments.decline(Request.uuid(ctx, "id"), amendmentId(ctx), reason, caller(ctx)));
    }

    private void withdrawAmendment(Context ctx) {
        Request.optionalBody(ctx, json, Empty.class);
        sendShown(ctx, amendments.withdraw(Request.uuid(ctx, "id"), amendmentId(ctx), caller(ctx)));
    }

    private void sendShown(Context ctx, Outcome<Amendments.Shown> outcome) {
        RoundRoutes.send(ctx, officers, outcome, AmendmentShown::of);
    }
}
