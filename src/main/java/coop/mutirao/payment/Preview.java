package coop.mutirao.payment;

import coop.mutirao.http.Problem;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.loan.ReceiptShares;
import coop.mutirao.member.Member;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an order would do if it were sent now: what each side would pay and get, and why.
///
/// @param payerPays null, with the figures after it, where no sum can be made
/// @param refusal what the answer would be if it is none
/// @param awaits why it would wait for others to agree, such as `approval-rule`; null: it would not
public record Preview(
        String payer,
        String payee,
        TransferKind kind,
        Money amount,
        @Nullable Money payerPays,
        @Nullable Money payeeGets,
        @Nullable Money contribution,
        @Nullable Money payerBalanceAfter,
        @Nullable Money payerAvailableAfter,
        List<ExplainedCharge> charges,
        @Nullable Problem refusal,
        @Nullable String awaits) {

    /// @param kinds what the parties are, if it is a wage
    /// @param authorisation whether it would have to be signed
    /// @param entitlements as what it would be ordered
    static Preview of(
            PaymentOrder order,
            Map<String, Member.Kind> kinds,
            AuthorisationPolicy authorisation,
            Entitlements entitlements,
            Books books,
            Account fund,
            Policy<ContributionPolicy> policy,
            Map<AccountId, Carry> carries,
            Instant now) {
        @Nullable Account payer = books.find(order.payer());
        @Nullable Account payee = books.find(order.payee());
        var nothingKnown =
                new PaymentBatch.Known(
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        kinds,
                        new Signing(Map.of(), Map.of(), authorisation),
                        entitlements,
                        ReceiptShares.NONE);
        var batch =
                new PaymentBatch(nothingKnown, now, books, fund.id(), policy, carries, Map.of());
        Decision decision = batch.decide(order);
        @Nullable Problem refusal =
                decision instanceof Decision.Refused refused ? refused.problem() : null;
        @Nullable String awaits =
                decision instanceof Decision.Waits waits ? waits.need().reason().wire() : null;
        boolean hasSum =
                payer != null && payee != null && (refusal == null || isAboutFigures(refusal));
        if (payer == null || payee == null || !hasSum) {
            return new Preview(
                    order.payer(),
                    order.payee(),
                    order.kind(),
                    order.amount(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    refusal,
                    null);
        }
        List<Charge> charges =
                PaymentTransfer.charges(
                        policy,
                        order,
                        payer,
                        payee,
                        id -> carries.getOrDefault(id, Carry.NONE),
                        Contribution.period(now));
        Money fromPayer = Charge.sumOn(payer.id(), charges);
        Money fromPayee = Charge.sumOn(payee.id(), charges);
        Money pays = order.amount().plus(fromPayer);
        return new Preview(
                payer.code(),
                payee.code(),
                order.kind(),
                order.amount(),
                pays,
                order.amount().minus(fromPayee),
                fromPayer.plus(fromPayee),
                payer.balance().minus(pays),
                payer.availableBalance().minus(pays),
                explained(order, payer, payee, charges, policy, carries),
                refusal,
                awaits);
    }

    private static boolean isAboutFigures(Problem refusal) {
        return switch (refusal.type()) {
            case CREDIT_LIMIT_EXCEEDED,
                    PAYEE_LIMIT_EXCEEDED,
                    FUND_INSUFFICIENT,
                    SIGNATURE_NEEDED,
                    DELEGATE_LIMIT_EXCEEDED ->
                    true;
            default -> false;
        };
    }

    private static List<ExplainedCharge> explained(
            PaymentOrder order,
            Account payer,
            Account payee,
            List<Charge> charges,
            Policy<ContributionPolicy> policy,
            Map<AccountId, Carry> carries) {
        @Nullable String why =
                PaymentTransfer.exemption(
                        policy.value(), order.kind(), order.amount(), payer, payee);
        List<ExplainedCharge> explained = new ArrayList<>();
        for (Account account : List.of(payer, payee)) {
            if (why == null) {
                charges.stream()
                        .filter(c -> c.account().equals(account.id()))
                        .forEach(c -> explained.add(ExplainedCharge.of(account.code(), c, policy)));
                continue;
            }
            int rate =
                    account.equals(payer) ? policy.value().payerPpm() : policy.value().payeePpm();
            if (rate > 0) {
                long carry = carries.getOrDefault(account.id(), Carry.NONE).carry();
                explained.add(
                        ExplainedCharge.exempt(
                                account.code(), order.amount(), rate, carry, policy, why));
            }
        }
        return List.copyOf(explained);
    }
}
