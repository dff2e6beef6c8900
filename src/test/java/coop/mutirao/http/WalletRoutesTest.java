package coop.mutirao.http;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletRoutesTest {

    static TestApp app;
    static Server server;
    static Api api;

    @BeforeAll
    static void open() {
        app = TestApp.founded(TestDatabase.fresh(), InstantSource.system(), 1);
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/source"));
        api = new Api(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterAll
    static void close() {
        server.close();
        app.close();
    }

    private static List<String> files() {
        return Pattern.compile("(?:href|src)=\"(/app/assets/[^\"]+)\"")
                .matcher(api.get("/app").is(200).text())
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    private static HttpResponse<byte[]> fetch(String path, String encodings)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        var request = HttpRequest.newBuilder(uri).header("Accept-Encoding", encodings).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/pay", "/app/security", "/app/no-such-page", "/oauth/authorize"})
    void every_page_is_the_same_document(String path) {
        Api.Answer page = api.get(path).is(200);

        assertThat(page.text()).isEqualTo(api.get("/app").is(200).text()).contains("id=\"app\"");
        assertThat(page.header("Content-Type")).matches("text/html; ?charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void the_page_runs_no_script_but_its_own_files_and_none_made_of_text() {
        Api.Answer page = api.get("/app").is(200);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .doesNotContain("<style", "style=", "onclick", "javascript:")
                .doesNotContainPattern("<script(?! type=\"module\" crossorigin src=\"/app/)");
    }

    @Test
    void every_file_of_the_page_is_there_and_may_be_kept_for_ever() {
        assertThat(files()).isNotEmpty();
        for (String file : files()) {
            Api.Answer answer = api.get(file).is(200);

            assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "immutable");
            assertThat(answer.header("Vary")).contains("Accept-Encoding");
            assertThat(answer.text()).isNotEmpty();
        }
    }

    /// A worker that a browser keeps would keep an old wallet.
    @ParameterizedTest
    @ValueSource(
            strings = {"worker.js, text/javascript", "manifest.webmanifest, application/manifest"})
    void what_makes_it_an_app_is_asked_for_anew_each_time(String row) {
        String[] parts = row.split(", ", 2);
        Api.Answer answer = api.get("/app/" + parts[0]).is(200);

        assertThat(answer.header("Content-Type")).startsWith(parts[1]);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void every_picture_that_the_manifest_names_is_there() {
        List<String> pictures =
                Pattern.compile("\"(/app/assets/[^\"]+\\.png)\"")
                        .matcher(api.get("/app/manifest.webmanifest").is(200).text())
                        .results()
                        .map(picture -> picture.group(1))
                        .toList();

        assertThat(pictures).hasSize(3);
        for (String picture : pictures) {
            assertThat(api.get(picture).is(200).header("Content-Type")).isEqualTo("image/png");
        }
    }

    @Test
    void the_worker_is_for_the_first_page_too_and_keeps_every_file_of_the_page() {
        Api.Answer worker = api.get("/app/worker.js").is(200);

        assertThat(worker.header("Service-Worker-Allowed")).isEqualTo("/app");
        assertThat(worker.text()).startsWith("const FILES=[\"/app\",").contains("VERSION=\"");
        for (String file : files()) {
            assertThat(worker.text()).contains('"' + file + '"');
        }
        assertThat(api.get("/app").is(200).header("Content-Security-Policy"))
                .contains("trusted-types worker");
    }

    @Test
    void a_file_comes_packed_to_who_can_unpack_it() throws Exception {
        String file = files().stream().filter(f -> f.endsWith(".css")).findFirst().orElseThrow();
        byte[] plain = fetch(file, "identity").body();

        HttpResponse<byte[]> packed = fetch(file, "deflate, gzip;q=0.5");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length).isLessThan(plain.length / 2);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain);
        }
        HttpResponse<byte[]> best = fetch(file, "gzip, br");
        assertThat(best.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(best.body().length).isLessThan(packed.body().length);
        assertThat(fetch(file, "br;q=0, gzip;q=0.0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    /// The first thing that a member's phone loads: design, web.md, section 0.
    @Test
    void the_first_screen_is_small() throws Exception {
        int size = fetch("/app", "br").body().length;
        for (String file : files()) {
            size += fetch(file, "br").body().length;
        }

        assertThat(size).isLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/assets/index.html",
                "/app/assets/..%2findex.html",
                "/app/assets/%2e%2e%2findex.html",
                "/app/assets/icon.svg%2f",
                "/app/assets/no-such-file.js",
                "/app/assets/index.js.gz",
                "/app/security/more"
            })
    void what_is_not_one_of_its_files_is_not_there(String path) {
        api.get(path).isProblem(404, "not-found");
    }
}
