package coop.mutirao;

import coop.mutirao.approval.Approvals;
import coop.mutirao.assembly.Assembly;
import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Published;
import coop.mutirao.check.Checks;
import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Passwords;
import coop.mutirao.db.Bell;
import coop.mutirao.db.Database;
import coop.mutirao.db.FewAtOnce;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.db.Replica;
import coop.mutirao.db.Snapshots;
import coop.mutirao.delegate.ApprovalRules;
import coop.mutirao.delegate.Delegations;
import coop.mutirao.device.DeviceKeys;
import coop.mutirao.device.KeyRing;
import coop.mutirao.export.AccountStatements;
import coop.mutirao.export.Exports;
import coop.mutirao.export.Packs;
import coop.mutirao.fund.Fund;
import coop.mutirao.history.PaymentImport;
import coop.mutirao.http.Pace;
import coop.mutirao.http.Server;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Limits;
import coop.mutirao.ledger.Reports;
import coop.mutirao.ledger.Statements;
import coop.mutirao.member.Communities;
import coop.mutirao.member.Hashing;
import coop.mutirao.member.Members;
import coop.mutirao.member.Roles;
import coop.mutirao.motion.Chamber;
import coop.mutirao.officer.OfficerActs;
import coop.mutirao.payment.Payments;
import coop.mutirao.payment.Requests;
import coop.mutirao.payment.SignedOrders;
import coop.mutirao.policy.Policies;
import coop.mutirao.privacy.Erasures;
import coop.mutirao.privacy.OwnData;
import coop.mutirao.privacy.Profiles;
import coop.mutirao.program.ApiKeys;
import coop.mutirao.program.Apps;
import coop.mutirao.program.Consents;
import coop.mutirao.program.Programs;
import coop.mutirao.program.Tokens;
import coop.mutirao.proof.LogKeeper;
import coop.mutirao.proof.Proofs;
import coop.mutirao.report.OpenReports;
import coop.mutirao.report.SignedReports;
import coop.mutirao.signin.Invitations;
import coop.mutirao.signin.Passkeys;
import coop.mutirao.signin.Recoveries;
import coop.mutirao.signin.SecondFactors;
import coop.mutirao.signin.Sessions;
import coop.mutirao.signin.SignIn;
import coop.mutirao.signin.WaysIn;
import coop.mutirao.tlog.NoteKey;
import coop.mutirao.tlog.SignedNote;
import coop.mutirao.tlog.Statement;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Puts the parts together. To see what the program is made of, read this from top to bottom.
public final class App implements AutoCloseable {

    private final DataSource service;
    final InstantSource clock;
    private final MeterRegistry metrics;

    public final Chance chance;
    public final ObjectMapper json = Scalars.mapper();
    public final Database database;
    public final AuditLog log;
    public final Ledger ledger = new Ledger();
    public final Policies policies;
    public final Communities communities;
    public final Members members;
    public final Roles roles;
    public final OfficerActs officerActs;
    final Sessions sessions;
    final SecondFactors secondFactors;
    final SignIn signIn;
    final Passkeys passkeys;
    final WaysIn waysIn;
    final Recoveries recoveries;
    final Invitations invitations;
    public final DeviceKeys keys;
    public final Delegations delegations;
    final ApprovalRules approvalRules;
    private final Programs programs;
    final ApiKeys apiKeys;
    final Apps apps;
    final Consents consents;
    final Tokens tokens;
    public final Statements statements;
    public final Reports reports;
    final Limits limits;
    final Profiles profiles;
    final OwnData ownData;
    public final Erasures erasures;
    public final Payments payments;
    final SignedOrders signedOrders;
    final Approvals approvals;
    final Requests requests;
    public final Fund fund;
    public final Economy economy;
    public final Assembly assembly;
    public final Chamber chamber;
    final Published published = new Published();
    public final Proofs proofs;
    public final Exports exports;
    public final SignedReports signedReports;
    final OpenReports openReports;
    public final Packs packs;
    public final AccountStatements accountStatements;
    public final Checks checks;
    public final PaymentImport imports;
    public final Founding founding;
    final NetworkView network;
    final @Nullable Lag lag;

    // Set once, when the log is kept.
    private volatile Optional<LogKeeper> keeper = Optional.empty();

    // Where browsers find the service, once it is served.
    private volatile Optional<URI> address = Optional.empty();

    /// @param service connects as the role of the service
    public App(
            DataSource service,
            InstantSource clock,
            RandomGenerator random,
            MeterRegistry metrics,
            GroupCommit.Settings engine) {
        this(service, null, clock, random, metrics, engine, new Hashing(Passwords.Cost.OWASP));
    }

    /// The same with a replica.
    ///
    /// @param standby connects to it as the role of the service; null if there is none
    public App(
            DataSource service,
            @Nullable DataSource standby,
            InstantSource clock,
            RandomGenerator random,
            MeterRegistry metrics,
            GroupCommit.Settings engine,
            Hashing hashing) {
        this.service = service;
        this.clock = clock;
        this.metrics = metrics;
        chance = new Chance(random, clock);
        database = new Database(service);
        log = new AuditLog(clock, chance, metrics);
        Snapshots few = new FewAtOnce(database);
        @Nullable Replica replica =
                standby == null ? null : new Replica(database, few, standby, metrics);
        lag = replica == null ? null : new Lag(database, replica, log, metrics);
        Snapshots longReads = replica == null ? few : replica;
        policies = new Policies(json, Parameters.ALL);
        communities = new Communities(database, log);
        members = new Members(database, log, ledger, policies, hashing, chance);
        roles = new Roles(database, log, ledger, clock);
        officerActs = new OfficerActs(database, log, chance, clock);
        sessions = new Sessions(database, members::disclosure, clock, chance);
        secondFactors = new SecondFactors(database, members, clock, chance);
        signIn = new SignIn(database, sessions, secondFactors, hashing, clock, chance);
        network = new NetworkView(database, log, communities, policies, clock);
        passkeys =
                new Passkeys(
                        database,
                        sessions,
                        signIn,
                        this::address,
                        this::networkName,
                        clock,
                        chance);
        waysIn = new WaysIn(database, secondFactors, passkeys);
        keys = new DeviceKeys(database, log, ledger, communities);
        delegations = new Delegations(database, log, ledger, keys, members::creditLimit, clock);
        recoveries =
                new Recoveries(
                        new Recoveries.Needs(
                                database,
                                log,
                                ledger,
                                members,
                                waysIn,
                                sessions,
                                keys,
                                delegations,
                                clock,
                                chance));
        invitations =
                new Invitations(
                        new Invitations.Needs(
                                database,
                                log,
                                ledger,
                                members,
                                hashing,
                                clock,
                                chance,
                                signIn,
                                sessions,
                                waysIn,
                                passkeys,
                                recoveries,
                                delegations));
        programs = new Programs(database, clock);
        apiKeys = new ApiKeys(database, ledger, clock, chance);
        apps = new Apps(database, log, ledger, chance);
        consents = new Consents(apps, database, ledger, clock, chance);
        tokens = new Tokens(database, ledger, clock, chance);
        statements = new Statements(database, log);
        reports = new Reports(database, longReads, log);
        economy = new Economy(database, log, ledger, policies, communities, json, chance, clock);
        limits = new Limits(database, log, members::takesTwo, economy.credits);
        approvalRules = new ApprovalRules(database, log, ledger, delegations);
        var ring = new KeyRing(database);
        payments =
                new Payments(database, log, ledger, policies, ring, json, clock, metrics, engine);
        signedOrders = new SignedOrders(database, communities, ring, clock);
        approvals = new Approvals(database, log, ledger, policies, signedOrders, json, clock);
        requests = new Requests(database, ledger, clock);
        fund = new Fund(database, log, ledger, policies, json);
        proofs = new Proofs(database, policies, clock, this::logKey);
        assembly =
                new Assembly(
                        database,
                        log,
                        ledger,
                        communities,
                        policies,
                        chance,
                        json,
                        clock,
                        proofs::text);
        chamber =
                new Chamber(
                        new Chamber.Needs(
                                database,
                                log,
                                ledger,
                                communities,
                                members,
                                policies,
                                roles,
                                limits,
                                assembly.amendments,
                                officerActs,
                                chance,
                                json,
                                clock));
        exports = new Exports(longReads);
        signedReports =
                new SignedReports(
                        new SignedReports.Needs(
                                database, longReads, log, ledger, communities, proofs, published),
                        this::state);
        openReports = new OpenReports(signedReports, clock);
        accountStatements = new AccountStatements(longReads);
        packs = new Packs(longReads, policies, clock);
        profiles = new Profiles(database, members, delegations, clock);
        ownData = new OwnData(longReads);
        erasures = new Erasures(database, log, ledger, policies, keys, officerActs, fund::takeRest);
        checks = new Checks(longReads, policies);
        imports =
                new PaymentImport(
                        database,
                        log,
                        ledger,
                        new Reports(database, database, log),
                        communities,
                        members,
                        payments);
        founding = new Founding(database, log, ledger, policies, communities, members, roles);
    }

    /// Serves all of it over HTTP.
    ///
    /// @param port 0: any free one
    /// @param source where the program's source can be had, as its licence asks
    public Server serve(String host, int port, URI source) {
        return serve(host, port, source, Front.OPEN);
    }

    /// The same with what stands before it.
    public Server serve(String host, int port, URI source, Front front) {
        Server server = start(host, port, source, front);
        URI here = URI.create("http://localhost:" + server.port());
        address = Optional.of(Objects.requireNonNullElse(front.address(), here));
        return server;
    }

    String networkName() {
        return network.title().name();
    }

    URI address() {
        return address.orElseThrow(() -> new IllegalStateException("nothing is served yet"));
    }

    private Server start(String host, int port, URI source, Front front) {
        var needs =
                new Server.Needs(
                        json,
                        token -> programs.caller(token, sessions::caller),
                        () -> chance.uuid().toString(),
                        metrics,
                        front.proxies(),
                        new Pace(front.writes(), clock),
                        front.connections(),
                        front.isOverTls(),
                        clock);
        return Server.start(host, port, needs, AllRoutes.all(this, source));
    }

    /// Keeps the log provable from now on: builds its tree and has its checkpoints signed.
    public LogKeeper keepLog(LogKeeper.Signing signing) {
        LogKeeper started =
                LogKeeper.start(
                        new LogKeeper.Needs(
                                new Bell(service, "mutirao_leaf"),
                                database,
                                log,
                                communities,
                                policies,
                                published,
                                clock,
                                metrics),
                        signing);
        keeper = Optional.of(started);
        return started;
    }

    /// Why no checkpoint is signed here, for anybody; empty if all is well, or nobody keeps the log
    /// here.
    Optional<String> unsigned() {
        return keeper.flatMap(LogKeeper::refusedInPublic);
    }

    /// The same for whoever runs it, once it was tried.
    ///
    /// @param patience so long at most it is waited for that
    public Optional<String> unsigned(Duration patience) throws InterruptedException {
        Optional<LogKeeper> known = keeper;
        return known.isEmpty() ? Optional.empty() : known.get().refused(patience);
    }

    /// The name of the log, which is its key's name.
    public String origin() {
        return database.inSnapshot(communities::network).orElseThrow().origin();
    }

    private @Nullable NoteKey logKey() {
        return keeper.flatMap(LogKeeper::key).orElse(null);
    }

    private Optional<SignedNote> state(Statement statement) {
        return keeper.flatMap(known -> known.state(statement));
    }

    /// What time it is, by the clock that the program was given.
    public Instant now() {
        return clock.instant();
    }

    /// What an acknowledged payment outlives, in a sentence.
    public String durability() {
        return network.durability().meaning();
    }

    /// Carries out what was accepted and stops.
    @Override
    public void close() {
        payments.close();
        keeper.ifPresent(LogKeeper::close);
    }
}
