package coop.mutirao.surplus;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.AccountNews;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.news.NewsItem;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import coop.mutirao.surplus.Statement.Filing;
import coop.mutirao.surplus.Statement.State;
import coop.mutirao.surplus.SurplusStore.Worker;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// What ventures state of their surplus, and how it comes to be shared.
public final class Surpluses {

    static final int LISTED_MAX = 100;

    /// So many months after its end a time can be stated first, and corrected.
    static final int MONTHS_TO_STATE = 12;

    private final SurplusStore store;
    private final DueStore dues = new DueStore();
    private final AccountNews news = new AccountNews();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final SurplusChecking checking;
    private final ObjectMapper json;
    private final InstantSource clock;

    public Surpluses(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.json = json;
        this.clock = clock;
        this.store = new SurplusStore(json);
        this.checking = new SurplusChecking(this, store, dues, ledger, policies);
    }

    /// Who acts.
    ///
    /// @param code of her own account
    record Who(String code, MemberId member) {}

    /// What became of a step.
    sealed interface Result {

        /// @param again whether it stood so before
        record Done(Shown shown, boolean again) implements Result {}

        record NoSuchAccount(String code) implements Result {}

        record NoSuchStatement() implements Result {}

        /// @param why in words
        record NotValid(String why) implements Result {}

        /// @param why in words
        record AtOtherStep(State step, String why) implements Result {}

        /// @param why in words
        record NotHers(String why) implements Result {}
    }

    /// A statement with how many workers approved it of how many, and how many are needed.
    record Shown(Statement statement, int approved, int workers) {

        int needed() {
            return workers / 2 + 1;
        }
    }

    /// The form of a venture for a time, with what is known already.
    ///
    /// @param lossForward null: to be declared, since no statement goes before it
    /// @param due null: nothing was ever due
    record Form(
            String account,
            SurplusPeriod period,
            Policy<SurplusPolicy> policy,
            SurplusFigures.ByLedger ledger,
            @Nullable Money lossForward,
            List<Worker> workers,
            @Nullable Due due,
            List<Shown> statements) {}

    /// @param period null: the last one that is over
    /// @return empty if it is no venture's account
    Optional<Form> form(String code, @Nullable SurplusPeriod period) {
        return database.inSnapshot(tx ->
                ledger.find(tx, code)
                        .filter(account -> isVenture(tx, account))
                        .map(account -> form(tx, account, period)));
    }

    private Form form(Tx tx, Account account, @Nullable SurplusPeriod asked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SurplusPeriod period = asked == null ? latest(tx, now) : asked;
        List<Worker> workers = store.workers(tx, account.id(), now);
        return new Form(
                account.code(),
                period,
                governing(tx, period),
                store.ledger(tx, account.id(), period),
                store.carried(tx, account.id(), period).orElse(null),
                workers,
                dues.find(tx, account.id()).orElse(null),
                store.of(tx, account.id(), LISTED_MAX).stream()
                        .map(s -> shown(s, workers))
                        .toList());
    }

    private SurplusPeriod latest(Tx tx, Instant now) {
        SurplusPeriod month = SurplusPeriod.before(now, 1);
        SurplusPeriod quarter = SurplusPeriod.before(now, SurplusPeriod.QUARTER);
        if (governing(tx, month).value().months() == 1) {
            return month;
        }
        return governing(tx, quarter).value().months() == 1
                ? new SurplusPeriod(quarter.first().plusMonths(2), 1)
                : quarter;
    }

    /// As it was when the quarter began; a network that was founded later has its first one.
    private Policy<SurplusPolicy> governing(Tx tx, SurplusPeriod period) {
        return policies.find(tx, SurplusPolicy.KEY, 1)
                .filter(first -> first.effectiveFrom().isAfter(period.quarterStart()))
                .orElseGet(() -> policies.inForce(tx, SurplusPolicy.KEY, period.quarterStart()));
    }

    private boolean isVenture(Tx tx, Account account) {
        return account.kind() == Account.Kind.MEMBER
                && store.isVenture(tx, Objects.requireNonNull(account.owner()));
    }

    /// Whose statement it is.
    Optional<String> account(UUID id) {
        return database.inSnapshot(tx -> store.account(tx, id));
    }

    Optional<Shown> find(UUID id) {
        return database.inSnapshot(
                tx -> store.find(tx, id).map(s -> shown(tx, s, clock.instant())));
    }

    /// A page of all ventures' statements.
    ///
    /// @param before cursor of the page before; null: the first
    List<Placed> page(boolean openOnly, @Nullable Long before, int limit) {
        return database.inSnapshot(tx ->
                store.page(tx, openOnly, before == null ? Long.MAX_VALUE : before, limit).stream()
                        .map(s ->
                                new Placed(shown(tx, s, clock.instant()), store.place(tx, s.id())))
                        .toList());
    }

    /// @param place in the log
    record Placed(Shown shown, long place) {}

    Shown shown(Tx tx, Statement statement, Instant at) {
        return shown(statement, store.workers(tx, statement.account(), at));
    }

    private static Shown shown(Statement statement, List<Worker> workers) {
        List<MemberId> who = workers.stream().map(Worker::member).toList();
        long approved =
                statement.approvals().stream().filter(a -> who.contains(a.member())).count();
        return new Shown(statement, (int) approved, workers.size());
    }

    /// Files a statement, as the next version for its time.
    Result file(UUID id, Filing filing, Who who) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> file(tx, facts, id, filing, who)));
    }

    private Result file(Tx tx, Facts facts, UUID id, Filing filing, Who who) {
        Optional<Statement> earlier = store.find(tx, id);
        if (earlier.isPresent()) {
            return earlier.get().says(filing)
                    ? new Result.Done(shown(tx, earlier.get(), facts.at()), true)
                    : new Result.AtOtherStep(
                            earlier.get().state(), "The id was used for another statement.");
        }
        Account account = ledger.find(tx, filing.account()).orElse(null);
        if (account == null || ledger.isErased(tx, account)) {
            return new Result.NoSuchAccount(filing.account());
        }
        if (!isVenture(tx, account)) {
            return new Result.NotValid(account.code() + " is no venture");
        }
        Policy<SurplusPolicy> policy = governing(tx, filing.period());
        Optional<Money> carried = store.carried(tx, account.id(), filing.period());
        @Nullable String flaw = flaw(tx, facts, account, filing, policy.value(), carried);
        if (flaw != null) {
            return new Result.NotValid(flaw);
        }
        Money loss =
                carried.orElseGet(
                        () -> filing.lossForward() == null ? Money.ZERO : filing.lossForward());
        Statement statement;
        try {
            var figures =
                    new SurplusFigures(
                            store.ledger(tx, account.id(), filing.period()),
                            filing.declared(),
                            loss);
            statement = statement(tx, facts, id, account, filing, figures, policy, who);
        } catch (ArithmeticException e) {
            return new Result.NotValid("its surplus is beyond what the ledger can hold");
        }
        write(tx, facts, account, statement, policy, who);
        news.tellOfSurplus(tx, facts, account, who.member(), NewsItem.Kind.SURPLUS_FILED);
        return new Result.Done(shown(tx, statement, facts.at()), false);
    }

    private @Nullable String flaw(
            Tx tx,
            Facts facts,
            Account account,
            Filing filing,
            SurplusPolicy policy,
            Optional<Money> carried) {
        SurplusPeriod period = filing.period();
        if (period.months() != policy.months()) {
            return "statements of that time are for %d months each, and %s has %d"
                    .formatted(policy.months(), period.wire(), period.months());
        }
        if (period.end().isAfter(facts.at())) {
            return "%s is over at %s; now it is %s"
                    .formatted(period.wire(), period.end(), facts.at());
        }
        Instant last =
                period.end().atOffset(ZoneOffset.UTC).plusMonths(MONTHS_TO_STATE).toInstant();
        if (!facts.at().isBefore(last)) {
            return ("%s could be stated before %s: put what was left out into the next statement,"
                            + " as an adjustment")
                    .formatted(period.wire(), last);
        }
        Optional<SurplusPeriod> latest = store.latestAccepted(tx, account.id());
        if (latest.isPresent() && latest.get().start().isAfter(period.start())) {
            return "the statement for %s is accepted: what is to be put right of %s goes into the"
                            .formatted(latest.get().wire(), period.wire())
                    + " next statement, as an adjustment";
        }
        @Nullable Money said = filing.lossForward();
        if (carried.isPresent() && said != null && !said.equals(carried.get())) {
            return "the statement before it left a loss of %d, and lossForward is %d"
                    .formatted(carried.get().minorUnits(), said.minorUnits());
        }
        boolean isUnproved =
                filing.declared().needsEvidence()
                        || (said != null && carried.isEmpty() && said.isPositive());
        if (isUnproved && filing.evidence() == null) {
            return "what is declared beside the ledger needs evidence: the SHA-256 of a file";
        }
        if (filing.declared().adjusts() != (filing.reason() != null)) {
            return "an adjustment has a reason, and nothing else has";
        }
        return null;
    }

    private Statement statement(
            Tx tx,
            Facts facts,
            UUID id,
            Account account,
            Filing filing,
            SurplusFigures figures,
            Policy<SurplusPolicy> policy,
            Who who) {
        return new Statement(
                id,
                account.id(),
                account.code(),
                filing.period(),
                store.versions(tx, account.id(), filing.period()) + 1,
                policy.id(),
                figures,
                SurplusShares.of(figures.surplus(), policy.value()),
                filing.evidence(),
                filing.labour(),
                filing.reason(),
                who.member(),
                facts.at(),
                State.FILED,
                null,
                null,
                List.of());
    }

    private void write(
            Tx tx,
            Facts facts,
            Account account,
            Statement statement,
            Policy<SurplusPolicy> policy,
            Who who) {
        Map<String, Object> members = members(tx, account, statement, who);
        members.put("period", statement.period().wire());
        members.put("version", Integer.toString(statement.version()));
        members.put("policy", policy.name());
        members.put("figures", statement.figures().wire(statement.shares()));
        if (statement.evidence() != null) {
            members.put("evidence", statement.evidence());
        }
        Map<String, String> texts = new HashMap<>();
        texts.put("labour", json.writeValueAsString(statement.labour()));
        if (statement.reason() != null) {
            texts.put("reason", statement.reason());
        }
        long index = facts.append("surplus-statement", members, texts);
        store.file(tx, index, statement, policy.value());
    }

    Map<String, Object> members(Tx tx, Account account, Statement statement, Who who) {
        Map<String, Object> members = new HashMap<>();
        members.put("account", account.publicId());
        members.put("statement", statement.id().toString());
        members.put("actor", ledger.find(tx, who.code()).orElseThrow().publicId());
        return members;
    }

    /// One of the venture's workers approves a statement.
    Result approve(UUID id, Who who) {
        return database.inTransaction(tx -> log.record(tx, facts -> approve(tx, facts, id, who)));
    }

    private Result approve(Tx tx, Facts facts, UUID id, Who who) {
        Optional<Statement> found = store.find(tx, id);
        if (found.isEmpty()) {
            return new Result.NoSuchStatement();
        }
        Statement statement = found.get();
        List<Worker> workers = store.workers(tx, statement.account(), facts.at());
        if (workers.stream().noneMatch(w -> w.member().equals(who.member()))) {
            return new Result.NotHers("Its workers approve it: who acts for the venture.");
        }
        if (statement.approvals().stream().anyMatch(a -> a.member().equals(who.member()))) {
            return new Result.Done(shown(statement, workers), true);
        }
        if (statement.state() != State.FILED) {
            return new Result.AtOtherStep(
                    statement.state(), "It is not to be approved any more, or was replaced.");
        }
        Account account = account(tx, statement);
        long index =
                facts.append("surplus-approval", members(tx, account, statement, who), Map.of());
        store.approve(tx, index, id, who.member(), facts.at());
        return new Result.Done(shown(tx, store.find(tx, id).orElseThrow(), facts.at()), false);
    }

    /// A coordinator accepts a statement, and its share is taken; or gives it back.
    ///
    /// @param reason the log commits to it
    Result check(UUID id, boolean accepts, String reason, Who who) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> checking.check(tx, facts, id, accepts, reason, who)));
    }

    Account account(Tx tx, Statement statement) {
        return ledger.booksOf(tx, List.of(statement.account())).get(statement.account());
    }
}
