package coop.mutirao.audit;

import coop.mutirao.crypto.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The canonical bytes of a payment's leaf, and the commitment to its description.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LeafBenchmark {

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00.123456Z");

    private final byte[] nonce = new byte[16];
    private final byte[] salt = new byte[32];
    private final Leaf leaf =
            new Leaf(
                    "transaction",
                    new UUID(0x0199_7f3e_5a00_7000L, 0x8000_0000_0000_00a1L),
                    Map.of(
                            "auth",
                            Map.of("mode", "operator", "actor", "0123456789ABCDEF"),
                            "effective",
                            "2026-11-24",
                            "entries",
                            List.of(
                                    entry("0123456789ABCDEF", "-12345"),
                                    entry("FEDCBA9876543210", "12345"),
                                    entry("FEDCBA9876543210", "-123"),
                                    entry("fund-income", "123")),
                            "kind",
                            "payment",
                            "policy",
                            "contribution/1"),
                    Map.of("memo", "Vegetables of the week"));

    private static Map<String, String> entry(String account, String amount) {
        return Map.of("a", account, "c", "SOL", "n", amount);
    }

    @Benchmark
    public byte[] leaf() {
        return leaf.bytes(AT, nonce, Map.of());
    }

    @Benchmark
    public String commitment() {
        return Hash.commitment(salt, "memo", "Vegetables of the week");
    }
}
