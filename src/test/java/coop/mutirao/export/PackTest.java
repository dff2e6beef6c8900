package coop.mutirao.export;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.cli.Cli;
import coop.mutirao.crypto.Chance;
import coop.mutirao.http.Server;
import coop.mutirao.signer.KeyFile;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.Founders;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.testing.Wait;
import coop.mutirao.tlog.Checkpoint;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.NoteSigner;
import coop.mutirao.verify.PackFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log of a town leaves the house as a pack, and is verified by who has nothing else.
class PackTest {

    private static final String ORIGIN = TestApp.NETWORK.origin();

    @TempDir static Path keys;

    static final SetClock clock = new SetClock(Instant.parse("2026-10-01T09:00:00Z"));
    static final Device phone = new Device("00000000-0000-7000-8000-0000000000aa");
    static TestApp app;
    static Server server;
    static Api nobody;
    static long ids;

    @TempDir Path folder;

    @BeforeAll
    static void trade() {
        app = TestApp.founded(TestDatabase.fresh(), clock, 1);
        for (String code : List.of("ana", "bea", "cem")) {
            app.admit(code, 10_000, 100_000, null);
        }
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        app.keepLog(keys);
        // More leaves than one tile has.
        for (int i = 0; i < 260; i++) {
            app.admit("m" + i, 0, 1_000, null);
        }
        var cems = new Device("00000000-0000-7000-8000-0000000000cc");
        sign("cem", cems);
        as("bea").put(path(), Map.of("payee", "cem", "amount", 100, "kind", "gift")).is(201);
        // What was signed long ago is erased with who signed it.
        clock.pass(Duration.ofDays(10_000));
        sign("ana", phone);
        as("cem").post("/api/v1/members/cem/erasure", Map.of("reason", "=1+1; moved")).is(200);
        talk();
        app.awaitFinal(size());
    }

    // Whatever they say to each other, as far as the service lets them.
    private static void talk() {
        Api ana = as("ana");
        long said =
                FormatTest.HOSTILE.stream()
                        .filter(text -> {
                            clock.pass(Duration.ofHours(1));
                            var body = Map.of("payee", "bea", "amount", 5, "description", text);
                            return ana.put(path(), body).status() == 201;
                        })
                        .count();
        assertThat(said).isGreaterThan(10);
    }

    private static void sign(String code, Device device) {
        Api api = as(code);
        String path = "/api/v1/members/" + code;
        String id = api.get(path).body().get("publicId").asString();
        api.put(path + "/keys/" + device.id, device.registration(ORIGIN, id)).is(201);
        var order = order(id, api.get("/api/v1/members/bea").body());
        api.put(path(), Map.of("signed", device.signed(Device.order(order)))).is(201);
    }

    private static Map<String, String> order(String payer, tools.jackson.databind.JsonNode payee) {
        Map<String, String> order = new TreeMap<>();
        order.put("amount", "100");
        order.put("currency", TestApp.NETWORK.unit());
        order.put("expires", clock.instant().plusSeconds(60).toString().replace("Z", ".000000Z"));
        order.put("max_fee", "0");
        order.put("nonce", "AAAAAAAAAAAA%04d".formatted(++ids));
        order.put("origin", ORIGIN);
        order.put("payee", payee.get("publicId").asString());
        order.put("payer", payer);
        return order;
    }

    private static Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    private static String path() {
        return "/api/v1/payments/" + new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids);
    }

    private static long size() {
        return app.app.database.inTransaction(app.app.log::size);
    }

    @AfterAll
    static void close() {
        server.close();
        app.close();
    }

    private Path pack() {
        return ExportedLog.write(app, keys, folder.resolve("pack"));
    }

    private static int verify(Path pack) {
        return Cli.run("verify", "pack", pack.toString());
    }

    @Test
    void nothing_is_wrong_with_it() throws IOException {
        Path pack = pack();

        assertThat(verify(pack)).isZero();
        assertThat(new PackFolder(pack).checkpoints()).hasSizeGreaterThan(1);
        assertThat(Files.readAllBytes(pack.resolve("tile/0/000"))).hasSize(256 * 32);
        assertThat(pack.resolve("pending")).doesNotExist();
        // Ana's order; Cem's is erased.
        assertThat(Files.readAllLines(pack.resolve("evidence.jsonl"))).hasSize(1);
        assertThat(Files.readString(pack.resolve("checkpoint"))).startsWith(ORIGIN + "\n" + size());
    }

    @Test
    void whatever_is_altered_is_found() throws IOException {
        Path pack = pack();
        try (Stream<Path> all = Files.walk(pack)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                if (isLaterCheckpoint(file, files)) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(file);
                byte[] altered = bytes.clone();
                // In a policy and a checkpoint, a letter of the log's name.
                int at = file.endsWith("policy") ? "log m".length() : bytes.length / 2;
                altered[at] ^= 1;
                Files.write(file, altered);
                assertThat(verify(pack)).as(file.toString()).isPositive();
                Files.write(file, bytes);
            }
        }
        assertThat(verify(pack)).isZero();
    }

    // One of them says it for all.
    private static boolean isLaterCheckpoint(Path file, List<Path> sorted) {
        Path before = sorted.get(Math.max(0, sorted.indexOf(file) - 1));
        return file.toString().contains("/checkpoints/")
                && before.toString().contains("/checkpoints/");
    }

    @Test
    void whatever_is_missing_is_found() throws IOException {
        Path pack = pack();
        for (String name :
                List.of(
                        "tile/0/000",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "checkpoint",
                        "evidence.jsonl")) {
            byte[] bytes = Files.readAllBytes(pack.resolve(name));
            Files.delete(pack.resolve(name));
            assertThat(verify(pack)).as(name).isPositive();
            Files.write(pack.resolve(name), bytes);
        }
    }

    @Test
    void it_says_how_far_it_is() {
        List<Long> seen = new ArrayList<>();
        long steps = app.app.packs.steps();
        app.app.packs.write(folder.resolve("pack"), key(), seen::add);

        assertThat(seen).isSorted().hasSizeGreaterThan(260).last().isEqualTo(steps);
    }

    private static NoteKey key() {
        return KeyFile.read(keys.resolve("log.key")).key();
    }

    private static String refusal(TestApp of, Path to, NoteKey key) {
        return ((Packs.Result.Refused) of.app.packs.write(to, key, _ -> {})).why();
    }

    @Test
    void it_is_not_mixed_with_what_is_there() throws IOException {
        Files.writeString(folder.resolve("other"), "mine");

        assertThat(refusal(app, folder, key())).contains("not an empty directory");
        assertThat(refusal(app, folder.resolve("other"), key())).contains("not an empty");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void it_names_no_key_that_did_not_sign() {
        var chance = new Chance(new SplittableRandom(5), clock);
        NoteKey other = KeyFile.make(folder.resolve("k"), ORIGIN, NoteKey.Type.SIGNATURE, chance);

        assertThat(refusal(app, folder.resolve("pack"), other)).contains("is not the key");
        assertThat(folder.resolve("pack")).doesNotExist();
    }

    @Test
    void a_log_that_nobody_signs_has_no_pack() {
        try (var young = TestApp.founded(TestDatabase.fresh(), clock, 2)) {
            assertThat(refusal(young, folder.resolve("pack"), key()))
                    .contains("no final checkpoint yet");
        }
    }

    @Test
    void what_witnesses_saw_goes_with_it_and_what_they_did_not_stands_beside() throws IOException {
        var witness = new NoteSigner("witness.example/w1", NoteKey.Type.COSIGNATURE, new byte[32]);
        DataSource database = TestDatabase.fresh();
        Path own = Files.createDirectory(folder.resolve("keys"));
        try (var town = TestApp.founded(database, clock, 3);
                var door = town.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"))) {
            Founders.add(town.app, "coord", "Coord", "password");
            town.admit("tess", 0, 1_000, null);
            Api api = new Api(URI.create("http://127.0.0.1:" + door.port()));
            town.mandate("tess", "treasurer");
            town.keepLog(own);
            // Nobody is there: what it would have said is put in by hand.
            var asked = Map.of("key", witness.key().toString(), "address", "http://127.0.0.1:1");
            var value = Map.of("witnesses", List.of(asked), "quorum", 1);
            api.as(Entered.token(town, clock, "tess"))
                    .second(
                            api.as(Entered.token(town, clock, "coord")),
                            "PUT",
                            "/api/v1/policies/witnesses/2",
                            Map.of("value", value, "decision", "Assembly"))
                    .is(201);
            long size = town.app.database.inTransaction(town.app.log::size);
            Wait.until("it is signed", () -> latest(town).size() == size);
            long now = clock.instant().getEpochSecond();
            String text = town.app.proofs.latest().orElseThrow().text();
            DSLContext sql = DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
            for (long seconds : List.of(now, now + 60, now + 3_600)) {
                sql.execute(
                        "INSERT INTO log_cosignature VALUES ({0}, {1}, to_timestamp({2}), {3})",
                        DSL.val(size),
                        DSL.val(witness.key().name()),
                        DSL.val(seconds),
                        DSL.val(witness.sign(text, seconds).line()));
            }
            town.awaitFinal(size);

            Path pack = ExportedLog.write(town, own, folder.resolve("pack"));

            assertThat(verify(pack)).isZero();
            // As the witness saw it first, and last.
            assertThat(new PackFolder(pack).checkpoints().keySet())
                    .hasSize(2)
                    .allMatch(name -> name.startsWith("%06d-".formatted(size)));
            assertThat(PackFolder.files(pack.resolve("pending"))).isNotEmpty();
        }
    }

    private static Checkpoint latest(TestApp of) {
        return Checkpoint.parse(of.app.proofs.latest().orElseThrow().text());
    }

    @Test
    void what_is_erased_is_not_missing_before_the_log_says_so() {
        DataSource database = TestDatabase.fresh();
        try (var town = TestApp.founded(database, clock, 4)) {
            town.keepLog(folder);
            DSLContext sql = DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
            // One that is not final, as while witnesses are away.
            sql.transaction(tx -> {
                tx.dsl().execute("SET LOCAL session_replication_role = replica");
                tx.dsl().execute("INSERT INTO log_leaf VALUES (9999, '{\"type\":\"erasure\"}')");
            });

            assertThat(
                            refusal(
                                    town,
                                    folder.resolve("pack"),
                                    KeyFile.read(folder.resolve("log.key")).key()))
                    .contains("something was erased");
        }
    }
}
