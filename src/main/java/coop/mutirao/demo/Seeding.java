package coop.mutirao.demo;

import coop.mutirao.App;
import coop.mutirao.Founding;
import coop.mutirao.Founding.Charter;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Passwords;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.Delegations;
import coop.mutirao.delegate.Powers;
import coop.mutirao.fund.SweepPolicy;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.member.Communities;
import coop.mutirao.member.LimitsPolicy;
import coop.mutirao.member.Network;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.payment.Order;
import coop.mutirao.payment.PaymentOrder;
import coop.mutirao.payment.ReversalOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Makes the demo's network: founds it, admits its members, gives the roles, lets them trade for
/// half a year, sweeps the fund's income month by month, lets its assembly meet. What is there
/// already stays as it is.
public final class Seeding {

    public static final int DAYS = 182;
    public static final String PASSWORD = "mutirao-demo";

    private static final Network NETWORK =
            new Network("Rede Sol", "demo.mutirao.example/log", "SOL", "Sol", 2);
    private static final long SEED = 20_260_801;

    /// So long from today on officers hold their mandates.
    private static final Duration TERM = Duration.ofDays(365);

    /// When the assembly's members sit together, after midnight.
    static final Duration EVENING = Duration.ofHours(20);

    private final App app;
    private final Clock clock;
    private final int days;

    /// @param app works with `clock`
    public Seeding(App app, Clock clock) {
        this(app, clock, DAYS);
    }

    /// @param days so long members have traded, up to the real time
    Seeding(App app, Clock clock, int days) {
        this.app = app;
        this.clock = clock;
        this.days = days;
    }

    /// A clock that is set by hand.
    public static final class Clock implements InstantSource {

        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        public void set(Instant now) {
            this.now = now;
        }
    }

    /// A way to sign in to the demo.
    public record SignIn(String role, String code) {}

    public static List<SignIn> signIns() {
        return List.of(
                new SignIn("member", People.MEMBER),
                new SignIn("coordinator", People.COORDINATOR),
                new SignIn("coordinator", People.SECOND_COORDINATOR),
                new SignIn("treasurer", People.TREASURER),
                new SignIn("auditor", People.AUDITOR));
    }

    /// Whether the network there is the demo's, or none.
    public boolean isDemo() {
        return app.founding.existing().map(NETWORK::equals).orElse(true);
    }

    /// Whether all is there: the auditor's role is given last.
    public boolean isDone() {
        return app.founding.existing().isPresent() && app.roles.has(People.AUDITOR, Role.AUDITOR);
    }

    // A budget that a month's income exceeds, so that the purses have something too.
    private static Charter charter() {
        Charter usual = Charter.of(NETWORK, 10_000, Money.of(60_000));
        return new Charter(
                usual.network(),
                usual.contribution(),
                new SweepPolicy(
                        Money.of(5_000),
                        usual.sweep().weightsPpm(),
                        usual.sweep().reserveMinimum(),
                        usual.sweep().reserveShareOfDebtPpm()),
                new LimitsPolicy(Money.of(60_000), Money.of(600_000)),
                usual.authorisation(),
                usual.orders());
    }

    /// Makes what is missing.
    ///
    /// @param now the real time, at which the half year ends
    /// @param progress is told the days that are done
    /// @param stop asked before each day
    /// @return the days that are done: all of them, unless it was stopped
    public int run(Instant now, IntConsumer progress, BooleanSupplier stop) {
        Instant start = start(now);
        clock.set(start);
        app.founding.found(charter());
        var by = new Communities.By(Fact.SERVICE, "Founding assembly");
        People.CELLS.forEach(c -> app.communities.add(c.code(), c.name(), Founding.ROOT, by));
        Map<String, MemberId> members = admit();
        // Whoever sweeps the income has a mandate by then.
        Instant end = now.plus(TERM);
        List.of(
                        // Two, since neither can change her own account or give herself a role.
                        new SignIn("coordinator", People.COORDINATOR),
                        new SignIn("coordinator", People.SECOND_COORDINATOR),
                        new SignIn("treasurer", People.TREASURER))
                .forEach(s -> grant(s.code(), Role.mandate(s.role()), end));

        var trade = new Trade(SEED);
        LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC);
        var meetings = new Meetings(app, members, start.plus(Duration.ofDays(days)));
        for (int i = 0; i < days; i++) {
            if (stop.getAsBoolean()) {
                return i;
            }
            LocalDate day = first.plusDays(i);
            Instant morning = start.plus(Duration.ofDays(i));
            trade(day, morning, trade, members);
            clock.set(morning.plus(EVENING));
            meetings.inTheEvening(days - 1 - i);
            sweep(day, morning, trade, members);
            progress.accept(i + 1);
        }
        clock.set(now);
        grant(People.AUDITOR, Role.AUDITOR, end);
        return days;
    }

    private void grant(String code, Role role, Instant end) {
        app.database.inTransaction(tx ->
                app.log.record(
                        tx,
                        facts ->
                                app.roles.grant(
                                        tx,
                                        facts,
                                        new RoleGrant.Decided(code, role, "Founding assembly", end),
                                        Fact.SERVICE)));
    }

    /// When the half year began: at the founding, if that was before.
    private Instant start(Instant now) {
        return app.founding.existing().isEmpty()
                ? now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days))
                : app.database
                        .inTransaction(tx -> app.policies.history(tx, ContributionPolicy.KEY))
                        .getLast()
                        .decidedAt();
    }

    private Map<String, MemberId> admit() {
        String hash = Passwords.hash(Passwords.Cost.OWASP, PASSWORD, app.chance.bytes(16));
        app.database.inTransaction(tx -> app.log.record(tx, facts -> admit(tx, facts, hash)));
        return app.database.inTransaction(this::members);
    }

    private int admit(Tx tx, Facts facts, String hash) {
        if (app.ledger.find(tx, People.MEMBER).isPresent()) {
            return 0;
        }
        int admitted = app.members.admit(tx, facts, People.all(hash)).size();
        var powers = new Powers(null, null, true, null);
        People.DELEGATES.forEach((venture, who) ->
                app.delegations.first(
                        tx, facts, new Delegations.Order(venture, who, powers, "Its meeting")));
        return admitted;
    }

    private Map<String, MemberId> members(Tx tx) {
        Map<String, MemberId> members = new HashMap<>();
        for (var member : People.all("$argon2id$")) {
            @Nullable MemberId owner = app.ledger.find(tx, member.code()).orElseThrow().owner();
            if (owner != null) {
                members.put(member.code(), owner);
            }
        }
        return members;
    }

    private void trade(LocalDate day, Instant morning, Trade trade, Map<String, MemberId> members) {
        List<Trade.Deal> deals = trade.on(day);
        TransferId reversal = trade.id(day);
        int half = deals.size() / 2;
        clock.set(morning.plus(Duration.ofHours(10)));
        app.payments.carryOut(orders(deals.subList(0, half), members));
        clock.set(morning.plus(Duration.ofHours(16)));
        List<Order> orders = new ArrayList<>(orders(deals.subList(half, deals.size()), members));
        if (day.getDayOfMonth() % 7 == 3) {
            orders.add(givenBack(reversal, deals.getFirst(), members));
        }
        app.payments.carryOut(orders);
    }

    private void sweep(LocalDate day, Instant morning, Trade trade, Map<String, MemberId> members) {
        TransferId sweep = trade.id(day);
        if (day.getDayOfMonth() == day.lengthOfMonth()) {
            clock.set(morning.plus(Duration.ofHours(23)));
            app.fund.sweep(sweep, members.get(People.TREASURER), People.TREASURER);
        }
    }

    private static List<Order> orders(List<Trade.Deal> deals, Map<String, MemberId> members) {
        return deals.stream().<Order>map(deal -> order(deal, members)).toList();
    }

    private static Order order(Trade.Deal deal, Map<String, MemberId> members) {
        return new PaymentOrder(
                deal.id(),
                deal.kind(),
                deal.payer(),
                deal.payee(),
                deal.amount(),
                deal.description(),
                null,
                null,
                null,
                actor(deal.payer(), members));
    }

    private static Order.Actor actor(String account, Map<String, MemberId> members) {
        String who = People.orderer(account);
        return new Order.Actor(who, members.get(who));
    }

    // The first sale of the day turns out a mistake, now and then.
    private static Order givenBack(TransferId id, Trade.Deal deal, Map<String, MemberId> members) {
        return new ReversalOrder(
                id,
                deal.id(),
                deal.kind() == TransferKind.GIFT ? "Not needed" : "Wrong amount",
                actor(deal.payee(), members),
                !People.orderer(deal.payee()).equals(deal.payee()));
    }
}
