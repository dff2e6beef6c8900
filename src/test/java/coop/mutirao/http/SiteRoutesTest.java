package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.testing.Api;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteRoutesTest {

    static final URI SOURCE = URI.create("https://example.org/mutirao?at=1.0");
    static Server server;
    static Api api;

    @BeforeAll
    static void start() {
        var needs =
                new Server.Needs(
                        Json.mapper(List.of()),
                        token -> Optional.empty(),
                        () -> "a-request",
                        new SimpleMeterRegistry(),
                        InstantSource.system());
        var site =
                new SiteRoutes(
                        () -> new SiteRoutes.Network("Rede <b>&\"Sol\"", "SOL", "Sol"), SOURCE);
        server = Server.start("127.0.0.1", 0, needs, List.of(site));
        api = new Api(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    class The_first_page {

        @Test
        void names_the_network_and_escapes_its_name() {
            String page = api.get("/").is(200).text();

            assertThat(page)
                    .contains("<h1>Rede &lt;b&gt;&amp;&quot;Sol&quot;</h1>", "<strong>Sol</strong>")
                    .contains("lang=\"en\"")
                    .contains("curl http://127.0.0.1:" + server.port() + "/api/v1/sessions")
                    .doesNotContain("{{");
        }

        @Test
        void leads_to_everything_else() {
            assertThat(api.get("/").text())
                    .contains("href=\"/docs\"")
                    .contains("href=\"/openapi.yaml\"")
                    .contains("href=\"/problems\"")
                    .contains("href=\"/source\"")
                    .contains("href=\"/readyz\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/problems", "/problems/same-account"})
    void a_page_has_what_a_careful_site_sends(String path) {
        Api.Answer page = api.get(path).is(200);

        assertThat(page.header("Content-Type")).matches("text/html; ?charset=utf-8");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.text())
                .as("nothing inside that the policy forbids")
                .doesNotContain("<style", "style=", "onclick", "javascript:")
                .doesNotContainPattern("<script(?! src=\"/docs/)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void every_file_that_a_page_links_is_there_and_may_be_kept(String path) {
        List<String> files =
                Pattern.compile("(?:href|src)=\"(/docs/[^\"]+)\"")
                        .matcher(api.get(path).text())
                        .results()
                        .map(link -> link.group(1))
                        .toList();

        assertThat(files).isNotEmpty();
        for (String file : files) {
            Api.Answer answer = api.get(file).is(200);
            assertThat(answer.header("Cache-Control")).contains("immutable");
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void a_file_asked_for_by_another_version_is_not_kept_for_long() {
        assertThat(api.get("/docs/site.css?v=00000000").is(200).header("Cache-Control"))
                .isEqualTo("public, max-age=3600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/..%2f..%2fapi-spec%2fopenapi.yaml",
                "/docs/..%2Fhttp%2Ffirst.html",
                "/docs/first.html",
                "/docs/index.html",
                "/docs/swagger-initializer.js",
                "/docs/%2e%2e%2fsite.css",
                "/docs/site.css%2f",
                "/docs/SITE.CSS",
                "/docs/site.css/more",
                "/problems/..%2fsame-account",
                "/problems/Same-Account",
                "/problems/%3Cscript%3E",
                "/no-such-page"
            })
    void what_is_not_on_the_list_is_not_there(String path) {
        api.get(path).isProblem(404, "not-found");
    }

    @Test
    void a_long_address_is_not_quoted_whole() {
        String detail =
                api.get("/" + "x".repeat(2_000))
                        .isProblem(404, "not-found")
                        .body()
                        .get("detail")
                        .asString();

        assertThat(detail).hasSize(500).endsWith("x…");
    }

    @Test
    void a_page_is_only_read() {
        Api.Answer answer = api.post("/docs", null).isProblem(405, "method-not-allowed");

        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void the_contract_is_sent_as_it_is() throws Exception {
        Api.Answer contract = api.get("/openapi.yaml").is(200);

        try (var file = SiteRoutesTest.class.getResourceAsStream("/api-spec/openapi.yaml")) {
            assertThat(contract.text())
                    .isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void the_source_is_over_there() {
        assertThat(api.get("/source").is(302).header("Location")).isEqualTo(SOURCE.toString());
    }

    @Test
    void the_source_is_an_address_of_the_web() {
        assertThatThrownBy(() -> new SiteRoutes(() -> null, URI.create("javascript:alert(1)")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_problem_has_a_page_for_people_and_one_for_programs(ProblemType type) {
        Api.Answer page = api.with("Accept", "text/html,*/*").get(type.uri()).is(200);
        Api.Answer json = api.with("Accept", "application/json").get(type.uri()).is(200);

        assertThat(page.text()).contains("<h1>" + Html.escape(type.title()) + "</h1>");
        assertThat(page.header("Vary")).contains("Accept");
        assertThat(json.header("Content-Type")).startsWith("application/json");
        assertThat(json.body().get("name").asString()).isEqualTo(type.wire());
        assertThat(api.get("/problems").text()).contains("href=\"" + type.uri() + "\"");
    }
}
