package coop.mutirao.allocation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one voter says. An empty ballot is valid: it counts among the ballots and supports nothing.
public sealed interface Ballot {

    /// Which of the two all ballots of an election are.
    enum Type {
        APPROVAL,
        POINTS;

        /// Its name in a rule's text.
        public String wire() {
            return this == APPROVAL ? "approval" : "points";
        }
    }

    /// The points each named project is given; an approval is one point.
    Map<String, Integer> points();

    /// Approves of these projects, of each as much.
    record Approval(Set<String> projects) implements Ballot {

        public Approval {
            projects = java.util.Collections.unmodifiableSet(new TreeSet<>(projects));
        }

        @Override
        public Map<String, Integer> points() {
            var points = new TreeMap<String, Integer>();
            projects.forEach(project -> points.put(project, 1));
            return points;
        }
    }

    /// Gives each of these projects so many points. None is the same as not naming it.
    ///
    /// @param points 0 to 1,000,000 each
    record Points(Map<String, Integer> points) implements Ballot {

        /// So many points a voter can give to one project.
        public static final int MAX = 1_000_000;

        public Points {
            points = java.util.Collections.unmodifiableMap(new TreeMap<>(points));
            points.forEach((project, given) -> {
                if (given < 0 || given > MAX) {
                    throw new IllegalArgumentException(
                            "a project is given 0 to %d points, %s was given %d"
                                    .formatted(MAX, project, given));
                }
            });
        }
    }
}
