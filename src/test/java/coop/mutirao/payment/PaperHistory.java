package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.fund.Purse;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.BookModel.Page;
import coop.mutirao.payment.PaymentRequest.State;
import coop.mutirao.testing.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One history of a [PaperLedger] whose members do whatever comes to their minds, on a network that
/// loses answers and a machine that fails.
final class PaperHistory {

    private static final Instant FOUNDED = Instant.parse("2026-09-01T08:00:00Z");

    private final RandomGenerator random;
    private final SetClock clock = new SetClock(FOUNDED);
    private final PaperLedger ledger;
    private final Foresight foresight;
    private final Whims whims;

    /// What was said for good, which has to be said again.
    private final Map<TransferId, String> words = new HashMap<>();

    PaperHistory(RandomGenerator random) {
        this.random = random;
        this.whims = new Whims(random, clock);
        ContributionPolicy contribution = whims.contribution();
        foresight = new Foresight(new BookModel(contribution), FOUNDED);
        List<Account> accounts = new ArrayList<>();
        for (Purse purse : Purse.values()) {
            accounts.add(Orders.account(accounts.size() + 1, purse.code(), 0, false));
        }
        for (String code : Whims.MEMBERS) {
            long credit = random.nextInt(1_500);
            long maximum = 200L + random.nextInt(3_000);
            accounts.add(Orders.account(accounts.size() + 1, code, credit, maximum, false));
            foresight.model.pages.put(code, new Page(accounts.size(), credit, maximum));
        }
        ledger = new PaperLedger(accounts, Orders.policy(contribution), BookModel.SWEEP, FOUNDED);
    }

    void step() {
        int lot = random.nextInt(100);
        if (lot < 60) {
            batch();
        } else if (lot < 72) {
            changeLimits();
        } else if (lot < 79) {
            ask();
        } else if (lot < 86) {
            answerRequest();
        } else if (lot < 93) {
            assertThat(ledger.sweep(Orders.id(whims.nextId()), clock.instant()))
                    .isEqualTo(sweepForeseen());
        } else {
            clock.pass(Duration.ofMinutes(random.nextInt(-60, 60 * 24 * 8)));
        }
    }

    private boolean sweepForeseen() {
        boolean swept = foresight.model.sweep(foresight.at(clock.instant()));
        if (swept) {
            foresight.fact(clock.instant());
        }
        return swept;
    }

    private Order whim() {
        int lot = random.nextInt(10);
        return lot < 5
                ? whims.payment()
                : lot < 7
                        ? whims.duplicate(foresight.answered.values())
                        : whims.reversal(foresight.paid);
    }

    private void batch() {
        List<Order> orders = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            orders.add(
                    !orders.isEmpty() && random.nextInt(5) == 0
                            ? orders.get(random.nextInt(orders.size()))
                            : whim());
        }
        Collections.shuffle(orders, java.util.Random.from(random));
        carryOut(orders);
    }

    /// The machine may fail before the commit, so that all is done again; or after it, so that the
    /// answers are lost and asked for again.
    private void carryOut(List<Order> orders) {
        Instant now = clock.instant();
        if (random.nextInt(5) == 0) {
            ledger.carryOut(orders, now, false);
        }
        Instant at = foresight.at(now);
        List<String> expected = orders.stream().map(o -> foresight.foresee(o, at)).toList();
        List<PaymentOutcome> outcomes = ledger.carryOut(orders, now, true);
        for (int i = 0; i < orders.size(); i++) {
            check(orders.get(i), outcomes.get(i), expected.get(i));
        }
        if (random.nextInt(5) == 0) {
            askAgain(orders);
        }
    }

    private void askAgain(List<Order> orders) {
        Instant at = foresight.at(clock.instant());
        for (Order order : orders) {
            String expected = foresight.foresee(order, at);
            check(
                    order,
                    ledger.carryOut(List.of(order), clock.instant(), true).getFirst(),
                    expected);
        }
    }

    private void check(Order order, PaymentOutcome outcome, String expected) {
        switch (outcome) {
            case PaymentOutcome.Committed(var payment, var again) -> {
                assertThat("COMMITTED").as("%s", order).isEqualTo(expected);
                assertSaidAgain(order, payment.log() + " " + payment.committedAt(), again);
            }
            case PaymentOutcome.Awaiting _ -> throw new AssertionError("nobody has a rule");
            case PaymentOutcome.Refused(var problem, var kept) -> {
                assertThat(problem.type().name()).as("%s", order).isEqualTo(expected);
                if (kept) {
                    assertSaidAgain(order, problem.toString(), false);
                }
            }
        }
    }

    private void assertSaidAgain(Order order, String said, boolean again) {
        @Nullable String before = words.putIfAbsent(order.id(), said);
        assertThat(before == null || before.equals(said)).as("%s and %s", said, before).isTrue();
        assertThat(again && before == null).as("again, for the first time").isFalse();
    }

    private void changeLimits() {
        String code = whims.member();
        AccountChange change = whims.change(foresight.model.page(code).closed);
        foresight.checkChange(
                code, change, ledger.change(code, change, clock.instant()), clock.instant());
    }

    private void ask() {
        String payer = whims.member();
        String payee = whims.member();
        if (!payer.equals(payee)) {
            var request =
                    new PaymentRequest(
                            new UUID(0x7001, whims.nextId()),
                            State.PENDING,
                            TransferKind.PAYMENT,
                            payer,
                            payee,
                            Money.of(1 + random.nextInt(900)),
                            null,
                            clock.instant(),
                            clock.instant().plus(Duration.ofDays(random.nextInt(1, 20))),
                            null);
            ledger.put(request);
            foresight.requests.put(request.id(), request);
        }
    }

    private void answerRequest() {
        List<PaymentRequest> all = List.copyOf(foresight.requests.values());
        if (!all.isEmpty()) {
            PaymentRequest request = all.get(random.nextInt(all.size()));
            carryOut(
                    List.of(
                            Requests.order(
                                    request,
                                    Orders.id(whims.nextId()),
                                    null,
                                    new Order.Actor(request.payer(), null))));
        }
    }

    /// Compares every balance, version and carry with the model's.
    void verify() {
        long sum = 0;
        for (Account account : ledger.accounts().values()) {
            Page page = foresight.model.page(account.code());
            assertThat(account.balance().minorUnits()).as(account.code()).isEqualTo(page.balance);
            sum += account.balance().minorUnits();
            Carry carry = ledger.carries().getOrDefault(account.id(), Carry.NONE);
            assertThat(carry.carry()).as("carry of %s", account.code()).isEqualTo(page.carry);
            assertThat(carry.charged().minorUnits()).isEqualTo(page.charged);
        }
        assertThat(sum).isZero();
        foresight.requests.forEach(
                (id, request) -> assertThat(ledger.requests()).containsEntry(id, request));
        askAgain(List.copyOf(foresight.answered.values()));
    }
}
