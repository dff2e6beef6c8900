package coop.mutirao.db;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Goes on with what is due, step by step, until nothing is.
public final class Steps {

    private Steps() {}

    /// @param step false: nothing is due
    /// @return how many steps that were
    public static int untilNothing(BooleanSupplier step) {
        int steps = 0;
        while (step.getAsBoolean()) {
            steps++;
        }
        return steps;
    }

    /// The same for each of several things. One that cannot go on holds up no other.
    ///
    /// @throws RuntimeException the first of what failed, with the rest, after all had their turn
    public static int untilNothing(List<UUID> things, Predicate<UUID> step) {
        int steps = 0;
        List<RuntimeException> failed = new ArrayList<>();
        for (UUID thing : things) {
            try {
                while (step.test(thing)) {
                    steps++;
                }
            } catch (RuntimeException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            RuntimeException first = failed.removeFirst();
            failed.forEach(first::addSuppressed);
            throw first;
        }
        return steps;
    }
}
