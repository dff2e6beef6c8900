package coop.mutirao.signer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// That one process at a time works with something, by a lock on a file beside it. The operating
/// system takes the lock back when the process ends, however it ends.
public final class SoleUse implements AutoCloseable {

    /// Somebody else works with it.
    public static final class Taken extends IllegalStateException {
        Taken(String message) {
            super(message);
        }
    }

    // Within this process: to open a locked file again, and close it, would give the lock away.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private SoleUse(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @throws Taken if another process has it, or this one already
    public static SoleUse of(Path lockFile) {
        try {
            // By its one name, whatever links lead there.
            Path directory = lockFile.toAbsolutePath().resolveSibling(".").toRealPath();
            Path file = directory.resolve(lockFile.getFileName());
            if (!HELD.add(file)) {
                throw taken(lockFile);
            }
            @Nullable SoleUse use = null;
            try {
                use = locked(file);
            } finally {
                if (use == null) {
                    HELD.remove(file);
                }
            }
            if (use == null) {
                throw taken(lockFile);
            }
            return use;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable SoleUse locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return null;
        }
        return new SoleUse(file, channel);
    }

    private static Taken taken(Path lockFile) {
        return new Taken("another process works with it: " + lockFile);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
