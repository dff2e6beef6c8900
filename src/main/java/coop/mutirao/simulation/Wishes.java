package coop.mutirao.simulation;

import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.Order;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.simulation.Agent.Habit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What members want to pay on a day, by what they have.
final class Wishes {

    // In minor units: half of all purchases are of 2,000 or less.
    private static final long[] PRICES = {
        300, 500, 800, 1_200, 1_500, 2_000, 2_500, 3_200, 4_500, 7_000, 12_000, 25_000
    };
    private static final long WASHED = 4_000;
    private static final long LEAST = 100;
    private static final long RICH = 20_000;
    private static final long VERY_RICH = 60_000;

    private final List<Agent> agents;
    private final List<Agent> hoarders;
    private final SplittableRandom random;

    Wishes(List<Agent> agents, long seed) {
        this.agents = agents;
        hoarders = agents.stream().filter(agent -> agent.habit() == Habit.HOARDER).toList();
        this.random = new SplittableRandom(seed ^ 0x5EED);
    }

    /// @param accounts of those who are members by now, by their codes
    List<Order> on(Instant day, int month, Map<String, Account> accounts) {
        List<Order> orders = new ArrayList<>();
        for (Agent agent : agents) {
            @Nullable Account account = accounts.get(agent.code());
            if (account != null && !account.closed()) {
                wishes(agent, account, day, month, accounts, orders);
            }
        }
        return orders;
    }

    private void wishes(
            Agent agent,
            Account account,
            Instant day,
            int month,
            Map<String, Account> accounts,
            List<Order> orders) {
        long available =
                account.balance().minorUnits()
                        + account.creditLimit().minorUnits()
                        - account.reservedAmount().minorUnits();
        if (agent.hasStopped(month)) {
            // She buys what she still can, in a few portions, and is seen no more.
            for (int i = 0; i < 3 && month < agent.stops() + 2 && available / 3 >= LEAST; i++) {
                order(account, shop(agent, month, accounts), available / 3, day, orders);
            }
        } else if (agent.habit() == Habit.WASHER) {
            Agent other = agents.get(agent.partners().getFirst());
            long amount = Math.min(WASHED, available);
            if (amount >= LEAST) {
                order(account, accounts.get(other.code()), amount, day, orders);
            }
        } else {
            for (int i = purchases(agent, account, available); i > 0; i--) {
                long price = PRICES[random.nextInt(PRICES.length)];
                order(account, shop(agent, month, accounts), price, day, orders);
            }
        }
    }

    private int purchases(Agent agent, Account account, long available) {
        long balance = account.balance().minorUnits();
        if (agent.habit() == Habit.HOARDER) {
            return random.nextInt(20) == 0 ? 1 : 0;
        }
        if (balance > VERY_RICH) {
            return 3 + random.nextInt(3);
        }
        if (balance > RICH) {
            return 1 + random.nextInt(2);
        }
        int ofAHundred = available < RICH / 2 ? 15 : 50;
        return random.nextInt(100) < ofAHundred ? 1 : 0;
    }

    // Mostly where she usually buys, and a good deal of hoarders, who sell to everybody.
    private @Nullable Account shop(Agent agent, int month, Map<String, Account> accounts) {
        int draw = random.nextInt(100);
        Agent shop;
        if (draw < 65 && agent.habit() != Habit.WASHER) {
            shop = agents.get(agent.partners().get(random.nextInt(agent.partners().size())));
        } else {
            List<Agent> some = draw < 80 ? hoarders : agents;
            shop = some.get(random.nextInt(some.size()));
        }
        // Who trades with herself only, or runs, sells nothing.
        boolean sells =
                switch (shop.habit()) {
                    case HONEST, HOARDER -> true;
                    case DEFAULTER -> !shop.hasStopped(month);
                    case WASHER, RUNNER -> false;
                };
        return sells && shop.number() != agent.number() ? accounts.get(shop.code()) : null;
    }

    private void order(
            Account payer, @Nullable Account payee, long amount, Instant day, List<Order> orders) {
        if (payee == null || payee.closed()) {
            return;
        }
        MemberId owner = Objects.requireNonNull(payer.owner());
        orders.add(
                new PaymentOrder(
                        new TransferId(id(day)),
                        TransferKind.PAYMENT,
                        payer.code(),
                        payee.code(),
                        Money.of(amount),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Order.Actor(payer.code(), owner)));
    }

    /// An id of version 7 for a moment.
    UUID id(Instant at) {
        long high = (at.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    int draw(int bound) {
        return random.nextInt(bound);
    }
}
