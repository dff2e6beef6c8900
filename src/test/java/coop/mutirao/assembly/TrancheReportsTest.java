package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.ExportedLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What was paid is reported on before more is paid, and whoever owes a report is seen.
class TrancheReportsTest {

    @TempDir Path folder;

    final RoundTown town = new RoundTown(6);

    @AfterEach
    void close() {
        town.close();
    }

    /// A round whose first tranches are paid.
    private void pay(int reportDays) {
        var plan = RoundTown.plan();
        plan.put("reportDays", reportDays);
        town.open(plan);
        town.propose(1, "m1", "m4", 300, 200, 100);
        town.propose(2, "m2", "m5", 100);
        town.freeze();
        town.until("2026-06-01T12:00:00Z");
        for (int i = 1; i <= 6; i++) {
            town.vote("m" + i, 1, 1, 2).is(201);
        }
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        town.until("2026-06-15T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(town.app.balance("m4")).isEqualTo(300);
    }

    private static String payout(int project, int tranche) {
        return Payout.idOf(RoundTown.ROUND, project(project), tranche).toString();
    }

    private Answer report(String author, int project, int tranche, String text) {
        return town.as(author)
                .put(
                        PATH + "/payouts/" + payout(project, tranche) + "/report",
                        Map.of("text", text));
    }

    private Answer release(int tranche) {
        return town.byTwo(
                PATH + "/payouts/" + payout(1, tranche) + "/release",
                Map.of("reason", "Seen by two"));
    }

    private Answer refused(int tranche) {
        return town.as("coord")
                .post(
                        PATH + "/payouts/" + payout(1, tranche) + "/release",
                        Map.of("reason", "Seen"));
    }

    private JsonNode overdue() {
        return town.as("m6").get("/api/v1/projects?overdue=true").is(200).body().get("items");
    }

    private List<String> news(String member) {
        return town.as(member)
                .get("/api/v1/members/" + member + "/news")
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .filter(item -> !item.get("kind").asString().equals("session-opened"))
                .map(item -> item.get("kind").asString() + " " + item.get("about").asString())
                .toList();
    }

    private JsonNode entry(String account, int number) {
        String path = "/api/v1/accounts/" + account + "/entries";
        return town.as("m4").get(path).is(200).body().get("items").get(number);
    }

    @Test
    void nobody_takes_the_id_by_which_a_tranche_will_be_paid() {
        String id = Payout.idOf(RoundTown.ROUND, project(1), 1).toString();
        var pay = Map.of("payee", "m2", "amount", 1);

        town.as("m1").put("/api/v1/payments/" + id, pay).isProblem(400, "malformed-request");
    }

    @Test
    void whoever_it_is_about_hears_of_it_and_statements_lead_to_the_decision() {
        pay(30);
        String round = " " + RoundTown.ROUND;
        List<String> voters = List.of("round-counted" + round, "ballot-opened" + round);
        String one = " " + project(1);
        assertThat(news("m6")).containsExactlyElementsOf(voters);
        for (String concerned : List.of("m1", "m4")) {
            assertThat(news(concerned))
                    .containsExactlyInAnyOrder(
                            "payout-paid" + one,
                            "proposal-selected" + one,
                            voters.getFirst(),
                            voters.getLast(),
                            "proposal-admitted" + one);
        }
        JsonNode paid = entry("m4", 0);
        assertThat(paid.get("kind").asString()).isEqualTo("award");
        assertThat(paid.get("decision").toString())
                .isEqualTo(
                        """
                        {"round":"%s","title":"Round of spring","step":"payout",\
                        "proposal":"%s","tranche":1}\
                        """
                                .formatted(RoundTown.ROUND, project(1)));
        // Before everybody's eyes: here is one who is not of the fund, and was not paid by it all.
        JsonNode out = entry(RoundTown.PURSE, 0);
        assertThat(out.at("/decision/step").asString()).isEqualTo("escrow");
        assertThat(out.get("otherParty").asString()).isEqualTo("round-1");
        assertThat(entry("round-1", 1).at("/decision/step").asString()).isEqualTo("payout");

        town.until("2026-07-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(news("m1")).hasSize(5);
        town.until("2026-07-08T12:00:01Z");
        // Two instances, and one of them again.
        var other = CompletableFuture.runAsync(town.app.app.assembly.keeper::keep);
        town.app.app.assembly.keeper.keep();
        other.join();
        town.app.app.assembly.keeper.keep();
        assertThat(news("m1")).hasSize(6).contains("report-due" + one);
        // Who is paid by it too.
        assertThat(news("m4")).hasSize(6).contains("report-due" + one);
        assertThat(news("m2")).contains("report-due " + project(2));
        report("m1", 1, 1, "The roof stands.").is(201);
        release(2).is(201);
        town.app.app.assembly.keeper.keep();
        town.byTwo(PATH + "/end", Map.of("decision", "Assembly of July")).is(201);
        town.app.app.assembly.keeper.keep();
        assertThat(entry(RoundTown.PURSE, 0).at("/decision/step").asString()).isEqualTo("return");
        // The second tranche has a report of its own.
        town.until("2026-08-20T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        assertThat(news("m1")).filteredOn(n -> n.startsWith("report-due")).hasSize(2);
    }

    @Test
    void the_next_tranche_waits_for_the_report_on_the_one_before() {
        pay(30);

        Answer answer = refused(2).isProblem(422, "report-needed");
        assertThat(answer.body().get("tranche").asInt()).isEqualTo(1);
        assertThat(answer.body().get("reportDue").asString()).isEqualTo("2026-07-15T12:00:00Z");
        report("m4", 1, 1, "Mine").isProblem(403, "not-allowed");
        report("m1", 1, 2, "Not paid yet").isProblem(409, "wrong-step");
        report("m1", 3, 1, "Not selected").isProblem(404, "not-found");
        report("m1", 1, 1, " ").isProblem(422, "proposal-not-valid");
        report("m1", 1, 1, "a\u0000b").is(422);
        report("m1", 1, 1, "x".repeat(10_001)).isProblem(422, "proposal-not-valid");
        report("m1", 1, 1, "The roof stands.\nIt is dry.").is(201);
        report("m1", 1, 1, "The roof stands.\nIt is dry.").is(200);
        report("m1", 1, 1, "Otherwise").isProblem(422, "proposal-not-valid");
        refused(3).isProblem(422, "report-needed");
        release(2).is(201);
        town.app.app.assembly.keeper.keep();
        assertThat(town.app.balance("m4")).isEqualTo(500);
        assertRefused(
                "UPDATE payout SET state = 'open' WHERE state = 'waiting'", "payout_after_reports");
        refused(3).isProblem(422, "report-needed");
        report("m1", 1, 2, "And painted").is(201);
        release(3).is(201);
        town.app.app.assembly.keeper.keep();
        assertThat(town.state()).isEqualTo("closed");
        // What was paid last is reported on after the round's close.
        report("m1", 1, 3, "All of it").is(201);
        report("m2", 2, 1, "A bell").is(201);

        var payouts = town.as("m6").get(PATH + "/result").is(200).body().get("payouts");
        assertThat(payouts.get(0).at("/report/text").asString()).startsWith("The roof stands.");
        assertThat(town.findings()).isEmpty();
        var verified = ExportedLog.verify(town.database, folder);
        assertThat(verified.isSound()).as("%s", verified.findings()).isTrue();
    }

    @Test
    void a_report_that_is_overdue_is_listed_until_it_is_there() {
        pay(30);
        JsonNode all = town.as("m6").get("/api/v1/projects").is(200).body().get("items");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).get("promised").asLong()).isEqualTo(600);
        assertThat(all.get(0).get("paid").asLong()).isEqualTo(300);
        town.until("2026-07-15T12:00:00Z");
        assertThat(overdue()).isEmpty();

        town.until("2026-07-15T12:00:01Z");
        assertThat(overdue()).hasSize(2);
        report("m1", 1, 1, "It stands").is(201);

        assertThat(overdue()).hasSize(1);
        assertThat(overdue().get(0).get("author").asString()).isEqualTo("m2");
        assertThat(overdue().get(0).get("overdue").asInt()).isEqualTo(1);
        assertThat(town.as("m6").with("Accept", "text/csv").get("/api/v1/projects").is(200).text())
                .contains("m2");
    }

    @Test
    void a_round_that_asks_for_none_releases_without() {
        pay(0);

        release(2).is(201);

        assertThat(town.as("m6").get(PATH + "/result").body().at("/payouts/0/reportDue").isNull())
                .isTrue();
        town.until("2030-01-01T12:00:00Z");
        assertThat(overdue()).isEmpty();
        assertRefused(
                "INSERT INTO tranche_report SELECT payout_id, author_id, 'x', repeat('0', 64),"
                        + " NULL, now() FROM payout JOIN proposal USING (proposal_id)"
                        + " WHERE payout.state = 'waiting'",
                "tranche_report_is_due");
    }

    private void assertRefused(String statement, String constraint) {
        assertThatThrownBy(() -> town.app.app.database.transact(tx -> tx.sql().execute(statement)))
                .hasStackTraceContaining(constraint);
    }
}
