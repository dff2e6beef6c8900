package coop.mutirao.surplus;

import coop.mutirao.db.Tx;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Does the sums of all statements again, from the entries.
public final class SurplusBooks {

    private final BooksStore books = new BooksStore();
    private final SurplusStore store = new SurplusStore(JsonMapper.shared());

    /// @param looked is told of each statement
    /// @param wrong is told in words where what was written is not what comes out
    public void again(Tx tx, Runnable looked, Consumer<String> wrong) {
        for (BooksStore.Row row : books.statements(tx)) {
            looked.run();
            SurplusFigures.ByLedger ledger = store.ledger(tx, row.account(), row.period());
            if (!ledger.equals(row.ledger())) {
                wrong.accept(
                        "the statement of fact %d has %s, and the ledger has %s"
                                .formatted(row.index(), row.ledger(), ledger));
            }
        }
        for (BooksStore.Owes owes : books.owed(tx)) {
            if (owes.due() != owes.dueSum()
                    || owes.paid() != owes.paidSum()
                    || !owes.hasTransfers()) {
                wrong.accept(
                        "what account number %d owes does not add up: %s"
                                .formatted(owes.account(), owes));
            }
        }
    }
}
