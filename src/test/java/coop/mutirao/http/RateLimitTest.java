package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    final RateLimit limit = new RateLimit(3, Duration.ofMinutes(15), 4, () -> now);

    @Test
    void lets_three_in_and_tells_the_fourth_how_long_to_wait() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("ana")).isEmpty();
        }
        now = now.plusSeconds(60);

        assertThat(limit.take("ana")).contains(Duration.ofMinutes(14));
        assertThat(limit.take("bea")).isEmpty();
    }

    @Test
    void lets_in_again_when_the_stretch_is_over_however_often_it_was_tried() {
        for (int i = 0; i < 100; i++) {
            limit.take("ana");
        }
        now = now.plus(Duration.ofMinutes(15)).minusMillis(1);
        assertThat(limit.take("ana")).contains(Duration.ofMillis(1));

        now = now.plusMillis(1);

        assertThat(limit.take("ana")).isEmpty();
    }

    @Test
    void makes_nobody_wait_for_a_clock_that_was_put_back() {
        for (int i = 0; i < 4; i++) {
            limit.take("ana");
            limit.take("bea");
        }
        now = now.minus(Duration.ofHours(1));

        assertThat(limit.take("ana")).isEmpty();
        now = now.minusSeconds(1);
        assertThat(limit.take("bea")).isEmpty();
        now = now.plus(Duration.ofMinutes(15));
        assertThat(limit.take("bea")).as("its stretch is over, ana's not").isEmpty();
    }

    @Test
    void forgets_an_attempt_that_is_given_back() {
        for (int i = 0; i < 10; i++) {
            assertThat(limit.take("ana")).isEmpty();
            limit.giveBack("ana");
        }
        limit.giveBack("nobody");

        assertThat(limit.keys()).isZero();
    }

    @Test
    void remembers_so_many_keys_and_no_more() {
        for (int i = 0; i < 100; i++) {
            limit.take("key" + i);
        }

        assertThat(limit.keys()).isLessThanOrEqualTo(4);
    }

    @Test
    void does_not_forget_others_for_a_key_that_it_knows() {
        for (String key : new String[] {"ana", "bea", "cem", "dita"}) {
            limit.take(key);
        }
        limit.take("ana");
        limit.take("ana");

        assertThat(limit.take("ana")).isPresent();
        assertThat(limit.keys()).isEqualTo(4);
    }
}
