package coop.mutirao.allocation;

import coop.mutirao.allocation.Allocation.NotSelected;
import coop.mutirao.allocation.Allocation.Reason;
import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An election as a rule goes about it: who may be selected at all, who goes before whom where they
/// are level, and who leaves with whom.
final class Contest {

    final Election election;
    private final MinSupport minSupport;
    private final TieBreak tieBreak;
    private final int[] lots;
    private final int[] ranks;
    private final int[][] rivals;

    /// @throws IllegalArgumentException if the ballots are not what the rule counts, or it wants
    ///   lots and there are none
    Contest(AllocationRule rule, Election election, @Nullable Lottery lottery) {
        if (election.type() != rule.ballots()) {
            throw new IllegalArgumentException(
                    "%s counts %s ballots, these are %s ballots"
                            .formatted(rule.id(), rule.ballots().wire(), election.type().wire()));
        }
        this.election = election;
        minSupport = rule.minSupport();
        tieBreak = rule.tieBreak();
        lots = lots(election, tieBreak, lottery);
        ranks = places(size(), (a, b) -> breakTie(a, election.support(a), b));
        rivals = new int[size()][];
        for (int one = 0; one < size(); one++) {
            rivals[one] = rivals(election, one);
        }
    }

    // By id; or by lots.
    private static int[] lots(Election election, TieBreak tieBreak, @Nullable Lottery lottery) {
        Comparator<Integer> order = Comparator.naturalOrder();
        if (tieBreak == TieBreak.COST_VOTES_LOTTERY) {
            if (lottery == null) {
                throw new IllegalArgumentException("the rule wants lots to be drawn");
            }
            order = Comparator.comparing(election::id, lottery.order());
        }
        return places(election.projects().size(), order);
    }

    // For each project its place in an order.
    private static int[] places(int size, Comparator<Integer> order) {
        int[] sorted = IntStream.range(0, size).boxed().sorted(order).mapToInt(p -> p).toArray();
        int[] places = new int[size];
        for (int place = 0; place < size; place++) {
            places[sorted[place]] = place;
        }
        return places;
    }

    private static int[] rivals(Election election, int project) {
        var groups = election.project(project).groups();
        if (groups.isEmpty()) {
            return new int[0];
        }
        return IntStream.range(0, election.projects().size())
                .filter(p -> p != project)
                .filter(p -> election.project(p).groups().stream().anyMatch(groups::contains))
                .toArray();
    }

    int size() {
        return election.projects().size();
    }

    /// Below zero if a, had it this support, goes before b where they are level.
    int breakTie(int a, long support, int b) {
        if (tieBreak != TieBreak.LEXICO) {
            int byCost = Long.compare(election.cost(a), election.cost(b));
            int bySupport = Long.compare(election.support(b), support);
            if (byCost != 0 || bySupport != 0) {
                return byCost != 0 ? byCost : bySupport;
            }
        }
        return Integer.compare(lots[a], lots[b]);
    }

    /// Its place in the order by which ties are broken, the first is 0.
    int rank(int project) {
        return ranks[project];
    }

    /// The projects that leave when this one is selected.
    int[] rivals(int project) {
        return rivals[project];
    }

    boolean hasEnoughSupport(int project) {
        return minSupport.isReached(election.votes(project), election.voters());
    }

    /// What is still to be had: all with enough support that are neither selected nor excluded.
    boolean[] open(List<Integer> selected) {
        boolean[] open = new boolean[size()];
        for (int project = 0; project < open.length; project++) {
            open[project] = hasEnoughSupport(project);
        }
        selected.forEach(project -> close(open, project));
        return open;
    }

    /// Takes out a project that was selected, and all that leave with it.
    void close(boolean[] open, int selected) {
        open[selected] = false;
        for (int rival : rivals[selected]) {
            open[rival] = false;
        }
    }

    /// A project that was selected.
    ///
    /// @param level all that were level with it, itself included
    Selected selected(int project, Turn turn, List<Integer> level) {
        return new Selected(
                election.id(project),
                election.cost(project),
                election.votes(project),
                election.support(project),
                turn,
                ids(level));
    }

    NotSelected notSelected(int project, List<Reason> reasons) {
        return new NotSelected(
                election.id(project),
                election.cost(project),
                election.votes(project),
                election.support(project),
                reasons);
    }

    /// Why a project could not be had at all beside those that are selected: too few support it, or
    /// one of them excludes it. Null: it could.
    @Nullable Reason barred(int project, List<Integer> selected) {
        if (!hasEnoughSupport(project)) {
            return new Reason.TooFewVotes(minSupport.needed(election.voters()));
        }
        for (int rival : rivals[project]) {
            if (selected.contains(rival)) {
                return new Reason.Excluded(election.id(rival));
            }
        }
        return null;
    }

    /// The ids, in the order by which ties are broken.
    List<String> ids(List<Integer> projects) {
        return projects.stream()
                .sorted(Comparator.comparingInt(this::rank))
                .map(election::id)
                .toList();
    }
}
