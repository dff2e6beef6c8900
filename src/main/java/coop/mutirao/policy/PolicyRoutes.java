package coop.mutirao.policy;

import static coop.mutirao.http.ProblemType.NOT_ALLOWED;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.POLICY_NOT_ALLOWED;
import static coop.mutirao.http.ProblemType.POLICY_VERSION_TAKEN;
import static coop.mutirao.http.Request.required;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.db.Database;
import coop.mutirao.http.Access;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.Second;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Policies over HTTP; see `/policies` in api-spec/openapi.yaml.
public final class PolicyRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of("key", "version", "value", "effectiveFrom", "decision", "decidedAt", "setBy");

    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final OfficerActRoutes officers;
    private final ObjectMapper json;
    private final InstantSource clock;

    public PolicyRoutes(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            OfficerActRoutes officers,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.officers = officers;
        this.json = json;
        this.clock = clock;
    }

    /// A version as it is sent: without its number inside this database.
    public record View(
            String key,
            int version,
            Object value,
            Instant effectiveFrom,
            String decision,
            Instant decidedAt,
            @Nullable String setBy,
            @Nullable UUID motion) {

        public static View of(Policy<?> policy) {
            return new View(
                    policy.key(),
                    policy.version(),
                    policy.value(),
                    policy.effectiveFrom(),
                    policy.decision(),
                    policy.decidedAt(),
                    policy.setBy(),
                    policy.motion());
        }
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/policies", this::list);
        router.get("/api/v1/policies/{key}/history", this::history);
        router.put("/api/v1/policies/{key}/{version}", this::put);
    }

    private void list(Context ctx) {
        Instant now = clock.instant();
        List<View> all =
                database.inSnapshot(tx ->
                        policies.allInForce(tx, now).values().stream().map(View::of).toList());
        Page.answer(ctx, json, COLUMNS, (_, _) -> new Page<>(all, null));
    }

    // A key has few versions, so a page begins where it says by counting down from the version.
    private void history(Context ctx) {
        PolicyKey<?> key = key(ctx);
        List<View> all =
                database.inSnapshot(
                        tx -> policies.history(tx, key).stream().map(View::of).toList());
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) -> {
                    int below = after == null ? Integer.MAX_VALUE : version(after, "after");
                    List<View> rest = all.stream().filter(v -> v.version() < below).toList();
                    return Page.of(
                            rest.stream().limit(limit + 1L).toList(),
                            limit,
                            v -> Integer.toString(v.version()));
                });
    }

    private PolicyKey<?> key(Context ctx) {
        return policies.key(ctx.pathParam("key"))
                .orElseThrow(() ->
                        new ProblemException(
                                NOT_FOUND, "There is no policy " + ctx.pathParam("key") + "."));
    }

    private static int version(String text, String name) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new ProblemException(Request.parameter(name, "is a whole number from 1"));
        }
        return Integer.parseInt(text);
    }

    private record Body(
            @Nullable JsonNode value, @Nullable String decision, @Nullable Instant effectiveFrom) {}

    private void put(Context ctx) {
        put(ctx, key(ctx));
    }

    private <T> void put(Context ctx, PolicyKey<T> key) {
        int version = version(ctx.pathParam("version"), "version");
        Body body = Request.body(ctx, json, Body.class);
        int next = database.inSnapshot(tx -> policies.next(tx, key.name()));
        T value = value(key, required(body.value(), "value"), next);
        String decision = required(body.decision(), "decision");
        Access access = Access.of(ctx);
        Second second = officers.second(ctx, null, body);
        Policies.Result result =
                database.inTransaction(tx -> {
                    Account actor = ledger.find(tx, access.caller().code()).orElseThrow();
                    var change =
                            new Policies.Change<>(
                                    key,
                                    version,
                                    value,
                                    decision,
                                    body.effectiveFrom(),
                                    new MemberId(access.caller().member()),
                                    actor.publicId());
                    return log.record(tx, facts -> policies.set(tx, facts, 1, change, second));
                });
        answer(ctx, key, version, result);
    }

    private <T> T value(PolicyKey<T> key, JsonNode value, int next) {
        try {
            return policies.read(key, value);
        } catch (JacksonException | IllegalArgumentException e) {
            Problem flaw = Server.problem(e);
            String member = String.valueOf(flaw.members().getOrDefault("pointer", ""));
            String name = member.replaceFirst("^/", "");
            String text =
                    flaw.detail().startsWith(name) ? flaw.detail() : name + ": " + flaw.detail();
            String reason = text.endsWith(".") ? text : text + ".";
            throw new ProblemException(
                    notAllowed(key, reason, next).problem().with("pointer", "/value" + member));
        }
    }

    private static ProblemException notAllowed(PolicyKey<?> key, String reason, int next) {
        Problem problem = Problem.of(POLICY_NOT_ALLOWED, reason);
        return new ProblemException(
                problem.with("key", key.name())
                        .with("reason", problem.detail())
                        .with("nextVersion", next));
    }

    private void answer(Context ctx, PolicyKey<?> key, int version, Policies.Result result) {
        switch (result) {
            case Policies.Result.Set(var policy) ->
                    ctx.status(HttpStatus.CREATED).json(View.of(policy));
            case Policies.Result.Waits(var act) -> officers.answer(ctx, act);
            case Policies.Result.SetBefore(var policy) -> ctx.json(View.of(policy));
            case Policies.Result.VersionTaken(var next) when version < next ->
                    throw new ProblemException(
                            Problem.of(
                                            POLICY_VERSION_TAKEN,
                                            "Version %d was set to something else; %d is next."
                                                    .formatted(version, next))
                                    .with("key", key.name())
                                    .with("nextVersion", next));
            case Policies.Result.VersionTaken(var next) -> {
                String reason = "Versions have no gap: %d is next.".formatted(next);
                throw notAllowed(key, reason, next);
            }
            case Policies.Result.ForAssembly _ ->
                    throw new ProblemException(
                            Problem.of(
                                            NOT_ALLOWED,
                                            "How the assembly decides is for itself to say, by a"
                                                    + " motion about the policy %s."
                                                            .formatted(key.name()))
                                    .with("allowed", List.of("assembly")));
            case Policies.Result.BackDated(var now, var next) ->
                    throw notAllowed(
                            key, "It cannot take effect before now, %s.".formatted(now), next);
        }
    }
}
