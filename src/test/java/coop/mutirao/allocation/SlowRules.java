package coop.mutirao.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The rules once more, written down as they are defined, with fractions only: slow, and sharing
/// nothing with the others but the values.
final class SlowRules {

    private final long budget;
    private final List<Project> projects;
    private final List<? extends Ballot> ballots;
    private final AllocationRule rule;
    private final @Nullable Lottery lottery;
    private final Map<String, Project> byId = new HashMap<>();

    private SlowRules(
            long budget,
            List<Project> projects,
            List<? extends Ballot> ballots,
            AllocationRule rule,
            @Nullable Lottery lottery) {
        this.budget = budget;
        this.projects = projects;
        this.ballots = ballots;
        this.rule = rule;
        this.lottery = lottery;
        projects.forEach(p -> byId.put(p.id(), p));
    }

    static List<String> select(
            long budget,
            List<Project> projects,
            List<? extends Ballot> ballots,
            AllocationRule rule,
            @Nullable Lottery lottery) {
        var slow = new SlowRules(budget, projects, ballots, rule, lottery);
        return switch (rule) {
            case Greedy greedy -> slow.greedy(greedy.order(), List.of());
            case SequentialPhragmen _ -> slow.phragmen();
            case EqualShares shares -> slow.equalShares(shares);
        };
    }

    private Project project(String id) {
        return java.util.Objects.requireNonNull(byId.get(id));
    }

    private int points(Ballot ballot, Project project) {
        return ballot.points().getOrDefault(project.id(), 0);
    }

    private int votes(Project project) {
        return (int) ballots.stream().filter(b -> points(b, project) > 0).count();
    }

    private long support(Project project) {
        return ballots.stream().mapToLong(b -> points(b, project)).sum();
    }

    private boolean isEligible(Project project) {
        MinSupport min = rule.minSupport();
        Fraction share = Fraction.of(min.shareNumerator(), min.shareDenominator());
        return votes(project) >= min.votes()
                && Fraction.of(votes(project)).compareTo(share.times(ballots.size())) >= 0;
    }

    private Comparator<Project> tie() {
        Comparator<Project> byId = Comparator.comparing(Project::id, Project.BY_CODE_POINT);
        Comparator<Project> byCost = Comparator.comparingLong(Project::cost);
        ToLongFunction<Project> negatedSupport = p -> -support(p);
        return switch (rule.tieBreak()) {
            case LEXICO -> byId;
            case COST_VOTES_ID -> byCost.thenComparingLong(negatedSupport).thenComparing(byId);
            case COST_VOTES_LOTTERY ->
                    byCost.thenComparingLong(negatedSupport)
                            .thenComparing(
                                    Project::id, java.util.Objects.requireNonNull(lottery).order());
        };
    }

    private boolean isExcluded(Project project, List<String> selected) {
        return selected.stream()
                .map(this::project)
                .anyMatch(s -> s.groups().stream().anyMatch(project.groups()::contains));
    }

    private List<Project> open(List<String> selected) {
        return projects.stream()
                .filter(this::isEligible)
                .filter(p -> !selected.contains(p.id()) && !isExcluded(p, selected))
                .toList();
    }

    private long cost(List<String> selected) {
        return selected.stream().mapToLong(id -> project(id).cost()).sum();
    }

    private List<String> greedy(Greedy.Order order, List<String> before) {
        List<String> selected = new ArrayList<>(before);
        Comparator<Project> byWorth =
                Comparator.comparing(p ->
                        order == Greedy.Order.VOTES
                                ? Fraction.of(-support(p))
                                : Fraction.of(-support(p), p.cost()));
        for (Project one : open(before).stream().sorted(byWorth.thenComparing(tie())).toList()) {
            if (cost(selected) + one.cost() <= budget && !isExcluded(one, selected)) {
                selected.add(one.id());
            }
        }
        return selected;
    }

    private List<String> equalShares(EqualShares shares) {
        if (ballots.isEmpty()) {
            return List.of();
        }
        Fraction endowment = Fraction.of(budget, ballots.size());
        if (shares.start() == EqualShares.Start.FLOOR) {
            endowment =
                    new Fraction(
                                    endowment.dividedBy(shares.roundingUnit()).floor(),
                                    java.math.BigInteger.ONE)
                            .times(shares.roundingUnit());
        }
        List<String> selected = mes(shares, endowment);
        if (shares.completion() == EqualShares.Completion.NONE) {
            return selected;
        }
        while (!isDone(shares, selected)) {
            endowment = endowment.plus(Fraction.of(shares.increment()));
            List<String> next = mes(shares, endowment);
            if (cost(next) > budget) {
                break;
            }
            selected = next;
        }
        return shares.completion() == EqualShares.Completion.ADD1U
                ? greedy(Greedy.Order.VOTES, selected)
                : selected;
    }

    private boolean isDone(EqualShares shares, List<String> selected) {
        long left = budget - cost(selected);
        List<Project> open = open(selected);
        return open.isEmpty()
                || (shares.exhaustiveStop() && open.stream().noneMatch(p -> p.cost() <= left));
    }

    private long utility(EqualShares shares, Ballot ballot, Project project) {
        int points = points(ballot, project);
        return switch (shares.utility()) {
            case COST -> points > 0 ? project.cost() : 0;
            case CARDINALITY -> points > 0 ? 1 : 0;
            case POINTS -> points;
        };
    }

    private List<String> mes(EqualShares shares, Fraction endowment) {
        List<Fraction> money = new ArrayList<>();
        ballots.forEach(_ -> money.add(endowment));
        List<String> selected = new ArrayList<>();
        while (true) {
            Map<Project, Fraction> rhos = new HashMap<>();
            for (Project project : open(selected)) {
                @Nullable Fraction rho = rho(shares, project, money);
                if (rho != null) {
                    rhos.put(project, rho);
                }
            }
            if (rhos.isEmpty()) {
                return selected;
            }
            Fraction least = rhos.values().stream().min(Comparator.naturalOrder()).orElseThrow();
            Project next =
                    rhos.keySet().stream()
                            .filter(p -> least.equals(rhos.get(p)))
                            .min(tie())
                            .orElseThrow();
            for (int i = 0; i < money.size(); i++) {
                Fraction asked = least.times(utility(shares, ballots.get(i), next));
                money.set(i, money.get(i).minus(money.get(i).min(asked)));
            }
            selected.add(next.id());
        }
    }

    // The voters in the order of money by utility: with the first k giving all, the others pay the
    // rest; the right k is the first with which nobody is asked for more than she has.
    private @Nullable Fraction rho(EqualShares shares, Project project, List<Fraction> money) {
        Map<Fraction, List<Integer>> byRatio = new TreeMap<>();
        long utilities = 0;
        for (int i = 0; i < money.size(); i++) {
            long utility = utility(shares, ballots.get(i), project);
            if (utility > 0) {
                byRatio.computeIfAbsent(money.get(i).dividedBy(utility), _ -> new ArrayList<>())
                        .add(i);
                utilities += utility;
            }
        }
        Fraction rest = Fraction.of(project.cost());
        for (Map.Entry<Fraction, List<Integer>> next : byRatio.entrySet()) {
            Fraction rho = rest.dividedBy(utilities);
            if (rho.compareTo(next.getKey()) <= 0) {
                return rho;
            }
            for (int i : next.getValue()) {
                rest = rest.minus(money.get(i));
                utilities -= utility(shares, ballots.get(i), project);
            }
        }
        return null;
    }

    private List<String> phragmen() {
        List<Fraction> loads = new ArrayList<>();
        ballots.forEach(_ -> loads.add(Fraction.ZERO));
        List<String> selected = new ArrayList<>();
        Set<Project> out = new HashSet<>();
        projects.stream().filter(p -> p.cost() > budget).forEach(out::add);
        while (true) {
            Map<Project, Fraction> next = new HashMap<>();
            for (Project project : open(selected)) {
                if (!out.contains(project)) {
                    Fraction sum = Fraction.of(project.cost());
                    for (int i = 0; i < loads.size(); i++) {
                        if (points(ballots.get(i), project) > 0) {
                            sum = sum.plus(loads.get(i));
                        }
                    }
                    next.put(project, sum.dividedBy(votes(project)));
                }
            }
            if (next.isEmpty()) {
                return selected;
            }
            Fraction least = next.values().stream().min(Comparator.naturalOrder()).orElseThrow();
            List<Project> level =
                    next.keySet().stream().filter(p -> least.equals(next.get(p))).toList();
            long left = budget - cost(selected);
            if (level.stream().anyMatch(p -> p.cost() > left)) {
                return selected;
            }
            Project first = level.stream().min(tie()).orElseThrow();
            for (int i = 0; i < loads.size(); i++) {
                if (points(ballots.get(i), first) > 0) {
                    loads.set(i, least);
                }
            }
            selected.add(first.id());
        }
    }
}
