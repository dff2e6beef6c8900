package coop.mutirao.surplus;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A venture states its surplus, its workers approve it, a coordinator checks it, and its share is
/// taken: what there is at once, the rest from its day on.
class SurplusesTest extends SurplusWorld {

    @TempDir Path folder;

    private void trade() {
        pay(dita, "dita", "padaria", 50_000);
        pay(padaria, "padaria", "cem", 20_000);
        String wrong = path();
        dita.put(wrong, Map.of("payer", "dita", "payee", "padaria", "amount", 1_000)).is(201);
        padaria.put(wrong + "/reversal", Map.of("id", path().substring(17), "reason", "Sent twice"))
                .is(201);
        padaria.put(
                        path(),
                        Map.of(
                                "payer", "padaria",
                                "payee", "ana",
                                "amount", 7_000,
                                "kind", "wage"))
                .is(201);
    }

    @Test
    void a_share_is_taken_as_far_as_it_is_there_and_the_rest_on_its_days() {
        trade();
        at("2027-04-01T00:00:00Z");
        var form = ana.get(PADARIA + "/surplus").is(200).body();
        assertThat(form.get("period").asString()).isEqualTo("2027-Q1");
        // 50,000 less a contribution of 1 %; nothing of the payment that was given back.
        assertThat(form.get("ledger").get("sales").asLong()).isEqualTo(49_500);
        assertThat(form.get("ledger").get("purchases").asLong()).isEqualTo(20_000);
        assertThat(form.get("ledger").get("wages").asLong()).isEqualTo(7_000);
        assertThat(form.get("needed").asInt()).isEqualTo(2);

        pay(padaria, "padaria", "dita", 20_000);
        String path = filed("2027-Q1", Map.of("remuneration", 7_000, "outsideSales", 10_000));
        var filed = ana.get(path).is(200).body();
        assertThat(filed.get("shares").get("surplus").asLong()).isEqualTo(32_500);
        assertThat(filed.get("shares").get("network").asLong()).isEqualTo(6_500);
        assertThat(filed.get("shares").get("rest").asLong())
                .isEqualTo(32_500 - 6_500 - 1_625 - 3_250);
        accept(path).isProblem(422, "surplus-not-valid");
        ana.put(path + "/approval", Map.of()).is(201);
        ana.put(path + "/approval", Map.of()).is(200);
        accept(path).isProblem(422, "surplus-not-valid");
        bea.put(path + "/approval", Map.of()).is(201);

        long fund = app.balance("fund-income");
        assertThat(app.balance("padaria")).isEqualTo(2_500);
        accept(path).is(201);
        accept(path).is(200);
        assertThat(app.balance("padaria")).isZero();
        assertThat(app.balance("fund-income")).isEqualTo(fund + 2_500);
        var owed = ana.get(PADARIA + "/surplus").is(200).body();
        assertThat(owed.get("due").asLong()).isEqualTo(6_500);
        assertThat(owed.get("paid").asLong()).isEqualTo(2_500);
        assertThat(owed.get("collectOn").asString()).isEqualTo("2027-05-01");

        at("2027-04-30T23:59:59Z");
        pay(cem, "cem", "padaria", 1_010);
        assertThat(keep()).as("before its day").isZero();
        at("2027-05-01T00:00:00Z");
        assertThat(keepersAtOnce()).as("one of several").isEqualTo(1);
        assertThat(app.balance("padaria")).isZero();
        pay(cem, "cem", "padaria", 5_000);
        assertThat(keep()).as("once a day").isZero();
        at("2027-05-02T00:00:00Z");
        assertThat(keep()).isEqualTo(1);
        assertThat(keep()).isZero();
        assertThat(app.balance("fund-income")).isGreaterThanOrEqualTo(fund + 6_500);
        var done = ana.get(PADARIA + "/surplus").is(200).body();
        assertThat(done.get("paid").asLong()).isEqualTo(6_500);
        assertThat(done.get("collectOn").isNull()).isTrue();
        assertThat(explained()).contains("6500 due less 2500 given before is 4000");
        sound(folder);
    }

    private int keepersAtOnce() {
        return IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(this::keep))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();
    }

    private String explained() {
        return padaria.get(PADARIA + "/entries")
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .filter(e -> e.get("kind").asString().equals("surplus"))
                .map(e ->
                        padaria.get(
                                        "/api/v1/payments/%s/explanation"
                                                .formatted(e.get("payment").asString()))
                                .is(200)
                                .body()
                                .get("surplus")
                                .get("arithmetic")
                                .asString())
                .reduce("", String::concat);
    }

    @Test
    void a_loss_goes_on_and_a_correction_changes_what_is_due() {
        trade();
        at("2027-04-01T00:00:00Z");
        String first = accepted("2027-Q1", Map.of("remuneration", 30_000));
        assertThat(ana.get(first).body().get("shares").get("surplus").asLong()).isEqualTo(-500);
        pay(dita, "dita", "padaria", 10_000);
        at("2027-07-01T00:00:00Z");
        Map<String, Object> other = body("2027-Q2");
        other.put("lossForward", 499);
        ana.put(next(), other).isProblem(422, "surplus-not-valid");
        String second = accepted("2027-Q2", Map.of());
        var shares = ana.get(second).body().get("shares");
        assertThat(shares.get("surplus").asLong()).isEqualTo(9_900 - 500);
        assertThat(app.balance("padaria")).isEqualTo(32_400 - 1_880);

        // It was too much: what was given counts for the next share. The time before is closed.
        Map<String, Object> late = body("2027-Q1");
        ana.put(next(), late).isProblem(422, "surplus-not-valid");
        String corrected = accepted("2027-Q2", Map.of("remuneration", 5_000));
        assertThat(ana.get(corrected).body().get("version").asInt()).isEqualTo(2);
        assertThat(ana.get(second).body().get("state").asString()).isEqualTo("accepted");
        var owed = ana.get(PADARIA + "/surplus").body();
        assertThat(owed.get("due").asLong()).isEqualTo(880);
        assertThat(owed.get("paid").asLong()).isEqualTo(1_880);
        pay(dita, "dita", "padaria", 10_000);
        at("2027-10-01T00:00:00Z");
        long before = app.balance("padaria");
        accepted("2027-Q3", Map.of());
        assertThat(app.balance("padaria")).isEqualTo(before - 980);
        sound(folder);
    }

    @Test
    void what_was_approved_is_what_is_accepted_and_by_nobody_of_theirs() {
        trade();
        at("2027-04-01T00:00:00Z");
        String old = filed("2027-Q1", Map.of());
        ana.put(old + "/approval", Map.of()).is(201);
        bea.put(old + "/approval", Map.of()).is(201);
        String path =
                filed("2027-Q1", Map.of("salesAdjustment", -700, "reason", "Bread that came back"));
        assertThat(ana.get(old).body().get("state").asString()).isEqualTo("replaced");
        accept(old).isProblem(409, "surplus-at-other-step");
        cem.put(old + "/approval", Map.of()).isProblem(409, "surplus-at-other-step");
        assertThat(ana.get(path).body().get("approved").asInt()).isZero();
        assertThat(ana.get(path).body().get("deviation").asLong()).isEqualTo(700);
        ana.put(path, body("2027-Q1")).isProblem(409, "surplus-at-other-step");
        dita.put(path + "/approval", Map.of()).is(404);
        dita.get(path).is(404);
        padaria.put(path + "/approval", Map.of()).is(404);
        treasurer.put(path + "/check", Map.of("accepted", true, "reason", "x")).is(403);

        ana.put(path + "/approval", Map.of()).is(201);
        bea.put(path + "/approval", Map.of()).is(201);
        // Who has left does not count; who came does.
        end(padaria, "bea");
        accept(path).isProblem(422, "surplus-not-valid");
        give(padaria, "coord", Map.of()).is(201);
        signIn();
        cem.put(path + "/approval", Map.of()).is(201);
        accept(path).is(403);
        end(padaria, "coord");
        signIn();
        coord.put(path + "/check", Map.of("accepted", false, "reason", "Which bread?")).is(201);
        accept(path).isProblem(409, "surplus-at-other-step");
        var returned = ana.get(path).body();
        assertThat(returned.get("state").asString()).isEqualTo("returned");
        assertThat(returned.get("answer").asString()).isEqualTo("Which bread?");
        sound(folder);
    }

    @Test
    void what_does_not_come_out_is_refused() {
        trade();
        ana.put(next(), body("2027-Q1")).isProblem(422, "surplus-not-valid");
        at("2027-04-01T00:00:00Z");
        ana.put(next(), body("2027-03")).isProblem(422, "surplus-not-valid");
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(
                        Map.of("remuneration", -1),
                        Map.of("remuneration", 1_000_000_000_000_001L),
                        Map.of("evidence", "AB".repeat(32)),
                        Map.of("lossForward", -1),
                        Map.of("period", "2027-Q5"),
                        Map.of("sales", 1),
                        Map.of("labour", Map.of("workers", 1)))) {
            Map<String, Object> body = body("2027-Q1");
            body.putAll(wrong);
            ana.put(next(), body).is(400);
        }
        Map<String, Object> bare = new HashMap<>(body("2027-Q1"));
        bare.remove("evidence");
        bare.put("remuneration", 1);
        ana.put(next(), bare).isProblem(422, "surplus-not-valid");
        bare.put("remuneration", 0);
        bare.put("reason", "No adjustment");
        ana.put(next(), bare).isProblem(422, "surplus-not-valid");
        bare.remove("reason");
        Map<String, Object> annas = new HashMap<>(bare);
        annas.put("account", "ana");
        ana.put(next(), annas).isProblem(422, "surplus-not-valid");
        ana.get("/api/v1/accounts/ana/surplus").isProblem(422, "surplus-not-valid");
        dita.put(next(), bare).is(403);
        coord.put(next(), bare).is(403);
        String path = next();
        ana.put(path, bare).is(201);
        ana.put(path, bare).is(200);
        at("2028-04-01T00:00:00Z");
        ana.put(next(), body("2027-Q1")).isProblem(422, "surplus-not-valid");
    }

    @Test
    void two_who_accept_at_once_take_one_share() throws Exception {
        trade();
        at("2027-04-01T00:00:00Z");
        String path = filed("2027-Q1", Map.of());
        ana.put(path + "/approval", Map.of()).is(201);
        bea.put(path + "/approval", Map.of()).is(201);
        long before = app.balance("padaria");
        List<Answer> answers =
                atOnce(
                        List.of(
                                () -> accept(path),
                                () -> accept(path),
                                () -> accept(path),
                                () -> accept(path)));
        assertThat(answers.stream().map(Answer::status).sorted().toList())
                .isEqualTo(List.of(200, 200, 200, 201));
        assertThat(app.balance("padaria")).isEqualTo(before - 5_900);
    }
}
