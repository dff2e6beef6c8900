package coop.mutirao.crypto;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// Signatures by Ed25519 (RFC 8032).
public final class Ed25519 {

    public static final int KEY_BYTES = 32;
    public static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    /// A public key, ready to verify: decoding its point costs as much as verifying.
    public static final class Key {

        private final Ed25519PublicKeyParameters point;

        private Key(Ed25519PublicKeyParameters point) {
            this.point = point;
        }

        /// Whether a signature is by this key over the parts, one after the other. There is one
        /// signature only that is: its second half is smaller than the order of the group.
        public boolean verifies(byte[] signature, byte[]... parts) {
            if (signature.length != SIGNATURE_BYTES) {
                return false;
            }
            var signer = new Ed25519Signer();
            signer.init(false, point);
            for (byte[] part : parts) {
                signer.update(part, 0, part.length);
            }
            return signer.verifySignature(signature);
        }
    }

    /// A private key, ready to sign.
    public static final class Secret {

        private final Ed25519PrivateKeyParameters key;

        private Secret(Ed25519PrivateKeyParameters key) {
            this.key = key;
        }

        public byte[] publicKey() {
            return key.generatePublicKey().getEncoded();
        }

        public byte[] sign(byte[] bytes) {
            var signer = new Ed25519Signer();
            signer.init(true, key);
            signer.update(bytes, 0, bytes.length);
            return signer.generateSignature();
        }
    }

    /// A private key from its seed of 32 random bytes.
    public static Secret secret(byte[] seed) {
        if (seed.length != KEY_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        return new Secret(new Ed25519PrivateKeyParameters(seed));
    }

    /// A public key from its 32 bytes.
    ///
    /// @throws IllegalArgumentException if they are no point of the curve, or one of small order,
    ///   for which anybody can make signatures
    public static Key key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a public key has %d bytes, not %d".formatted(KEY_BYTES, bytes.length));
        }
        if (!org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(bytes, 0)) {
            throw new IllegalArgumentException("the 32 bytes are not a public key of Ed25519");
        }
        return new Key(new Ed25519PublicKeyParameters(bytes));
    }
}
