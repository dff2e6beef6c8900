package coop.mutirao.privacy;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.MEMBER;
import static coop.mutirao.tables.Tables.NETWORK;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Finds and erases what identifies a member, in whatever table it is.
final class ErasureStore {

    /// What stands where something was that cannot be left empty.
    private static final String ERASED = "Erased.";

    /// Rows that go as a whole: all ways to sign in and to act for her, and what she told.
    private static final List<String> GONE =
            List.of(
                    "session",
                    "known_browser",
                    "news",
                    "credential",
                    "invitation",
                    "passkey",
                    "passkey_challenge",
                    "totp",
                    "recovery_code",
                    "recovery",
                    "api_key",
                    "oauth_code",
                    "oauth_grant",
                    "profile");

    /// Who is erased.
    ///
    /// @param erasedAt null: not yet
    record Subject(
            MemberId member,
            AccountId account,
            String code,
            String publicId,
            @Nullable Instant erasedAt) {}

    /// A text to which a leaf commits.
    ///
    /// @param id of its fact
    record Text(long logIndex, String label, String id) {}

    /// What is not over yet: payments from her account, or ordered by her, that wait for others'
    /// agreement, mandates, delegations among them, and loans that she applied for or has not paid
    /// back. What others want of her keeps nobody.
    record Pending(int waiting, int mandates, int loans) {}

    /// A member, erased or not.
    Optional<Subject> find(Tx tx, String code) {
        return find(tx, DSL.lower(ACCOUNT.CODE).eq(Books.key(code)));
    }

    Optional<Subject> findByPublicId(Tx tx, String publicId) {
        return find(tx, ACCOUNT.PUBLIC_ID.eq(publicId));
    }

    private static Optional<Subject> find(Tx tx, Condition which) {
        return tx.sql()
                .select(
                        MEMBER.MEMBER_ID,
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.CODE,
                        ACCOUNT.PUBLIC_ID,
                        MEMBER.ERASED_AT)
                .from(MEMBER)
                .join(ACCOUNT)
                .on(ACCOUNT.MEMBER_ID.eq(MEMBER.MEMBER_ID))
                .join(NETWORK)
                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                .where(ACCOUNT.KIND.eq(Account.Kind.MEMBER.wire()))
                .and(which)
                .fetchOptional(r ->
                        new Subject(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    /// Waits for what is being written about her, and lets nobody write more: see the trigger
    /// `not_of_an_erased_member`.
    void lock(Tx tx, MemberId member) {
        tx.sql()
                .select(MEMBER.MEMBER_ID)
                .from(MEMBER)
                .where(MEMBER.MEMBER_ID.eq(member))
                .forUpdate()
                .fetchSingle();
    }

    Pending pending(Tx tx, Subject subject, Instant at) {
        return tx.ask(
                        """
                        SELECT (SELECT count(*) FROM waiting_payment
                                WHERE (payer_id = now.account OR ordered_by = now.member)
                                AND state = 'awaiting' AND expires_at > now.at),
                            (SELECT count(*) FROM role_grant
                                WHERE member_id = now.member AND ends_at > now.at)
                            + (SELECT count(*) FROM delegation
                                WHERE (member_id = now.member OR account_id = now.account)
                                AND (ends_at IS NULL OR ends_at > now.at)),
                            (SELECT count(*) FROM loan WHERE borrower_id = now.account
                                AND state IN ('applied', 'running'))
                        FROM (SELECT ? AS account, ? AS member, ?::timestamptz AS at) AS now
                        """,
                        r -> new Pending(r.getInt(1), r.getInt(2), r.getInt(3)),
                        subject.account().value(),
                        subject.member().value(),
                        at)
                .get()
                .getFirst();
    }

    /// Ends the requests that nobody answered: those asked of her, and those asked for her.
    void endRequests(Tx tx, Subject subject) {
        tx.tell(
                """
                UPDATE payment_request
                SET state = CASE WHEN payer_id = ? THEN 'rejected' ELSE 'canceled' END
                WHERE ? IN (payer_id, payee_id) AND state = 'pending'
                """,
                subject.account().value(),
                subject.account().value());
    }

    /// The texts that are hers and kept, of facts from an index on: of facts about her account or
    /// its keys, why her payments were agreed to, withdrawn or refused, acts of officers about her
    /// or her admission, and what she wrote to payments, or others wrote for her account. What was
    /// said of an erasure stays, and so does why an operator paid for a member.
    List<Text> texts(Tx tx, Subject subject, long from) {
        return tx.ask(
                        """
                        SELECT l.log_index, t.label, convert_from(l.leaf, 'UTF8')::jsonb ->> 'id'
                        FROM log_leaf l JOIN log_text t USING (log_index)
                        WHERE l.log_index >= ? AND %1$s
                            AND substring(l.leaf FROM octet_length(l.leaf) - 24)
                                <> '"type":"erasure","v":"1"}'::bytea
                            AND (position(convert_to('"account":"' || ? || '"', 'UTF8')
                                    IN l.leaf) > 0
                                OR position(convert_to('"delegate":"' || ? || '"', 'UTF8')
                                    IN l.leaf) > 0
                                OR EXISTS (SELECT FROM device_key k WHERE k.account_id = ?
                                    AND position(convert_to('"key":"' || k.key_id || '"', 'UTF8')
                                        IN l.leaf) > 0))
                        UNION
                        SELECT l.log_index, t.label, fact ->> 'id'
                        FROM log_leaf l JOIN log_text t USING (log_index) CROSS JOIN LATERAL
                            (SELECT convert_from(l.leaf, 'UTF8')::jsonb AS fact) AS read
                        WHERE l.log_index >= ? AND %1$s
                            AND (fact ->> 'type' = 'approval' AND fact ->> 'payment' IN
                                    (SELECT payment_id::text FROM waiting_payment
                                    WHERE payer_id = ?
                                        OR (ordered_by = ? AND state = 'withdrawn'))
                                OR fact ->> 'type' = 'officer-act' AND fact ->> 'act' IN
                                    (SELECT act_id::text FROM officer_act
                                    WHERE about_id = ? OR path ~* ?))
                        UNION
                        SELECT e.log_index, t.label, p.transfer_id::text
                        FROM entry e JOIN transfer p USING (log_index)
                            JOIN log_text t USING (log_index)
                            LEFT JOIN payment_request r ON r.payment_id = p.transfer_id
                        WHERE e.log_index >= ? AND e.account_id = ?
                            AND coalesce(r.payee_id, p.payer_id) = ?
                        UNION
                        SELECT p.log_index, t.label, p.transfer_id::text
                        FROM transfer p JOIN log_text t USING (log_index)
                            LEFT JOIN payment_request r ON r.payment_id = p.transfer_id
                        WHERE p.log_index >= ? AND CASE WHEN r.request_id IS NOT NULL
                            THEN r.asked_by = ?
                            ELSE p.posted_by = ? AND EXISTS (SELECT FROM delegation_use u
                                WHERE u.account_id = p.payer_id AND u.member_id = p.posted_by
                                    AND u.day = (p.committed_at AT TIME ZONE 'UTC')::date) END
                        ORDER BY 1, 2
                        """
                                .formatted(OwnDataStore.BESIDE_TRANSFERS),
                        r -> new Text(r.getLong(1), r.getString(2), r.getString(3)),
                        from,
                        subject.publicId(),
                        subject.publicId(),
                        subject.account().value(),
                        from,
                        subject.account().value(),
                        subject.member().value(),
                        subject.member().value(),
                        "^/api/v1/members/" + subject.code() + "/?$",
                        from,
                        subject.account().value(),
                        subject.account().value(),
                        from,
                        subject.member().value(),
                        subject.member().value())
                .get();
    }

    /// Removes texts with their salts, after the leaf that says so.
    void eraseTexts(Tx tx, List<Text> texts) {
        if (texts.isEmpty()) {
            return;
        }
        tx.tell(
                """
                DELETE FROM log_text USING unnest(?, ?) AS t (log_index, label)
                WHERE log_text.log_index = t.log_index AND log_text.label = t.label
                """,
                texts.stream().mapToLong(Text::logIndex).toArray(),
                texts.stream().map(Text::label).toArray(String[]::new));
    }

    void eraseRows(Tx tx, Subject subject, Instant at) {
        int member = subject.member().value();
        int account = subject.account().value();
        GONE.forEach(table -> tx.tell("DELETE FROM " + table + " WHERE member_id = ?", member));
        tx.tell(
                "UPDATE member SET name = 'Former member', erased_at = coalesce(erased_at, ?)"
                        + " WHERE member_id = ?",
                at,
                member);
        tx.tell("UPDATE role_grant SET decision = ? WHERE member_id = ?", ERASED, member);
        tx.tell(
                "UPDATE delegation SET decision = ? WHERE member_id = ? OR account_id = ?",
                ERASED,
                member,
                account);
        tx.tell("UPDATE approval_rule SET decision = ? WHERE account_id = ?", ERASED, account);
        tx.tell(
                "UPDATE waiting_payment SET description = NULL"
                        + " WHERE payer_id = ? OR ordered_by = ?",
                account,
                member);
        tx.tell(
                "UPDATE device_key SET name = NULL WHERE account_id = ? OR person_id = ?",
                account,
                member);
        tx.tell(
                "UPDATE payment_request SET description = NULL WHERE payee_id = ? OR asked_by = ?",
                account,
                member);
        tx.tell(
                "UPDATE refusal SET problem = problem - 'reason' FROM waiting_payment w"
                        + " WHERE order_id = payment_id AND ordered_by = ? AND state = 'withdrawn'",
                member);
        tx.tell("DELETE FROM refusal WHERE sent ->> 'payer' = ?", Books.key(subject.code()));
        tx.tell(
                "UPDATE loan SET purpose = ?, is_named = false,"
                        + " reason = CASE WHEN reason IS NOT NULL THEN ? END WHERE borrower_id = ?",
                ERASED,
                ERASED,
                account);
        eraseAssembly(tx, member, account);
    }

    // What she proposed stays with what it asks for, and how she voted with her public id.
    private static void eraseAssembly(Tx tx, int member, int account) {
        tx.tell(
                """
                UPDATE proposal_version v SET title = ?, body = '', interest = '', salt = NULL,
                    milestones = array_fill(''::text, ARRAY[cardinality(milestones)])
                FROM proposal p WHERE p.proposal_id = v.proposal_id AND author_id = ?
                """,
                ERASED,
                member);
        tx.tell(
                "UPDATE proposal SET reason = ? WHERE author_id = ? AND reason IS NOT NULL",
                ERASED,
                member);
        tx.tell(
                "UPDATE proposal_comment SET state = 'withdrawn', body = '', reason = NULL,"
                        + " hidden_by = NULL WHERE member_id = ?",
                member);
        tx.tell(
                """
                UPDATE proposal_amendment SET title = ?, body = '', reason = ?,
                    milestones = array_fill(''::text, ARRAY[cardinality(milestones)])
                WHERE member_id = ?
                """,
                ERASED,
                ERASED,
                member);
        // What she moved, and what was moved about her; how she voted stays, as in rounds.
        tx.tell(
                "UPDATE motion SET title = ?, body = '', salt = NULL"
                        + " WHERE author_id = ? OR subject_id = ?",
                ERASED,
                member,
                account);
        // Whom she would have had admitted, unless others already seconded it enough.
        tx.tell(
                """
                DELETE FROM motion_newcomer n USING motion m WHERE m.motion_id = n.motion_id
                    AND (m.subject_id = ? OR m.author_id = ? AND m.state IN ('draft', 'submitted'))
                """,
                account,
                member);
        tx.tell("UPDATE tranche_report SET body = '', salt = NULL WHERE author_id = ?", member);
        tx.tell("UPDATE objection SET reason = ? WHERE member_id = ?", ERASED, member);
        tx.tell(
                "UPDATE objection SET answer = ? WHERE member_id = ? AND answer IS NOT NULL",
                ERASED,
                member);
        tx.tell(
                "UPDATE payout o SET reason = ? FROM round_project j WHERE reason IS NOT NULL"
                        + " AND j.proposal_id = o.proposal_id AND j.payee_id = ?",
                ERASED,
                account);
    }

    /// Removes what she signed before a time. Nobody contests that any more.
    void eraseOrders(Tx tx, Subject subject, Instant before) {
        tx.tell(
                """
                UPDATE waiting_payment SET order_bytes = NULL, signature = NULL
                WHERE payer_id = ? AND ended_at < ? AND signature IS NOT NULL
                """,
                subject.account().value(),
                before);
        tx.tell(
                """
                UPDATE signed_order SET order_bytes = NULL, signature = NULL
                FROM entry e JOIN transfer t USING (log_index)
                WHERE signed_order.log_index = t.log_index AND e.account_id = ?
                    AND t.payer_id = e.account_id AND t.committed_at < ?
                    AND signed_order.signature IS NOT NULL
                """,
                subject.account().value(),
                before);
    }
}
