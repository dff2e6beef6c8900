package coop.mutirao.payment;

import static coop.mutirao.http.ProblemType.APPROVAL_WITHHELD;

import coop.mutirao.http.Problem;
import coop.mutirao.ledger.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment that was ordered and waits for others to agree.
///
/// @param order as it was sent
/// @param expiresAt until then it waits
/// @param approvals so far, in their order; the first is who ordered it
public record Waiting(
        PaymentOrder order,
        Instant orderedAt,
        Instant expiresAt,
        State state,
        List<Approval> approvals) {

    /// How long a payment waits whose order does not say until when it counts.
    static final Duration WAITS_FOR = Duration.ofDays(7);

    /// What became of it.
    public enum State {
        AWAITING,
        COMMITTED,
        /// By who ordered it.
        WITHDRAWN,
        /// By somebody else who was asked, or by the rules when enough had agreed.
        REFUSED,
        EXPIRED;

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Waiting {
        approvals = List.copyOf(approvals);
    }

    /// Until when an order waits that is sent now.
    static Instant until(PaymentOrder order, Instant now) {
        Instant latest = now.plus(WAITS_FOR);
        return order.expiresAt() == null || order.expiresAt().isAfter(latest)
                ? latest
                : order.expiresAt();
    }

    /// How it stands at `now`: what waited may have run out.
    public State stateAt(Instant now) {
        return state == State.AWAITING && !now.isBefore(expiresAt) ? State.EXPIRED : state;
    }

    /// The refusal of a payment to which not enough agreed.
    public static Problem withheld(State state) {
        String why =
                switch (state) {
                    case WITHDRAWN -> "It was withdrawn by who ordered it.";
                    case EXPIRED -> "Not enough agreed to it in time.";
                    default -> "It was refused by somebody who was asked to agree.";
                };
        return Problem.of(APPROVAL_WITHHELD, why).with("state", state.wire());
    }

    /// What it is answered from now on that somebody ended it without its being posted.
    ///
    /// @param by code of who did
    /// @param reason why; null: she did not say
    public Refusal refusal(State as, String by, Instant at, @Nullable String reason) {
        Problem problem = withheld(as).with("by", by).with("at", at.toString());
        return new Refusal(
                order.id(),
                order.sent(),
                reason == null ? problem : problem.with("reason", reason));
    }

    /// As people read it.
    ///
    /// @param consent what is asked for now
    public WaitingPayment view(Consent consent) {
        return view(consent, null);
    }

    /// The same for a member who may agree.
    ///
    /// @param reader null: whoever it is
    public WaitingPayment view(Consent consent, @Nullable Reader reader) {
        Consent.@Nullable Need need = consent.missing(order, approvals);
        @Nullable SignedOrder signed = order.signed();
        return new WaitingPayment(
                order.id(),
                "awaiting-approval",
                order.kind(),
                order.payer(),
                order.payee(),
                order.amount(),
                order.description(),
                order.actor().account(),
                orderedAt,
                expiresAt,
                signed == null ? null : signed.bytes(),
                approvals.stream()
                        .filter(a -> a.forPayer() || a.asOfficer())
                        .map(a ->
                                new WaitingPayment.Agreed(
                                        a.code(),
                                        a.name(),
                                        a.at(),
                                        a.key() != null,
                                        need == null || need.countsOf(a.forPayer(), a.asOfficer())))
                        .toList(),
                need == null ? null : need.reason().wire(),
                need == null ? 0 : need.approvals(),
                need == null ? 0 : need.missing(),
                need == null ? null : need.reason().from(),
                reader == null ? null : need != null && waitsFor(reader, need));
    }

    private boolean waitsFor(Reader reader, Consent.Need need) {
        return !reader.member().equals(order.actor().member())
                && approvals.stream().noneMatch(a -> a.member().equals(reader.member()))
                && need.countsOf(reader.forPayer(), reader.asOfficer());
    }

    /// Who reads it.
    ///
    /// @param forPayer whether her word would count as of one of the payer's persons
    /// @param asOfficer whether she is an officer who stands for neither party
    public record Reader(MemberId member, boolean forPayer, boolean asOfficer) {}
}
