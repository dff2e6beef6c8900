package coop.mutirao.allocation;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be allocated: a budget, projects, ballots. Neither the order in which projects nor
/// that in which ballots are handed in can be seen in it.
///
/// Equal ballots are kept once, with how many there are: of 60,272 ballots of Łódź 2025, 27,282
/// differ. Projects are known by their place in the order of their ids, ballots by a number.
public final class Election {

    private final long budget;
    private final Ballot.Type type;
    private final List<Project> projects;
    private final int voters;
    private final int[] weights;
    private final int[][] choices;
    private final int[][] given;
    private final int[][] supporters;
    private final int[][] received;
    private final int[] votes;
    private final long[] support;

    private Election(Builder of) {
        budget = of.budget;
        type = of.type;
        projects = of.projects;
        voters = of.voters;
        int size = of.distinct.size();
        weights = new int[size];
        choices = new int[size][];
        given = new int[size][];
        int next = 0;
        for (Map.Entry<Choice, int[]> one : of.distinct.entrySet()) {
            weights[next] = one.getValue()[0];
            choices[next] = one.getKey().projects;
            given[next] = one.getKey().points;
            next++;
        }
        votes = new int[projects.size()];
        support = new long[projects.size()];
        supporters = new int[projects.size()][];
        received = new int[projects.size()][];
        turnRound();
    }

    // From what each ballot says to who supports each project.
    private void turnRound() {
        int[] sizes = new int[projects.size()];
        for (int[] choice : choices) {
            for (int project : choice) {
                sizes[project]++;
            }
        }
        for (int project = 0; project < sizes.length; project++) {
            supporters[project] = new int[sizes[project]];
            received[project] = new int[sizes[project]];
        }
        Arrays.fill(sizes, 0);
        for (int ballot = 0; ballot < choices.length; ballot++) {
            for (int i = 0; i < choices[ballot].length; i++) {
                int project = choices[ballot][i];
                supporters[project][sizes[project]] = ballot;
                received[project][sizes[project]++] = given[ballot][i];
                votes[project] += weights[ballot];
                support[project] += (long) weights[ballot] * given[ballot][i];
            }
        }
    }

    /// @throws IllegalArgumentException if a project has another's id, or a ballot names none of
    ///   them or is of another type
    public static Election of(
            long budget,
            Ballot.Type type,
            Collection<Project> projects,
            Collection<? extends Ballot> ballots) {
        var builder = new Builder(budget, type, projects);
        ballots.forEach(builder::add);
        return builder.build();
    }

    /// In minor units.
    public long budget() {
        return budget;
    }

    public Ballot.Type type() {
        return type;
    }

    /// By their ids.
    public List<Project> projects() {
        return projects;
    }

    /// All ballots, empty ones included.
    public int voters() {
        return voters;
    }

    /// So many ballots differ.
    public int distinctBallots() {
        return weights.length;
    }

    Project project(int project) {
        return projects.get(project);
    }

    String id(int project) {
        return projects.get(project).id();
    }

    long cost(int project) {
        return projects.get(project).cost();
    }

    /// So many voters cast this ballot.
    int weight(int ballot) {
        return weights[ballot];
    }

    /// The projects that a ballot supports. Not to be changed, as all arrays here.
    int[] choices(int ballot) {
        return choices[ballot];
    }

    /// The points that it gives them, in the same order.
    int[] given(int ballot) {
        return given[ballot];
    }

    /// The ballots that support a project.
    int[] supporters(int project) {
        return supporters[project];
    }

    /// The points that they give it, in the same order.
    int[] received(int project) {
        return received[project];
    }

    /// So many voters support it.
    int votes(int project) {
        return votes[project];
    }

    /// All points that it was given: with approval ballots, its votes.
    long support(int project) {
        return support[project];
    }

    /// A ballot as it is kept.
    private static final class Choice {

        private final int[] projects;
        private final int[] points;

        private Choice(int[] projects, int[] points) {
            this.projects = projects;
            this.points = points;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Choice choice
                    && Arrays.equals(projects, choice.projects)
                    && Arrays.equals(points, choice.points);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(projects) + Arrays.hashCode(points);
        }
    }

    /// Takes in ballots one by one, so that not all of them need be at hand at once.
    public static final class Builder {

        private final long budget;
        private final Ballot.Type type;
        private final List<Project> projects;
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<Choice, int[]> distinct = new HashMap<>();
        private final int[] @Nullable [] ones;
        private int voters;

        /// @param budget in minor units, 1 to 2^53 − 1
        public Builder(long budget, Ballot.Type type, Collection<Project> projects) {
            if (budget < 1 || budget > Project.AMOUNT_MAX) {
                throw new IllegalArgumentException(
                        "a budget is 1 to 2^53 - 1 minor units, not " + budget);
            }
            this.budget = budget;
            this.type = type;
            this.projects =
                    projects.stream()
                            .sorted((a, b) -> Project.BY_CODE_POINT.compare(a.id(), b.id()))
                            .toList();
            ones = new int[this.projects.size() + 1][];
            for (Project project : this.projects) {
                if (places.put(project.id(), places.size()) != null) {
                    throw new IllegalArgumentException("two projects have the id " + project.id());
                }
            }
        }

        public Builder add(Ballot ballot) {
            if ((ballot instanceof Ballot.Approval) != (type == Ballot.Type.APPROVAL)) {
                throw new IllegalArgumentException("all ballots are of type " + type.wire());
            }
            // The place first, so that they are sorted by it.
            long[] chosen =
                    switch (ballot) {
                        case Ballot.Approval(var ids) ->
                                ids.stream().mapToLong(id -> place(id) << 32 | 1).toArray();
                        case Ballot.Points(var given) ->
                                given.entrySet().stream()
                                        .mapToLong(e -> place(e.getKey()) << 32 | e.getValue())
                                        .filter(one -> (int) one > 0)
                                        .toArray();
                    };
            Arrays.sort(chosen);
            int[] choice = Arrays.stream(chosen).mapToInt(one -> (int) (one >> 32)).toArray();
            int[] points = Arrays.stream(chosen).mapToInt(one -> (int) one).toArray();
            distinct.computeIfAbsent(new Choice(choice, shared(points)), _ -> new int[1])[0]++;
            voters = Math.addExact(voters, 1);
            return this;
        }

        private long place(String project) {
            Integer place = places.get(project);
            if (place == null) {
                throw new IllegalArgumentException("there is no project " + project);
            }
            return place;
        }

        // Approvals are all ones: one array of each length serves them all.
        private int[] shared(int[] points) {
            if (type == Ballot.Type.POINTS) {
                return points;
            }
            int[] same = ones[points.length];
            if (same == null) {
                ones[points.length] = points;
                return points;
            }
            return same;
        }

        public Election build() {
            return new Election(this);
        }
    }
}
