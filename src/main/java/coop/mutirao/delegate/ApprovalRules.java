package coop.mutirao.delegate;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.Giving.Giver;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.OfficerAct;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which accounts pay much only when several agree. Each change is a fact of the log.
public final class ApprovalRules {

    private final ApprovalRuleStore store = new ApprovalRuleStore();
    private final AccountNews news = new AccountNews();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Delegations delegations;

    public ApprovalRules(Database database, AuditLog log, Ledger ledger, Delegations delegations) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.delegations = delegations;
    }

    /// What became of a rule.
    sealed interface Result {
        record Set(ApprovalRuleStore.Row row) implements Result {}

        /// It stands, by the same decision.
        record SetBefore(ApprovalRuleStore.Row row) implements Result {}

        /// The account has none, any longer or anyway.
        record Without() implements Result {}

        record UnknownMember(String code) implements Result {}

        /// Another coordinator has to ask for it too.
        record Waits(OfficerAct act) implements Result {}

        /// @param why in words
        record NotAllowed(String why) implements Result {}
    }

    /// An account's rule.
    Optional<ApprovalRuleStore.Row> find(String code) {
        return database.inSnapshot(tx -> member(tx, code).flatMap(a -> store.find(tx, a.id())));
    }

    /// Sets a rule, or ends it.
    ///
    /// @param wanted null: none any more
    Result set(String code, @Nullable ApprovalRule wanted, String decision, Giver by) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> set(tx, facts, code, wanted, decision, by)));
    }

    private Result set(
            Tx tx,
            Facts facts,
            String code,
            @Nullable ApprovalRule wanted,
            String decision,
            Giver by) {
        Optional<Account> found = member(tx, code);
        if (found.isEmpty()) {
            return new Result.UnknownMember(code);
        }
        Account account = found.get();
        Optional<ApprovalRuleStore.Row> earlier = store.find(tx, account.id());
        Optional<ApprovalRule> stands = earlier.map(ApprovalRuleStore.Row::rule);
        MemberId owner = Objects.requireNonNull(account.owner());
        Optional<Powers> hers = delegations.powers(tx, facts, account, by.member());
        @Nullable String refusal = Giving.refusal(by, owner, hers, stands, wanted);
        if (refusal != null) {
            return new Result.NotAllowed(refusal);
        }
        if (earlier.isEmpty() && wanted == null) {
            return new Result.Without();
        }
        if (earlier.isPresent()
                && earlier.get().rule().equals(wanted)
                && earlier.get().decision().equals(decision)) {
            return new Result.SetBefore(earlier.get());
        }
        boolean isLooser = Giving.isLooser(stands, wanted);
        Optional<OfficerAct> waits =
                Giving.isOfficers(by, owner, hers, isLooser)
                        ? by.second().missing(tx, facts)
                        : Optional.empty();
        if (waits.isPresent()) {
            return new Result.Waits(waits.get());
        }
        return set(tx, facts, account, wanted, decision, by);
    }

    private Result set(
            Tx tx,
            Facts facts,
            Account account,
            @Nullable ApprovalRule wanted,
            String decision,
            Giver by) {
        var members = new HashMap<String, String>();
        members.put("account", account.publicId());
        members.put("actor", ledger.find(tx, by.code()).orElseThrow().publicId());
        if (wanted != null) {
            members.put("above", Long.toString(wanted.above().minorUnits()));
            members.put("approvals", Integer.toString(wanted.approvals()));
        }
        by.second().done(tx, facts);
        facts.append("approval-rule", members, Map.of("decision", decision));
        news.tellOfRule(tx, facts, account, by.member());
        if (wanted == null) {
            store.end(tx, account.id());
            return new Result.Without();
        }
        var row = new ApprovalRuleStore.Row(wanted, decision, facts.at());
        store.set(tx, account.id(), row);
        return new Result.Set(row);
    }

    private Optional<Account> member(Tx tx, String code) {
        return ledger.find(tx, code).filter(a -> a.kind() == Account.Kind.MEMBER);
    }
}
