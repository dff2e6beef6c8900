package coop.mutirao.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The files of `api-spec/examples`, sent in order to a fresh network. How they are read stands in
/// the README beside them.
public final class Stories {

    private static final Path FOLDER = Path.of("api-spec", "examples");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FROM_ANSWER = Pattern.compile("\\{\\{([\\w-]+)(/[\\w/]+)}}");

    private static final Pattern FROM_DEVICE = Pattern.compile("\\{\\{phone ([^}]+)}}");

    /// One request with its answer.
    ///
    /// @param as whose token is sent, or `nobody`
    public record Story(Path file, String as, JsonNode request, JsonNode response) {

        public String name() {
            return file.getFileName().toString().replaceFirst("\\.json$", "");
        }

        public String method() {
            return request.get("method").asString();
        }

        public String path() {
            String month = YearMonth.now(ZoneOffset.UTC).toString();
            return request.get("path").asString().replace("{this-month}", month);
        }

        /// What is sent; empty without a body.
        public String body() {
            JsonNode body = request.path("body");
            if (body.isMissingNode()) {
                return "";
            }
            return body.isArray()
                    ? body.valueStream()
                            .map(line -> line.asString() + "\n")
                            .collect(Collectors.joining())
                    : body.toString();
        }

        public int status() {
            return response.get("status").asInt();
        }
    }

    private final Api nobody;
    private final Map<String, String> passwords;
    private final Map<String, Api> signedIn = new HashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();
    private @Nullable Phone phone;

    /// @param base where the service listens
    /// @param passwords of the members who appear, by code
    public Stories(URI base, Map<String, String> passwords) {
        this.nobody = new Api(base);
        this.passwords = Map.copyOf(passwords);
    }

    /// All stories in their order.
    public static List<Story> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(Stories::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Story read(Path file) {
        JsonNode story = JSON.readTree(file.toFile());
        return new Story(
                file, story.get("as").asString(), story.get("request"), story.get("response"));
    }

    /// A test for each story. They build on each other: run them in order, in one thread.
    public Stream<DynamicTest> tests() {
        return all().stream()
                .map(story ->
                        DynamicTest.dynamicTest(
                                story.name(), story.file().toUri(), () -> tell(story)));
    }

    /// Sends a story and compares the answer.
    public void tell(Story story) {
        Api api = story.as().equals("nobody") ? nobody : signedIn(story.as());
        for (Map.Entry<String, JsonNode> header : story.request().path("headers").properties()) {
            api = api.with(header.getKey(), withAnswers(header.getValue().asString()));
        }
        String body = withAnswers(story.body());
        Api.Answer answer = api.send(story.method(), story.path(), body.isEmpty() ? null : body);
        answers.put(story.name(), answer.body());
        List<String> differences = differences(story.response(), answer);
        if (!differences.isEmpty()) {
            throw new AssertionError(
                    "%s %s as %s:\n  %s\n%d %s"
                            .formatted(
                                    story.method(),
                                    story.path(),
                                    story.as(),
                                    String.join("\n  ", differences),
                                    answer.status(),
                                    answer.text()));
        }
    }

    private String withAnswers(String body) {
        String signed = FROM_DEVICE.matcher(body).replaceAll(place -> phone().says(place.group(1)));
        return FROM_ANSWER
                .matcher(signed)
                .replaceAll(place -> {
                    JsonNode answer =
                            Objects.requireNonNull(answers.get(place.group(1)), place.group());
                    return Matcher.quoteReplacement(answer.at(place.group(2)).asString());
                });
    }

    private Phone phone() {
        if (phone == null) {
            JsonNode network = nobody.get("/api/v1/network").body();
            Api ana = signedIn("ana");
            phone =
                    new Phone(
                            network.at("/log/origin").asString(),
                            network.at("/currency/code").asString(),
                            code ->
                                    ana.get("/api/v1/members/" + code)
                                            .body()
                                            .get("publicId")
                                            .asString());
        }
        return phone;
    }

    private Api signedIn(String code) {
        return signedIn.computeIfAbsent(
                code,
                c ->
                        nobody.signIn(
                                c, Objects.requireNonNull(passwords.get(c), "no password: " + c)));
    }

    private static List<String> differences(JsonNode expected, Api.Answer answer) {
        List<String> differences = new ArrayList<>();
        int status = expected.get("status").asInt();
        if (answer.status() != status) {
            differences.add("status: expected %d, was %d".formatted(status, answer.status()));
        }
        expected.path("headers")
                .forEachEntry((name, value) -> {
                    if (!isHeader(name, value.asString(), answer)) {
                        differences.add(
                                "%s: expected %s, was '%s'"
                                        .formatted(name, value, answer.header(name)));
                    }
                });
        JsonNode body = expected.path("body");
        if (body.isNull()) {
            if (!answer.text().isEmpty()) {
                differences.add("body: expected none");
            }
        } else if (!isAnything(body)) {
            compare("", body, answer.body(), differences);
        }
        return differences;
    }

    private static boolean isHeader(String name, String expected, Api.Answer answer) {
        String actual = answer.header(name);
        return switch (expected) {
            case "*" -> answer.headers().firstValue(name).isPresent();
            default ->
                    name.equalsIgnoreCase("Content-Type")
                            ? Contract.mediaType(actual).equals(expected)
                            : actual.equals(expected);
        };
    }

    private static boolean isAnything(JsonNode expected) {
        return expected.isString() && expected.asString().equals("*");
    }

    /// Adds where `actual` is not what a story expects.
    static void compare(String at, JsonNode expected, JsonNode actual, List<String> differences) {
        if (actual.isMissingNode()) {
            differences.add(at + ": is missing, expected " + expected);
        } else if (isAnything(expected)) {
            return;
        } else if (expected.isObject() && actual.isObject()) {
            expected.forEachEntry((name, value) ->
                    compare(at + "/" + name, value, actual.path(name), differences));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "/" + i, expected.get(i), actual.get(i), differences);
            }
        } else if (!expected.equals(actual)) {
            differences.add("%s: expected %s, was %s".formatted(at, expected, actual));
        }
    }
}
