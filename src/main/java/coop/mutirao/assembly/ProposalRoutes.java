package coop.mutirao.assembly;

import static coop.mutirao.http.Request.required;

import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Proposals over HTTP; see `/proposals` in api-spec/openapi.yaml.
public final class ProposalRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of("id", "state", "version", "author", "title", "cost", "payee", "seconds");
    private static final String PATH = "/api/v1/proposals/{id}";

    private final Proposals proposals;
    private final OfficerActRoutes officers;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public ProposalRoutes(
            Proposals proposals,
            OfficerActRoutes officers,
            UnaryOperator<String> publicIds,
            ObjectMapper json) {
        this.proposals = proposals;
        this.officers = officers;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/rounds/{id}/proposals", this::list);
        router.get(PATH, this::show);
        router.put(PATH, this::put);
        router.post(PATH + "/second", this::second);
        router.post(PATH + "/withdraw", this::withdraw);
        router.post(PATH + "/merge", this::merge);
        router.post(PATH + "/decision", this::decide);
    }

    /// A proposal as it goes out.
    record View(
            UUID id,
            UUID round,
            String author,
            int version,
            String state,
            @Nullable String reason,
            @Nullable UUID mergedInto,
            String title,
            String text,
            String interest,
            List<Conflict> conflicts,
            String payee,
            long cost,
            List<Tranche> tranches,
            @Nullable String group,
            String content,
            Instant madeAt,
            int seconds) {

        static View of(Proposal proposal) {
            return new View(
                    proposal.id(),
                    proposal.round(),
                    proposal.authorCode(),
                    proposal.version(),
                    proposal.state().wire(),
                    proposal.reason(),
                    proposal.mergedInto(),
                    proposal.title(),
                    proposal.text(),
                    proposal.interest(),
                    proposal.conflicts(),
                    proposal.payee(),
                    proposal.cost(),
                    proposal.tranches(),
                    proposal.group(),
                    proposal.content(),
                    proposal.madeAt(),
                    proposal.seconds());
        }
    }

    private void list(Context ctx) {
        UUID round = Request.uuid(ctx, "id");
        MemberId reader = caller(ctx);
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                proposals.page(round, reader, cursor(after), limit + 1).stream()
                                        .map(View::of)
                                        .toList(),
                                limit,
                                view -> view.id().toString()));
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Request.parameter("after", "is a cursor of this list"));
        }
    }

    private void show(Context ctx) {
        @Nullable Integer version =
                ctx.queryParam("version") == null
                        ? null
                        : Request.number(ctx, "version", 1, 1, Integer.MAX_VALUE);
        ctx.json(
                proposals
                        .find(Request.uuid(ctx, "id"), version, caller(ctx))
                        .map(View::of)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND, "There is no such proposal.")));
    }

    record TrancheBody(@Nullable Long amount, @Nullable String milestone) {}

    /// The member `tranches` of a body.
    static List<Tranche> tranches(@Nullable List<TrancheBody> given) {
        List<Tranche> parts = new ArrayList<>();
        for (TrancheBody one : required(given, "tranches")) {
            parts.add(
                    new Tranche(
                            required(one.amount(), "tranches/amount"),
                            required(one.milestone(), "tranches/milestone")));
        }
        return parts;
    }

    private record Body(
            @Nullable UUID round,
            @Nullable String title,
            @Nullable String text,
            @Nullable String interest,
            @Nullable String payee,
            @Nullable List<TrancheBody> tranches,
            @Nullable String group,
            @Nullable Boolean submit) {

        ProposalDraft draft() {
            List<Tranche> parts = ProposalRoutes.tranches(tranches);
            String to = required(payee, "payee");
            Request.code(to, "payee");
            try {
                return new ProposalDraft(
                        required(round, "round"),
                        required(title, "title"),
                        required(text, "text"),
                        interest == null ? "" : interest,
                        to,
                        parts,
                        group);
            } catch (IllegalArgumentException e) {
                String reason = String.valueOf(e.getMessage());
                throw new ProblemException(
                        Problem.of(ProblemType.PROPOSAL_NOT_VALID, reason).with("reason", reason));
            }
        }
    }

    private void put(Context ctx) {
        Body body = Request.body(ctx, json, Body.class);
        boolean submit = required(body.submit(), "submit");
        answer(ctx, proposals.put(Request.uuid(ctx, "id"), body.draft(), submit, caller(ctx)));
    }

    private record Empty() {}

    private void second(Context ctx) {
        Request.optionalBody(ctx, json, Empty.class);
        answer(ctx, proposals.second(Request.uuid(ctx, "id"), caller(ctx), account(ctx)));
    }

    private void withdraw(Context ctx) {
        Request.optionalBody(ctx, json, Empty.class);
        answer(ctx, proposals.withdraw(Request.uuid(ctx, "id"), caller(ctx)));
    }

    private record Merge(@Nullable UUID into) {}

    private void merge(Context ctx) {
        UUID into = required(Request.body(ctx, json, Merge.class).into(), "into");
        answer(ctx, proposals.merge(Request.uuid(ctx, "id"), into, caller(ctx)));
    }

    private record Decision(@Nullable Boolean admit, @Nullable String reason) {}

    private void decide(Context ctx) {
        Decision body = Request.body(ctx, json, Decision.class);
        boolean admit = required(body.admit(), "admit");
        String reason = Texts.line(body.reason(), "reason");
        UUID id = Request.uuid(ctx, "id");
        // Whose it is sees that it is asked for.
        @Nullable String author =
                proposals.find(id, null, caller(ctx)).map(Proposal::authorCode).orElse(null);
        var second = officers.second(ctx, author, body);
        answer(ctx, proposals.decide(id, admit, RoundRoutes.by(ctx, publicIds, reason), second));
    }

    private void answer(Context ctx, Outcome<Proposal> outcome) {
        RoundRoutes.send(ctx, officers, outcome, View::of);
    }

    private String account(Context ctx) {
        return publicIds.apply(Access.of(ctx).caller().code());
    }

    private static MemberId caller(Context ctx) {
        Caller caller = Access.of(ctx).caller();
        return new MemberId(caller.member());
    }
}
