package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.program.ProgramTown;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Three writes a minute for a member, seven for all of one address.
class PaceTest {

    final ProgramTown town = new ProgramTown(new Pace.Writes(3, 7));
    long ids;

    @AfterEach
    void close() {
        town.close();
    }

    private Answer pay(Api payer, String payee) {
        return payer.put(
                "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids),
                Map.of("payee", payee, "amount", 1));
    }

    private static void assertTooMany(Answer answer, String limit, int maximum) {
        answer.isProblem(429, "too-many-requests");
        assertThat(answer.body().get("limit").asString()).isEqualTo(limit);
        assertThat(answer.body().get("maximumPerMinute").asInt()).isEqualTo(maximum);
        assertThat(answer.header("Retry-After"))
                .isEqualTo(answer.body().get("retryAfterSeconds").asString());
    }

    @Test
    void a_member_writes_so_often_and_reads_on() {
        Api ana = town.as("ana");
        for (int i = 0; i < 3; i++) {
            pay(ana, "bea").is(201);
        }
        town.clock.pass(Duration.ofSeconds(20));

        Answer refused = pay(ana, "bea");

        assertTooMany(refused, "member", 3);
        assertThat(refused.header("Retry-After")).isEqualTo("40");
        ana.get("/api/v1/accounts/ana").is(200);
        pay(town.as("bea"), "ana").is(201);
        town.clock.pass(Duration.ofSeconds(40));
        pay(ana, "bea").is(201);
    }

    @Test
    void who_signs_in_elsewhere_too_writes_no_more() {
        pay(town.as("ana"), "bea").is(201);
        pay(town.as("ana"), "bea").is(201);
        pay(town.as("ana"), "bea").is(201);

        assertTooMany(pay(town.as("ana"), "bea"), "member", 3);
    }

    @Test
    void whoever_asks_from_one_address_writes_so_often_whoever_it_is() {
        for (int i = 0; i < 7; i++) {
            pay(town.nobody.as("made-up"), "bea").isProblem(401, "not-signed-in");
        }

        assertTooMany(pay(town.nobody, "bea"), "address", 7);
        assertTooMany(pay(town.as("ana"), "bea"), "address", 7);
        town.nobody.get("/api/v1/network").is(200);
    }

    @Test
    void signing_in_is_not_counted() {
        for (int i = 0; i < 10; i++) {
            town.as("ana");
        }

        pay(town.as("ana"), "bea").is(201);
    }

    @Test
    void a_batch_counts_once() {
        Api ana = town.as("ana");
        List<Map<String, Object>> orders =
                List.of(
                        Map.of("id", new UUID(0x7000, 1L << 63), "payee", "bea", "amount", 1),
                        Map.of("id", new UUID(0x7001, 1L << 63), "payee", "bea", "amount", 1));
        for (int i = 0; i < 3; i++) {
            ana.post("/api/v1/payments/batch", Map.of("orders", orders)).is(200);
        }

        assertTooMany(ana.post("/api/v1/payments/batch", Map.of("orders", orders)), "member", 3);
    }

    @Test
    void a_program_has_a_pace_of_its_own_and_leaves_its_owner_hers() {
        String key =
                town.makeKey(
                        "ana", Map.of("scopes", List.of("payments:write"), "requestsPerMinute", 4));
        town.clock.pass(Duration.ofMinutes(1));
        Api till = town.nobody.as(key);
        for (int i = 0; i < 3; i++) {
            Answer paid = pay(till, "bea").is(201);
            assertThat(paid.header("RateLimit-Policy")).isEqualTo("\"program\";q=4;w=60");
            assertThat(paid.header("RateLimit"))
                    .isEqualTo("\"program\";r=%d;t=60".formatted(3 - i));
        }
        // What it may not do counts too.
        till.get("/api/v1/members").isProblem(403, "scope-needed");

        assertTooMany(pay(till, "bea"), "program", 4);
        assertTooMany(till.get("/api/v1/members"), "program", 4);
        pay(town.as("ana"), "bea").is(201);
    }
}
