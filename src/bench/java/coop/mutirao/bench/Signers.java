package coop.mutirao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.device.DeviceKeys;
import coop.mutirao.device.NewKey;
import coop.mutirao.ledger.MemberId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// The first members' devices, each with a key that is registered. They sign by the JDK's own
/// Ed25519, before the clock runs.
final class Signers {

    private static final byte[] DOMAIN = "mcl/payment-order/v1\0".getBytes(UTF_8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final List<KeyPair> keys = new ArrayList<>();
    private final Map<String, String> publicIds;

    private Signers(Map<String, String> publicIds) {
        this.publicIds = publicIds;
    }

    /// Registers a key for each of the first members.
    static Signers register(Village village, BenchDatabase database, int members)
            throws GeneralSecurityException {
        Map<String, String> publicIds =
                database.owner()
                        .fetch("SELECT code, public_id FROM account")
                        .intoMap(r -> r.get(0, String.class), r -> r.get(1, String.class));
        var signers = new Signers(publicIds);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        for (int i = 0; i < members; i++) {
            KeyPair pair = generator.generateKeyPair();
            signers.keys.add(pair);
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] key =
                    Arrays.copyOfRange(encoded, encoded.length - Ed25519.KEY_BYTES, encoded.length);
            byte[] message =
                    NewKey.message(Village.ORIGIN, signers.publicId(Village.code(i)), id(i));
            var order = new NewKey(id(i), key, Ed25519.key(key), sign(pair, message), null);
            if (!(village.app.keys.register(
                            Village.code(i), order, new MemberId(i + 1), Village.code(i))
                    instanceof DeviceKeys.Result.Registered)) {
                throw new IllegalStateException("the key of member " + i + " is not registered");
            }
        }
        return signers;
    }

    private static UUID id(int member) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + member);
    }

    private String publicId(String code) {
        String id = publicIds.get(code);
        if (id == null) {
            throw new IllegalStateException("no account " + code);
        }
        return id;
    }

    private static byte[] sign(KeyPair pair, byte[]... parts) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        for (byte[] part : parts) {
            signature.update(part);
        }
        return signature.sign();
    }

    /// The body of a payment to anybody, signed for an hour.
    String body(int payer, SplittableRandom random) throws GeneralSecurityException {
        int payee = Village.other(random, Village.Spread.UNIFORM, payer);
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        byte[] order =
                CanonicalJson.bytes(
                        Map.of(
                                "amount", Long.toString(random.nextLong(1, 100_000)),
                                "currency", Village.UNIT,
                                "expires", TIME.format(Instant.now().plusSeconds(3_600)),
                                "max_fee", "0",
                                "nonce", Base64.getEncoder().encodeToString(nonce),
                                "origin", Village.ORIGIN,
                                "payee", publicId(Village.code(payee)),
                                "payer", publicId(Village.code(payer))));
        String description =
                random.nextBoolean() ? "\"description\":\"Vegetables of the week\"," : "";
        Base64.Encoder base64 = Base64.getEncoder();
        return "{%s\"signed\":{\"key\":\"%s\",\"order\":\"%s\",\"signature\":\"%s\"}}"
                .formatted(
                        description,
                        id(payer),
                        base64.encodeToString(order),
                        base64.encodeToString(sign(keys.get(payer), DOMAIN, order)));
    }
}
