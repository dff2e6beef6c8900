package coop.mutirao.motion;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.motion.ReplayBands.Band;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a motion's levy would have meant: who reads what of it.
class ReplayTest {

    private static final Map<String, Object> LEVY =
            Map.of(
                    "kind",
                    "policy",
                    "key",
                    "levy",
                    "version",
                    2,
                    "value",
                    Map.of(
                            "ratePpm", 20_000,
                            "minimumThreshold", 0,
                            "monthsOfTrade", 0,
                            "newcomerDays", 0));

    @Test
    void each_member_reads_what_it_would_have_meant_for_all_and_for_her() {
        try (var town = new MotionTown()) {
            town.as("m2").put("/api/v1/payments/" + MotionTown.id(90), payment()).is(201);
            town.pass(Duration.ofDays(60));
            Map<String, Object> draft = MotionTown.motion(LEVY);
            draft.put("submit", false);
            town.as("m1").put(MotionTown.path(1), draft).is(201);
            String path = MotionTown.path(1) + "/simulation";

            // A draft is nobody else's.
            town.as("m3").get(path).isProblem(404, "not-found");
            var payee = town.as("m1").get(path).is(200).body();
            assertThat(payee.get("simulated").asBoolean()).isTrue();
            assertThat(payee.at("/months/0/month").asString()).isEqualTo("2026-06");
            // 5,000 less a tenth for the fund, 30 days at 2 %.
            assertThat(payee.at("/months/0/proposed").asLong()).isEqualTo(90);
            assertThat(payee.at("/own/proposed").asLong()).isEqualTo(90);
            assertThat(payee.at("/own/happened").asLong()).isZero();
            // One alone makes no band.
            assertThat(payee.get("bands").size()).isOne();
            assertThat(payee.at("/bands/0/members").asInt()).isEqualTo(11);

            town.as("m1").put(MotionTown.path(1), MotionTown.motion(LEVY)).is(201);
            var other = town.as("m3").get(path).is(200).body();
            assertThat(other.at("/own/proposed").asLong()).isZero();
            assertThat(other.get("months")).isEqualTo(payee.get("months"));

            // Of other policies it says nothing, and says so.
            town.as("m1").put(MotionTown.path(2), MotionTown.motion(town.limits(2, 100))).is(201);
            var none = town.as("m3").get(MotionTown.path(2) + "/simulation").is(200).body();
            assertThat(none.get("simulated").asBoolean()).isFalse();
            assertThat(none.get("key").asString()).isEqualTo("limits");
            assertThat(none.get("own").isNull()).isTrue();
            town.nobody.get(path).is(401);
            town.as("m3").get(MotionTown.path(77) + "/simulation").isProblem(404, "not-found");
        }
    }

    private static Map<String, Object> payment() {
        return Map.of("payee", "m1", "amount", 5_000);
    }

    @Test
    void a_band_has_five_members_at_least() {
        assertThat(ReplayBands.of(differences(4, 0))).isEmpty();
        assertThat(ReplayBands.of(differences(5, 0))).containsExactly(new Band(0L, 0L, 5));
        // One who would give more is counted with those who would not.
        assertThat(ReplayBands.of(differences(5, 0, 500))).containsExactly(new Band(0L, null, 6));
        assertThat(ReplayBands.of(differences(5, 0, 1, 2, 3, 4, 5)))
                .containsExactly(new Band(0L, 0L, 5), new Band(1L, 1_000L, 5));
        assertThat(ReplayBands.of(differences(5, 0, -20_000)))
                .containsExactly(new Band(null, 0L, 6));
        assertThat(ReplayBands.of(differences(9, 50_000)))
                .containsExactly(new Band(10_001L, null, 9));
    }

    private static List<Long> differences(int count, long each, long... more) {
        return Stream.concat(Collections.nCopies(count, each).stream(), LongStream.of(more).boxed())
                .toList();
    }
}
