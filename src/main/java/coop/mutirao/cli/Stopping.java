package coop.mutirao.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ctrl-C and SIGTERM. The process ends at once, unless the command has something to bring to an
/// end first: then it waits for the command, and its exit code says which signal it was.
final class Stopping implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().unstarted(this::ask);

    // Guarded by this.
    private boolean asked;
    private @Nullable Runnable end;

    Stopping() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void ask() {
        @Nullable Runnable way;
        synchronized (this) {
            asked = true;
            way = end;
        }
        if (way == null) {
            return;
        }
        try {
            way.run();
        } finally {
            awaitCommand();
        }
    }

    private void awaitCommand() {
        try {
            boolean inOrder = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inOrder) {
                System.err.println("mutirao: not waiting any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// From now on the process waits for the command, which asks by itself whether to stop.
    void waitForCommand() {
        endBy(() -> {});
    }

    /// From now on the process waits for the command, which this brings to an end. It is run at
    /// once if the signal came before.
    void endBy(Runnable way) {
        boolean now;
        synchronized (this) {
            end = way;
            now = asked;
        }
        if (now) {
            way.run();
        }
    }

    synchronized boolean isAsked() {
        return asked;
    }

    /// The command has ended.
    @Override
    public void close() {
        done.countDown();
        if (!isAsked()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It came just now, and finds everything done.
                done.countDown();
            }
        }
    }
}
