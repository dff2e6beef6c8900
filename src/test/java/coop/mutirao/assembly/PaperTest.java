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

    // Who give sheets out, and so enter none.
    @BeforeEach
    void admit_the_clerks() {
        for (String clerk : List.of("clerk", "clerk2")) {
            town.app.admit(clerk, 0, 100_000, RoundTown.password(clerk));
            town.app.mandate(clerk, "coordinator");
        }
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Answer issue(int sheet, String member) {
        Answer first = ask("clerk", sheet, member);
        return first.status() == 202 ? ask("clerk2", sheet, member) : first;
    }

    private Answer ask(String officer, int sheet, String member) {
        return town.as(officer).put(PATH + "/sheets/" + sheet, RoundTown.sheetFor(member));
    }

    private Answer enter(String teller, int sheet, Integer... projects) {
        List<UUID> choice = List.of(projects).stream().map(RoundTown::project).toList();
        return town.as(teller).put(PATH + "/sheets/" + sheet + "/entry", Map.of("choice", choice));
    }

    private static String state(Answer entered) {
        return entered.body().get("state").asString();
    }

    private void name(String teller) {
        name(teller, true).is(201);
    }

    private Answer name(String teller, boolean named) {
        var body = Map.of("named", named, "reason", "Helps at the desk");
        String path = PATH + "/tellers/" + teller;
        Answer first = town.as("coord").put(path, body);
        return first.status() == 202 ? town.as("clerk").put(path, body) : first;
    }

    @Test
    void who_gave_a_sheet_out_or_has_a_part_in_the_round_does_not_enter_it() {
        town.app.mandate("m5", "coordinator");
        town.prepare(RoundTown.plan());
        issue(3, "m6").is(201);
        // Who wrote a project or would be paid is no teller, with a mandate or without.
        name("m1", true).isProblem(403, "not-allowed");
        name("m4", true).isProblem(403, "not-allowed");
        assertRefused(
                "INSERT INTO paper_teller SELECT round_id, member_id FROM round, account"
                        + " WHERE code = 'm4'",
                "paper_teller_has_no_part");
        town.beginBallot();
        enter("clerk", 3, 1).isProblem(403, "not-allowed");
        enter("clerk2", 3, 1).isProblem(403, "not-allowed");
        enter("m5", 3, 1).isProblem(403, "not-allowed");
        for (String who : List.of("clerk", "clerk2", "m1", "m5")) {
            assertRefused(entry(who, "3", "[]", "[]"), "paper_entry_is_due");
        }
        enter("coord", 3, 1).is(201);
    }

    @Test
    void two_officers_give_a_sheet_out_and_she_is_told() {
        town.app.admit("m7", 0, 1_000_000, RoundTown.password("m7"));
        town.prepare(RoundTown.plan());

        ask("clerk", 3, "m7").is(202);
        ask("clerk", 3, "m7").is(202);
        assertThat(news("m7")).isEmpty();
        assertThat(town.as("m7").get("/api/v1/officer-acts").is(200).body().get("items"))
                .singleElement()
                .satisfies(act -> assertThat(act.get("about").asString()).isEqualTo("m7"));
        // Another sheet, or for somebody else, is another act.
        ask("clerk2", 4, "m7").is(202);
        ask("clerk2", 3, "m2").is(202);
        ask("clerk2", 3, "m7").is(201);
        assertThat(news("m7")).containsExactly("sheet-issued " + RoundTown.ROUND);
        ask("coord", 4, "m7").isProblem(422, "sheet-not-valid");
        // Neither of the two is the member herself.
        ask("coord", 5, "coord").isProblem(403, "not-allowed");
        ask("clerk", 5, "coord").is(202);
        ask("coord", 5, "coord").isProblem(403, "not-allowed");
        assertRefused(
                "INSERT INTO paper_sheet SELECT round_id, 9, v.member_id, v.member_id, a.member_id,"
                        + " timestamptz '2026-05-21' FROM round_voter v, account a"
                        + " WHERE a.code = 'clerk' AND v.member_id <> a.member_id LIMIT 1",
                "paper_sheet_is_for_another");
        assertRefused(
                "INSERT INTO paper_sheet SELECT round_id, 9, v.member_id, a.member_id, a.member_id,"
                        + " timestamptz '2026-05-21' FROM round_voter v, account a"
                        + " WHERE a.code = 'clerk' AND v.member_id <> a.member_id LIMIT 1",
                "paper_sheet_by_two");

        // Tellers too are named by two others.
        var body = Map.of("named", true, "reason", "Helps at the desk");
        town.as("clerk").put(PATH + "/tellers/m6", body).isProblem(403, "not-allowed");
        town.as("clerk").put(PATH + "/tellers/m7", body).is(202);
        town.as("clerk").put(PATH + "/tellers/clerk", body).isProblem(403, "not-allowed");
        town.as("clerk2").put(PATH + "/tellers/m7", body).is(201);
    }

    private List<String> news(String member) {
        return town.as(member)
                .get("/api/v1/members/" + member + "/news")
                .is(200)
                .body()
                .get("items")
                .valueStream()
                .map(n -> n.get("kind").asString() + " " + n.get("about").asString())
                .toList();
    }

    @Test
    void nobody_learns_by_a_sheet_who_has_voted() {
        town.prepare(RoundTown.plan());
        issue(3, "m3").is(201);
        issue(4, "m4").is(201);
        ask("clerk", 5, "m5").is(202);
        town.beginBallot();
        town.vote("m1", 1, 1).is(201);
        enter("coord", 3, 1).is(201);

        // Of who has voted, and of who has not: the same answer.
        for (String member : List.of("m1", "m2", "m5")) {
            ask("clerk2", 5, member).isProblem(409, "wrong-step");
        }
        // Of a sheet that is entered, and of one that is not.
        for (int sheet : List.of(3, 4)) {
            giveBack("clerk", sheet).isProblem(409, "wrong-step");
            giveBack("m6", sheet).isProblem(404, "not-found");
        }
        assertRefused(
                "INSERT INTO paper_sheet SELECT round_id, 9, v.member_id, a.member_id, b.member_id,"
                        + " timestamptz '2026-05-31' FROM round_voter v JOIN account o"
                        + " USING (member_id), account a, account b WHERE o.code = 'm2'"
                        + " AND a.code = 'clerk' AND b.code = 'clerk2'",
                "paper_sheet_is_due");
        // She herself gives it back, and votes.
        giveBack("m4", 4).is(201);
        town.vote("m4", 1, 2).is(201);
        giveBack("m3", 3).isProblem(422, "sheet-not-valid");
    }

    @Test
    void a_sheet_is_a_ballot_once_two_tellers_read_the_same() {
        town.app.admit("m7", 0, 1_000_000, RoundTown.password("m7"));
        town.app.admit("m8", 0, 1_000_000, RoundTown.password("m8"));
        town.prepare(RoundTown.plan());
        issue(12, "m1").is(201);
        issue(12, "m1").is(200);
        issue(7, "m2").is(201);
        town.beginBallot();
        enter("m7", 12, 1).isProblem(403, "not-allowed");
        name("m7");
        name("m8");
        name("m8", true).is(200);

        assertThat(state(enter("m7", 12, 1, 2).is(201))).isEqualTo("waits");
        assertThat(state(enter("m7", 12, 1, 2).is(200))).isEqualTo("waits");
        town.as("m1").get(PATH + "/ballot").isProblem(404, "not-found");
        assertThat(state(enter("coord", 12, 2, 1).is(201))).isEqualTo("taken");
        assertThat(state(enter("m7", 12, 1, 2).is(200))).isEqualTo("taken");
        enter("m8", 12, 1, 2).isProblem(422, "sheet-not-valid");
        var own = town.as("m1").get(PATH + "/ballot").is(200).body();
        assertThat(own.get("channel").asString()).isEqualTo("paper");
        assertThat(own.get("choice")).hasSize(2);

        // Of the other sheet two read something else each: a third decides between them.
        assertThat(state(enter("coord", 7, 1).is(201))).isEqualTo("waits");
        assertThat(state(enter("coord2", 7, 2).is(201))).isEqualTo("differs");
        enter("coord", 7, 2).isProblem(422, "sheet-not-valid");
        var listed = town.as("m7").get(PATH + "/sheets").is(200).body().get("items");
        assertThat(listed.get(0).get("sheet").asInt()).isEqualTo(7);
        assertThat(listed.get(0).get("differs").asBoolean()).isTrue();
        assertThat(listed.get(1).get("differs").asBoolean()).isFalse();
        assertThat(state(enter("m8", 7, 3).is(201))).isEqualTo("differs");
        assertThat(state(enter("m7", 7, 2).is(201))).isEqualTo("taken");

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
        town.prepare(RoundTown.plan());
        issue(1, "m1").is(201);
        issue(2, "m1").isProblem(422, "sheet-not-valid");
        issue(1, "m2").isProblem(422, "sheet-not-valid");
        issue(2, "nobody").isProblem(422, "sheet-not-valid");
        issue(2, "clerk").isProblem(403, "not-allowed");
        issue(0, "m3").isProblem(404, "not-found");
        town.as("m3")
                .put(PATH + "/sheets/2", RoundTown.sheetFor("m3"))
                .isProblem(403, "not-allowed");

        // Given back unused: its number is not given again, and she votes otherwise.
        giveBack("clerk", 1).is(202);
        giveBack("coord", 1).is(201);
        giveBack("coord", 1).is(200);
        issue(1, "m3").isProblem(422, "sheet-not-valid");
        giveBack("coord", 9).isProblem(404, "not-found");
        issue(3, "m3").is(201);
        town.beginBallot();
        enter("coord", 1, 1).isProblem(422, "sheet-not-valid");
        town.vote("m1", 1, 1).is(201);

        // A sheet that one teller has entered is no unused one.
        enter("coord", 3, 1).is(201);
        giveBack("m3", 3).isProblem(422, "sheet-not-valid");
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
    }

    private Answer giveBack(String who, int sheet) {
        var why = Map.of("reason", "She votes by her telephone");
        return town.as(who).post(PATH + "/sheets/" + sheet + "/return", why);
    }

    private static String ballot(String voter, String text, String sheet) {
        return """
        INSERT INTO ballot SELECT null, v.round_id, v.member_id, 99, '%s',
            decode(repeat('00', 32), 'hex'), timestamptz '2026-06-02', %s
        FROM round_voter v JOIN account a USING (member_id) WHERE code = '%s'
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
        town.app.admit("m7", 0, 1_000_000, RoundTown.password("m7"));
        town.prepare(RoundTown.plan());
        issue(5, "m7").is(201);
        issue(6, "coord").is(201);
        name("m7");
        town.beginBallot();

        enter("m7", 5, 1).isProblem(403, "not-allowed");
        enter("coord", 6, 1).isProblem(403, "not-allowed");
        enter("m7", 8, 1).isProblem(404, "not-found");
        enter("m7", 6, 9).isProblem(422, "ballot-not-valid");
        enter("m7", 6, 1, 1).isProblem(422, "ballot-not-valid");
        enter("m7", 6).is(201);
        assertRefused(entry("m7", "5", "[]", "[]"), "paper_entry_is_due");
        assertRefused(entry("coord2", "6", "[]", "[\"x\"]"), "paper_entry_is_due");
        assertRefused(entry("m7", "6", "[]", "[]"), "paper_entry_pkey");
        assertRefused("DELETE FROM paper_entry", "permission denied");

        // Who is no teller any more enters nothing; one reading alone is no ballot.
        name("m7", false).is(201);
        enter("m7", 6).isProblem(403, "not-allowed");
        town.until("2026-06-08T12:00:00Z");
        enter("coord2", 6).isProblem(409, "wrong-step");
        assertRefused(entry("coord2", "6", "[]", "[]"), "paper_entry_is_due");
        town.app.app.assembly.keeper.keep();
        enter("coord2", 6).isProblem(409, "wrong-step");
        issue(9, "m1").isProblem(409, "wrong-step");
        giveBack("m7", 5).isProblem(409, "wrong-step");
        assertThat(town.as("m1").get(PATH + "/result").body().get("voted").asInt()).isZero();
        String bundle = town.as("m1").get(PATH + "/bundle").is(200).text();
        assertThat(BundleVerification.verify(bundle.getBytes(UTF_8), null).findings()).isEmpty();
        assertThat(town.findings()).isEmpty();
    }

    private String entry(String teller, String sheet, String choice, String said) {
        return """
        INSERT INTO paper_entry SELECT null, r.round_id, %s, a.member_id, '%s',
            '{"choice":%s}', decode(repeat('00', 32), 'hex'), '%s'
        FROM round r, account a WHERE code = '%s'
        """
                .formatted(sheet, choice, said, town.clock.instant(), teller);
    }

    @Test
    void nothing_of_an_entry_can_be_read_before_the_close() {
        town.app.mandate("m6", "auditor");
        town.prepare(RoundTown.plan());
        issue(5, "m5").is(201);
        issue(6, "m4").is(201);
        town.beginBallot();
        String before = read();

        enter("coord", 5, 1).is(201);
        enter("coord2", 5, 1).is(201);
        enter("coord", 6, 2).is(201);

        assertThat(read()).isEqualTo(before);
        assertThat(town.as("m6").get(PATH + "/sheets").is(200).body().get("items")).isEmpty();
        assertThat(town.as("m5").get(PATH + "/sheets").is(200).body().get("items")).hasSize(1);
        assertRefused("UPDATE paper_entry SET log_index = 9999", "sealed_at_the_close");
        town.until("2026-06-08T12:00:00Z");
        town.app.app.assembly.keeper.keep();
        String leaves = town.as("m6").get("/api/v1/exports/jsonl").is(200).text();
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
