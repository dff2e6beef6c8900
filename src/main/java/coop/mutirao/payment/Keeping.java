package coop.mutirao.payment;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.Decision.Drafted;
import coop.mutirao.payment.Decision.Refused;
import coop.mutirao.payment.Decision.Waits;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Keeps the payments that wait for others to agree.
final class Keeping {

    private final WaitingStore store;
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

    private static void end(
            Map<Waiting.State, Set<TransferId>> ended, Waiting.State state, TransferId id) {
        ended.computeIfAbsent(state, _ -> new HashSet<>()).add(id);
    }
}
