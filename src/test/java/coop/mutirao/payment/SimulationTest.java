package coop.mutirao.payment;

import coop.mutirao.testing.Property;
import org.junit.jupiter.api.Test;

/// Ten thousand histories on paper ([PaperLedger]): the real rules, the model of the books beside
/// them, crashes before and after a commit, answers that are lost and asked for again, orders that
/// come twice and out of order. `-Dseed=…` runs one of them again.
class SimulationTest {

    private static final int HISTORIES = 10_000;
    private static final int STEPS = 40;

    @Test
    void whatever_happens_the_rules_keep_the_books_of_the_model() {
        Property.forAll(
                HISTORIES,
                random -> {
                    var history = new PaperHistory(random);
                    for (int step = 0; step < STEPS; step++) {
                        history.step();
                    }
                    history.verify();
                });
    }
}
