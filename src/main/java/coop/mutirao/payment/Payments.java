package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.REQUEST_NOT_PENDING;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.GroupCommit;
import coop.mutirao.db.Tx;
import coop.mutirao.device.KeyRing;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Authority;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.loan.LoanReceipts;
import coop.mutirao.payment.Decision.Answered;
import coop.mutirao.payment.Decision.Drafted;
import coop.mutirao.payment.Decision.Refused;
import coop.mutirao.payment.Decision.Repeated;
import coop.mutirao.payment.Decision.Waits;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Carries orders out: all that wait at once, in one transaction behind the door.
public final class Payments implements AutoCloseable {

    /// The purse that contributions flow into.
    public static final String FUND_INCOME = "fund-income";

    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final PaymentStore store = new PaymentStore();
    private final SignedOrderStore signedStore = new SignedOrderStore();
    private final RefusalStore refusals;
    private final Keeping keeping;
    private final RequestStore requestStore = new RequestStore();
    private final PartyStore parties = new PartyStore();
    private final LoanReceipts loans = new LoanReceipts();
    private final BatchReader reader;
    private final Explanations explanations;
    private final InstantSource clock;
    private final PaymentMeters meters;
    private final GroupCommit<Order, PaymentOutcome> engine;

    public Payments(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            KeyRing keys,
            ObjectMapper json,
            InstantSource clock,
            MeterRegistry metrics,
            GroupCommit.Settings settings) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.refusals = new RefusalStore(json);
        var waitingStore = new WaitingStore(json);
        this.keeping = new Keeping(waitingStore, ledger);
        this.explanations = new Explanations(store, ledger, policies);
        this.clock = clock;
        this.meters = new PaymentMeters(metrics);
        this.reader = new BatchReader(ledger, policies, keys, refusals, waitingStore, meters);
        var remembered = new Remembered();
        this.engine =
                new GroupCommit<>(
                        settings,
                        metrics,
                        order -> order.actor().account(),
                        orders -> carryOut(orders, remembered));
    }

    /// Carries an order out. When this returns, what it returns is durable.
    public PaymentOutcome submit(Order order) {
        return engine.submit(order);
    }

    /// Carries an order out under an id that nobody chose. If its request was paid meanwhile, that
    /// payment is the answer.
    public PaymentOutcome submitForAny(PaymentOrder order) {
        PaymentOutcome outcome = submit(order);
        @Nullable UUID request = order.request();
        return request != null
                        && outcome instanceof PaymentOutcome.Refused(var problem, var _)
                        && problem.type() == REQUEST_NOT_PENDING
                ? paymentOf(request)
                        .<PaymentOutcome>map(paid -> new PaymentOutcome.Committed(paid, true))
                        .orElse(outcome)
                : outcome;
    }

    private Optional<Payment> paymentOf(UUID request) {
        return database.inSnapshot(tx ->
                requestStore
                        .find(tx, request)
                        .flatMap(found -> Optional.ofNullable(found.payment()))
                        .flatMap(id -> find(tx, id))
                        .map(PaymentStore.Row::payment));
    }

    /// Carries orders out, each answered on its own.
    public List<Supplier<PaymentOutcome>> submitAll(List<? extends Order> orders) {
        return engine.submitAll(List.copyOf(orders));
    }

    /// Carries the orders of a run out, such as an import, which give way to members' orders.
    public List<PaymentOutcome> carryOutRun(List<? extends Order> orders) {
        return engine.carryOutRun(List.copyOf(orders));
    }

    /// Carries a batch out in one transaction of its own, without the queue: for who is alone.
    public List<PaymentOutcome> carryOut(List<? extends Order> orders) {
        return meters.count(database.inTransaction(tx -> carryOut(tx, orders)));
    }

    private List<PaymentOutcome> carryOut(List<? extends Order> orders, Remembered remembered) {
        Carried carried = database.inTransaction(tx -> carryOut(tx, orders, remembered));
        PaymentBatch batch = carried.batch();
        remembered.keep(carried.size(), batch.books().accounts(), batch.carries());
        return meters.count(carried.outcomes());
    }

    /// Carries a batch out as part of `tx`.
    public List<PaymentOutcome> carryOut(Tx tx, List<? extends Order> orders) {
        return carryOut(tx, orders, new Remembered()).outcomes();
    }

    private Carried carryOut(Tx tx, List<? extends Order> orders, Remembered remembered) {
        return log.record(tx, facts -> carryOut(tx, facts, orders, remembered));
    }

    /// A batch that was carried out in a transaction which is not committed yet.
    ///
    /// @param size of the log with it
    private record Carried(List<PaymentOutcome> outcomes, PaymentBatch batch, long size) {}

    private Carried carryOut(
            Tx tx, Facts facts, List<? extends Order> orders, Remembered remembered) {
        if (remembered.comeTo(facts.size())) {
            meters.forgotten();
        }
        PaymentBatch batch = reader.open(tx, orders, facts.at(), remembered);
        List<Decision> decisions = new ArrayList<>(orders.size());
        orders.forEach(order -> decisions.add(batch.decide(order)));

        IdentityHashMap<Draft, Payment> posted = record(tx, facts, decisions, batch.policy());
        refusals.add(
                tx,
                of(decisions, Refused.class).stream().map(Refused::refusal).toList(),
                facts.at());
        Map<TransferId, PaymentOutcome> waiting = keeping.keep(tx, facts, decisions, batch);
        List<PaymentOutcome> outcomes =
                decisions.stream()
                        .map(decision ->
                                decision instanceof Waits waits
                                        ? Objects.requireNonNull(waiting.get(waits.order().id()))
                                        : outcome(decision, posted))
                        .toList();
        return new Carried(outcomes, batch, facts.size());
    }

    private IdentityHashMap<Draft, Payment> record(
            Tx tx, Facts facts, List<Decision> decisions, Policy<ContributionPolicy> policy) {
        List<Draft> drafts = of(decisions, Drafted.class).stream().map(Drafted::draft).toList();
        Map<String, String> actors = actors(tx, drafts);
        List<Fact> decided = new ArrayList<>();
        for (Draft draft : drafts) {
            decided.add(fact(draft, policy, actors));
            @Nullable Fact share = draft.swept() == null ? null : draft.swept().fact();
            if (share != null) {
                decided.add(share);
            }
        }
        Iterator<Long> indices = ledger.record(tx, facts, decided).iterator();

        var posted = new IdentityHashMap<Draft, Payment>();
        List<PaymentStore.ChargeRow> charges = new ArrayList<>();
        Map<UUID, TransferId> paid = new HashMap<>();
        List<SignedOrderStore.Row> signed = new ArrayList<>();
        List<LoanReceipts.Row> swept = new ArrayList<>();
        for (Draft draft : drafts) {
            long index = indices.next();
            if (draft.swept() != null) {
                @Nullable Long share = draft.swept().posted() == null ? null : indices.next();
                swept.add(new LoanReceipts.Row(index, share, draft.swept()));
            }
            posted.put(draft, draft.payment(facts.at(), index));
            draft.charges().forEach(c -> charges.add(new PaymentStore.ChargeRow(index, c)));
            if (draft.signed() != null) {
                signed.add(new SignedOrderStore.Row(index, draft.signed()));
            }
            if (draft.order() instanceof PaymentOrder order && order.request() != null) {
                paid.put(order.request(), order.id());
            }
        }
        requestStore.commit(tx, paid);
        store.recordCharges(tx, charges);
        signedStore.add(tx, signed);
        loans.record(tx, swept, facts.at());
        return posted;
    }

    /// Public ids of the accounts that act, by their codes.
    private Map<String, String> actors(Tx tx, List<Draft> drafts) {
        Map<String, String> actors = new HashMap<>();
        drafts.forEach(draft -> {
            actors.put(draft.payer().code(), draft.payer().publicId());
            actors.put(draft.payee().code(), draft.payee().publicId());
        });
        List<String> others =
                drafts.stream()
                        .map(draft -> draft.order().actor().account())
                        .filter(code -> !actors.containsKey(code))
                        .toList();
        if (!others.isEmpty()) {
            Books books = ledger.books(tx, others);
            for (String code : others) {
                @Nullable Account account = books.find(code);
                actors.put(code, account == null ? code : account.publicId());
            }
        }
        return actors;
    }

    private static Fact fact(
            Draft draft, Policy<ContributionPolicy> policy, Map<String, String> actors) {
        return new Fact(
                draft.posted(),
                draft.signed() == null
                        ? new Authority.Operator(
                                actors.getOrDefault(draft.order().actor().account(), Fact.SERVICE))
                        : new Authority.PayerSignature(draft.signed().key(), draft.signed().hash()),
                draft.description(),
                draft.charges().isEmpty() || draft.reversalOf() != null ? null : policy.name(),
                draft.reversalOf());
    }

    private static <T> List<T> of(List<Decision> decisions, Class<T> type) {
        return decisions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// What a decision means to who ordered, once its draft is written.
    static PaymentOutcome outcome(Decision decision, IdentityHashMap<Draft, Payment> posted) {
        return switch (decision) {
            case Drafted(var draft) -> new PaymentOutcome.Committed(payment(posted, draft), false);
            case Repeated(var draft) -> new PaymentOutcome.Committed(payment(posted, draft), true);
            case Refused(var _, var problem) -> new PaymentOutcome.Refused(problem, true);
            case Answered(var outcome) -> outcome;
            case Waits _ -> throw new IllegalStateException("answered once it is written");
        };
    }

    private static Payment payment(IdentityHashMap<Draft, Payment> posted, Draft draft) {
        @Nullable Payment payment = posted.get(draft);
        if (payment == null) {
            throw new IllegalStateException("a draft that was not posted");
        }
        return payment;
    }

    /// What an order would do now, without doing it.
    public Preview preview(PaymentOrder order) {
        return database.inSnapshot(tx -> {
            Instant now = clock.instant();
            Policy<ContributionPolicy> policy = policies.inForce(tx, ContributionPolicy.KEY, now);
            Collection<AccountId> accounts =
                    ledger.ids(tx, List.of(order.payer(), order.payee(), FUND_INCOME)).values();
            Books books = ledger.booksOf(tx, accounts);
            return Preview.of(
                    order,
                    parties.askKinds(tx, BatchReader.partiesOfWage(order)).get(),
                    policies.inForce(tx, AuthorisationPolicy.KEY, now).value(),
                    reader.entitlements(tx, order, accounts, now),
                    books,
                    BatchReader.fund(books),
                    policy,
                    store.askCarries(tx, accounts).get(),
                    now);
        });
    }

    /// A payment with its entries and the sums behind its contributions.
    public Optional<Explanation> explain(TransferId id) {
        return database.inSnapshot(tx -> explanations.find(tx, id));
    }

    /// A payment that waits until others agree.
    public Optional<WaitingPayment> waiting(TransferId id) {
        return database.inSnapshot(tx -> keeping.find(tx, id, policies, clock.instant()));
    }

    public Optional<Payment> find(TransferId id) {
        return database.inSnapshot(tx -> find(tx, id).map(PaymentStore.Row::payment));
    }

    private Optional<PaymentStore.Row> find(Tx tx, TransferId id) {
        return Optional.ofNullable(store.byIds(tx, List.of(id)).get(id));
    }

    public boolean isClosing() {
        return engine.isClosing();
    }

    /// Stops taking orders, after those that wait are carried out.
    @Override
    public void close() {
        engine.close();
    }
}
