package coop.mutirao.allocation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;

/// What money is asked for.
///
/// @param id a text; ids are compared by Unicode code point, so "10" is before "9"
/// @param cost in minor units, 1 to 2^53 − 1
/// @param groups the exclusion groups it stands in: of each, at most one project is selected
public record Project(String id, long cost, Set<String> groups) {

    /// The integers that JSON carries exactly (RFC 8259, section 6).
    public static final long AMOUNT_MAX = (1L << 53) - 1;

    /// The order of ids.
    static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    public Project {
        groups = Set.copyOf(groups);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a project has an id");
        }
        if (cost < 1 || cost > AMOUNT_MAX) {
            throw new IllegalArgumentException(
                    "a project costs 1 to 2^53 - 1 minor units, %s costs %d".formatted(id, cost));
        }
    }

    /// A project that excludes none.
    public Project(String id, long cost) {
        this(id, cost, Set.of());
    }
}
