package coop.mutirao.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coop.mutirao.allocation.EqualShares.Completion;
import coop.mutirao.allocation.EqualShares.Start;
import coop.mutirao.allocation.EqualShares.Utility;
import coop.mutirao.allocation.pabulib.PabulibFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Outcomes that other programs agree on; `SOURCES.md` beside the cases says which. Real elections
/// have no licence that lets us carry them along: elsewhere they do not run, and say so.
class PabulibVectorsTest {

    private static final Path REAL = Path.of("../shared/vectors/pabulib");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String text(String file) {
        String name = "/vectors/pabulib/" + file;
        try (InputStream in =
                Objects.requireNonNull(PabulibVectorsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    // Written as a file and read again, so that amounts are as a file has them.
    private static PabulibFile file(JsonNode one) throws IOException {
        var text = new StringBuilder("META\nkey;value\nvote_type;approval\n");
        text.append("budget;").append(one.get("budget").asString()).append("\nPROJECTS\n");
        text.append("cost;project_id\n");
        one.get("projects")
                .properties()
                .forEach(p ->
                        text.append(p.getValue().asString())
                                .append(';')
                                .append(p.getKey())
                                .append('\n'));
        text.append("VOTES\nvoter_id;vote\n");
        int voter = 0;
        for (JsonNode ballot : one.get("ballots")) {
            text.append(voter++).append(';').append(String.join(",", texts(ballot))).append('\n');
        }
        return PabulibFile.read(new ByteArrayInputStream(text.toString().getBytes(UTF_8)), 0);
    }

    private static AllocationRule rule(String name, TieBreak tieBreak, int decimals) {
        AllocationRule rule = Elections.rule(name.replaceAll("@.*", ""), tieBreak);
        if (!(rule instanceof EqualShares shares)) {
            return rule;
        }
        // One whole unit of the file.
        long increment = java.math.BigDecimal.TEN.pow(decimals).longValueExact();
        return new EqualShares(
                shares.utility(),
                shares.completion(),
                increment,
                !name.endsWith("@no-exhaustive-stop"),
                Start.EXACT,
                1,
                MinSupport.ONE_VOTE,
                tieBreak);
    }

    @TestFactory
    Stream<DynamicTest> small_elections_full_of_ties() {
        List<String> lines = text("small-ties.jsonl").lines().toList();
        assertThat(lines).hasSize(200);
        return lines.stream().map(JSON::readTree).map(PabulibVectorsTest::smallTies);
    }

    private static DynamicTest smallTies(JsonNode one) {
        return DynamicTest.dynamicTest(
                one.get("id").asString(),
                () -> {
                    PabulibFile file = file(one);
                    for (TieBreak tieBreak : List.of(TieBreak.COST_VOTES_ID, TieBreak.LEXICO)) {
                        JsonNode expected = one.get("expected").get(tieBreak.wire());
                        assertThat(expected.propertyNames()).hasSize(Elections.NAMES.size());
                        for (String name : Elections.NAMES) {
                            assertThat(rule(name, tieBreak, 0).allocate(file.election()).ids())
                                    .as("%s %s", name, tieBreak)
                                    .containsExactlyInAnyOrderElementsOf(texts(expected.get(name)));
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> edge_cases() {
        List<JsonNode> cases = JSON.readTree(text("edge/edge-cases.json")).valueStream().toList();
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> edge(one)));
    }

    private static void edge(JsonNode one) throws IOException {
        PabulibFile file = file(one);
        TieBreak tieBreak = TieBreak.of(one.get("tie").asString());
        assertThat(one.get("expected").propertyNames()).hasSize(Elections.NAMES.size());
        for (String name : Elections.NAMES) {
            assertThat(rule(name, tieBreak, file.decimals()).allocate(file.election()).ids())
                    .as("%s: %s", name, one.get("why").asString())
                    .isEqualTo(texts(one.get("expected").get(name)));
        }
    }

    @Test
    void a_file_is_read_as_it_is_meant() throws IOException {
        byte[] bytes = text("edge/parser.pb").getBytes(UTF_8);
        assertThat(bytes[0]).isEqualTo((byte) 0xEF);
        PabulibFile read = PabulibFile.read(new ByteArrayInputStream(bytes), 0);
        JsonNode expected = JSON.readTree(text("edge/parser.expected.json"));
        Election election = read.election();
        assertThat(read.decimals()).isEqualTo(2);
        assertThat(election.budget()).isEqualTo(10_050);
        assertThat(election.projects())
                .containsExactly(
                        new Project("1", 6_025),
                        new Project("10", 4_000),
                        new Project("zażółć", 4_025));
        assertThat(election.voters()).isEqualTo(expected.get("ballots").size());
        List<List<String>> ballots = new ArrayList<>();
        for (int ballot = 0; ballot < election.distinctBallots(); ballot++) {
            List<String> ids = new ArrayList<>();
            for (int project : election.choices(ballot)) {
                ids.add(election.id(project));
            }
            ballots.add(ids);
        }
        assertThat(ballots)
                .containsExactlyInAnyOrderElementsOf(
                        expected.get("ballots")
                                .valueStream()
                                .map(b -> List.copyOf(new TreeSet<>(texts(b))))
                                .toList());
    }

    @TestFactory
    Stream<DynamicTest> real_elections() throws IOException {
        boolean areHere = Files.isDirectory(REAL.resolve("instances"));
        System.out.println("Pabulib: " + (areHere ? "real elections are counted" : "NOT run"));
        if (!areHere) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "real elections",
                            () -> assumeTrue(false, REAL + " is not here: NOT run")));
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(REAL.resolve("expected"))) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSize(5);
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> real(file)));
    }

    private static void real(Path path) throws IOException {
        JsonNode expected = JSON.readTree(Files.readString(path));
        PabulibFile file;
        try (InputStream in =
                Files.newInputStream(
                        REAL.resolve("instances").resolve(expected.get("instance").asString()))) {
            file = PabulibFile.read(in, 0);
        }
        assertThat(file.election().voters()).isEqualTo(expected.get("ballots").asInt());
        for (var one : expected.get("rules").properties()) {
            AllocationRule rule = rule(one.getKey(), TieBreak.COST_VOTES_ID, file.decimals());
            Allocation allocation = rule.allocate(file.election());
            JsonNode outcome = one.getValue();
            assertThat(allocation.ids())
                    .as("%s %s", path, one.getKey())
                    .isEqualTo(texts(outcome.get("selected")));
            var trace = new Trace(allocation, allocation.besideGreedy(null), file.decimals());
            assertThat(trace.amount(allocation.cost())).isEqualTo(outcome.get("cost").asString());
            if (outcome.has("runs")) {
                var endowments = Objects.requireNonNull(allocation.endowments());
                assertThat(endowments.costs()).hasSize(outcome.get("runs").asInt());
                assertThat(trace.amount(endowments.ofTaken()))
                        .isEqualTo(outcome.get("endowment").asString());
            }
            if (outcome.has("selected_with_lexico_ties")) {
                assertThat(
                                rule(one.getKey(), TieBreak.LEXICO, file.decimals())
                                        .allocate(file.election())
                                        .ids())
                        .containsExactlyInAnyOrderElementsOf(
                                texts(outcome.get("selected_with_lexico_ties")));
            }
        }
    }

    @Test
    void a_rule_with_points_is_not_for_approvals() throws IOException {
        PabulibFile file = file(JSON.readTree(text("small-ties.jsonl").lines().findFirst().get()));
        var points = Elections.shares(Utility.POINTS, Completion.NONE, TieBreak.LEXICO);
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> points.allocate(file.election()))
                .withMessageContaining("counts points ballots");
    }
}
