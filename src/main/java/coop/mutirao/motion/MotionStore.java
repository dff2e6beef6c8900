package coop.mutirao.motion;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The tables motion, motion_second and motion_voter.
final class MotionStore {

    private static final String MOTIONS =
            """
            SELECT motion_id, number, c.code, m.community_id, m.author_id, own.code, own.public_id,
                title, body, decision, about.code, voting_hours, state,
                (SELECT count(*) FROM motion_second s WHERE s.motion_id = m.motion_id), orders,
                opens_at, closes_at, voters, yes, no, abstain, effective_at, act_at, failure,
                n.code, n.name, n.contact, home.code
            FROM motion m JOIN community c USING (community_id)
                JOIN account own ON own.member_id = author_id AND own.kind = 'member'
                LEFT JOIN account about ON about.account_id = subject_id
                LEFT JOIN motion_newcomer n USING (motion_id)
                LEFT JOIN community home ON home.community_id = n.community_id
            """;

    /// The members of a community and of all below it: persons whose accounts are open.
    private static final String ELECTORS =
            """
            FROM member m JOIN account a ON a.member_id = m.member_id
                JOIN network n ON n.unit = a.unit
            WHERE m.erased_at IS NULL AND NOT a.closed AND a.kind = 'member' AND m.kind = 'person'
                AND a.leaving_since IS NULL
                AND m.community_id IN (WITH RECURSIVE below AS (
                    SELECT community_id FROM community WHERE community_id = ?
                    UNION ALL SELECT c.community_id FROM community c
                        JOIN below ON c.parent_id = below.community_id)
                    SELECT community_id FROM below)
            """;

    private final Ledger ledger = new Ledger();
    private final ObjectMapper json;

    MotionStore(ObjectMapper json) {
        this.json = json;
    }

    /// Who may vote.
    ///
    /// @param account public id of her own account
    record Elector(MemberId member, String account) {}

    Optional<Motion> find(Tx tx, UUID id) {
        return tx.ask(MOTIONS + " WHERE motion_id = ?", this::motion, id).get().stream()
                .findFirst();
    }

    /// The motions before a number that a reader may see, the newest first.
    ///
    /// @param state null: any
    /// @param assembly number of a community; null: any
    List<Motion> page(
            Tx tx,
            MemberId reader,
            @Nullable MotionState state,
            @Nullable Integer assembly,
            int before,
            int limit) {
        return tx.ask(
                        MOTIONS
                                + """
                                 WHERE number < ? AND (state <> 'draft' OR author_id = ?)
                                    AND (?::text IS NULL OR state = ?::text)
                                    AND (?::integer IS NULL OR m.community_id = ?::integer)
                                ORDER BY number DESC LIMIT ?
                                """,
                        this::motion,
                        before,
                        reader.value(),
                        state == null ? null : state.wire(),
                        state == null ? null : state.wire(),
                        assembly,
                        assembly,
                        limit)
                .get();
    }

    List<UUID> underWay(Tx tx) {
        return tx.ask(
                        "SELECT motion_id FROM motion"
                                + " WHERE state IN ('announced', 'voting', 'accepted')"
                                + " ORDER BY motion_id",
                        r -> r.getObject(1, UUID.class))
                .get();
    }

    private Motion motion(ResultSet r) throws SQLException {
        @Nullable Integer voters = r.getObject(18, Integer.class);
        @Nullable Integer yes = r.getObject(19, Integer.class);
        return new Motion(
                r.getObject(1, UUID.class),
                r.getInt(2),
                r.getString(3),
                r.getInt(4),
                new MemberId(r.getInt(5)),
                r.getString(6),
                r.getString(7),
                r.getString(8),
                r.getString(9),
                Decision.of(json.readTree(r.getString(10))),
                r.getString(11),
                newcomer(r),
                r.getObject(12, Integer.class),
                MotionState.of(r.getString(13)),
                r.getInt(14),
                r.getObject(15, Integer.class),
                at(r, 16),
                at(r, 17),
                voters,
                yes == null || voters == null
                        ? null
                        : new MotionCount(yes, r.getInt(20), r.getInt(21), voters),
                at(r, 22),
                r.getObject(23, Long.class),
                r.getString(24));
    }

    private static @Nullable Newcomer newcomer(ResultSet r) throws SQLException {
        @Nullable String code = r.getString(25);
        return code == null
                ? null
                : new Newcomer(code, r.getString(26), r.getString(27), r.getString(28));
    }

    private static @Nullable Instant at(ResultSet r, int column) throws SQLException {
        @Nullable OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    void add(
            Tx tx,
            UUID id,
            MotionDraft draft,
            int community,
            @Nullable AccountId subject,
            MemberId author) {
        tx.tell(
                """
                INSERT INTO motion (community_id, kind, title, body, decision, subject_id,
                    voting_hours, motion_id, author_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                community,
                draft.decision().kind(),
                draft.title(),
                draft.text(),
                draft.decision().json(),
                subject == null ? null : subject.value(),
                draft.votingHours(),
                id,
                author.value());
    }

    void change(Tx tx, UUID id, MotionDraft draft, int community, @Nullable AccountId subject) {
        tx.tell(
                """
                UPDATE motion SET (community_id, kind, title, body, decision, subject_id,
                    voting_hours) = (?, ?, ?, ?, ?, ?, ?)
                WHERE motion_id = ?
                """,
                community,
                draft.decision().kind(),
                draft.title(),
                draft.text(),
                draft.decision().json(),
                subject == null ? null : subject.value(),
                draft.votingHours(),
                id);
    }

    void move(Tx tx, UUID id, MotionState to) {
        tx.tell("UPDATE motion SET state = ? WHERE motion_id = ?", to.wire(), id);
    }

    /// Hands a motion in.
    ///
    /// @param content commits to its words
    void submit(Tx tx, UUID id, String content, byte[] salt) {
        tx.tell(
                "UPDATE motion SET state = 'submitted', content = ?, salt = ? WHERE motion_id = ?",
                content,
                salt,
                id);
    }

    boolean isSeconded(Tx tx, UUID id, MemberId member) {
        return !tx.ask(
                        "SELECT 1 FROM motion_second WHERE motion_id = ? AND member_id = ?",
                        r -> r.getInt(1),
                        id,
                        member.value())
                .get()
                .isEmpty();
    }

    void second(Tx tx, UUID id, MemberId member) {
        tx.tell(
                "INSERT INTO motion_second (motion_id, member_id) VALUES (?, ?)",
                id,
                member.value());
    }

    /// Writes down when it is voted about, and by which standing orders.
    void announce(Tx tx, UUID id, int orders, Instant opensAt, Instant closesAt) {
        tx.tell(
                "UPDATE motion SET state = 'announced', orders = ?, opens_at = ?, closes_at = ?"
                        + " WHERE motion_id = ?",
                orders,
                opensAt,
                closesAt,
                id);
    }

    /// Opens the vote, to those who were written down before.
    void open(Tx tx, UUID id, Instant opensAt, Instant closesAt, int voters) {
        tx.tell(
                "UPDATE motion SET state = 'voting', opens_at = ?, closes_at = ?, voters = ?"
                        + " WHERE motion_id = ?",
                opensAt,
                closesAt,
                voters,
                id);
    }

    void count(Tx tx, UUID id, MotionState to, MotionCount count, @Nullable Instant effectiveAt) {
        tx.tell(
                "UPDATE motion SET state = ?, yes = ?, no = ?, abstain = ?, effective_at = ?"
                        + " WHERE motion_id = ?",
                to.wire(),
                count.yes(),
                count.no(),
                count.abstain(),
                effectiveAt,
                id);
    }

    /// @param actAt index of the fact by which it was done; null: nothing was to be done
    void executed(Tx tx, UUID id, @Nullable Long actAt) {
        tx.tell("UPDATE motion SET state = 'executed', act_at = ? WHERE motion_id = ?", actAt, id);
    }

    /// The same of an admission: from now on it is about her who was admitted.
    void admitted(Tx tx, UUID id, @Nullable Long actAt, String code) {
        tx.tell(
                """
                UPDATE motion SET state = 'executed', act_at = ?,
                    subject_id = (SELECT account_id FROM account WHERE lower(code) = lower(?))
                WHERE motion_id = ?
                """,
                actAt,
                code,
                id);
    }

    void failed(Tx tx, UUID id, String failure) {
        tx.tell("UPDATE motion SET state = 'failed', failure = ? WHERE motion_id = ?", failure, id);
    }

    /// Who belongs to an assembly now, by public id.
    List<Elector> electors(Tx tx, int community) {
        return tx.ask(
                        "SELECT m.member_id, a.public_id "
                                + ELECTORS
                                + " ORDER BY a.public_id COLLATE \"C\"",
                        r -> new Elector(new MemberId(r.getInt(1)), r.getString(2)),
                        community)
                .get();
    }

    /// A member of an assembly, if she belongs to it now.
    Optional<Elector> elector(Tx tx, int community, MemberId member) {
        return tx
                .ask(
                        "SELECT m.member_id, a.public_id " + ELECTORS + " AND m.member_id = ?",
                        r -> new Elector(new MemberId(r.getInt(1)), r.getString(2)),
                        community,
                        member.value())
                .get()
                .stream()
                .findFirst();
    }

    /// Whether a member was excluded.
    boolean isLeaving(Tx tx, MemberId member) {
        return ledger.isLeaving(tx, member);
    }

    /// How many could vote in each community alone, without those below it, by its number.
    Map<Integer, Integer> electorsByHome(Tx tx) {
        return tx.askMap(
                        """
                        SELECT m.community_id, count(*)
                        FROM member m JOIN account a ON a.member_id = m.member_id
                            JOIN network n ON n.unit = a.unit
                        WHERE m.erased_at IS NULL AND NOT a.closed AND a.kind = 'member'
                            AND m.kind = 'person' AND a.leaving_since IS NULL
                        GROUP BY m.community_id
                        """,
                        r -> r.getInt(1),
                        r -> r.getInt(2))
                .get();
    }

    void addVoters(Tx tx, UUID motion, List<Elector> voters) {
        tx.tell(
                "INSERT INTO motion_voter (motion_id, member_id, account)"
                        + " SELECT ?, * FROM unnest(?, ?)",
                motion,
                voters.stream().mapToInt(v -> v.member().value()).toArray(),
                voters.stream().map(Elector::account).toArray(String[]::new));
    }

    Optional<Elector> voter(Tx tx, UUID motion, MemberId member) {
        return tx
                .ask(
                        "SELECT member_id, account FROM motion_voter"
                                + " WHERE motion_id = ? AND member_id = ?",
                        r -> new Elector(new MemberId(r.getInt(1)), r.getString(2)),
                        motion,
                        member.value())
                .get()
                .stream()
                .findFirst();
    }
}
