package coop.mutirao.testing;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `api-spec/openapi.yaml` as a judge of requests and answers. It answers with what is wrong, in
/// sentences; nothing is wrong if there are none.
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CATALOGUE = yaml("problems");
    private static final Contract OURS = new Contract(yaml("openapi"));

    /// One method of one path.
    ///
    /// @param path with its parameters in braces
    /// @param node the operation as the contract describes it
    public record Operation(String method, String path, JsonNode node) {}

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<JsonNode, com.networknt.schema.Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .locale(Locale.ROOT)
                                            .build()));

    private Contract(JsonNode document) {
        this.document = document;
        document.get("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((key, node) -> {
                            if (node.has("operationId")) {
                                String method = key.toUpperCase(Locale.ROOT);
                                operations.add(new Operation(method, path, node));
                            }
                        }));
        // /members/import is found before /members/{code}.
        operations.sort(Comparator.comparing(o -> o.path().replace('{', '~')));
    }

    public static Contract ours() {
        return OURS;
    }

    /// A file of `api-spec`.
    public static JsonNode yaml(String name) {
        try (InputStream in = Contract.class.getResourceAsStream("/api-spec/" + name + ".yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /// @param path as it is sent, a query after it or not
    public Optional<Operation> operation(String method, String path) {
        String bare = path.replaceFirst("\\?.*", "");
        return operations.stream()
                .filter(o -> o.method().equals(method) && matches(o.path(), bare))
                .findFirst();
    }

    private static boolean matches(String template, String path) {
        String[] wanted = template.split("/", -1);
        // The one parameter that has slashes in it.
        int slashes = template.endsWith("/{tile}") ? wanted.length : -1;
        String[] given = path.split("/", slashes);
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean parameter = wanted[i].startsWith("{") && !given[i].isEmpty();
            if (!parameter && !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    /// What is wrong with the body of a request. A request may well be wrong, to see it refused.
    public List<String> checkRequest(
            String method, String path, @Nullable String contentType, String body) {
        Optional<Operation> operation = operation(method, path);
        if (operation.isEmpty()) {
            return List.of("the contract has no " + method + " " + path);
        }
        JsonNode description = resolve(operation.get().node().path("requestBody"));
        if (description.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("the contract asks for no body");
        }
        if (body.isEmpty()) {
            return description.path("required").asBoolean(false)
                    ? List.of("the body is missing")
                    : List.of();
        }
        return checkContent(description.get("content"), contentType, body);
    }

    /// What is wrong with an answer: status, headers, media type, body.
    public List<String> checkAnswer(
            String method,
            String path,
            int status,
            Map<String, List<String>> headers,
            String body) {
        JsonNode response = response(method, path, status);
        if (response.isMissingNode()) {
            return List.of("the contract has no answer " + status);
        }
        List<String> violations = new ArrayList<>();
        response.path("headers")
                .forEachEntry((name, h) -> checkHeader(name, resolve(h), headers, violations));
        JsonNode content = response.path("content");
        boolean empty = content.isMissingNode() || (body.isEmpty() && isMinimal(headers, status));
        if (empty) {
            if (!body.isEmpty()) {
                violations.add("the contract has no body for " + status);
            }
            return violations;
        }
        violations.addAll(checkContent(content, header(headers, "Content-Type"), body));
        violations.addAll(checkProblem(response, status, body));
        return violations;
    }

    // Prefer: return=minimal asks for an answer without its body.
    private static boolean isMinimal(Map<String, List<String>> headers, int status) {
        return status < 300 && "return=minimal".equals(header(headers, "Preference-Applied"));
    }

    private JsonNode response(String method, String path, int status) {
        Optional<Operation> operation = operation(method, path);
        if (operation.isEmpty() || status == 431) {
            // What the contract says of any address.
            return Set.of(400, 404, 405, 431).contains(status)
                    ? document.at("/components/responses/OtherProblem")
                    : JSON.missingNode();
        }
        JsonNode responses = operation.get().node().get("responses");
        String key = Integer.toString(status);
        return resolve(
                responses.has(key) ? responses.get(key) : responses.path(key.charAt(0) + "XX"));
    }

    private void checkHeader(
            String name,
            JsonNode description,
            Map<String, List<String>> headers,
            List<String> violations) {
        @Nullable String value = header(headers, name);
        if (value == null) {
            if (description.path("required").asBoolean(false)) {
                violations.add("the header " + name + " is missing");
            }
            return;
        }
        JsonNode schema = description.get("schema");
        boolean number = "integer".equals(resolve(schema).path("type").asString(""));
        JsonNode node =
                number && value.matches("-?\\d{1,18}")
                        ? JSON.getNodeFactory().numberNode(Long.parseLong(value))
                        : StringNode.valueOf(value);
        check(schema, node).forEach(v -> violations.add("header " + name + ": " + v));
    }

    private static @Nullable String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name) && !e.getValue().isEmpty())
                .map(e -> e.getValue().getFirst())
                .findFirst()
                .orElse(null);
    }

    private List<String> checkContent(JsonNode content, @Nullable String contentType, String body) {
        String type = mediaType(contentType);
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            return List.of(
                    "the media type is '%s'; the contract has %s"
                            .formatted(type, content.propertyNames()));
        }
        JsonNode value;
        try {
            value = isJson(type) ? JSON.readTree(body) : StringNode.valueOf(body);
        } catch (JacksonException e) {
            return List.of("the body is not JSON: " + e.getOriginalMessage());
        }
        return check(media.get("schema"), value);
    }

    private static List<String> checkProblem(JsonNode response, int status, String body) {
        JsonNode types = response.path("x-mutirao-problems");
        if (types.isMissingNode() || !body.startsWith("{")) {
            return List.of();
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(body);
        } catch (JacksonException e) {
            return List.of();
        }
        List<String> violations = new ArrayList<>();
        String type = problem.path("type").asString("").replaceFirst("^/problems/", "");
        if (types.valueStream().noneMatch(t -> t.asString().equals(type))) {
            violations.add("a %d here is one of %s, not %s".formatted(status, types, type));
        }
        if (problem.path("status").asInt(0) != status) {
            violations.add("the member status is not that of the answer, " + status);
        }
        List<String> known = members(type);
        problem.propertyNames().stream()
                .filter(member -> !known.contains(member))
                .forEach(member -> violations.add("the catalogue knows no member " + member));
        return violations;
    }

    // What a problem of that type may have, by the catalogue.
    private static List<String> members(String type) {
        List<String> members = new ArrayList<>(List.of("type", "title", "status", "detail"));
        CATALOGUE
                .get("problems")
                .forEach(page -> {
                    if (page.get("name").asString().equals(type)) {
                        members.addAll(page.get("members").findValuesAsString("name"));
                    }
                });
        return members;
    }

    /// The media type without its parameters.
    static String mediaType(@Nullable String contentType) {
        return contentType == null
                ? ""
                : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    static boolean isJson(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }

    /// What is wrong with `value` by a schema of the contract.
    public List<String> check(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Contract::sentence)
                .toList();
    }

    private com.networknt.schema.Schema compile(JsonNode schema) {
        // The references of a schema lead to /components, so that it takes them along.
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.get("components"));
        return registry.getSchema(whole);
    }

    private static String sentence(Error error) {
        return "%s: %s".formatted(error.getInstanceLocation(), error.getMessage());
    }

    /// What a reference inside the contract leads to; anything else is itself.
    public JsonNode resolve(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = document.at(at.get("$ref").asString().substring(1));
        }
        return at;
    }
}
