package coop.mutirao.wallet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import coop.mutirao.testing.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A receipt is checked in the browser, by code that has nothing of the service's.
class ReceiptIT {

    private static final String PAYMENT = "01997f3e-5a00-7000-8000-0000000000a1";
    private static final Path VECTORS = Path.of("src/test/resources/vectors/audit");
    private static final List<String> SUBJECTS =
            List.of("checkpoint", "ed25519", "merkle", "note", "policy", "tlog-proof", "witness");
    private static final List<String> CHECKS =
            List.of("form", "leaf", "path", "log", "witnesses", "times");

    @TempDir static Path keys;
    static Village village;
    static Browser browser;
    static String receipt;
    static String policy;

    @BeforeAll
    static void open() {
        village = new Village();
        browser = new Browser();
        village.app.keepLog(keys);
        Api ana = village.signIn("ana");
        ana.put("/api/v1/payments/" + PAYMENT, Map.of("payee", "bea", "amount", 550)).is(201);
        village.app.awaitFinal(village.app.app.database.inTransaction(village.app.app.log::size));
        receipt = ana.get("/api/v1/payments/" + PAYMENT + "/receipt").is(200).text();
        policy = ana.get("/log/policy").is(200).text();
    }

    @AfterAll
    static void close() {
        village.close();
    }

    private static Device device() {
        return new Device(browser, village.base);
    }

    private static Device check(Device device, String file, String believed) {
        device.page
                .getByLabel("A file that ends with .tlog-proof")
                .setInputFiles(new FilePayload("a.tlog-proof", "text/plain", file.getBytes(UTF_8)));
        return device.says("Here is a.tlog-proof.").fill("The policy", believed).press("Check");
    }

    private static Locator verdict(Device device) {
        return device.page.locator("#verdict");
    }

    private static void isGood(Device device, String... answers) {
        assertThat(verdict(device)).hasText("The receipt is good");
        answered(device, answers);
    }

    private static void isBad(Device device, String... answers) {
        assertThat(verdict(device)).hasText("This receipt proves nothing");
        answered(device, answers);
    }

    private static void answered(Device device, String... answers) {
        List<String> found = new ArrayList<>();
        for (String name : CHECKS) {
            Locator row = device.page.locator("[data-check=" + name + "]");
            found.add(String.valueOf(row.getAttribute("data-holds")));
        }
        assertThat(found).as("form, leaf, path, log, witnesses, times").containsExactly(answers);
    }

    @Test
    void a_real_receipt_is_good_without_signing_in_and_without_a_connection() {
        try (Device device = device()) {
            device.open("/app/receipt").at("Check a receipt").settle();
            device.page.context().setOffline(true);

            check(device, receipt, policy);

            isGood(device, "yes", "yes", "yes", "yes", "yes", "none");
            assertThat(device.focused()).as("so that a screen reader reads it").isEqualTo("H2");
            device.says("−5.50 SOL").says("+5.50 SOL").says("The policy asks for no witness");
            device.says("Posted by the service, without the payer's signature").says(PAYMENT);
            assertThat(device.complaints).isEmpty();
        }
    }

    @Test
    void from_a_payment_one_comes_to_its_receipt() {
        try (Device device = device().enter("bea")) {
            device.open("/app").at("Hello, bea");
            device.page.locator("a[href$='" + PAYMENT + "']").click();
            device.at("Check a receipt").says("Here is " + PAYMENT);
            device.says("proves only that the service agrees with itself. One that you kept");

            device.press("Ask this service for its policy");
            assertThat(device.page.getByLabel("The policy")).hasValue(policy);
            device.press("Check");

            isGood(device, "yes", "yes", "yes", "yes", "yes", "none");
            device.says("The policy is the one that this service gave just now.");
            assertThat(device.complaints).isEmpty();
        }
    }

    @Test
    void after_paying_one_comes_to_the_receipt() {
        try (Device device = device().enter("ana")) {
            device.open("/app/pay").at("Pay").fill("A name for this device", "Phone");
            device.press("Make a key on this device");
            device.fill("Who gets it?", "bea").fill("How much?", "1.25");
            device.press("Send 1.25 SOL to bea").at("Paid");

            device.page.getByText("Check the receipt").click();
            device.at("Check a receipt").says(".tlog-proof.");
            device.fill("The policy", policy).press("Check");

            isGood(device, "yes", "yes", "yes", "yes", "yes", "none");
            device.says("The payer, with a signature of her own");
            assertThat(device.complaints).isEmpty();
        }
    }

    @Test
    void nobody_gets_the_receipt_of_others() {
        try (Device device = device().enter("cem")) {
            device.open("/app/receipt?payment=" + PAYMENT);
            device.says("There is no receipt of this payment.");
            device.says("of others' payments you get none");
        }
    }

    private static String line(String start) {
        return receipt.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private static String flipped(String text, int at) {
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @Test
    void one_character_of_the_leaf_and_it_proves_nothing() {
        String leaf = leaf(receipt);
        String altered = leaf.replace("\"n\":\"550\"", "\"n\":\"950\"");
        assertThat(altered).isNotEqualTo(leaf);
        try (Device device = device().open("/app/receipt")) {
            check(device, receipt.replace(line("extra "), "extra " + base64(altered)), policy);

            isBad(device, "yes", "yes", "no", "yes", "yes", "none");
            device.says("What it claims, unproved").says("+9.50 SOL");
        }
    }

    @Test
    void one_character_of_the_path_and_it_proves_nothing() {
        List<String> lines = receipt.lines().toList();
        String hash = lines.get(lines.indexOf(line("index ")) + 1);
        try (Device device = device().open("/app/receipt")) {
            check(device, receipt.replace(hash, flipped(hash, 0)), policy);
            isBad(device, "yes", "yes", "no", "yes", "yes", "none");

            // The last character has bits that mean nothing: they have to be zero.
            String loose = hash.substring(0, 42) + next(hash.charAt(42)) + "=";
            check(device, receipt.replace(hash, loose), policy);
            isBad(device, "no", "none", "none", "none", "none", "none");
        }
    }

    private static char next(char digit) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        return digits.charAt(digits.indexOf(digit) + 1);
    }

    @Test
    void one_character_of_the_signature_and_it_proves_nothing() {
        String signature = line("— ");
        int middle = signature.lastIndexOf(' ') + 40;
        try (Device device = device().open("/app/receipt")) {
            check(device, receipt.replace(signature, flipped(signature, middle)), policy);

            isBad(device, "yes", "yes", "yes", "no", "yes", "none");
            check(device, receipt, policy);
            isGood(device, "yes", "yes", "yes", "yes", "yes", "none");
        }
    }

    @Test
    void what_cannot_be_used_is_said() {
        try (Device device = device().open("/app/receipt")) {
            device.press("Check").says("Choose a receipt first.");
            check(device, receipt, " ").says("Give a policy first.");
            check(device, receipt, "quorum none\nlog x").says("Line 2 of the policy cannot be");
            check(device, receipt, "# nobody").says("it has no line “quorum”.");
            check(device, "no receipt", policy);
            isBad(device, "no", "none", "none", "none", "none", "none");
            // One who believes nobody is proved nothing.
            check(device, receipt, "quorum none");
            isBad(device, "yes", "yes", "yes", "no", "yes", "none");
        }
    }

    @Test
    void a_browser_without_ed25519_says_so_and_checks_nothing() {
        try (Device device = device()) {
            device.page.addInitScript(
                    "SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException("
                            + "'no', 'NotSupportedError'));");
            device.open("/app/receipt").says("This browser cannot verify signatures by Ed25519");
            assertThat(device.button("Check")).hasAttribute("aria-disabled", "true");
        }
    }

    @Test
    void witnesses_are_named_and_counted() throws IOException {
        JsonNode cases = read(VECTORS.resolve("tlog-proof/full.vec.json")).path("cases");
        JsonNode good = cases.get(0);
        String proof = text(good.path("proof_b64").asString());
        String withLeaf =
                proof.replaceFirst("\n", "\nextra " + good.path("leaf_b64").asString() + "\n");
        String believed = good.path("policy").asString();
        try (Device device = device().open("/app/receipt")) {
            check(device, withLeaf, believed);
            isGood(device, "yes", "yes", "yes", "yes", "yes", "none");
            device.says("witness.nachbar.example/w1: seen on").says("example/w3: has not signed");
            device.says("It is not written as a fact of a ledger");

            String signature =
                    proof.lines()
                            .filter(line -> line.startsWith("— witness.nachbar"))
                            .findFirst()
                            .orElseThrow();
            String altered = flipped(signature, signature.lastIndexOf(' ') + 40);
            check(device, withLeaf.replace(signature, altered), believed);
            isBad(device, "yes", "yes", "yes", "yes", "no", "none");
            device.says("witness.nachbar.example/w1: the signature is not by this witness");

            check(device, withLeaf.replace(signature + "\n", ""), believed);
            isBad(device, "yes", "yes", "yes", "yes", "no", "none");
            device.says("witness.nachbar.example/w1: has not signed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void everybody_can_read_what_was_found(String scheme) {
        var colours = ColorScheme.valueOf(scheme);
        try (var device = new Device(browser, village.base, 320, colours, "en-GB")) {
            device.open("/app/receipt");
            for (String file : List.of(receipt, receipt.replace("index ", "index 1"))) {
                check(device, file, policy);
                assertThat(verdict(device)).isVisible();
                assertThat(new AxeBuilder(device.page).analyze().getViolations()).isEmpty();
                assertThat(device.page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(320);
            }
        }
    }

    /// The build has held the code against them with Node; a browser's functions are others.
    @Test
    void the_vectors_are_judged_the_same_in_a_browser() throws IOException {
        try (Device device = device()) {
            device.page.route(
                    "**/vectors/*",
                    route -> {
                        String name = Path.of(route.request().url()).getFileName().toString();
                        boolean isScript = name.endsWith(".js");
                        var options = new Route.FulfillOptions();
                        options.setContentType(isScript ? "text/javascript" : "text/html");
                        if (isScript) {
                            options.setPath(Path.of("target/wallet/vectors/vectors.js"));
                        } else {
                            options.setBody("<!doctype html><title>vectors</title>");
                        }
                        route.fulfill(options);
                    });
            device.open("/vectors/page");
            int count = 0;
            for (Path file : vectors()) {
                count += read(file).path("cases").size();
                Object wrong =
                        device.page.evaluate(
                                """
                                async (text) => {
                                  const { disagreements } = await import("/vectors/vectors.js");
                                  return disagreements(JSON.parse(text));
                                }
                                """,
                                Files.readString(file));
                assertThat(wrong).as(file.toString()).isEqualTo(List.of());
            }
            assertThat(count).as("cases").isGreaterThan(300);
        }
    }

    private static List<Path> vectors() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String subject : SUBJECTS) {
            try (Stream<Path> files = Files.list(VECTORS.resolve(subject))) {
                files.forEach(all::add);
            }
        }
        return all;
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }

    private static String leaf(String of) {
        String extra = of.lines().filter(l -> l.startsWith("extra ")).findFirst().orElseThrow();
        return text(extra.substring("extra ".length()));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
