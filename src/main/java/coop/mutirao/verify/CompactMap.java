package coop.mutirao.verify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Numbers by hashes, 24 bytes each at two thirds full: for what there is one of for every fact.
/// The first 128 bits of a hash count.
final class CompactMap {

    /// There is no such hash.
    static final long NONE = -1;

    private long[] table;
    private int size;

    CompactMap() {
        table = new long[3 << 6];
    }

    long get(byte[] hash) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        int slot = slot(bits.getLong(0), bits.getLong(8));
        return isEmpty(slot) ? NONE : table[slot + 2];
    }

    /// @param value zero or more
    /// @return whether the hash is new; else its number stays as it is
    boolean put(byte[] hash, long value) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return put(bits.getLong(0), bits.getLong(8), value);
    }

    private boolean put(long high, long low, long value) {
        int slot = slot(high, low);
        if (!isEmpty(slot)) {
            return false;
        }
        table[slot] = high;
        table[slot + 1] = low;
        table[slot + 2] = value;
        if (++size * 3L > table.length / 3 * 2L) {
            grow();
        }
        return true;
    }

    // A hash of 128 zero bits is none that anybody has seen.
    private boolean isEmpty(int slot) {
        return table[slot] == 0 && table[slot + 1] == 0;
    }

    private int slot(long high, long low) {
        int slots = table.length / 3;
        int slot = (int) (low & (slots - 1));
        while (true) {
            int at = slot * 3;
            if (isEmpty(at) || (table[at] == high && table[at + 1] == low)) {
                return at;
            }
            slot = (slot + 1) & (slots - 1);
        }
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        size = 0;
        for (int at = 0; at < old.length; at += 3) {
            if (old[at] != 0 || old[at + 1] != 0) {
                put(old[at], old[at + 1], old[at + 2]);
            }
        }
    }

    int size() {
        return size;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(size);
        for (int at = 0; at < table.length; at += 3) {
            if (!isEmpty(at)) {
                out.writeLong(table[at]);
                out.writeLong(table[at + 1]);
                out.writeLong(table[at + 2]);
            }
        }
    }

    void load(DataInputStream in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            put(in.readLong(), in.readLong(), in.readLong());
        }
    }
}
