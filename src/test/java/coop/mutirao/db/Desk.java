package coop.mutirao.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Carries numbers out as a database would: all of a batch or none, and knows again what it has.
final class Desk {

    /// The order that holds the writer until the gate opens, so that others gather behind it.
    static final int GATE = -1;

    /// One row an order.
    final Map<Integer, String> table = new LinkedHashMap<>();

    /// What it was asked for, each time.
    final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

    /// Orders that cannot be written.
    final Set<Integer> poisonous = ConcurrentHashMap.newKeySet();

    /// Each fails one batch before it is written.
    final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

    /// Each loses the answer of one batch that is written.
    final List<RuntimeException> lostAnswers = new CopyOnWriteArrayList<>();

    final CountDownLatch gate = new CountDownLatch(1);

    List<String> commit(List<Integer> orders) {
        batches.add(List.copyOf(orders));
        if (orders.contains(GATE)) {
            await(gate);
        }
        if (!failures.isEmpty()) {
            throw failures.removeFirst();
        }
        List<String> outcomes = new ArrayList<>();
        Map<Integer, String> rows = new LinkedHashMap<>();
        for (int order : orders) {
            if (poisonous.contains(order)) {
                throw new IllegalStateException("poison " + order);
            }
            boolean known = table.containsKey(order) || rows.containsKey(order);
            rows.put(order, "row");
            outcomes.add(order + (known ? " again" : " done"));
        }
        table.putAll(rows);
        if (!lostAnswers.isEmpty()) {
            throw lostAnswers.removeFirst();
        }
        return outcomes;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
