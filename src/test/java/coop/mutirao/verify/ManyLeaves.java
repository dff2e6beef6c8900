package coop.mutirao.verify;

import java.nio.file.Path;
import java.util.Map;

/// Writes a pack of many signed payments, and measures how long it takes to verify it.
///
/// `java … coop.mutirao.verify.ManyLeaves FOLDER PAYMENTS`
public final class ManyLeaves {

    private ManyLeaves() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        int payments = Integer.parseInt(args[1]);
        write(folder, payments);
        measure("all", new PackFolder(folder));
        measure("without signatures", new WithoutEvidence(new PackFolder(folder)));
    }

    private static void write(Path folder, int payments) {
        SmallLedger ledger = SmallLedger.founded();
        for (int i = 0; i < 3; i++) {
            ledger.leaf("limit", Map.of("account", "m" + i, "limit", Map.of("HRZ", "1000000000")));
        }
        for (int i = 0; i < payments; i++) {
            ledger.pays(i % 3, (i + 1) % 3, 100);
            ledger.now = ledger.now.minusNanos(999_000_000);
        }
        ledger.write(folder);
    }

    private static void measure(String what, Source source) {
        long began = System.nanoTime();
        Report report =
                new Verification(source, coop.mutirao.tlog.LogPolicy.parse(PackWriter.policy()))
                        .run();
        System.gc();
        Runtime java = Runtime.getRuntime();
        System.out.printf(
                "%s: %d leaves, %d signatures, %d findings, %.1f s, %d MB%n",
                what,
                report.size(),
                report.figures().get("signatures_verified"),
                report.found(),
                (System.nanoTime() - began) / 1e9,
                (java.totalMemory() - java.freeMemory()) >> 20);
    }

    /// The same pack as a service shows it.
    private record WithoutEvidence(PackFolder pack) implements Source {

        @Override
        public byte[] checkpoint() {
            return pack.checkpoint();
        }

        @Override
        public Map<String, byte[]> checkpoints() {
            return pack.checkpoints();
        }

        @Override
        public byte @org.jspecify.annotations.Nullable [] tile(coop.mutirao.tlog.Tile tile) {
            return pack.tile(tile);
        }

        @Override
        public @org.jspecify.annotations.Nullable Lines evidence() {
            return null;
        }

        @Override
        public @org.jspecify.annotations.Nullable Lines openings() {
            return null;
        }

        @Override
        public String policy() {
            return pack.policy();
        }
    }
}
