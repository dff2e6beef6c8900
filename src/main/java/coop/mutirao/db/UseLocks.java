package coop.mutirao.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the processes on one data directory know of each other.
///
/// Each holds `users.lock` shared; who can have it exclusively is alone. To look and to act on it
/// must be one step, therefore everybody who comes or goes first takes a turn (`start.lock`). The
/// kernel gives both back when a process dies, however it dies.
///
/// Such a lock belongs to the process, and closing *any* channel on the file gives it up. So there
/// is one channel a JVM and directory, counted here. All methods are called in turn, by
/// [EmbeddedPostgres].
final class UseLocks {

    // As long as a crash recovery that another process waits for may take, and a little more.
    private static final Duration TURN_MAX = Patience.STARTING_MAX.plusSeconds(60);

    private static final Map<Path, Use> USES = new HashMap<>();

    private UseLocks() {}

    /// Waits until no other process starts or stops the server of this directory.
    static Turn takeTurn(Path dataDir) {
        var channel = open(dataDir.resolve("start.lock"));
        var patience =
                new Patience(
                        TURN_MAX,
                        "waiting for another Mutirão process that starts or stops the database");
        try {
            while (true) {
                @Nullable FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new Turn(channel);
                }
                patience.pause(
                        "Another Mutirão process has been starting the database in %s for minutes."
                                .formatted(dataDir));
            }
        } catch (IOException | RuntimeException e) {
            close(channel);
            throw e instanceof PostgresUnavailable known ? known : unlockable(dataDir, e);
        }
    }

    /// Counts this caller among those who use the server.
    static Use beginUse(Path dataDir) {
        var use = USES.computeIfAbsent(dataDir, Use::new);
        use.count++;
        return use;
    }

    private static FileChannel open(Path file) {
        try {
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            DataDirectory.giveToOwnerOfParent(file);
            return channel;
        } catch (IOException e) {
            throw unlockable(file, e);
        }
    }

    private static PostgresUnavailable unlockable(Path file, Exception e) {
        return new PostgresUnavailable("Mutirão cannot lock " + file + ".", e);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PostgresUnavailable("A lock on the data directory cannot be given back.", e);
        }
    }

    /// A turn at starting or stopping the server. Closing it ends it.
    record Turn(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            UseLocks.close(channel);
        }
    }

    /// All the uses of one data directory by this JVM.
    static final class Use {

        private final Path dataDir;
        private final FileChannel channel;
        private FileLock shared;
        private int count;

        private Use(Path dataDir) {
            this.dataDir = dataDir;
            this.channel = open(dataDir.resolve("users.lock"));
            try {
                this.shared = channel.lock(0, Long.MAX_VALUE, true);
            } catch (IOException e) {
                UseLocks.close(channel);
                throw unlockable(dataDir, e);
            }
        }

        /// Takes one use away, and tells whether nobody uses the server any more.
        boolean endAndIsLast() {
            count--;
            if (count > 0) {
                return false;
            }
            USES.remove(dataDir);
            try {
                shared.release();
                return channel.tryLock() != null;
            } catch (IOException e) {
                throw unlockable(dataDir, e);
            } finally {
                UseLocks.close(channel);
            }
        }
    }
}
