package coop.mutirao.payment;

import coop.mutirao.delegate.ApprovalRule;
import coop.mutirao.ledger.TransferKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who has to agree before a payment is posted.
///
/// @param rule of the payer's account; null: it has none
public record Consent(@Nullable ApprovalRule rule, AuthorisationPolicy policy) {

    /// How many officers it takes.
    static final int OFFICERS = 2;

    /// Why a payment waits.
    public enum Reason {
        APPROVAL_RULE,
        TWO_OFFICERS;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /// Whose agreement it is that is missing.
        String from() {
            return this == APPROVAL_RULE ? "payer-persons" : "officers";
        }
    }

    /// What a payment waits for.
    ///
    /// @param approvals how many persons have to agree
    /// @param missing how many of them have not yet, at least one
    public record Need(Reason reason, int approvals, int missing) {

        /// Whether the agreement of who is one of the payer's persons, or an officer, is of use.
        boolean countsOf(boolean forPayer, boolean asOfficer) {
            return reason == Reason.APPROVAL_RULE ? forPayer : asOfficer;
        }
    }

    /// What is missing, the payer's own persons first; null: nothing.
    ///
    /// @param given by whom it was agreed to so far, who ordered it among them
    public @Nullable Need missing(PaymentOrder order, List<Approval> given) {
        if (order.kind() == TransferKind.IMPORT) {
            return null;
        }
        if (rule != null && order.amount().compareTo(rule.above()) > 0) {
            int persons = (int) given.stream().filter(Approval::forPayer).count();
            if (persons < rule.approvals()) {
                return new Need(Reason.APPROVAL_RULE, rule.approvals(), rule.approvals() - persons);
            }
        }
        if (needsOfficers(order)) {
            int officers = (int) given.stream().filter(Approval::asOfficer).count();
            if (officers < OFFICERS) {
                return new Need(Reason.TWO_OFFICERS, OFFICERS, OFFICERS - officers);
            }
        }
        return null;
    }

    /// Whether officers have to agree, whoever did so far.
    public boolean needsOfficers(PaymentOrder order) {
        return order.signed() == null
                && policy.twoOfficersFrom() != null
                && order.amount().compareTo(policy.twoOfficersFrom()) >= 0;
    }
}
