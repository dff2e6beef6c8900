package coop.mutirao.assembly;

import coop.mutirao.assembly.RoundStore.Voter;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who enters sheets of paper: coordinators, and whom two of them name for a round. Nobody does who
/// wrote one of its projects, or would be paid.
public final class Tellers {

    private final PaperStore store = new PaperStore();
    private final RoundStore rounds = new RoundStore();
    private final ProposalStore proposals = new ProposalStore();
    private final Database database;
    private final AuditLog log;

    Tellers(Database database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    boolean isOne(Tx tx, UUID round, Paper.Teller who) {
        return who.isCoordinator() || store.isTeller(tx, round, who.member());
    }

    boolean hasPart(Tx tx, UUID round, MemberId member) {
        return proposals.hasPart(tx, round, member);
    }

    /// Names a member to enter sheets, or does so no more.
    ///
    /// @param code of her account
    /// @return whether she enters sheets now
    Outcome<Boolean> name(UUID id, String code, boolean named, Rounds.By by, Second second) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> name(tx, facts, id, code, named, by, second)));
    }

    private Outcome<Boolean> name(
            Tx tx, Facts facts, UUID id, String code, boolean named, Rounds.By by, Second second) {
        Optional<Round> round = rounds.find(tx, id);
        if (round.isEmpty()) {
            return Outcome.notFound("round");
        }
        Optional<Voter> teller = rounds.voter(tx, round.get(), code);
        if (teller.isEmpty()) {
            return Outcome.notFound("voter");
        }
        MemberId member = teller.get().member();
        if (store.isTeller(tx, id, member) == named) {
            return Outcome.again(named);
        }
        if (!Paper.isTime(round.get(), facts)) {
            return Outcome.wrongStep("round", round.get().state().wire());
        }
        if (member.equals(by.member())) {
            return Outcome.notAllowed(
                    "It is about yourself: other coordinators decide.", "coordinator");
        }
        if (named && hasPart(tx, id, member)) {
            return Outcome.notAllowed(
                    "%s wrote one of its projects, or would be paid: others enter sheets."
                            .formatted(code),
                    "member");
        }
        Optional<OfficerAct> waits = second.missing(tx, facts);
        if (waits.isPresent()) {
            return new Outcome.Waits<>(waits.get());
        }
        second.done(tx, facts);
        if (named) {
            store.name(tx, id, member);
        } else {
            store.dismiss(tx, id, member);
        }
        facts.append(
                "teller",
                Map.of(
                        "round", id.toString(),
                        "account", teller.get().account(),
                        "granted", named ? "yes" : "no",
                        "actor", by.account()),
                Map.of());
        return Outcome.done(named);
    }
}
