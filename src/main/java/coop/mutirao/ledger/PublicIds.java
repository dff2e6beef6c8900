package coop.mutirao.ledger;

import coop.mutirao.db.Database;
import coop.mutirao.db.RememberedRead;
import java.util.Collection;
import java.util.Optional;

/// The codes of accounts by their public ids. An account keeps both for ever, so what was read is
/// remembered.
public final class PublicIds {

    private static final int REMEMBERED_MAX = 50_000;

    private final LedgerStore store = new LedgerStore();
    private final RememberedRead<String, String> codes;

    public PublicIds(Database database) {
        codes =
                new RememberedRead<>(
                        REMEMBERED_MAX,
                        publicIds -> database.query(tx -> store.codes(tx, publicIds)));
    }

    /// The code of the account with this public id.
    public Optional<String> code(String publicId) {
        return codes.find(publicId);
    }

    /// Reads what is not known yet of these, with one query.
    public void remember(Collection<String> publicIds) {
        codes.remember(publicIds);
    }
}
