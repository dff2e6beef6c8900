package coop.mutirao.audit;

import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A turn at the door: the facts that one transaction adds to the log, in their order.
public final class Facts {

    /// A time as leaves have it.
    public static String time(Instant at) {
        return Leaf.time(at);
    }

    private final long first;
    private final Instant at;
    private final Chance chance;
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();

    /// What a leaf commits to: it can be shown with its salt, and erased.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Text(long logIndex, String label, String value, byte[] salt) {}

    Facts(long first, Instant at, Chance chance) {
        this.first = first;
        this.at = at;
        this.chance = chance;
    }

    /// The time of these facts: not earlier than any fact before them, whatever the clock says.
    public Instant at() {
        return at;
    }

    /// Adds a fact.
    ///
    /// @return its index in the log
    public long append(Leaf leaf) {
        long index = first + leaves.size();
        Map<String, String> commitments = new HashMap<>();
        leaf.texts()
                .forEach((label, value) -> {
                    byte[] salt = chance.bytes(32);
                    commitments.put(label, Hash.commitment(salt, label, value));
                    texts.add(new Text(index, label, value, salt));
                });
        leaves.add(leaf.bytes(at, chance.bytes(16), commitments));
        return index;
    }

    /// Adds a fact that has no id from elsewhere.
    ///
    /// @return its index in the log
    public long append(String type, Map<String, ?> members, Map<String, String> texts) {
        return append(new Leaf(type, chance.uuid(), members, texts));
    }

    /// A new id, for a fact that nobody outside gave one.
    public UUID id() {
        return chance.uuid();
    }

    /// A new name for an account that tells nothing about its owner.
    public String publicId() {
        return chance.publicId();
    }

    /// How many facts the log has with these.
    public long size() {
        return first + leaves.size();
    }

    long first() {
        return first;
    }

    List<byte[]> leaves() {
        return leaves;
    }

    List<Text> texts() {
        return texts;
    }
}
