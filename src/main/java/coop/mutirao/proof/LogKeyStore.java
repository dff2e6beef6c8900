package coop.mutirao.proof;

import coop.mutirao.db.Tx;
import coop.mutirao.tlog.NoteKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log's keys, as its own leaves have them.
public final class LogKeyStore {

    /// All keys that the log had or has, the newest first.
    ///
    /// @param current the one that signs now; null if nobody signs here
    public List<NoteKey> all(Tx tx, @Nullable NoteKey current) {
        List<NoteKey> keys = new ArrayList<>();
        tx.sql()
                .resultQuery(
                        """
                        SELECT said ->> 'new', said ->> 'old' FROM (
                            SELECT log_index, convert_from(leaf, 'UTF8')::json AS said
                            FROM log_leaf
                            WHERE substring(leaf FROM octet_length(leaf) - 28)
                                    <> '"type":"transaction","v":"1"}'::bytea
                                AND position('"type":"log-key"'::bytea IN leaf) > 0
                        ) leaves WHERE said ->> 'type' = 'log-key' ORDER BY log_index DESC
                        """)
                .fetch()
                .forEach(row -> {
                    add(keys, NoteKey.parse(row.get(0, String.class)));
                    add(keys, NoteKey.parse(row.get(1, String.class)));
                });
        if (current != null && !keys.contains(current)) {
            keys.addFirst(current);
        }
        return keys;
    }

    private static void add(List<NoteKey> keys, NoteKey key) {
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }
}
