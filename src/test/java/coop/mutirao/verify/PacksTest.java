package coop.mutirao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.tlog.LogPolicy;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Whole exported ledgers, honest ones and one per attack.
class PacksTest {

    private static final Path VECTORS = Path.of("src/test/resources/vectors/audit");

    @TestFactory
    Stream<DynamicTest> packs() {
        JsonNode all = new ObjectMapper().readTree(VECTORS.resolve("packs.vec.json").toFile());
        return all.get("cases")
                .valueStream()
                .map(one -> DynamicTest.dynamicTest(one.get("desc").asString(), () -> look(one)));
    }

    private static void look(JsonNode one) {
        var source = new PackFolder(VECTORS.resolve(one.get("dir").asString()));
        var policy = LogPolicy.parse(one.get("policy").asString());
        Report report = new Verification(source, policy).run();
        if (one.get("valid").asBoolean()) {
            assertThat(report.findings()).isEmpty();
            assertThat(report.isSound()).isTrue();
            one.get("report")
                    .properties()
                    .forEach(figure ->
                            assertThat(report.figures())
                                    .containsEntry(figure.getKey(), figure.getValue().asLong()));
        } else {
            assertThat(report.findings())
                    .anySatisfy(f -> assertThat(f).contains(one.get("why").asString()));
            assertThat(report.isSound()).isFalse();
        }
    }
}
