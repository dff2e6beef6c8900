package coop.mutirao.payment;

import coop.mutirao.fund.PaperSweep;
import coop.mutirao.fund.Purse;
import coop.mutirao.fund.SweepPolicy;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountChange;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.PostingResult.Posted;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.loan.ReceiptShares;
import coop.mutirao.payment.Decision.Drafted;
import coop.mutirao.payment.Decision.Refused;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rules of the real ledger with a "disk" of maps below them instead of PostgreSQL: thousands
/// of histories in seconds, with crashes before and after the commit.
final class PaperLedger {

    /// What is committed. Replaced as a whole, like a database that commits.
    private record Disk(
            Map<AccountId, Account> accounts,
            Map<AccountId, Carry> carries,
            Map<TransferId, PaymentBatch.Original> payments,
            Map<TransferId, Refusal> refusals,
            Map<UUID, PaymentRequest> requests,
            Map<YearMonth, Money> budgetUsed,
            long size,
            Instant at) {

        Disk copy(long size, Instant at) {
            return new Disk(
                    new HashMap<>(accounts),
                    new HashMap<>(carries),
                    new HashMap<>(payments),
                    new HashMap<>(refusals),
                    new HashMap<>(requests),
                    new HashMap<>(budgetUsed),
                    size,
                    at);
        }
    }

    private final Policy<ContributionPolicy> policy;
    private final SweepPolicy sweepPolicy;
    private final AccountId fund;
    private Disk disk;

    PaperLedger(
            List<Account> accounts,
            Policy<ContributionPolicy> policy,
            SweepPolicy sweepPolicy,
            Instant at) {
        this.policy = policy;
        this.sweepPolicy = sweepPolicy;
        Map<AccountId, Account> byId = new HashMap<>();
        accounts.forEach(account -> byId.put(account.id(), account));
        this.fund = byCode(byId, Payments.FUND_INCOME).id();
        this.disk =
                new Disk(
                        byId,
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        accounts.size(),
                        at);
    }

    /// The log's time of the next turn at the door.
    Instant at(Instant now) {
        return now.isAfter(disk.at()) ? now : disk.at();
    }

    Map<AccountId, Account> accounts() {
        return disk.accounts();
    }

    Map<AccountId, Carry> carries() {
        return disk.carries();
    }

    Map<UUID, PaymentRequest> requests() {
        return disk.requests();
    }

    /// Carries a batch out in one transaction.
    ///
    /// @param commits false: the machine fails before the commit, and nothing of it is left
    List<PaymentOutcome> carryOut(List<Order> orders, Instant now, boolean commits) {
        Instant at = at(now);
        var batch =
                new PaymentBatch(
                        known(),
                        at,
                        new Books(disk.accounts().values()),
                        fund,
                        policy,
                        disk.carries(),
                        requestsAt(at));
        List<Decision> decisions = orders.stream().map(batch::decide).toList();
        Disk next = disk.copy(disk.size(), disk.at());
        var posted = new IdentityHashMap<Draft, Payment>();
        long size = disk.size();
        for (Decision decision : decisions) {
            if (decision instanceof Drafted(var draft)) {
                Payment payment = draft.payment(at, size++);
                posted.put(draft, payment);
                write(next, draft, payment);
            } else if (decision instanceof Refused refused) {
                next.refusals().put(refused.order().id(), refused.refusal());
            }
        }
        if (commits) {
            disk = next.copy(size, size == disk.size() ? disk.at() : at);
        }
        return decisions.stream().map(d -> Payments.outcome(d, posted)).toList();
    }

    private PaymentBatch.Known known() {
        Map<TransferId, Payment> payments = new HashMap<>();
        disk.payments().forEach((id, original) -> payments.put(id, original.payment()));
        Map<TransferId, UUID> answered = new HashMap<>();
        for (PaymentRequest request : disk.requests().values()) {
            if (request.payment() != null) {
                answered.put(request.payment(), request.id());
            }
        }
        return new PaymentBatch.Known(
                payments,
                answered,
                disk.refusals(),
                disk.payments(),
                Map.of(),
                Signing.NONE,
                Entitlements.NONE,
                ReceiptShares.NONE);
    }

    private Map<UUID, PaymentRequest> requestsAt(Instant at) {
        Map<UUID, PaymentRequest> requests = new HashMap<>();
        disk.requests().forEach((id, request) -> requests.put(id, request.at(at)));
        return requests;
    }

    private static void write(Disk next, Draft draft, Payment payment) {
        draft.posted()
                .lines()
                .forEach(line -> next.accounts().put(line.after().id(), line.after()));
        draft.charges().forEach(charge -> next.carries().put(charge.account(), charge.after()));
        next.payments()
                .put(
                        payment.id(),
                        new PaymentBatch.Original(
                                payment, draft.payer().id(), draft.payee().id(), draft.charges()));
        if (draft.reversalOf() != null) {
            next.payments()
                    .computeIfPresent(
                            draft.reversalOf(), (_, original) -> reversed(original, payment.id()));
        }
        if (draft.order() instanceof PaymentOrder order && order.request() != null) {
            next.requests().computeIfPresent(order.request(), (_, r) -> r.paidBy(order.id()));
        }
    }

    private static PaymentBatch.Original reversed(PaymentBatch.Original original, TransferId by) {
        Payment p = original.payment();
        return new PaymentBatch.Original(
                new Payment(
                        p.id(),
                        Payment.State.REVERSED,
                        p.kind(),
                        p.payer(),
                        p.payee(),
                        p.amount(),
                        p.payerPays(),
                        p.payeeGets(),
                        p.contribution(),
                        p.description(),
                        p.committedAt(),
                        p.effectiveOn(),
                        p.reversalOf(),
                        by,
                        p.authorisation(),
                        p.proof(),
                        p.witnesses(),
                        p.log()),
                original.payer(),
                original.payee(),
                original.charges());
    }

    /// Changes what a member's account is allowed.
    AccountChange.Result change(String code, AccountChange change, Instant now) {
        Account before = byCode(disk.accounts(), code);
        AccountChange.Result result = change.decide(before);
        if (result instanceof AccountChange.Result.Changed(Account after)
                && !after.equals(before)) {
            Disk next = disk.copy(disk.size() + 1, at(now));
            next.accounts().put(after.id(), after);
            disk = next;
        }
        return result;
    }

    void put(PaymentRequest request) {
        disk.requests().put(request.id(), request);
    }

    /// @return whether there was something to sweep
    boolean sweep(TransferId id, Instant now) {
        Instant at = at(now);
        var books = new Books(disk.accounts().values());
        YearMonth month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        Money used = disk.budgetUsed().getOrDefault(month, Money.ZERO);
        @Nullable Transfer transfer = PaperSweep.transfer(id, sweepPolicy, books, used, debt());
        if (transfer == null) {
            return false;
        }
        if (!(books.decide(transfer) instanceof Posted posted)) {
            throw new AssertionError("a sweep was refused: " + transfer);
        }
        Disk next = disk.copy(disk.size() + 1, at);
        posted.lines().forEach(line -> next.accounts().put(line.after().id(), line.after()));
        AccountId operations = byCode(disk.accounts(), Purse.OPERATIONS.code()).id();
        for (Entry entry : transfer.entries()) {
            if (entry.account().equals(operations)) {
                next.budgetUsed().merge(month, entry.amount(), Money::plus);
            }
        }
        disk = next;
        return true;
    }

    private Money debt() {
        return disk.accounts().values().stream()
                .filter(a -> a.kind() == Account.Kind.MEMBER && a.balance().isNegative())
                .map(a -> a.balance().negated())
                .reduce(Money.ZERO, Money::plus);
    }

    private static Account byCode(Map<AccountId, Account> accounts, String code) {
        return accounts.values().stream()
                .filter(a -> a.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
