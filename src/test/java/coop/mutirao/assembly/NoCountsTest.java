package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Permissions;
import coop.mutirao.testing.Api;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before the close, nothing that anybody can read depends on who voted, or for what.
class NoCountsTest {

    @TempDir Path folder;

    private static final Map<String, Object> TELLER = Map.of("named", true, "reason", "Reads well");

    final RoundTown town = new RoundTown(8);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void nothing_tells_how_many_voted_or_for_what() {
        for (String role : List.of("treasurer", "auditor", "operator")) {
            town.app.mandate("m6", role);
        }
        town.prepare(RoundTown.plan());
        var sheet = RoundTown.sheetFor("m5");
        town.as("coord2").second(town.as("coord"), "PUT", PATH + "/sheets/1", sheet).is(201);
        for (String teller : List.of("m7", "m8")) {
            String path = PATH + "/tellers/" + teller;
            town.as("coord2").second(town.as("coord"), "PUT", path, TELLER).is(201);
        }
        town.beginBallot();
        town.app.keepLog(folder);
        // Once before, for what is made when it is first asked for.
        readAll();
        List<String> before = readAll();
        for (String voter : List.of("m1", "m2", "m3", "m4", "m7", "m8")) {
            town.as(voter);
        }
        // The log, whole, in each form that anybody gets it in.
        List<String> log = log();
        Map<String, Double> meters = meters();

        for (int i = 1; i <= 4; i++) {
            town.vote("m" + i, 1, 1, 2).is(201);
            town.as("m" + i).get(PATH + "/ballot").is(200);
            town.as("m" + i).get(PATH + "/ballot/receipt");
        }
        var read = Map.of("choice", List.of(project(1)));
        town.as("coord").put(PATH + "/sheets/1/entry", read).isProblem(403, "not-allowed");
        town.as("m7").put(PATH + "/sheets/1/entry", read).is(201);
        town.as("m8").put(PATH + "/sheets/1/entry", read).is(201);

        assertThat(meters()).isEqualTo(meters);
        assertThat(log()).isEqualTo(log);
        assertThat(readAll()).isEqualTo(before);
        town.as("m6").get(PATH + "/result").isProblem(409, "wrong-step");
        town.as("m6").get(PATH + "/bundle").isProblem(409, "wrong-step");
        assertThat(town.app.app.assembly.keeper.keep()).isZero();
        assertThat(town.findings()).isEmpty();
    }

    @Test
    void at_the_close_the_log_says_neither_when_anybody_voted_nor_in_which_order() {
        town.openBallot(RoundTown.plan());
        for (int i = 1; i <= 4; i++) {
            town.vote("m" + i, 1, 1).is(201);
        }
        town.vote("m1", 2, 2).is(201);
        town.app.mandate("m6", "auditor");

        town.until("2026-06-08T12:00:00Z");
        // Killed when some are in the log and nothing is counted.
        UUID round = RoundTown.ROUND;
        assertThat(town.app.app.assembly.keeper.step(round)).isTrue();
        assertThat(town.app.app.assembly.keeper.step(round)).isTrue();
        town.restart();
        town.app.app.assembly.keeper.keep();

        town.app.keepLog(folder);
        List<String> sealed =
                leaves().lines().filter(line -> line.contains("ballot-sealed")).toList();
        assertThat(sealed)
                .hasSize(5)
                .allMatch(line -> line.contains("2026-06-08T12:00"))
                .noneMatch(line -> line.contains(RoundTown.ROUND.toString()))
                .noneMatch(line -> line.contains("account"));
        assertThat(town.state()).isEqualTo("result");
        assertThat(town.findings()).isEmpty();
    }

    /// Everything that the log's readers get: its entries, exports and the pages of its proofs.
    private List<String> log() {
        List<String> all = new ArrayList<>();
        all.add(leaves());
        for (String path :
                List.of(
                        "/api/v1/exports/jsonl",
                        "/log/checkpoint",
                        "/log/policy",
                        "/api/v1/officer/acts")) {
            all.add(withoutRequest(town.as("m6").get(path).text()));
        }
        return all;
    }

    /// Whatever `/metrics` shows, but for requests that are about no round.
    private Map<String, Double> meters() {
        Map<String, Double> all = new TreeMap<>();
        for (Meter meter : town.app.metrics.getMeters()) {
            Meter.Id id = meter.getId();
            boolean isOfOthers =
                    id.getName().equals("mutirao.http.requests")
                            && !String.valueOf(id.getTag("route")).contains("/rounds/");
            // How many are open at this moment: those of before close when they like.
            boolean isOfNow = id.getName().equals("mutirao.http.connections");
            if (!isOfOthers && !isOfNow) {
                for (Measurement one : meter.measure()) {
                    if (one.getStatistic() != Statistic.MAX) {
                        all.put(id + " " + one.getStatistic(), one.getValue());
                    }
                }
            }
        }
        return all;
    }

    private String leaves() {
        long size = town.app.app.database.inTransaction(town.app.app.log::size);
        return town.as("m6").get("/log/entries?start=0&end=" + size).is(200).text();
    }

    /// Whatever a member with every office reads, at every address that needs no more than a round,
    /// a proposal or a code; but for what is hers alone.
    private List<String> readAll() {
        Api reader = town.as("m6");
        List<String> all = new ArrayList<>();
        for (Permissions.Rule rule : Permissions.TABLE) {
            if (!rule.method().equals("GET") || !rule.path().startsWith("/api/v1/")) {
                continue;
            }
            String path =
                    (rule.path().contains("/proposals/")
                                    ? rule.path().replace("{id}", project(1).toString())
                                    : rule.path().replace("{id}", RoundTown.ROUND.toString()))
                            .replace("{code}", rule.path().contains("/funds/") ? "round-1" : "m6")
                            .replace("{key}", "limits")
                            .replace("{month}", "2026-05");
            boolean isOfMore = path.contains("/exports/") || path.contains("{");
            boolean isHers = path.contains("/members/m6/") || path.contains("/sessions");
            if (!isOfMore && !isHers) {
                Api.Answer answer = reader.get(path);
                all.add(path + " " + answer.status() + " " + withoutRequest(answer.text()));
            }
        }
        for (String export : List.of("hledger", "ledger", "beancount", "csv")) {
            String text = reader.get("/api/v1/exports/" + export).is(200).text();
            assertThat(text).doesNotContain(project(1).toString());
        }
        return all;
    }

    private static String withoutRequest(String text) {
        return text.replaceAll("\"requestId\":[^,}]*", "");
    }
}
