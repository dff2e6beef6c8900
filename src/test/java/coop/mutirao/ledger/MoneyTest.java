package coop.mutirao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Property;
import org.junit.jupiter.api.Test;

class MoneyTest {

    static final long MAX = 9_007_199_254_740_991L;

    @Test
    void reaches_to_the_last_integer_that_json_carries_exactly() {
        assertThat(Money.of(MAX)).isEqualTo(Money.MAX);
        assertThat(Money.of(-MAX)).isEqualTo(Money.MAX.negated());
        assertThat((double) MAX).as("as any reader of JSON has it").isEqualTo(MAX);
    }

    @Test
    void does_not_reach_one_further() {
        assertThatThrownBy(() -> Money.of(MAX + 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(-MAX - 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.MAX.plus(Money.of(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.MAX.negated().minus(Money.of(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.MAX.plus(Money.MAX)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void is_positive_negative_or_zero() {
        assertThat(Money.of(1)).matches(m -> m.isPositive() && !m.isNegative() && !m.isZero());
        assertThat(Money.of(-1)).matches(m -> !m.isPositive() && m.isNegative() && !m.isZero());
        assertThat(Money.ZERO).matches(m -> !m.isPositive() && !m.isNegative() && m.isZero());
    }

    @Test
    void adds_as_numbers_do() {
        Property.forAll(
                1_000,
                random -> {
                    Money a = Money.of(random.nextLong(-MAX / 2, MAX / 2));
                    Money b = Money.of(random.nextLong(-MAX / 2, MAX / 2));

                    assertThat(a.plus(b)).isEqualTo(b.plus(a));
                    assertThat(a.plus(b).minus(b)).isEqualTo(a);
                    assertThat(a.minus(b)).isEqualTo(a.plus(b.negated()));
                    assertThat(a.compareTo(b)).isEqualTo(Integer.signum(a.compareTo(b)));
                    assertThat(Money.min(a, b).plus(Money.max(a, b))).isEqualTo(a.plus(b));
                    assertThat(a.minus(b).isNegative()).isEqualTo(a.compareTo(b) < 0);
                });
    }
}
