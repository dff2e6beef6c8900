package coop.mutirao.db;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Looks things up by key, for all who ask at once with one query: those who come while a query is
/// under way are answered together by the next. What is answered was read after it was asked for,
/// so nothing is remembered and nothing is out of date. Who asks alone waits for nobody.
///
/// @param <K> a key; compared by `equals`
/// @param <V> what stands for it
public final class GroupRead<K, V> {

    private final Function<Set<K>, Map<K, V>> read;

    // Guarded by this.
    private List<Asked<K, V>> waiting = new ArrayList<>();
    private boolean reading;

    private record Asked<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

    /// @param read gives what stands for these keys, as far as there is anything
    public GroupRead(Function<Set<K>, Map<K, V>> read) {
        this.read = read;
    }

    /// What stands for `key`, if anything does.
    ///
    /// @throws RuntimeException what the query threw
    public Optional<V> find(K key) {
        var asked = new Asked<K, V>(key, new CompletableFuture<>());
        boolean first;
        synchronized (this) {
            waiting.add(asked);
            first = !reading;
            reading = true;
        }
        if (first) {
            answer(take());
            List<Asked<K, V>> others = take();
            if (!others.isEmpty()) {
                // Who came first has her answer, and is not to work for the others.
                Thread.ofVirtual().name("group-read").start(() -> answerAll(others));
            }
        }
        try {
            return asked.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /// How many wait for the next query.
    synchronized int waiting() {
        return waiting.size();
    }

    private void answerAll(List<Asked<K, V>> first) {
        for (List<Asked<K, V>> some = first; !some.isEmpty(); some = take()) {
            answer(some);
        }
    }

    /// Those who wait now; if nobody does, reading is over.
    private synchronized List<Asked<K, V>> take() {
        List<Asked<K, V>> some = waiting;
        reading = !some.isEmpty();
        waiting = new ArrayList<>();
        return some;
    }

    private void answer(List<Asked<K, V>> some) {
        try {
            Map<K, V> found = read.apply(some.stream().map(Asked::key).collect(toSet()));
            some.forEach(
                    asked -> asked.answer().complete(Optional.ofNullable(found.get(asked.key()))));
        } catch (RuntimeException | Error e) {
            some.forEach(asked -> asked.answer().completeExceptionally(e));
        }
    }
}
