package coop.mutirao.assembly;

import static coop.mutirao.assembly.RoundTown.PATH;
import static coop.mutirao.assembly.RoundTown.project;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.verify.bundle.BundleVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sheets of paper: who gets one, who enters it, and what nobody can do with it.
class PaperTest {

    @TempDir Path folder;

    final RoundTown town = new RoundTown(6);

    // Who gives sheets out, and so enters none.
    @BeforeEach
    void admit_the_clerk() {
        town.app.admit("clerk", 0, 100_000, RoundTown.password("clerk"));
        town.app.mandate("clerk", "coordinator");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Answer issue(int sheet, String member) {
        return town.as("clerk").put(PATH + "/sheets/" + sheet, Map.of("member", member));
    }

    private Answer enter(String teller, int sheet, Integer... projects) {
        List<UUID> choice = List.of(projects).stream().map(RoundTown::project).toList();
        return town.as(teller).put(PATH + "/sheets/" + sheet + "/entry", Map.of("choice", choice));
    }

    private static String state(Answer entered) {
        return entered.body().get("state").asString();
    }

    private void name(String teller) {
        town.as("coord").put(PATH + "/tellers/" + teller, Map.of("named", true)).is(201);
    }

    @Test
    void who_gave_a_sheet_out_or_wrote_a_project_does_not_enter_it() {
        town.openBallot(RoundTown.plan());
        issue(3, "m5").is(201);
        name("m1");
        enter("clerk", 3, 1).isProblem(403, "not-allowed");
        enter("m1", 3, 1).isProblem(403, "not-allowed");
        enter("coord", 3, 1).is(201);
    }

    @Test
    void a_sheet_is_a_ballot_once_two_tellers_read_the_same() {
        town.openBallot(RoundTown.plan());
        issue(12, "m1").is(201);
        issue(12, "m1").is(200);
        issue(7, "m2").is(201);
        enter("m5", 12, 1).isProblem(403, "not-allowed");
        name("m5");
        name("m6");
        town.as("coord").put(PATH + "/tellers/m6", Map.of("named", true)).is(200);

        assertThat(state(enter("m5", 12, 1, 2).is(201))).isEqualTo("waits");
        assertThat(state(enter("m5", 12, 1, 2).is(200))).isEqualTo("waits");
        town.as("m1").get(PATH + "/ballot").isProblem(404, "not-found");
        assertThat(state(enter("coord", 12, 2, 1).is(201))).isEqualTo("taken");
        assertThat(state(enter("m5", 12, 1, 2).is(200))).isEqualTo("taken");
        enter("m6", 12, 1, 2).isProblem(422, "sheet-not-valid");
        var own = town.as("m1").get(PATH + "/ballot").is(200).body();
        assertThat(own.get("channel").asString()).isEqualTo("paper");
        assertThat(own.get("choice")).hasSize(2);

        // Of the other sheet two read something else each: a third decides between them.
        assertThat(state(enter("coord", 7, 1).is(201))).isEqualTo("waits");
        assertThat(state(enter("coord2", 7, 2).is(201))).isEqualTo("differs");
        enter("coord", 7, 2).isProblem(422, "sheet-not-valid");
        var listed = town.as("m5").get(PATH + "/sheets").is(200).body().get("items");
        assertThat(listed.get(0).get("sheet").asInt()).isEqualTo(7);
        assertThat(listed.get(0).get("differs").asBoolean()).isTrue();
        assertThat(listed.get(1).get("differs").asBoolean()).isFalse();
        assertThat(state(enter("m6", 7, 3).is(201))).isEqualTo("differs");
        assertThat(state(enter("m5", 7, 2).is(201))).isEqualTo("taken");

        town.vote("m3", 1, 3).is(201);
        town.vote("m4", 1, 3).is(201);
        assertCounted(4, 2);
    }

    private void assertCounted(int voted, int onPaper) {
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        var result = town.as("m1").get(PATH + "/result").is(200).body();
        assertThat(result.get("voted").asInt()).isEqualTo(voted);
        String bundle = town.as("m1").get(PATH + "/bundle").is(200).text();
        var counted = BundleVerification.verify(bundle.getBytes(UTF_8), null);
        assertThat(counted.findings()).isEmpty();
        assertThat(bundle.split("channel", -1)).hasSize(onPaper + 1);
        assertThat(town.findings()).isEmpty();
        var report = ExportedLog.verify(town.database, folder);
        assertThat(report.isSound()).as("%s", report.findings()).isTrue();
    }

    @Test
    void one_right_has_one_channel() {
        town.openBallot(RoundTown.plan());
        issue(1, "m1").is(201);
        town.vote("m1", 1, 1).isProblem(422, "ballot-not-valid");
        issue(2, "m1").isProblem(422, "sheet-not-valid");
        issue(1, "m2").isProblem(422, "sheet-not-valid");
        town.vote("m2", 1, 1).is(201);
        issue(2, "m2").isProblem(422, "sheet-not-valid");
        issue(2, "nobody").isProblem(422, "sheet-not-valid");
        issue(2, "clerk").isProblem(403, "not-allowed");
        issue(0, "m3").isProblem(404, "not-found");
        town.as("m3").put(PATH + "/sheets/2", Map.of("member", "m3")).isProblem(403, "not-allowed");

        // Given back unused: its number is not given again, and she votes otherwise.
        giveBack(1).is(201);
        giveBack(1).is(200);
        enter("coord", 1, 1).isProblem(422, "sheet-not-valid");
        issue(1, "m3").isProblem(422, "sheet-not-valid");
        town.vote("m1", 1, 1).is(201);
        giveBack(9).isProblem(404, "not-found");

        // A sheet that one teller has entered is no unused one.
        issue(3, "m3").is(201);
        enter("coord", 3, 1).is(201);
        giveBack(3).isProblem(422, "sheet-not-valid");
        town.vote("m3", 1, 1).isProblem(422, "ballot-not-valid");
        assertRefused(
                "UPDATE paper_sheet SET returned_at = '2026-06-02' WHERE serial = 3",
                "paper_sheet_is_due");
        assertRefused(
                "UPDATE paper_sheet SET member_id = member_id + 1 WHERE serial = 3",
                "permission denied");
        assertRefused(ballot("m3", "{\"choice\":[]}", "NULL"), "ballot_by_its_channel");
        assertRefused(
                ballot("m3", "{\"choice\":[],\"sheet\":\"3\"}", "3"), "ballot_by_its_channel");
        assertRefused(
                "INSERT INTO paper_sheet SELECT round_id, 4, member_id, 1, timestamptz '2026-06-02'"
                        + " FROM ballot JOIN account a USING (member_id) WHERE a.code = 'm2'",
                "paper_sheet_is_due");
    }

    private Answer giveBack(int sheet) {
        return town.as("coord").post(PATH + "/sheets/" + sheet + "/return", null);
    }

    private static String ballot(String voter, String text, String sheet) {
        return """
        INSERT INTO ballot SELECT size, v.round_id, v.member_id, 99, '%s',
            decode(repeat('00', 32), 'hex'), timestamptz '2026-06-02', %s
        FROM log_head, round_voter v JOIN account a USING (member_id) WHERE code = '%s'
        """
                .formatted(text, sheet, voter);
    }

    private void assertRefused(String statement, String constraint) {
        assertThatThrownBy(() -> town.app.app.database.transact(tx -> tx.sql().execute(statement)))
                .as(statement)
                .hasStackTraceContaining(constraint);
    }

    @Test
    void nobody_enters_her_own_or_beyond_the_rule_or_after_the_close() {
        town.openBallot(RoundTown.plan());
        issue(5, "m5").is(201);
        name("m5");
        town.as("coord2").put(PATH + "/sheets/6", Map.of("member", "coord")).is(201);

        enter("m5", 5, 1).isProblem(403, "not-allowed");
        enter("coord", 6, 1).isProblem(403, "not-allowed");
        enter("m5", 8, 1).isProblem(404, "not-found");
        enter("m5", 6, 9).isProblem(422, "ballot-not-valid");
        enter("m5", 6, 1, 1).isProblem(422, "ballot-not-valid");
        enter("m5", 6).is(201);
        assertRefused(entry("m5", "5", "[]", "[]"), "paper_entry_is_due");
        assertRefused(entry("coord2", "6", "[]", "[\"x\"]"), "paper_entry_is_due");
        assertRefused(entry("m5", "6", "[]", "[]"), "paper_entry_round_id_serial_teller_id_key");
        assertRefused("DELETE FROM paper_entry", "permission denied");

        // Who is no teller any more enters nothing; one reading alone is no ballot.
        town.as("coord").put(PATH + "/tellers/m5", Map.of("named", false)).is(201);
        enter("m5", 6).isProblem(403, "not-allowed");
        town.until("2026-06-08T12:00:00Z");
        enter("coord2", 6).isProblem(409, "wrong-step");
        assertRefused(entry("coord2", "6", "[]", "[]"), "paper_entry_is_due");
        town.app.app.assembly.keeper.keep();
        enter("coord2", 6).isProblem(409, "wrong-step");
        issue(9, "m1").isProblem(409, "wrong-step");
        giveBack(5).isProblem(409, "wrong-step");
        assertThat(town.as("m1").get(PATH + "/result").body().get("voted").asInt()).isZero();
        String bundle = town.as("m1").get(PATH + "/bundle").is(200).text();
        assertThat(BundleVerification.verify(bundle.getBytes(UTF_8), null).findings()).isEmpty();
        assertThat(town.findings()).isEmpty();
    }

    private String entry(String teller, String sheet, String choice, String said) {
        return """
        INSERT INTO paper_entry SELECT size, r.round_id, %s, a.member_id, '%s',
            '{"choice":%s}', decode(repeat('00', 32), 'hex'), '%s'
        FROM log_head, round r, account a WHERE code = '%s'
        """
                .formatted(sheet, choice, said, town.clock.instant(), teller);
    }

    @Test
    void nothing_of_an_entry_can_be_read_before_the_close() {
        town.app.mandate("m6", "auditor");
        town.openBallot(RoundTown.plan());
        issue(5, "m5").is(201);
        issue(6, "m4").is(201);
        String before = read();

        enter("coord", 5, 1).is(201);
        enter("coord2", 5, 1).is(201);
        enter("coord", 6, 2).is(201);

        assertThat(read()).isEqualTo(before);
        assertThat(town.as("m6").get(PATH + "/sheets").is(200).body().get("items")).isEmpty();
        assertThat(town.as("m5").get(PATH + "/sheets").is(200).body().get("items")).hasSize(1);
        town.app.keepLog(folder);
        long size = town.app.app.database.inTransaction(town.app.app.log::size);
        String leaves = town.as("m6").get("/log/entries?start=0&end=" + size).is(200).text();
        assertThat(leaves.lines().filter(l -> l.contains("entry-sealed")))
                .hasSize(3)
                .noneMatch(l -> l.contains(RoundTown.ROUND.toString()))
                .noneMatch(l -> l.contains(project(1).toString()))
                .noneMatch(l -> l.contains("account"));
    }

    private String read() {
        return town.as("coord").get(PATH + "/sheets").is(200).text()
                + town.as("m6").get(PATH).is(200).text()
                + town.as("m6").get(PATH + "/proposals").is(200).text();
    }
}
