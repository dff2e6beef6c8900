package coop.mutirao.verify.bundle;

import static coop.mutirao.verify.bundle.Bundle.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Ed25519;
import coop.mutirao.crypto.Hash;
import coop.mutirao.verify.StrictJson;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether a round kept what the service promised a voter: that her ballot comes into the log. The
/// promise is signed by the key that the fact of the freeze names.
public final class Promised {

    private static final byte[] DOMAIN = "mcl/promise/v1\0".getBytes(UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Promised() {}

    /// @param bundle of the round
    /// @param ballot as the voter was given it, with its promise
    /// @return what is wrong; null: it is among the opened ballots
    /// @throws IllegalArgumentException if one of them is none
    public static @Nullable String flaw(byte[] bundle, byte[] ballot) {
        Bundle round = Bundle.read(bundle);
        JsonNode given = read(ballot);
        String sealed = given.path("sealed").asString("");
        if (!given.path("round").asString("").equals(round.round())) {
            return "the voter's ballot is of another round";
        }
        String key = text(Bundle.line(round.frozen()), "promises");
        byte[] signed = StrictJson.bytes(Map.of("poll", round.round(), "sealed", sealed));
        byte[] signature = Base64.getDecoder().decode(given.path("promise").asString(""));
        if (!Ed25519.key(HexFormat.of().parseHex(key)).verifies(signature, DOMAIN, signed)) {
            return "the voter's promise is not signed by the key of this round";
        }
        return round.ballots().stream().anyMatch(line -> seal(line).equals(sealed))
                ? null
                : ("BROKEN: the service promised that the ballot of the seal %s comes into the log,"
                                + " and it is not among those that were opened")
                        .formatted(sealed);
    }

    private static String seal(String line) {
        Map<String, Object> cast = Bundle.line(line);
        byte[] salt = HexFormat.of().parseHex(text(cast, "salt"));
        return Hash.commitment(salt, "ballot", text(cast, "ballot"));
    }

    private static JsonNode read(byte[] ballot) {
        try {
            return JSON.readTree(ballot);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the voter's ballot is no JSON", e);
        }
    }
}
