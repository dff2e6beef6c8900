package coop.mutirao.db;

import coop.mutirao.db.PostgresPrograms.Outcome;
import coop.mutirao.db.Postmaster.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Starts and stops the server of one data directory. Its methods that change anything are called
/// by one process and thread at a time ([UseLocks]).
final class PostgresServer {

    private static final Duration ORPHANS_LEAVE_MAX = Duration.ofSeconds(30);
    private static final Duration ORPHANS_ASKED_FOR = Duration.ofSeconds(5);
    private static final int PORTS_TRIED_MAX = 3;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    private static final String WRONG_PASSWORD = "28"; // the class of SQL states
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final Path dataDir;
    private final Path postgres;
    private final Durability durability;
    private volatile int port;

    PostgresServer(Path dataDir, Durability durability) {
        this.dataDir = dataDir;
        this.postgres = dataDir.resolve("postgres");
        this.durability = durability;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/mutirao".formatted(PostgresSettings.LOCALHOST, port);
    }

    /// Does what is missing until the server answers: makes the cluster, starts it, or waits for
    /// one that is starting.
    PostgresSecrets makeReady() {
        try {
            DataDirectory.make(postgres, "rwxr-xr-x");
            boolean isNew = !PostgresCluster.exists(postgres);
            var secrets = PostgresSecrets.readOrMake(dataDir, isNew);
            if (isNew) {
                PostgresCluster.make(programs(), postgres, secrets, durability);
            }
            PostgresCluster.check(postgres, durability);
            var patience = new Patience(ANSWER_MAX, "waiting for the database to answer");
            for (startUnlessRunning(); !answers(secrets.owner()); startUnlessRunning()) {
                patience.pause(
                        "PostgreSQL on port %d does not answer; its log is in %s."
                                .formatted(port, postgres.resolve("log")));
            }
            return secrets;
        } catch (IOException e) {
            throw new PostgresUnavailable("The data directory " + dataDir + " fails.", e);
        }
    }

    private void startUnlessRunning() throws IOException {
        if (awaitSettled().state() == State.DOWN) {
            clearRemains();
            start(programs());
        }
        port = Postmaster.of(dataDir).port();
    }

    /// Stops the server, and says so on the terminal when it does not stop.
    void stop() {
        if (Postmaster.of(dataDir).state() == State.DOWN) {
            return;
        }
        String mode = durability == Durability.DURABLE ? "fast" : "immediate";
        try {
            var outcome = programs().run(pgCtl("stop", "-m", mode, "-w", "-t", "60"), "");
            if (outcome.exit() != 0 && Postmaster.of(dataDir).state() != State.DOWN) {
                Patience.say("the database does not stop: " + outcome.output());
            }
        } catch (IOException e) {
            Patience.say("the database could not be stopped: " + e);
        }
    }

    private PostgresPrograms programs() throws IOException {
        return new PostgresPrograms(PostgresBinaries.unpack(postgres), postgres);
    }

    // Who started it may have been killed while it recovers.
    private Postmaster awaitSettled() {
        var patience =
                new Patience(
                        Patience.STARTING_MAX,
                        "the database is recovering or stopping, please wait");
        var postmaster = Postmaster.of(dataDir);
        while (postmaster.state() == State.BUSY) {
            patience.pause(
                    "The database neither starts nor stops; its process id is %d."
                            .formatted(postmaster.pid()));
            postmaster = Postmaster.of(dataDir);
        }
        return postmaster;
    }

    private void clearRemains() throws IOException {
        var postmaster = Postmaster.of(dataDir);
        var patience =
                new Patience(ORPHANS_LEAVE_MAX, "waiting for the rest of a killed database to end");
        long forceAt = System.nanoTime() + ORPHANS_ASKED_FOR.toNanos();
        for (var orphans = postmaster.orphans(); !orphans.isEmpty(); ) {
            // None of them can commit what recovery would not also find: to end them is safe.
            boolean force = System.nanoTime() - forceAt > 0;
            orphans.forEach(force ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
            patience.pause("Processes of a killed database do not end: " + orphans);
            orphans = postmaster.orphans();
        }
        if (postmaster.pidIsAnotherProgram()) {
            Files.deleteIfExists(postgres.resolve("data/postmaster.pid"));
        }
    }

    private void start(PostgresPrograms programs) throws IOException {
        int wanted = earlierPort();
        for (int tried = 1; ; tried++) {
            int candidate = freePort(wanted);
            var outcome = startOn(candidate, programs);
            if (outcome.exit() == 0) {
                keepPort(candidate);
                return;
            }
            // Another program may have taken the port between our look and PostgreSQL's.
            if (tried == PORTS_TRIED_MAX || isFree(candidate)) {
                throw new PostgresUnavailable(
                        "PostgreSQL does not start:\n%s\nMore may stand in %s."
                                .formatted(reason(outcome), postgres.resolve("log")));
            }
            wanted = 0;
        }
    }

    private Outcome startOn(int candidate, PostgresPrograms programs) throws IOException {
        String options = PostgresSettings.commandLine(durability, candidate);
        Files.deleteIfExists(startLog());
        var running =
                programs.start(
                        pgCtl(
                                "start",
                                "-w",
                                "-t",
                                "" + Patience.STARTING_MAX.toSeconds(),
                                "-l",
                                startLog().toString(),
                                "-o",
                                options));
        var patience =
                new Patience(
                        Patience.STARTING_MAX.plusSeconds(10),
                        "the database is starting; after a crash it first repeats its last"
                                + " changes, which can take minutes");
        while (running.process().isAlive()) {
            patience.pause("The database is still recovering; try again later.");
        }
        return running.outcome();
    }

    private List<String> pgCtl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("pg_ctl"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-D", postgres.resolve("data").toString()));
        return command;
    }

    private Path startLog() {
        return postgres.resolve("start.log");
    }

    private String reason(Outcome outcome) throws IOException {
        String log = Files.exists(startLog()) ? Files.readString(startLog()) : "";
        return PostgresPrograms.lastLines(outcome.output() + "\n" + log, 8);
    }

    // It may have died since it was seen: that it lets us in is the proof, and that it knows the
    // password proves that it is ours.
    private boolean answers(PostgresLogin login) {
        try (Connection _ =
                DriverManager.getConnection(jdbcUrl(), login.user(), login.password())) {
            return true;
        } catch (SQLException e) {
            String state = Objects.requireNonNullElse(e.getSQLState(), "");
            if (state.startsWith(WRONG_PASSWORD)) {
                throw new PostgresUnavailable(
                        "PostgreSQL on port %d does not let %s in with the password in %s."
                                .formatted(port, login, dataDir.resolve("secrets")),
                        e);
            }
            return state.equals(TOO_MANY_CONNECTIONS); // full, but there
        }
    }

    private int earlierPort() throws IOException {
        Path file = postgres.resolve("port");
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    private void keepPort(int port) throws IOException {
        Path file = postgres.resolve("port");
        Files.writeString(file, port + "\n");
        DataDirectory.giveToOwnerOfParent(file);
    }

    private static int freePort(int wanted) throws IOException {
        if (wanted != 0 && isFree(wanted)) {
            return wanted;
        }
        try (var socket =
                new ServerSocket(0, 1, InetAddress.ofLiteral(PostgresSettings.LOCALHOST))) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket =
                new ServerSocket(port, 1, InetAddress.ofLiteral(PostgresSettings.LOCALHOST))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
