package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.crypto.Hash;
import coop.mutirao.http.Server;
import coop.mutirao.signin.Entered;
import coop.mutirao.testing.Api;
import coop.mutirao.testing.Device;
import coop.mutirao.testing.ExportedLog;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import coop.mutirao.tlog.LogPolicy;
import coop.mutirao.tlog.MerkleTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The attacks on a log that the service itself wrote, exported as a pack. Whoever alters it has
/// every key that an operator has: leaves are written anew, hashed anew and signed anew. What the
/// payers' devices signed she cannot make.
///
/// Where the attacks are made that are not here: on hours, seals and limits in [HoursTest] and
/// [OfficersTest], on tiles, packs and ballots in [LogAttacksTest], [PacksTest] and
/// [AttacksTest], on the database in the tests of `check`, on the tree's builder and after a
/// restored backup in those of `proof`, on journals in those of `export`.
class RealLedgerAttacksTest {

    private static final String ORIGIN = TestApp.NETWORK.origin();

    @TempDir static Path keys;

    static final SetClock clock = new SetClock(Instant.parse("2026-10-01T09:00:00Z"));
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

    private static Api as(String code) {
        return nobody.as(Entered.token(app, clock, code));
    }

    private static String publicId(String code) {
        return as(code).get("/api/v1/members/" + code).body().get("publicId").asString();
    }

    private static String id() {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + ++ids).toString();
    }

    private static String path() {
        return "/api/v1/payments/" + id();
    }

    private static void pay(String payer, String payee, long amount, String kind, String memo) {
        var body = Map.of("payee", payee, "amount", amount, "kind", kind, "description", memo);
        as(payer).put(path(), body).is(201);
    }

    private static byte[] order() {
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

    private static List<String> leaves(Path pack) throws IOException {
        List<String> leaves = new ArrayList<>();
        try (var files = Files.walk(pack.resolve("tile/entries"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 0; at < bytes.length; ) {
                    int length = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
                    leaves.add(new String(bytes, at + 2, length, UTF_8));
                    at += 2 + length;
                }
            }
        }
        return leaves;
    }

    private static List<String> shown(String name) throws IOException {
        return Files.readAllLines(real.resolve(name));
    }

    private static int find(String... parts) {
        for (int i = 0; i < honest.size(); i++) {
            if (List.of(parts).stream().allMatch(honest.get(i)::contains)) {
                return i;
            }
        }
        throw new AssertionError(List.of(parts) + " is not in " + honest);
    }

    private static int signedPayment() {
        return find("payer-sig");
    }

    /// A log of the same name that was written anew.
    private static PackWriter written(List<String> leaves) {
        var pack = new PackWriter(ORIGIN);
        leaves.forEach(leaf -> pack.leaf(leaf.getBytes(UTF_8)));
        return pack;
    }

    private static Instant at(String leaf) {
        return Instant.parse(text(leaf, "at"));
    }

    private static String text(String leaf, String member) {
        return String.valueOf(StrictJson.object(leaf.getBytes(UTF_8)).get(member));
    }

    private static Instant seen() {
        return at(honest.getLast()).plusSeconds(1);
    }

    private Report verify(PackWriter pack, Map<String, byte[]> receipts) throws IOException {
        pack.lines(shown("evidence.jsonl"), shown("openings.jsonl"));
        var source = new PackFolder(pack.write(folder, seen()));
        return new Verification(source, LogPolicy.parse(source.policy()))
                .withReceipts(receipts)
                .run();
    }

    private Report verify(List<String> leaves) throws IOException {
        return verify(written(leaves), Map.of());
    }

    private static List<String> with(int index, String from, String to) {
        List<String> leaves = new ArrayList<>(honest);
        assertThat(leaves.get(index)).contains(from);
        leaves.set(index, leaves.get(index).replace(from, to));
        return leaves;
    }

    private static List<String> and(String... more) {
        List<String> leaves = new ArrayList<>(honest);
        leaves.addAll(List.of(more));
        return leaves;
    }

    private static String leaf(String type, Map<String, ?> members) {
        Map<String, Object> all = new HashMap<>(members);
        all.put("type", type);
        all.put("v", "1");
        all.put("id", id());
        all.put("at", text(honest.getLast(), "at"));
        all.put("nonce", Device.base64(new byte[16]));
        return new String(StrictJson.bytes(all), UTF_8);
    }

    /// The same leaf again, as another fact of now.
    private static String again(int index) {
        String leaf = honest.get(index);
        return leaf.replace(text(leaf, "id"), id())
                .replace(text(leaf, "at"), text(honest.getLast(), "at"));
    }

    private static void only(Report report, String why) {
        assertThat(report.findings()).singleElement().asString().contains(why);
    }

    private static void found(Report report, String why) {
        assertThat(report.findings()).anySatisfy(f -> assertThat(f).contains(why));
    }

    @Test
    void written_anew_without_a_change_it_is_right() throws IOException {
        Report report = verify(honest);
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures())
                .containsEntry("payer_signed", 1L)
                .containsEntry("operator_posted", 5L)
                .containsEntry("signatures_verified", 1L);
    }

    @Test
    void an_entry_is_edited_by_who_has_no_key() throws IOException {
        try (var files = Files.walk(real.resolve("tile/entries"))) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            String altered = new String(bytes, ISO_8859_1);
            Files.write(
                    file,
                    altered.replace("\"n\":\"200\"", "\"n\":\"900\"")
                            .replace("\"n\":\"-200\"", "\"n\":\"-900\"")
                            .getBytes(ISO_8859_1));
            var source = new PackFolder(real);
            Report report = new Verification(source, LogPolicy.parse(source.policy())).run();
            Files.write(file, bytes);
            found(report, "entries do not hash to the checkpoint root");
        }
    }

    @Test
    void an_entry_is_edited_and_all_is_signed_again() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        PackWriter pack = written(with(gift, "200\"", "900\""));
        // An auditor has one from before.
        pack.checkpoint("kept", written(honest).checkpoint(honest.size() - 1, seen(), 2));
        only(verify(pack, Map.of()), "checkpoints/kept: FORK: two roots for size");
    }

    @Test
    void the_tail_is_deleted() throws IOException {
        PackWriter pack = written(honest.subList(0, honest.size() - 1));
        pack.checkpoint("kept", written(honest).checkpoint(honest.size(), seen(), 2));
        found(verify(pack, Map.of()), "FORK: it has %d leaves".formatted(honest.size()));
    }

    @Test
    void an_accepted_payment_is_never_logged() throws IOException {
        byte[] receipt = written(honest).receipt(honest.size() - 1, seen());
        List<String> less = new ArrayList<>(honest.subList(0, honest.size() - 1));
        less.add(again(find("\"gift\"", "\"n\":\"200\"")));
        found(verify(written(less), Map.of("ana.tlog-proof", receipt)), "ana.tlog-proof: FORK");
    }

    @Test
    void witnesses_that_nobody_has_or_too_few() throws IOException {
        PackWriter few = written(honest);
        few.checkpoint("few", few.checkpoint(honest.size(), seen(), 1));
        only(verify(few, Map.of()), "checkpoints/few: quorum not met");
    }

    @Test
    void another_key_under_the_same_name() throws IOException {
        found(verify(written(honest).asImpostor(), Map.of()), "not signed by a known log key");
    }

    @Test
    void a_fact_is_dated_back() throws IOException {
        int last = honest.size() - 1;
        String at = text(honest.get(last), "at");
        only(verify(with(last, at, at.replace("T11:", "T09:"))), "time goes backwards");
    }

    @Test
    void a_fact_is_dated_back_behind_what_witnesses_saw() throws IOException {
        PackWriter pack = written(honest);
        byte[] late = pack.checkpoint(honest.size() - 1, seen().plusSeconds(3_600), 2);
        pack.checkpoint("late", late);
        only(verify(pack, Map.of()), "BACK-DATED");
    }

    @Test
    void a_fact_is_dated_forward() throws IOException {
        int last = honest.size() - 1;
        String at = text(honest.get(last), "at");
        List<String> leaves = with(last, at, at.replace("T11:", "T13:"));
        PackWriter pack = written(leaves);
        pack.checkpoint("now", pack.checkpoint(honest.size(), seen(), 2));
        found(verify(pack, Map.of()), "claims a time after it was witnessed");
    }

    @Test
    void a_signed_payment_is_posted_again() throws IOException {
        Report report = verify(and(again(signedPayment())));
        found(report, "REPLAY: its order was used by leaf " + signedPayment());
        // Twice: it had expired as well.
        found(report, "the order had expired");
        assertThat(report.profits()).containsEntry(ana + " SOL", -2_000L);
    }

    @Test
    void a_fact_stands_twice() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        String leaf = honest.get(gift);
        String twice = leaf.replace(text(leaf, "at"), text(honest.getLast(), "at"));
        Report report = verify(and(twice));
        only(report, "was used by leaf %d before".formatted(gift));
        assertThat(report.profits()).isEqualTo(Map.of(cem + " SOL", 200L, bea + " SOL", -200L));
    }

    @Test
    void a_members_payment_is_forged() throws IOException {
        var stranger = new Device(phone.id);
        byte[] order = new String(order(), UTF_8).replace("0001", "0002").getBytes(UTF_8);
        String leaf =
                again(signedPayment())
                        .replaceAll(
                                "\"order\":\"[0-9a-f]{64}\"",
                                "\"order\":\"%s\""
                                        .formatted(HexFormat.of().formatHex(Hash.sha256(order))));
        PackWriter pack = written(and(leaf));
        pack.evidence(order, stranger.sign("mcl/payment-order/v1\0".getBytes(UTF_8), order));
        Report report = verify(pack, Map.of());
        found(report, "FORGED: the signature over the order is not by the key");
        assertThat(report.profits().get(ana + " SOL")).isNegative();
    }

    @Test
    void another_is_paid_than_was_ordered() throws IOException {
        Report report = verify(with(signedPayment(), bea, cem));
        found(report, "FORGED: %s pays %s by an order of".formatted(ana, cem));
    }

    @Test
    void more_is_charged_than_was_ordered() throws IOException {
        List<String> leaves = with(signedPayment(), "\"n\":\"-1000\"", "\"n\":\"-1003\"");
        leaves.set(
                signedPayment(),
                leaves.get(signedPayment()).replace("\"n\":\"1000\"", "\"n\":\"1003\""));
        Report report = verify(leaves);
        found(report, "FORGED: the payee receives 1003 SOL by an order of 1000");
        found(report, "charged 1003 where the order allows 1000 to 1000 (max_fee)");
    }

    @Test
    void an_operators_payment_instead_of_a_signed_one_is_counted() throws IOException {
        String leaf = honest.get(signedPayment());
        String auth = leaf.substring(leaf.indexOf("\"auth\":"), leaf.indexOf(",\"effective\""));
        Report report =
                verify(
                        with(
                                signedPayment(),
                                auth,
                                "\"auth\":{\"actor\":\"%s\",\"mode\":\"operator\"}"
                                        .formatted(cem)));
        assertThat(report.figures())
                .containsEntry("payer_signed", 0L)
                .containsEntry("operator_posted", 6L);
        // A coordinator does not act for her, and no operator did.
        only(report, cem + " does not act for " + ana);
    }

    @Test
    void a_limit_is_raised_in_silence() throws IOException {
        String raised =
                leaf("limit", Map.of("account", ana, "limit", Map.of("SOL", "99999")));
        Report report = verify(and(raised));
        only(report, "UNNAMED");
        assertThat(report.profits()).isEqualTo(Map.of(ana + " SOL", 89_999L));
    }

    @Test
    void more_is_spent_than_the_limit_allows() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        Report report = verify(and(again(gift).replace("200\"", "20000\"")));
        only(report, "exceeds its credit limit: -10000 is the least it can have");
    }

    @Test
    void money_is_made() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        Report report = verify(with(gift, "\"n\":\"200\"", "\"n\":\"900\""));
        found(report, "the entries sum to +700 SOL and not to zero");
        found(report, "trial balance: all balances sum to +700 SOL");
    }

    @Test
    void a_payment_is_given_back_twice() throws IOException {
        int reversal = find("\"reversal\"", "\"reverses\"");
        Report report = verify(and(again(reversal)));
        found(report, "was reversed by leaf %d before".formatted(reversal));
    }

    @Test
    void a_contribution_of_one_unit_less() throws IOException {
        List<String> leaves = with(signedPayment(), "\"n\":\"-10\"", "\"n\":\"-9\"");
        leaves.set(
                signedPayment(),
                leaves.get(signedPayment()).replace("\"n\":\"10\"", "\"n\":\"9\""));
        Report report = verify(leaves);
        found(report, "due is");
        assertThat(report.profits()).containsEntry(bea + " SOL", 1L);
    }

    @Test
    void balances_are_sealed_that_nobody_has() throws IOException {
        int seal = find("\"type\":\"seal\"");
        String root = text(honest.get(seal), "root");
        only(verify(with(seal, root, "00" + root.substring(2))), "sealed balances differ");
    }

    @Test
    void another_memo_is_shown_later() throws IOException {
        int gift = find("\"gift\"", "\"n\":\"200\"");
        PackWriter pack = written(honest);
        pack.opening(text(honest.get(gift), "id"), "memo", PackWriter.seed(3), "For the floor");
        found(verify(pack, Map.of()), "not what was committed");
    }

    @Test
    void what_is_said_to_be_erased_is_kept() throws IOException {
        String gift = text(honest.get(find("\"gift\"", "\"n\":\"200\"")), "id");
        var one = Map.of("id", gift, "label", "memo");
        String erasure = leaf("erasure", Map.of("erased", List.of(one), "reason", "art17"));
        only(verify(and(erasure)), "still disclosed");
    }

    @Test
    void a_leaf_is_not_canonical() throws IOException {
        int last = honest.size() - 1;
        found(verify(with(last, "\"v\":\"1\"", "\"v\":\"1\",\"v\":\"1\"")), "not canonical");
    }

    @Test
    void equal_payments_cannot_be_guessed_from_hashes() {
        List<String> equal =
                honest.stream().filter(leaf -> leaf.contains("\"n\":\"70\"")).toList();
        assertThat(equal).hasSize(2);
        assertThat(text(equal.get(0), "nonce")).isNotEqualTo(text(equal.get(1), "nonce"));
        assertThat(MerkleTree.leafHash(equal.get(0).getBytes(UTF_8)))
                .isNotEqualTo(MerkleTree.leafHash(equal.get(1).getBytes(UTF_8)));
    }

    @Test
    void a_key_of_the_operators_for_a_member_is_there_for_all_to_see() throws IOException {
        String key =
                leaf(
                        "key",
                        Map.of(
                                "account",
                                ana,
                                "key",
                                id(),
                                "pub",
                                Device.base64(new Device("x").publicKey())));
        Report report = verify(and(key));
        assertThat(report.findings()).isEmpty();
        assertThat(report.figures()).containsEntry("leaves.key", 2L);
    }
}
