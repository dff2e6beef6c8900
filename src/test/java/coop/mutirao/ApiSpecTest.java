package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Permissions;
import coop.mutirao.http.ProblemType;
import coop.mutirao.http.Role;
import coop.mutirao.testing.Contract;
import coop.mutirao.testing.Contract.Operation;
import coop.mutirao.testing.Stories;
import coop.mutirao.testing.Stories.Story;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The contract says what the program says, and what it shows is true of itself.
class ApiSpecTest {

    static final Contract CONTRACT = Contract.ours();
    static final JsonNode PROBLEMS = Contract.yaml("problems").get("problems");

    @Test
    void every_route_is_in_the_contract_with_the_same_access_and_back() {
        var table = new TreeMap<String, TreeSet<String>>();
        for (Permissions.Rule rule : Permissions.TABLE) {
            table.put(
                    rule.method() + " " + rule.path(),
                    rule.who().stream()
                            .map(Role::wire)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        var contract = new TreeMap<String, TreeSet<String>>();
        for (Operation operation : CONTRACT.operations()) {
            contract.put(
                    operation.method() + " " + operation.path(),
                    new TreeSet<>(texts(operation.node().get("x-mutirao-access"))));
        }

        assertThat(contract).isEqualTo(table);
    }

    @Test
    void every_route_of_programs_names_its_scope_and_no_other_does() {
        for (Operation operation : CONTRACT.operations()) {
            Permissions.Rule rule =
                    Permissions.TABLE.stream()
                            .filter(r -> r.method().equals(operation.method()))
                            .filter(r -> r.path().equals(operation.path()))
                            .findFirst()
                            .orElseThrow();

            assertThat(operation.node().path("x-mutirao-scope").asString(""))
                    .as(operation.method() + " " + operation.path())
                    .isEqualTo(rule.scope() == null ? "" : rule.scope().wire());
        }
    }

    @Test
    void whatever_is_counted_can_be_too_much() {
        for (Operation operation : CONTRACT.operations()) {
            boolean isWayIn =
                    texts(operation.node().get("x-mutirao-access")).contains("anyone")
                            && operation.path().startsWith("/api/");
            boolean isCounted =
                    operation.node().has("x-mutirao-scope")
                            || (!operation.method().equals("GET") && !isWayIn);
            JsonNode answer = CONTRACT.resolve(operation.node().at("/responses/429"));

            assertThat(texts(answer.path("x-mutirao-problems")).contains("too-many-requests"))
                    .as(operation.method() + " " + operation.path())
                    .isEqualTo(isCounted || texts(answer.path("x-mutirao-problems")).size() > 1);
        }
    }

    @Test
    void what_anyone_may_do_needs_no_session() {
        for (Operation operation : CONTRACT.operations()) {
            JsonNode security = operation.node().path("security");

            assertThat(security.isArray() && security.isEmpty())
                    .as(operation.method() + " " + operation.path())
                    .isEqualTo(texts(operation.node().get("x-mutirao-access")).contains("anyone"));
        }
    }

    @Test
    void every_type_of_problem_is_in_the_catalogue_and_back() {
        List<String> types = Arrays.stream(ProblemType.values()).map(ProblemType::wire).toList();

        assertThat(PROBLEMS.valueStream().map(p -> p.get("name").asString()))
                .containsExactlyInAnyOrderElementsOf(types);
        assertThat(CONTRACT.document().at("/components/examples").propertyNames())
                .containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void the_catalogue_agrees_with_its_examples_and_with_the_contract() {
        JsonNode schema = CONTRACT.document().at("/components/schemas/ProblemType");
        for (JsonNode problem : PROBLEMS) {
            String name = problem.get("name").asString();
            JsonNode example = problem.get("example");

            assertThat(CONTRACT.check(schema, problem)).as(name).isEmpty();
            assertThat(example.get("type").asString()).isEqualTo("/problems/" + name);
            assertThat(example.get("title")).as(name).isEqualTo(problem.get("title"));
            assertThat(example.get("status")).as(name).isEqualTo(problem.get("status"));
            assertThat(CONTRACT.document().at("/components/examples/" + name + "/value"))
                    .as(name)
                    .isEqualTo(example);
            assertThat(ownMembers(example))
                    .as(name + ": members of the example that the page does not explain")
                    .isSubsetOf(problem.get("members").findValuesAsString("name"));
        }
    }

    private static List<String> ownMembers(JsonNode problem) {
        return problem.propertyNames().stream()
                .filter(m -> !List.of("type", "title", "status", "detail").contains(m))
                .toList();
    }

    @Test
    void every_problem_that_the_contract_names_exists_and_has_that_status() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : CONTRACT.operations()) {
            operation
                    .node()
                    .get("responses")
                    .forEachEntry((status, response) ->
                            texts(CONTRACT.resolve(response).path("x-mutirao-problems"))
                                    .forEach(name -> {
                                        if (!hasStatus(name, status)) {
                                            wrong.add(
                                                    "%s %s %s: %s"
                                                            .formatted(
                                                                    operation.method(),
                                                                    operation.path(),
                                                                    status,
                                                                    name));
                                        }
                                    }));
        }

        assertThat(wrong).isEmpty();
    }

    private static boolean hasStatus(String name, String status) {
        return ProblemType.pages().stream()
                .anyMatch(p ->
                        p.name().equals(name)
                                && Integer.toString(p.status())
                                        .matches(status.replace("X", "\\d")));
    }

    @Test
    void every_example_keeps_to_its_schema() {
        List<String> wrong = new ArrayList<>();
        walk("", CONTRACT.document(), wrong);

        assertThat(wrong).isEmpty();
    }

    // What has examples is a schema, or has one beside them.
    private static void walk(String at, JsonNode node, List<String> wrong) {
        JsonNode schema = node.path("schema");
        if (node.has("example")) {
            check(at + "/example", schema, node.get("example"), wrong);
        }
        JsonNode examples = node.path("examples");
        if (examples.isArray()) {
            examples.forEach(example -> check(at + "/examples", node, example, wrong));
        } else if (examples.isObject() && !schema.isMissingNode()) {
            examples.forEach(example ->
                    check(at + "/examples", schema, CONTRACT.resolve(example).get("value"), wrong));
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            String below = at + "/" + child.getKey();
            if (child.getKey().equals("properties")) {
                // Names of members, of which one may well be `example`.
                child.getValue().forEachEntry((name, member) -> walk(below, member, wrong));
            } else if (!child.getKey().startsWith("example")) {
                walk(below, child.getValue(), wrong);
            }
        }
        for (JsonNode child : node.isArray() ? node : List.<JsonNode>of()) {
            walk(at, child, wrong);
        }
    }

    private static void check(String at, JsonNode schema, JsonNode example, List<String> wrong) {
        CONTRACT.check(schema, example).forEach(violation -> wrong.add(at + violation));
    }

    /// What a story expects stands in the contract, and what it sends is well formed if it is to
    /// succeed. Whether the service answers so, only a running one can say.
    @Test
    void every_story_speaks_of_the_contract() {
        List<String> wrong = new ArrayList<>();
        for (Story story : Stories.all()) {
            boolean known = CONTRACT.operation(story.method(), story.path()).isPresent();
            if (!known && story.status() != 404 && story.status() != 405) {
                wrong.add(story.name() + ": the contract has no such operation");
            }
            if (known && story.status() < 300) {
                CONTRACT.checkRequest(story.method(), story.path(), type(story), story.body())
                        .forEach(violation -> wrong.add(story.name() + ": " + violation));
            }
            JsonNode body = story.response().path("body");
            if (body.has("type") && body.has("title")) {
                ProblemType type = ProblemType.of(body.get("type").asString());
                if (!type.title().equals(body.get("title").asString())
                        || type.status() != story.status()) {
                    wrong.add(story.name() + ": another title or status than the catalogue's");
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static String type(Story story) {
        return story.request().path("headers").path("Content-Type").asString("application/json");
    }

    @Test
    void every_operation_has_a_story() {
        List<String> told =
                Stories.all().stream()
                        .flatMap(s -> CONTRACT.operation(s.method(), s.path()).stream())
                        .map(Operation::path)
                        .toList();
        Stream<String> untold =
                CONTRACT.operations().stream()
                        .map(Operation::path)
                        .filter(path -> !told.contains(path));

        // The names of the wallet's files change with what is in them.
        assertThat(untold).containsExactlyInAnyOrder("/docs/{file}", "/app/assets/{file}");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
