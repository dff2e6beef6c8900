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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before the close, nothing that anybody can read depends on who voted, or for what.
class NoCountsTest {

    @TempDir Path folder;

    final RoundTown town = new RoundTown(6);

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
        town.beginBallot();
        // Once before, for what is made when it is first asked for.
        readAll();
        List<String> before = readAll();
        for (int i = 1; i <= 4; i++) {
            town.as("m" + i);
        }
        Map<String, Double> meters = meters();

        for (int i = 1; i <= 4; i++) {
            town.vote("m" + i, 1, 1, 2).is(201);
            town.as("m" + i).get(PATH + "/ballot").is(200);
            town.as("m" + i).get(PATH + "/ballot/receipt");
        }
        var read = Map.of("choice", List.of(project(1)));
        town.as("coord").put(PATH + "/sheets/1/entry", read).isProblem(403, "not-allowed");

        assertThat(meters()).isEqualTo(meters);
        assertThat(readAll()).isEqualTo(before);
        town.as("m6").get(PATH + "/result").isProblem(409, "wrong-step");
        town.as("m6").get(PATH + "/bundle").isProblem(409, "wrong-step");
        // What the log's readers get: that something was sealed, and nothing of it.
        town.app.keepLog(folder);
        String leaves = leaves();
        assertThat(leaves).contains("ballot-sealed");
        assertThat(leaves.lines().filter(l -> l.contains("ballot-sealed")))
                .hasSize(4)
                .noneMatch(l -> l.contains(RoundTown.ROUND.toString()))
                .noneMatch(l -> l.contains(project(1).toString()))
                .noneMatch(l -> l.contains("account"));
        assertThat(town.app.app.assembly.keeper.keep()).isZero();
    }

    /// Whatever `/metrics` shows, but for requests that are about no round. How many facts the log
    /// gets, and how long they wait for it, everybody sees by its length.
    private Map<String, Double> meters() {
        Map<String, Double> all = new TreeMap<>();
        for (Meter meter : town.app.metrics.getMeters()) {
            Meter.Id id = meter.getId();
            boolean isOfTheLog = id.getName().matches("mutirao[.](batch|queue|door)[.].*");
            boolean isOfOthers =
                    id.getName().equals("mutirao.http.requests")
                            && !String.valueOf(id.getTag("route")).contains("/rounds/");
            // How many are open at this moment: those of before close when they like.
            boolean isOfNow = id.getName().equals("mutirao.http.connections");
            if (!isOfTheLog && !isOfOthers && !isOfNow) {
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
    /// a proposal or a code; but for the log's own length and what is hers alone.
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
            boolean isOfTheLog =
                    path.contains("/reports/") || path.contains("/exports/") || path.contains("{");
            boolean isHers = path.contains("/members/m6/") || path.contains("/sessions");
            if (!isOfTheLog && !isHers) {
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
        // The log gets longer by whatever happens.
        return text.replaceAll("\"(requestId|size)\":[^,}]*", "");
    }
}
