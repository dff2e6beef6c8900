package coop.mutirao.allocation;

import java.util.Arrays;

/// How many ballots are better off by which of two selections. A ballot is the better off, the more
/// all the projects cost together that it supports and that were selected.
///
/// @param here better off by the first
/// @param there better off by the second
/// @param level neither
/// @param other the second
public record Comparison(int here, int there, int level, Allocation other) {

    static Comparison of(Allocation one, Allocation other) {
        Election election = one.election();
        long[] costsHere = costs(one);
        long[] costsThere = costs(other);
        int here = 0;
        int there = 0;
        for (int ballot = 0; ballot < election.distinctBallots(); ballot++) {
            int[] choices = election.choices(ballot);
            long byOne = Arrays.stream(choices).mapToLong(p -> costsHere[p]).sum();
            long byOther = Arrays.stream(choices).mapToLong(p -> costsThere[p]).sum();
            here += byOne > byOther ? election.weight(ballot) : 0;
            there += byOne < byOther ? election.weight(ballot) : 0;
        }
        return new Comparison(here, there, election.voters() - here - there, other);
    }

    // Of what was selected its cost, of the rest 0.
    private static long[] costs(Allocation allocation) {
        var selected = allocation.set();
        return allocation.election().projects().stream()
                .mapToLong(p -> selected.contains(p.id()) ? p.cost() : 0)
                .toArray();
    }
}
