package coop.mutirao.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.signer.CheckpointSigner;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.signer.RemoteSigner;
import coop.mutirao.signer.SignerServer;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.Wait;
import coop.mutirao.tlog.NoteKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole service whose log's key is held elsewhere: it has an address and a public key.
class SignerAwayTest {

    @TempDir Path elsewhere;

    private LogTown town;
    private Path key;
    private CheckpointSigner signer;
    private SignerServer server;
    private LogKeeper keeper;

    @BeforeEach
    void open() {
        town = new LogTown();
        key = elsewhere.resolve("log.key");
        NoteKey known =
                KeyFile.make(
                        key, TestApp.NETWORK.origin(), NoteKey.Type.SIGNATURE, town.app.app.chance);
        start(0);
        URI address = URI.create("http://127.0.0.1:" + server.port());
        keeper =
                town.app.app.keepLog(() ->
                        Optional.of(new RemoteSigner(address, known, null, Duration.ofSeconds(2))));
    }

    private void start(int port) {
        signer = CheckpointSigner.open(key);
        server =
                SignerServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        signer,
                        null);
    }

    private void stop() {
        server.close();
        signer.close();
    }

    @AfterEach
    void close() {
        stop();
        town.close();
    }

    @Test
    void payments_go_on_while_it_is_away_and_are_proved_when_it_is_back() {
        Api ana = town.as("ana");
        town.pay(5);
        long size = town.checkpoint().size();
        int port = server.port();
        stop();

        String path = town.path();
        Answer paid = ana.put(path, Map.of("payee", "bea", "amount", 6)).is(201);
        assertThat(paid.body().get("proof").asString()).isEqualTo("committed");
        Wait.until("it is said that nobody signs", () -> keeper.refused().isPresent());
        assertThat(keeper.refused().orElseThrow()).contains("cannot be kept just now");
        Answer none = ana.get(path + "/receipt");
        none.isProblem(404, "not-found");
        assertThat(none.header("Retry-After")).isEqualTo("1");
        assertThat(town.checkpoint().size()).isEqualTo(size);
        // What was proved before is proved still, and others pay too.
        town.as("bea").put(town.path(), Map.of("payee", "ana", "amount", 1)).is(201);

        start(port);
        Wait.until("the receipt", () -> ana.get(path + "/receipt").status() == 200);
        assertThat(town.checkpoint().size()).isGreaterThan(size);
        assertThat(ana.get(path).body().get("proof").asString()).isEqualTo("final");
        assertThat(keeper.refused()).isEmpty();
    }

    @Test
    void the_services_database_role_cannot_read_the_key_and_no_table_has_it() throws IOException {
        town.pay(5);
        String text = Files.readString(key).strip();
        String secret = text.substring(text.lastIndexOf('+') + 1);
        byte[] bytes = Base64.getDecoder().decode(secret);
        String hex = HexFormat.of().formatHex(bytes, 1, bytes.length);
        DSLContext service = DSL.using(town.database, SQLDialect.POSTGRES);

        for (String attempt :
                List.of(
                        "SELECT pg_read_file('%s')",
                        "SELECT pg_read_binary_file('%s')",
                        "SELECT lo_import('%s')",
                        "CREATE TEMP TABLE stolen (line text); COPY stolen FROM '%s'",
                        "CREATE TEMP TABLE told (line text); COPY told FROM PROGRAM 'cat %s'")) {
            assertThatThrownBy(() -> service.execute(attempt.formatted(key)))
                    .as(attempt)
                    .hasMessageContaining("permission denied");
        }
        DSLContext owner = DSL.using(TestDatabase.ownerOf(town.database), SQLDialect.POSTGRES);
        List<String> tables =
                owner.fetch(
                                "SELECT quote_ident(tablename) FROM pg_tables"
                                        + " WHERE schemaname = 'public'")
                        .into(String.class);
        assertThat(tables).hasSizeGreaterThan(20);
        for (String table : tables) {
            assertThat(
                            owner.fetchSingle(
                                            ("SELECT count(*) FROM %s t WHERE t::text LIKE"
                                                            + " '%%%s%%' OR t::text LIKE '%%%s%%'")
                                                    .formatted(table, secret, hex))
                                    .get(0, Long.class))
                    .as(table)
                    .isZero();
        }
    }
}
