package coop.mutirao.levy;

import coop.mutirao.ledger.Month;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// A stretch of time.
///
/// @param to the first moment that does not belong to it; not before `from`
record Span(Instant from, Instant to) {

    Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span that ends before it begins: " + from);
        }
    }

    static Span of(Month month) {
        return new Span(month.start(), month.end());
    }

    /// Microseconds that it shares with another one.
    long shared(Span other) {
        Instant first = from.isAfter(other.from) ? from : other.from;
        Instant last = to.isBefore(other.to) ? to : other.to;
        return Math.max(0, ChronoUnit.MICROS.between(first, last));
    }

    /// What is left of it without others, which may overlap.
    List<Span> without(List<Span> others) {
        List<Span> left = List.of(this);
        for (Span other : others) {
            List<Span> next = new ArrayList<>();
            for (Span one : left) {
                if (other.from.isAfter(one.from)) {
                    next.add(new Span(one.from, min(one.to, other.from)));
                }
                if (other.to.isBefore(one.to)) {
                    next.add(new Span(max(one.from, other.to), one.to));
                }
            }
            left = next;
        }
        return left;
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
