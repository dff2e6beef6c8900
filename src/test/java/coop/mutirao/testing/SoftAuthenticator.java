package coop.mutirao.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/// A browser with an authenticator of one passkey, as WebAuthn Level 3 has them: ES256, no
/// attestation. What it says of itself can be bent, to try what the service believes.
public final class SoftAuthenticator {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final CBORMapper CBOR = new CBORMapper();

    private final KeyPair keys;
    private final byte[] id;
    private byte[] handle = new byte[0];

    /// The page's origin, as the browser says it.
    public String origin;

    /// The host that the passkey is asked for.
    public String host;

    /// Whether the device looked who holds it.
    public boolean isUserVerified = true;

    public int signCount = 0;

    /// @param number of the passkey: its id is made of it
    public SoftAuthenticator(String origin, String host, int number) {
        this.origin = origin;
        this.host = host;
        this.id = Arrays.copyOf(ByteBuffer.allocate(4).putInt(number).array(), 32);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The passkey's id, as browsers write it.
    public String id() {
        return URL.encodeToString(id);
    }

    /// What `navigator.credentials.create()` answers to these options.
    public Map<String, Object> create(JsonNode publicKey) {
        handle = Base64.getUrlDecoder().decode(publicKey.at("/user/id").asString());
        byte[] authenticatorData = concat(head(0x40), new byte[16], length(id), id, coseKey());
        Map<String, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", authenticatorData);
        return credential(
                Map.of(
                        "clientDataJSON", clientData("webauthn.create", publicKey),
                        "attestationObject",
                                URL.encodeToString(CBOR.writeValueAsBytes(attestation))));
    }

    /// What `navigator.credentials.get()` answers to these options.
    public Map<String, Object> get(JsonNode publicKey) {
        String clientData = clientData("webauthn.get", publicKey);
        byte[] authenticatorData = head(0);
        byte[] signed =
                concat(authenticatorData, sha256(Base64.getUrlDecoder().decode(clientData)));
        return credential(
                Map.of(
                        "clientDataJSON", clientData,
                        "authenticatorData", URL.encodeToString(authenticatorData),
                        "signature", URL.encodeToString(sign(signed)),
                        "userHandle", URL.encodeToString(handle)));
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        return Map.of(
                "id", id(),
                "rawId", id(),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response", response);
    }

    private String clientData(String type, JsonNode publicKey) {
        return URL.encodeToString(
                "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                        .formatted(type, publicKey.get("challenge").asString(), origin)
                        .getBytes(UTF_8));
    }

    // Hash of the host, flags (present, verified, may be and is backed up) and count.
    private byte[] head(int moreFlags) {
        int flags = 0x01 | (isUserVerified ? 0x04 : 0) | 0x08 | 0x10 | moreFlags;
        return concat(
                sha256(host.getBytes(UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt(signCount).array());
    }

    private byte[] coseKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        // kty EC2, alg ES256, curve P-256: RFC 9053, section 7.1.
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
        out.writeBytes(coordinate(point.getAffineX()));
        out.writeBytes(new byte[] {0x22, 0x58, 32});
        out.writeBytes(coordinate(point.getAffineY()));
        return out.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] length(byte[] bytes) {
        return ByteBuffer.allocate(2).putShort((short) bytes.length).array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
