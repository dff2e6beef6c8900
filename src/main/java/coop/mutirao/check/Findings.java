package coop.mutirao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What a check finds: all of it counted, the first of it kept.
// Only constants are formats here; the annotation for that would be one more library.
@SuppressWarnings("AnnotateFormatMethod")
final class Findings {

    private static final int KEPT = 20;
    private static final int TOLD_EVERY = 1_000;

    private final List<String> first = new ArrayList<>();
    private final LongConsumer progress;
    private long count;
    private long looked;

    /// @param progress is told now and then how many rows were looked at
    Findings(LongConsumer progress) {
        this.progress = progress;
    }

    /// A row was looked at.
    void look() {
        if (++looked % TOLD_EVERY == 0) {
            progress.accept(looked);
        }
    }

    /// Something is wrong.
    void add(String format, @Nullable Object... arguments) {
        count++;
        if (first.size() < KEPT) {
            first.add(String.format(Locale.ROOT, format, arguments));
        }
    }

    /// Something is wrong unless `holds`.
    void require(boolean holds, String format, @Nullable Object... arguments) {
        if (!holds) {
            add(format, arguments);
        }
    }

    long count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
