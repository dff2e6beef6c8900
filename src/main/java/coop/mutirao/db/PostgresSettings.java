package coop.mutirao.db;

import java.util.ArrayList;
import java.util.List;

/// How the server is set up. All of it is given on the command line, where it stands above
/// postgresql.conf and postgresql.auto.conf: `ALTER SYSTEM` cannot weaken it.
final class PostgresSettings {

    static final String LOCALHOST = "127.0.0.1";

    /// For a machine that is small and does other things too.
    private static final List<String> ALWAYS =
            List.of(
                    "listen_addresses=" + LOCALHOST,
                    "unix_socket_directories=''",
                    "max_connections=100",
                    "shared_buffers=256MB",
                    // Each page's first change after a checkpoint is written whole: the fewer
                    // checkpoints the better. Its compression (these binaries have only pglz) took
                    // 0.7 ms a page, forty times the rest of the work.
                    "max_wal_size=2GB",
                    "checkpoint_timeout=15min",
                    "wal_compression=off",
                    // Parallel queries want more of /dev/shm than a container has.
                    "max_parallel_workers_per_gather=0",
                    "jit=off",
                    "timezone=UTC",
                    "lc_messages=C");

    private static final List<String> DURABLE =
            List.of(
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "logging_collector=on",
                    "log_directory=../log", // seen from the cluster
                    "log_filename=postgresql-%a.log", // a week, then each day anew
                    "log_rotation_age=1d",
                    "log_rotation_size=0",
                    "log_truncate_on_rotation=on");

    private static final List<String> THROW_AWAY =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private PostgresSettings() {}

    /// For a shell.
    static String commandLine(Durability durability, int port) {
        List<String> settings = new ArrayList<>(ALWAYS);
        settings.addAll(durability == Durability.DURABLE ? DURABLE : THROW_AWAY);
        settings.add("port=" + port);
        return "-c " + String.join(" -c ", settings);
    }
}
