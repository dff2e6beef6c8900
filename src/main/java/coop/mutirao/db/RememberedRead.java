package coop.mutirao.db;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks up by key what never changes once it is there, so that what was read is remembered. What
/// is not known yet is read for all who ask at once ([GroupRead]).
///
/// @param <K> a key; compared by `equals`
/// @param <V> what stands for it, for ever
public final class RememberedRead<K, V> {

    private final int rememberedMax;
    private final Function<Collection<K>, Map<K, V>> read;
    private final Map<K, V> remembered = new ConcurrentHashMap<>();
    private final GroupRead<K, V> reads = new GroupRead<>(this::readAndRemember);

    /// @param rememberedMax beyond so many all are forgotten
    /// @param read gives what stands for these keys, as far as there is anything
    public RememberedRead(int rememberedMax, Function<Collection<K>, Map<K, V>> read) {
        this.rememberedMax = rememberedMax;
        this.read = read;
    }

    /// What stands for `key`, if anything does.
    public Optional<V> find(K key) {
        @Nullable V known = remembered.get(key);
        return known == null ? reads.find(key) : Optional.of(known);
    }

    /// Reads what is not known yet of these, with one query.
    public void remember(Collection<K> keys) {
        List<K> unknown =
                keys.stream().filter(key -> !remembered.containsKey(key)).distinct().toList();
        if (!unknown.isEmpty()) {
            readAndRemember(unknown);
        }
    }

    private Map<K, V> readAndRemember(Collection<K> keys) {
        Map<K, V> found = read.apply(keys);
        if (remembered.size() + found.size() > rememberedMax) {
            remembered.clear();
        }
        remembered.putAll(found);
        return found;
    }
}
