package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void a_detail_of_500_characters_stays_whole_and_a_longer_one_ends_in_dots() {
        assertThat(detail("x".repeat(500))).isEqualTo("x".repeat(500));
        assertThat(detail("x".repeat(501))).isEqualTo("x".repeat(499) + "…");
    }

    @Test
    void a_character_of_two_halves_is_not_cut_in_two() {
        assertThat(detail("x".repeat(498) + "🌞 and more")).isEqualTo("x".repeat(498) + "…");
        assertThat(detail("x".repeat(497) + "🌞 and more")).isEqualTo("x".repeat(497) + "🌞…");
    }

    private static String detail(String text) {
        return Problem.of(ProblemType.NOT_FOUND, text).detail();
    }
}
