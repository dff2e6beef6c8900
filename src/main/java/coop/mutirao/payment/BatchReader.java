package coop.mutirao.payment;

import coop.mutirao.db.Tx;
import coop.mutirao.delegate.ApprovalRule;
import coop.mutirao.delegate.ApprovalRuleStore;
import coop.mutirao.device.KeyRing;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.loan.LoanReceipts;
import coop.mutirao.loan.ReceiptShares;
import coop.mutirao.member.Member;
import coop.mutirao.payment.Entitlements.Acting;
import coop.mutirao.payment.WaitingStore.ByOther;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what a batch is decided on, behind the door: nearly all of it with one message to the
/// database and back.
final class BatchReader {

    private final PaymentStore store = new PaymentStore();
    private final SignedOrderStore signedStore = new SignedOrderStore();
    private final RequestStore requestStore = new RequestStore();
    private final PartyStore parties = new PartyStore();
    private final Ledger ledger;
    private final Policies policies;
    private final KeyRing keys;
    private final RefusalStore refusals;
    private final WaitingStore waitingStore;
    private final ApprovalRuleStore rules = new ApprovalRuleStore();
    private final LoanReceipts loans = new LoanReceipts();
    private final PaymentMeters meters;

    BatchReader(
            Ledger ledger,
            Policies policies,
            KeyRing keys,
            RefusalStore refusals,
            WaitingStore waitingStore,
            PaymentMeters meters) {
        this.ledger = ledger;
        this.policies = policies;
        this.keys = keys;
        this.refusals = refusals;
        this.waitingStore = waitingStore;
        this.meters = meters;
    }

    /// Reads what the decisions about `orders` need to know.
    PaymentBatch open(Tx tx, List<? extends Order> orders, Instant at, Remembered remembered) {
        Set<TransferId> ids = new HashSet<>();
        Set<TransferId> originalIds = new HashSet<>();
        Set<UUID> requestIds = new HashSet<>();
        Set<String> inWages = new HashSet<>();
        Set<String> payees = new HashSet<>();
        Set<String> codes = new HashSet<>(Set.of(Payments.FUND_INCOME));
        List<PaymentOrder> ordered = new ArrayList<>();
        for (Order order : orders) {
            ids.add(order.id());
            codes.add(order.actor().account());
            switch (order) {
                case PaymentOrder payment -> {
                    codes.add(payment.payer());
                    codes.add(payment.payee());
                    payees.add(payment.payee());
                    inWages.addAll(partiesOfWage(payment));
                    if (payment.request() != null) {
                        requestIds.add(payment.request());
                    }
                    ordered.add(payment);
                }
                case ReversalOrder reversal -> originalIds.add(reversal.original());
            }
        }
        Map<TransferId, PaymentBatch.Original> originals = originals(tx, originalIds);
        List<ByOther> backs = backs(orders, originals);
        originals
                .values()
                .forEach(o -> {
                    codes.add(String.valueOf(o.payment().payer()));
                    codes.add(String.valueOf(o.payment().payee()));
                });
        Set<AccountId> accounts = remembered.ids(codes, unknown -> ledger.ids(tx, unknown));

        List<AccountId> missing = remembered.missing(accounts);
        meters.accounts(accounts.size(), missing.size());
        Supplier<List<Account>> read = ledger.ask(tx, missing);
        Supplier<Map<AccountId, Carry>> carries = store.askCarries(tx, missing);
        Supplier<Policy<ContributionPolicy>> policy =
                policies.askInForce(tx, ContributionPolicy.KEY, at);
        Supplier<Signing> signing = askSigning(tx, ordered, at);
        Supplier<Map<TransferId, Acting>> acting = askActing(tx, ordered, backs, at);
        Supplier<Map<AccountId, ApprovalRule>> approvals = rules.ask(tx, accounts);
        Supplier<ReceiptShares> lent = loans.ask(tx, payees);
        Supplier<List<TransferId>> waits = waitingStore.askWaiting(tx, ids);
        Supplier<Map<String, Member.Kind>> kinds = parties.askKinds(tx, inWages);
        Supplier<List<TransferId>> posted = store.askPosted(tx, ids);
        Supplier<Map<TransferId, Refusal>> refused = refusals.ask(tx, ids);

        Map<TransferId, Payment> payments = new HashMap<>();
        if (!posted.get().isEmpty()) {
            store.byIds(tx, posted.get()).forEach((id, row) -> payments.put(id, row.payment()));
        }
        Map<TransferId, Waiting> waiting = Map.of();
        if (!waits.get().isEmpty()) {
            // They go on as they were sent first, perhaps by others and with other signatures.
            waiting = waitingStore.find(tx, waits.get(), at);
            List<PaymentOrder> kept = kept(ordered, waiting);
            signing = askSigning(tx, kept, at);
            acting = askActing(tx, kept, backs, at);
        }
        remembered.add(read.get(), carries.get());
        ReceiptShares shares = lent.get();
        // Few are paid back by receipts: only then it takes another message to the database.
        List<AccountId> ofLoans = remembered.missing(shares.accounts());
        remembered.add(ofLoans.isEmpty() ? List.of() : ledger.ask(tx, ofLoans).get(), Map.of());
        accounts.addAll(shares.accounts());
        Books books = remembered.books(accounts);
        return new PaymentBatch(
                new PaymentBatch.Known(
                        payments,
                        requestStore.answeredBy(tx, payments.keySet()),
                        refused.get(),
                        originals,
                        kinds.get(),
                        signing.get(),
                        new Entitlements(acting.get(), approvals.get(), waiting),
                        shares),
                at,
                books,
                fund(books).id(),
                policy.get(),
                remembered.carries(accounts),
                requestStore.lock(tx, requestIds, at));
    }

    private static List<PaymentOrder> kept(
            List<PaymentOrder> orders, Map<TransferId, Waiting> waiting) {
        List<PaymentOrder> kept = new ArrayList<>();
        for (PaymentOrder order : orders) {
            @Nullable Waiting earlier = waiting.get(order.id());
            kept.add(earlier == null ? order : earlier.order());
        }
        return kept;
    }

    // What delegates give back of what their accounts received.
    private static List<ByOther> backs(
            List<? extends Order> orders, Map<TransferId, PaymentBatch.Original> originals) {
        List<ByOther> backs = new ArrayList<>();
        for (Order order : orders) {
            if (order instanceof ReversalOrder back && back.isByDelegate()) {
                PaymentBatch.@Nullable Original original = originals.get(back.original());
                if (original != null) {
                    Payment payment = original.payment();
                    backs.add(
                            new ByOther(
                                    back.id(),
                                    String.valueOf(payment.payee()),
                                    String.valueOf(payment.payer()),
                                    back.actor()));
                }
            }
        }
        return backs;
    }

    /// Gathers the query for as what orders are given that are not by the payer's owner.
    private Supplier<Map<TransferId, Acting>> askActing(
            Tx tx, List<PaymentOrder> orders, List<ByOther> backs, Instant at) {
        List<ByOther> all = new ArrayList<>(backs);
        for (PaymentOrder order : orders) {
            if (!order.payer().equalsIgnoreCase(order.actor().account())) {
                all.add(ByOther.of(order));
            }
        }
        return waitingStore.askActing(tx, all, at);
    }

    private Supplier<Signing> askSigning(Tx tx, List<PaymentOrder> ordered, Instant at) {
        List<SignedOrder> orders =
                ordered.stream().map(PaymentOrder::signed).filter(Objects::nonNull).toList();
        Supplier<Policy<AuthorisationPolicy>> policy =
                policies.askInForce(tx, AuthorisationPolicy.KEY, at);
        if (orders.isEmpty()) {
            return () -> new Signing(Map.of(), Map.of(), policy.get().value());
        }
        Supplier<Map<UUID, AccountId>> inForce =
                keys.askInForce(tx, orders.stream().map(SignedOrder::key).distinct().toList());
        Supplier<Map<String, TransferId>> used =
                signedStore.askUsed(tx, orders.stream().map(SignedOrder::hash).toList());
        return () -> new Signing(inForce.get(), used.get(), policy.get().value());
    }

    /// What a preview has to know of who orders.
    Entitlements entitlements(
            Tx tx, PaymentOrder order, Collection<AccountId> accounts, Instant at) {
        return new Entitlements(
                askActing(tx, List.of(order), List.of(), at).get(),
                rules.ask(tx, accounts).get(),
                Map.of());
    }

    static List<String> partiesOfWage(PaymentOrder order) {
        return order.kind() == TransferKind.WAGE
                ? List.of(order.payer(), order.payee())
                : List.of();
    }

    private Map<TransferId, PaymentBatch.Original> originals(Tx tx, Set<TransferId> ids) {
        Map<TransferId, PaymentBatch.Original> originals = new HashMap<>();
        if (!ids.isEmpty()) {
            store.byIds(tx, ids)
                    .forEach((id, row) -> {
                        if (row.payer() != null && row.payee() != null) {
                            originals.put(
                                    id,
                                    new PaymentBatch.Original(
                                            row.payment(),
                                            row.payer(),
                                            row.payee(),
                                            row.charges()));
                        }
                    });
        }
        return originals;
    }

    static Account fund(Books books) {
        @Nullable Account fund = books.find(Payments.FUND_INCOME);
        if (fund == null) {
            throw new IllegalStateException("the network has no " + Payments.FUND_INCOME);
        }
        return fund;
    }
}
