package coop.mutirao.payment;

import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.ContributionPolicy.Bearer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What members may ask for, sensible or not.
final class Whims {

    static final List<String> MEMBERS = List.of("ana", "bea", "cem", "dita", "eva");

    private final RandomGenerator random;
    private final InstantSource clock;
    private long ids;

    Whims(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    long nextId() {
        return ++ids;
    }

    String member() {
        return MEMBERS.get(random.nextInt(MEMBERS.size()));
    }

    /// How an assembly may set the contribution.
    ContributionPolicy contribution() {
        return new ContributionPolicy(
                random.nextInt(4) == 0 ? 0 : random.nextInt(100_001),
                List.of(Bearer.values()).get(random.nextInt(3)),
                Money.of(random.nextInt(3) * 20L),
                random.nextInt(3) == 0 ? Money.of(random.nextInt(60)) : null,
                random.nextBoolean() ? List.of(TransferKind.GIFT) : List.of());
    }

    /// How an assembly may change an account that is closed now, or not.
    AccountChange change(boolean isClosed) {
        boolean shut = random.nextInt(3) == 0;
        return new AccountChange(
                Money.of(random.nextInt(1_500)),
                Money.of(random.nextInt(3_000)),
                Money.of(shut ? 0 : random.nextInt(200)),
                isClosed ? Boolean.FALSE : shut ? Boolean.TRUE : null,
                "assembly");
    }

    PaymentOrder payment() {
        int lot = random.nextInt(30);
        TransferKind kind = lot < 3 ? TransferKind.GIFT : TransferKind.PAYMENT;
        String payee = lot == 4 ? "nobody" : lot == 5 ? "fund-reserve" : member();
        @Nullable Instant expiresAt =
                lot > 25 ? clock.instant().plusSeconds(random.nextInt(-1, 2)) : null;
        String payer = member();
        return new PaymentOrder(
                Orders.id(nextId()),
                kind,
                payer,
                payee,
                Money.of(1L + random.nextInt(random.nextBoolean() ? 60 : 1_200)),
                lot % 2 == 0 ? "no " + ids : null,
                expiresAt,
                null,
                null,
                new Order.Actor(payer, null));
    }

    /// An order that was answered before, or another with its id.
    Order duplicate(Collection<Order> answered) {
        if (answered.isEmpty()) {
            return payment();
        }
        Order earlier = List.copyOf(answered).get(random.nextInt(answered.size()));
        if (random.nextInt(3) > 0) {
            return earlier;
        }
        PaymentOrder other = payment();
        return Orders.pay(earlier.id(), other.payer(), other.payee(), 7_777, null, null);
    }

    /// Its payee gives back one of these, or somebody what is not there.
    Order reversal(Map<TransferId, BookModel.Paid> paid) {
        boolean known = !paid.isEmpty() && random.nextInt(12) > 0;
        TransferId original =
                known ? List.copyOf(paid.keySet()).get(random.nextInt(paid.size())) : Orders.id(-1);
        BookModel.@Nullable Paid payment = paid.get(original);
        String by = payment == null ? member() : payment.payee();
        return new ReversalOrder(
                Orders.id(nextId()), original, "a mistake", new Order.Actor(by, null));
    }
}
