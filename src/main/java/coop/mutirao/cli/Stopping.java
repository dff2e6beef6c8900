package coop.mutirao.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, for a command that wants to end in order: it asks whether to stop, and the process waits
/// until it has.
final class Stopping implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().unstarted(this::ask);

    Stopping() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void ask() {
        asked.countDown();
        try {
            boolean inOrder = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inOrder) {
                System.err.println("mutirao: not waiting any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    @Override
    public void close() {
        done.countDown();
        if (!isAsked()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It came just now, and finds everything done.
                asked.countDown();
            }
        }
    }
}
