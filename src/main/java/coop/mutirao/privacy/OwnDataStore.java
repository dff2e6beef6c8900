package coop.mutirao.privacy;

import static coop.mutirao.tables.Tables.ACCOUNT;
import static coop.mutirao.tables.Tables.NETWORK;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.MemberId;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/// Reads what every table has about one member, each row as JSON. Whatever a secret was made into
/// is named nowhere here: hashes of passwords and tokens, one-time secrets, keys of passkeys.
final class OwnDataStore {

    private static final int PORTION = 1_000;
    private static final Pattern COLUMN = Pattern.compile("\"([a-z]+(?:_[a-z]+)+)\":");

    /// Whom the data is about.
    record Subject(int member, int account, String publicId, String code) {}

    /// A part of the answer.
    ///
    /// @param query its rows. `{0}` is the member, `{1}` her account, `{2}` its public id, `{3}`
    ///   its code
    /// @param isList otherwise it is one object
    record Section(String name, boolean isList, String query) {

        static Section one(String name, String query) {
            return new Section(name, false, query);
        }

        static Section list(String name, String query) {
            return new Section(name, true, query);
        }
    }

    /// A leaf of the log that does not belong to a transfer; as the index has it.
    static final String BESIDE_TRANSFERS =
            "substring(l.leaf FROM octet_length(l.leaf) - 28)"
                    + " <> '\"type\":\"transaction\",\"v\":\"1\"}'::bytea";

    private static final List<Section> SECTIONS =
            List.of(
                    Section.one(
                            "member",
                            """
                            SELECT a.code, a.public_id, m.kind, m.name, c.code AS community,
                                m.joined_at
                            FROM member m JOIN community c USING (community_id)
                                JOIN account a ON a.account_id = {1}
                            WHERE m.member_id = {0}
                            """),
                    Section.one(
                            "profile",
                            """
                            SELECT telephone, email, place, about, name_level, telephone_level,
                                email_level, place_level, about_level
                            FROM profile WHERE member_id = {0}
                            """),
                    Section.one(
                            "account",
                            """
                            SELECT code, unit, balance, reserved_amount, credit_limit,
                                maximum_balance, closed, opened_at
                            FROM account WHERE account_id = {1}
                            """),
                    Section.list(
                            "entries",
                            """
                            SELECT e.log_index, t.committed_at, t.effective_on, t.transfer_id,
                                t.kind, e.amount, e.balance_after, p.code AS payer, q.code AS payee,
                                memo.value AS description
                            FROM entry e JOIN transfer t USING (log_index)
                                LEFT JOIN account p ON p.account_id = t.payer_id
                                LEFT JOIN account q ON q.account_id = t.payee_id
                                LEFT JOIN log_text memo ON memo.log_index = e.log_index
                                    AND memo.label = 'memo'
                            WHERE e.account_id = {1} ORDER BY e.log_index, e.entry_no
                            """),
                    Section.list(
                            "charges",
                            """
                            SELECT log_index, rate_ppm, base, amount, forgiven, carry_after
                            FROM charge WHERE account_id = {1} ORDER BY log_index
                            """),
                    Section.list(
                            "signedOrders",
                            """
                            SELECT s.log_index, s.key_id, convert_from(s.order_bytes, 'UTF8')
                                AS "order", encode(s.signature, 'base64') AS signature
                            FROM transfer t JOIN signed_order s USING (log_index)
                            WHERE t.payer_id = {1} AND t.log_index IN
                                (SELECT log_index FROM entry WHERE account_id = {1})
                            ORDER BY s.log_index
                            """),
                    Section.list(
                            "refusals",
                            """
                            SELECT order_id, sent, problem, refused_at FROM refusal
                            WHERE sent ->> 'payer' = lower({3}) ORDER BY refused_at, order_id
                            """),
                    Section.list(
                            "paymentRequests",
                            """
                            SELECT r.request_id, r.kind, p.code AS payer, q.code AS payee, r.amount,
                                r.description, r.created_at, r.expires_at, r.state, r.payment_id
                            FROM payment_request r JOIN account p ON p.account_id = r.payer_id
                                JOIN account q ON q.account_id = r.payee_id
                            WHERE {1} IN (r.payer_id, r.payee_id)
                            ORDER BY r.created_at, r.request_id
                            """),
                    Section.list(
                            "roles",
                            """
                            SELECT role, decision, granted_at, ends_at FROM role_grant
                            WHERE member_id = {0} ORDER BY role
                            """),
                    Section.list(
                            "delegations",
                            """
                            SELECT a.code AS account, (SELECT own.code FROM account own
                                    WHERE own.member_id = d.member_id ORDER BY own.account_id
                                    LIMIT 1) AS delegate,
                                payment_maximum, day_maximum, may_manage, decision, given_at,
                                ends_at
                            FROM delegation d JOIN account a USING (account_id)
                            WHERE d.member_id = {0} OR d.account_id = {1}
                            ORDER BY given_at, d.account_id, d.member_id
                            """),
                    Section.list(
                            "waitingPayments",
                            """
                            SELECT payment_id, p.code AS payer, q.code AS payee, w.kind, amount,
                                description, ordered_at, w.expires_at, state, ended_at,
                                ordered_by = {0} AS ordered_by_her,
                                (SELECT approved_at FROM approval a WHERE a.member_id = {0}
                                    AND a.payment_id = w.payment_id) AS approved_at,
                                (SELECT f.problem ->> 'by' FROM refusal f
                                    WHERE f.order_id = w.payment_id
                                        AND (w.payer_id = {1} OR ordered_by = {0})) AS ended_by,
                                (SELECT f.problem ->> 'reason' FROM refusal f
                                    WHERE f.order_id = w.payment_id
                                        AND (w.payer_id = {1} OR ordered_by = {0})) AS ended_because
                            FROM waiting_payment w JOIN account p ON p.account_id = w.payer_id
                                JOIN account q ON q.account_id = w.payee_id
                            WHERE w.payer_id = {1} OR ordered_by = {0} OR EXISTS (SELECT
                                FROM approval a WHERE a.member_id = {0}
                                    AND a.payment_id = w.payment_id)
                            ORDER BY ordered_at, payment_id
                            """),
                    Section.list(
                            "officerActs",
                            """
                            SELECT act_id, method, path, body, asked.code AS asked_by, asked_at,
                                expires_at, second.code AS seconded_by, ended_at
                            FROM officer_act o
                                JOIN account asked ON asked.member_id = o.asked_by
                                    AND asked.kind = 'member'
                                LEFT JOIN account second ON second.member_id = o.seconded_by
                                    AND second.kind = 'member'
                            WHERE o.about_id = {0} ORDER BY asked_at, act_id
                            """),
                    Section.list(
                            "sessions",
                            """
                            SELECT session_id, opened_by, user_agent, created_at, last_used_at,
                                expires_at, ends_at
                            FROM session WHERE member_id = {0} ORDER BY created_at, session_id
                            """),
                    Section.list(
                            "knownBrowsers",
                            """
                            SELECT signed_in_at, expires_at FROM known_browser
                            WHERE member_id = {0} ORDER BY signed_in_at, token_hash
                            """),
                    Section.list(
                            "news",
                            """
                            SELECT kind, about, happened_at FROM news
                            WHERE member_id = {0} ORDER BY happened_at, news_id
                            """),
                    Section.one(
                            "signIn",
                            """
                            SELECT (SELECT changed_at FROM credential WHERE member_id = {0})
                                    AS password_changed_at,
                                (SELECT confirmed_at FROM totp WHERE member_id = {0})
                                    AS totp_confirmed_at,
                                (SELECT count(*) FROM recovery_code WHERE member_id = {0})
                                    AS recovery_codes_left,
                                (SELECT expires_at FROM invitation WHERE member_id = {0})
                                    AS invitation_expires_at
                            """),
                    Section.list(
                            "recoveries",
                            """
                            SELECT reason, asked_at, agreed_at FROM recovery WHERE member_id = {0}
                            """),
                    Section.list(
                            "passkeys",
                            """
                            SELECT translate(encode(credential_id, 'base64'), E'+/=\\n', '-_')
                                    AS id,
                                name, created_at, last_used_at, backed_up, transports
                            FROM passkey WHERE member_id = {0} ORDER BY created_at
                            """),
                    Section.list(
                            "deviceKeys",
                            """
                            SELECT key_id, encode(public_key, 'base64') AS public_key, name,
                                registered_at, revoked_at
                            FROM device_key WHERE account_id = {1} ORDER BY registered_at, key_id
                            """),
                    Section.list(
                            "apiKeys",
                            """
                            SELECT api_key_id, name, scopes,
                                ARRAY(SELECT code FROM account WHERE account_id = ANY (accounts))
                                    AS accounts,
                                requests_per_minute, created_at, expires_at, last_used_at
                            FROM api_key WHERE member_id = {0} ORDER BY created_at, api_key_id
                            """),
                    Section.list(
                            "apps",
                            """
                            SELECT g.app_id, o.name, o.website, g.scopes,
                                ARRAY(SELECT code FROM account WHERE account_id = ANY (g.accounts))
                                    AS accounts,
                                g.granted_at, g.ends_at, g.last_used_at
                            FROM oauth_grant g JOIN oauth_app o USING (app_id)
                            WHERE g.member_id = {0} ORDER BY g.granted_at, g.app_id
                            """),
                    // What opens a commitment only of her own facts: others' are for them.
                    Section.list(
                            "facts",
                            """
                            SELECT l.log_index, convert_from(l.leaf, 'UTF8') AS leaf,
                                (SELECT json_agg(json_build_object('label', t.label, 'value',
                                        t.value, 'salt', encode(t.salt, 'base64')) ORDER BY t.label)
                                    FROM log_text t WHERE t.log_index = l.log_index
                                    AND (l.is_transfer OR position(convert_to(
                                        '"account":"' || {2} || '"', 'UTF8') IN l.leaf) > 0
                                        OR %1$s)) AS texts
                            FROM (
                                SELECT l.log_index, l.leaf, false AS is_transfer FROM log_leaf l
                                WHERE %2$s AND (%1$s
                                    OR position(convert_to('"' || {2} || '"', 'UTF8') IN l.leaf) > 0
                                    )
                                UNION ALL
                                SELECT l.log_index, l.leaf, true FROM log_leaf l
                                WHERE l.log_index IN
                                    (SELECT log_index FROM entry WHERE account_id = {1})
                            ) l ORDER BY l.log_index
                            """
                                    .formatted(ofHers(), BESIDE_TRANSFERS)));

    static final List<Section> ALL =
            Stream.of(SECTIONS, EconomySections.ALL, AssemblySections.ALL)
                    .flatMap(List::stream)
                    .toList();

    // Of a revocation, which names the key and not the account, and of what became of a payment of
    // hers that waited, which names only the payment.
    private static String ofHers() {
        return """
        (EXISTS (SELECT FROM device_key k WHERE k.account_id = {1}
            AND position(convert_to('"key":"' || k.key_id || '"', 'UTF8') IN l.leaf) > 0)
        OR substring(l.leaf FROM octet_length(l.leaf) - 25) = '"type":"approval","v":"1"}'::bytea
            AND EXISTS (SELECT FROM waiting_payment w WHERE w.payer_id = {1} AND w.payment_id
                = (convert_from(l.leaf, 'UTF8')::jsonb ->> 'payment')::uuid))\
        """;
    }

    // Columns are called as members of our JSON are. Inside a text a quotation mark has a backslash
    // before it, so this finds names only.
    private static String inOurWords(String row) {
        return COLUMN.matcher(row)
                .replaceAll(name -> {
                    String[] words = name.group(1).split("_", -1);
                    var joined = new StringBuilder("\"" + words[0]);
                    for (int i = 1; i < words.length; i++) {
                        joined.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                                .append(words[i].substring(1));
                    }
                    return joined + "\":";
                });
    }

    Subject subject(Tx tx, MemberId member) {
        tx.tell("SET LOCAL timezone = 'UTC'");
        return tx.sql()
                .select(ACCOUNT.ACCOUNT_ID, ACCOUNT.PUBLIC_ID, ACCOUNT.CODE)
                .from(ACCOUNT)
                .join(NETWORK)
                .on(NETWORK.UNIT.eq(ACCOUNT.UNIT))
                .where(ACCOUNT.MEMBER_ID.eq(member))
                .and(ACCOUNT.KIND.eq(Account.Kind.MEMBER.wire()))
                .fetchSingle(r ->
                        new Subject(member.value(), r.value1().value(), r.value2(), r.value3()));
    }

    /// Writes the rows of a section, the next one read while the one before is on its way.
    void write(Tx tx, Section section, Subject subject, Writer out) throws IOException {
        boolean isFirst = true;
        try (var rows =
                tx.sql()
                        .resultQuery(
                                "SELECT row_to_json(x)::text FROM (" + section.query() + ") x",
                                DSL.inline(subject.member()),
                                DSL.inline(subject.account()),
                                DSL.inline(subject.publicId()),
                                DSL.inline(subject.code()))
                        .fetchSize(PORTION)
                        .fetchLazy()) {
            out.write(section.isList() ? "[" : "");
            for (var row : rows) {
                out.write(isFirst ? (section.isList() ? "\n" : "") : ",\n");
                isFirst = false;
                out.write(inOurWords(row.get(0, String.class)));
            }
            out.write(section.isList() ? "]" : isFirst ? "null" : "");
        }
    }
}
