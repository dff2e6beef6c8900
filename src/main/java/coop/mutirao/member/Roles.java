package coop.mutirao.member;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Role;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who has which role, by which decision and until when. Each change is a fact of the log: what an
/// officer did can be set beside the decision that made one of her. A mandate whose term is over
/// needs no act to end.
public final class Roles {

    private final MemberStore store = new MemberStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final InstantSource clock;

    public Roles(Database database, AuditLog log, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What became of a role.
    public sealed interface Result {
        record Granted(RoleGrant grant) implements Result {}

        /// The member has the role, as it was given first.
        record GrantedBefore(RoleGrant grant) implements Result {}

        /// The member does not have the role, any longer or anyway.
        record Without() implements Result {}

        record UnknownMember(String code) implements Result {}

        /// Another coordinator has to ask for it too.
        record Waits(OfficerAct act) implements Result {}

        /// A venture has no office: it does not sign in.
        record NoPerson(String member) implements Result {}

        /// Nobody gives a role to herself.
        record ForOneself() implements Result {}

        /// She was excluded.
        record Excluded(String member) implements Result {}

        /// Without a coordinator nobody could give a role.
        record LastCoordinator(String member) implements Result {}
    }

    /// Whether a member has a role now.
    public boolean has(String code, Role role) {
        return database.inTransaction(tx ->
                store.find(tx, code)
                        .flatMap(m -> store.role(tx, m, role, clock.instant()))
                        .isPresent());
    }

    /// The mandates in force, by role and by member.
    public List<RoleGrant> inForce() {
        return database.inTransaction(tx -> store.mandates(tx, clock.instant()));
    }

    /// Gives a role to somebody else, or gives it to her anew by another decision.
    ///
    /// @param by the code of who carries the decision out
    /// @param second who else does
    /// @throws IllegalArgumentException if the term is over already, or too long
    public Result grant(RoleGrant.Decided decided, String by, Second second) {
        if (Books.key(decided.member()).equals(Books.key(by))) {
            return new Result.ForOneself();
        }
        return database.inTransaction(
                tx -> log.record(tx, facts -> grant(tx, facts, decided, actor(tx, by), second)));
    }

    /// Gives a role on the word of whoever runs the service.
    public Result grantByService(RoleGrant.Decided decided) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> grant(tx, facts, decided, Fact.SERVICE)));
    }

    /// Gives a role as part of a turn at the door.
    ///
    /// @param actor public id of the account whose owner acts, or `service`
    public Result grant(Tx tx, Facts facts, RoleGrant.Decided decided, String actor) {
        return grant(tx, facts, decided, actor, Second.NOT_NEEDED);
    }

    /// The same by who else decides it: an assembly, for one.
    public Result grant(
            Tx tx, Facts facts, RoleGrant.Decided decided, String actor, Second second) {
        Optional<Member> member = store.find(tx, decided.member());
        if (member.isEmpty()) {
            return new Result.UnknownMember(decided.member());
        }
        if (member.get().kind() != Member.Kind.PERSON) {
            return new Result.NoPerson(member.get().code());
        }
        if (ledger.isLeaving(tx, member.get().id())) {
            return new Result.Excluded(member.get().code());
        }
        Optional<RoleGrant> earlier = store.role(tx, member.get(), decided.role(), facts.at());
        if (earlier.isPresent() && earlier.get().decision().equals(decided.decision())) {
            return new Result.GrantedBefore(earlier.get());
        }
        RoleGrant grant = decided.grant(member.get().code(), facts.at());
        Optional<OfficerAct> waits = second.missing(tx, facts);
        if (waits.isPresent()) {
            return new Result.Waits(waits.get());
        }
        second.done(tx, facts);
        store.grant(tx, member.get().id(), grant, second.motion());
        Map<String, String> members = members(tx, grant.member(), grant.role(), actor, second);
        members.put("granted", "yes");
        members.put("until", Facts.time(grant.endsAt()));
        facts.append("admin", members, Map.of("decision", grant.decision()));
        return new Result.Granted(grant);
    }

    /// Ends a role. Who gives her own back needs nobody else.
    ///
    /// @param by the code of who carries the decision out
    /// @param second who else does
    public Result revoke(String code, Role role, String decision, String by, Second second) {
        Texts.require("decision", decision, Texts.DECISION_MAX);
        return database.inTransaction(tx ->
                log.record(
                        tx,
                        facts -> revoke(tx, facts, code, role, decision, actor(tx, by), second)));
    }

    /// Ends a role as part of a turn at the door.
    ///
    /// @param actor public id of the account whose owner acts, or `assembly`
    public Result revoke(
            Tx tx,
            Facts facts,
            String code,
            Role role,
            String decision,
            String actor,
            Second second) {
        Optional<Member> member = store.find(tx, code);
        if (member.isEmpty()) {
            return new Result.UnknownMember(code);
        }
        if (store.role(tx, member.get(), role, facts.at()).isEmpty()) {
            return new Result.Without();
        }
        // Behind the door, so that two coordinators cannot dismiss each other at once.
        if (role == Role.COORDINATOR && store.holders(tx, role, facts.at()) == 1) {
            return new Result.LastCoordinator(member.get().code());
        }
        boolean isHerOwn = actor(tx, code).equals(actor);
        Optional<OfficerAct> waits = isHerOwn ? Optional.empty() : second.missing(tx, facts);
        if (waits.isPresent()) {
            return new Result.Waits(waits.get());
        }
        second.done(tx, facts);
        store.revoke(tx, member.get().id(), role);
        Map<String, String> members = members(tx, code, role, actor, second);
        members.put("granted", "no");
        facts.append("admin", members, Map.of("decision", decision));
        return new Result.Without();
    }

    private Map<String, String> members(
            Tx tx, String code, Role role, String actor, Second second) {
        Map<String, String> members = new HashMap<>();
        members.put("account", actor(tx, code));
        members.put("role", role.wire());
        members.put("actor", actor);
        @Nullable UUID motion = second.motion();
        if (motion != null) {
            members.put("motion", motion.toString());
        }
        return members;
    }

    private String actor(Tx tx, String code) {
        return ledger.find(tx, code).map(Account::publicId).orElseThrow();
    }
}
