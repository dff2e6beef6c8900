package coop.mutirao.allocation;

import coop.mutirao.allocation.Allocation.Endowments;
import coop.mutirao.allocation.Allocation.Selected;
import coop.mutirao.allocation.Allocation.Turn;
import java.util.ArrayList;
import java.util.List;

/// How a voter's share was spent, in minor units.
///
/// @param payments in the order in which they were made
/// @param left what nobody asked her for, or what was left when no project could be paid any more
public record Spending(Fraction endowment, List<Payment> payments, Fraction left) {

    /// What she paid for a project that she supports.
    ///
    /// @param isAll whether it was all that she had left
    public record Payment(String project, Fraction amount, boolean isAll) {}

    public Spending {
        payments = List.copyOf(payments);
    }

    static Spending of(Allocation allocation, Ballot ballot) {
        Endowments endowments = allocation.endowments();
        if (endowments == null) {
            throw new IllegalArgumentException(
                    allocation.rule().id() + " gives voters no shares to spend");
        }
        Fraction endowment = endowments.ofTaken();
        Fraction left = endowment;
        List<Payment> payments = new ArrayList<>();
        for (Selected selected : allocation.selected()) {
            Integer points = ballot.points().get(selected.project());
            if (points != null
                    && points > 0
                    && selected.turn() instanceof Turn.PaidFromShares(_, var price, _, _)) {
                Fraction amount = price.times(points).min(left);
                left = left.minus(amount);
                payments.add(new Payment(selected.project(), amount, left.isZero()));
            }
        }
        return new Spending(endowment, payments, left);
    }
}
