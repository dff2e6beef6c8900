package coop.mutirao.assembly;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables round, round_voter and round_project.
final class RoundStore {

    private static final String ROUNDS =
            """
            SELECT round_id, number, title, decision, p.code, amount, rule, quorum_part,
                quorum_whole, seconds_needed, electorate, proxies_max, report_days, proposals_until,
                ballot_opens_at, ballot_closes_at, objections_until, state, purse_id,
                escrow_id, seed, frozen_at, counted_at, ballots_root, result,
                c.code, support_until, cancelled_for, frozen_with_part,
                extension_hours, extended_from
            FROM round r JOIN account p ON p.account_id = r.purse_id
                LEFT JOIN community c ON c.community_id = r.community_id
            """;

    private static final String ELIGIBLE =
            """
            WITH RECURSIVE part AS (
                SELECT community_id FROM community
                WHERE ?::text IS NULL AND parent_id IS NULL OR code = ?
                UNION ALL
                SELECT c.community_id FROM community c
                    JOIN part p ON c.parent_id = p.community_id)
            SELECT m.member_id, a.public_id
            FROM member m JOIN account a ON a.member_id = m.member_id
                JOIN network n ON n.unit = a.unit
            WHERE m.erased_at IS NULL AND NOT a.closed AND a.kind = 'member'
                AND a.leaving_since IS NULL AND m.kind = ANY (?)
                AND m.community_id IN (SELECT community_id FROM part)
            """;

    /// Who may vote.
    ///
    /// @param account public id of her own account
    record Voter(MemberId member, String account) {}

    /// What is voted about.
    ///
    /// @param payeeId public id of the payee's account
    /// @param amounts of the tranches, in minor units
    /// @param content commits to the proposal's text
    /// @param groups of which one project at most is selected: none or one
    record ProjectRow(
            UUID proposal,
            int version,
            String title,
            AccountId payee,
            String payeeId,
            List<Long> amounts,
            String content,
            Set<String> groups) {

        long cost() {
            return amounts.stream().mapToLong(Long::longValue).sum();
        }
    }

    Optional<Round> find(Tx tx, UUID id) {
        return tx.ask(ROUNDS + " WHERE round_id = ?", RoundStore::round, id).get().stream()
                .findFirst();
    }

    /// The rounds before a number, the newest first.
    List<Round> page(Tx tx, int before, int limit) {
        return tx.ask(
                        ROUNDS + " WHERE number < ? ORDER BY number DESC LIMIT ?",
                        RoundStore::round,
                        before,
                        limit)
                .get();
    }

    List<UUID> underWay(Tx tx) {
        return tx.ask(
                        "SELECT round_id FROM round WHERE state NOT IN ('draft', 'closed',"
                                + " 'noQuorum', 'cancelled') ORDER BY round_id",
                        r -> r.getObject(1, UUID.class))
                .get();
    }

    private static Round round(ResultSet r) throws SQLException {
        var plan =
                new RoundPlan(
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        Money.of(r.getLong(6)),
                        r.getString(7),
                        r.getInt(8),
                        r.getInt(9),
                        r.getInt(10),
                        List.of((String[]) r.getArray(11).getArray()),
                        r.getInt(12),
                        r.getInt(13),
                        at(r, 14),
                        at(r, 15),
                        at(r, 16),
                        at(r, 17),
                        r.getString(26),
                        r.getObject(27) == null ? null : at(r, 27));
        @Nullable Integer escrow = r.getObject(20, Integer.class);
        return new Round(
                r.getObject(1, UUID.class),
                r.getInt(2),
                plan,
                RoundState.of(r.getString(18)),
                new AccountId(r.getInt(19)),
                escrow == null ? null : new AccountId(escrow),
                r.getBytes(21),
                r.getObject(22, Long.class),
                r.getObject(23, Long.class),
                r.getBytes(24),
                r.getString(25),
                r.getString(28) == null ? null : Round.Why.of(r.getString(28)),
                r.getBoolean(29),
                new Round.Extension(r.getInt(30), r.getObject(31) == null ? null : at(r, 31)));
    }

    static Instant at(ResultSet r, int column) throws SQLException {
        return Objects.requireNonNull(r.getObject(column, OffsetDateTime.class)).toInstant();
    }

    void add(Tx tx, UUID id, RoundPlan plan, AccountId purse, MemberId by) {
        tx.tell(
                """
                INSERT INTO round (title, decision, purse_id, amount, rule, quorum_part,
                    quorum_whole, seconds_needed, electorate, proxies_max, report_days,
                    proposals_until, ballot_opens_at, ballot_closes_at, objections_until,
                    support_until, community_id, round_id, made_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    (SELECT community_id FROM community WHERE code = ?), ?, ?)
                """,
                parameters(plan, purse, id, by.value()));
    }

    void change(Tx tx, UUID id, RoundPlan plan, AccountId purse) {
        tx.tell(
                """
                UPDATE round SET (title, decision, purse_id, amount, rule, quorum_part,
                    quorum_whole, seconds_needed, electorate, proxies_max, report_days,
                    proposals_until, ballot_opens_at, ballot_closes_at, objections_until,
                    support_until, community_id)
                    = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    (SELECT community_id FROM community WHERE code = ?))
                WHERE round_id = ?
                """,
                parameters(plan, purse, id));
    }

    private static @Nullable Object[] parameters(RoundPlan plan, AccountId purse, Object... more) {
        @Nullable Object[] all = {
            plan.title(),
            plan.decision(),
            purse.value(),
            plan.amount().minorUnits(),
            plan.rule(),
            plan.quorumPart(),
            plan.quorumWhole(),
            plan.secondsNeeded(),
            plan.electorate().toArray(String[]::new),
            plan.proxiesMax(),
            plan.reportDays(),
            plan.proposalsUntil(),
            plan.ballotOpensAt(),
            plan.ballotClosesAt(),
            plan.objectionsUntil(),
            plan.supportUntil(),
            plan.community()
        };
        @Nullable Object[] both = java.util.Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, both, all.length, more.length);
        return both;
    }

    void move(Tx tx, UUID id, RoundState to) {
        tx.tell("UPDATE round SET state = ? WHERE round_id = ?", to.wire(), id);
    }

    void cancel(Tx tx, UUID id, Round.Why why) {
        tx.tell(
                "UPDATE round SET state = 'cancelled', cancelled_for = ? WHERE round_id = ?",
                why.wire(),
                id);
    }

    void extend(Tx tx, UUID id, Instant closesAt, Instant objectionsUntil) {
        tx.tell(
                "UPDATE round SET extended_from = ballot_closes_at, ballot_closes_at = ?,"
                        + " objections_until = ? WHERE round_id = ?",
                closesAt,
                objectionsUntil,
                id);
    }

    /// @param withPart whether an officer who froze it has a part in it
    /// @param extensionHours so much later its ballot may be let close
    void freeze(
            Tx tx,
            UUID id,
            AccountId escrow,
            byte[] seed,
            long frozenAt,
            boolean withPart,
            int extensionHours) {
        tx.tell(
                "UPDATE round SET state = 'frozen', escrow_id = ?, seed = ?, frozen_at = ?,"
                        + " frozen_with_part = ?, extension_hours = ? WHERE round_id = ?",
                escrow.value(),
                seed,
                frozenAt,
                withPart,
                extensionHours,
                id);
    }

    /// Writes down what became of the ballots.
    ///
    /// @param result null: too few voted
    void count(
            Tx tx,
            UUID id,
            long countedAt,
            byte[] ballotsRoot,
            @Nullable String result,
            Instant objectionsUntil) {
        tx.tell(
                "UPDATE round SET state = ?, counted_at = ?, ballots_root = ?, result = ?,"
                        + " objections_until = ? WHERE round_id = ?",
                (result == null ? RoundState.NO_QUORUM : RoundState.RESULT).wire(),
                countedAt,
                ballotsRoot,
                result,
                objectionsUntil,
                id);
    }

    /// Who may vote in a round that is planned so, as of now, by public id.
    List<Voter> eligible(Tx tx, RoundPlan plan) {
        return tx.ask(
                        ELIGIBLE + " ORDER BY a.public_id COLLATE \"C\"",
                        RoundStore::voter,
                        plan.community(),
                        plan.community(),
                        plan.electorate().toArray(String[]::new))
                .get();
    }

    private Optional<Voter> eligible(Tx tx, RoundPlan plan, MemberId member) {
        return tx
                .ask(
                        ELIGIBLE + " AND m.member_id = ?",
                        RoundStore::voter,
                        plan.community(),
                        plan.community(),
                        plan.electorate().toArray(String[]::new),
                        member.value())
                .get()
                .stream()
                .findFirst();
    }

    private static Voter voter(ResultSet r) throws SQLException {
        return new Voter(new MemberId(r.getInt(1)), r.getString(2));
    }

    void addVoters(Tx tx, UUID round, List<Voter> voters) {
        tx.tell(
                "INSERT INTO round_voter (round_id, member_id, account)"
                        + " SELECT ?, * FROM unnest(?, ?)",
                round,
                voters.stream().mapToInt(v -> v.member().value()).toArray(),
                voters.stream().map(Voter::account).toArray(String[]::new));
    }

    /// Those who may vote in a round, by public id.
    List<Voter> voters(Tx tx, UUID round) {
        return tx.ask(
                        "SELECT member_id, account FROM round_voter WHERE round_id = ?"
                                + " ORDER BY account COLLATE \"C\"",
                        RoundStore::voter,
                        round)
                .get();
    }

    /// Those who may vote in a round, without who is erased since.
    List<MemberId> members(Tx tx, UUID round) {
        return tx.ask(
                        "SELECT member_id FROM round_voter JOIN member USING (member_id)"
                                + " WHERE round_id = ? AND erased_at IS NULL ORDER BY member_id",
                        r -> new MemberId(r.getInt(1)),
                        round)
                .get();
    }

    /// Who may vote, by the code of her own account: as of the freeze, or of now before it.
    Optional<Voter> voter(Tx tx, Round round, String code) {
        return tx
                .ask(
                        "SELECT member_id FROM account WHERE code = ? AND kind = 'member'",
                        r -> new MemberId(r.getInt(1)),
                        Books.key(code))
                .get()
                .stream()
                .findFirst()
                .flatMap(member -> voter(tx, round, member));
    }

    /// A member who may vote: as of the freeze, or of now before it.
    Optional<Voter> voter(Tx tx, Round round, MemberId member) {
        return round.frozenAt() == null
                ? eligible(tx, round.plan(), member)
                : voter(tx, round.id(), member);
    }

    Optional<Voter> voter(Tx tx, UUID round, MemberId member) {
        return tx
                .ask(
                        "SELECT member_id, account FROM round_voter"
                                + " WHERE round_id = ? AND member_id = ?",
                        RoundStore::voter,
                        round,
                        member.value())
                .get()
                .stream()
                .findFirst();
    }

    /// What was admitted to a round, by id.
    List<ProjectRow> admitted(Tx tx, UUID round) {
        return projects(tx, "proposal p WHERE p.round_id = ? AND p.state = 'admitted'", round);
    }

    /// What is voted about, by id.
    List<ProjectRow> projects(Tx tx, UUID round) {
        return projects(tx, "round_project p WHERE p.round_id = ?", round);
    }

    private static List<ProjectRow> projects(Tx tx, String from, UUID round) {
        return tx.ask(
                        """
                        SELECT chosen.proposal_id, chosen.version, title, payee_id, public_id,
                            amounts, content, exclusion_group
                        FROM (SELECT p.proposal_id, p.version FROM %s) AS chosen
                            JOIN proposal_version USING (proposal_id, version)
                            JOIN account ON account_id = payee_id
                        ORDER BY chosen.proposal_id
                        """
                                .formatted(from),
                        r ->
                                new ProjectRow(
                                        r.getObject(1, UUID.class),
                                        r.getInt(2),
                                        r.getString(3),
                                        new AccountId(r.getInt(4)),
                                        r.getString(5),
                                        List.of((Long[]) r.getArray(6).getArray()),
                                        r.getString(7),
                                        r.getString(8) == null ? Set.of() : Set.of(r.getString(8))),
                        round)
                .get();
    }

    void addProjects(Tx tx, UUID round, List<ProjectRow> projects) {
        for (ProjectRow one : projects) {
            tx.tell(
                    "INSERT INTO round_project (round_id, proposal_id, version, cost, payee_id)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    round,
                    one.proposal(),
                    one.version(),
                    one.cost(),
                    one.payee().value());
        }
    }
}
