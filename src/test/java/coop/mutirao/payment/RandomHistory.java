package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.Founding.Charter;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.fund.Fund;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.member.LimitsPolicy;
import coop.mutirao.officer.Second;
import coop.mutirao.payment.BookModel.Page;
import coop.mutirao.payment.PaymentRequest.State;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One network whose members do whatever comes to their minds; what the service answers is compared
/// with what a [BookModel] foresees, step by step.
final class RandomHistory implements AutoCloseable {

    private final DataSource database;
    private final RandomGenerator random;
    private final SetClock clock = new SetClock(Instant.parse("2026-09-01T08:00:00Z"));
    private final BookModel model;
    private final Foresight foresight;
    private final Whims whims;
    private TestApp app;

    /// What the service said in its own words, which it has to say again.
    private final Map<TransferId, String> words = new HashMap<>();

    RandomHistory(DataSource database, RandomGenerator random) {
        this.database = database;
        this.random = random;
        this.whims = new Whims(random, clock);
        ContributionPolicy contribution = whims.contribution();
        app =
                open().found(
                                new Charter(
                                        TestApp.NETWORK,
                                        contribution,
                                        BookModel.SWEEP,
                                        // One officer changes limits as she likes.
                                        new LimitsPolicy(
                                                Money.of(1_500),
                                                OpenAccount.LIMIT_MAX,
                                                OpenAccount.LIMIT_MAX),
                                        AuthorisationPolicy.FIRST,
                                        StandingOrders.FIRST));
        model = new BookModel(contribution);
        foresight = new Foresight(model, clock.instant());
        for (int i = 0; i < Whims.MEMBERS.size(); i++) {
            long credit = random.nextInt(1_500);
            long maximum = 200L + random.nextInt(3_000);
            app.admit(Whims.MEMBERS.get(i), credit, maximum, null);
            model.pages.put(Whims.MEMBERS.get(i), new Page(i + 1, credit, maximum));
            app.mandate(Whims.MEMBERS.get(i), "coordinator");
        }
    }

    private TestApp open() {
        return new TestApp(database, clock, random.nextLong());
    }

    void step() {
        int lot = random.nextInt(100);
        if (lot < 30) {
            submit(whims.payment());
        } else if (lot < 42) {
            batch();
        } else if (lot < 52) {
            submit(whims.duplicate(foresight.answered.values()));
        } else if (lot < 67) {
            submit(whims.reversal(foresight.paid));
        } else if (lot < 77) {
            changeLimits();
        } else if (lot < 82) {
            ask();
        } else if (lot < 87) {
            answerRequest();
        } else if (lot < 92) {
            sweep();
        } else if (lot < 98) {
            clock.pass(Duration.ofMinutes(random.nextInt(-60, 60 * 24 * 8)));
        } else {
            restart();
        }
    }

    private void restart() {
        app.close();
        app = open();
    }

    private void submit(Order order) {
        String expected = foresight.foresee(order, at());
        check(order, app.app.payments.submit(order), expected);
    }

    private void batch() {
        List<Order> orders = new ArrayList<>();
        for (int i = random.nextInt(2, 9); i > 0; i--) {
            boolean again = !orders.isEmpty() && random.nextInt(4) == 0;
            orders.add(
                    again
                            ? orders.get(random.nextInt(orders.size()))
                            : random.nextInt(4) == 0
                                    ? whims.reversal(foresight.paid)
                                    : whims.payment());
        }
        Instant at = at();
        List<String> expected = new ArrayList<>();
        for (Order order : orders) {
            expected.add(foresight.foresee(order, at));
        }
        List<PaymentOutcome> outcomes =
                random.nextBoolean()
                        ? app.app.payments.carryOut(orders)
                        : app.app.payments.submitAll(orders).stream().map(Supplier::get).toList();
        for (int i = 0; i < orders.size(); i++) {
            check(orders.get(i), outcomes.get(i), expected.get(i));
        }
    }

    /// The log's time of the next turn at the door.
    private Instant at() {
        return foresight.at(clock.instant());
    }

    private void fact() {
        foresight.fact(clock.instant());
    }

    private void check(Order order, PaymentOutcome outcome, String expected) {
        switch (outcome) {
            case PaymentOutcome.Committed(var payment, var again) -> {
                assertThat("COMMITTED").as("%s", order).isEqualTo(expected);
                String said =
                        payment.log() + " " + payment.committedAt() + " " + payment.sent(null);
                assertSaidAgain(order, said, again);
            }
            case PaymentOutcome.Awaiting _ -> throw new AssertionError("nobody has a rule");
            case PaymentOutcome.Refused(var problem, var kept) -> {
                assertThat(problem.type().name()).as("%s", order).isEqualTo(expected);
                if (kept) {
                    assertSaidAgain(order, app.app.json.writeValueAsString(problem), false);
                }
            }
        }
    }

    private void assertSaidAgain(Order order, String said, boolean again) {
        @Nullable String before = words.putIfAbsent(order.id(), said);
        assertThat(before == null || before.equals(said))
                .as("%s, before %s", said, before)
                .isTrue();
        assertThat(again && before == null).as("again, for the first time").isFalse();
    }

    private void changeLimits() {
        String code = whims.member();
        AccountChange change = whims.change(model.page(code).closed);
        // Nobody changes an account of her own.
        String officer = code.equals("ana") ? "bea" : "ana";
        foresight.checkChange(
                code,
                change,
                app.limits.change(code, change, officer, Second.NOT_NEEDED),
                clock.instant());
    }

    private void ask() {
        String payer = whims.member();
        String payee = whims.member();
        UUID id = new UUID(0x7001, whims.nextId());
        var wish =
                new Requests.Wish(
                        id,
                        TransferKind.PAYMENT,
                        payer,
                        payee,
                        Money.of(1 + random.nextInt(900)),
                        null,
                        null,
                        app.app.members.find(payee).orElseThrow().id());

        Requests.Result result = app.requests.ask(wish);

        boolean sound =
                !payer.equals(payee) && !model.page(payer).closed && !model.page(payee).closed;
        assertThat(result instanceof Requests.Result.Stands).isEqualTo(sound);
        if (result instanceof Requests.Result.Stands(var request, var _)) {
            foresight.requests.put(id, request);
            assertThat(app.requests.ask(wish)).isEqualTo(new Requests.Result.Stands(request, true));
        }
    }

    private void answerRequest() {
        if (foresight.requests.isEmpty()) {
            return;
        }
        PaymentRequest request =
                List.copyOf(foresight.requests.values())
                        .get(random.nextInt(foresight.requests.size()));
        if (random.nextInt(3) > 0) {
            submit(
                    Requests.order(
                            request,
                            Orders.id(whims.nextId()),
                            null,
                            new Order.Actor(request.payer(), null)));
            return;
        }
        State end = random.nextBoolean() ? State.REJECTED : State.CANCELED;
        State now = request.at(clock.instant()).state();
        boolean ends = now == State.PENDING || now == end;
        assertThat(app.requests.end(request.id(), end) instanceof Requests.Result.Stands)
                .as("%s when %s", end, now)
                .isEqualTo(ends);
        if (now == State.PENDING) {
            foresight.requests.put(request.id(), request.in(end));
        }
    }

    private void sweep() {
        Instant at = at();
        Fund.Result result = app.app.fund.sweep(Orders.id(whims.nextId()), null, "service");

        boolean swept = model.sweep(at);
        assertThat(result instanceof Fund.Result.Swept).isEqualTo(swept);
        if (swept) {
            fact();
        }
    }

    /// Asks for everything once more, and compares the whole database with the model.
    void verify() {
        restart();
        List<Order> all = List.copyOf(foresight.answered.values());
        List<PaymentOutcome> outcomes = app.app.payments.carryOut(all);
        for (int i = 0; i < all.size(); i++) {
            check(
                    all.get(i),
                    outcomes.get(i),
                    String.valueOf(foresight.answers.get(all.get(i).id())));
        }
        foresight.requests.forEach((id, request) ->
                assertThat(app.requests.find(id)).contains(request.at(clock.instant())));
        var books = new BookAudit(database);
        books.checkLog();
        books.checkEntries();
        books.compare(model, Whims.MEMBERS);
        books.checkTransfers(foresight.paid.keySet(), foresight.reversed.size());
    }

    @Override
    public void close() {
        app.close();
    }
}
