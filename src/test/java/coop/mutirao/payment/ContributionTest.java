package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import coop.mutirao.testing.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContributionTest {

    static final AccountId BEA = new AccountId(2);
    static final Contribution.Tariff ONE_PERCENT = tariff(10_000, null, 0);

    @Nested
    class The_vectors {

        @Test
        void V_FEE_1() {
            List<Charge> charges = inTurn(ONE_PERCENT, 49, 49, 3);

            assertThat(charges)
                    .extracting(c -> c.amount().minorUnits())
                    .containsExactly(0L, 0L, 1L);
            assertThat(charges)
                    .extracting(Charge::carryAfter)
                    .containsExactly(490_000L, 980_000L, 10_000L);
            assertThat(inTurn(ONE_PERCENT, 101).getFirst())
                    .extracting(Charge::amount, Charge::carryAfter)
                    .containsExactly(Money.of(1), 10_000L);
        }

        @Test
        void V_FEE_2() {
            List<Charge> charges = inTurn(tariff(15_000, null, 0), 3_333, 3_333, 3_333);

            assertThat(charges)
                    .extracting(c -> c.amount().minorUnits())
                    .containsExactly(49L, 50L, 50L);
            assertThat(charges.getLast().carryAfter()).isEqualTo(985_000);
            assertThat(inTurn(tariff(15_000, null, 0), 9_999).getFirst().amount())
                    .isEqualTo(Money.of(149));
        }
    }

    @Test
    void the_next_minor_unit_falls_due_when_the_carry_is_full() {
        assertThat(Contribution.on(BEA, Money.of(1), ONE_PERCENT, carry(989_999)).amount())
                .isEqualTo(Money.ZERO);
        assertThat(Contribution.on(BEA, Money.of(1), ONE_PERCENT, carry(990_000)))
                .extracting(Charge::amount, Charge::carryAfter)
                .containsExactly(Money.of(1), 0L);
    }

    @Test
    void the_greatest_payment_at_the_greatest_rate_is_exact() {
        var whole = tariff(1_000_000, null, 0);

        Charge charge = Contribution.on(BEA, PaymentOrder.AMOUNT_MAX, whole, carry(999_999));

        assertThat(charge.amount()).isEqualTo(PaymentOrder.AMOUNT_MAX);
        assertThat(charge.carryAfter()).isEqualTo(999_999);
        assertExact(charge);
    }

    /// Nobody gains by paying in parts, nobody loses by it.
    @Test
    void any_split_of_a_total_is_charged_the_same() {
        Property.forAll(
                2_000,
                random -> {
                    var tariff = tariff(random.nextInt(1_000_001), null, 0);
                    long total = random.nextLong(1, 1_000_000_000_000L);
                    Carry carry = Carry.NONE;
                    long charged = 0;
                    for (long left = total; left > 0; ) {
                        boolean last = random.nextInt(20) == 0;
                        long part = last ? left : random.nextLong(1, left + 1);
                        Charge charge = Contribution.on(BEA, Money.of(part), tariff, carry);
                        assertExact(charge);
                        carry = charge.after();
                        charged += charge.amount().minorUnits();
                        left -= part;
                    }

                    assertThat(charged).isEqualTo(total * tariff.ratePpm() / 1_000_000);
                    assertThat(carry.carry()).isBetween(0L, 999_999L);
                });
    }

    @Nested
    class Giving_back {

        @Test
        void returns_what_was_charged_and_what_was_carried() {
            Charge charge = Contribution.on(BEA, Money.of(149), ONE_PERCENT, carry(510_000));

            Charge back = Contribution.back(charge, carry(charge.carryAfter()));

            assertThat(charge.amount()).isEqualTo(Money.of(2));
            assertThat(back)
                    .isEqualTo(
                            new Charge(
                                    BEA,
                                    1,
                                    Money.of(-149),
                                    10_000,
                                    0,
                                    Money.of(-2),
                                    Money.ZERO,
                                    0,
                                    new Carry(510_000, 0, Money.of(-2))));
        }

        @Test
        void may_leave_the_carry_below_zero_and_then_nothing_is_charged() {
            // 101 is charged 1 and carries 10,000; then 99 is charged 1 and carries nothing.
            Charge first = Contribution.on(BEA, Money.of(99), ONE_PERCENT, Carry.NONE);
            Charge second = Contribution.on(BEA, Money.of(1), ONE_PERCENT, carry(990_000));

            Charge back = Contribution.back(first, carry(second.carryAfter()));
            Charge next = Contribution.on(BEA, Money.of(98), ONE_PERCENT, carry(back.carryAfter()));
            Charge after =
                    Contribution.on(BEA, Money.of(100), ONE_PERCENT, carry(next.carryAfter()));

            assertThat(back.carryAfter()).isEqualTo(-990_000);
            assertThat(next)
                    .extracting(Charge::amount, Charge::carryAfter)
                    .containsExactly(Money.ZERO, -10_000L);
            assertThat(after)
                    .extracting(Charge::amount, Charge::carryAfter)
                    .containsExactly(Money.ZERO, 990_000L);
        }

        @Test
        void never_makes_a_later_sale_cost_more_than_it_brings() {
            // Three sales of 1 for which 1 fell due, given back: nearly 3 are owed, and a sale of 1
            // can bear 1 of it.
            long carry = 0;
            for (int i = 0; i < 3; i++) {
                Charge filling = Contribution.on(BEA, Money.of(99), ONE_PERCENT, carry(0));
                Charge due =
                        Contribution.on(BEA, Money.of(1), ONE_PERCENT, carry(filling.carryAfter()));
                carry = Contribution.back(due, carry(carry)).carryAfter();
            }

            Charge next = Contribution.on(BEA, Money.of(1), ONE_PERCENT, carry(carry));

            assertThat(carry).isEqualTo(2_970_000);
            assertThat(next)
                    .extracting(Charge::amount, Charge::carryAfter)
                    .containsExactly(Money.of(1), 1_980_000L);
        }

        /// In whatever order payments are charged and given back: what remains is charged as if the
        /// others had never been.
        @Test
        void of_all_leaves_nothing_charged_and_nothing_carried() {
            Property.forAll(
                    500,
                    random -> {
                        List<Charge> open = new ArrayList<>();
                        Carry carry = Carry.NONE;
                        long charged = 0;
                        for (int i = 0; i < 60 || !open.isEmpty(); i++) {
                            var tariff = tariff(random.nextInt(100_001), null, 0);
                            boolean give = i >= 60 || (!open.isEmpty() && random.nextBoolean());
                            Charge charge =
                                    give
                                            ? Contribution.back(
                                                    open.remove(random.nextInt(open.size())), carry)
                                            : Contribution.on(
                                                    BEA,
                                                    Money.of(random.nextInt(1, 200)),
                                                    tariff,
                                                    carry);
                            if (!give) {
                                open.add(charge);
                                assertThat(charge.amount()).isBetween(Money.ZERO, charge.base());
                            }
                            assertExact(charge);
                            carry = charge.after();
                            charged += charge.amount().minorUnits();
                            long due = open.stream().mapToLong(Charge::numerator).sum();
                            assertThat(charged * 1_000_000 + carry.carry()).isEqualTo(due);
                        }
                        assertThat(carry).isEqualTo(Carry.NONE);
                    });
        }
    }

    @Nested
    class A_cap {

        final Contribution.Tariff capped = tariff(10_000, Money.of(5), 7);

        @Test
        void is_charged_to_the_last_minor_unit() {
            Charge charge = Contribution.on(BEA, Money.of(500), capped, Carry.NONE);

            assertThat(charge)
                    .extracting(Charge::amount, Charge::forgiven, Charge::carryAfter)
                    .containsExactly(Money.of(5), Money.ZERO, 0L);
        }

        @Test
        void forgives_what_exceeds_it_with_the_carry() {
            Charge charge = Contribution.on(BEA, Money.of(699), capped, Carry.NONE);

            assertThat(charge)
                    .extracting(Charge::amount, Charge::forgiven, Charge::carryAfter)
                    .containsExactly(Money.of(5), Money.of(1), 0L);
            assertExact(charge);
        }

        @Test
        void counts_over_a_period_and_begins_again_with_the_next() {
            List<Charge> charges = inTurn(capped, 300, 300, 300);

            assertThat(charges)
                    .extracting(c -> c.amount().minorUnits())
                    .containsExactly(3L, 2L, 0L);
            assertThat(charges)
                    .extracting(c -> c.forgiven().minorUnits())
                    .containsExactly(0L, 1L, 3L);
            Carry carry = new Carry(0, 7, Money.of(5));
            assertThat(
                            Contribution.on(
                                            BEA,
                                            Money.of(300),
                                            tariff(10_000, Money.of(5), 8),
                                            carry)
                                    .amount())
                    .isEqualTo(Money.of(3));
        }

        @Test
        void has_room_again_for_what_is_given_back_in_its_period_only() {
            Carry full = new Carry(0, 7, Money.of(5));
            Charge earlier =
                    Contribution.on(BEA, Money.of(300), tariff(10_000, null, 6), Carry.NONE);
            Charge now = Contribution.on(BEA, Money.of(300), capped, Carry.NONE);

            assertThat(Contribution.back(earlier, full).after().chargedIn(7))
                    .isEqualTo(Money.of(5));
            assertThat(Contribution.back(now, full).after().chargedIn(7)).isEqualTo(Money.of(2));
        }

        @Test
        void gives_back_no_more_than_it_had_charged_and_owes_nothing_forgiven() {
            Charge charge = Contribution.on(BEA, Money.of(700), capped, carry(300_000));

            Charge back = Contribution.back(charge, carry(40_000));

            assertThat(back)
                    .extracting(Charge::amount, Charge::forgiven, Charge::carryAfter)
                    .containsExactly(Money.of(-5), Money.of(-2), 40_000L);
        }

        @Test
        void of_nothing_charges_nothing() {
            assertThat(inTurn(tariff(10_000, Money.ZERO, 0), 99, 1, 5_000))
                    .allMatch(c -> c.amount().isZero())
                    .extracting(c -> c.forgiven().minorUnits())
                    .containsExactly(0L, 1L, 50L);
        }
    }

    @Test
    void a_period_has_30_days_counted_from_1970() {
        assertThat(Contribution.period(Instant.EPOCH)).isZero();
        assertThat(Contribution.period(Instant.parse("1970-01-30T23:59:59.999999Z"))).isZero();
        assertThat(Contribution.period(Instant.parse("1970-01-31T00:00:00Z"))).isEqualTo(1);
        assertThat(Contribution.period(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
    }

    static Contribution.Tariff tariff(int ratePpm, @Nullable Money cap, int period) {
        return new Contribution.Tariff(1, ratePpm, cap, period);
    }

    static Carry carry(long carry) {
        return new Carry(carry, 0, Money.ZERO);
    }

    static List<Charge> inTurn(Contribution.Tariff tariff, long... amounts) {
        List<Charge> charges = new ArrayList<>();
        Carry carry = Carry.NONE;
        for (long amount : amounts) {
            Charge charge = Contribution.on(BEA, Money.of(amount), tariff, carry);
            charges.add(charge);
            carry = charge.after();
        }
        return charges;
    }

    /// The sum that anybody can do again.
    static void assertExact(Charge c) {
        long due = c.carryBefore() + c.numerator();
        if (c.forgiven().isZero()) {
            assertThat(c.amount().minorUnits() * 1_000_000 + c.carryAfter()).isEqualTo(due);
        } else {
            assertThat(c.amount().plus(c.forgiven()).minorUnits()).isEqualTo(due / 1_000_000);
            assertThat(c.carryAfter()).isZero();
        }
    }
}
