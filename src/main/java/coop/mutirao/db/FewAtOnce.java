package coop.mutirao.db;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Long reads on the database that payments are made on: a few at once, so that they never take all
/// connections, however slowly those who asked for them read.
public final class FewAtOnce implements Snapshots {

    static final int MAX = 4;
    private static final long WAIT_SECONDS = 10;

    private final Semaphore room = new Semaphore(MAX, true);
    private final Snapshots database;

    public FewAtOnce(Snapshots database) {
        this.database = database;
    }

    @Override
    public <T extends @Nullable Object> T inSnapshot(Function<Tx, T> work) {
        try {
            if (!room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new GroupCommit.Overloaded(
                        "%d reports or exports are being read, as many as may be at once"
                                .formatted(MAX));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GroupCommit.Overloaded("the service is stopping");
        }
        try {
            return database.inSnapshot(work);
        } finally {
            room.release();
        }
    }
}
