package coop.mutirao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import coop.mutirao.verify.PackWriter;
import coop.mutirao.verify.SmallLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The commands, by their exit codes and their report.
class VerifyTest {

    static final Path PACKS = Path.of("src/test/resources/vectors/audit/packs");
    static final Instant SEEN = Instant.parse("2026-09-21T14:00:30Z");

    @TempDir Path folder;

    private Path policy = Path.of("");

    @BeforeEach
    void policy() throws IOException {
        policy = Files.writeString(folder.resolve("policy"), PackWriter.policy());
    }

    static int verify(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "verify";
        System.arraycopy(args, 0, all, 1, args.length);
        return Cli.run(all);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    static PackWriter pack() {
        return SmallLedger.founded().pack();
    }

    @Test
    void a_pack_is_right_wrong_or_not_there() {
        assertThat(verify("pack", PACKS.resolve("honest-small").toString())).isZero();
        assertThat(verify("pack", PACKS.resolve("fork").toString())).isEqualTo(1);
        assertThat(verify("pack", PACKS.resolve("no-such").toString())).isEqualTo(2);
        assertThat(verify("pack")).isEqualTo(2);
        assertThat(verify()).isEqualTo(2);
    }

    @Test
    void the_report_says_who_gains_by_it() throws IOException {
        Path json = folder.resolve("report.json");
        String pack = PACKS.resolve("forged-payment").toString();
        assertThat(verify("pack", pack, "--json", json.toString())).isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.get("sound").asBoolean()).isFalse();
        assertThat(report.at("/profits/m1 HRZ").asLong()).isEqualTo(100);
        assertThat(report.at("/profits/m0 HRZ").asLong()).isEqualTo(-101);
        assertThat(report.at("/figures/payer_signed").asLong()).isEqualTo(1);
        assertThat(report.at("/balances/fees/HRZ").asLong()).isEqualTo(1);
    }

    static String said(String... args) {
        var out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(out, true, UTF_8));
            verify(args);
        } finally {
            System.setOut(before);
        }
        return out.toString(UTF_8);
    }

    static String told(String... args) {
        var err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        try {
            System.setErr(new PrintStream(err, true, UTF_8));
            verify(args);
        } finally {
            System.setErr(before);
        }
        return err.toString(UTF_8);
    }

    @Test
    void it_says_in_words_what_each_check_found() {
        assertThat(said("pack", PACKS.resolve("honest-large").toString()))
                .contains("checkpoints   ok: Every checkpoint is signed by the log, and the beg")
                .contains("payments that their payers signed")
                .endsWith(
                        "Nothing is wrong: 266 facts were verified by 13 checks."
                                + " 15 more had nothing to check.\n")
                .doesNotContain("_", "FOUND");
        assertThat(said("pack", PACKS.resolve("forged-payment").toString()))
                .contains("orders        FOUND 1: not so: Every payment that counts as signed")
                .contains("FORGED: the signature")
                .containsPattern("gains by it +m1 HRZ [+]100\n")
                .containsPattern("loses by it +m0 HRZ -101\n")
                .endsWith("Something is wrong: 1 finding, by 1 of 28 checks.\n");
    }

    @Test
    void for_programs_all_of_it_is_one_json_text() {
        String pack = PACKS.resolve("forged-payment").toString();
        JsonNode report = new ObjectMapper().readTree(said("pack", pack, "--json", "-"));
        assertThat(report.propertyNames())
                .containsExactly(
                        "sound",
                        "found",
                        "undecided",
                        "origin",
                        "size",
                        "root",
                        "checks",
                        "figures",
                        "profits",
                        "balances");
        assertThat(report.get("found").asLong()).isOne();
        assertThat(report.get("checks").size()).isEqualTo(28);
        for (JsonNode check : report.get("checks")) {
            assertThat(check.get("promise").asString()).endsWith(".");
            assertThat(check.get("findings").size()).isEqualTo(check.get("found").asInt());
        }
    }

    @Test
    void a_receipt_is_verified_by_itself() throws IOException {
        byte[] receipt = pack().receipt(3, SEEN);
        String proof = file("r.tlog-proof", receipt).toString();
        assertThat(verify("receipt", proof, "--policy", policy.toString())).isZero();
        String other = file("leaf", "{}".getBytes(UTF_8)).toString();
        assertThat(verify("receipt", proof, "--policy", policy.toString(), "--leaf", other))
                .isEqualTo(1);
        String wrong = new String(receipt, UTF_8).replace("index 3", "index 4");
        String moved = file("m.tlog-proof", wrong.getBytes(UTF_8)).toString();
        assertThat(verify("receipt", moved, "--policy", policy.toString())).isEqualTo(1);
        assertThat(verify("receipt", "no-such", "--policy", policy.toString())).isEqualTo(2);
    }

    @Test
    void what_is_no_proof_and_no_checkpoint_cannot_be_judged() throws IOException {
        String junk = file("junk", "Dear auditor,\n\nall is well\n".getBytes(UTF_8)).toString();
        for (String[] args :
                new String[][] {
                    {"receipt", junk, "--policy", policy.toString()},
                    {"checkpoint", junk, "--policy", policy.toString()},
                    {"consistency", junk, junk, "--proof", junk},
                    {"splitview", junk, junk, "--policy", policy.toString()}
                }) {
            assertThat(verify(args)).as(args[0]).isEqualTo(2);
        }
        assertThat(told("receipt", junk, "--policy", policy.toString()))
                .isEqualTo(
                        "mutirao: %s is no proof: a proof begins with the line %s\n"
                                .formatted(junk, "c2sp.org/tlog-proof@v1"));
    }

    @Test
    void hashes_without_signatures_are_said_to_be_so_and_two_roots_to_be_a_fork()
            throws IOException {
        Path pack = PACKS.resolve("honest-large");
        String old = pack.resolve("checkpoints/000016-1").toString();
        String newer = pack.resolve("checkpoint").toString();
        String policy = pack.resolve("policy").toString();
        assertThat(said("consistency", old, newer, "--pack", pack.toString()))
                .startsWith("ok: ")
                .contains("no signature was looked at", "--policy");
        assertThat(said("consistency", old, newer, "--pack", pack.toString(), "--policy", policy))
                .startsWith("ok: ")
                .doesNotContain("no signature");
        String nothing = file("proof", "old 15\n\n".getBytes(UTF_8)).toString();
        String one = PACKS.resolve("fork/checkpoints/000015-1").toString();
        String other = PACKS.resolve("fork/checkpoints/000015-2").toString();
        assertThat(said("consistency", one, other, "--proof", nothing))
                .startsWith("FORK: two roots for size 15")
                .contains("no signature was looked at");
    }

    @Test
    void one_thing_is_answered_for_programs_too() throws IOException {
        String proof = file("r.tlog-proof", pack().receipt(3, SEEN)).toString();
        var json = new ObjectMapper();
        JsonNode right =
                json.readTree(said("receipt", proof, "--policy", policy.toString(), "--json", "-"));
        assertThat(right.get("sound").asBoolean()).isTrue();
        assertThat(right.get("index").asLong()).isEqualTo(3);
        String forks = PACKS.resolve("fork/policy").toString();
        String one = PACKS.resolve("fork/checkpoints/000015-1").toString();
        String other = PACKS.resolve("fork/checkpoints/000015-2").toString();
        Path file = folder.resolve("json");
        assertThat(verify("splitview", one, other, "--policy", forks, "--json", file.toString()))
                .isEqualTo(1);
        JsonNode wrong = json.readTree(Files.readString(file));
        assertThat(wrong.get("found").asInt()).isOne();
        assertThat(wrong.get("says").asString()).isEqualTo("SPLIT VIEW: two roots for size 15");
        assertThat(verify("bundle", "no-such", "--json", "-")).isEqualTo(2);
    }

    /// What is everybody's: signatures, witnesses, and that it only grows.
    @Test
    void a_service_is_verified_without_a_token_as_far_as_it_shows_itself() throws IOException {
        SmallLedger ledger = SmallLedger.founded();
        ledger.pays(0, 1, 10);
        Path served = ledger.write(folder.resolve("served"));
        HttpServer server = server(served);
        try {
            String url = "http://localhost:" + server.getAddress().getPort();
            String keep = folder.resolve("keep").toString();
            String[] args = {"service", url, "--keep", keep, "--policy", policy.toString()};
            assertThat(verify(args)).isEqualTo(2);
            ledger.pays(1, 2, 10);
            ledger.write(served);
            assertThat(said(args))
                    .contains(
                            "checkpoints   ok: ",
                            "cosigned      ok: ",
                            "leaves        CANNOT BE TOLD",
                            "none was looked at",
                            "--token-file")
                    .contains("It cannot be told yet");
            SmallLedger other = SmallLedger.founded();
            other.pays(0, 1, 99);
            other.pays(0, 1, 99);
            other.write(served);
            assertThat(verify(args)).isEqualTo(1);
            assertThat(said(args)).contains("FORK");
            SmallLedger.founded().write(served);
            assertThat(said(args)).contains("GONE BACK");
            String wrong = file("wrong", "other".getBytes(UTF_8)).toString();
            assertThat(told("service", url, "--token-file", wrong, "--policy", policy.toString()))
                    .contains("answers 401: it does not take this token for it");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_service_that_is_not_there_is_said_to_be_so() {
        assertThat(verify("service", "http://localhost:1")).isEqualTo(2);
        assertThat(told("service", "http://localhost:1"))
                .contains("http://localhost:1/log/policy cannot be read: nothing answers there")
                .doesNotContain("null");
        assertThat(told("service", "http://no-such.invalid"))
                .contains("no computer of that name is known");
        assertThat(told("service", "http://[")).startsWith("mutirao: URL http://[ is none");
    }

    @Test
    void a_checkpoint_needs_its_witnesses() throws IOException {
        PackWriter pack = pack();
        String two = file("two", pack.checkpoint(5, SEEN, 2)).toString();
        String one = file("one", pack.checkpoint(5, SEEN, 1)).toString();
        assertThat(verify("checkpoint", two, "--policy", policy.toString())).isZero();
        assertThat(verify("checkpoint", one, "--policy", policy.toString())).isEqualTo(1);
        assertThat(verify("checkpoint", two)).isEqualTo(2);
    }

    @Test
    void a_checkpoint_leads_to_another_or_does_not() throws IOException {
        Path pack = PACKS.resolve("honest-large");
        String old = pack.resolve("checkpoints/000016-1").toString();
        String newer = pack.resolve("checkpoint").toString();
        String other = PACKS.resolve("wrong-tally/checkpoint").toString();
        assertThat(verify("consistency", old, newer, "--pack", pack.toString())).isZero();
        assertThat(verify("consistency", other, newer, "--pack", pack.toString())).isEqualTo(1);
        assertThat(verify("consistency", newer, old, "--pack", pack.toString())).isEqualTo(1);
        assertThat(verify("consistency", old, newer)).isEqualTo(2);
        String nothing = file("proof", "old 16\n\n".getBytes(UTF_8)).toString();
        assertThat(verify("consistency", old, newer, "--proof", nothing)).isEqualTo(1);
        assertThat(verify("consistency", old, old, "--proof", nothing)).isZero();
    }

    @Test
    void two_roots_of_one_size_are_a_split_view() {
        String policy = PACKS.resolve("fork/policy").toString();
        String one = PACKS.resolve("fork/checkpoints/000015-1").toString();
        String other = PACKS.resolve("fork/checkpoints/000015-2").toString();
        String shorter = PACKS.resolve("fork/checkpoints/000012-0").toString();
        assertThat(verify("splitview", one, other, "--policy", policy)).isEqualTo(1);
        assertThat(verify("splitview", one, one, "--policy", policy)).isZero();
        assertThat(verify("splitview", one, shorter, "--policy", policy)).isEqualTo(2);
    }

    @Test
    void a_longer_pack_is_verified_from_where_the_shorter_ended() {
        SmallLedger ledger = SmallLedger.founded();
        String keep = folder.resolve("keep").toString();
        for (int day = 0; day < 4; day++) {
            for (int i = 0; i < 100; i++) {
                ledger.pays(i % 3, (i + 1) % 3, 10);
            }
            Path pack = ledger.write(folder.resolve("day" + day));
            Path json = folder.resolve("report" + day);
            assertThat(verify("pack", pack.toString(), "--keep", keep, "--json", json.toString()))
                    .isZero();
            JsonNode report = new ObjectMapper().readTree(json.toFile());
            assertThat(report.at("/figures/payer_signed").asLong()).isEqualTo(100L * (day + 1));
            assertThat(report.at("/balances/fees/HRZ").asLong()).isEqualTo(100L * (day + 1));
        }
        SmallLedger other = SmallLedger.founded();
        for (int i = 0; i < 500; i++) {
            other.pays(0, 1, 1);
        }
        Path pack = other.write(folder.resolve("other"));
        assertThat(verify("pack", pack.toString(), "--keep", keep)).isEqualTo(1);
        // Not wrong, but not to be told either.
        Path shorter = folder.resolve("day0");
        assertThat(verify("pack", shorter.toString(), "--keep", keep)).isEqualTo(2);
    }

    @Test
    void a_service_is_verified_as_it_grows() throws IOException {
        SmallLedger ledger = SmallLedger.founded();
        ledger.pays(0, 1, 10);
        Path served = ledger.write(folder.resolve("served"));
        HttpServer server = server(served);
        try {
            String url = "http://localhost:" + server.getAddress().getPort();
            String keep = folder.resolve("keep").toString();
            String token = file("token", "secret\n".getBytes(UTF_8)).toString();
            assertThat(verify("service", url, "--token-file", token, "--keep", keep)).isZero();
            assertThat(verify("service", url, "--token-file", token, "--keep", keep)).isZero();
            ledger.pays(1, 2, 10);
            ledger.write(served);
            assertThat(verify("service", url, "--token-file", token, "--keep", keep)).isZero();
            SmallLedger other = SmallLedger.founded();
            other.pays(0, 1, 99);
            other.pays(0, 1, 99);
            other.write(served);
            assertThat(verify("service", url, "--token-file", token, "--keep", keep)).isEqualTo(1);
            assertThat(verify("service", url)).isEqualTo(2);
        } finally {
            server.stop(0);
        }
    }

    /// As C2SP tlog-tiles has it, entries for those only who have a token.
    private static HttpServer server(Path served) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(address, 0);
        server.createContext(
                "/log/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath().substring("/log/".length());
                    String token = exchange.getRequestHeaders().getFirst("Authorization");
                    Path file = served.resolve(path);
                    if (path.startsWith("tile/entries/") && !"Bearer secret".equals(token)) {
                        exchange.sendResponseHeaders(401, -1);
                    } else if (!Files.isRegularFile(file)) {
                        exchange.sendResponseHeaders(404, -1);
                    } else {
                        byte[] bytes = Files.readAllBytes(file);
                        exchange.sendResponseHeaders(200, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                    exchange.close();
                });
        server.start();
        return server;
    }
}
