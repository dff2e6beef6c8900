package coop.mutirao.check;

import static coop.mutirao.check.SnapshotStore.number;
import static coop.mutirao.check.SnapshotStore.text;

import coop.mutirao.db.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Record;

/// Reads what facts beside transfers left in their tables, each time in the words of the log.
final class FactStore {

    private static final String AT =
            "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    /// An account as its row has it.
    ///
    /// @param member its owner; 0: none
    record AccountRow(
            String code,
            String publicId,
            String kind,
            String unit,
            int member,
            String creditLimit,
            String maximumBalance,
            String reservedAmount,
            boolean closed,
            String leavingBy,
            String openedAt) {}

    /// A version of a policy.
    ///
    /// @param name such as `contribution/2`
    /// @param setBy 0: nobody but the service
    record PolicyRow(String name, String value, int setBy, Map<String, Object> columns) {}

    /// A role that a member has.
    record RoleRow(int member, String role, Map<String, Object> columns) {}

    /// A key of a device.
    record KeyRow(String id, Map<String, Object> columns) {}

    /// An app that may ask members.
    record AppRow(String id, Map<String, Object> columns) {}

    /// What the log has of an app in the words of its row.
    static final List<String> APP_TEXTS =
            List.of("name", "website", "redirects", "scopes", "confidential");

    /// Somebody acts for an account, or several have to agree.
    ///
    /// @param name of what it is, as in the log
    record DecidedRow(String name, Map<String, Object> columns) {}

    /// The network with its currency.
    record FoundingRow(Map<String, Object> columns) {}

    void accounts(Tx tx, Consumer<AccountRow> to) {
        rows(
                tx,
                "SELECT *, " + AT.formatted("opened_at") + " AS opened FROM account",
                r ->
                        to.accept(
                                new AccountRow(
                                        text(r, "code"),
                                        text(r, "public_id"),
                                        text(r, "kind"),
                                        text(r, "unit"),
                                        r.get("member_id") == null
                                                ? 0
                                                : (int) number(r, "member_id"),
                                        text(r, "credit_limit"),
                                        text(r, "maximum_balance"),
                                        text(r, "reserved_amount"),
                                        Boolean.TRUE.equals(r.get("closed", Boolean.class)),
                                        r.get("leaving_by") == null ? "" : text(r, "leaving_by"),
                                        text(r, "opened"))));
    }

    /// But for the first, which the founding makes.
    void communities(Tx tx, Consumer<DecidedRow> to) {
        rows(
                tx,
                "SELECT c.code, p.code AS parent FROM community c"
                        + " JOIN community p ON p.community_id = c.parent_id",
                r ->
                        to.accept(
                                new DecidedRow(
                                        text(r, "code"), Map.of("parent", text(r, "parent")))));
    }

    void policies(Tx tx, Consumer<PolicyRow> to) {
        rows(
                tx,
                "SELECT key || '/' || version AS name, value::text AS value, decision,"
                        + " coalesce(set_by, 0) AS set_by, effective_from, "
                        + AT.formatted("decided_at")
                        + " AS decided FROM policy",
                r ->
                        to.accept(
                                new PolicyRow(
                                        text(r, "name"),
                                        text(r, "value"),
                                        (int) number(r, "set_by"),
                                        Map.of(
                                                "decision", text(r, "decision"),
                                                "decided_at", text(r, "decided"),
                                                "effective_from",
                                                        r.get("effective_from", Instant.class)))));
    }

    void roles(Tx tx, Consumer<RoleRow> to) {
        rows(
                tx,
                "SELECT member_id, role, decision, "
                        + AT.formatted("granted_at")
                        + " AS granted, "
                        + AT.formatted("ends_at")
                        + " AS ends FROM role_grant",
                r ->
                        to.accept(
                                new RoleRow(
                                        (int) number(r, "member_id"),
                                        text(r, "role"),
                                        Map.of(
                                                "decision", text(r, "decision"),
                                                "decided_at", text(r, "granted"),
                                                "ends_at", text(r, "ends")))));
    }

    void keys(Tx tx, Consumer<KeyRow> to) {
        rows(
                tx,
                "SELECT key_id, public_id, encode(public_key, 'base64') AS public_key, "
                        + AT.formatted("registered_at")
                        + " AS registered, coalesce((SELECT own.public_id FROM account own"
                        + " WHERE own.member_id = person_id ORDER BY own.account_id LIMIT 1), '')"
                        + " AS person, coalesce("
                        + AT.formatted("revoked_at")
                        + ", '') AS revoked FROM device_key JOIN account USING (account_id)",
                r ->
                        to.accept(
                                new KeyRow(
                                        text(r, "key_id"),
                                        Map.of(
                                                "account", text(r, "public_id"),
                                                "public_key", text(r, "public_key"),
                                                "person", text(r, "person"),
                                                "registered_at", text(r, "registered"),
                                                "revoked_at", text(r, "revoked")))));
    }

    void apps(Tx tx, Consumer<AppRow> to) {
        rows(
                tx,
                "SELECT app_id, name, website, array_to_string(redirect_uris, ' ') AS redirects,"
                        + " array_to_string(scopes, ' ') AS scopes, decision, CASE WHEN"
                        + " secret_hash IS NULL THEN 'no' ELSE 'yes' END AS confidential, "
                        + AT.formatted("registered_at")
                        + " AS decided_at FROM oauth_app",
                r -> {
                    Map<String, Object> columns = new HashMap<>();
                    APP_TEXTS.forEach(name -> columns.put(name, text(r, name)));
                    columns.put("decision", text(r, "decision"));
                    columns.put("decided_at", text(r, "decided_at"));
                    to.accept(new AppRow(text(r, "app_id"), columns));
                });
    }

    void delegations(Tx tx, Consumer<DecidedRow> to) {
        rows(
                tx,
                "SELECT (SELECT own.public_id FROM account own"
                        + " WHERE own.member_id = d.member_id ORDER BY own.account_id LIMIT 1)"
                        + " || ' for ' || public_id AS name,"
                        + " coalesce(payment_maximum::text, '') AS payment,"
                        + " coalesce(day_maximum::text, '') AS day,"
                        + " CASE WHEN may_manage THEN 'yes' ELSE 'no' END AS manages, decision,"
                        + " coalesce("
                        + AT.formatted("ends_at")
                        + ", '') AS ends, "
                        + AT.formatted("given_at")
                        + " AS given FROM delegation d JOIN account USING (account_id)",
                r ->
                        to.accept(
                                new DecidedRow(
                                        text(r, "name"),
                                        Map.of(
                                                "payment_maximum", text(r, "payment"),
                                                "day_maximum", text(r, "day"),
                                                "may_manage", text(r, "manages"),
                                                "decision", text(r, "decision"),
                                                "ends_at", text(r, "ends"),
                                                "decided_at", text(r, "given")))));
    }

    void approvalRules(Tx tx, Consumer<DecidedRow> to) {
        rows(
                tx,
                "SELECT public_id, above, approvals, decision, "
                        + AT.formatted("decided_at")
                        + " AS decided FROM approval_rule JOIN account USING (account_id)",
                r ->
                        to.accept(
                                new DecidedRow(
                                        text(r, "public_id"),
                                        Map.of(
                                                "above", text(r, "above"),
                                                "approvals", text(r, "approvals"),
                                                "decision", text(r, "decision"),
                                                "decided_at", text(r, "decided")))));
    }

    Optional<FoundingRow> founding(Tx tx) {
        return tx.sql()
                .resultQuery(
                        "SELECT origin, unit, decimals::text AS decimals, "
                                + AT.formatted("founded_at")
                                + " AS founded FROM network JOIN unit USING (unit)")
                .fetchOptional(r ->
                        new FoundingRow(
                                Map.of(
                                        "origin", text(r, "origin"),
                                        "currency", text(r, "unit"),
                                        "decimals", text(r, "decimals"),
                                        "founded_at", text(r, "founded"))));
    }

    /// The texts of decisions that are kept, by the place of their fact.
    Map<Long, String> decisions(Tx tx) {
        Map<Long, String> decisions = new HashMap<>();
        rows(
                tx,
                "SELECT log_index, value FROM log_text WHERE label = 'decision'",
                r -> decisions.put(number(r, "log_index"), text(r, "value")));
        return decisions;
    }

    private static void rows(Tx tx, String query, Consumer<Record> to) {
        try (var rows = SnapshotStore.rows(tx, query)) {
            rows.forEach(to);
        }
    }
}
