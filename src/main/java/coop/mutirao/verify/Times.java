package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Times never go back, and lie between what witnesses saw before a leaf was there and after.
final class Times implements Replay.LeafCheck {

    /// So much clocks may differ, and so long a leaf may wait for its checkpoint.
    static final Duration SKEW = Duration.ofMinutes(1);

    /// When witnesses saw a checkpoint.
    ///
    /// @param least the middle of their times; of two the earlier
    /// @param most the same; of two the later
    record Seen(long size, Instant least, Instant most) {}

    private final List<Seen> seen;
    private final Instant[] mostFrom;
    private Instant floor = Instant.MIN;
    private int next;
    private String before = "";

    /// @param seen checkpoints that were cosigned
    Times(List<Seen> seen) {
        this.seen = new ArrayList<>(seen);
        this.seen.sort(Comparator.comparingLong(Seen::size));
        this.mostFrom = new Instant[seen.size() + 1];
        mostFrom[seen.size()] = Instant.MAX;
        for (int i = seen.size() - 1; i >= 0; i--) {
            Instant most = this.seen.get(i).most();
            mostFrom[i] = most.isBefore(mostFrom[i + 1]) ? most : mostFrom[i + 1];
        }
    }

    @Override
    public String name() {
        return "times";
    }

    @Override
    public String promise() {
        return seen.isEmpty()
                ? "Times never go back. No witness's time was there to compare them with."
                : "Times never go back, and agree with the times at which witnesses saw the log.";
    }

    @Override
    public void look(Leaf leaf, Books books, Findings findings) {
        String at = leaf.at();
        if (!Catalogue.isTime(at)) {
            return;
        }
        findings.require(
                at.compareTo(before) >= 0, leaf, "time goes backwards: %s after %s", at, before);
        before = at.compareTo(before) > 0 ? at : before;
        // A leaf at index n is under every checkpoint of a size above n, and under no other.
        while (next < seen.size() && seen.get(next).size() <= leaf.index()) {
            Instant least = seen.get(next).least();
            floor = least.isAfter(floor) ? least : floor;
            next++;
        }
        Instant time = Instant.parse(at);
        findings.require(
                !time.plus(SKEW).isBefore(floor),
                leaf,
                "BACK-DATED: it says %s, and was not there yet when witnesses saw the log at %s",
                at,
                floor);
        Instant ceiling = mostFrom[next];
        findings.require(
                !time.minus(SKEW).isAfter(ceiling),
                leaf,
                "it claims a time after it was witnessed: %s, and was seen at %s",
                at,
                ceiling);
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeUTF(before);
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        before = in.readUTF();
    }
}
