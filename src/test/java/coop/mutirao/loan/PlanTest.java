package coop.mutirao.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.ledger.Money;
import coop.mutirao.testing.Property;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Schedules and shares of receipts, without a database.
class PlanTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 31);

    private static List<Long> amounts(long amount, int count) {
        return new Plan(Plan.Kind.DATES, FIRST, count, List.of())
                .of(Money.of(amount)).stream().map(i -> i.amount().minorUnits()).toList();
    }

    /// V-LOAN-1 and V-LOAN-2.
    @Test
    void the_vectors_of_the_design() {
        assertThat(amounts(100_000, 7))
                .containsExactly(14_286L, 14_286L, 14_286L, 14_286L, 14_286L, 14_285L, 14_285L);
        assertThat(amounts(1_001, 4)).containsExactly(251L, 250L, 250L, 250L);
    }

    @Test
    void instalments_come_to_the_loan_whatever_it_is() {
        Property.forAll(
                200,
                random -> {
                    int count = random.nextInt(1, 121);
                    long amount = random.nextLong(count, 1_000_000_000_000L);
                    List<Long> all = amounts(amount, count);
                    assertThat(all.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
                    assertThat(all.getFirst() - all.getLast()).isBetween(0L, 1L);
                });
    }

    @Test
    void a_month_without_that_day_has_its_last_and_other_months_than_the_harvests_are_skipped() {
        var dates = new Plan(Plan.Kind.DATES, FIRST, 5, List.of()).of(Money.of(5));
        assertThat(dates.stream().map(i -> i.dueOn().toString()))
                .containsExactly(
                        "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28");
        var harvests = new Plan(Plan.Kind.HARVEST, FIRST, 4, List.of(10, 4)).of(Money.of(4));
        assertThat(harvests.stream().map(i -> i.dueOn().toString()))
                .containsExactly("2026-10-31", "2027-04-30", "2027-10-31", "2028-04-30");
    }

    @Test
    void what_makes_no_schedule_is_refused() {
        for (int count : new int[] {0, -1, 121}) {
            assertThatThrownBy(() -> new Plan(Plan.Kind.DATES, FIRST, count, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (List<Integer> months : List.of(List.of(0, 10), List.of(10, 13), List.<Integer>of())) {
            assertThatThrownBy(() -> new Plan(Plan.Kind.HARVEST, FIRST, 1, months))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Plan(Plan.Kind.HARVEST, FIRST, 1, List.of(9)))
                .hasMessageContaining("harvest");
        assertThatThrownBy(() -> new Plan(Plan.Kind.RECEIPTS, FIRST, 1, List.of(9)))
                .hasMessageContaining("harvest");
        assertThatThrownBy(
                        () -> new Plan(Plan.Kind.DATES, LocalDate.MAX.minusDays(1), 1, List.of()))
                .hasMessageContaining("year");
        assertThatThrownBy(() -> new LoanPolicy(Money.of(-1), 1, 1, 1, 1))
                .hasMessageContaining("maximum");
        assertThatThrownBy(() -> new LoanPolicy(Money.ZERO, 1, 1, 1_000_001, 1))
                .hasMessageContaining("sweepPpm");
        assertThatThrownBy(() -> new LoanPolicy(Money.ZERO, 0, 1, 1, 1))
                .hasMessageContaining("termMonths");
    }

    /// The total is the whole units of the share of the sum, however receipts are split.
    @Test
    void shares_of_receipts_do_not_depend_on_how_they_are_split() {
        Property.forAll(
                200,
                random -> {
                    int ppm = random.nextInt(1, 1_000_001);
                    int carry = 0;
                    long taken = 0;
                    long received = 0;
                    for (int i = random.nextInt(1, 30); i > 0; i--) {
                        Money receipt = Money.of(random.nextLong(1, 5_000));
                        ShareSum sum = ShareSum.of(receipt, ppm, carry, Money.MAX);
                        assertThat(sum.amount()).isLessThanOrEqualTo(receipt);
                        carry = sum.carryAfter();
                        taken += sum.amount().minorUnits();
                        received += receipt.minorUnits();
                    }
                    assertThat(taken).isEqualTo(received * ppm / 1_000_000);
                    assertThat(carry).isEqualTo((int) (received * ppm % 1_000_000));
                });
    }

    @Test
    void the_largest_receipt_can_be_reckoned_and_no_more_is_taken_than_there_is() {
        ShareSum sum = ShareSum.of(Money.MAX, 1_000_000, 999_999, Money.of(7));
        assertThat(sum.due()).isEqualTo(Money.MAX);
        assertThat(sum.carryAfter()).isEqualTo(999_999);
        assertThat(sum.amount()).isEqualTo(Money.of(7));
    }
}
