package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.ALREADY_REVERSED;
import static coop.mutirao.http.ProblemType.NOT_FOUND;
import static coop.mutirao.http.ProblemType.NOT_REVERSIBLE;
import static coop.mutirao.http.ProblemType.ORDER_EXPIRED;
import static coop.mutirao.http.ProblemType.PAYMENT_ID_TAKEN;
import static coop.mutirao.http.ProblemType.SAME_ACCOUNT;
import static coop.mutirao.http.ProblemType.UNKNOWN_ACCOUNT;

import coop.mutirao.http.Problem;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult;
import coop.mutirao.ledger.PostingResult.Posted;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.loan.ReceiptShares;
import coop.mutirao.member.Member;
import coop.mutirao.payment.Decision.Answered;
import coop.mutirao.payment.Decision.Drafted;
import coop.mutirao.payment.Decision.Refused;
import coop.mutirao.payment.Decision.Waits;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides a batch of orders, one after the other, each on what the ones before it left. Nothing of
/// time, chance or storage is in it: what was read before goes in, decisions come out.
///
/// For one order the answers are tried in this order: carried out or refused before; its request no
/// longer open; expired; signed and used before; unknown accounts; the same account twice; a closed
/// account; a wage that is none; a key that is not in force, or a signature that is needed; what is
/// beyond a delegate; a fee above what was signed; then the ledger's own. What passes all of them
/// may have to wait for others to agree.
final class PaymentBatch {

    private final Known known;
    private final Instant at;
    private final Books books;
    private final AccountId fund;
    private final Policy<ContributionPolicy> policy;
    private final Map<AccountId, Carry> carries;
    private final Map<UUID, PaymentRequest> requests;
    private final Map<TransferId, Decision> decided = new HashMap<>();
    private final Map<String, TransferId> usedHere = new HashMap<>();
    private final Map<Spender, Money> spentHere = new HashMap<>();

    /// What is known before a batch is decided.
    ///
    /// @param payments posted before, by id: whatever the ids of the batch name
    /// @param answered for these payments, the requests that they paid
    /// @param refusals given before, by id
    /// @param originals what the batch's reversals name, as far as it exists
    /// @param kinds what the parties of the batch's wages are, by the keys of their codes
    /// @param signing keys, used orders, and what needs a signature
    /// @param entitlements who orders from whose account, and what waits
    /// @param shares who pays a loan back by what she receives
    record Known(
            Map<TransferId, Payment> payments,
            Map<TransferId, UUID> answered,
            Map<TransferId, Refusal> refusals,
            Map<TransferId, Original> originals,
            Map<String, Member.Kind> kinds,
            Signing signing,
            Entitlements entitlements,
            ReceiptShares shares) {}

    /// A payment that shall be given back.
    ///
    /// @param charges as they were charged
    record Original(Payment payment, AccountId payer, AccountId payee, List<Charge> charges) {}

    /// Somebody who orders from an account.
    private record Spender(AccountId account, @Nullable MemberId member) {}

    PaymentBatch(
            Known known,
            Instant at,
            Books books,
            AccountId fund,
            Policy<ContributionPolicy> policy,
            Map<AccountId, Carry> carries,
            Map<UUID, PaymentRequest> requests) {
        this.known = known;
        this.at = at;
        this.books = books;
        this.fund = fund;
        this.policy = policy;
        this.carries = new HashMap<>(carries);
        this.requests = new HashMap<>(requests);
    }

    /// The accounts as the decisions so far leave them.
    Books books() {
        return books;
    }

    Entitlements entitlements() {
        return known.entitlements();
    }

    /// Who has to agree to what is paid from an account.
    Consent consent(Account payer) {
        return known.entitlements().consent(payer, known.signing().policy());
    }

    /// By which contributions are charged.
    Policy<ContributionPolicy> policy() {
        return policy;
    }

    /// The carries as the decisions so far leave them.
    Map<AccountId, Carry> carries() {
        return carries;
    }

    Decision decide(Order order) {
        @Nullable Decision earlier = earlier(order);
        if (earlier != null) {
            return earlier;
        }
        Decision decision =
                switch (order) {
                    case PaymentOrder payment -> payOrGoOn(payment);
                    case ReversalOrder reversal -> giveBack(reversal);
                };
        if (!(decision instanceof Answered)) {
            decided.put(order.id(), decision);
        }
        return decision;
    }

    // One order, one outcome: whatever its id was answered before is the answer again.
    private @Nullable Decision earlier(Order order) {
        Sent sent = order.sent();
        @Nullable Payment payment = known.payments().get(order.id());
        if (payment != null) {
            return payment.sent(known.answered().get(order.id())).equals(sent)
                    ? new Answered(new PaymentOutcome.Committed(payment, true))
                    : taken(order);
        }
        @Nullable Refusal refusal = known.refusals().get(order.id());
        if (refusal != null) {
            return refusal.sent().equals(sent)
                    ? new Answered(new PaymentOutcome.Refused(refusal.problem(), true))
                    : taken(order);
        }
        @Nullable Decision inThisBatch = decided.get(order.id());
        if (inThisBatch == null) {
            @Nullable Waiting waiting = known.entitlements().waiting().get(order.id());
            return waiting == null || waiting.order().sent().equals(sent) ? null : taken(order);
        }
        if (inThisBatch instanceof Waits(var first, var _, var _, var _)) {
            return first.sent().equals(sent) ? inThisBatch : taken(order);
        }
        if (inThisBatch instanceof Drafted(var draft)) {
            return draft.order().sent().equals(sent) ? new Decision.Repeated(draft) : taken(order);
        }
        return inThisBatch instanceof Refused(var first, var problem) && first.sent().equals(sent)
                ? new Answered(new PaymentOutcome.Refused(problem, true))
                : taken(order);
    }

    private static Decision taken(Order order) {
        return passing(
                Problem.of(
                        PAYMENT_ID_TAKEN,
                        "The id " + order.id() + " stands for another order. Take a new id."));
    }

    // A refusal that does not become the answer of the id.
    private static Decision passing(Problem problem) {
        return new Answered(new PaymentOutcome.Refused(problem, false));
    }

    // What waits goes on as it was sent first, whoever sends it again.
    private Decision payOrGoOn(PaymentOrder order) {
        @Nullable Waiting waiting = known.entitlements().waiting().get(order.id());
        if (waiting == null) {
            return pay(order);
        }
        return waiting.stateAt(at) == Waiting.State.EXPIRED
                ? new Refused(waiting.order(), Waiting.withheld(Waiting.State.EXPIRED))
                : pay(waiting.order());
    }

    private Decision pay(PaymentOrder order) {
        if (order.request() != null) {
            @Nullable PaymentRequest request = requests.get(order.request());
            if (request == null || request.state() != PaymentRequest.State.PENDING) {
                return new Refused(order, Requests.overFor(request));
            }
        }
        if (order.expiresAt() != null && !at.isBefore(order.expiresAt())) {
            return new Refused(
                    order,
                    Problem.of(
                                    ORDER_EXPIRED,
                                    "It expired at %s; now it is %s."
                                            .formatted(order.expiresAt(), at))
                            .with("expiresAt", order.expiresAt().toString()));
        }
        @Nullable TransferId usedBy = usedBy(order.signed());
        if (usedBy != null) {
            return new Refused(order, Signing.used(usedBy));
        }
        @Nullable Account payer = books.find(order.payer());
        @Nullable Account payee = books.find(order.payee());
        if (payer == null || payee == null) {
            String code = payer == null ? order.payer() : order.payee();
            return new Refused(
                    order,
                    Problem.of(UNKNOWN_ACCOUNT, "There is no account with the code " + code + ".")
                            .with("account", code));
        }
        if (payer.id().equals(payee.id())) {
            return new Refused(
                    order,
                    Problem.of(SAME_ACCOUNT, "Payer and payee are both " + payer.code() + ".")
                            .with("account", payer.code()));
        }
        if (payer.kind() != Account.Kind.MEMBER || payee.kind() != Account.Kind.MEMBER) {
            Account other = payer.kind() == Account.Kind.MEMBER ? payee : payer;
            return new Refused(
                    order,
                    Problem.of(
                                    UNKNOWN_ACCOUNT,
                                    "Payments are between members; %s is no member's account."
                                            .formatted(other.code()))
                            .with("account", other.code()));
        }
        if (payer.closed() || payee.closed()) {
            return new Refused(
                    order,
                    Refusals.problem(
                            new PostingResult.AccountClosed(payer.closed() ? payer : payee)));
        }
        @Nullable Problem unlawful = Wage.refusal(order.kind(), payer, payee, known.kinds());
        if (unlawful == null) {
            unlawful = known.signing().refusal(order, payer);
        }
        if (unlawful == null) {
            Money spent = spentHere.getOrDefault(spender(order, payer), Money.ZERO);
            unlawful = known.entitlements().refusal(order, payer, spent);
        }
        if (unlawful != null) {
            return new Refused(order, unlawful);
        }
        List<Charge> charges = charges(order, payer, payee);
        @Nullable Problem tooDear = Signing.feeRefusal(order, Charge.sumOn(payer.id(), charges));
        if (tooDear != null) {
            return new Refused(order, tooDear);
        }
        return post(
                order,
                PaymentTransfer.of(order, payer.id(), payee.id(), fund, charges),
                charges,
                payer,
                payee);
    }

    private static Spender spender(Order order, Account payer) {
        return new Spender(payer.id(), order.actor().member());
    }

    private @Nullable TransferId usedBy(@Nullable SignedOrder signed) {
        if (signed == null) {
            return null;
        }
        @Nullable TransferId before = known.signing().used().get(signed.hash());
        return before == null ? usedHere.get(signed.hash()) : before;
    }

    private List<Charge> charges(PaymentOrder order, Account payer, Account payee) {
        return PaymentTransfer.charges(
                policy,
                order,
                payer,
                payee,
                id -> carries.getOrDefault(id, Carry.NONE),
                Contribution.period(at));
    }

    private Decision giveBack(ReversalOrder order) {
        @Nullable Original original = known.originals().get(order.original());
        if (original == null) {
            return passing(Problem.of(NOT_FOUND, "There is no payment " + order.original() + "."));
        }
        Payment payment = original.payment();
        if (payment.reversedBy() != null || reversedHere(order.original()).isPresent()) {
            return new Refused(
                    order,
                    Problem.of(
                                    ALREADY_REVERSED,
                                    "The payment was given back before; that cannot be done twice.")
                            .with("reversedBy", reversedBy(payment).toString()));
        }
        if (payment.reversalOf() != null || !PaymentTransfer.isReversible(payment.kind())) {
            return new Refused(
                    order,
                    Problem.of(
                                    NOT_REVERSIBLE,
                                    "A transfer of kind %s cannot be given back."
                                            .formatted(payment.kind().wire()))
                            .with("kind", payment.kind().wire()));
        }
        Account gives = books.get(original.payee());
        Money spent = spentHere.getOrDefault(spender(order, gives), Money.ZERO);
        @Nullable Problem unlawful =
                known.entitlements().refusal(order, payment.amount(), gives, spent);
        if (unlawful != null) {
            return new Refused(order, unlawful);
        }
        if (known.entitlements().needsOthers(order, payment, gives)) {
            return passing(Refusals.othersHaveToAgree());
        }
        List<Charge> charges =
                original.charges().stream()
                        .map(c ->
                                Contribution.back(c, carries.getOrDefault(c.account(), Carry.NONE)))
                        .toList();
        Transfer transfer = PaymentTransfer.reversal(order, original, fund, charges);
        return post(order, transfer, charges, gives, books.get(original.payer()));
    }

    private TransferId reversedBy(Payment payment) {
        return payment.reversedBy() != null
                ? payment.reversedBy()
                : reversedHere(payment.id()).orElseThrow();
    }

    private Optional<TransferId> reversedHere(TransferId original) {
        return decided.values().stream()
                .filter(d -> d instanceof Drafted(var draft) && original.equals(draft.reversalOf()))
                .map(d -> ((Drafted) d).draft().order().id())
                .findFirst();
    }

    private Decision post(
            Order order, Transfer transfer, List<Charge> charges, Account payer, Account payee) {
        return switch (books.decide(transfer)) {
            case PostingResult.Refused refusal -> new Refused(order, Refusals.problem(refusal));
            case Posted posted -> {
                @Nullable Decision waits =
                        order instanceof PaymentOrder p ? waits(p, payer, payee) : null;
                if (waits != null) {
                    yield waits;
                }
                books.apply(posted);
                charges.forEach(c -> carries.put(c.account(), c.after()));
                switch (order) {
                    case PaymentOrder p -> note(p, payer);
                    case ReversalOrder r when r.isByDelegate() ->
                            spentHere.merge(spender(r, payer), transfer.amount(), Money::plus);
                    case ReversalOrder _ -> {}
                }
                var swept = known.shares().of(transfer, books);
                yield new Drafted(new Draft(order, posted, charges, payer, payee, swept));
            }
        };
    }

    private void note(PaymentOrder order, Account payer) {
        if (order.request() != null) {
            requests.computeIfPresent(order.request(), (_, r) -> r.paidBy(order.id()));
        }
        if (order.signed() != null) {
            usedHere.put(order.signed().hash(), order.id());
        }
        if (known.entitlements().isByDelegate(order, payer)) {
            spentHere.merge(spender(order, payer), order.amount(), Money::plus);
        }
    }

    // Everything else is in order; others may have to agree.
    private @Nullable Decision waits(PaymentOrder order, Account payer, Account payee) {
        AuthorisationPolicy rules = known.signing().policy();
        Consent.@Nullable Need need = known.entitlements().missing(order, payer, rules, at);
        if (need == null) {
            return null;
        }
        @Nullable Waiting waiting = known.entitlements().waiting().get(order.id());
        if (waiting != null) {
            return new Answered(new PaymentOutcome.Awaiting(waiting.view(consent(payer))));
        }
        return order.actor().member() == null
                ? new Refused(order, Waiting.withheld(Waiting.State.REFUSED))
                : new Waits(order, payer, payee, need);
    }
}
