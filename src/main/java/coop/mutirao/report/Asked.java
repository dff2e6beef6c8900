package coop.mutirao.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// As of when a report is asked for.
///
/// @param size after so many facts; null: as `at` says, else as many as are signed
/// @param at after all facts up to a time that has passed
/// @param effective only what counts for this day or earlier ones; null: all
/// @param from from the fact with this index on, in reports that list facts
record Asked(@Nullable Long size, @Nullable Instant at, @Nullable LocalDate effective, long from) {

    static final Asked LATEST = new Asked(null, null, null, 0);

    /// What the head of a report says of it, but for the size.
    Map<String, String> head() {
        Map<String, String> head = new LinkedHashMap<>();
        if (at != null) {
            head.put("at", LeafRow.time(at));
        }
        if (effective != null) {
            head.put("effective", effective.toString());
        }
        return head;
    }
}
