package coop.mutirao.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A member's device with its key, made and used by the JDK's own Ed25519: what it signs is put
/// together here from the contract, and not by the code that verifies it.
public final class Device {

    private final KeyPair pair;

    /// The id of its key.
    public final String id;

    public Device(String id) {
        this.id = id;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The 32 bytes at the end of the key's X.509 form.
    public byte[] publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    public byte[] sign(byte[]... parts) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The proof that it has the key, for an account of a network.
    public byte[] proof(String origin, String publicId) {
        return sign(
                ("mutirao/device-key/v1\0" + origin + "\0" + publicId + "\0" + id).getBytes(UTF_8));
    }

    /// What it sends to register its key.
    public Map<String, Object> registration(String origin, String publicId) {
        var body = new HashMap<String, Object>();
        body.put("publicKey", base64(publicKey()));
        body.put("proof", base64(proof(origin, publicId)));
        body.put("name", "A phone");
        return body;
    }

    /// An order as it is signed.
    public static byte[] order(Map<String, String> members) {
        return CanonicalJson.bytes(members);
    }

    /// The member `signed` of a payment.
    public Map<String, Object> signed(byte[] order) {
        byte[] signature = sign("mcl/payment-order/v1\0".getBytes(UTF_8), order);
        return Map.of("key", id, "order", base64(order), "signature", base64(signature));
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
