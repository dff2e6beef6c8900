package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coop.mutirao.http.Server;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.OneTimeCodes;
import coop.mutirao.testing.SoftAuthenticator;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Everything secret that a member, an officer and a program send and get is searched for: in what
/// is logged, in every row of the database, and in the meters.
class SecretsTest {

    static final String PASSWORD = "four words in a row";
    static final String WRONG = "a password of somewhere else";

    final javax.sql.DataSource database = TestDatabase.fresh();
    final TestApp app = TestApp.founded(database, InstantSource.system(), 1);
    final Server server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
    final Api nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
    final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    final Logger ours = (Logger) LoggerFactory.getLogger("coop.mutirao");
    final Level before = root.getLevel();
    final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    final Set<String> secrets = new HashSet<>(List.of(PASSWORD, WRONG));

    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        ours.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void close() {
        root.detachAppender(logged);
        root.setLevel(before);
        ours.setLevel(null);
        server.close();
        app.close();
    }

    private String secret(Api.Answer answer, String pointer) {
        String secret = answer.body().at(pointer).asString();
        assertThat(secret).hasSizeGreaterThan(5);
        secrets.add(secret);
        return secret;
    }

    private void everythingSecret() {
        Founders.add(app.app, "coordinator", "Cora", PASSWORD);
        app.admit("ana", 10_000, 10_000, PASSWORD);
        app.admit("bea", 10_000, 10_000, null);
        Api.Answer opened = signIn("ana", PASSWORD, Map.of()).is(201);
        Api ana = nobody.as(secret(opened, "/token"));
        signIn("ana", WRONG, Map.of()).is(401);
        nobody.as(WRONG).get("/api/v1/members").is(401);
        nobody.with("Cookie", "__Host-mutirao=" + WRONG).get("/api/v1/members").is(401);
        nobody.get("/api/v1/members?token=" + WRONG.replace(' ', '+'));
        oneTimeCodes(ana);
        passkey(ana);
        Api.Answer key =
                ana.post(
                                "/api/v1/members/ana/api-keys",
                                Map.of("name", "Till", "scopes", List.of("members:read")))
                        .is(201);
        nobody.as(secret(key, "/key")).get("/api/v1/members").is(200);
        Api coordinator = nobody.as(secret(signIn("coordinator", PASSWORD, Map.of()), "/token"));
        Api.Answer invited =
                coordinator.post("/api/v1/members/bea/invitation", Map.of("reason", "New")).is(201);
        nobody.post(
                        "/api/v1/invitations",
                        Map.of("invitation", secret(invited, "/invitation"), "password", PASSWORD))
                .is(201);
    }

    private Api.Answer signIn(String code, String password, Map<String, String> more) {
        var order = new java.util.HashMap<String, Object>(more);
        order.put("code", code);
        order.put("password", password);
        return nobody.post("/api/v1/sessions", order);
    }

    private void oneTimeCodes(Api ana) {
        Api.Answer codes = ana.post("/api/v1/members/ana/recovery-codes", null).is(201);
        String paper = secret(codes, "/codes/0");
        String text = secret(ana.post("/api/v1/members/ana/totp", null).is(200), "/secret");
        String code = OneTimeCodes.at(text, InstantSource.system().instant());
        ana.put("/api/v1/members/ana/totp", Map.of("totp", code)).is(204);
        secret(signIn("ana", PASSWORD, Map.of("recoveryCode", paper)).is(201), "/token");
    }

    private void passkey(Api ana) {
        var phone = new SoftAuthenticator("http://localhost:" + server.port(), "localhost", 1);
        String path = "/api/v1/members/ana/passkeys";
        JsonNode made = ana.post(path + "/options", null).is(200).body().get("publicKey");
        ana.post(path, Map.of("name", "Telephone", "credential", phone.create(made))).is(201);
        Api.Answer asked = nobody.post("/api/v1/sessions/passkey/options", null).is(200);
        secret(asked, "/publicKey/challenge");
        Map<String, Object> said = phone.get(asked.body().get("publicKey"));
        Api.Answer opened =
                nobody.post("/api/v1/sessions/passkey", Map.of("credential", said)).is(201);
        secret(opened, "/token");
    }

    private List<String> logged() {
        List<String> lines = new ArrayList<>();
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            lines.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap());
            if (event.getThrowableProxy() != null) {
                lines.add(event.getThrowableProxy().getMessage());
            }
        }
        return lines;
    }

    private List<String> rows() {
        var sql = DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
        List<String> rows = new ArrayList<>();
        for (String table :
                sql.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                        .getValues(0, String.class)) {
            rows.addAll(
                    sql.fetch("SELECT t::text FROM \"" + table + "\" AS t")
                            .getValues(0, String.class));
        }
        return rows;
    }

    @Test
    void nothing_secret_is_logged_kept_or_measured() {
        everythingSecret();

        List<String> lines = logged();
        List<String> rows = rows();
        String meters = app.metrics.getMeters().toString();
        // What is looked at is what there is.
        assertThat(lines).anyMatch(line -> line.contains("POST /api/v1/sessions 201"));
        assertThat(rows).hasSizeGreaterThan(50).anyMatch(row -> row.contains("argon2id"));
        assertThat(secrets).hasSizeGreaterThan(9);
        for (String secret : secrets) {
            String hex =
                    java.util.HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(lines).noneMatch(line -> line.contains(secret));
            assertThat(rows).noneMatch(row -> row.contains(secret) || row.contains(hex));
            assertThat(meters).doesNotContain(secret);
        }
    }

    @Test
    void what_a_client_sends_adds_no_line_and_no_header() throws IOException {
        String forged = "2026-11-24 INFO forged";
        for (String head :
                List.of(
                        "GET /healthz HTTP/1.1\r\nX-Request-Id: a\r\n forged\r\n",
                        "GET /api/v1/%0d%0a" + forged.replace(' ', '+') + " HTTP/1.1\r\n",
                        "GET /problems/x%0d%0aSet-Cookie:%20forged=1 HTTP/1.1\r\n",
                        "GET /api/v1/members?after=%0a"
                                + forged.replace(' ', '+')
                                + " HTTP/1.1\r\nUser-Agent: a\u0000b\r\n",
                        "FORGED\nX /healthz HTTP/1.1\r\n")) {
            String answer = raw(head + "Host: localhost\r\nConnection: close\r\n\r\n");
            String headers = answer.split("\r\n\r\n", 2)[0];
            assertThat(headers).as(head).startsWith("HTTP/1.1 ");
            assertThat(headers.lines()).as(head).noneMatch(l -> l.startsWith("Set-Cookie"));
        }
        assertThat(logged()).noneMatch(line -> line.contains("\n") || line.contains("\r"));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
