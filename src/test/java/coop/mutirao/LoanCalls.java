package coop.mutirao;

import coop.mutirao.PermissionCalls.Call;
import coop.mutirao.http.Permissions.Rule;
import coop.mutirao.testing.TestApp;
import java.util.Map;
import java.util.UUID;

/// Requests for the lines of the table about loans.
final class LoanCalls {

    /// What Ana applied for.
    private static final String LOAN = new UUID(0x7000, 0x8000_0000_0000_000aL).toString();

    private LoanCalls() {}

    /// Lets Ana have applied, whatever the assembly allows.
    static void apply(TestApp app) {
        app.app.database.transact(tx ->
                tx.sql()
                        .execute(
                                """
                                INSERT INTO loan (loan_id, borrower_id, amount, purpose, schedule,
                                    first_due, instalments, months, is_collected, is_named,
                                    applied_at, transfer_key)
                                SELECT ?::uuid, account_id, 5, 'A tool', 'dates', '2100-01-01', 1,
                                    '{}', false, false, now(), gen_random_uuid()
                                FROM account WHERE code = 'ana'
                                """,
                                LOAN));
    }

    /// @param another an id that nothing has yet
    static Call of(Rule rule, String another) {
        String what = rule.method() + " " + rule.path().replace("/api/v1", "");
        boolean isNew = what.equals("PUT /loans/{id}");
        String path =
                rule.path().replace("{id}", isNew ? another : LOAN).replace("{payment}", another);
        return switch (what) {
            case "PUT /loans/{id}" ->
                    new Call(
                            path,
                            Map.of(
                                    "amount",
                                    1,
                                    "purpose",
                                    "A tool",
                                    "schedule",
                                    Map.of(
                                            "kind", "dates",
                                            "first", "2100-01-01",
                                            "instalments", 1),
                                    "collect",
                                    false,
                                    "named",
                                    false));
            case "PUT /loans/{id}/consent" ->
                    new Call(path, Map.of("collect", false, "named", false));
            case "PUT /loans/{id}/repayments/{payment}" -> new Call(path, Map.of("amount", 1));
            case "PUT /loans/{id}/decision" ->
                    new Call(path, Map.of("grant", false, "reason", "Not now"));
            case "PUT /loans/{id}/deferral" ->
                    new Call(path, Map.of("nextDue", "2100-01-01", "reason", "Later"));
            default -> new Call(path, null);
        };
    }
}
