package coop.mutirao.payment;

import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.ContributionPolicy.Bearer;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Orders for tests, by small numbers.
public final class Orders {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    static final UUID REQUEST = new UUID(0, 77);

    private Orders() {}

    public static TransferId id(long n) {
        return new TransferId(new UUID(0x7000, n));
    }

    public static PaymentOrder pay(long id, String payer, String payee, long amount) {
        return pay(id(id), payer, payee, amount, null, null);
    }

    public static PaymentOrder pay(
            TransferId id,
            String payer,
            String payee,
            long amount,
            @Nullable Instant expiresAt,
            @Nullable UUID request) {
        return new PaymentOrder(
                id,
                TransferKind.PAYMENT,
                payer,
                payee,
                Money.of(amount),
                null,
                expiresAt,
                null,
                request,
                new Order.Actor(payer, null));
    }

    public static PaymentOrder gift(long id, String payer, String payee, long amount) {
        return new PaymentOrder(
                id(id),
                TransferKind.GIFT,
                payer,
                payee,
                Money.of(amount),
                null,
                null,
                null,
                null,
                new Order.Actor(payer, null));
    }

    static ReversalOrder reverse(long id, long original) {
        return new ReversalOrder(id(id), id(original), "a mistake", new Order.Actor("bea", null));
    }

    static Policy<ContributionPolicy> policy(ContributionPolicy value) {
        return new Policy<>(
                1, "contribution", 1, value, Instant.EPOCH, "Assembly", Instant.EPOCH, null, null);
    }

    static Policy<ContributionPolicy> onePercent() {
        return policy(new ContributionPolicy(10_000, Bearer.PAYEE, Money.ZERO, null, List.of()));
    }

    /// A member's account that takes in up to 5,000, or a fund's.
    static Account account(int id, String code, long creditLimit, boolean closed) {
        return account(id, code, creditLimit, 5_000, closed);
    }

    /// The same with another maximum; a fund has none.
    static Account account(
            int id, String code, long creditLimit, long maximumBalance, boolean closed) {
        boolean isFund = code.startsWith("fund");
        return new Account(
                new AccountId(id),
                code,
                "P" + id,
                isFund ? Account.Kind.FUND : Account.Kind.MEMBER,
                "SOL",
                isFund ? null : new MemberId(id),
                Money.ZERO,
                Money.ZERO,
                Money.of(creditLimit),
                isFund ? OpenAccount.LIMIT_MAX : Money.of(maximumBalance),
                closed,
                0);
    }

    /// A payment of Ana's to Bea.
    static Payment payment(long id, long amount, @Nullable TransferId reversedBy) {
        return new Payment(
                Orders.id(id),
                reversedBy == null ? Payment.State.COMMITTED : Payment.State.REVERSED,
                TransferKind.PAYMENT,
                "ana",
                "bea",
                Money.of(amount),
                Money.of(amount),
                Money.of(amount),
                Money.ZERO,
                null,
                Orders.NOW,
                LocalDate.of(2026, 11, 24),
                null,
                reversedBy,
                Payment.Authorisation.operator(null),
                "committed",
                null,
                new Payment.LogPlace(id));
    }

    /// Bea asks Ana for 10.
    static PaymentRequest request(PaymentRequest.State state) {
        return new PaymentRequest(
                REQUEST,
                state,
                TransferKind.PAYMENT,
                "ana",
                "bea",
                Money.of(10),
                null,
                Orders.NOW,
                Orders.NOW.plusSeconds(60),
                null);
    }
}
