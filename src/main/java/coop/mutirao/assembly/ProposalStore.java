package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables proposal, proposal_version and proposal_second.
final class ProposalStore {

    private static final String PROPOSALS =
            """
            SELECT p.proposal_id, p.round_id, author_id, own.code, own.public_id, p.version, state,
                reason, title, body, payee.code, amounts, milestones, content, made_at,
                (SELECT count(*) FROM proposal_second s WHERE s.proposal_id = p.proposal_id),
                merged_into, interest, ARRAY(
                    SELECT one.code || ':' || role || ':'
                        || CASE WHEN payee.member_id = m THEN 'paid' ELSE 'actsForPayee' END
                    FROM (SELECT author_id AS m, 'author' AS role UNION ALL
                            SELECT s.member_id, 'second' FROM proposal_second s
                            WHERE s.proposal_id = p.proposal_id) speaks
                        JOIN account one ON one.member_id = m AND one.kind = 'member'
                    WHERE payee.member_id = m OR EXISTS (SELECT FROM delegation d
                        WHERE d.account_id = payee.account_id AND d.member_id = m)
                    ORDER BY role, one.code),
                exclusion_group, handed_in
            FROM proposal p JOIN proposal_version USING (proposal_id)
                JOIN account payee ON payee.account_id = payee_id
                JOIN account own ON own.member_id = author_id AND own.kind = 'member'
            """;

    private static final String LATEST = " AND proposal_version.version = p.version";

    Optional<Proposal> find(Tx tx, UUID id) {
        return one(tx, " WHERE p.proposal_id = ?" + LATEST, id);
    }

    Optional<Proposal> find(Tx tx, UUID id, int version) {
        return one(tx, " WHERE p.proposal_id = ? AND proposal_version.version = ?", id, version);
    }

    private static Optional<Proposal> one(Tx tx, String which, Object... parameters) {
        return tx.ask(PROPOSALS + which, ProposalStore::proposal, parameters).get().stream()
                .findFirst();
    }

    /// A round's proposals after an id, by id: those that its reader may see.
    List<Proposal> page(Tx tx, UUID round, MemberId reader, @Nullable UUID after, int limit) {
        return tx.ask(
                        PROPOSALS
                                + " WHERE p.round_id = ? AND (handed_in OR author_id = ?)"
                                + " AND (?::uuid IS NULL OR p.proposal_id > ?::uuid)"
                                + LATEST
                                + " ORDER BY p.proposal_id LIMIT ?",
                        ProposalStore::proposal,
                        round,
                        reader.value(),
                        after,
                        after,
                        limit)
                .get();
    }

    private static Proposal proposal(ResultSet r) throws SQLException {
        return new Proposal(
                r.getObject(1, UUID.class),
                r.getObject(2, UUID.class),
                new MemberId(r.getInt(3)),
                r.getString(4),
                r.getString(5),
                r.getInt(6),
                ProposalState.of(r.getString(7)),
                r.getString(8),
                r.getObject(17, UUID.class),
                r.getString(9),
                r.getString(10),
                r.getString(18),
                Stream.of((String[]) r.getArray(19).getArray()).map(Conflict::parse).toList(),
                r.getString(11),
                tranches(r, 12, 13),
                r.getString(20),
                r.getString(14),
                RoundStore.at(r, 15),
                r.getInt(16),
                r.getBoolean(21));
    }

    /// The tranches in two columns.
    static List<Tranche> tranches(ResultSet r, int amounts, int milestones) throws SQLException {
        Long[] amount = (Long[]) r.getArray(amounts).getArray();
        String[] milestone = (String[]) r.getArray(milestones).getArray();
        return IntStream.range(0, amount.length)
                .mapToObj(i -> new Tranche(amount[i], milestone[i]))
                .toList();
    }

    void add(Tx tx, UUID id, UUID round, MemberId author) {
        tx.tell(
                "INSERT INTO proposal (proposal_id, round_id, author_id, version, state)"
                        + " VALUES (?, ?, ?, 1, 'draft')",
                id,
                round,
                author.value());
    }

    /// Writes its next version down, for which nobody has seconded it yet.
    void addVersion(
            Tx tx,
            UUID id,
            int version,
            ProposalDraft draft,
            AccountId payee,
            String content,
            byte[] salt,
            Instant at) {
        tx.tell(
                "INSERT INTO proposal_version (proposal_id, version, title, body,"
                        + " interest, payee_id, amounts, milestones, exclusion_group, content,"
                        + " salt, made_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                version,
                draft.title(),
                draft.text(),
                draft.interest(),
                payee.value(),
                amounts(draft.tranches()),
                milestones(draft.tranches()),
                draft.group(),
                content,
                salt,
                at);
        tx.tell("UPDATE proposal SET version = ? WHERE proposal_id = ?", version, id);
        tx.tell("DELETE FROM proposal_second WHERE proposal_id = ?", id);
    }

    static long[] amounts(List<Tranche> tranches) {
        return tranches.stream().mapToLong(Tranche::amount).toArray();
    }

    static String[] milestones(List<Tranche> tranches) {
        return tranches.stream().map(Tranche::milestone).toArray(String[]::new);
    }

    /// Gives a proposal up for another one.
    void merge(Tx tx, UUID id, UUID into) {
        tx.tell(
                "UPDATE proposal SET state = 'merged', merged_into = ? WHERE proposal_id = ?",
                into,
                id);
    }

    void second(Tx tx, UUID id, MemberId member) {
        tx.tell(
                "INSERT INTO proposal_second (proposal_id, member_id) VALUES (?, ?)",
                id,
                member.value());
    }

    boolean isSeconded(Tx tx, UUID id, MemberId member) {
        return !tx.ask(
                        "SELECT 1 FROM proposal_second WHERE proposal_id = ? AND member_id = ?",
                        r -> r.getInt(1),
                        id,
                        member.value())
                .get()
                .isEmpty();
    }

    /// Whether a member wrote any of the proposals that a round votes about, or would be paid by
    /// one, or acts for who would be.
    boolean hasPart(Tx tx, UUID round, MemberId member) {
        return tx.ask("SELECT has_part(?, ?)", r -> r.getBoolean(1), round, member.value())
                .get()
                .getFirst();
    }

    /// The coordinators who neither wrote what is admitted to a round, nor would be paid by it, nor
    /// act for who would be.
    Set<MemberId> coordinatorsWithoutPart(Tx tx, UUID round, Instant at) {
        return Set.copyOf(
                tx.ask(
                                """
                                SELECT DISTINCT g.member_id
                                FROM role_grant g JOIN account own
                                    ON own.member_id = g.member_id AND own.kind = 'member'
                                CROSS JOIN (SELECT ?::uuid AS round, ?::timestamptz AS at) AS now
                                WHERE g.role = 'coordinator' AND g.ends_at > now.at
                                    AND NOT own.closed AND NOT EXISTS (SELECT FROM proposal p
                                        JOIN proposal_version v USING (proposal_id, version)
                                        JOIN account a ON a.account_id = v.payee_id
                                        WHERE p.round_id = now.round AND p.state = 'admitted'
                                            AND (p.author_id = g.member_id
                                            OR a.member_id = g.member_id
                                            OR EXISTS (SELECT FROM delegation d
                                                WHERE d.account_id = a.account_id
                                                AND d.member_id = g.member_id
                                                AND (d.ends_at IS NULL OR d.ends_at > now.at))))
                                """,
                                r -> new MemberId(r.getInt(1)),
                                round,
                                at)
                        .get());
    }

    /// Who wrote a proposal, and who is paid by it: the owner of the account, or who manages it.
    List<MemberId> concerned(Tx tx, UUID id, Instant at) {
        return tx.ask(
                        """
                        SELECT m.member_id
                        FROM proposal p JOIN proposal_version v USING (proposal_id, version)
                            JOIN member m ON m.member_id = p.author_id
                                OR m.member_id = (SELECT member_id FROM account
                                    WHERE account_id = v.payee_id)
                                OR m.member_id IN (SELECT member_id FROM delegation
                                    WHERE account_id = v.payee_id AND may_manage
                                    AND (ends_at IS NULL OR ends_at > ?))
                        WHERE p.proposal_id = ? AND m.erased_at IS NULL AND m.kind = 'person'
                        ORDER BY m.member_id
                        """,
                        r -> new MemberId(r.getInt(1)),
                        at,
                        id)
                .get();
    }

    /// @param reason of who decided; null: as it was
    void move(Tx tx, UUID id, ProposalState to, @Nullable String reason) {
        tx.tell(
                "UPDATE proposal SET state = ?, reason = coalesce(?, reason),"
                        + " handed_in = handed_in OR ? WHERE proposal_id = ?",
                to.wire(),
                reason,
                to != ProposalState.DRAFT && to != ProposalState.WITHDRAWN,
                id);
    }

    /// Moves all of a round that are at one step.
    void moveAll(Tx tx, UUID round, ProposalState from, ProposalState to) {
        tx.tell(
                "UPDATE proposal SET state = ? WHERE round_id = ? AND state = ?",
                to.wire(),
                round,
                from.wire());
    }

    void select(Tx tx, UUID round, Collection<UUID> selected) {
        tx.tell(
                "UPDATE proposal SET state = CASE WHEN proposal_id = ANY (?) THEN 'selected'"
                        + " ELSE 'notSelected' END WHERE round_id = ? AND state = 'onBallot'",
                selected.toArray(UUID[]::new),
                round);
    }

    /// Those who should hear that a round is given up: whose proposals were in the running, who
    /// would be paid by them, who could vote once it was frozen, and the coordinators.
    List<MemberId> concernedOfRound(Tx tx, UUID round, Instant at) {
        return tx.ask(
                        """
                        SELECT author_id FROM proposal WHERE round_id = ?
                            AND state IN ('submitted', 'seconded', 'admitted', 'onBallot',
                                'selected', 'notSelected')
                        UNION SELECT a.member_id
                        FROM proposal p JOIN proposal_version v USING (proposal_id, version)
                            JOIN account a ON a.account_id = v.payee_id
                            JOIN member m ON m.member_id = a.member_id AND m.kind = 'person'
                        WHERE p.round_id = ? AND p.state IN ('submitted', 'seconded', 'admitted',
                            'onBallot', 'selected', 'notSelected') AND m.erased_at IS NULL
                        UNION SELECT member_id FROM round_voter WHERE round_id = ?
                        UNION SELECT member_id FROM role_grant
                            WHERE role = 'coordinator' AND ends_at > ? ORDER BY 1
                        """,
                        r -> new MemberId(r.getInt(1)),
                        round,
                        round,
                        round,
                        at)
                .get();
    }

    /// Ends what a round that is given up leaves on its ballot.
    void giveUp(Tx tx, UUID round) {
        tx.tell(
                "UPDATE proposal SET state = 'notSelected' WHERE round_id = ?"
                        + " AND state IN ('admitted', 'onBallot', 'selected')",
                round);
    }

    /// Closes what was selected, by whether all of it was paid.
    void close(Tx tx, UUID round) {
        tx.tell(
                "UPDATE proposal p SET state = CASE WHEN EXISTS (SELECT FROM payout o"
                        + " WHERE o.proposal_id = p.proposal_id AND o.state = 'returned')"
                        + " THEN 'returned' ELSE 'closed' END"
                        + " WHERE round_id = ? AND state = 'selected'",
                round);
    }
}
