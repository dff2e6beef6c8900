package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.ContributionPolicy.Bearer;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Orders for tests, by small numbers.
public final class Orders {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

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

    static ReversalOrder reverse(long id, long original) {
        return new ReversalOrder(id(id), id(original), "a mistake", new Order.Actor("bea", null));
    }

    static Policy<ContributionPolicy> policy(ContributionPolicy value) {
        return new Policy<>(
                1, "contribution", 1, value, Instant.EPOCH, "Assembly", Instant.EPOCH, null);
    }

    static Policy<ContributionPolicy> onePercent() {
        return policy(new ContributionPolicy(10_000, Bearer.PAYEE, Money.ZERO, null, List.of()));
    }
}
