package coop.mutirao.member;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Money;
import coop.mutirao.testing.Property;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTest {

    static final AccountId BETWEEN = new AccountId(1);

    static List<List<Entry>> transfers(List<Entry> balances) {
        return Opening.transfers(balances, () -> BETWEEN);
    }

    @Test
    void of_nobody_is_no_transfer() {
        assertThat(transfers(List.of())).isEmpty();
    }

    @Test
    void of_500_is_one_transfer_and_of_501_are_two() {
        assertThat(transfers(balances(500, 1))).hasSize(1);
        assertThat(transfers(balances(501, 1))).hasSize(2);
    }

    static List<Entry> balances(int count, long amount) {
        List<Entry> balances = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < count - 1; i++) {
            balances.add(new Entry(new AccountId(2 + i), Money.of(amount)));
            sum += amount;
        }
        balances.add(new Entry(new AccountId(1 + count), Money.of(-sum)));
        return balances;
    }

    /// However the balances lie: each transfer sums to zero and fits a leaf, each balance comes
    /// once, and between two transfers no more stands over than the largest of them.
    @Test
    void moves_every_balance_once() {
        Property.forAll(
                200,
                random -> {
                    List<Entry> balances = new ArrayList<>();
                    long sum = 0;
                    for (int i = random.nextInt(1, 1_500); i > 0; i--) {
                        long amount = random.nextLong(1, 1_000_000) * (sum > 0 ? -1 : 1);
                        sum += amount;
                        balances.add(new Entry(new AccountId(1 + i), Money.of(amount)));
                    }
                    if (sum != 0) {
                        balances.add(new Entry(new AccountId(9_999), Money.of(-sum)));
                    }
                    assertSound(balances, transfers(balances));
                });
    }

    static void assertSound(List<Entry> balances, List<List<Entry>> transfers) {
        long largest =
                balances.stream().mapToLong(e -> Math.abs(e.amount().minorUnits())).max().orElse(0);
        List<Entry> moved = new ArrayList<>();
        long between = 0;
        for (List<Entry> entries : transfers) {
            assertThat(entries).hasSizeBetween(2, Opening.ENTRIES_MAX);
            assertThat(entries.stream().mapToLong(e -> e.amount().minorUnits()).sum()).isZero();
            assertThat(Opening.amount(entries).isPositive()).isTrue();
            for (Entry entry : entries) {
                if (entry.account().equals(BETWEEN)) {
                    between += entry.amount().minorUnits();
                    assertThat(Math.abs(between)).isLessThanOrEqualTo(largest);
                } else {
                    moved.add(entry);
                }
            }
        }
        assertThat(between).isZero();
        assertThat(moved).containsExactlyInAnyOrderElementsOf(balances);
    }
}
