package coop.mutirao.motion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many members a rule would have cost more or less, and about how much: in bands of five
/// members at least, so that none tells what one of them has.
final class ReplayBands {

    static final int MEMBERS_MIN = 5;

    // What lies between two of them is a band: up to −1, nothing, up to 1,000 and so on.
    private static final List<Long> BOUNDS = List.of(-10_001L, -1_001L, -1L, 0L, 1_000L, 10_000L);

    private ReplayBands() {}

    /// Members whose difference lies between two amounts, both included.
    ///
    /// @param from minor units more than happened; null: whatever less
    /// @param to null: whatever more
    record Band(@Nullable Long from, @Nullable Long to, int members) {

        private Band and(Band next) {
            return new Band(from, next.to, members + next.members);
        }
    }

    /// The bands from the least to the most; none if there are fewer than five members.
    static List<Band> of(Collection<Long> differences) {
        List<Band> bands = new ArrayList<>();
        @Nullable Band small = null;
        for (int i = 0; i <= BOUNDS.size(); i++) {
            @Nullable Long from = i == 0 ? null : (Long) (BOUNDS.get(i - 1) + 1);
            @Nullable Long to = i == BOUNDS.size() ? null : BOUNDS.get(i);
            int members =
                    (int)
                            differences.stream()
                                    .filter(one -> from == null || one >= from)
                                    .filter(one -> to == null || one <= to)
                                    .count();
            Band band = new Band(from, to, members);
            Band whole = small == null ? band : small.and(band);
            boolean isSmall = whole.members() > 0 && whole.members() < MEMBERS_MIN;
            small = isSmall ? whole : null;
            if (!isSmall) {
                bands.add(whole);
            }
        }
        // What is left over at the end goes to the last band that has somebody.
        while (small != null && !bands.isEmpty()) {
            Band whole = bands.removeLast().and(small);
            small = whole.members() < MEMBERS_MIN ? whole : null;
            if (small == null) {
                bands.add(whole);
            }
        }
        return bands.stream().filter(band -> band.members() > 0).toList();
    }
}
