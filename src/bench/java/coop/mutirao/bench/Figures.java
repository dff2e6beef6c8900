package coop.mutirao.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What was measured: for each figure its value in each round.
final class Figures {

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    /// A figure over the rounds.
    record Figure(String name, String unit, List<Double> rounds) {

        double median() {
            double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }

        double least() {
            return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        double most() {
            return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    }

    void add(String name, String unit, double value) {
        figures.computeIfAbsent(name, _ -> new Figure(name, unit, new ArrayList<>()))
                .rounds()
                .add(value);
        System.err.printf("  %-52s %,14.2f %s%n", name, value, unit);
    }

    /// Answers a second, and what the times were.
    void add(String name, Load.Result result) {
        add(name, "a second", result.perSecond());
        add(name + ", median", "ms", result.medianMillis());
        add(name + ", p99", "ms", result.p99Millis());
    }

    List<Figure> all() {
        return List.copyOf(figures.values());
    }

    /// The ratio of two figures' medians, if both were measured.
    OptionalDouble ratio(String name, String base) {
        return figures.containsKey(name) && figures.containsKey(base)
                ? OptionalDouble.of(median(name) / median(base))
                : OptionalDouble.empty();
    }

    private double median(String name) {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException("not measured: " + name);
        }
        return figure.median();
    }
}
