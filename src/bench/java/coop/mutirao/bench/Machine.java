package coop.mutirao.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// What the figures were measured on, and what an acknowledgement meant.
final class Machine {

    private static final List<String> SETTINGS =
            List.of(
                    "server_version",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "wal_sync_method",
                    "wal_compression",
                    "shared_buffers",
                    "max_wal_size",
                    "checkpoint_timeout");

    private Machine() {}

    static Map<String, String> describe(BenchDatabase database, String pgbench) throws IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processor", processor());
        machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("heap of Java", Runtime.getRuntime().maxMemory() / 1_048_576 + " MB");
        machine.put("Java", Runtime.version().toString());
        machine.put(
                "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put(
                "load average at the start",
                "%.2f"
                        .formatted(
                                ManagementFactory.getOperatingSystemMXBean()
                                        .getSystemLoadAverage()));
        machine.put("pgbench", pgbench);
        DSLContext sql = database.owner();
        for (String setting : SETTINGS) {
            machine.put(
                    "PostgreSQL " + setting,
                    sql.fetchSingle("SELECT current_setting({0})", setting).get(0, String.class));
        }
        machine.put("an acknowledged payment", acknowledged(machine));
        return machine;
    }

    private static String acknowledged(Map<String, String> machine) {
        boolean durable =
                List.of("fsync", "synchronous_commit", "full_page_writes").stream()
                        .noneMatch(s -> "off".equals(machine.get("PostgreSQL " + s)));
        return durable
                ? "is committed and synced to this machine's disk"
                : "may be lost when this machine fails: these settings are not durable";
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
