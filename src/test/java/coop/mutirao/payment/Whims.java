package coop.mutirao.payment;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
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

    /// Gives back one of these, or what is not there.
    Order reversal(Collection<TransferId> paid) {
        boolean known = !paid.isEmpty() && random.nextInt(12) > 0;
        TransferId original =
                known ? List.copyOf(paid).get(random.nextInt(paid.size())) : Orders.id(-1);
        return new ReversalOrder(
                Orders.id(nextId()), original, "a mistake", new Order.Actor(member(), null));
    }
}
