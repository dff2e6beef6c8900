package coop.mutirao.bench;

import coop.mutirao.App;
import coop.mutirao.Founding;
import coop.mutirao.Founding.Charter;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.member.Member;
import coop.mutirao.member.Network;
import coop.mutirao.member.NewMember;
import coop.mutirao.payment.Order;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.payment.PaymentOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A network to pay in: members m0, m1, … with high limits and a contribution of one per cent, so
/// that every payment touches the one account of the fund.
final class Village implements AutoCloseable {

    static final int MEMBERS = 10_000;

    private static final int CLIENTS = 64;

    /// Of the network that benchmarks found, and nobody else.
    static final String ORIGIN = "mutirao.example/bench";

    static final String UNIT = "SOL";

    private static final Network NETWORK = new Network("Bench", ORIGIN, UNIT, "Sol", 2);
    private static final Money LIMIT = Money.of(100_000_000_000L);

    final App app;

    Village(DataSource service, GroupCommit.Settings engine) {
        app =
                new App(
                        service,
                        InstantSource.system(),
                        new Random(1),
                        new SimpleMeterRegistry(),
                        engine);
    }

    /// Founds the network and admits everybody.
    Village populate() {
        populate(app, MEMBERS);
        return this;
    }

    /// The same with as many members as one likes.
    static void populate(App app, int members) {
        app.founding.found(Charter.of(NETWORK, 10_000, LIMIT));
        for (int first = 0; first < members; first += 500) {
            List<NewMember> some = new ArrayList<>();
            for (int i = first; i < Math.min(first + 500, members); i++) {
                some.add(member(i));
            }
            app.database.inTransaction(tx ->
                    app.log.record(
                            tx,
                            facts -> {
                                app.members.admit(tx, facts, some);
                                return some.size();
                            }));
        }
    }

    /// Everybody pays the next one once.
    static void payInACircle(App app, int members) {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> paying = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                paying.add(
                        clients.submit(() -> {
                            var random = new SplittableRandom(first);
                            for (int payer = first; payer < members; payer += CLIENTS) {
                                int payee = (payer + 1) % members;
                                long amount = random.nextLong(1, 100_000);
                                require(app.payments.submit(order(random, payer, payee, amount)));
                            }
                        }));
            }
            for (Future<?> one : paying) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("somebody could not pay", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("cut off", e);
        }
    }

    private static NewMember member(int number) {
        return new NewMember(
                code(number),
                Member.Kind.PERSON,
                "Member " + number,
                Founding.ROOT,
                LIMIT,
                LIMIT,
                null);
    }

    static String code(int number) {
        return "m" + number;
    }

    /// How payments spread over the accounts.
    enum Spread {
        /// Everybody pays everybody alike.
        UNIFORM,
        /// A few are in most payments, as in a market.
        SKEWED;

        int member(SplittableRandom random) {
            double u = random.nextDouble();
            return (int) (MEMBERS * (this == UNIFORM ? u : u * u * u * u));
        }
    }

    /// A payment between two members, every other one with a description.
    PaymentOrder order(SplittableRandom random, Spread spread) {
        int payer = spread.member(random);
        return order(random, payer, other(random, spread, payer), random.nextLong(1, 100_000));
    }

    /// A payment that no limit allows.
    PaymentOrder tooMuch(SplittableRandom random) {
        int payer = Spread.UNIFORM.member(random);
        return order(
                random,
                payer,
                other(random, Spread.UNIFORM, payer),
                PaymentOrder.AMOUNT_MAX.minorUnits());
    }

    static int other(SplittableRandom random, Spread spread, int payer) {
        int payee = spread.member(random);
        return payee == payer ? (payer + 1) % MEMBERS : payee;
    }

    private static PaymentOrder order(SplittableRandom random, int payer, int payee, long amount) {
        @Nullable String description =
                random.nextBoolean() ? "Vegetables of the week " + payee : null;
        return new PaymentOrder(
                new TransferId(id(random)),
                TransferKind.PAYMENT,
                code(payer),
                code(payee),
                Money.of(amount),
                description,
                null,
                null,
                null,
                new Order.Actor(code(payer), new MemberId(payer + 1)));
    }

    /// A UUID of version 7, as clients are asked to make them.
    static UUID id(SplittableRandom random) {
        long time = (System.currentTimeMillis() << 16) | 0x7000 | (random.nextLong() & 0x0FFF);
        return new UUID(time, (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L);
    }

    /// Clients that each pay one payment after the other.
    Load.Client payers(Spread spread) {
        return (_, random) -> () -> require(app.payments.submit(order(random, spread)));
    }

    /// Clients whose payments are all refused.
    Load.Client refused() {
        return (_, random) ->
                () -> {
                    if (!(app.payments.submit(tooMuch(random)) instanceof PaymentOutcome.Refused)) {
                        throw new IllegalStateException("a payment beyond the limit was posted");
                    }
                };
    }

    static void require(PaymentOutcome outcome) {
        if (!(outcome instanceof PaymentOutcome.Committed)) {
            throw new IllegalStateException("not posted: " + outcome);
        }
    }

    long payments() {
        return app.database.inTransaction(app.log::size);
    }

    @Override
    public void close() {
        app.close();
    }
}
