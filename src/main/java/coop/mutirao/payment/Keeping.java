package coop.mutirao.payment;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.AccountNews;
import coop.mutirao.delegate.ApprovalRuleStore;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.Decision.Drafted;
import coop.mutirao.payment.Decision.Refused;
import coop.mutirao.payment.Decision.Waits;
import coop.mutirao.policy.Policies;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps the payments that wait for others to agree.
final class Keeping {

    private final WaitingStore store;
    private final ApprovalRuleStore rules = new ApprovalRuleStore();
    private final AccountNews accountNews = new AccountNews();
    private final Ledger ledger;

    Keeping(WaitingStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /// Writes what waits from now on, and ends the waiting of what does not any more.
    ///
    /// @return the answers to what waits from now on
    Map<TransferId, PaymentOutcome> keep(
            Tx tx, Facts facts, List<Decision> decisions, PaymentBatch batch) {
        Entitlements entitlements = batch.entitlements();
        Map<Waiting.State, Set<TransferId>> ended = new EnumMap<>(Waiting.State.class);
        Map<TransferId, Waits> waits = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            switch (decision) {
                case Drafted(var draft) when entitlements.isWaiting(draft.order().id()) ->
                        end(ended, Waiting.State.COMMITTED, draft.order().id());
                case Refused(var order, var _) when entitlements.isWaiting(order.id()) ->
                        end(ended, entitlements.endOf(order.id(), facts.at()), order.id());
                case Waits one -> waits.put(one.order().id(), one);
                default -> {
                    // It has never waited.
                }
            }
        }
        tell(tx, facts, decisions, entitlements);
        ended.forEach((state, ids) -> store.end(tx, ids, state, facts.at()));
        if (waits.isEmpty()) {
            return Map.of();
        }
        for (Waits one : waits.values()) {
            store.add(tx, one, facts.at());
            String actor = one.order().actor().account();
            facts.append(
                    ApprovalLeaf.TYPE,
                    ApprovalLeaf.ordered(one, ledger.find(tx, actor).orElseThrow().publicId()),
                    Map.of());
        }
        Map<TransferId, PaymentOutcome> outcomes = new HashMap<>();
        store.find(tx, waits.keySet(), facts.at())
                .forEach((id, waiting) ->
                        outcomes.put(
                                id,
                                new PaymentOutcome.Awaiting(
                                        waiting.view(
                                                batch.consent(
                                                        Objects.requireNonNull(waits.get(id))
                                                                .payer())))));
        return outcomes;
    }

    // Who did not order it herself, nor anybody whom she made her delegate, should know.
    private void tell(Tx tx, Facts facts, List<Decision> decisions, Entitlements entitlements) {
        for (Decision decision : decisions) {
            if (decision instanceof Drafted(var draft)
                    && isByOfficer(draft, entitlements)
                    && draft.payer().owner() != null) {
                accountNews.tellOfOfficer(
                        tx, facts, draft.payer(), draft.order().actor().account());
            }
        }
    }

    private static boolean isByOfficer(Draft draft, Entitlements entitlements) {
        return switch (draft.order()) {
            case PaymentOrder order -> entitlements.isByOfficer(order);
            case ReversalOrder order ->
                    !order.isByDelegate()
                            && order.actor().member() != null
                            && !order.actor().member().equals(draft.payer().owner());
        };
    }

    /// A payment that waits, with what it waits for.
    Optional<WaitingPayment> find(Tx tx, TransferId id, Policies policies, Instant now) {
        @Nullable Waiting waiting =
                store.askWaiting(tx, List.of(id)).get().isEmpty()
                        ? null
                        : store.find(tx, List.of(id), now).get(id);
        if (waiting == null || waiting.stateAt(now) != Waiting.State.AWAITING) {
            return Optional.empty();
        }
        AccountId payer = ledger.find(tx, waiting.order().payer()).orElseThrow().id();
        var consent =
                new Consent(
                        rules.ask(tx, List.of(payer)).get().get(payer),
                        policies.inForce(tx, AuthorisationPolicy.KEY, now).value());
        return Optional.of(waiting.view(consent));
    }

    private static void end(
            Map<Waiting.State, Set<TransferId>> ended, Waiting.State state, TransferId id) {
        ended.computeIfAbsent(state, _ -> new HashSet<>()).add(id);
    }
}
