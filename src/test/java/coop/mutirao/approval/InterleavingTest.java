package coop.mutirao.approval;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.testing.Api;
import coop.mutirao.testing.Api.Answer;
import coop.mutirao.testing.Property;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.VentureWorld;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Whatever is ordered, agreed to, withdrawn, given and ended at once, on two instances: nothing is
/// posted that too few agreed to, or that was not hers to order. The check of the log knows, which
/// shares no rule with the service; and the database, whose refusal would be a 500.
class InterleavingTest extends VentureWorld {

    private static final List<String> PERSONS = List.of("ana", "bea", "dita");

    private final List<String> ordered = new ArrayList<>();

    @Test
    void no_interleaving_posts_what_too_few_agreed_to() throws Exception {
        try (var other = new TestApp(database, clock, 2)) {
            URI there = serve(other);
            Property.forAll(4, random -> play(random, there));
            stopLast();
        }
        assertThat(found()).isEmpty();
        assertThat(app.balance("padaria")).isNegative();
    }

    private void play(RandomGenerator random, URI there) {
        List<Answer> answers = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            List<Callable<Answer>> acts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                boolean isThere = random.nextBoolean();
                Api somebody = List.of(ana, bea, dita, padaria).get(random.nextInt(4));
                Api decider = random.nextInt(3) > 0 ? padaria : coord;
                acts.add(
                        act(
                                random,
                                isThere ? somebody.at(there) : somebody,
                                isThere ? decider.at(there) : decider));
            }
            try {
                answers.addAll(atOnce(acts));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        assertThat(answers).allMatch(a -> a.status() < 500);
        assertThat(answers).anyMatch(a -> a.status() == 201);
    }

    private Callable<Answer> act(RandomGenerator random, Api somebody, Api decider) {
        String known = ordered.isEmpty() ? path() : ordered.get(random.nextInt(ordered.size()));
        String person = PERSONS.get(random.nextInt(PERSONS.size()));
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                String path = path();
                long amount = 50L + random.nextInt(3) * 50L;
                ordered.add(path);
                yield () -> somebody.put(path, fromPadaria(amount));
            }
            case 3, 4, 5 -> () -> somebody.put(approval(known), Map.of());
            case 6 -> () -> somebody.put(known, fromPadaria(100));
            case 7 -> () -> somebody.delete(approval(known));
            case 8 -> {
                long maximum = 400L + random.nextInt(400);
                yield random.nextBoolean()
                        ? () -> give(decider, person, Map.of("dayMaximum", maximum))
                        : () ->
                                decider.delete(
                                        PADARIA + "/delegates/" + person + "?decision=Meeting");
            }
            default -> {
                int approvals = 2 + random.nextInt(2);
                long above = 40L + random.nextInt(2) * 20L;
                yield () -> rule(decider, above, approvals);
            }
        };
    }
}
