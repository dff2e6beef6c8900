package coop.mutirao.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far a long command is, on standard error: a bar for who looks on, and a plain line now and
/// then where standard error goes elsewhere.
interface Progress extends AutoCloseable {

    void stepTo(long steps);

    /// Says at once how far it is.
    default void begin(long steps) {
        stepTo(steps);
    }

    @Override
    default void close() {}

    static Progress on(PrintWriter err, String task, long steps) {
        return isTerminal() ? new Bar(task, steps) : new Lines(err, task, steps, System::nanoTime);
    }

    /// The same, which is silent for the first two seconds: who waits no longer needs no bar.
    static Progress late(PrintWriter err, String task, long steps) {
        return new Late(() -> on(err, task, steps), System::nanoTime);
    }

    // Java can tell it of standard input and output only.
    private static boolean isTerminal() {
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A bar that moves.
    final class Bar implements Progress {

        private final ProgressBar bar;

        private Bar(String task, long steps) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(task)
                            .setInitialMax(steps)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(500)
                            .continuousUpdate()
                            .showSpeed()
                            .build();
        }

        @Override
        public void stepTo(long steps) {
            bar.stepTo(steps);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// A line every ten seconds.
    final class Lines implements Progress {

        private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(10);

        private final PrintWriter err;
        private final String task;
        private final long steps;
        private final LongSupplier nanos;
        private long told;

        Lines(PrintWriter err, String task, long steps, LongSupplier nanos) {
            this.err = err;
            this.task = task;
            this.steps = steps;
            this.nanos = nanos;
            this.told = nanos.getAsLong();
        }

        @Override
        public void stepTo(long done) {
            long now = nanos.getAsLong();
            if (now - told >= SILENT_NANOS) {
                told = now;
                tell(done);
            }
        }

        @Override
        public void begin(long done) {
            tell(done);
        }

        private void tell(long done) {
            err.printf("mutirao: %s: %d of %d%n", task, done, steps);
            err.flush();
        }
    }

    /// One that begins only after two seconds.
    final class Late implements Progress {

        private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);

        private final Supplier<Progress> later;
        private final LongSupplier nanos;
        private final long began;
        private @Nullable Progress progress;

        Late(Supplier<Progress> later, LongSupplier nanos) {
            this.later = later;
            this.nanos = nanos;
            this.began = nanos.getAsLong();
        }

        @Override
        public void stepTo(long steps) {
            if (progress == null && nanos.getAsLong() - began >= SILENT_NANOS) {
                progress = later.get();
                progress.begin(steps);
            } else if (progress != null) {
                progress.stepTo(steps);
            }
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
        }
    }
}
