package coop.mutirao.demo;

import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Half a year of made-up trade, day by day: the same seed and start give the same.
final class Trade {

    /// A payment that somebody will send.
    record Deal(
            TransferId id,
            TransferKind kind,
            String payer,
            String payee,
            Money amount,
            String description) {}

    private static final long MEDIAN = 2_400;
    // The 90th of a hundred is 4.8 times the median: ln 4.8 / 1.2816.
    private static final double SPREAD = 1.224;
    private static final List<String> GOODS =
            List.of(
                    "Bread",
                    "Vegetables",
                    "Bicycle repair",
                    "Lunch",
                    "Mended trousers",
                    "A shelf",
                    "Cheese",
                    "Books",
                    "Solar lamp",
                    "Delivery",
                    "Child care",
                    "Eggs",
                    "Honey",
                    "Haircut",
                    "Language lesson",
                    "Garden work",
                    "Coffee",
                    "Soap");

    private final SplittableRandom random;
    private final List<String> persons = People.persons();
    private final List<String> ventures = People.ventures();

    Trade(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// The deals of a day, in their order.
    List<Deal> on(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        List<Deal> deals = new ArrayList<>();
        for (int i = random.nextInt(isWeekend ? 6 : 12, isWeekend ? 14 : 20); i > 0; i--) {
            deals.add(sale(day));
        }
        if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
            ventures.forEach(venture -> deals.add(wage(day, venture)));
        }
        return deals;
    }

    private Deal sale(LocalDate day) {
        int draw = random.nextInt(100);
        String payer = draw < 75 ? any(persons) : any(ventures);
        String payee = draw < 55 || draw >= 75 ? bySize(ventures) : any(persons);
        while (payee.equals(payer)) {
            payee = any(persons);
        }
        boolean isGift = draw >= 53 && draw < 55;
        return new Deal(
                id(day),
                isGift ? TransferKind.GIFT : TransferKind.PAYMENT,
                payer,
                payee,
                amount(),
                isGift ? "For your birthday" : any(GOODS));
    }

    private Deal wage(LocalDate day, String venture) {
        return new Deal(
                id(day),
                TransferKind.WAGE,
                venture,
                any(persons),
                Money.of(random.nextLong(8, 25) * 1_000),
                "Work of the week");
    }

    private Money amount() {
        double amount = MEDIAN * Math.exp(SPREAD * random.nextGaussian());
        return Money.of(Math.clamp(Math.round(amount), 50, 90_000));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// The k-th with a weight of 1/k.
    private String bySize(List<String> of) {
        double sum = 0;
        for (int k = 1; k <= of.size(); k++) {
            sum += 1.0 / k;
        }
        double draw = random.nextDouble(sum);
        for (int k = 1; k < of.size(); k++) {
            draw -= 1.0 / k;
            if (draw < 0) {
                return of.get(k - 1);
            }
        }
        return of.getLast();
    }

    /// An id of version 7 for a day of the past.
    TransferId id(LocalDate day) {
        long millis = day.toEpochDay() * 86_400_000L + random.nextInt(86_400_000);
        long high = (millis << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new TransferId(new UUID(high, low));
    }
}
