package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client may ask for, and in which form: methods, media types, character sets.
class NegotiationTest {

    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static TestApp app;
    static Server server;
    static Api ana;
    static String token;

    @BeforeAll
    static void start() {
        app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1);
        app.admit("ana", 10_000, 100_000, "ana-password");
        app.admit("bea", 10_000, 100_000, null);
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        var nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        Map<String, String> signIn = Map.of("code", "ana", "password", "ana-password");
        token = nobody.post("/api/v1/sessions", signIn).is(201).body().get("token").asString();
        ana = nobody.as(token);
    }

    @AfterAll
    static void stop() {
        server.close();
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/docs/site.css, text/css",
        "/docs/swagger-ui-bundle.js, text/javascript",
        "/openapi.yaml, application/yaml",
        "/problems/not-found, text/html",
        "/source, ''",
        "/healthz, text/plain",
        "/readyz, text/plain",
        "/api/v1/network, application/json",
        "/api/v1/members, application/json",
        "/api/v1/members/bea, application/json",
        "/api/v1/members/zeca, application/problem+json",
        "/api/v1/reports/trial-balance, application/problem+json",
        "/no-such-page, application/problem+json"
    })
    void head_is_get_without_the_body(String path, String type) throws Exception {
        HttpResponse<String> get = send("GET", path, "*/*");
        HttpResponse<String> head = send("HEAD", path, "*/*");

        assertThat(head.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(lasting(head)).isEqualTo(lasting(get));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void head_of_a_list_as_csv_says_so() throws Exception {
        HttpResponse<String> get = send("GET", "/api/v1/members", "text/csv");
        HttpResponse<String> head = send("HEAD", "/api/v1/members", "text/csv");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(lasting(head)).isEqualTo(lasting(get));
    }

    @Test
    void head_stands_among_the_methods_of_what_can_be_read() {
        assertThat(ana.delete("/api/v1/network").header("Allow").split(", "))
                .containsExactlyInAnyOrder("GET", "HEAD");
        assertThat(ana.get("/api/v1/sessions").isProblem(405, "method-not-allowed").header("Allow"))
                .isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "TEXT/CSV",
                "text/csv; charset=utf-8",
                "text/csv, */*;q=0.1",
                "*/*, text/csv",
                "text/csv, application/json",
                "application/json;q=0.5, text/csv;q=0.6",
                "application/xml, text/csv;q=0.2"
            })
    void a_list_is_csv_for_who_likes_it_best(String accept) {
        assertThat(ana.with("Accept", accept).get("/api/v1/members").is(200).header("Content-Type"))
                .startsWith("text/csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv;q=0",
                "text/csv;q=0.000",
                "text/csv; q=0, */*",
                "application/json, text/csv;q=0.9",
                "application/json, text/csv",
                "text/csvx",
                "x-text/csv",
                "text/plain;about=\"text/csv\"",
                "text/csv;q=much",
                ";;,\"",
                "*/*"
            })
    void a_list_is_json_for_everybody_else(String accept) {
        assertThat(ana.with("Accept", accept).get("/api/v1/members").is(200).header("Content-Type"))
                .startsWith("application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json;q=0, text/html      | text/html",
                "application/json;q=0.1, text/html    | text/html",
                "application/json;q=0                 | text/html",
                "application/json, text/html;q=0      | application/json",
                "application/json, text/html;q=0.5    | application/json"
            })
    void a_problem_is_explained_in_the_form_that_is_liked_best(String accept, String type) {
        Api.Answer page = ana.with("Accept", accept).get("/problems/not-found").is(200);

        assertThat(page.header("Content-Type")).startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-16",
                "application/json; Charset=utf-16",
                "application/json;charset=\"UTF-16LE\"",
                "application/json; charset=iso-8859-1",
                "application/json; x=y; charset=no-such",
                "application/jsonx",
                "application/json-patch+json"
            })
    void a_body_is_json_in_utf_8_and_nothing_else(String type) {
        Api.Answer answer =
                ana.with("Content-Type", type)
                        .post("/api/v1/payments/preview", "{\"payee\":\"bea\",\"amount\":1}")
                        .isProblem(415, "unsupported-media-type");

        assertThat(answer.body().get("detail").asString()).contains("UTF-8");
        assertThat(answer.body().at("/accepted/0").asString()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\""
            })
    void json_in_utf_8_is_taken_however_that_is_said(String type) {
        ana.with("Content-Type", type)
                .post("/api/v1/payments/preview", "{\"payee\":\"bea\",\"amount\":1}")
                .is(200);
    }

    // What an answer to the same request says again.
    private static Map<String, List<String>> lasting(HttpResponse<?> response) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        headers.keySet().removeAll(List.of("date", "x-request-id"));
        return headers;
    }

    private static HttpResponse<String> send(String method, String path, String accept)
            throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return CLIENT.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", accept)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
