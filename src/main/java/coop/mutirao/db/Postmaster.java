package coop.mutirao.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The server process of a data directory as it can be seen from outside.
///
/// Its file `postmaster.pid` outlives a `kill -9` and a power cut, and after a restart of the
/// machine (or of a container, where process ids are small and come again) the id in it can be
/// another program's. What tells is the program file: the server of this directory runs from this
/// directory, and nothing else does.
///
/// @param pid the id in `postmaster.pid`, 0 if there is none
/// @param port the port it listens on, 0 if not yet known
record Postmaster(Path programs, long pid, int port, State state) {

    enum State {
        /// No such process.
        DOWN,

        /// It starts, recovers or stops.
        BUSY,

        /// It takes connections.
        READY
    }

    // Lines of postmaster.pid (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_…, counted from 0).
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Postmaster of(Path dataDir) {
        Path programs = DataDirectory.real(dataDir).resolve("postgres");
        List<String> lines = read(programs.resolve("data/postmaster.pid"));
        long pid = number(lines, PID_LINE);
        if (pid <= 0 || !ProcessHandle.of(pid).map(p -> runsFrom(programs, p)).orElse(false)) {
            return new Postmaster(programs, pid, 0, State.DOWN);
        }
        int port = (int) number(lines, PORT_LINE);
        boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready");
        return new Postmaster(programs, pid, port, ready ? State.READY : State.BUSY);
    }

    /// What a killed postmaster left behind: its children notice at their next step that it is
    /// gone, but one in the midst of a long query does not, and a new server refuses to start
    /// beside it.
    List<ProcessHandle> orphans() {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().command().isPresent() && runsFrom(programs, p))
                .toList();
    }

    /// Whether `postmaster.pid` names a process that lives and is not ours. PostgreSQL would take
    /// it for its own and refuse to start.
    boolean pidIsAnotherProgram() {
        return state == State.DOWN && pid > 0 && ProcessHandle.of(pid).isPresent();
    }

    // A program file we may not see counts as ours: to take a stranger for the server costs a
    // refusal, to take the server for a stranger could cost the data.
    private static boolean runsFrom(Path programs, ProcessHandle process) {
        Optional<String> command = process.info().command();
        return command.map(c -> Path.of(c).startsWith(programs))
                .orElse(process.isAlive() && !isZombie(process));
    }

    // In a container we are process 1, which inherits the server; when that dies it stays in the
    // table of processes, because Java does not collect what it did not start.
    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new PostgresUnavailable("The file " + file + " cannot be read.", e);
        }
    }

    private static long number(List<String> lines, int line) {
        return lines.size() > line && lines.get(line).matches("[0-9]{1,10}")
                ? Long.parseLong(lines.get(line))
                : 0;
    }
}
