package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.project;
import static coop.mutirao.assembly.RoundTown.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is said of a proposal, what others would change of it, and for which it is given up.
class DeliberationTest {

    static final String PATH = "/api/v1/proposals/" + project(1);
    static final String COMMENT = PATH + "/comments/" + new UUID(0x7000, 0x8000_0000_0000_2001L);
    static final String ANSWER = PATH + "/comments/" + new UUID(0x7000, 0x8000_0000_0000_2002L);
    static final String AMENDMENT =
            PATH + "/amendments/" + new UUID(0x7000, 0x8000_0000_0000_3001L);
    static final String OTHER = PATH + "/amendments/" + new UUID(0x7000, 0x8000_0000_0000_3002L);

    final RoundTown town = new RoundTown(6);

    @BeforeEach
    void hand_in() {
        town.open(RoundTown.plan());
        town.as("m1").put(PATH, proposal("A well", "m4", true, 400, 200)).is(201);
    }

    @AfterEach
    void close() {
        assertThat(town.findings()).isEmpty();
        town.close();
    }

    private static Map<String, Object> wish(int version, String title, int... parts) {
        var wish = new HashMap<>(proposal(title, "m4", true, parts));
        List.of("round", "payee", "submit").forEach(wish::remove);
        wish.put("version", version);
        wish.put("reason", "It is enough");
        return wish;
    }

    private List<String> texts(String member) {
        JsonNode items = town.as(member).get(PATH + "/comments").is(200).body().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(c -> c.get("text").asString("-"))
                .toList();
    }

    @Test
    void members_talk_and_answer_each_other() {
        town.as("m2").put(COMMENT, Map.of("text", "How deep?\n\n<b>12 m</b>?")).is(201);
        town.as("m2").put(COMMENT, Map.of("text", "How deep?\n\n<b>12 m</b>?")).is(200);
        UUID first = new UUID(0x7000, 0x8000_0000_0000_2001L);
        Answer answered =
                town.as("m1").put(ANSWER, Map.of("text", "Twelve", "answers", first)).is(201);

        assertThat(answered.body().get("answers").asString()).isEqualTo(first.toString());
        assertThat(answered.body().get("version").asInt()).isEqualTo(1);
        assertThat(texts("m3")).containsExactly("How deep?\n\n<b>12 m</b>?", "Twelve");
        JsonNode page = town.as("m3").get(PATH + "/comments?limit=1").is(200).body();
        assertThat(page.get("items")).hasSize(1);
        String rest = PATH + "/comments?after=" + page.get("next").asString();
        assertThat(town.as("m3").get(rest).is(200).body().get("items")).hasSize(1);
    }

    @Test
    void a_comment_is_of_who_wrote_it_and_of_its_proposal() {
        town.as("m2").put(COMMENT, Map.of("text", "How deep?")).is(201);
        town.as("m3").put(COMMENT, Map.of("text", "How deep?")).isProblem(409, "id-taken");
        town.as("m2").put(COMMENT, Map.of("text", "Other")).isProblem(409, "id-taken");
        town.as("m3").post(COMMENT + "/withdraw", null).isProblem(403, "not-allowed");
        town.as("m2").put(ANSWER, Map.of("text", "?", "answers", project(9))).is(404);
        town.as("m2").put(ANSWER, Map.of("text", " \n ")).isProblem(400, "malformed-request");
        town.as("m2").put(ANSWER, Map.of("text", "a".repeat(2001))).is(400);
        town.as("m2").put(ANSWER, Map.of("text", "tu\u202Ert")).is(400);
        town.as("m2").put(ANSWER, Map.of("text", "ü".repeat(2000))).is(201);
    }

    @Test
    void the_words_of_what_is_withdrawn_are_gone_and_of_what_is_hidden_for_few() {
        town.as("m2").put(COMMENT, Map.of("text", "Fools")).is(201);
        town.as("m3").put(ANSWER, Map.of("text", "Thieves")).is(201);
        town.as("m2").post(COMMENT + "/withdraw", null).is(201);
        town.as("m2").post(COMMENT + "/withdraw", null).is(200);
        town.as("m2").post(ANSWER + "/hide", Map.of("reason", "Rude")).is(403);
        town.as("coord").post(ANSWER + "/hide", Map.of("reason", "Rude")).is(201);
        town.as("coord").post(ANSWER + "/hide", Map.of("reason", "Rude")).is(200);
        town.as("coord")
                .post(COMMENT + "/hide", Map.of("reason", "Rude"))
                .isProblem(409, "wrong-step");

        assertThat(texts("m2")).containsExactly("-", "-");
        assertThat(texts("m3")).containsExactly("-", "Thieves");
        assertThat(texts("coord2")).containsExactly("-", "Thieves");
        JsonNode hidden = town.as("m4").get(PATH + "/comments").body().get("items").get(1);
        assertThat(hidden.get("reason").asString()).isEqualTo("Rude");
        assertThat(hidden.get("hiddenBy").asString()).isEqualTo("coord");
    }

    @Test
    void no_coordinator_hides_what_is_said_of_her_own() {
        String own = "/api/v1/proposals/" + project(2);
        String comment = own + "/comments/" + new UUID(0x7000, 0x8000_0000_0000_2009L);
        town.as("coord").put(own, proposal("A car", "m4", true, 100)).is(201);
        town.as("m2").put(comment, Map.of("text", "Whose?")).is(201);
        town.as("coord").post(comment + "/hide", Map.of("reason", "Rude")).is(403);
        town.as("coord2").post(comment + "/hide", Map.of("reason", "Rude")).is(201);
    }

    @Test
    void nobody_speaks_of_a_draft_or_fills_the_page() {
        String draft = "/api/v1/proposals/" + project(2);
        town.as("m1").put(draft, proposal("Mine", "m4", false, 100)).is(201);
        town.as("m2").get(draft + "/comments").is(404);
        town.as("m2").put(draft + "/comments/" + project(3), Map.of("text", "?")).is(404);
        town.as("m1").put(draft + "/comments/" + project(3), Map.of("text", "?")).is(409);
        town.as("m2").get(draft + "/difference").is(404);
        // Withdrawn, it is still nobody else's.
        town.as("m1").post(draft + "/withdraw", null).is(201);
        town.as("m2").get(draft).is(404);
        town.as("m2").post(draft + "/withdraw", null).is(404);
        assertThat(town.as("m2").get(RoundTown.PATH + "/proposals").text()).doesNotContain("Mine");
        assertThat(town.as("m1").get(draft).is(200).body().get("state").asString())
                .isEqualTo("withdrawn");
        for (int i = 0; i < Comments.EACH_MAX; i++) {
            town.as("m2")
                    .put(
                            PATH + "/comments/" + new UUID(0x7000, 0x8000_0000_0000_4000L + i),
                            Map.of("text", "Again " + i))
                    .is(201);
        }
        town.as("m2").put(COMMENT, Map.of("text", "More")).isProblem(422, "proposal-not-valid");
    }

    @Test
    void an_amendment_that_its_author_takes_is_the_next_version() {
        town.as("m2").post(PATH + "/second", null).is(201);
        Answer made = town.as("m3").put(AMENDMENT, wish(1, "A small well", 300, 100)).is(201);
        assertThat(made.body().get("difference").get("title").toString())
                .isEqualTo(
                        """
                        [{"change":"same","text":"A"},{"change":"added","text":" small"},\
                        {"change":"same","text":" well"}]\
                        """);
        assertThat(made.body().get("difference").get("costBefore").asInt()).isEqualTo(600);
        assertThat(made.body().get("difference").get("cost").asInt()).isEqualTo(400);
        town.as("m3").put(AMENDMENT, wish(1, "A small well", 300, 100)).is(200);

        town.as("m3").post(AMENDMENT + "/accept", null).isProblem(403, "not-allowed");
        JsonNode next = town.as("m1").post(AMENDMENT + "/accept", null).is(201).body();
        assertThat(next.get("version").asInt()).isEqualTo(2);
        assertThat(next.get("title").asString()).isEqualTo("A small well");
        assertThat(next.get("cost").asInt()).isEqualTo(400);
        assertThat(next.get("state").asString()).isEqualTo("submitted");
        assertThat(next.get("seconds").asInt()).isZero();
        town.as("m1").post(AMENDMENT + "/accept", null).is(200);

        JsonNode kept = town.as("m5").get(AMENDMENT).is(200).body();
        assertThat(kept.get("amendment").get("became").asInt()).isEqualTo(2);
        assertThat(kept.get("difference").get("costBefore").asInt()).isEqualTo(600);
        JsonNode difference = town.as("m5").get(PATH + "/difference?from=1&to=2").is(200).body();
        assertThat(difference).isEqualTo(kept.get("difference"));
        assertThat(town.as("m5").get(PATH + "/difference").body()).isEqualTo(difference);
        assertThat(lastProposalLeaf()).contains("\"amendedBy\":\"");
    }

    private String lastProposalLeaf() {
        return town
                .app
                .app
                .database
                .inSnapshot(tx ->
                        tx.ask(
                                        "SELECT convert_from(leaf, 'UTF8') FROM log_leaf"
                                                + " ORDER BY log_index DESC LIMIT 5",
                                        r -> r.getString(1))
                                .get())
                .stream()
                .filter(leaf -> leaf.contains("\"proposal\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_written_for_words_that_changed_is_not_taken() {
        town.as("m3").put(AMENDMENT, wish(1, "A small well", 300)).is(201);
        town.as("m2").put(OTHER, wish(1, "A deep well", 600)).is(201);
        town.as("m1").post(OTHER + "/accept", null).is(201);
        town.as("m1").post(AMENDMENT + "/accept", null).isProblem(422, "proposal-not-valid");
        town.as("m3").put(PATH + "/amendments/" + project(5), wish(1, "Late", 1)).is(422);
        town.as("m3").put(PATH + "/amendments/" + project(5), wish(3, "Early", 1)).is(422);
        town.as("m1").post(AMENDMENT + "/decline", Map.of("reason", "Too small")).is(201);
        town.as("m1").post(AMENDMENT + "/decline", Map.of("reason", "Too small")).is(200);
        town.as("m1").post(AMENDMENT + "/accept", null).isProblem(409, "wrong-step");
        town.as("m3").post(AMENDMENT + "/withdraw", null).isProblem(409, "wrong-step");
        town.as("m1").post(OTHER + "/decline", Map.of("reason", "No")).is(409);
    }

    @Test
    void an_amendment_is_a_change_that_the_round_can_give() {
        town.as("m1").put(AMENDMENT, wish(1, "Mine", 1)).isProblem(403, "not-allowed");
        town.as("m3").put(AMENDMENT, wish(1, "A well", 400, 200)).is(422);
        town.as("m3").put(AMENDMENT, wish(1, "A well", 1_001)).is(422);
        town.as("m3").put(AMENDMENT, wish(1, "A well", 0)).is(422);
        town.as("m3").put(AMENDMENT, wish(1, "A\u202Ewell", 10)).is(422);
        town.as("m3").put(AMENDMENT, wish(1, "A well", 1_000)).is(201);
        town.as("m2").put(AMENDMENT, wish(1, "A well", 1_000)).isProblem(409, "id-taken");
        town.as("m2").post(AMENDMENT + "/withdraw", null).is(403);
        town.as("m3").post(AMENDMENT + "/withdraw", null).is(201);
        town.as("m3").post(AMENDMENT + "/withdraw", null).is(200);
        town.as("m1").post(AMENDMENT + "/accept", null).isProblem(409, "wrong-step");
    }

    @Test
    void nothing_is_changed_after_the_time_for_proposals() {
        town.as("m3").put(AMENDMENT, wish(1, "A small well", 300)).is(201);
        town.until("2026-05-20T12:00:00Z");
        town.as("m1").post(AMENDMENT + "/accept", null).isProblem(409, "wrong-step");
        town.as("m3").put(OTHER, wish(1, "A deep well", 300)).isProblem(409, "wrong-step");
        town.as("m3").put(COMMENT, Map.of("text", "A pity")).is(201);
    }

    @Test
    void a_proposal_is_given_up_for_another_of_its_round() {
        String other = "/api/v1/proposals/" + project(2);
        town.as("m2").put(other, proposal("Two wells", "m4", false, 900)).is(201);
        town.as("m1").post(PATH + "/merge", Map.of("into", project(2))).is(404);
        town.as("m2").put(other, proposal("Two wells", "m4", true, 900)).is(201);
        town.as("m1").post(PATH + "/merge", Map.of("into", project(1))).is(422);
        town.as("m2").post(PATH + "/merge", Map.of("into", project(2))).is(403);
        JsonNode merged =
                town.as("m1").post(PATH + "/merge", Map.of("into", project(2))).is(201).body();
        assertThat(merged.get("state").asString()).isEqualTo("merged");
        assertThat(merged.get("mergedInto").asString()).isEqualTo(project(2).toString());
        town.as("m1").post(PATH + "/merge", Map.of("into", project(2))).is(200);
        town.as("m1").post(PATH + "/withdraw", null).isProblem(409, "wrong-step");
        town.as("m2").post(other + "/merge", Map.of("into", project(1))).is(422);
    }

    @Test
    void who_speaks_for_a_proposal_and_has_more_of_it_is_named() {
        var own = new HashMap<>(proposal("My roof", "m2", true, 100));
        own.put("interest", "I live under it");
        String path = "/api/v1/proposals/" + project(2);
        town.as("m2").put(path, own).is(201);
        town.as("m3").post(path + "/second", null).is(201);
        JsonNode shown = town.as("m4").get(path).is(200).body();
        assertThat(shown.get("interest").asString()).isEqualTo("I live under it");
        assertThat(shown.get("conflicts").toString())
                .isEqualTo("[{\"account\":\"m2\",\"role\":\"author\",\"why\":\"paid\"}]");

        town.app.app.database.transact(tx ->
                tx.tell(
                        """
                        INSERT INTO delegation
                            (account_id, member_id, may_manage, decision, given_at, since)
                        SELECT a.account_id, m.member_id, false, 'x', now(), now()
                        FROM account a, account m WHERE a.code = 'm4' AND m.code = 'm5'
                        """));
        town.as("m5").post(PATH + "/second", null).is(201);
        assertThat(town.as("m6").get(PATH).body().get("conflicts").toString())
                .isEqualTo("[{\"account\":\"m5\",\"role\":\"second\",\"why\":\"actsForPayee\"}]");
        town.app.app.database.transact(tx -> tx.sql().execute("DELETE FROM delegation"));
    }

    @Test
    void a_difference_of_the_longest_texts_is_whole() {
        String before = words(0);
        String after = words(3);
        List<Difference.Piece> pieces = Difference.pieces(before, after);
        assertThat(joined(pieces, "added")).isEqualTo(before);
        assertThat(joined(pieces, "removed")).isEqualTo(after);
        assertThat(Difference.pieces("same", "same")).hasSize(1);
        assertThat(Difference.pieces("", "new")).hasSize(1);
        assertThat(Difference.pieces("", "")).isEmpty();
    }

    private static String words(int shift) {
        return String.join(
                " ",
                IntStream.range(0, 2_500).mapToObj(i -> "" + (i * 7 + shift) % 1_000).toList());
    }

    private static String joined(List<Difference.Piece> pieces, String without) {
        return String.join(
                "",
                pieces.stream()
                        .filter(p -> !p.change().equals(without))
                        .map(Difference.Piece::text)
                        .toList());
    }
}
