package coop.mutirao.approval;

import static coop.mutirao.http.ProblemType.APPROVAL_NOT_PENDING;
import static coop.mutirao.http.ProblemType.NOT_FOUND;

import coop.mutirao.approval.Approvals.Result;
import coop.mutirao.approval.Approvals.Who;
import coop.mutirao.audit.Published;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.http.Access;
import coop.mutirao.http.Caller;
import coop.mutirao.http.Page;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.member.Texts;
import coop.mutirao.payment.PaymentRoutes;
import coop.mutirao.payment.Payments;
import coop.mutirao.payment.Waiting;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Payments that wait until others agree.
public final class ApprovalRoutes implements Server.Routes {

    private static final Set<Role> OFFICERS =
            Set.of(Role.COORDINATOR, Role.TREASURER, Role.OPERATOR);

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "state",
                    "kind",
                    "payer",
                    "payee",
                    "amount",
                    "description",
                    "orderedBy",
                    "orderedAt",
                    "expiresAt",
                    "order",
                    "approvals",
                    "reason",
                    "approvalsNeeded",
                    "approvalsMissing",
                    "approvalsMissingFrom",
                    "waitsForMe");

    private final Approvals approvals;
    private final Payments payments;
    private final ObjectMapper json;
    private final Published published;
    private final InstantSource clock;

    public ApprovalRoutes(
            Approvals approvals,
            Payments payments,
            ObjectMapper json,
            Published published,
            InstantSource clock) {
        this.published = published;
        this.clock = clock;
        this.approvals = approvals;
        this.payments = payments;
        this.json = json;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/approvals", this::list);
        router.get("/api/v1/approvals/{id}", this::show);
        router.put("/api/v1/approvals/{id}", this::agree);
        router.delete("/api/v1/approvals/{id}", this::end);
    }

    private void list(Context ctx) {
        Caller caller = Access.of(ctx).caller();
        boolean isOfficer = caller.roles().stream().anyMatch(OFFICERS::contains);
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                approvals.page(
                                        new MemberId(caller.member()), isOfficer, after, limit + 1),
                                limit,
                                Approvals::cursor));
    }

    private record Agreed(String member, String name, Instant at, boolean signed) {}

    private record Shown(
            TransferId payment,
            String state,
            String orderedBy,
            Instant orderedAt,
            Instant expiresAt,
            List<Agreed> approvals) {

        static Shown of(Waiting waiting, Instant now) {
            return new Shown(
                    waiting.order().id(),
                    waiting.stateAt(now).wire(),
                    waiting.order().actor().account(),
                    waiting.orderedAt(),
                    waiting.expiresAt(),
                    waiting.approvals().stream()
                            .map(a -> new Agreed(a.code(), a.name(), a.at(), a.key() != null))
                            .toList());
        }
    }

    private void show(Context ctx) {
        TransferId id = asked(ctx);
        boolean isAuditor = Access.of(ctx).caller().roles().contains(Role.AUDITOR);
        Waiting waiting = approvals.find(id, who(ctx), isAuditor).orElseThrow(ApprovalRoutes::none);
        ctx.json(Shown.of(waiting, clock.instant()));
    }

    private record Body(@Nullable Signed signed, @Nullable String reason) {}

    private record Signed(@Nullable UUID key, @Nullable String signature) {

        Approvals.Signature read() {
            return new Approvals.Signature(
                    Request.required(key, "signed/key"),
                    Request.base64(
                            signature,
                            "signed/signature",
                            Ed25519.SIGNATURE_BYTES,
                            Ed25519.SIGNATURE_BYTES));
        }
    }

    private void agree(Context ctx) {
        TransferId id = asked(ctx);
        Body body = Request.optionalBody(ctx, json, Body.class);
        @Nullable Signed signed = body.signed();
        @Nullable String reason = body.reason();
        if (reason != null) {
            Texts.line(reason, "reason");
        }
        Result result =
                approvals.agree(id, who(ctx), signed == null ? null : signed.read(), reason);
        if (!(result instanceof Result.Counted(var order))) {
            throw refusal(ctx, result);
        }
        PaymentRoutes.answer(ctx, payments.submit(order), published);
    }

    private void end(Context ctx) {
        TransferId id = asked(ctx);
        Result result = approvals.end(id, who(ctx), Request.lineOrNull(ctx, "reason"));
        if (!(result instanceof Result.Ended)) {
            throw refusal(ctx, result);
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static ProblemException refusal(Context ctx, Result result) {
        return switch (result) {
            case Result.Counted _, Result.Ended _ ->
                    throw new IllegalStateException("it is no refusal");
            case Result.NotFound _ -> none();
            case Result.HerOwn _ ->
                    Access.of(ctx).notAllowed("You ordered it: it is for others to agree.");
            case Result.NotCounted _ ->
                    Access.of(ctx)
                            .notAllowed(
                                    "It is for others to agree: it is more than you may pay at once"
                                            + " for this account, or goes to you or to whom you act"
                                            + " for. You can refuse it.");
            case Result.ReasonNeeded _ ->
                    new ProblemException(
                            Request.parameter("reason", "is needed from who acts as an officer"));
            case Result.NothingToSign _ ->
                    new ProblemException(
                            Request.malformed("The order is not signed: agree without signing.")
                                    .problem()
                                    .with("pointer", "/signed"));
            case Result.NotPending(var state) ->
                    new ProblemException(
                            Problem.of(
                                            APPROVAL_NOT_PENDING,
                                            "The payment does not wait any more: it is %s."
                                                    .formatted(state.wire()))
                                    .with("state", state.wire()));
            case Result.Refused(var problem) -> new ProblemException(problem);
        };
    }

    private static ProblemException none() {
        return new ProblemException(NOT_FOUND, "There is no such payment that waits for you.");
    }

    // Whether an officer is asked is known behind the door only.
    private TransferId asked(Context ctx) {
        TransferId id = new TransferId(Request.uuid(ctx, "id"));
        String payer = approvals.payer(id).orElseThrow(ApprovalRoutes::none);
        Access.of(ctx).requireOrHide("payment that waits for you", payer);
        return id;
    }

    private static Who who(Context ctx) {
        Caller caller = Access.of(ctx).caller();
        return new Who(caller.code(), new MemberId(caller.member()));
    }
}
