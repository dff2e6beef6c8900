package coop.mutirao.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupReadTest {

    final Map<String, String> table = new ConcurrentHashMap<>();
    final List<Set<String>> queries = new CopyOnWriteArrayList<>();
    final BlockingQueue<String> began = new ArrayBlockingQueue<>(100);
    final BlockingQueue<String> goOn = new ArrayBlockingQueue<>(100);
    final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        people.close();
    }

    final GroupRead<String, String> group = new GroupRead<>(this::read);

    Map<String, String> read(Set<String> keys) {
        queries.add(keys);
        began.add("");
        try {
            if (goOn.take().equals("fail")) {
                throw new IllegalStateException("no database");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> found = new ConcurrentHashMap<>(table);
        found.keySet().retainAll(keys);
        return found;
    }

    CompletableFuture<Optional<String>> ask(String key) {
        return CompletableFuture.supplyAsync(() -> group.find(key), people);
    }

    /// Those who ask while the query of a first one is under way.
    List<CompletableFuture<Optional<String>>> askDuringOne(List<String> keys) throws Exception {
        List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
        CompletableFuture<Optional<String>> first = ask("first");
        began.take();
        for (String key : keys) {
            answers.add(ask(key));
        }
        while (group.waiting() < keys.size()) {
            Thread.sleep(1);
        }
        assertThat(first).isNotDone();
        return answers;
    }

    @Test
    void who_asks_alone_is_answered_by_a_query_of_her_own() {
        table.put("a", "1");
        goOn.add("");
        assertThat(group.find("a")).contains("1");
        goOn.add("");
        assertThat(group.find("b")).isEmpty();
        assertThat(queries).containsExactly(Set.of("a"), Set.of("b"));
    }

    @Test
    void who_asks_during_a_query_is_answered_with_all_others_by_the_next() throws Exception {
        var answers = askDuringOne(List.of("a", "b", "a", "c"));
        // What is true when it is asked is the answer, not what was when others asked.
        table.put("a", "1");
        table.put("b", "2");
        goOn.add("");
        goOn.add("");
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactly(
                        Optional.of("1"), Optional.of("2"), Optional.of("1"), Optional.empty());
        assertThat(queries).containsExactly(Set.of("first"), Set.of("a", "b", "c"));
    }

    @Test
    void a_failure_is_the_answer_of_its_group_and_of_nobody_else() throws Exception {
        table.put("a", "1");
        var answers = askDuringOne(List.of("a", "b"));
        goOn.add("");
        goOn.add("fail");
        for (var answer : answers) {
            assertThatThrownBy(answer::join).hasRootCauseMessage("no database");
        }
        goOn.add("");
        assertThat(group.find("a")).contains("1");
    }
}
