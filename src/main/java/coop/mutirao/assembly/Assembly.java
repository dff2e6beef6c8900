package coop.mutirao.assembly;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.device.KeyRing;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.member.Communities;
import coop.mutirao.policy.Policies;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongFunction;
import tools.jackson.databind.ObjectMapper;

/// All desks of the assembly, put together.
public final class Assembly {

    public final Rounds rounds;
    public final Proposals proposals;
    public final Comments comments;
    public final Amendments amendments;
    public final Ballots ballots;
    public final Proxies proxies;
    public final Tellers tellers;
    public final Paper paper;
    public final TrancheReports reports;
    public final Execution execution;
    public final Bundles bundles;
    public final RoundKeeper keeper;

    /// @param proofs gives the proof that a fact is in the log, once a checkpoint has it
    public Assembly(
            Database database,
            AuditLog log,
            Ledger ledger,
            Communities communities,
            Policies policies,
            Chance chance,
            ObjectMapper json,
            InstantSource clock,
            LongFunction<Optional<String>> proofs) {
        rounds = new Rounds(database, log, ledger, policies, chance);
        proposals = new Proposals(database, log, ledger, chance);
        comments = new Comments(database, clock);
        amendments = new Amendments(database, log, proposals, clock);
        ballots = new Ballots(database, log, new KeyRing(database), chance, proofs);
        proxies = new Proxies(database, log);
        tellers = new Tellers(database, log);
        paper = new Paper(database, log, chance, tellers, proxies, ballots);
        execution = new Execution(database, log, ledger, rounds);
        reports = new TrancheReports(database, log, chance, clock);
        bundles = new Bundles(database, communities, proofs);
        keeper = new RoundKeeper(database, log, ledger, communities, json, clock);
    }
}
