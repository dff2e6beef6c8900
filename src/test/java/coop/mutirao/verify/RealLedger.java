package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.tlog.LogPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A log that the service itself wrote, exported as a pack, for tests that alter it. Whoever does
/// has every key that an operator has: leaves are written anew, hashed anew and signed anew. What
/// the payers' devices signed she cannot make.
abstract class RealLedger {

    private static final String ORIGIN = TestApp.NETWORK.origin();

    @TempDir static Path keys;

    static SetClock clock = new SetClock(Instant.EPOCH);
    static final Device phone = new Device("00000000-0000-7000-8000-0000000000aa");
    static TestApp app;
    static Server server;
    static Api nobody;
    static Path real;
    static List<String> honest;
    static String ana;
    static String bea;
    static String cem;
    static long ids;

    @TempDir Path folder;

    @BeforeAll
    static void trade() throws IOException {
        clock = new SetClock(Instant.parse("2026-10-01T09:00:00Z"));
        app = TestApp.founded(TestDatabase.fresh(), clock, 1);
        for (String code : List.of("ana", "bea", "cem")) {
            app.admit(code, 10_000, 100_000, null);
        }
        app.mandate("cem", "coordinator");
        server = app.app.serve("127.0.0.1", 0, URI.create("https://example.org/s"));
        nobody = new Api(URI.create("http://127.0.0.1:" + server.port()));
        app.keepLog(keys);
        ana = publicId("ana");
        bea = publicId("bea");
        cem = publicId("cem");
        as("ana")
                .put("/api/v1/members/ana/keys/" + phone.id, phone.registration(ORIGIN, ana))
                .is(201);
        as("ana").put(path(), Map.of("signed", phone.signed(order()))).is(201);
        pay("bea", "cem", 200, "gift", "For the roof");
        String back = path();
        as("cem").put(back, Map.of("payee", "bea", "amount", 500)).is(201);
        clock.pass(Duration.ofHours(2));
        as("bea").put(back + "/reversal", Map.of("id", id(), "reason", "not needed")).is(201);
        pay("bea", "ana", 70, "gift", "Once");
        pay("bea", "ana", 70, "gift", "Once");
        app.awaitFinal(app.app.database.inTransaction(app.app.log::size));
        real = ExportedLog.write(app, keys, keys.resolve("pack"));
        honest = leaves(real);
    }

    @AfterAll
    static void close() {
        server.close();
        app.close();
    }

    static Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    static String publicId(String code) {
        return as(code).get("/api/v1/members/" + code).body().get("publicId").asString();
    }

    static String id() {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids).toString();
    }

    static String path() {
        return "/api/v1/payments/" + id();
    }

    static void pay(String payer, String payee, long amount, String kind, String memo) {
        var body = Map.of("payee", payee, "amount", amount, "kind", kind, "description", memo);
        as(payer).put(path(), body).is(201);
    }

    static byte[] order() {
        Map<String, String> order = new TreeMap<>();
        order.put("amount", "1000");
        order.put("currency", TestApp.NETWORK.unit());
        order.put("expires", clock.instant().plusSeconds(60).toString().replace("Z", ".000000Z"));
        order.put("max_fee", "0");
        order.put("nonce", "AAAAAAAAAAAA0001");
        order.put("origin", ORIGIN);
        order.put("payee", bea);
        order.put("payer", ana);
        return Device.order(order);
    }

    static List<String> leaves(Path pack) throws IOException {
        List<String> leaves = new ArrayList<>();
        try (var files = Files.walk(pack.resolve("tile/entries"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 0; at < bytes.length; ) {
                    int length = ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
                    leaves.add(new String(bytes, at + 2, length, UTF_8));
                    at += 2 + length;
                }
            }
        }
        return leaves;
    }

    static List<String> shown(String name) throws IOException {
        return Files.readAllLines(real.resolve(name));
    }

    static int find(String... parts) {
        for (int i = 0; i < honest.size(); i++) {
            if (List.of(parts).stream().allMatch(honest.get(i)::contains)) {
                return i;
            }
        }
        throw new AssertionError(List.of(parts) + " is not in " + honest);
    }

    static int signedPayment() {
        return find("payer-sig");
    }

    /// A log of the same name that was written anew.
    static PackWriter written(List<String> leaves) {
        var pack = new PackWriter(ORIGIN);
        leaves.forEach(leaf -> pack.leaf(leaf.getBytes(UTF_8)));
        return pack;
    }

    static Instant at(String leaf) {
        return Instant.parse(text(leaf, "at"));
    }

    static String text(String leaf, String member) {
        return String.valueOf(StrictJson.object(leaf.getBytes(UTF_8)).get(member));
    }

    static Instant seen() {
        return at(honest.getLast()).plusSeconds(1);
    }

    Report verify(PackWriter pack, Map<String, byte[]> receipts) throws IOException {
        pack.lines(shown("evidence.jsonl"), shown("openings.jsonl"));
        var source = new PackFolder(pack.write(folder, seen()));
        return new Verification(source, LogPolicy.parse(source.policy()))
                .withReceipts(receipts)
                .run();
    }

    Report verify(List<String> leaves) throws IOException {
        return verify(written(leaves), Map.of());
    }

    static List<String> with(int index, String from, String to) {
        List<String> leaves = new ArrayList<>(honest);
        assertThat(leaves.get(index)).contains(from);
        leaves.set(index, leaves.get(index).replace(from, to));
        return leaves;
    }

    static List<String> and(String... more) {
        List<String> leaves = new ArrayList<>(honest);
        leaves.addAll(List.of(more));
        return leaves;
    }

    static String leaf(String type, Map<String, ?> members) {
        Map<String, Object> all = new HashMap<>(members);
        all.put("type", type);
        all.put("v", "1");
        all.put("id", id());
        all.put("at", text(honest.getLast(), "at"));
        all.put("nonce", Device.base64(new byte[16]));
        return new String(StrictJson.bytes(all), UTF_8);
    }

    /// The same leaf again, as another fact of now.
    static String again(int index) {
        String leaf = honest.get(index);
        return leaf.replace(text(leaf, "id"), id())
                .replace(text(leaf, "at"), text(honest.getLast(), "at"));
    }

    static void only(Report report, String why) {
        assertThat(report.findings()).singleElement().asString().contains(why);
    }

    static void found(Report report, String why) {
        assertThat(report.findings()).anySatisfy(f -> assertThat(f).contains(why));
    }
}
