package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads motions and the votes about them.
final class MotionStore {

    private static final String TIME =
            "to_char(%s AT TIME ZONE 'UTC'," + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    /// A motion as it is kept.
    ///
    /// @param closes in the form that the log has; empty: not announced
    /// @param counts yes, no, abstain and voters; empty: not counted
    /// @param actAt -1: no fact did it
    /// @param salt opens the commitment to its words; null: a draft, or erased
    /// @param newcomer whom it would admit, as canonical JSON; null: nobody, or erased
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record MotionRow(
            String id,
            String state,
            String decision,
            String title,
            String body,
            @Nullable String content,
            byte @Nullable [] salt,
            String closes,
            String effective,
            String counts,
            long actAt,
            @Nullable String newcomer,
            byte @Nullable [] newcomerSalt) {}

    /// A vote, and the fact that commits to it.
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record VoteRow(
            String motion,
            long index,
            String account,
            long seq,
            String vote,
            @Nullable String key,
            byte @Nullable [] signature,
            @Nullable String unsigned,
            byte[] salt,
            boolean conflicts,
            byte @Nullable [] leaf) {}

    void motions(Tx tx, Consumer<MotionRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT motion_id, state, decision, title, body, content, motion.salt,
                            coalesce(%s, '') AS closes, coalesce(%s, '') AS effective,
                            coalesce(yes || ' ' || no || ' ' || abstain || ' ' || voters, '')
                                AS counts,
                            coalesce(act_at, -1) AS act_at,
                            '{"code":' || to_json(n.code::text) || ',"community":'
                                || to_json(home.code) || ',"contact":' || to_json(n.contact)
                                || ',"name":' || to_json(n.name) || '}' AS newcomer,
                            n.salt AS newcomer_salt
                        FROM motion LEFT JOIN motion_newcomer n USING (motion_id)
                            LEFT JOIN community home ON home.community_id = n.community_id
                        ORDER BY motion_id
                        """
                                .formatted(
                                        TIME.formatted("closes_at"),
                                        TIME.formatted("effective_at")))) {
            rows.forEach(row ->
                    to.accept(
                            new MotionRow(
                                    text(row, "motion_id"),
                                    text(row, "state"),
                                    text(row, "decision"),
                                    text(row, "title"),
                                    text(row, "body"),
                                    row.get("content", String.class),
                                    row.get("salt", byte[].class),
                                    text(row, "closes"),
                                    text(row, "effective"),
                                    text(row, "counts"),
                                    number(row, "act_at"),
                                    row.get("newcomer", String.class),
                                    row.get("newcomer_salt", byte[].class))));
        }
    }

    /// All votes, in the order of the log.
    void votes(Tx tx, Consumer<VoteRow> to) {
        try (var rows =
                SnapshotStore.rows(
                        tx,
                        """
                        SELECT v.motion_id, coalesce(v.log_index, -1) AS log_index,
                            w.account, v.seq, v.vote, v.key_id,
                            v.signature, v.unsigned, v.salt, l.leaf,
                            v.vote <> 'abstain'
                                AND (o.part IS NOT NULL
                                    OR a.member_id IS NOT DISTINCT FROM v.member_id)
                                AND p.value ->> 'conflicts' IS NOT DISTINCT FROM 'abstain'
                                AS conflicts
                        FROM motion_vote v JOIN motion_voter w USING (motion_id, member_id)
                            JOIN motion m USING (motion_id)
                            LEFT JOIN motion_part o USING (motion_id, member_id)
                            LEFT JOIN policy p
                                ON p.key = 'standingOrders' AND p.version = m.orders
                            LEFT JOIN account a ON a.account_id = m.subject_id
                            LEFT JOIN log_leaf l ON l.log_index = v.log_index
                        ORDER BY v.log_index
                        """)) {
            rows.forEach(row ->
                    to.accept(
                            new VoteRow(
                                    text(row, "motion_id"),
                                    number(row, "log_index"),
                                    text(row, "account"),
                                    number(row, "seq"),
                                    text(row, "vote"),
                                    row.get("key_id", String.class),
                                    row.get("signature", byte[].class),
                                    row.get("unsigned", String.class),
                                    row.get("salt", byte[].class),
                                    row.get("conflicts", Boolean.class),
                                    row.get("leaf", byte[].class))));
        }
    }
}
