package coop.mutirao.proof;

import coop.mutirao.db.Tx;
import java.time.LocalDate;
import java.util.List;

/// The table log_seal, and the balances as a seal has them.
final class SealStore {

    /// A balance other than zero.
    ///
    /// @param account its public id
    record Balance(String account, String unit, long amount) {}

    boolean isSealed(Tx tx, LocalDate day) {
        return !tx.sql()
                .resultQuery("SELECT 1 FROM log_seal WHERE day = ?::date", day.toString())
                .fetch()
                .isEmpty();
    }

    /// All of them, in the order of accounts and units by their characters.
    List<Balance> balances(Tx tx) {
        return tx.ask(
                        """
                        SELECT public_id, unit, balance FROM account WHERE balance <> 0
                        ORDER BY public_id COLLATE "C", unit COLLATE "C"
                        """,
                        row -> new Balance(row.getString(1), row.getString(2), row.getLong(3)))
                .get();
    }

    void add(Tx tx, LocalDate day, long index) {
        tx.tell("INSERT INTO log_seal (day, log_index) VALUES (?::date, ?)", day.toString(), index);
    }
}
