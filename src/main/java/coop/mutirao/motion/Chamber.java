package coop.mutirao.motion;

import coop.mutirao.assembly.Amendments;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.device.KeyRing;
import coop.mutirao.dormancy.Dormancies;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Limits;
import coop.mutirao.loss.DebtKeeper;
import coop.mutirao.loss.Debts;
import coop.mutirao.loss.LossKeeper;
import coop.mutirao.loss.Losses;
import coop.mutirao.loss.WriteOffs;
import coop.mutirao.member.Communities;
import coop.mutirao.member.DecidedAdmission;
import coop.mutirao.member.Members;
import coop.mutirao.member.Roles;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.policy.Policies;
import java.time.InstantSource;
import tools.jackson.databind.ObjectMapper;

/// All desks about motions, put together.
public final class Chamber {

    public final Motions motions;
    public final Votes votes;
    public final MotionKeeper keeper;

    /// What was written off by motion, and who collects what members bear of it.
    public final Losses losses;

    public final LossKeeper lossKeeper;
    public final Debts debts;
    public final DebtKeeper debtKeeper;

    /// What the desks work with.
    public record Needs(
            Database database,
            AuditLog log,
            Ledger ledger,
            Communities communities,
            Members members,
            Policies policies,
            Roles roles,
            Limits limits,
            Amendments amendments,
            OfficerActs officerActs,
            Chance chance,
            ObjectMapper json,
            InstantSource clock) {}

    public Chamber(Needs needs) {
        var store = new MotionStore(needs.json());
        var exits =
                new Exits(
                        needs.ledger(),
                        new Dormancies(needs.database(), needs.log(), needs.ledger()));
        var acts =
                new Acts(
                        needs.policies(),
                        needs.roles(),
                        needs.limits(),
                        new DecidedAdmission(needs.members()),
                        new WriteOffs(needs.ledger()),
                        exits,
                        needs.amendments(),
                        needs.officerActs(),
                        needs.json());
        var steps = new MotionSteps(store, needs.policies(), acts, needs.chance());
        var decisions =
                new Decisions(
                        needs.ledger(), needs.members(), needs.policies(), needs.amendments());
        motions =
                new Motions(
                        store,
                        steps,
                        decisions,
                        needs.database(),
                        needs.log(),
                        needs.communities(),
                        needs.policies(),
                        needs.chance(),
                        needs.clock());
        votes =
                new Votes(
                        store,
                        steps,
                        needs.database(),
                        needs.log(),
                        new KeyRing(needs.database()),
                        needs.chance());
        losses = new Losses(needs.database(), needs.ledger(), needs.policies(), needs.clock());
        lossKeeper = new LossKeeper(needs.database(), needs.log(), needs.ledger());
        debts = new Debts(needs.database(), needs.log(), needs.ledger(), needs.clock());
        debtKeeper = new DebtKeeper(needs.database(), needs.log(), needs.clock());
        keeper =
                new MotionKeeper(store, steps, exits, needs.database(), needs.log(), needs.clock());
    }
}
