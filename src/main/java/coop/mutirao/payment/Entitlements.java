package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.DELEGATE_LIMIT_EXCEEDED;
import static coop.mutirao.http.ProblemType.DELEGATION_ENDED;

import coop.mutirao.delegate.ApprovalRule;
import coop.mutirao.delegate.Powers;
import coop.mutirao.http.Problem;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a batch knows of who orders from whose account, and of payments that wait; and its rules
/// about who may. That others have to agree stands in [Consent].
///
/// @param acting of the orders by others than the owner of the account from which they pay or give
///   back: as what they are given
/// @param rules of the batch's accounts, those that have one
/// @param waiting of the batch's orders those that wait
record Entitlements(
        Map<TransferId, Acting> acting,
        Map<AccountId, ApprovalRule> rules,
        Map<TransferId, Waiting> waiting) {

    /// Everybody orders from her own account, and nobody has to agree.
    static final Entitlements NONE = new Entitlements(Map.of(), Map.of(), Map.of());

    /// As what somebody orders from an account that is not hers.
    ///
    /// @param powers as its delegate; null: she is none
    /// @param usedToday what she ordered for it so far today
    /// @param isPayees whether she stands for who gets it
    /// @param isOperator whether she has that mandate, and stands for neither party
    record Acting(@Nullable Powers powers, Money usedToday, boolean isPayees, boolean isOperator) {

        /// Whether she agrees as one of the payer's persons by ordering it.
        boolean isIndependent() {
            return powers != null && !isPayees;
        }
    }

    private static final Acting NOTHING = new Acting(null, Money.ZERO, false, false);

    private Acting acting(PaymentOrder order) {
        return acting.getOrDefault(order.id(), NOTHING);
    }

    private static boolean isByOwner(PaymentOrder order, Account payer) {
        @Nullable MemberId member = order.actor().member();
        return member == null || member.equals(payer.owner());
    }

    /// Whether the order counts against a delegate's day.
    boolean isByDelegate(PaymentOrder order, Account payer) {
        return !isByOwner(order, payer) && acting(order).powers() != null;
    }

    /// Whether an officer orders for a member.
    boolean isByOfficer(Order order) {
        return acting.getOrDefault(order.id(), NOTHING).isOperator();
    }

    /// Why somebody may not order this from this account, or null. A delegate is held to her
    /// limits, whatever else she is.
    ///
    /// @param usedHere what she ordered for it in this batch
    @Nullable Problem refusal(PaymentOrder order, Account payer, Money usedHere) {
        if (isByOwner(order, payer)) {
            return null;
        }
        Acting acting = acting(order);
        @Nullable Powers powers = acting.powers();
        if (powers == null) {
            return acting.isOperator() && order.signed() == null ? null : ended(order, payer);
        }
        return beyond(powers, acting.usedToday().plus(usedHere), order, order.amount(), payer);
    }

    /// Why a delegate may not give this back out of this account, or null: she is held to her
    /// limits as for a payment.
    ///
    /// @param usedHere what she ordered for it in this batch
    @Nullable Problem refusal(ReversalOrder order, Money amount, Account gives, Money usedHere) {
        if (!order.isByDelegate()) {
            return null;
        }
        Acting acting = acting().getOrDefault(order.id(), NOTHING);
        return acting.powers() == null
                ? ended(order, gives)
                : beyond(acting.powers(), acting.usedToday().plus(usedHere), order, amount, gives);
    }

    private static Problem ended(Order order, Account account) {
        return Problem.of(
                DELEGATION_ENDED,
                "%s does not act for %s any more."
                        .formatted(order.actor().account(), account.code()));
    }

    private static @Nullable Problem beyond(
            Powers powers, Money used, Order order, Money amount, Account payer) {
        if (powers.paymentMaximum() != null && amount.compareTo(powers.paymentMaximum()) > 0) {
            return exceeded("payment", powers.paymentMaximum(), Money.ZERO, order, payer);
        }
        if (powers.dayMaximum() != null && used.plus(amount).compareTo(powers.dayMaximum()) > 0) {
            return exceeded("day", powers.dayMaximum(), used, order, payer);
        }
        return null;
    }

    private static Problem exceeded(
            String limit, Money maximum, Money used, Order order, Account payer) {
        String most =
                "%s pays at most %d %s for %s"
                        .formatted(
                                order.actor().account(),
                                maximum.minorUnits(),
                                limit.equals("day") ? "a day" : "at once",
                                payer.code());
        String soFar = ", and has paid %d of it today.".formatted(used.minorUnits());
        return Problem.of(DELEGATE_LIMIT_EXCEEDED, most + (limit.equals("day") ? soFar : "."))
                .with("account", payer.code())
                .with("limit", limit)
                .with("maximum", maximum)
                .with("used", used);
    }

    boolean isWaiting(TransferId id) {
        return waiting.containsKey(id);
    }

    /// What becomes of a payment that waited when it is refused.
    Waiting.State endOf(TransferId id, Instant at) {
        @Nullable Waiting earlier = waiting.get(id);
        return earlier != null && earlier.stateAt(at) == Waiting.State.EXPIRED
                ? Waiting.State.EXPIRED
                : Waiting.State.REFUSED;
    }

    /// What is missing before the order is posted, or null.
    Consent.@Nullable Need missing(
            PaymentOrder order, Account payer, AuthorisationPolicy policy, Instant at) {
        @Nullable Waiting earlier = waiting.get(order.id());
        return consent(payer, policy)
                .missing(
                        order,
                        earlier == null ? List.of(first(order, payer, at)) : earlier.approvals());
    }

    /// Whether others of the account would have to agree to what a reversal gives back. A reversal
    /// does not wait, so no owner and no delegate takes by one what would wait as a payment. By
    /// officers it takes two before it is ordered.
    boolean needsOthers(ReversalOrder order, Payment payment, Account gives) {
        @Nullable MemberId member = order.actor().member();
        if (member == null || order.isByDelegate() || member.equals(gives.owner())) {
            @Nullable ApprovalRule rule = rules.get(gives.id());
            return rule != null && payment.amount().compareTo(rule.above()) > 0;
        }
        return false;
    }

    Consent consent(Account payer, AuthorisationPolicy policy) {
        return new Consent(rules.get(payer.id()), policy);
    }

    /// Who orders agrees.
    private Approval first(PaymentOrder order, Account payer, Instant at) {
        @Nullable MemberId member = order.actor().member();
        boolean isPerson =
                member != null && (isByOwner(order, payer) || acting(order).isIndependent());
        return new Approval(
                member == null ? new MemberId(0) : member,
                order.actor().account(),
                "",
                at,
                null,
                isPerson,
                !isPerson && acting(order).isOperator());
    }
}
