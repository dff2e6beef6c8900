package coop.mutirao.fund;

import static coop.mutirao.http.ProblemType.NOTHING_TO_SWEEP;
import static coop.mutirao.http.ProblemType.PAYMENT_ID_TAKEN;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.ApprovalRule;
import coop.mutirao.delegate.ApprovalRuleStore;
import coop.mutirao.http.Problem;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.SystemAccounts;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.AuthorisationPolicy;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.payment.Refusal;
import coop.mutirao.payment.RefusalStore;
import coop.mutirao.payment.Sent;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// The collective fund's purses and sweeps.
public final class Fund {

    public final IdleFund idle;
    public final FundMonths months;

    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private static final String LAST_GIFT = "What was left when the member left";

    private final FundStore store = new FundStore();
    private final ApprovalRuleStore rules = new ApprovalRuleStore();
    private final RefusalStore refusals;

    public Fund(
            Database database, AuditLog log, Ledger ledger, Policies policies, ObjectMapper json) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.refusals = new RefusalStore(json);
        this.idle = new IdleFund(database, log, policies);
        this.months = new FundMonths(database);
    }

    /// What became of a sweep.
    public sealed interface Result {

        /// @param again whether it was posted before
        record Swept(Sweep sweep, boolean again) implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    /// A purse as members see it.
    public record PurseView(
            String code, String name, String purpose, String community, Money balance) {}

    public List<PurseView> purses() {
        List<String> codes = Arrays.stream(Purse.values()).map(Purse::code).toList();
        return database.inSnapshot(tx -> store.purses(tx, codes).stream().map(Fund::view).toList());
    }

    private static PurseView view(FundStore.PurseRow row) {
        Purse purse =
                Arrays.stream(Purse.values())
                        .filter(p -> p.code().equals(row.code()))
                        .findFirst()
                        .orElseThrow();
        return new PurseView(
                row.code(), purse.title(), purse.purpose(), row.community(), row.balance());
    }

    /// Shares out what the income purse holds.
    ///
    /// @param by who asks; null for the service itself
    /// @param actorCode code of the account of who asks, or `service`
    public Result sweep(TransferId id, @Nullable MemberId by, String actorCode) {
        return database.inTransaction(tx -> sweep(tx, id, by, actorCode));
    }

    /// The same as part of `tx`.
    public Result sweep(Tx tx, TransferId id, @Nullable MemberId by, String actorCode) {
        return log.record(tx, facts -> sweep(tx, facts, id, by, actorCode));
    }

    private Result sweep(
            Tx tx, Facts facts, TransferId id, @Nullable MemberId by, String actorCode) {
        Optional<FundStore.Row> earlier = store.find(tx, id);
        if (earlier.isPresent()) {
            return new Result.Swept(sweep(tx, earlier.get()), true);
        }
        @Nullable Refusal refusal = refusals.ask(tx, List.of(id)).get().get(id);
        if (refusal != null && refusal.sent().equals(Sent.SWEEP)) {
            return new Result.Refused(refusal.problem());
        }
        if (refusal != null || store.isTaken(tx, id)) {
            return new Result.Refused(
                    Problem.of(PAYMENT_ID_TAKEN, "The id " + id + " stands for another order."));
        }
        List<String> codes =
                new ArrayList<>(Arrays.stream(Purse.values()).map(Purse::code).toList());
        codes.add(actorCode);
        codes.add(SystemAccounts.DEFICIT);
        Books books = ledger.books(tx, codes);
        Account income = purse(books, Purse.INCOME);
        if (!income.balance().isPositive()) {
            Problem problem =
                    Problem.of(NOTHING_TO_SWEEP, "The account %s is at 0.".formatted(income.code()))
                            .with("account", income.code());
            refusals.add(tx, List.of(new Refusal(id, Sent.SWEEP, problem)), facts.at());
            return new Result.Refused(problem);
        }
        Policy<SweepPolicy> policy = policies.inForce(tx, SweepPolicy.KEY, facts.at());
        Sweeping.Shared shared = Sweeping.decide(policy.value(), situation(tx, books, facts.at()));
        Transfer transfer = transfer(id, by, books, shared);
        if (!(books.decide(transfer) instanceof PostingResult.Posted posted)) {
            throw new IllegalStateException("purses have no maximum: " + transfer);
        }
        @Nullable Account actor = books.find(actorCode);
        var fact =
                new Fact(
                        posted,
                        actor == null ? Fact.SERVICE : actor.publicId(),
                        null,
                        policy.name(),
                        null);
        long index = ledger.record(tx, facts, List.of(fact)).getFirst();
        store.add(tx, index, policy.id(), income.balance(), shared);
        return new Result.Swept(sweep(tx, store.find(tx, id).orElseThrow()), false);
    }

    /// Takes what is left on the account of a member who leaves, as a gift of hers, in the turn at
    /// the door in which her account is closed: nobody can pay her one unit more in between.
    ///
    /// @return false if that needs more than her word: a signature, other persons' agreement, or a
    ///   contribution. Then nothing was posted
    public boolean takeRest(Tx tx, Facts facts, Account account, MemberId by) {
        Money amount = account.balance();
        AuthorisationPolicy authorisation =
                policies.inForce(tx, AuthorisationPolicy.KEY, facts.at()).value();
        @Nullable ApprovalRule rule = rules.ask(tx, List.of(account.id())).get().get(account.id());
        ContributionPolicy contribution =
                policies.inForce(tx, ContributionPolicy.KEY, facts.at()).value();
        if (isBeyond(amount, authorisation.unsignedMaximum())
                || (rule != null && isBeyond(amount, rule.above()))
                || !contribution.exemptKinds().contains(TransferKind.GIFT)) {
            return false;
        }
        Books books = ledger.books(tx, List.of(account.code(), Purse.INCOME.code()));
        Account income = purse(books, Purse.INCOME);
        var transfer =
                new Transfer(
                        new TransferId(facts.id()),
                        TransferKind.GIFT,
                        account.id(),
                        income.id(),
                        amount,
                        List.of(
                                new Entry(account.id(), amount.negated()),
                                new Entry(income.id(), amount)),
                        null,
                        by,
                        null);
        if (!(books.decide(transfer) instanceof PostingResult.Posted posted)) {
            return false;
        }
        var fact = new Fact(posted, account.publicId(), LAST_GIFT, null, null);
        ledger.record(tx, facts, List.of(fact));
        return true;
    }

    private static boolean isBeyond(Money amount, @Nullable Money maximum) {
        return maximum != null && amount.compareTo(maximum) > 0;
    }

    private Sweeping.Situation situation(Tx tx, Books books, Instant at) {
        Instant monthStart =
                YearMonth.from(at.atOffset(ZoneOffset.UTC))
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        return new Sweeping.Situation(
                purse(books, Purse.INCOME).balance(),
                deficit(books),
                store.budgetUsed(tx, purse(books, Purse.OPERATIONS).id(), monthStart),
                purse(books, Purse.RESERVE).balance(),
                store.debt(tx));
    }

    // None was opened as long as there is no loss.
    private static Money deficit(Books books) {
        @Nullable Account deficit = books.find(SystemAccounts.DEFICIT);
        return deficit == null ? Money.ZERO : deficit.balance().negated();
    }

    private static Transfer transfer(
            TransferId id, @Nullable MemberId by, Books books, Sweeping.Shared shared) {
        Account income = purse(books, Purse.INCOME);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(income.id(), income.balance().negated()));
        if (shared.deficit().isPositive()) {
            add(
                    entries,
                    Objects.requireNonNull(books.find(SystemAccounts.DEFICIT)),
                    shared.deficit());
        }
        add(entries, purse(books, Purse.OPERATIONS), shared.operations());
        for (int i = 0; i < Purse.SHARING.size(); i++) {
            add(entries, purse(books, Purse.SHARING.get(i)), shared.shares().get(i));
        }
        return new Transfer(
                id,
                TransferKind.SWEEP,
                income.id(),
                null,
                income.balance(),
                entries,
                null,
                by,
                null);
    }

    private static void add(List<Entry> entries, Account purse, Money amount) {
        if (amount.isPositive()) {
            entries.add(new Entry(purse.id(), amount));
        }
    }

    private static Account purse(Books books, Purse purse) {
        @Nullable Account account = books.find(purse.code());
        if (account == null) {
            throw new IllegalStateException("the network has no " + purse.code());
        }
        return account;
    }

    private Sweep sweep(Tx tx, FundStore.Row row) {
        Policy<SweepPolicy> policy =
                policies.byId(tx, SweepPolicy.KEY, List.of(row.policyId()))
                        .values()
                        .iterator()
                        .next();
        Sweeping.Shared shared =
                Sweeping.share(
                        policy.value(),
                        row.income(),
                        row.deficit(),
                        row.operations(),
                        row.reserveTarget(),
                        row.reserveIsFull());
        List<Sweep.Share> shares = new ArrayList<>();
        for (int i = 0; i < Purse.SHARING.size(); i++) {
            shares.add(
                    new Sweep.Share(
                            Purse.SHARING.get(i).code(),
                            shared.weightsPpm().get(i),
                            shared.shares().get(i)));
        }
        return new Sweep(
                row.id(),
                row.income(),
                row.deficit(),
                row.operations(),
                shares,
                policy.version(),
                row.reserveTarget(),
                row.committedAt(),
                new Sweep.LogPlace(row.logIndex()));
    }
}
