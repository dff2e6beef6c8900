package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.Request.required;

import coop.mutirao.audit.Published;
import coop.mutirao.http.Access;
import coop.mutirao.http.Page;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.Request;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.PaymentRequest.State;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Payment requests over HTTP; see `/payment-requests` in api-spec/openapi.yaml.
public final class RequestRoutes implements Server.Routes {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "state",
                    "kind",
                    "payer",
                    "payee",
                    "amount",
                    "description",
                    "createdAt",
                    "expiresAt",
                    "payment");

    private final Requests requests;
    private final Payments payments;
    private final Ordering ordering;
    private final ObjectMapper json;
    private final Supplier<UUID> ids;
    private final Published published;

    /// @param ids chooses the ids of payments for which the payer chose none
    public RequestRoutes(
            Requests requests,
            Payments payments,
            SignedOrders signedOrders,
            ObjectMapper json,
            Supplier<UUID> ids,
            Published published) {
        this.ordering = new Ordering(signedOrders, json);
        this.requests = requests;
        this.payments = payments;
        this.json = json;
        this.ids = ids;
        this.published = published;
    }

    @Override
    public void register(Server.Router router) {
        router.get("/api/v1/payment-requests", this::list);
        router.put("/api/v1/payment-requests/{id}", this::put);
        router.get("/api/v1/payment-requests/{id}", ctx -> ctx.json(visible(ctx)));
        router.post("/api/v1/payment-requests/{id}/accept", this::accept);
        router.post("/api/v1/payment-requests/{id}/decline", ctx -> end(ctx, State.REJECTED));
        router.post("/api/v1/payment-requests/{id}/cancel", ctx -> end(ctx, State.CANCELED));
    }

    private record Body(
            @Nullable String payer,
            @Nullable String payee,
            @Nullable Money amount,
            @Nullable TransferKind kind,
            @Nullable String description,
            @Nullable Instant expiresAt) {}

    private void put(Context ctx) {
        Access access = Access.of(ctx);
        UUID id = Request.uuid(ctx, "id");
        Body body = Request.body(ctx, json, Body.class);
        @Nullable String named = Request.code(body.payee(), "payee");
        String payee = named == null ? access.caller().code() : named;
        Money amount = required(body.amount(), "amount");
        access.require(payee);
        var wish =
                new Requests.Wish(
                        id,
                        Request.member("kind", () -> OrderBody.kindOf(body.kind())),
                        required(Request.code(body.payer(), "payer"), "payer"),
                        payee,
                        Request.member("amount", () -> PaymentOrder.requireAmount(amount)),
                        Request.member(
                                "description", () -> Descriptions.orNull(body.description())),
                        body.expiresAt(),
                        new MemberId(access.caller().member()));
        answer(ctx, requests.ask(wish), HttpStatus.CREATED);
    }

    private static void answer(Context ctx, Requests.Result result, HttpStatus first) {
        switch (result) {
            case Requests.Result.Refused(var problem) -> throw new ProblemException(problem);
            case Requests.Result.Stands(var request, var again) ->
                    ctx.status(again ? HttpStatus.OK : first).json(request);
        }
    }

    private PaymentRequest visible(Context ctx) {
        PaymentRequest request =
                requests.find(Request.uuid(ctx, "id"))
                        .orElseThrow(() ->
                                new ProblemException(
                                        NOT_FOUND, "There is no such payment request."));
        Access.of(ctx).requireOrHide("payment request", request.payer(), request.payee());
        return request;
    }

    private void list(Context ctx) {
        Access access = Access.of(ctx);
        @Nullable String named = ctx.queryParam("account");
        String account = named == null ? access.caller().code() : named;
        access.require(account);
        @Nullable String asked = ctx.queryParam("role");
        String role = asked == null ? "payer" : asked;
        if (!List.of("payer", "payee").contains(role)) {
            throw new ProblemException(Request.parameter("role", "is payer or payee"));
        }
        @Nullable State state = state(ctx.queryParam("state"));
        Page.answer(
                ctx,
                json,
                COLUMNS,
                (after, limit) ->
                        Page.of(
                                requests.page(
                                        account, role.equals("payer"), state, after, limit + 1),
                                limit,
                                Requests::cursor));
    }

    private static @Nullable State state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (State state : State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
                return state;
            }
        }
        throw new ProblemException(
                Request.parameter("state", "is pending, committed, rejected, canceled or expired"));
    }

    private record Acceptance(@Nullable UUID paymentId, OrderBody.@Nullable Signed signed) {}

    private void accept(Context ctx) {
        Access access = Access.of(ctx);
        PaymentRequest request = visible(ctx);
        requireParty(access, request.payer(), "Only the payer can accept a request.");
        Acceptance body = Request.optionalBody(ctx, json, Acceptance.class);
        @Nullable UUID chosen = body.paymentId();
        if (chosen == null && request.payment() != null) {
            ctx.json(payments.find(request.payment()).orElseThrow());
            return;
        }
        TransferId paymentId =
                chosen == null
                        ? new TransferId(ids.get())
                        : Request.member("paymentId", () -> TransferId.chosen(chosen));
        @Nullable SignedOrder signed =
                body.signed() == null ? null : ordering.signed(body.signed());
        if (signed != null) {
            requireSame(request, signed, ordering.verified(signed, access));
        }
        PaymentOrder order =
                Requests.order(request, paymentId, signed, OrderBody.actor(access.caller()));
        PaymentRoutes.answer(
                ctx,
                chosen == null ? payments.submitForAny(order) : payments.submit(order),
                published);
    }

    private static void requireSame(
            PaymentRequest request, SignedOrder signed, SignedOrders.Result.Verified found) {
        if (!found.payer().equalsIgnoreCase(request.payer())
                || !found.payee().equalsIgnoreCase(request.payee())
                || !signed.terms().amount().equals(request.amount())) {
            throw new ProblemException(
                    Request.malformed("What was signed is not what the request asks for.")
                            .problem()
                            .with("pointer", "/signed/order"));
        }
    }

    private void end(Context ctx, State as) {
        PaymentRequest request = visible(ctx);
        boolean isDecline = as == State.REJECTED;
        requireParty(
                Access.of(ctx),
                isDecline ? request.payer() : request.payee(),
                isDecline
                        ? "Only the payer can decline a request."
                        : "Only the payee can cancel a request.");
        answer(ctx, requests.end(request.id(), as), HttpStatus.OK);
    }

    private static void requireParty(Access access, String party, String otherwise) {
        if (!access.mayHave(party)) {
            throw access.notAllowed(otherwise);
        }
    }
}
