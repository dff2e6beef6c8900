package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.ACCOUNT_CLOSED;
import static coop.mutirao.http.ProblemType.ORDER_EXPIRED;
import static coop.mutirao.http.ProblemType.REQUEST_ID_TAKEN;
import static coop.mutirao.http.ProblemType.REQUEST_NOT_PENDING;
import static coop.mutirao.http.ProblemType.SAME_ACCOUNT;
import static coop.mutirao.http.ProblemType.UNKNOWN_ACCOUNT;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Problem;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.PaymentRequest.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Payment requests: the payee asks, the payer answers.
public final class Requests {

    /// How long a request stands that does not say until when.
    public static final Duration STANDS_FOR = Duration.ofDays(30);

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final RequestStore store = new RequestStore();
    private final PartyStore parties = new PartyStore();

    public Requests(Database database, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What a payee asks for.
    ///
    /// @param expiresAt null: 30 days from now
    /// @param by who asks, for the payee
    public record Wish(
            UUID id,
            TransferKind kind,
            String payer,
            String payee,
            Money amount,
            @Nullable String description,
            @Nullable Instant expiresAt,
            MemberId by) {

        public Wish {
            description = Descriptions.orNull(description);
            PaymentOrder.requireAmount(amount);
        }
    }

    /// What became of a wish or of an answer to it.
    public sealed interface Result {

        /// @param again whether it was so before
        record Stands(PaymentRequest request, boolean again) implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    public Result ask(Wish wish) {
        return database.inTransaction(tx -> ask(tx, wish));
    }

    private Result ask(Tx tx, Wish wish) {
        Instant now = now();
        Instant expiresAt = wish.expiresAt() == null ? now.plus(STANDS_FOR) : wish.expiresAt();
        Optional<PaymentRequest> earlier = store.find(tx, wish.id());
        if (earlier.isPresent()) {
            return earlier(earlier.get().at(now), wish);
        }
        if (!expiresAt.isAfter(now)) {
            return new Result.Refused(
                    Problem.of(
                                    ORDER_EXPIRED,
                                    "It would expire at %s; now it is %s."
                                            .formatted(expiresAt, now))
                            .with("expiresAt", expiresAt.toString()));
        }
        Books books = ledger.books(tx, List.of(wish.payer(), wish.payee()));
        @Nullable Account payer = books.find(wish.payer());
        @Nullable Account payee = books.find(wish.payee());
        @Nullable Problem problem = problem(wish, payer, payee);
        if (problem != null || payer == null || payee == null) {
            return new Result.Refused(
                    problem != null
                            ? problem
                            : unknown(payer == null ? wish.payer() : wish.payee()));
        }
        @Nullable Problem noWage =
                Wage.refusal(
                        wish.kind(),
                        payer,
                        payee,
                        parties.askKinds(tx, List.of(wish.payer(), wish.payee())).get());
        if (noWage != null) {
            return new Result.Refused(noWage);
        }
        var request =
                new PaymentRequest(
                        wish.id(),
                        State.PENDING,
                        wish.kind(),
                        payer.code(),
                        payee.code(),
                        wish.amount(),
                        wish.description(),
                        now,
                        expiresAt.truncatedTo(ChronoUnit.MICROS),
                        null);
        return store.add(tx, request, payer.id(), payee.id(), wish.by())
                ? new Result.Stands(request, false)
                : earlier(store.find(tx, wish.id()).orElseThrow().at(now), wish);
    }

    private static Result earlier(PaymentRequest earlier, Wish wish) {
        boolean same =
                earlier.kind() == wish.kind()
                        && earlier.payer().equalsIgnoreCase(wish.payer())
                        && earlier.payee().equalsIgnoreCase(wish.payee())
                        && earlier.amount().equals(wish.amount())
                        && java.util.Objects.equals(earlier.description(), wish.description());
        return same
                ? new Result.Stands(earlier, true)
                : new Result.Refused(
                        Problem.of(
                                REQUEST_ID_TAKEN,
                                "The id %s stands for another request. Take a new id."
                                        .formatted(wish.id())));
    }

    private static @Nullable Problem problem(
            Wish wish, @Nullable Account payer, @Nullable Account payee) {
        for (@Nullable Account account : new Account[] {payer, payee}) {
            if (account == null || account.kind() != Account.Kind.MEMBER) {
                return unknown(
                        account == null
                                ? payer == null ? wish.payer() : wish.payee()
                                : account.code());
            }
            if (account.closed()) {
                return Problem.of(
                                ACCOUNT_CLOSED,
                                "The account %s is closed.".formatted(account.code()))
                        .with("account", account.code());
            }
        }
        return wish.payer().equalsIgnoreCase(wish.payee())
                ? Problem.of(SAME_ACCOUNT, "Payer and payee are both " + wish.payer() + ".")
                        .with("account", wish.payer())
                : null;
    }

    private static Problem unknown(String code) {
        return Problem.of(
                        UNKNOWN_ACCOUNT, "There is no member's account with the code " + code + ".")
                .with("account", code);
    }

    public Optional<PaymentRequest> find(UUID id) {
        return database.inSnapshot(tx -> store.find(tx, id).map(request -> request.at(now())));
    }

    /// Ends a request without a payment: the payer declines it, or the payee cancels it.
    ///
    /// @param as REJECTED or CANCELED
    public Result end(UUID id, State as) {
        return database.inTransaction(tx -> {
            @Nullable PaymentRequest request = store.lock(tx, List.of(id), now()).get(id);
            if (request == null) {
                throw new IllegalStateException("requests are never removed");
            }
            if (request.state() == as) {
                return new Result.Stands(request, true);
            }
            if (request.state() != State.PENDING) {
                return new Result.Refused(notPending(request));
            }
            store.end(tx, id, as);
            return new Result.Stands(request.in(as), false);
        });
    }

    /// The problem of a request that can no longer be answered.
    static Problem notPending(PaymentRequest request) {
        String state = request.state().name().toLowerCase(Locale.ROOT);
        return Problem.of(
                        REQUEST_NOT_PENDING,
                        "The request is %s; only a pending one can be answered.".formatted(state))
                .with("state", state);
    }

    /// The problem of a payment that comes too late for its request.
    static Problem overFor(@Nullable PaymentRequest request) {
        String state =
                request == null ? "not there" : request.state().name().toLowerCase(Locale.ROOT);
        return Problem.of(REQUEST_NOT_PENDING, "The request is " + state).with("state", state);
    }

    /// The order that pays a request.
    ///
    /// @param signed what its payer signed to pay it; null: nothing
    static PaymentOrder order(
            PaymentRequest request,
            TransferId paymentId,
            @Nullable SignedOrder signed,
            Order.Actor actor) {
        return new PaymentOrder(
                paymentId,
                request.kind(),
                request.payer(),
                request.payee(),
                request.amount(),
                request.description(),
                signed == null ? null : signed.terms().expiresAt(),
                null,
                request.id(),
                signed,
                actor);
    }

    /// Requests that `account` is asked to pay, or asks others to pay, the newest first.
    public List<PaymentRequest> page(
            String account,
            boolean asPayer,
            @Nullable State state,
            @Nullable String after,
            int limit) {
        return database.inSnapshot(tx ->
                store.page(
                        tx,
                        ledger.find(tx, account).orElseThrow().id(),
                        asPayer,
                        state,
                        after == null ? null : position(after),
                        now(),
                        limit));
    }

    /// A request's place in its list.
    public static String cursor(PaymentRequest request) {
        return request.createdAt() + "_" + request.id();
    }

    private static RequestStore.Position position(String cursor) {
        String[] parts = cursor.split("_", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("after is not a cursor of this list");
        }
        try {
            return new RequestStore.Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("after is not a cursor of this list", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
