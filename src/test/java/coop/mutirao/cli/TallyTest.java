package coop.mutirao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The command, by its exit codes and what it prints.
class TallyTest {

    private static final String SMALL =
            """
            META
            key;value
            budget;100.5
            vote_type;approval
            PROJECTS
            project_id;cost
            park;60
            bench;20
            library;40.5
            nobody;5
            VOTES
            vote
            park,bench
            park,bench
            park
            library
            ""
            """;

    @TempDir Path folder;

    private record Said(int code, String out, String err) {}

    private static Said tally(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "tally";
        System.arraycopy(args, 0, all, 1, args.length);
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int code = Cli.run(all);
            return new Said(
                    code,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private String file(String text) {
        try {
            return Files.writeString(folder.resolve("x.pb"), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(String text, String... args) {
        String[] all = new String[args.length + 2];
        all[0] = file(text);
        all[1] = "--json";
        System.arraycopy(args, 0, all, 2, args.length);
        Said said = tally(all);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
        return new ObjectMapper().readTree(said.out());
    }

    private static List<String> selected(JsonNode result) {
        return result.get("selected").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void json_has_the_result_and_its_trace() {
        JsonNode result = json(SMALL, "--rule", "mes_cost_add1u");
        assertThat(result.propertyNames()).containsExactly("rule", "selected", "cost", "trace");
        assertThat(result.get("rule").asString()).isEqualTo("mes_cost_add1u");
        assertThat(selected(result)).containsExactly("park", "bench");
        assertThat(result.get("cost").asString()).isEqualTo("80");
        JsonNode trace = result.get("trace");
        assertThat(trace.at("/rule/id").asString()).isEqualTo("mes-cost/add1u/1");
        assertThat(trace.at("/budget").asString()).isEqualTo("100.5");
        assertThat(trace.at("/endowments/runs/0/endowment").asString()).isEqualTo("201/10");
        assertThat(trace.at("/endowments/runs/1/endowment").asString()).isEqualTo("211/10");
        assertThat(trace.at("/selected/0/rho").asString()).isEqualTo("1/3");
        assertThat(trace.at("/selected/0/price").asString()).isEqualTo("20");
        assertThat(trace.at("/notSelected/0/project").asString()).isEqualTo("library");
        assertThat(trace.at("/notSelected/0/reasons/1/left").asString()).isEqualTo("20.5");
        assertThat(trace.at("/comparison/betterHere").asInt()).isZero();
    }

    @Test
    void every_rule_has_its_name() {
        for (String rule :
                List.of(
                        "greedy_votes",
                        "greedy_votes_per_cost",
                        "phragmen",
                        "mes_cost",
                        "mes_cost_add1",
                        "mes_cost_add1u",
                        "mes_cardinality",
                        "mes_cardinality_add1",
                        "mes_cardinality_add1u")) {
            assertThat(selected(json(SMALL, "--rule", rule))).as(rule).isNotEmpty();
            Said text = tally(file(SMALL), "--rule", rule);
            assertThat(text.code()).isZero();
            assertThat(text.out())
                    .startsWith(rule + ": 5 ballots")
                    .contains("1. ", "nobody, cost 5");
        }
        String points =
                SMALL.replace("approval", "scoring")
                        .replace("\nvote\n", "\nvote;points\n")
                        .replace("park,bench", "park,bench;2,1")
                        .replace("\npark\n", "\npark;1\n")
                        .replace("\nlibrary\n", "\nlibrary;9\n")
                        .replace("\"\"", "\"\";\"\"");
        // Each has 20.1. For the bench two pay 10 for a point; the park would take 19.8 for one,
        // and afterwards its three have 40.3 together.
        assertThat(selected(json(points, "--rule", "mes_points"))).containsExactly("bench");
        for (String rule : List.of("mes_points_add1", "mes_points_add1u")) {
            assertThat(selected(json(points, "--rule", rule)))
                    .as(rule)
                    .containsExactly("bench", "park");
        }
        assertThat(selected(json(points, "--rule", "greedy_votes")))
                .containsExactly("library", "park");
        Said approval = tally(file(points), "--rule", "mes_cost");
        assertThat(approval.code()).isEqualTo(2);
        assertThat(approval.err()).contains("mes_cost counts approval ballots").contains("points");
    }

    @Test
    void the_text_says_why() {
        Said said = tally(file(SMALL), "--rule", "mes_cost_add1u");
        assertThat(said.out())
                .contains("each voter has 30.1 to spend, after 11 runs from 20.1 in steps of 1")
                .contains("1. park, cost 60, 3 votes: paid from shares at 20 each")
                .contains("library, cost 40.5, 1 votes: its supporters have 30.1 in the end")
                .contains("nobody, cost 5, 0 votes: needs 1 votes")
                .contains("beside greedy_votes (2 projects, cost 80): 0 ballots are better off");
    }

    @Test
    void options_change_the_count() {
        assertThat(
                        json(SMALL, "--rule", "mes_cost", "--integral")
                                .at("/trace/endowments/endowment")
                                .asString())
                .isEqualTo("20");
        JsonNode small = json(SMALL, "--rule", "mes_cost_add1", "--increment", "0.25");
        assertThat(small.at("/trace/endowments/increment").asString()).isEqualTo("0.25");
        assertThat(small.at("/trace/endowments/runs/1/endowment").asString()).isEqualTo("407/20");
        JsonNode on = json(SMALL, "--rule", "mes_cost_add1", "--no-exhaustive-stop");
        assertThat(on.at("/trace/endowments/end").asString()).isEqualTo("over-budget");
        String level = SMALL.replace("library;40.5", "library;1").replace("bench;20", "bench;2");
        assertThat(
                        selected(
                                json(
                                        level.replace("park,bench\n", "park,bench,library\n"),
                                        "--rule",
                                        "mes_cost",
                                        "--tie",
                                        "lexico")))
                .contains("bench");
    }

    @Test
    void a_file_does_nothing_to_the_terminal() {
        Said broken =
                tally(file(SMALL.replace("approval", "x\u001b[2J\u202e")), "--rule", "mes_cost");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("x\\u001b[2J\\u202e").doesNotContain("\u001b");
        Said counted = tally(file(SMALL.replace("park", "pa\u001brk")), "--rule", "mes_cost");
        assertThat(counted.code()).isZero();
        assertThat(counted.out()).contains("pa\\u001brk").doesNotContain("\u001b");
    }

    @Test
    void a_row_with_more_columns_than_its_section_is_refused() {
        wrong(
                "line ",
                file(SMALL.replace("library;40.5", "library;40.5;x;y")),
                "--rule",
                "phragmen");
        wrong("columns", file(SMALL.replace("\npark\n", "\npark;more\n")), "--rule", "phragmen");
        wrong(
                "the column vote twice",
                file(SMALL.replace("\nvote\n", "\nvote;vote\n")),
                "--rule",
                "phragmen");
        assertThat(
                        tally(file(SMALL.replace("\npark\n", "\npark;;\n")), "--rule", "phragmen")
                                .code())
                .isZero();
    }

    @Test
    void what_is_called_wrongly_is_told() {
        String good = file(SMALL);
        wrong("there is no rule schulze", good, "--rule", "schulze");
        wrong("there is no rule mes_cost_add2", good, "--rule", "mes_cost_add2");
        wrong("--rule", good);
        wrong("FILE", "--rule", "mes_cost");
        wrong("there is no file", folder.resolve("no.pb").toString(), "--rule", "mes_cost");
        wrong("cannot be read", folder.toString(), "--rule", "mes_cost");
        wrong("--tie is", good, "--rule", "mes_cost", "--tie", "lots");
        wrong("--tie is", good, "--rule", "mes_cost", "--tie", "cost-votes-lottery");
        wrong("go with _add1", good, "--rule", "mes_cost", "--increment", "2");
        wrong("go with _add1", good, "--rule", "phragmen", "--no-exhaustive-stop");
        wrong("goes with mes_", good, "--rule", "greedy_votes", "--integral");
        for (String increment : List.of("0", "-1", "1e3", "0.0", "x", "0.0000001")) {
            wrong(
                    "--increment is an amount above zero",
                    good,
                    "--rule",
                    "mes_cost_add1",
                    "--increment=" + increment);
        }
        wrong(
                "--increment 999999999999999 is too much",
                good,
                "--rule",
                "mes_cost_add1",
                "--increment",
                "999999999999999");
    }

    private static void wrong(String reason, String... args) {
        Said said = tally(args);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.err()).startsWith("mutirao: ").contains(reason);
    }

    @Test
    void a_broken_file_gets_the_line_and_the_reason() {
        wrong(
                "x.pb, line 7: the cost of park is \"-60\"",
                file(SMALL.replace("park;60", "park;-60")),
                "--rule",
                "mes_cost");
        wrong(
                "x.pb, line 13: there is no project pool",
                file(SMALL.replaceFirst("park,bench", "park,pool")),
                "--rule",
                "mes_cost");
        wrong(
                "x.pb, line 9: there is already a project park",
                file(SMALL.replace("library;", "park;")),
                "--rule",
                "phragmen");
        wrong(
                "line 11: the row has no cost",
                file(SMALL.replace("VOTES", "VOICES")),
                "--rule",
                "mes_cost");
        wrong("line 1: the file ends", file(""), "--rule", "greedy_votes");
    }

    @Test
    void a_count_without_end_is_refused() {
        String vain =
                """
                META
                key;value
                budget;9000000000000000
                vote_type;approval
                PROJECTS
                project_id;cost
                a;8999999999999999
                VOTES
                vote
                a
                ""
                """;
        wrong("a larger increment would", file(vain), "--rule", "mes_cost_add1");
        assertThat(
                        selected(
                                json(
                                        vain,
                                        "--rule",
                                        "mes_cost_add1",
                                        "--increment",
                                        "100000000000000")))
                .containsExactly("a");
    }
}
