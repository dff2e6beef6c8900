package coop.mutirao.member;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import java.util.Map;
import java.util.Optional;

/// Who has which role, by which decision. Each change is a fact of the log: what an officer did can
/// be set beside the decision that made one of her.
public final class Roles {

    private final MemberStore store = new MemberStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;

    public Roles(Database database, AuditLog log, Ledger ledger) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
    }

    /// What became of a role.
    public sealed interface Result {
        record Granted(RoleGrant grant) implements Result {}

        /// The member has the role, as it was given first.
        record GrantedBefore(RoleGrant grant) implements Result {}

        /// The member does not have the role, any longer or anyway.
        record Without() implements Result {}

        record UnknownMember(String code) implements Result {}

        /// Nobody gives a role to herself.
        record ForOneself() implements Result {}

        /// Without a coordinator nobody could give a role.
        record LastCoordinator(String member) implements Result {}
    }

    /// Whether a member has a role.
    public boolean has(String code, Role role) {
        return database.inTransaction(
                tx -> store.find(tx, code).flatMap(m -> store.role(tx, m, role)).isPresent());
    }

    /// Gives a role to somebody else.
    ///
    /// @param by the code of who carries the decision out
    public Result grant(String code, Role role, String decision, String by) {
        if (Books.key(code).equals(Books.key(by))) {
            return new Result.ForOneself();
        }
        return database.inTransaction(tx ->
                log.record(tx, facts -> grant(tx, facts, code, role, decision, actor(tx, by))));
    }

    /// Gives a role as part of a turn at the door.
    ///
    /// @param actor public id of the account whose owner acts, or `service`
    public Result grant(Tx tx, Facts facts, String code, Role role, String decision, String actor) {
        Texts.require("decision", decision, Texts.DECISION_MAX);
        Optional<Member> member = store.find(tx, code);
        if (member.isEmpty()) {
            return new Result.UnknownMember(code);
        }
        Optional<RoleGrant> earlier = store.role(tx, member.get(), role);
        if (earlier.isPresent()) {
            return new Result.GrantedBefore(earlier.get());
        }
        var grant = new RoleGrant(member.get().code(), role, decision, facts.at());
        store.grant(tx, member.get().id(), grant);
        append(facts, actor(tx, code), role, "yes", actor, decision);
        return new Result.Granted(grant);
    }

    /// Ends a role.
    ///
    /// @param by the code of who carries the decision out
    public Result revoke(String code, Role role, String decision, String by) {
        Texts.require("decision", decision, Texts.DECISION_MAX);
        return database.inTransaction(
                tx -> log.record(tx, facts -> revoke(tx, facts, code, role, decision, by)));
    }

    private Result revoke(Tx tx, Facts facts, String code, Role role, String decision, String by) {
        Optional<Member> member = store.find(tx, code);
        if (member.isEmpty()) {
            return new Result.UnknownMember(code);
        }
        if (store.role(tx, member.get(), role).isEmpty()) {
            return new Result.Without();
        }
        // Behind the door, so that two coordinators cannot dismiss each other at once.
        if (role == Role.COORDINATOR && store.holders(tx, role) == 1) {
            return new Result.LastCoordinator(member.get().code());
        }
        store.revoke(tx, member.get().id(), role);
        append(facts, actor(tx, code), role, "no", actor(tx, by), decision);
        return new Result.Without();
    }

    private static void append(
            Facts facts, String account, Role role, String granted, String actor, String decision) {
        facts.append(
                "admin",
                Map.of("account", account, "role", role.wire(), "granted", granted, "actor", actor),
                Map.of("decision", decision));
    }

    private String actor(Tx tx, String code) {
        return ledger.find(tx, code).map(Account::publicId).orElseThrow();
    }
}
