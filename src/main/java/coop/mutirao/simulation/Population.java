package coop.mutirao.simulation;

import coop.mutirao.simulation.Agent.Habit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Who lives in the simulated community: the same seed gives the same people under all policies.
final class Population {

    static final int NEVER = Integer.MAX_VALUE;

    private static final int PARTNERS = 6;

    private Population() {}

    /// Of a hundred members five hoard, four trade with themselves, four run, three fail; of few
    /// members one or two of each.
    static List<Agent> of(int members, int months, long seed) {
        var random = new SplittableRandom(seed);
        int hoarders = Math.max(1, members * 5 / 100);
        int washers = Math.max(2, members * 4 / 100 / 2 * 2);
        int runners = Math.max(1, members * 4 / 100);
        int defaulters = Math.max(1, members * 3 / 100);
        int honest = members - hoarders - washers - runners - defaulters;
        List<Agent> agents = new ArrayList<>();
        for (int number = 0; number < members; number++) {
            int at = number - honest;
            List<Integer> partners = partners(number, honest, random);
            if (at < 0) {
                // One of twelve comes later.
                int joins = number % 12 == 11 ? random.nextInt(months) : 0;
                agents.add(agent(number, Habit.HONEST, joins, NEVER, partners));
            } else if (at < hoarders) {
                agents.add(agent(number, Habit.HOARDER, 0, NEVER, partners));
            } else if (at < hoarders + washers) {
                int other = number + 1 - (at - hoarders) % 2 * 2;
                int stops = Math.max(1, months / 2);
                agents.add(agent(number, Habit.WASHER, 0, stops, List.of(other)));
            } else if (at < hoarders + washers + runners) {
                int joins = random.nextInt(Math.max(1, months * 2 / 3));
                agents.add(agent(number, Habit.RUNNER, joins, joins, partners));
            } else {
                int stops = random.nextInt(Math.max(1, months / 3), Math.max(2, months * 5 / 6));
                agents.add(agent(number, Habit.DEFAULTER, 0, stops, partners));
            }
        }
        return List.copyOf(agents);
    }

    private static Agent agent(
            int number, Habit habit, int joins, int stops, List<Integer> partners) {
        return new Agent(number, "m%04d".formatted(number), habit, joins, stops, partners);
    }

    // The first tenth are shops, to which everybody goes.
    private static List<Integer> partners(int number, int honest, SplittableRandom random) {
        List<Integer> partners = new ArrayList<>();
        int shops = Math.max(2, honest / 10);
        while (partners.size() < Math.min(PARTNERS, honest - 1)) {
            int bound = partners.size() % 2 == 0 ? shops : honest;
            int other = random.nextInt(bound);
            if (other == number || partners.contains(other)) {
                other = (number + 1 + random.nextInt(honest - 1)) % honest;
            }
            if (other != number && !partners.contains(other)) {
                partners.add(other);
            }
        }
        return partners;
    }
}
