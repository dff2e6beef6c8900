package coop.mutirao.delegate;

import static coop.mutirao.tables.Tables.APPROVAL_RULE;

import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The table approval_rule.
public final class ApprovalRuleStore {

    /// A rule with the decision that made it.
    record Row(ApprovalRule rule, String decision, Instant decidedAt) {}

    /// Gathers the query for the rules of these accounts, of those that have one.
    public Supplier<Map<AccountId, ApprovalRule>> ask(Tx tx, Collection<AccountId> accounts) {
        return tx.askMap(
                "SELECT account_id, above, approvals FROM approval_rule WHERE account_id = ANY (?)",
                r -> new AccountId(r.getInt(1)),
                r -> new ApprovalRule(Money.of(r.getLong(2)), r.getInt(3)),
                (Object) accounts.stream().mapToInt(AccountId::value).toArray());
    }

    Optional<Row> find(Tx tx, AccountId account) {
        return tx.sql()
                .selectFrom(APPROVAL_RULE)
                .where(APPROVAL_RULE.ACCOUNT_ID.eq(account))
                .fetchOptional(r ->
                        new Row(
                                new ApprovalRule(
                                        r.get(APPROVAL_RULE.ABOVE), r.get(APPROVAL_RULE.APPROVALS)),
                                r.get(APPROVAL_RULE.DECISION),
                                r.get(APPROVAL_RULE.DECIDED_AT)));
    }

    /// Writes a rule in the place of the one before it.
    void set(Tx tx, AccountId account, Row row) {
        end(tx, account);
        tx.sql()
                .insertInto(APPROVAL_RULE)
                .set(APPROVAL_RULE.ACCOUNT_ID, account)
                .set(APPROVAL_RULE.ABOVE, row.rule().above())
                .set(APPROVAL_RULE.APPROVALS, (short) row.rule().approvals())
                .set(APPROVAL_RULE.DECISION, row.decision())
                .set(APPROVAL_RULE.DECIDED_AT, row.decidedAt())
                .execute();
    }

    void end(Tx tx, AccountId account) {
        tx.sql().deleteFrom(APPROVAL_RULE).where(APPROVAL_RULE.ACCOUNT_ID.eq(account)).execute();
    }
}
