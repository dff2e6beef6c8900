package coop.mutirao.ledger;

import static coop.mutirao.ledger.SmallBooks.ANA;
import static coop.mutirao.ledger.SmallBooks.BEA;
import static coop.mutirao.ledger.SmallBooks.FUND;
import static coop.mutirao.ledger.SmallBooks.books;
import static coop.mutirao.ledger.SmallBooks.closed;
import static coop.mutirao.ledger.SmallBooks.entry;
import static coop.mutirao.ledger.SmallBooks.fund;
import static coop.mutirao.ledger.SmallBooks.limits;
import static coop.mutirao.ledger.SmallBooks.member;
import static coop.mutirao.ledger.SmallBooks.payment;
import static coop.mutirao.ledger.SmallBooks.transfer;
import static coop.mutirao.ledger.SmallBooks.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.ledger.PostingResult.AccountClosed;
import coop.mutirao.ledger.PostingResult.CreditLimitExceeded;
import coop.mutirao.ledger.PostingResult.MaximumBalanceExceeded;
import coop.mutirao.ledger.PostingResult.Posted;
import coop.mutirao.ledger.PostingResult.UnitMismatch;
import coop.mutirao.ledger.PostingResult.UnknownAccount;
import coop.mutirao.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostingTest {

    @Nested
    class A_member_near_the_credit_limit {

        final Account ana = member(ANA, -9_999);

        @Test
        void can_give_the_last_minor_unit() {
            var result = Posting.decide(payment(ANA, BEA, 1), books(ana, member(BEA, 0)));

            assertThat(balances(result)).containsExactly(-10_000L, 1L);
        }

        @Test
        void cannot_give_one_more() {
            var result = Posting.decide(payment(ANA, BEA, 2), books(ana, member(BEA, 0)));

            assertThat(result).isEqualTo(new CreditLimitExceeded(ana, Money.of(2)));
        }

        @Test
        void cannot_give_the_contribution_on_top() {
            Transfer transfer =
                    transfer(entry(ANA, -1), entry(BEA, 1), entry(ANA, -1), entry(FUND, 1));

            var result = Posting.decide(transfer, books(ana, member(BEA, 0), fund(0)));

            assertThat(result)
                    .as("the account as it stood, and all that was asked of it")
                    .isEqualTo(new CreditLimitExceeded(ana, Money.of(2)));
        }
    }

    @Nested
    class A_member_with_a_reserved_amount {

        final Account ana = limits(member(ANA, 0), 400, 10_000, 20_000);

        @Test
        void can_spend_all_but_that() {
            var result = Posting.decide(payment(ANA, BEA, 9_600), books(ana, member(BEA, 0)));

            assertThat(balances(result)).containsExactly(-9_600L, 9_600L);
        }

        @Test
        void cannot_spend_a_minor_unit_of_it() {
            var result = Posting.decide(payment(ANA, BEA, 9_601), books(ana, member(BEA, 0)));

            assertThat(result).isEqualTo(new CreditLimitExceeded(ana, Money.of(9_601)));
        }

        @Test
        void can_receive_as_much_as_without() {
            var result = Posting.decide(payment(BEA, ANA, 10_000), books(ana, member(BEA, 0)));

            assertThat(balances(result)).containsExactly(-10_000L, 10_000L);
        }
    }

    @Nested
    class A_member_near_the_maximum_balance {

        final Account bea = member(BEA, 19_999);

        @Test
        void can_take_in_the_last_minor_unit() {
            var result = Posting.decide(payment(ANA, BEA, 1), books(member(ANA, 0), bea));

            assertThat(balances(result)).containsExactly(-1L, 20_000L);
        }

        @Test
        void cannot_take_in_one_more() {
            var result = Posting.decide(payment(ANA, BEA, 2), books(member(ANA, 0), bea));

            assertThat(result).isEqualTo(new MaximumBalanceExceeded(bea, Money.of(2)));
        }

        @Test
        void cannot_take_in_more_even_if_the_contribution_brings_it_back() {
            Transfer sale = transfer(entry(ANA, -2), entry(BEA, 2), entry(BEA, -1), entry(FUND, 1));

            var result = Posting.decide(sale, books(member(ANA, 0), bea, fund(0)));

            assertThat(result).isEqualTo(new MaximumBalanceExceeded(bea, Money.of(2)));
        }
    }

    /// Whoever is beyond a limit that was lowered since may come back, not go further.
    @Nested
    class A_member_beyond_a_lowered_limit {

        final Account ana = limits(member(ANA, -8_000), 0, 5_000, 20_000);
        final Account rich = limits(member(BEA, 15_000), 0, 5_000, 10_000);

        @Test
        void can_receive_without_reaching_the_limit() {
            var result = Posting.decide(payment(BEA, ANA, 1), books(ana, member(BEA, 0)));

            assertThat(balances(result)).containsExactly(-1L, -7_999L);
        }

        @Test
        void can_sell_although_the_contribution_is_an_entry_of_its_own() {
            Transfer sale =
                    transfer(
                            entry(BEA, -1_000),
                            entry(ANA, 1_000),
                            entry(ANA, -10),
                            entry(FUND, 10));

            var result = Posting.decide(sale, books(ana, member(BEA, 0), fund(0)));

            assertThat(balances(result)).containsExactly(-1_000L, -7_000L, -7_010L, 10L);
        }

        @Test
        void can_end_where_it_began_and_no_further() {
            var books = books(ana, member(BEA, 0), fund(0));

            Transfer even = transfer(entry(BEA, -9), entry(ANA, 9), entry(ANA, -9), entry(FUND, 9));
            Transfer worse =
                    transfer(entry(BEA, -9), entry(ANA, 9), entry(ANA, -10), entry(FUND, 10));

            assertThat(Posting.decide(even, books)).isInstanceOf(Posted.class);
            assertThat(Posting.decide(worse, books))
                    .isEqualTo(new CreditLimitExceeded(ana, Money.of(1)));
        }

        @Test
        void cannot_give_a_minor_unit() {
            var result = Posting.decide(payment(ANA, BEA, 1), books(ana, member(BEA, 0)));

            assertThat(result).isEqualTo(new CreditLimitExceeded(ana, Money.of(1)));
        }

        @Test
        void can_give_from_above_a_lowered_maximum_but_take_nothing_in() {
            assertThat(balances(Posting.decide(payment(BEA, ANA, 1), books(ana, rich))))
                    .containsExactly(14_999L, -7_999L);
            assertThat(Posting.decide(payment(ANA, BEA, 1), books(member(ANA, 0), rich)))
                    .isEqualTo(new MaximumBalanceExceeded(rich, Money.of(1)));
        }

        @Test
        void cannot_have_a_contribution_back_above_a_lowered_maximum() {
            Transfer back =
                    transfer(
                            entry(FUND, -10),
                            entry(BEA, 10),
                            entry(BEA, -1_000),
                            entry(ANA, 1_000));

            var result = Posting.decide(back, books(member(ANA, 0), rich, fund(10)));

            assertThat(result)
                    .as("the contribution comes back first, and would lead further away")
                    .isEqualTo(new MaximumBalanceExceeded(rich, Money.of(10)));
        }
    }

    @Nested
    class A_fund {

        @Test
        void gives_what_it_holds_and_no_more() {
            var books = books(fund(100), member(ANA, 0));

            assertThat(balances(Posting.decide(payment(FUND, ANA, 100), books)))
                    .containsExactly(0L, 100L);
            assertThat(Posting.decide(payment(FUND, ANA, 101), books))
                    .isEqualTo(new CreditLimitExceeded(fund(100), Money.of(101)));
        }
    }

    @Test
    void a_closed_account_neither_gives_nor_receives() {
        Account ana = closed(member(ANA, 0));

        assertThat(Posting.decide(payment(ANA, BEA, 1), books(ana, member(BEA, 0))))
                .isEqualTo(new AccountClosed(ana));
        assertThat(Posting.decide(payment(BEA, ANA, 1), books(ana, member(BEA, 0))))
                .isEqualTo(new AccountClosed(ana));
    }

    @Test
    void an_account_that_is_not_there_is_refused() {
        assertThat(Posting.decide(payment(ANA, BEA, 5), books(member(ANA, 0))))
                .isEqualTo(new UnknownAccount(BEA));
    }

    @Test
    void units_do_not_mix() {
        var books = books(member(ANA, 0), unit(member(BEA, 0), "HORA"));

        assertThat(Posting.decide(payment(ANA, BEA, 5), books))
                .isEqualTo(new UnitMismatch("HORA", "SOL"));
    }

    @Test
    void two_units_move_together_if_each_sums_to_zero() {
        AccountId hours = new AccountId(4);
        AccountId others = new AccountId(5);
        Transfer swap = transfer(entry(ANA, -7), entry(BEA, 7), entry(hours, 3), entry(others, -3));

        var result =
                Posting.decide(
                        swap,
                        books(
                                member(ANA, 0),
                                member(BEA, 0),
                                unit(member(hours, 0), "HORA"),
                                unit(member(others, 0), "HORA")));

        assertThat(balances(result)).containsExactly(-7L, 7L, 3L, -3L);
    }

    @Nested
    class Of_several_refusals {

        @Test
        void the_one_of_the_first_entry_is_the_answer() {
            var books = books(member(ANA, -10_000), closed(member(BEA, 0)));

            assertThat(Posting.decide(payment(ANA, BEA, 1), books))
                    .isInstanceOf(CreditLimitExceeded.class);
            assertThat(Posting.decide(payment(BEA, ANA, 1), books))
                    .isInstanceOf(AccountClosed.class);
        }

        @Test
        void closed_goes_before_the_limit_and_the_unit_comes_last() {
            var books = books(closed(member(ANA, -10_000)), unit(member(BEA, 20_000), "HORA"));

            assertThat(Posting.decide(payment(ANA, BEA, 1), books))
                    .isInstanceOf(AccountClosed.class);
            assertThat(
                            Posting.decide(
                                    payment(BEA, ANA, 1),
                                    books(member(ANA, 0), unit(member(BEA, 0), "HORA"))))
                    .isInstanceOf(UnitMismatch.class);
            assertThat(
                            Posting.decide(
                                    payment(ANA, BEA, 1),
                                    books(member(ANA, 0), unit(member(BEA, 20_000), "HORA"))))
                    .isInstanceOf(MaximumBalanceExceeded.class);
        }
    }

    @Test
    void each_entry_is_tried_on_what_the_ones_before_it_left() {
        Transfer first =
                transfer(entry(BEA, -50), entry(ANA, 50), entry(ANA, -50), entry(FUND, 50));
        Transfer last = transfer(entry(ANA, -50), entry(FUND, 50), entry(BEA, -50), entry(ANA, 50));
        var books = books(member(ANA, -10_000), member(BEA, 0), fund(0));

        assertThat(Posting.decide(first, books))
                .isInstanceOfSatisfying(
                        Posted.class,
                        posted ->
                                assertThat(posted.lines().get(2).after())
                                        .extracting(Account::balance, Account::version)
                                        .containsExactly(Money.of(-10_000), 2L));
        assertThat(Posting.decide(last, books)).isInstanceOf(CreditLimitExceeded.class);
    }

    @Test
    void a_decision_does_not_change_the_books() {
        var books = books(member(ANA, 0), member(BEA, 0));
        var before = Map.copyOf(books);

        Posting.decide(payment(ANA, BEA, 5), books);

        assertThat(books).isEqualTo(before);
    }

    @Test
    void a_transfer_that_does_not_sum_to_zero_or_moves_nothing_cannot_be_thought_of() {
        assertThatThrownBy(() -> transfer(entry(ANA, -5), entry(BEA, 6)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(SmallBooks::transfer).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry(ANA, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Whatever is asked for in whatever order, and whatever limits are changed between: the
    /// community as a whole owes itself nothing, and nobody gets further beyond a limit.
    @Test
    void balances_sum_to_zero_and_no_limit_is_passed() {
        Property.forAll(
                500,
                random -> {
                    var books = books(member(ANA, 0), member(BEA, 0), fund(0));
                    for (int step = 0; step < 50; step++) {
                        if (random.nextInt(6) == 0) {
                            AccountId id = random.nextBoolean() ? ANA : BEA;
                            books.computeIfPresent(id, (_, a) -> anyLimits(a, random));
                        } else if (Posting.decide(anyTransfer(random), books)
                                instanceof Posted posted) {
                            var before = Map.copyOf(books);
                            posted.lines().forEach(l -> books.put(l.after().id(), l.after()));
                            books.values()
                                    .forEach(a -> assertAllowed(before.getOrDefault(a.id(), a), a));
                        }
                        assertThat(
                                        books.values().stream()
                                                .mapToLong(a -> a.balance().minorUnits())
                                                .sum())
                                .isZero();
                    }
                });
    }

    static void assertAllowed(Account before, Account after) {
        if (after.availableBalance().isNegative()) {
            assertThat(after.balance()).isGreaterThanOrEqualTo(before.balance());
        }
        if (after.balance().compareTo(after.maximumBalance()) > 0) {
            assertThat(after.balance()).isLessThanOrEqualTo(before.balance());
        }
    }

    static Account anyLimits(Account a, RandomGenerator random) {
        return limits(a, random.nextInt(500), random.nextInt(10_000), random.nextInt(20_000));
    }

    static Transfer anyTransfer(RandomGenerator random) {
        AccountId payer = random.nextBoolean() ? ANA : BEA;
        AccountId payee = payer.equals(ANA) ? BEA : ANA;
        long price = 1L + random.nextInt(12_000);
        List<Entry> entries = new ArrayList<>(List.of(entry(payer, -price), entry(payee, price)));
        for (AccountId party : List.of(payer, payee)) {
            if (random.nextInt(3) == 0) {
                entries.addAll(
                        List.of(entry(party, -1 - price / 100), entry(FUND, 1 + price / 100)));
            }
        }
        return transfer(entries.toArray(Entry[]::new));
    }

    static List<Long> balances(PostingResult result) {
        assertThat(result).isInstanceOf(Posted.class);
        return ((Posted) result)
                .lines().stream().map(line -> line.after().balance().minorUnits()).toList();
    }
}
