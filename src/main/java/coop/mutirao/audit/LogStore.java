package coop.mutirao.audit;

import static coop.mutirao.tables.Tables.LOG_HEAD;
import static coop.mutirao.tables.Tables.LOG_LEAF;

import coop.mutirao.db.Tx;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The log's tables: log_head, log_leaf, log_text.
final class LogStore {

    /// @param at null while there is no fact
    record Head(long size, @Nullable Instant at) {}

    Head lockHead(Tx tx) {
        // An empty log's time is minus infinity, which no Instant is.
        return tx.sql()
                .select(
                        LOG_HEAD.SIZE,
                        DSL.when(LOG_HEAD.SIZE.gt(0L), LOG_HEAD.AT).otherwise((Instant) null))
                .from(LOG_HEAD)
                .forUpdate()
                .fetchSingle(r -> new Head(r.value1(), r.value2()));
    }

    long size(Tx tx) {
        return tx.sql().select(LOG_HEAD.SIZE).from(LOG_HEAD).fetchSingle().value1();
    }

    void append(Tx tx, Facts facts) {
        byte[][] leaves = facts.leaves().toArray(byte[][]::new);
        tx.sql()
                .execute(
                        "INSERT INTO log_leaf (log_index, leaf) SELECT {0} + n - 1, leaf"
                                + " FROM unnest({1}) WITH ORDINALITY AS t (leaf, n)",
                        DSL.val(facts.first()), DSL.val(leaves));
        if (!facts.texts().isEmpty()) {
            appendTexts(tx, facts.texts());
        }
        tx.sql().update(LOG_HEAD).set(LOG_HEAD.AT, facts.at()).execute();
    }

    private static void appendTexts(Tx tx, List<Facts.Text> texts) {
        tx.sql()
                .execute(
                        "INSERT INTO log_text (log_index, label, value, salt)"
                                + " SELECT * FROM unnest({0}, {1}, {2}, {3})",
                        DSL.val(texts.stream().map(Facts.Text::logIndex).toArray(Long[]::new)),
                        DSL.val(texts.stream().map(Facts.Text::label).toArray(String[]::new)),
                        DSL.val(texts.stream().map(Facts.Text::value).toArray(String[]::new)),
                        DSL.val(texts.stream().map(Facts.Text::salt).toArray(byte[][]::new)));
    }

    byte @Nullable [] leaf(Tx tx, long index) {
        return tx.sql()
                .select(LOG_LEAF.LEAF)
                .from(LOG_LEAF)
                .where(LOG_LEAF.LOG_INDEX.eq(index))
                .fetchOne(LOG_LEAF.LEAF);
    }
}
