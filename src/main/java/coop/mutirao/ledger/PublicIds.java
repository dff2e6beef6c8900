package coop.mutirao.ledger;

import coop.mutirao.db.Database;
import coop.mutirao.db.GroupRead;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The codes of accounts by their public ids. An account keeps both for ever, so what was read is
/// remembered.
public final class PublicIds {

    private static final int REMEMBERED_MAX = 50_000;

    private final LedgerStore store = new LedgerStore();
    private final Database database;
    private final Map<String, String> remembered = new ConcurrentHashMap<>();
    private final GroupRead<String, String> reads = new GroupRead<>(this::read);

    public PublicIds(Database database) {
        this.database = database;
    }

    /// The code of the account with this public id.
    public Optional<String> code(String publicId) {
        @Nullable String code = remembered.get(publicId);
        return code == null ? reads.find(publicId) : Optional.of(code);
    }

    /// Reads what is not known yet of these, with one query.
    public void remember(Collection<String> publicIds) {
        List<String> unknown =
                publicIds.stream().filter(id -> !remembered.containsKey(id)).distinct().toList();
        if (!unknown.isEmpty()) {
            read(unknown);
        }
    }

    private Map<String, String> read(Collection<String> publicIds) {
        Map<String, String> codes =
                database.inTransaction(tx -> new HashMap<>(store.codes(tx, publicIds)));
        if (remembered.size() + codes.size() > REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.putAll(codes);
        return codes;
    }
}
