package coop.mutirao.db;

import coop.mutirao.testing.Cluster;
import coop.mutirao.testing.Rehearsal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A PostgreSQL of one's own, as `DATABASE_URL` names one: what the one who runs it does to it, and
/// what happens to it. It lies like an embedded one, so [Cluster] can look at it.
public final class OwnCluster implements AutoCloseable {

    private final Path directory;
    private final PostgresPrograms programs;
    private final PostgresSecrets secrets;
    private final Path home;
    private final int port;

    private OwnCluster(Path folder, Path home) throws Exception {
        this.directory = DataDirectory.prepare(folder);
        DataDirectory.make(postgres(), "rwxr-xr-x");
        if (home.equals(folder)) {
            Rehearsal.layPrograms(directory);
        }
        this.home = home.equals(folder) ? PostgresBinaries.unpack(postgres()) : home;
        this.programs = new PostgresPrograms(this.home, postgres());
        this.secrets = PostgresSecrets.readOrMake(directory, true);
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        Files.writeString(postgres().resolve("port"), port + "\n");
    }

    /// Makes one with the roles and the empty database, and does not start it.
    public static OwnCluster make(Path folder) throws Exception {
        var cluster = new OwnCluster(folder, folder);
        PostgresCluster.make(
                cluster.programs, cluster.postgres(), cluster.secrets, Durability.DURABLE);
        return cluster;
    }

    /// A standby of this one, made of its files while it is stopped. It is not started.
    public OwnCluster standby(Path folder, String name) throws Exception {
        Files.createDirectories(folder);
        run("cp", "-a", directory.resolve("secrets").toString(), folder.toString());
        var standby = new OwnCluster(folder, home);
        Path data = standby.postgres().resolve("data");
        run("cp", "-a", postgres().resolve("data").toString(), data.toString());
        Path signal = Files.createFile(data.resolve("standby.signal"));
        DataDirectory.giveToOwnerOfParent(signal);
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s %s'%n"
                        .formatted(
                                port,
                                secrets.superuser().user(),
                                secrets.superuser().password(),
                                "application_name=" + name),
                StandardOpenOption.APPEND);
        return standby;
    }

    private static void run(String... command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }

    private Path postgres() {
        return directory.resolve("postgres");
    }

    /// Starts it and waits until it answers.
    ///
    /// @param settings beside ours, each `name=value`
    public void start(String... settings) throws IOException {
        String more = List.of(settings).stream().map(s -> " -c " + s).collect(Collectors.joining());
        ctl(
                "start",
                "-w",
                "-t",
                "60",
                "-l",
                postgres().resolve("start.log").toString(),
                "-o",
                PostgresSettings.commandLine(Durability.DURABLE, port) + more);
    }

    /// @param mode `fast`, which ends sessions in order, or `immediate`, which is like a crash
    public void restart(String mode) throws IOException {
        ctl(
                "restart",
                "-w",
                "-t",
                "60",
                "-m",
                mode,
                "-l",
                postgres().resolve("start.log").toString());
    }

    /// Makes a standby take over.
    public void promote() throws IOException {
        ctl("promote", "-w", "-t", "60");
    }

    /// Stops it in order.
    public void stop() throws IOException {
        ctl("stop", "-w", "-t", "60", "-m", "fast");
    }

    private void ctl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("pg_ctl"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-D", postgres().resolve("data").toString()));
        var outcome = programs.run(command, "");
        if (outcome.exit() != 0) {
            throw new IOException(command + ": " + outcome.output());
        }
    }

    /// `kill -9`.
    public void kill() throws IOException {
        ProcessHandle postmaster = look().postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /// All that it has logged.
    public String log() throws IOException {
        var all = new StringBuilder();
        for (Path file : DataDirectory.treeBottomUp(postgres().resolve("log"))) {
            if (Files.isRegularFile(file)) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    public Cluster look() {
        return new Cluster(directory);
    }

    public int port() {
        return port;
    }

    /// What the service needs to know of it.
    ///
    /// @param hosts with their ports
    /// @param parameters after a question mark, if there are any
    public Map<String, String> environment(String hosts, String parameters) {
        return Map.of(
                "DATABASE_URL",
                url(secrets.app(), hosts, parameters),
                "DATABASE_OWNER_URL",
                url(secrets.owner(), hosts, parameters));
    }

    private static String url(PostgresLogin login, String hosts, String parameters) {
        return "postgres://%s:%s@%s/mutirao%s"
                .formatted(login.user(), login.password(), hosts, parameters);
    }

    @Override
    public void close() throws IOException {
        if (!look().isDown()) {
            ctl("stop", "-w", "-t", "60", "-m", "immediate");
        }
    }
}
