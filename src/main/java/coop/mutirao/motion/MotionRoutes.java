package coop.mutirao.motion;

import static coop.mutirao.http.Request.required;

import coop.mutirao.assembly.ConflictRule;
import coop.mutirao.assembly.Outcome;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Page;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.loss.Debts;
import coop.mutirao.policy.Policy;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Assemblies and their motions over HTTP; see `/motions` in api-spec/openapi.yaml.
public final class MotionRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "number",
                    "assembly",
                    "author",
                    "kind",
                    "title",
                    "about",
                    "state",
                    "opensAt",
                    "closesAt");
    private static final List<String> ASSEMBLY_COLUMNS =
            List.of("code", "name", "parent", "electors");
    private static final String PATH = "/api/v1/motions/{id}";

    private final Motions motions;
    private final Debts debts;
    private final ObjectMapper json;

    public MotionRoutes(Motions motions, Debts debts, ObjectMapper json) {
        this.motions = motions;
        this.debts = debts;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/assemblies", this::assemblies);
        router.get("/api/v1/motions", this::list);
        router.get(PATH, this::show);
        router.put(PATH, this::put);
        router.post(PATH + "/second", this::second);
        router.post(PATH + "/withdraw", this::withdraw);
    }

    private record AssemblyView(
            String code, String name, @Nullable String parent, int electors, boolean decidesAll) {

        static AssemblyView of(Motions.Assembly one) {
            return new AssemblyView(
                    one.community().code(),
                    one.community().name(),
                    one.community().parent(),
                    one.electors(),
                    one.community().parent() == null);
        }
    }

    private void assemblies(Context ctx) {
        List<AssemblyView> all = motions.assemblies().stream().map(AssemblyView::of).toList();
        Page.answer(ctx, json, ASSEMBLY_COLUMNS, (_, _) -> new Page<>(all, null));
    }

    /// What it would do: of each kind its own members, the others left out.
    private record DecisionView(
            String kind,
            @Nullable String key,
            @Nullable Integer version,
            @Nullable JsonNode value,
            @Nullable Object valueBefore,
            @Nullable Instant effectiveFrom,
            @Nullable String member,
            @Nullable String role,
            @Nullable Boolean give,
            @Nullable Instant endsAt,
            @Nullable Money creditLimit,
            @Nullable NewcomerView newcomer,
            @Nullable WriteOffView writeOff,
            @Nullable AmendmentView amendment) {

        /// Of kinds that say little but whom they are about.
        static DecisionView about(
                String kind,
                @Nullable String member,
                @Nullable NewcomerView newcomer,
                @Nullable WriteOffView writeOff,
                @Nullable AmendmentView amendment) {
            return new DecisionView(
                    kind, null, null, null, null, null, member, null, null, null, null, newcomer,
                    writeOff, amendment);
        }
    }

    private record AmendmentView(UUID round, UUID proposal, UUID amendment) {}

    private record WriteOffView(Money amount, boolean useExpansion, @Nullable Integer capPpm) {}

    /// @param contact null: not for this reader
    private record NewcomerView(
            String code, String name, @Nullable String contact, String community) {

        static @Nullable NewcomerView of(Motion motion, Caller reader) {
            @Nullable Newcomer one = motion.newcomer();
            boolean isForHer =
                    reader.member() == motion.author().value()
                            || reader.roles().contains(Role.COORDINATOR);
            return one == null
                    ? null
                    : new NewcomerView(
                            one.code(),
                            one.name(),
                            isForHer ? one.contact() : null,
                            one.community());
        }
    }

    private record CountView(int yes, int no, int abstain, int voters) {

        static @Nullable CountView of(@Nullable MotionCount count) {
            return count == null
                    ? null
                    : new CountView(count.yes(), count.no(), count.abstain(), count.voters());
        }
    }

    private record PartView(String account, String part) {

        static PartView of(Part one) {
            return new PartView(one.account(), one.part());
        }
    }

    private record View(
            UUID id,
            int number,
            String assembly,
            String author,
            String kind,
            String title,
            String text,
            DecisionView decision,
            @Nullable String about,
            @Nullable Integer votingHours,
            String state,
            int seconds,
            StandingOrders.Rule rule,
            ConflictRule conflicts,
            List<PartView> parts,
            @Nullable Integer orders,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable Integer voters,
            @Nullable CountView count,
            @Nullable Instant effectiveAt,
            @Nullable Long actAt,
            @Nullable String failure,
            @Nullable String debtPlan) {}

    private Function<Motions.Shown, Object> view(Context ctx) {
        Caller reader = Access.of(ctx).caller();
        return shown -> view(shown, reader);
    }

    private View view(Motions.Shown shown, Caller reader) {
        Motion motion = shown.motion();
        return new View(
                motion.id(),
                motion.number(),
                motion.assembly(),
                motion.authorCode(),
                motion.decision().kind(),
                motion.title(),
                motion.text(),
                decision(motion, shown.before(), reader),
                motion.subject(),
                motion.votingHours(),
                motion.state().wire(),
                motion.seconds(),
                shown.rule(),
                shown.conflicts(),
                shown.parts().stream().map(PartView::of).toList(),
                motion.orders(),
                motion.opensAt(),
                motion.closesAt(),
                motion.voters(),
                CountView.of(motion.count()),
                motion.effectiveAt(),
                motion.actAt(),
                motion.failure(),
                debtPlan(motion));
    }

    private @Nullable String debtPlan(Motion motion) {
        @Nullable String member = motion.subject();
        return member != null && motion.decision() instanceof Decision.WriteOff
                ? debts.latest(member)
                : null;
    }

    private DecisionView decision(Motion motion, @Nullable Policy<?> before, Caller reader) {
        @Nullable String member = motion.subject();
        String kind = motion.decision().kind();
        return switch (motion.decision()) {
            case Decision.Policy(var key, var version, var value, var from) ->
                    new DecisionView(
                            kind,
                            key,
                            version,
                            json.readTree(value),
                            before == null ? null : before.value(),
                            from,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
            case Decision.Mandate(_, var role, var give, var endsAt) ->
                    new DecisionView(
                            kind,
                            null,
                            null,
                            null,
                            null,
                            null,
                            member,
                            role.wire(),
                            give,
                            endsAt,
                            null,
                            null,
                            null,
                            null);
            case Decision.Limit(_, var credit) ->
                    new DecisionView(
                            kind, null, null, null, null, null, member, null, null, null, credit,
                            null, null, null);
            case Decision.WriteOff(_, var amount, var useExpansion, var capPpm) ->
                    DecisionView.about(
                            kind,
                            member,
                            null,
                            new WriteOffView(amount, useExpansion, capPpm),
                            null);
            case Decision.Amendment(var round, var proposal, var amendment, _) ->
                    DecisionView.about(
                            kind,
                            member,
                            null,
                            null,
                            new AmendmentView(round, proposal, amendment));
            case Decision.Text _, Decision.Exclusion _, Decision.Admission _ ->
                    DecisionView.about(kind, member, NewcomerView.of(motion, reader), null, null);
        };
    }

    private void list(Context ctx) {
        @Nullable MotionState state = state(ctx.queryParam("state"));
        @Nullable String assembly = ctx.queryParam("assembly");
        if (assembly != null) {
            Request.code(assembly, "assembly");
        }
        Caller reader = Access.of(ctx).caller();
        MemberId who = caller(ctx);
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                motions
                                        .page(who, state, assembly, before(after), limit + 1)
                                        .stream()
                                        .map(shown -> view(shown, reader))
                                        .toList(),
                                limit,
                                view -> Integer.toString(view.number())));
    }

    private static @Nullable MotionState state(@Nullable String wire) {
        try {
            return wire == null ? null : MotionState.of(wire);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Request.parameter("state", "is a state of a motion"));
        }
    }

    private static int before(@Nullable String after) {
        if (after != null && !after.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(Request.parameter("after", "is a cursor of this list"));
        }
        return after == null ? Integer.MAX_VALUE : Integer.parseInt(after);
    }

    private void show(Context ctx) {
        ctx.json(
                motions.find(Request.uuid(ctx, "id"), caller(ctx))
                        .map(view(ctx))
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND, "There is no such motion.")));
    }

    private record Body(
            @Nullable String assembly,
            @Nullable String title,
            @Nullable String text,
            @Nullable AskedDecision decision,
            @Nullable Integer votingHours,
            @Nullable Boolean submit) {}

    private void put(Context ctx) {
        Body body = Request.body(ctx, json, Body.class);
        String assembly = required(body.assembly(), "assembly");
        Request.code(assembly, "assembly");
        AskedDecision decision = required(body.decision(), "decision");
        if (decision.member() != null) {
            Request.code(decision.member(), "decision/member");
        }
        var asked =
                new Motions.Asked(
                        assembly,
                        required(body.title(), "title"),
                        required(body.text(), "text"),
                        decision,
                        body.votingHours());
        boolean submit = required(body.submit(), "submit");
        answer(ctx, motions.put(Request.uuid(ctx, "id"), asked, submit, caller(ctx)));
    }

    private record Empty() {}

    private void second(Context ctx) {
        Request.optionalBody(ctx, json, Empty.class);
        answer(ctx, motions.second(Request.uuid(ctx, "id"), caller(ctx)));
    }

    private void withdraw(Context ctx) {
        Request.optionalBody(ctx, json, Empty.class);
        answer(ctx, motions.withdraw(Request.uuid(ctx, "id"), caller(ctx)));
    }

    private void answer(Context ctx, Outcome<Motions.Shown> outcome) {
        send(ctx, outcome, view(ctx));
    }

    /// Answers with what came of it: 201, or 200 if it was done before.
    static <T> void send(Context ctx, Outcome<T> outcome, Function<T, Object> view) {
        switch (outcome) {
            case Outcome.Done<T>(var value, var again) ->
                    ctx.status(again ? HttpStatus.OK : HttpStatus.CREATED).json(view.apply(value));
            case Outcome.Refused<T>(var problem) -> throw new ProblemException(problem);
            case Outcome.Waits<T> _ -> throw new IllegalStateException("no officer is asked");
        }
    }

    static MemberId caller(Context ctx) {
        return new MemberId(Access.of(ctx).caller().member());
    }
}
