package coop.mutirao.simulation;

import coop.mutirao.App;
import coop.mutirao.check.Checks;
import coop.mutirao.demo.Seeding;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.SystemAccounts;
import coop.mutirao.payment.Order;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.report.Soundness;
import coop.mutirao.simulation.Agent.Habit;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One community under one policy, month by month, in a database of its own.
public final class Simulation {

    /// Of fewer there are not some of each kind.
    public static final int MEMBERS_MIN = 20;

    public static final int MEMBERS_MAX = 5_000;
    public static final int MONTHS_MAX = 120;

    private static final YearMonth FIRST = YearMonth.of(2023, 1);
    private static final int DAYS_APART = 3;
    private static final int LAST_DAY = 27;
    private static final int SILENT_MONTHS = 3;
    private static final int BORROWERS = 5;
    private static final int OFFICERS = 2;

    private final App app;
    private final Seeding.Clock clock;
    private final Town town;
    private final Wishes wishes;
    private final List<Agent> agents;
    private final Size size;
    private final SimulationStore store = new SimulationStore();
    private final List<Outcome.Month> months = new ArrayList<>();
    private long payments;
    private long refused;
    private long loans;

    /// @param seed the same gives the same community, and the same figures
    public record Size(int members, int months, long seed) {

        /// @throws IllegalArgumentException if it is out of its bounds
        public Size {
            if (members < MEMBERS_MIN || members > MEMBERS_MAX) {
                throw new IllegalArgumentException(
                        "members are %d to %d, not %d"
                                .formatted(MEMBERS_MIN, MEMBERS_MAX, members));
            }
            if (months < 1 || months > MONTHS_MAX) {
                throw new IllegalArgumentException(
                        "months are 1 to %d, not %d".formatted(MONTHS_MAX, months));
            }
        }
    }

    private Simulation(App app, Seeding.Clock clock, Size size) {
        this.app = app;
        this.clock = clock;
        this.size = size;
        agents = Population.of(size.members(), size.months(), size.seed());
        wishes = new Wishes(agents, size.seed());
        town = new Town(app, clock, wishes);
    }

    /// Opens the program.
    public interface Opening {
        App open(InstantSource clock, RandomGenerator random);
    }

    /// Runs it.
    ///
    /// @param opening opens the program on a database that is migrated and empty
    /// @param progress is told the months that are done
    /// @param stop asked before each month
    /// @throws Stopped if it was asked to
    public static Outcome run(
            Opening opening, Rules rules, Size size, IntConsumer progress, BooleanSupplier stop) {
        var clock = new Seeding.Clock();
        try (App app = opening.open(clock, new Random(size.seed()))) {
            return new Simulation(app, clock, size).run(rules, progress, stop);
        }
    }

    /// Somebody does not want to wait for the end.
    public static final class Stopped extends RuntimeException {}

    private Outcome run(Rules rules, IntConsumer progress, BooleanSupplier stop) {
        town.found(rules, start(0));
        for (int month = 0; month < size.months(); month++) {
            if (stop.getAsBoolean()) {
                throw new Stopped();
            }
            turn(month);
            trade(month);
            clock.set(start(month + 1).minus(Duration.ofHours(1)));
            town.sweep(agents.getFirst());
            months.add(month(month));
            progress.accept(month + 1);
        }
        clock.set(start(size.months()).plusSeconds(1));
        town.keep();
        return outcome(rules);
    }

    private static Instant start(int month) {
        return FIRST.plusMonths(month).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// What is due at a month's beginning: levy, limits, newcomers, loans, losses.
    private void turn(int month) {
        clock.set(start(month).plusSeconds(1));
        town.keep();
        town.admit(agents.stream().filter(agent -> agent.joins() == month).toList());
        List<Agent> honest =
                agents.stream()
                        .filter(agent -> agent.habit() == Habit.HONEST && agent.joins() == 0)
                        .toList();
        List<Agent> borrowers = new ArrayList<>();
        for (int i = 0; i < BORROWERS; i++) {
            borrowers.add(honest.get(OFFICERS + wishes.draw(honest.size() - OFFICERS)));
        }
        List<Agent> officers = honest.subList(0, OFFICERS);
        if (month == 0) {
            town.appoint(officers, officers.getFirst());
        }
        loans += town.lend(borrowers, officers);
        Map<String, Account> accounts = town.look();
        List<Agent> debtors =
                agents.stream()
                        .filter(agent -> agent.stops() != Population.NEVER)
                        .filter(agent -> month >= agent.stops() + SILENT_MONTHS)
                        .filter(agent -> owes(accounts.get(agent.code())))
                        .toList();
        if (!debtors.isEmpty()) {
            town.writeOff(debtors, honest.subList(0, size.members() / 16 + 2));
        }
    }

    private static boolean owes(@Nullable Account account) {
        return account != null && account.balance().isNegative();
    }

    private void trade(int month) {
        for (int day = DAYS_APART; day <= LAST_DAY; day += DAYS_APART) {
            Instant at = start(month).plus(Duration.ofDays(day - 1L)).plus(Duration.ofHours(10));
            clock.set(at);
            List<Order> orders = wishes.on(at, month, town.look());
            if (!orders.isEmpty()) {
                List<PaymentOutcome> outcomes = app.payments.carryOut(orders);
                long posted =
                        outcomes.stream()
                                .filter(one -> one instanceof PaymentOutcome.Committed)
                                .count();
                payments += posted;
                refused += outcomes.size() - posted;
            }
        }
    }

    private Outcome.Month month(int month) {
        List<Account> accounts =
                town.look().values().stream().sorted(Comparator.comparing(Account::code)).toList();
        var moved = app.database.inSnapshot(tx -> store.moved(tx, start(month), start(month + 1)));
        List<Account> others =
                app.database.inSnapshot(tx -> {
                    List<Account> found = new ArrayList<>(app.ledger.ofKind(tx, Account.Kind.FUND));
                    found.addAll(app.ledger.ofKind(tx, Account.Kind.SYSTEM));
                    return found;
                });
        long fund = sum(others.stream().filter(a -> a.kind() == Account.Kind.FUND).toList());
        long deficit =
                -sum(others.stream().filter(a -> a.code().equals(SystemAccounts.DEFICIT)).toList());
        List<Long> limits =
                accounts.stream().map(a -> a.creditLimit().minorUnits()).sorted().toList();
        return new Outcome.Month(
                month + 1,
                accounts.size(),
                above(accounts) + fund,
                above(accounts) - sum(accounts),
                fund,
                deficit,
                limits.stream().mapToLong(Long::longValue).sum(),
                limits.get((limits.size() - 1) / 2),
                topTenth(accounts),
                moved.turnover(),
                moved.levy(),
                moved.writtenOff());
    }

    private static long sum(List<Account> accounts) {
        return accounts.stream().mapToLong(a -> a.balance().minorUnits()).sum();
    }

    private static long above(List<Account> accounts) {
        return accounts.stream().mapToLong(a -> Math.max(0, a.balance().minorUnits())).sum();
    }

    private static @Nullable Integer topTenth(List<Account> accounts) {
        long all = above(accounts);
        long top =
                accounts.stream()
                        .map(Account::balance)
                        .map(balance -> Money.max(Money.ZERO, balance))
                        .sorted(Comparator.reverseOrder())
                        .limit(Math.max(1, accounts.size() / 10))
                        .mapToLong(Money::minorUnits)
                        .sum();
        return all == 0
                ? null
                : (Integer)
                        BigInteger.valueOf(top)
                                .multiply(BigInteger.valueOf(1_000_000))
                                .divide(BigInteger.valueOf(all))
                                .intValueExact();
    }

    private Outcome outcome(Rules rules) {
        Checks.Report checked = app.checks.run((_, _) -> {});
        LocalDate last = FIRST.plusMonths(size.months() - 1L).atEndOfMonth();
        Map<String, Account> accounts = town.look();
        long owed =
                agents.stream()
                        .filter(agent -> agent.hasStopped(size.months()))
                        .map(agent -> accounts.get(agent.code()))
                        .filter(Simulation::owes)
                        .mapToLong(
                                account -> -Objects.requireNonNull(account).balance().minorUnits())
                        .sum();
        return new Outcome(
                rules,
                months,
                new Soundness(app.signedReports, clock)
                        .at(last)
                        .map(Soundness.View::history)
                        .orElse(List.of()),
                payments,
                refused,
                loans,
                byHabit(app.database.inSnapshot(store::losses)),
                owed,
                byHabit(app.database.inSnapshot(store::levies)),
                checked.size(),
                checked.results().stream()
                        .flatMap(result ->
                                result.first().stream()
                                        .map(finding -> result.check() + ": " + finding))
                        .toList());
    }

    private SortedMap<String, Long> byHabit(Map<String, Long> byCode) {
        SortedMap<String, Long> byHabit = new TreeMap<>();
        for (Agent agent : agents) {
            byHabit.merge(agent.habit().words(), byCode.getOrDefault(agent.code(), 0L), Long::sum);
        }
        return byHabit;
    }
}
