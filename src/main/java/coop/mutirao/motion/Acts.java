package coop.mutirao.motion;

import coop.mutirao.assembly.Amendments;
import coop.mutirao.assembly.StandingOrders;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Limits;
import coop.mutirao.ledger.Money;
import coop.mutirao.loss.WriteOffs;
import coop.mutirao.member.DecidedAdmission;
import coop.mutirao.member.RoleGrant;
import coop.mutirao.member.Roles;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.PolicyKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// Does what an assembly accepted, through the same services that officers use.
final class Acts {

    private static final String NO_SUCH_MEMBER = "no-such-member";
    private static final String EXCLUDED = "excluded";
    private static final String CHANGES_NOTHING = "changes-nothing";

    private final Policies policies;
    private final Roles roles;
    private final Limits limits;
    private final DecidedAdmission admission;
    private final WriteOffs writeOffs;
    private final Exits exits;
    private final Amendments amendments;
    private final OfficerActs officerActs;
    private final ObjectMapper json;

    Acts(
            Policies policies,
            Roles roles,
            Limits limits,
            DecidedAdmission admission,
            WriteOffs writeOffs,
            Exits exits,
            Amendments amendments,
            OfficerActs officerActs,
            ObjectMapper json) {
        this.policies = policies;
        this.roles = roles;
        this.limits = limits;
        this.admission = admission;
        this.writeOffs = writeOffs;
        this.exits = exits;
        this.amendments = amendments;
        this.officerActs = officerActs;
        this.json = json;
    }

    /// What became of it.
    sealed interface Result {
        /// @param index of the fact by which it was done; null: nothing was to be done
        record Done(@Nullable Long index) implements Result {}

        /// It cannot be done any more. Nothing was written.
        ///
        /// @param why one of a few words that pages have in their languages
        record Failed(String why) implements Result {}
    }

    Result act(Tx tx, Facts facts, Motion motion) {
        String subject = Objects.requireNonNullElse(motion.subject(), "");
        @Nullable String failure =
                switch (motion.decision()) {
                    case Decision.Text _ -> null;
                    case Decision.Policy policy -> set(tx, facts, motion, policy);
                    case Decision.Mandate mandate when mandate.give() ->
                            give(tx, facts, motion, mandate, subject);
                    case Decision.Mandate mandate -> end(tx, facts, motion, mandate, subject);
                    case Decision.Limit(_, var credit) ->
                            change(
                                    tx,
                                    facts,
                                    motion,
                                    subject,
                                    new AccountChange(credit, null, null, null, words(motion)));
                    case Decision.Exclusion _ -> exclude(tx, facts, motion, subject);
                    case Decision.Admission _ -> admit(tx, facts, motion);
                    case Decision.Amendment(_, var proposal, var amendment, _) ->
                            amendments.carry(tx, facts, proposal, amendment, motion.id());
                    case Decision.WriteOff writeOff ->
                            writeOff(tx, facts, motion, writeOff, subject);
                };
        if (failure != null) {
            return new Result.Failed(failure);
        }
        // The act itself is the last thing that any of the services writes.
        boolean isOnlyWords = motion.decision() instanceof Decision.Text;
        var done = new Result.Done(isOnlyWords ? null : facts.size() - 1);
        if (motion.decision() instanceof Decision.Exclusion) {
            exits.tell(tx, facts, subject);
        }
        return done;
    }

    /// What stands where officers say by which decision they act.
    static String words(Motion motion) {
        return "motion/" + motion.id();
    }

    private Second by(Motion motion, String path) {
        return officerActs.decidedBy(motion.id(), "/api/v1" + path);
    }

    private @Nullable String set(Tx tx, Facts facts, Motion motion, Decision.Policy decided) {
        Optional<PolicyKey<?>> key = policies.key(decided.key());
        return key.isEmpty() ? "value-not-valid" : set(tx, facts, motion, decided, key.get());
    }

    private <T> @Nullable String set(
            Tx tx, Facts facts, Motion motion, Decision.Policy decided, PolicyKey<T> key) {
        T value;
        try {
            value = policies.read(key, json.readTree(decided.value()));
        } catch (JacksonException | IllegalArgumentException e) {
            return "value-not-valid";
        }
        @Nullable Instant from = decided.effectiveFrom();
        var change =
                new Policies.Change<>(
                        key,
                        decided.version(),
                        value,
                        words(motion),
                        from == null || from.isBefore(facts.at()) ? null : from,
                        null,
                        Fact.ASSEMBLY);
        String path = "/policies/%s/%d".formatted(key.name(), decided.version());
        Policies.Result result = policies.set(tx, facts, 1, change, by(motion, path));
        return result instanceof Policies.Result.Set ? null : "version-taken";
    }

    private @Nullable String give(
            Tx tx, Facts facts, Motion motion, Decision.Mandate mandate, String subject) {
        @Nullable Instant endsAt = mandate.endsAt();
        if (endsAt != null && !endsAt.isAfter(facts.at())) {
            return "term-over";
        }
        var decided = new RoleGrant.Decided(subject, mandate.role(), words(motion), endsAt);
        Roles.Result result =
                roles.grant(tx, facts, decided, Fact.ASSEMBLY, by(motion, path(mandate, subject)));
        return switch (result) {
            case Roles.Result.Granted _ -> null;
            case Roles.Result.Excluded _ -> EXCLUDED;
            default -> NO_SUCH_MEMBER;
        };
    }

    private static String path(Decision.Mandate mandate, String subject) {
        return "/members/%s/roles/%s".formatted(subject, mandate.role().wire());
    }

    private @Nullable String end(
            Tx tx, Facts facts, Motion motion, Decision.Mandate mandate, String subject) {
        long before = facts.size();
        Roles.Result result =
                roles.revoke(
                        tx,
                        facts,
                        subject,
                        mandate.role(),
                        words(motion),
                        Fact.ASSEMBLY,
                        by(motion, path(mandate, subject)));
        return switch (result) {
            case Roles.Result.LastCoordinator _ -> "last-coordinator";
            case Roles.Result.UnknownMember _ -> NO_SUCH_MEMBER;
            default -> facts.size() == before ? CHANGES_NOTHING : null;
        };
    }

    private @Nullable String admit(Tx tx, Facts facts, Motion motion) {
        @Nullable Newcomer newcomer = motion.newcomer();
        if (newcomer == null) {
            return "newcomer-gone";
        }
        return admission.admit(tx, facts, newcomer.order(), words(motion), motion.id()).isEmpty()
                ? null
                : "code-taken";
    }

    private @Nullable String exclude(Tx tx, Facts facts, Motion motion, String subject) {
        by(motion, "/accounts/" + subject).done(tx, facts);
        return exits.begin(tx, facts, motion.id(), subject, words(motion));
    }

    // What it owes is paid first, so that it can be closed.
    private @Nullable String writeOff(
            Tx tx, Facts facts, Motion motion, Decision.WriteOff decided, String subject) {
        var order =
                new WriteOffs.Order(
                        motion.id(),
                        subject,
                        decided.amount(),
                        decided.useExpansion(),
                        decided.capPpm());
        Money most = policies.inForce(tx, StandingOrders.KEY, facts.at()).value().deficitMaximum();
        @Nullable String failure = writeOffs.cover(tx, facts, order, most);
        return failure != null
                ? failure
                : change(
                        tx,
                        facts,
                        motion,
                        subject,
                        new AccountChange(null, null, null, true, words(motion)));
    }

    private @Nullable String change(
            Tx tx, Facts facts, Motion motion, String subject, AccountChange change) {
        long before = facts.size();
        AccountChange.Result result =
                limits.decided(tx, facts, subject, change, by(motion, "/accounts/" + subject));
        return switch (result) {
            case AccountChange.Result.NoSuchAccount _ -> NO_SUCH_MEMBER;
            case AccountChange.Result.NotSettled _ -> "not-settled";
            case AccountChange.Result.Leaving _ -> EXCLUDED;
            default -> facts.size() == before ? CHANGES_NOTHING : null;
        };
    }
}
