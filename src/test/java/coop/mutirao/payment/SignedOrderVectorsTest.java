package coop.mutirao.payment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The orders of the packs that others made: each is read, and holds by its payer's key alone.
class SignedOrderVectorsTest {

    private static final Path PACKS = Path.of("src/test/resources/vectors/audit/packs");
    private static final ObjectMapper JSON = Json.mapper(List.of());
    private static final UUID ID = new UUID(0, 1);

    private static final Pattern KEY =
            Pattern.compile(
                    "\"account\":\"(\\w+)\"[^}]*\"pub\":\"([A-Za-z0-9+/=]+)\",\"type\":\"key\"");

    /// An order of a pack, and the public key of each account there.
    record Vector(SignedOrder order, Map<String, Ed25519.Key> keys) {

        boolean holds() {
            // A name that was changed may be nobody's.
            Ed25519.@Nullable Key payers = keys.get(payer());
            return payers != null && order.isSignedBy(payers);
        }

        String payer() {
            return order.terms().payer();
        }
    }

    private static List<Vector> vectors(String pack) throws IOException {
        Path folder = PACKS.resolve(pack);
        Map<String, Ed25519.Key> keys = new HashMap<>();
        try (Stream<Path> tiles = Files.walk(folder.resolve("tile/entries"))) {
            for (Path tile : tiles.filter(Files::isRegularFile).toList()) {
                Matcher key = KEY.matcher(Files.readString(tile, ISO_8859_1));
                while (key.find()) {
                    keys.put(key.group(1), Ed25519.key(Base64.getDecoder().decode(key.group(2))));
                }
            }
        }
        List<Vector> vectors = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("evidence.jsonl"))) {
            JsonNode shown = JSON.readTree(line);
            if (shown.has("order")) {
                byte[] bytes = Base64.getDecoder().decode(shown.get("order").asString());
                byte[] signature = Base64.getDecoder().decode(shown.get("sig").asString());
                vectors.add(new Vector(SignedOrder.read(ID, bytes, signature, JSON), keys));
            }
        }
        return vectors;
    }

    @Test
    void every_order_of_every_pack_is_read_and_the_forged_one_alone_does_not_hold()
            throws IOException {
        Map<String, Long> wrong = new HashMap<>();
        long all = 0;
        try (Stream<Path> packs = Files.list(PACKS)) {
            for (String pack : packs.map(p -> p.getFileName().toString()).toList()) {
                List<Vector> vectors = vectors(pack);
                all += vectors.size();
                long bad = vectors.stream().filter(v -> !v.holds()).count();
                if (bad > 0) {
                    wrong.put(pack, bad);
                }
            }
        }
        assertThat(all).isEqualTo(24);
        assertThat(wrong).containsExactly(Map.entry("forged-payment", 1L));
    }

    @Test
    void no_other_members_key_verifies_an_order() throws IOException {
        for (Vector vector : vectors("honest-small")) {
            vector.keys()
                    .forEach((account, key) ->
                            assertThat(vector.order().isSignedBy(key))
                                    .as(account)
                                    .isEqualTo(account.equals(vector.payer())));
        }
    }

    @Test
    void an_order_with_any_bit_changed_is_none_or_does_not_hold() throws IOException {
        Vector vector = vectors("honest-small").getFirst();
        byte[] bytes = vector.order().bytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(holds(vector, changed)).as("bit %d", bit).isFalse();
        }
    }

    private static boolean holds(Vector vector, byte[] bytes) {
        try {
            SignedOrder order = SignedOrder.read(ID, bytes, vector.order().signature(), JSON);
            return new Vector(order, vector.keys()).holds();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
