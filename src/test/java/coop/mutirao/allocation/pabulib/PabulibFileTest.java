package coop.mutirao.allocation.pabulib;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.allocation.Ballot;
import coop.mutirao.allocation.Election;
import coop.mutirao.allocation.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Files as other people write them, and as nobody should.
class PabulibFileTest {

    private static final String GOOD =
            """
            META
            key;value
            num_projects;2
            num_votes;3
            budget;100
            vote_type;approval
            PROJECTS
            project_id;cost;name
            1;60;Park
            2;40.5;Bench
            VOTES
            voter_id;vote
            a;1,2
            b;2
            c;
            """;

    private static PabulibFile read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static PabulibFile read(byte[] bytes) {
        try {
            return PabulibFile.read(new ByteArrayInputStream(bytes), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void broken(String text, int line, String reason) {
        broken(text.getBytes(UTF_8), line, reason);
    }

    private static void broken(byte[] bytes, int line, String reason) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(PabulibFile.Broken.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("line " + line + ": ");
    }

    @Test
    void a_minor_unit_is_the_smallest_place_that_is_used() {
        PabulibFile file = read(GOOD);
        assertThat(file.decimals()).isEqualTo(1);
        assertThat(file.election().budget()).isEqualTo(1_000);
        assertThat(file.election().projects())
                .containsExactly(new Project("1", 600), new Project("2", 405));
        assertThat(file.election().voters()).isEqualTo(3);
        assertThat(read(GOOD.replace("40.5", "40.0")).decimals()).isZero();
        assertThat(read(GOOD.replace("40.5", "40.050")).decimals()).isEqualTo(2);
    }

    @Test
    void line_ends_marks_and_quotes_do_not_matter() {
        assertThat(read(GOOD.replace("\n", "\r\n")).election().voters()).isEqualTo(3);
        assertThat(read("\uFEFF" + GOOD).election().voters()).isEqualTo(3);
        assertThat(read(GOOD.stripTrailing()).election().voters()).isEqualTo(3);
        assertThat(read(GOOD.replace("a;1,2", "\"a\";\" 1 , 2 \"")).election().voters())
                .isEqualTo(3);
        assertThat(read(GOOD.replace("Park", "\"A\nPark; of \"\"ours\"\"\"")).election().voters())
                .isEqualTo(3);
        assertThat(read(GOOD.replace("Park", "5\" Park")).election().voters()).isEqualTo(3);
        assertThat(read(GOOD.replace("PROJECTS\n", "\n\nPROJECTS;;\n")).election().voters())
                .isEqualTo(3);
        // The line is that on which the row begins, whatever its fields have in them.
        broken(GOOD.replace("Park", "\"A\nPark\"").replace("b;2", "b;7"), 15, "no project 7");
    }

    @Test
    void what_is_not_there_is_said() {
        broken("", 1, "the file ends where section META was expected");
        broken("key;value\n", 1, "META was expected, not \"key\"");
        broken(GOOD.replace("budget;100\n", ""), 6, "META does not say budget");
        broken(GOOD.replace("vote_type;approval\n", ""), 6, "META does not say vote_type");
        broken(GOOD.substring(0, GOOD.indexOf("PROJECTS")), 7, "ends where section PROJECTS");
        broken(GOOD.substring(0, GOOD.indexOf("VOTES")), 11, "ends where section VOTES");
        broken(GOOD.replace("PROJECTS\n", "VOTES\n"), 7, "VOTES stands before PROJECTS");
        broken(GOOD.replace("project_id;cost", "id;cost"), 8, "PROJECTS has no column project_id");
        broken(GOOD.replace("id;cost;", "id;price;"), 8, "PROJECTS has no column cost");
        broken(GOOD.replace("voter_id;vote", "voter_id;choice"), 12, "VOTES has no column vote");
        broken(GOOD.replace("b;2\n", "b\n"), 14, "the row has no vote");
        broken(GOOD.replace("2;40.5;Bench", "2"), 10, "the row has no cost");
    }

    @Test
    void a_file_that_was_cut_off_is_not_counted() {
        broken(GOOD.replace("c;\n", ""), 4, "META says num_votes is 3, and the file has 2");
        broken(GOOD + "d;1\n", 4, "META says num_votes is 3, and the file has 4");
        broken(GOOD.replace("1;60;Park\n", ""), 3, "num_projects is 2, and the file has 1");
    }

    @Test
    void amounts_are_amounts() {
        for (String wrong :
                new String[] {
                    "-60",
                    "+60",
                    "6e1",
                    "60.",
                    ".5",
                    "0x3c",
                    "60 000",
                    "60;000",
                    "NaN",
                    "",
                    "٦٠",
                    "1234567890123456789",
                    "1.2.3"
                }) {
            String text = wrong.equals("60;000") ? "60'000" : wrong;
            broken(GOOD.replace("1;60;", "1;" + text + ";"), 9, "the cost of 1 is");
            broken(GOOD.replace("budget;100", "budget;" + text), 5, "the budget is");
        }
        broken(GOOD.replace("1;60;", "1;0;"), 9, "the cost of 1 is zero");
        broken(GOOD.replace("budget;100", "budget;0.00"), 5, "the budget is zero");
        broken(
                GOOD.replace("budget;100", "budget;900719925474099.2"),
                5,
                "900719925474099.2 with 1 decimal places is more than 2^53 - 1");
        assertThat(read(GOOD.replace("budget;100", "budget;900719925474099.1")).election().budget())
                .isEqualTo(Project.AMOUNT_MAX);
        // The places of one count for all.
        broken(GOOD.replace("1;60;", "1;900719925474100;"), 9, "with 1 decimal places");
    }

    @Test
    void ids_are_told_apart() {
        broken(GOOD.replace("2;40.5", "1;40.5"), 10, "there is already a project 1");
        broken(GOOD.replace("2;40.5", ";40.5"), 10, "\"\" is no id of a project");
        broken(GOOD.replace("2;40.5", "\"1,2\";40.5"), 10, "\"1,2\" is no id of a project");
        broken(GOOD.replace("b;2", "a;2"), 14, "voter a has voted before");
        broken(GOOD.replace("b;2", "b;3"), 14, "there is no project 3");
        broken(GOOD.replace("b;2", "b;2,,1"), 14, "between two commas nothing stands");
        broken(GOOD.replace("b;2", "b;2,"), 14, "between two commas nothing stands");
        broken(GOOD.replace("budget;100\n", "budget;100\nbudget;90\n"), 6, "says budget twice");
        assertThat(read(GOOD.replace("b;2", "b;2, 2 ,2")).election().voters()).isEqualTo(3);
    }

    @Test
    void what_is_no_text_or_has_no_end_is_refused() {
        broken(GOOD.replace("Park", "Pärk").getBytes(ISO_8859_1), 9, "it is not UTF-8");
        broken(GOOD.replace("Bench", "\"Bench"), 10, "a quotation mark is opened and not closed");
        broken(
                GOOD.replace("Bench", "x".repeat(PabulibLines.LENGTH_MAX + 1)),
                10,
                "a line of more than 1000000 bytes");
        broken(
                GOOD.replace("Bench", "\"" + "xxxx\n".repeat(PabulibLines.LENGTH_MAX / 5 + 1)),
                10,
                "a row of more than 1000000 characters");
        assertThat(
                        read(GOOD.replace("Bench", "x".repeat(PabulibLines.LENGTH_MAX - 10)))
                                .election()
                                .voters())
                .isEqualTo(3);
    }

    @Test
    void more_than_can_be_counted_is_refused() {
        var projects = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            projects.append("p").append(i).append(";1;x\n");
        }
        broken(
                GOOD.replace("num_projects;2\n", "").replace("1;60;Park\n", projects),
                5_008,
                "more than 5000 projects");
        String few = GOOD.substring(0, GOOD.indexOf("a;1,2")).replace("num_votes;3\n", "");
        var ballots = new StringBuilder(few.replace("voter_id;vote", "vote;x"));
        ballots.append("1;\n".repeat(1_000_001));
        broken(ballots.toString(), 1_000_012, "more than 1000000 ballots");
        var choices = new StringBuilder(few.replace("voter_id;vote", "vote;x"));
        choices.append(("1" + ",1".repeat(99_999) + ";\n").repeat(100)).append("1;\n");
        broken(choices.toString(), 112, "more than 10000000 votes for projects");
    }

    @Test
    void votes_of_another_type_are_refused() {
        broken(
                GOOD.replace("approval", "ordinal"),
                6,
                "approval, choose-1, cumulative or scoring, not \"ordinal\"");
    }

    private static final String POINTS =
            GOOD.replace("approval", "scoring")
                    .replace("voter_id;vote", "voter_id;vote;points")
                    .replace("a;1,2", "a;1,2;3,0")
                    .replace("b;2", "b;2;5")
                    .replace("c;", "c;;");

    @Test
    void points_are_read() {
        Election election = read(POINTS).election();
        assertThat(election.type()).isEqualTo(Ballot.Type.POINTS);
        assertThat(election)
                .usingRecursiveComparison()
                .isEqualTo(
                        Election.of(
                                1_000,
                                Ballot.Type.POINTS,
                                election.projects(),
                                java.util.List.of(
                                        new Ballot.Points(java.util.Map.of("1", 3)),
                                        new Ballot.Points(java.util.Map.of("2", 5)),
                                        new Ballot.Points(java.util.Map.of()))));
        assertThat(read(POINTS.replace("scoring", "cumulative")).election().voters()).isEqualTo(3);
    }

    @Test
    void points_are_points() {
        broken(POINTS.replace(";points", ""), 12, "VOTES has no column points");
        broken(POINTS.replace(";3,0", ";3"), 13, "2 projects are given points 1 times");
        broken(POINTS.replace("b;2;5", "b;2;-5"), 14, "\"-5\" is no number of points");
        broken(POINTS.replace("b;2;5", "b;2;0.5"), 14, "\"0.5\" is no number of points");
        broken(POINTS.replace("b;2;5", "b;2;1000001"), 14, "0 to 1000000 points");
        broken(POINTS.replace("b;2;5", "b;2,2;5,5"), 14, "project 2 is given points twice");
    }
}
