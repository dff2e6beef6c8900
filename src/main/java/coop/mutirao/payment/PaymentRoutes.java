package coop.mutirao.payment;

import static coop.mutirao.http.Request.required;

import coop.mutirao.audit.Published;
import coop.mutirao.audit.Published.Level;
import coop.mutirao.http.Access;
import coop.mutirao.http.Problem;
import coop.mutirao.http.ProblemException;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Request;
import coop.mutirao.http.Role;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.OfficerActRoutes;
import coop.mutirao.officer.Second;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Payments over HTTP; see `/payments` in api-spec/openapi.yaml.
public final class PaymentRoutes implements Server.Routes {

    private static final int BATCH_MAX = 1_000;

    /// So long a payment's answer waits for its proof at the most.
    private static final Duration PROOF_WITHIN = Duration.ofSeconds(10);

    private final Payments payments;
    private final SignedOrders signedOrders;
    private final Ordering ordering;
    private final ObjectMapper json;
    private final Function<Exception, Problem> failures;
    private final OfficerActRoutes officers;
    private final Published published;

    /// @param failures the problem that a failure is to a client
    public PaymentRoutes(
            Payments payments,
            SignedOrders signedOrders,
            ObjectMapper json,
            Function<Exception, Problem> failures,
            OfficerActRoutes officers,
            Published published) {
        this.payments = payments;
        this.signedOrders = signedOrders;
        this.ordering = new Ordering(signedOrders, json);
        this.json = json;
        this.failures = failures;
        this.officers = officers;
        this.published = published;
    }

    @Override
    public void register(Server.Router router) {
        router.put("/api/v1/payments/{id}", this::put);
        router.get("/api/v1/payments/{id}", this::get);
        router.get("/api/v1/payments/{id}/explanation", this::explain);
        router.post("/api/v1/payments/preview", this::preview);
        router.post("/api/v1/payments/batch", this::batch);
        router.put("/api/v1/payments/{id}/reversal", this::reverse);
    }

    private void put(Context ctx) {
        UUID id = Request.uuid(ctx, "id");
        Access access = Access.of(ctx);
        OrderBody body = Request.body(ctx, json, OrderBody.class);
        if (body.id() != null) {
            throw Request.malformed("The id stands in the path, not in the body.");
        }
        answer(
                ctx,
                payments.submit(ordering.order(id, body, ordering.signed(body), access)),
                published);
    }

    /// Answers with what became of an order, as its sender prefers (RFC 7240): without a body, or
    /// not before it is proved so far.
    public static void answer(Context ctx, PaymentOutcome outcome, Published published) {
        switch (outcome) {
            case PaymentOutcome.Refused(var problem, var _) -> throw new ProblemException(problem);
            case PaymentOutcome.Awaiting(var waiting) ->
                    ctx.status(HttpStatus.ACCEPTED).json(waiting);
            case PaymentOutcome.Committed(var payment, var again) -> {
                ctx.status(again ? HttpStatus.OK : HttpStatus.CREATED);
                answer(ctx, payment, published);
            }
        }
    }

    private static void answer(Context ctx, Payment payment, Published published) {
        String prefer = String.join(",", Collections.list(ctx.req().getHeaders("Prefer")));
        Level level = published.level(payment.log().index());
        List<String> applied = new ArrayList<>();
        for (Level wanted : List.of(Level.FINAL, Level.LOGGED)) {
            if (prefers(prefer, "wait=" + wanted.wire())) {
                level = await(published, payment.log().index(), wanted);
                if (level.compareTo(wanted) >= 0) {
                    applied.add("wait=" + wanted.wire());
                }
                break;
            }
        }
        boolean isMinimal = prefers(prefer, "return=minimal");
        if (isMinimal) {
            applied.add("return=minimal");
        } else {
            ctx.json(proved(payment, level, published));
        }
        if (!applied.isEmpty()) {
            ctx.header("Preference-Applied", String.join(", ", applied));
        }
    }

    private static Payment proved(Payment payment, Level level, Published published) {
        return payment.provedAs(
                level.wire(), level == Level.FINAL ? (Integer) published.witnesses() : null);
    }

    private static boolean prefers(String prefer, String preference) {
        return Arrays.stream(prefer.split("[,;]", -1))
                .anyMatch(one -> one.replace("\"", "").strip().equalsIgnoreCase(preference));
    }

    // The payment is committed, whatever happens to who waits.
    private static Level await(Published published, long index, Level wanted) {
        try {
            return published.await(index, wanted, PROOF_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return published.level(index);
        }
    }

    private void get(Context ctx) {
        Optional<WaitingPayment> waiting =
                payments.waiting(new TransferId(Request.uuid(ctx, "id")));
        if (waiting.isPresent()) {
            Access.of(ctx)
                    .requireOrHide("payment", waiting.get().payer(), waiting.get().orderedBy());
            ctx.json(waiting.get());
        } else {
            ctx.json(now(visible(ctx)));
        }
    }

    private Payment now(Payment payment) {
        return proved(payment, published.level(payment.log().index()), published);
    }

    private Payment visible(Context ctx) {
        Payment payment =
                payments.find(new TransferId(Request.uuid(ctx, "id"))).orElseThrow(this::none);
        Access.of(ctx).requireOrHide("payment", payment.payer(), payment.payee());
        return payment;
    }

    private ProblemException none() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such payment.");
    }

    private void explain(Context ctx) {
        Access access = Access.of(ctx);
        Payment payment = visible(ctx);
        Explanation explanation = payments.explain(payment.id()).orElseThrow(this::none);
        @Nullable String hers = access.hers(payment.payer(), payment.payee());
        ctx.json(access.isOwnOnly() && hers != null ? explanation.forOwnerOf(hers) : explanation);
    }

    private void preview(Context ctx) {
        Access access = Access.of(ctx);
        OrderBody body = Request.body(ctx, json, OrderBody.class);
        if (body.id() != null) {
            throw Request.malformed("A preview has no id.");
        }
        OrderBody.forbid(body.signed(), "signed");
        // The id is looked up nowhere.
        PaymentOrder order = body.order(new UUID(0, 0), access.caller());
        access.require(order.payer());
        ctx.json(payments.preview(order));
    }

    private record Batch(@Nullable List<OrderBody> orders) {}

    private record BatchItem(
            UUID id,
            int status,
            @Nullable Payment payment,
            @Nullable WaitingPayment waiting,
            @Nullable Problem problem) {}

    private record BatchAnswer(List<BatchItem> items) {}

    // What is not well formed makes no batch. A well-formed order is answered on its own.
    private void batch(Context ctx) {
        Access access = Access.of(ctx);
        List<OrderBody> bodies =
                required(
                        Request.body(ctx, json, Batch.class, Request.BATCH_BYTES_MAX).orders(),
                        "orders");
        if (bodies.isEmpty() || bodies.size() > BATCH_MAX) {
            throw Request.malformed("A batch has 1 to " + BATCH_MAX + " orders.");
        }
        Map<Integer, SignedOrder> signed = new HashMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            @Nullable SignedOrder order = ordering.signed(required(bodies.get(i), "orders"));
            if (order != null) {
                signed.put(i, order);
            }
        }
        signedOrders.remember(List.copyOf(signed.values()));
        List<PaymentOrder> orders = new ArrayList<>();
        Map<Integer, ProblemException> refused = new HashMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            UUID id = required(bodies.get(i).id(), "orders/id");
            try {
                orders.add(ordering.order(id, bodies.get(i), signed.get(i), access));
            } catch (ProblemException e) {
                if (e.problem().type() == ProblemType.MALFORMED_REQUEST) {
                    throw e;
                }
                refused.put(i, e);
            }
        }
        Iterator<Supplier<PaymentOutcome>> outcomes = payments.submitAll(orders).iterator();
        List<BatchItem> items = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            @Nullable ProblemException refusal = refused.get(i);
            Supplier<PaymentOutcome> outcome =
                    refusal == null
                            ? outcomes.next()
                            : () -> {
                                throw refusal;
                            };
            items.add(item(required(bodies.get(i).id(), "orders/id"), outcome));
        }
        ctx.json(new BatchAnswer(items));
    }

    private BatchItem item(UUID id, Supplier<PaymentOutcome> outcome) {
        try {
            return switch (outcome.get()) {
                case PaymentOutcome.Committed(var payment, var again) ->
                        new BatchItem(id, again ? 200 : 201, payment, null, null);
                case PaymentOutcome.Awaiting(var waiting) ->
                        new BatchItem(id, 202, null, waiting, null);
                case PaymentOutcome.Refused(var problem, var _) ->
                        new BatchItem(id, problem.status(), null, null, problem);
            };
        } catch (RuntimeException e) {
            Problem problem = failures.apply(e);
            return new BatchItem(id, problem.status(), null, null, problem);
        }
    }

    private record Reversal(@Nullable UUID id, @Nullable String reason) {}

    private void reverse(Context ctx) {
        TransferId original = new TransferId(Request.uuid(ctx, "id"));
        Access access = Access.of(ctx);
        Reversal body = Request.body(ctx, json, Reversal.class);
        UUID chosen = required(body.id(), "id");
        TransferId id = Request.member("id", () -> TransferId.chosen(chosen));
        @Nullable String reason =
                Request.member("reason", () -> Descriptions.orNull(body.reason()));
        Payment payment = payments.find(original).orElseThrow(this::none);
        // Only who received it gives it back; the payer knows the payment, but may not.
        if (!access.mayHave(payment.payee())) {
            if (!access.caller().roles().contains(Role.AUDITOR)) {
                access.requireOrHide("payment", payment.payer());
            }
            throw access.notAllowed("Only the payee can give a payment back, or an officer.");
        }
        boolean isHers = access.hers(payment.payee()) != null;
        if (!isHers && actsFor(access, payment.payer())) {
            throw access.notAllowed("An officer gives nothing back to whom she acts for.");
        }
        if (!isHers && reason == null) {
            throw new ProblemException(
                    Problem.of(
                                    ProblemType.MALFORMED_REQUEST,
                                    "An officer who reverses a payment gives the reason.")
                            .with("pointer", "/reason"));
        }
        if (!isHers && isReversible(payment) && payments.find(id).isEmpty()) {
            Second second = officers.second(ctx, payment.payee(), body);
            Optional<OfficerAct> waits = officers.missing(second);
            if (waits.isPresent()) {
                officers.answer(ctx, waits.get());
                return;
            }
        }
        boolean isByDelegate = isHers && !access.caller().owns(String.valueOf(payment.payee()));
        var actor = OrderBody.actor(access.caller());
        answer(
                ctx,
                payments.submit(new ReversalOrder(id, original, reason, actor, isByDelegate)),
                published);
    }

    // Two are not asked for what is refused anyway.
    private static boolean isReversible(Payment payment) {
        return payment.state() == Payment.State.COMMITTED
                && payment.reversalOf() == null
                && PaymentTransfer.isReversible(payment.kind());
    }

    private static boolean actsFor(Access access, @Nullable String account) {
        return account != null
                && (account.equalsIgnoreCase(access.caller().code())
                        || access.caller().isDelegateOf(account));
    }
}
