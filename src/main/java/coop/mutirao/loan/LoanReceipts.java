package coop.mutirao.loan;

import coop.mutirao.db.Tx;
import coop.mutirao.loan.ReceiptShares.Swept;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads and writes what receipts give to loans, for who posts payments.
public final class LoanReceipts {

    private final ClaimStore store = new ClaimStore();

    /// A receipt that counted.
    ///
    /// @param receipt its place in the log
    /// @param posted the place of what it gave; null: nothing was posted
    public record Row(long receipt, @Nullable Long posted, Swept swept) {}

    /// Gathers the query for the loans that these payees pay back by their receipts.
    ///
    /// @param payees codes of accounts
    public Supplier<ReceiptShares> ask(Tx tx, Collection<String> payees) {
        Supplier<List<ReceiptShares.Lent>> lent = store.askLent(tx, payees);
        return () -> new ReceiptShares(lent.get());
    }

    /// Writes down what receipts gave, in their order, after their transfers.
    public void record(Tx tx, List<Row> rows, Instant at) {
        List<UUID> touched = new ArrayList<>();
        for (Row row : rows) {
            Swept swept = row.swept();
            if (row.posted() != null) {
                store.post(
                        tx,
                        row.posted(),
                        swept.loan(),
                        Way.SWEPT,
                        swept.sum().amount(),
                        swept.outstanding());
                touched.add(swept.loan());
            }
            store.sweep(tx, row.receipt(), row.posted(), swept.loan(), swept.sum());
        }
        if (!touched.isEmpty()) {
            store.settle(tx, touched, LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
    }
}
