package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a venture owes of its accepted statements together, and gave of it.
final class VentureShare {

    /// By the first months of their times: the network's share, and the surplus.
    private final TreeMap<String, long[]> accepted = new TreeMap<>();

    long paid;

    /// From that day on the rest is taken; empty: there is none.
    String collect = "";

    String latest = "";
    String policy = "";

    /// What the time before one left below zero; null: none was accepted.
    @Nullable Long carried(String first) {
        Map.@Nullable Entry<String, long[]> before = accepted.lowerEntry(first);
        return before == null ? null : Math.max(0, -before.getValue()[1]);
    }

    boolean hasLater(String first) {
        return accepted.higherKey(first) != null;
    }

    void accept(String first, long network, long surplus) {
        accepted.put(first, new long[] {network, surplus});
    }

    long due() {
        return accepted.values().stream().mapToLong(one -> one[0]).reduce(0, Math::addExact);
    }

    long open() {
        return Math.max(0, due() - paid);
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(paid);
        out.writeUTF(collect);
        out.writeUTF(latest);
        out.writeUTF(policy);
        out.writeInt(accepted.size());
        for (var one : accepted.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeLong(one.getValue()[0]);
            out.writeLong(one.getValue()[1]);
        }
    }

    static VentureShare load(DataInputStream in) throws IOException {
        var share = new VentureShare();
        share.paid = in.readLong();
        share.collect = in.readUTF();
        share.latest = in.readUTF();
        share.policy = in.readUTF();
        for (int n = in.readInt(); n > 0; n--) {
            share.accept(in.readUTF(), in.readLong(), in.readLong());
        }
        return share;
    }
}
