package coop.mutirao.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedReadTest {

    final Map<String, Integer> table = new HashMap<>(Map.of("a", 1, "b", 2, "c", 3));
    final List<Set<String>> queries = new ArrayList<>();
    final RememberedRead<String, Integer> reads = new RememberedRead<>(2, this::read);

    Map<String, Integer> read(Collection<String> keys) {
        queries.add(Set.copyOf(keys));
        Map<String, Integer> found = new HashMap<>(table);
        found.keySet().retainAll(keys);
        return found;
    }

    @Test
    void what_is_there_is_read_once_and_what_is_not_each_time() {
        assertThat(reads.find("a")).contains(1);
        assertThat(reads.find("a")).contains(1);
        assertThat(reads.find("d")).isEmpty();
        table.put("d", 4);
        assertThat(reads.find("d")).contains(4);
        assertThat(queries).containsExactly(Set.of("a"), Set.of("d"), Set.of("d"));
    }

    @Test
    void of_many_only_the_unknown_are_read_and_with_one_query() {
        reads.remember(List.of("a"));
        reads.remember(List.of("a", "b", "b"));
        reads.remember(List.of("a", "b"));
        assertThat(queries).containsExactly(Set.of("a"), Set.of("b"));
    }

    @Test
    void beyond_so_many_all_are_forgotten() {
        reads.remember(List.of("a", "b"));
        assertThat(reads.find("c")).contains(3);
        assertThat(reads.find("a")).contains(1);
        assertThat(queries).containsExactly(Set.of("a", "b"), Set.of("c"), Set.of("a"));
    }
}
