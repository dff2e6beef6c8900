package coop.mutirao.levy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision of two officers about an account: from when on it is exempt, and until when. The next
/// one about the same account takes its place.
///
/// @param until null: it is exempt no more
record Exemption(Instant decidedAt, @Nullable Instant until) {

    /// When an account was exempt.
    ///
    /// @param all about it, in their order
    /// @param end what was decided later does not count
    static List<Span> spans(List<Exemption> all, Instant end) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Exemption one = all.get(i);
            Instant next = i + 1 < all.size() ? all.get(i + 1).decidedAt() : Instant.MAX;
            @Nullable Instant until = one.until();
            if (until != null && one.decidedAt().isBefore(end)) {
                spans.add(new Span(one.decidedAt(), until.isBefore(next) ? until : next));
            }
        }
        return spans;
    }
}
