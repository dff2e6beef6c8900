package coop.mutirao.verify;

import coop.mutirao.verify.Books.Policy;
import coop.mutirao.verify.Times.Seen;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Witnesses saw the log at least once an hour, and each fact within the hour: what nobody outside
/// has seen can still be made otherwise.
///
/// Asked only where all checkpoints are shown, and from when on a policy `witnesses` has a quorum.
/// Without witnesses nothing says when a checkpoint was made.
final class Hourly implements Replay.LeafCheck {

    private static final String KEY = "witnesses";

    /// The longest that the log may go unseen, and what clocks may differ.
    static final Duration MOST = Duration.ofHours(1).plus(Times.SKEW);

    /// A size of the log.
    ///
    /// @param first when it was seen first
    /// @param last when it was seen last
    private record Sight(long size, Instant first, Instant last) {

        Sight with(Seen again) {
            return new Sight(
                    size,
                    again.least().isBefore(first) ? again.least() : first,
                    again.most().isAfter(last) ? again.most() : last);
        }
    }

    private final List<Sight> sights;
    private int next;
    private long late;
    private String latePlace = "";
    private String lateAt = "";
    private boolean isAsked;
    private boolean wasEverAsked;
    private final boolean isShown;

    /// @param seen when witnesses saw which size
    /// @param isShown whether all checkpoints are shown; otherwise it looks at nothing
    Hourly(List<Seen> seen, boolean isShown) {
        this.isShown = isShown;
        Map<Long, Sight> bySize = new TreeMap<>();
        for (Seen one : isShown ? seen : List.<Seen>of()) {
            var alone = new Sight(one.size(), one.least(), one.most());
            bySize.merge(one.size(), alone, (known, _) -> known.with(one));
        }
        this.sights = new ArrayList<>(bySize.values());
    }

    @Override
    public String name() {
        return "hours";
    }

    @Override
    public String promise() {
        return "Witnesses saw the log at least every hour, and no fact was kept back from them.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        while (next < sights.size() && sights.get(next).size() <= leaf.index()) {
            gap(findings);
            isAsked = hasQuorum(books, sights.get(next).last());
            wasEverAsked |= isAsked;
            next++;
        }
        if (next == sights.size() || !Catalogue.isTime(leaf.at())) {
            return;
        }
        Instant at = Instant.parse(leaf.at());
        if (at.plus(MOST).isBefore(sights.get(next).first()) && hasQuorum(books, at)) {
            latePlace = late == 0 ? leaf.place() : latePlace;
            lateAt = late == 0 ? leaf.at() : lateAt;
            late++;
        }
    }

    private static boolean hasQuorum(Books books, Instant at) {
        @Nullable Policy policy = books.policy(KEY, at);
        return policy != null && policy.value().path("quorum").asLong(0) > 0;
    }

    /// One finding for all that lies between two sizes that were seen.
    private void gap(Findings findings) {
        Sight after = sights.get(next);
        if (late > 0) {
            findings.add(
                    latePlace,
                    "KEPT BACK: it says %s, and witnesses saw it at %s first%s"
                            .formatted(
                                    lateAt,
                                    after.first(),
                                    late == 1
                                            ? ""
                                            : ", and "
                                                    + Count.of(late - 1, "more fact")
                                                    + " likewise"));
        } else if (next > 0 && isAsked) {
            Sight before = sights.get(next - 1);
            if (before.last().plus(MOST).isBefore(after.first())) {
                findings.add(
                        "leaf " + before.size(),
                        "UNSEEN: no witness saw the log from %s to %s, and every hour one has to"
                                .formatted(before.last(), after.first()));
            }
        }
        late = 0;
    }

    @Override
    public void end(Books books, Findings findings) {
        if (next < sights.size()) {
            gap(findings);
            wasEverAsked |= hasQuorum(books, sights.getLast().last());
        }
    }

    @Override
    public String nothing(Map<String, Long> figures) {
        if (wasEverAsked) {
            return "";
        }
        if (!isShown) {
            return "a service does not show all its checkpoints: they are in packs";
        }
        return sights.isEmpty()
                ? "no witness has seen the log"
                : "no policy of the log asks for witnesses";
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeLong(next == 0 ? 0 : sights.get(next - 1).size());
        out.writeBoolean(wasEverAsked);
    }

    // What lies before was looked at then.
    @Override
    public void load(DataInputStream in) throws IOException {
        long size = in.readLong();
        wasEverAsked = in.readBoolean();
        sights.removeIf(sight -> sight.size() < size);
    }
}
