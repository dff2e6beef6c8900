package coop.mutirao.payment;

import coop.mutirao.testing.Property;
import coop.mutirao.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/// Random histories on a real database, with a model of the books beside it: payments, batches,
/// duplicates, reversals, requests, changes of limits, sweeps, a clock that goes on and back, and
/// restarts. Every answer is foreseen by the model, and in the end the database agrees with it to
/// the minor unit.
class LedgerPropertyTest {

    private static final int HISTORIES = 30;
    private static final int STEPS = 60;

    @Test
    void whatever_happens_the_books_are_those_of_the_model() {
        Property.forAll(
                HISTORIES,
                random -> {
                    try (var history = new RandomHistory(TestDatabase.fresh(), random)) {
                        for (int step = 0; step < STEPS; step++) {
                            history.step();
                        }
                        history.verify();
                    }
                });
    }
}
