package coop.mutirao.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Verifications of an Ed25519 signature over an order of 300 bytes, the key decoded before: by the
/// JDK, by Bouncy Castle, and by two native providers.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SignatureBenchmark {

    @Param({"SunEC", "BouncyCastle", "Corretto", "Conscrypt"})
    public String by = "";

    private final byte[] order = "o".repeat(300).getBytes(StandardCharsets.US_ASCII);
    private Verifier verifier = () -> false;

    private interface Verifier {
        boolean verify() throws GeneralSecurityException;
    }

    @Setup
    public void prepare() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519", "SunEC").generateKeyPair();
        Signature signer = Signature.getInstance("Ed25519", "SunEC");
        signer.initSign(pair.getPrivate());
        signer.update(order);
        byte[] signature = signer.sign();
        byte[] encoded = pair.getPublic().getEncoded();
        verifier =
                switch (by) {
                    case "SunEC" -> jca(Security.getProvider("SunEC"), encoded, signature);
                    case "BouncyCastle" -> bouncyCastle(encoded, signature);
                    case "Corretto" ->
                            jca(
                                    com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider
                                            .INSTANCE,
                                    encoded,
                                    signature);
                    case "Conscrypt" ->
                            jca(org.conscrypt.Conscrypt.newProvider(), encoded, signature);
                    default -> throw new IllegalArgumentException(by);
                };
        if (!verifier.verify()) {
            throw new IllegalStateException(by + " does not verify");
        }
    }

    private Verifier jca(Provider provider, byte[] encoded, byte[] signature)
            throws GeneralSecurityException {
        PublicKey key =
                KeyFactory.getInstance(
                                "EdDSA",
                                by.equals("Conscrypt") ? provider : Security.getProvider("SunEC"))
                        .generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifying = Signature.getInstance("EdDSA", provider);
        return () -> {
            verifying.initVerify(key);
            verifying.update(order);
            return verifying.verify(signature);
        };
    }

    private Verifier bouncyCastle(byte[] encoded, byte[] signature) {
        // The last 32 bytes of the encoding are the key (RFC 8410).
        var key = new Ed25519PublicKeyParameters(encoded, encoded.length - 32);
        return () -> {
            var signer = new Ed25519Signer();
            signer.init(false, key);
            signer.update(order, 0, order.length);
            return signer.verifySignature(signature);
        };
    }

    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        return verifier.verify();
    }
}
