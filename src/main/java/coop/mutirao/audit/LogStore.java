package coop.mutirao.audit;

import static coop.mutirao.tables.Tables.LOG_HEAD;
import static coop.mutirao.tables.Tables.LOG_LEAF;

import coop.mutirao.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log's tables: log_head, log_leaf, log_text.
final class LogStore {

    /// @param at null while there is no fact
    record Head(long size, @Nullable Instant at) {}

    Head lockHead(Tx tx) {
        // An empty log's time is minus infinity, which no Instant is.
        return tx.ask(
                        "SELECT size, CASE WHEN size > 0 THEN at END FROM log_head FOR UPDATE",
                        r -> new Head(r.getLong(1), instant(r.getObject(2, OffsetDateTime.class))))
                .get()
                .getFirst();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    long size(Tx tx) {
        return tx.sql().select(LOG_HEAD.SIZE).from(LOG_HEAD).fetchSingle().value1();
    }

    void append(Tx tx, Facts facts) {
        tx.tell(
                "INSERT INTO log_leaf (log_index, leaf) SELECT ? + n - 1, leaf"
                        + " FROM unnest(?) WITH ORDINALITY AS t (leaf, n)",
                facts.first(),
                facts.leaves().toArray(byte[][]::new));
        if (!facts.texts().isEmpty()) {
            appendTexts(tx, facts.texts());
        }
        tx.tell("UPDATE log_head SET at = ?", facts.at());
    }

    private static void appendTexts(Tx tx, List<Facts.Text> texts) {
        tx.tell(
                "INSERT INTO log_text (log_index, label, value, salt)"
                        + " SELECT * FROM unnest(?, ?, ?, ?)",
                texts.stream().mapToLong(Facts.Text::logIndex).toArray(),
                texts.stream().map(Facts.Text::label).toArray(String[]::new),
                texts.stream().map(Facts.Text::value).toArray(String[]::new),
                texts.stream().map(Facts.Text::salt).toArray(byte[][]::new));
    }

    byte @Nullable [] leaf(Tx tx, long index) {
        return tx.sql()
                .select(LOG_LEAF.LEAF)
                .from(LOG_LEAF)
                .where(LOG_LEAF.LOG_INDEX.eq(index))
                .fetchOne(LOG_LEAF.LEAF);
    }
}
