package coop.mutirao.motion;

import static coop.mutirao.motion.MotionTown.TEXT;
import static coop.mutirao.motion.MotionTown.path;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.http.Permissions;
import coop.mutirao.testing.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before the close, nothing that anybody can read depends on who voted, or how; and who leaves
/// takes her words with her.
class NoVotesTest {

    @TempDir Path folder;

    final MotionTown town = new MotionTown();

    @AfterEach
    void close() {
        assertThat(town.findings()).isEmpty();
        town.close();
    }

    @Test
    void nothing_tells_how_many_voted_or_how() {
        for (String role : List.of("treasurer", "auditor", "operator")) {
            town.app.mandate("m6", role);
        }
        town.openVote(1, TEXT);
        // Once before, for what is made when it is first asked for.
        readAll();
        town.app.keepLog(folder);
        for (int i = 1; i <= 4; i++) {
            town.as("m" + i);
        }
        List<String> before = readAll();

        for (int i = 1; i <= 4; i++) {
            town.vote(1, "m" + i, 1, i == 1 ? "no" : "yes").is(201);
        }

        assertThat(readAll()).isEqualTo(before);
        assertThat(
                        town.app.metrics.getMeters().stream()
                                .filter(m ->
                                        String.valueOf(m.getId().getTag("route"))
                                                .endsWith("/vote")))
                .isEmpty();
        town.as("m6").get(path(1) + "/votes").isProblem(409, "motion-at-other-step");
        assertThat(town.keep()).isZero();
        town.pass(Duration.ofHours(100));
        town.keep();
        String leaves = town.as("m6").get("/api/v1/exports/jsonl").is(200).text();
        assertThat(leaves.lines().filter(l -> l.contains("vote-sealed")))
                .hasSize(4)
                .noneMatch(l -> l.contains(MotionTown.id(1).toString()))
                .noneMatch(l -> l.contains("account"));
    }

    @Test
    void a_vote_comes_with_a_promise_by_the_key_that_the_log_names() {
        town.app.mandate("m6", "auditor");
        town.openVote(1, TEXT);
        var vote = town.vote(1, "m1", 1, "yes").is(201).body();

        String leaves = town.as("m6").get("/api/v1/exports/jsonl").is(200).text();
        var key = Pattern.compile("\"promises\":\"([0-9a-f]{64})\"").matcher(leaves);
        assertThat(key.find()).isTrue();
        byte[] said =
                "mcl/promise/v1\0{\"poll\":\"%s\",\"sealed\":\"%s\"}"
                        .formatted(MotionTown.id(1), vote.get("sealed").asString())
                        .getBytes(UTF_8);
        byte[] promise = Base64.getDecoder().decode(vote.get("promise").asString());
        assertThat(Ed25519.key(HexFormat.of().parseHex(key.group(1))).verifies(promise, said))
                .isTrue();
    }

    /// Whatever a member with every office reads, at every address that needs no more than a motion
    /// or a code, and the whole log; but for what is hers alone.
    private List<String> readAll() {
        Api reader = town.as("m6");
        List<String> all = new ArrayList<>();
        for (Permissions.Rule rule : Permissions.TABLE) {
            if (!rule.method().equals("GET") || !rule.path().startsWith("/api/v1/")) {
                continue;
            }
            String path =
                    rule.path()
                            .replace("{id}", MotionTown.id(1).toString())
                            .replace("{code}", rule.path().contains("/funds/") ? "x" : "m6")
                            .replace("{key}", "limits")
                            .replace("{month}", "2026-05");
            boolean isOfMore = path.contains("/exports/") || path.contains("{");
            boolean isHers = path.contains("/members/m6/") || path.contains("/sessions");
            if (!isOfMore && !isHers) {
                Api.Answer answer = reader.get(path);
                String text = answer.text().replaceAll("\"requestId\":[^,}]*", "");
                all.add(path + " " + answer.status() + " " + text);
            }
        }
        long size = town.app.app.database.inTransaction(town.app.app.log::size);
        all.add(reader.get("/log/entries?start=0&end=" + size).is(200).text());
        all.add(reader.get("/log/checkpoint").text());
        all.add(reader.get("/api/v1/exports/jsonl").is(200).text());
        return all;
    }

    @Test
    void who_leaves_takes_her_words_with_her_and_the_count_stays_right() {
        town.accept(1, List.of(Map.of("kind", "limit", "member", "m4", "creditLimit", 1), TEXT));
        var data = town.afresh("m1").get("/api/v1/members/m1/data").is(200).body();
        assertThat(data.get("votes")).hasSize(2);
        assertThat(data.get("motions")).hasSize(2);
        assertThat(town.afresh("m2").get("/api/v1/members/m2/data").body().get("motionSeconds"))
                .hasSize(2);
        assertThat(town.afresh("m4").get("/api/v1/members/m4/data").body().get("motions"))
                .hasSize(1);

        town.afresh("m4").post("/api/v1/members/m4/erasure", Map.of("reason", "I leave")).is(200);
        assertThat(town.read(1).get("text").asString()).isEmpty();
        assertThat(town.read(2).get("text").asString()).contains("Because");
        town.afresh("m1").post("/api/v1/members/m1/erasure", Map.of("reason", "I leave")).is(200);
        assertThat(town.read(2).get("text").asString()).isEmpty();
        assertThat(town.read(2).get("title").asString()).isEqualTo("Erased.");
        town.pass(Duration.ofHours(1));
        town.keep();
        assertThat(town.read(1).get("failure").asString()).isEqualTo("no-such-member");
        assertThat(town.state(2)).isEqualTo("executed");
    }
}
