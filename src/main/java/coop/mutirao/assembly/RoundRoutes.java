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
import coop.mutirao.ledger.Money;
import coop.mutirao.member.Texts;
import coop.mutirao.officer.OfficerActRoutes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Rounds over HTTP; see `/rounds` in api-spec/openapi.yaml.
public final class RoundRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of("id", "number", "title", "state", "fund", "amount", "ballotClosesAt");

    private final Rounds rounds;
    private final Execution execution;
    private final Bundles bundles;
    private final OfficerActRoutes officers;
    private final UnaryOperator<String> publicIds;
    private final ObjectMapper json;

    /// @param publicIds gives the public id of a member's own account, by its code
    public RoundRoutes(
            Rounds rounds,
            Execution execution,
            Bundles bundles,
            OfficerActRoutes officers,
            UnaryOperator<String> publicIds,
            ObjectMapper json) {
        this.rounds = rounds;
        this.execution = execution;
        this.bundles = bundles;
        this.officers = officers;
        this.publicIds = publicIds;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/rounds", this::list);
        router.get("/api/v1/rounds/{id}", this::show);
        router.put("/api/v1/rounds/{id}", this::put);
        router.post("/api/v1/rounds/{id}/open", this::open);
        router.post("/api/v1/rounds/{id}/freeze", this::freeze);
        router.post("/api/v1/rounds/{id}/extend", this::extend);
        router.post("/api/v1/rounds/{id}/cancel", this::cancel);
        router.post("/api/v1/rounds/{id}/end", this::end);
        router.get("/api/v1/rounds/{id}/result", this::result);
        router.get("/api/v1/rounds/{id}/bundle", this::bundle);
        router.post("/api/v1/rounds/{id}/payouts/{payout}/release", this::release);
    }

    private record Quorum(int part, int whole) {}

    private record View(
            UUID id,
            int number,
            String title,
            String decision,
            String state,
            String fund,
            Money amount,
            JsonNode rule,
            Quorum quorum,
            int secondsNeeded,
            List<String> electorate,
            int proxiesMax,
            int reportDays,
            Instant proposalsUntil,
            Instant ballotOpensAt,
            Instant ballotClosesAt,
            Instant objectionsUntil,
            @Nullable String community,
            @Nullable Instant supportUntil,
            @Nullable Long frozenAt,
            @Nullable Long countedAt,
            boolean frozenWithPart,
            int extensionHours,
            @Nullable Instant extendedFrom,
            @Nullable String cancelledFor,
            String digest) {}

    private View view(Round round) {
        RoundPlan plan = round.plan();
        return new View(
                round.id(),
                round.number(),
                plan.title(),
                plan.decision(),
                round.state().wire(),
                plan.fund(),
                plan.amount(),
                json.readTree(plan.rule()),
                new Quorum(plan.quorumPart(), plan.quorumWhole()),
                plan.secondsNeeded(),
                plan.electorate(),
                plan.proxiesMax(),
                plan.reportDays(),
                plan.proposalsUntil(),
                plan.ballotOpensAt(),
                plan.ballotClosesAt(),
                plan.objectionsUntil(),
                plan.community(),
                plan.supportUntil(),
                round.frozenAt(),
                round.countedAt(),
                round.frozenWithPart(),
                round.extension().hours(),
                round.extension().from(),
                round.cancelledFor() == null ? null : round.cancelledFor().wire(),
                rounds.digest(round));
    }

    private void list(Context ctx) {
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                rounds.page(before(after), limit + 1).stream()
                                        .map(this::view)
                                        .toList(),
                                limit,
                                view -> Integer.toString(view.number())));
    }

    private static int before(@Nullable String after) {
        if (after != null && !after.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(Request.parameter("after", "is a cursor of this list"));
        }
        return after == null ? Integer.MAX_VALUE : Integer.parseInt(after);
    }

    private void show(Context ctx) {
        ctx.json(view(standing(ctx).round()));
    }

    private Bundles.Standing standing(Context ctx) {
        Optional<Bundles.Standing> found = bundles.standing(Request.uuid(ctx, "id"));
        return found.orElseThrow(
                () -> new ProblemException(ProblemType.NOT_FOUND, "There is no such round."));
    }

    private record QuorumBody(@Nullable Integer part, @Nullable Integer whole) {}

    private record Body(
            @Nullable String title,
            @Nullable String decision,
            @Nullable String fund,
            @Nullable Long amount,
            @Nullable JsonNode rule,
            @Nullable QuorumBody quorum,
            @Nullable Integer secondsNeeded,
            @Nullable List<String> electorate,
            @Nullable Integer proxiesMax,
            @Nullable Integer reportDays,
            @Nullable Instant proposalsUntil,
            @Nullable Instant ballotOpensAt,
            @Nullable Instant ballotClosesAt,
            @Nullable Instant objectionsUntil,
            @Nullable String community,
            @Nullable Instant supportUntil) {

        RoundPlan plan() {
            QuorumBody share = required(quorum, "quorum");
            // What is missing is no default, and no flaw of the plan.
            String text = text(required(rule, "rule"));
            int part = required(share.part(), "quorum/part");
            int whole = required(share.whole(), "quorum/whole");
            try {
                return new RoundPlan(
                        required(title, "title"),
                        required(decision, "decision"),
                        required(fund, "fund"),
                        Money.of(required(amount, "amount")),
                        text,
                        part,
                        whole,
                        required(secondsNeeded, "secondsNeeded"),
                        required(electorate, "electorate"),
                        proxiesMax == null ? 0 : proxiesMax,
                        reportDays == null ? 0 : reportDays,
                        required(proposalsUntil, "proposalsUntil"),
                        required(ballotOpensAt, "ballotOpensAt"),
                        required(ballotClosesAt, "ballotClosesAt"),
                        required(objectionsUntil, "objectionsUntil"),
                        community,
                        supportUntil);
            } catch (IllegalArgumentException | ArithmeticException e) {
                String reason = String.valueOf(e.getMessage());
                throw new ProblemException(
                        Problem.of(ProblemType.ROUND_NOT_VALID, reason).with("reason", reason));
            }
        }

        // In the one form that a rule's text has.
        private static String text(JsonNode rule) {
            var members = new TreeMap<String, String>();
            rule.propertyStream().forEach(e -> members.put(e.getKey(), e.getValue().toString()));
            return members.entrySet().stream()
                    .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    private void put(Context ctx) {
        RoundPlan plan = Request.body(ctx, json, Body.class).plan();
        answer(ctx, rounds.put(Request.uuid(ctx, "id"), plan, by(ctx, plan.decision())));
    }

    private record Decision(@Nullable String decision) {}

    private record Agreed(@Nullable String decision, @Nullable String digest) {}

    private String decision(Context ctx) {
        return Texts.line(Request.body(ctx, json, Decision.class).decision(), "decision");
    }

    private Rounds.By by(Context ctx, String decision) {
        return by(ctx, publicIds, decision);
    }

    /// Who asks, as an officer.
    static Rounds.By by(Context ctx, UnaryOperator<String> publicIds, String decision) {
        Caller caller = Access.of(ctx).caller();
        return new Rounds.By(
                new MemberId(caller.member()),
                publicIds.apply(caller.code()),
                decision,
                code -> caller.owns(code) || caller.isDelegateOf(code));
    }

    private void open(Context ctx) {
        Agreed agreed = Request.body(ctx, json, Agreed.class);
        String decision = Texts.line(agreed.decision(), "decision");
        String digest = required(agreed.digest(), "digest");
        var second = officers.second(ctx, null, agreed);
        answer(ctx, rounds.open(Request.uuid(ctx, "id"), digest, by(ctx, decision), second));
    }

    private void freeze(Context ctx) {
        Agreed agreed = Request.body(ctx, json, Agreed.class);
        String decision = Texts.line(agreed.decision(), "decision");
        String digest = required(agreed.digest(), "digest");
        var second = officers.second(ctx, null, agreed);
        answer(ctx, rounds.freeze(Request.uuid(ctx, "id"), digest, by(ctx, decision), second));
    }

    private record Extension(@Nullable String decision, @Nullable Instant ballotClosesAt) {}

    private void extend(Context ctx) {
        Extension body = Request.body(ctx, json, Extension.class);
        Rounds.By by = by(ctx, Texts.line(body.decision(), "decision"));
        Instant closesAt = required(body.ballotClosesAt(), "ballotClosesAt");
        var second = officers.second(ctx, null, body);
        answer(ctx, rounds.extend(Request.uuid(ctx, "id"), closesAt, by, second));
    }

    private void cancel(Context ctx) {
        String decision = decision(ctx);
        var second = officers.second(ctx, null, new Decision(decision));
        answer(ctx, rounds.cancel(Request.uuid(ctx, "id"), by(ctx, decision), second));
    }

    private void end(Context ctx) {
        String decision = decision(ctx);
        var second = officers.second(ctx, null, new Decision(decision));
        answer(ctx, execution.end(Request.uuid(ctx, "id"), by(ctx, decision), second));
    }

    private void answer(Context ctx, Outcome<Round> outcome) {
        send(ctx, officers, outcome, this::view);
    }

    /// Answers with what came of it: 201, or 200 if it was done before; 202 if another officer has
    /// to ask for it too.
    static <T> void send(
            Context ctx, OfficerActRoutes officers, Outcome<T> outcome, Function<T, Object> view) {
        switch (outcome) {
            case Outcome.Done<T>(var value, var again) ->
                    ctx.status(again ? HttpStatus.OK : HttpStatus.CREATED).json(view.apply(value));
            case Outcome.Waits<T>(var act) -> officers.answer(ctx, act);
            case Outcome.Refused<T>(var problem) -> throw new ProblemException(problem);
        }
    }

    private record ResultView(
            UUID round,
            String state,
            int voters,
            int voted,
            Quorum quorum,
            @Nullable JsonNode result,
            List<PayoutView> payouts,
            List<ObjectionRoutes.View> objections) {}

    private void result(Context ctx) {
        Bundles.Standing standing = standing(ctx);
        Round round = standing.round();
        if (round.countedAt() == null) {
            send(ctx, officers, Outcome.wrongStep("round", round.state().wire()), r -> r);
        }
        ctx.json(
                new ResultView(
                        round.id(),
                        round.state().wire(),
                        standing.voters(),
                        standing.voted(),
                        new Quorum(round.plan().quorumPart(), round.plan().quorumWhole()),
                        round.result() == null
                                ? null
                                : ResultAmounts.inMinorUnits(
                                        json.readTree(round.result()), standing.decimals()),
                        standing.payouts().stream()
                                .map(p -> PayoutView.of(p, round.plan(), standing.reports()))
                                .toList(),
                        standing.objections().stream().map(ObjectionRoutes.View::of).toList()));
    }

    private void bundle(Context ctx) {
        Outcome<String> outcome = bundles.bundle(Request.uuid(ctx, "id"));
        if (outcome instanceof Outcome.Done<String>(var text, _)) {
            ctx.header("Content-Disposition", "attachment; filename=\"round.json\"");
            ctx.contentType("application/json").result(text);
        } else {
            send(ctx, officers, outcome, text -> text);
        }
    }

    private record Reason(@Nullable String reason) {}

    private void release(Context ctx) {
        String reason = Texts.line(Request.body(ctx, json, Reason.class).reason(), "reason");
        var second = officers.second(ctx, null, new Reason(reason));
        send(
                ctx,
                officers,
                execution.release(
                        Request.uuid(ctx, "id"),
                        Request.uuid(ctx, "payout"),
                        by(ctx, reason),
                        second),
                p -> PayoutView.of(p, standing(ctx).round().plan(), standing(ctx).reports()));
    }
}
