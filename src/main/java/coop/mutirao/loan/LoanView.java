package coop.mutirao.loan;

import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A loan as the borrower and the officers see it.
///
/// @param lateSince since when it is in arrears; null: it is not
record LoanView(
        UUID id,
        int number,
        String borrower,
        Money amount,
        String purpose,
        Schedule schedule,
        boolean collect,
        boolean named,
        String state,
        Instant appliedAt,
        @Nullable String reason,
        @Nullable Instant decidedAt,
        @Nullable Integer sweepPpm,
        Money repaid,
        Money outstanding,
        @Nullable LocalDate lateSince,
        List<Part> instalments) {

    /// How it was planned.
    record Schedule(String kind, LocalDate first, int instalments, List<Integer> months) {}

    /// An instalment as it stands.
    ///
    /// @param open what of it is not paid
    record Part(int number, Money amount, LocalDate dueOn, Money open) {}

    static LoanView of(Loan loan) {
        Plan plan = loan.plan();
        return new LoanView(
                loan.id(),
                loan.number(),
                loan.borrower().code(),
                loan.amount(),
                loan.purpose(),
                new Schedule(plan.kind().wire(), plan.first(), plan.instalments(), plan.months()),
                loan.collects(),
                loan.named(),
                loan.state().wire(),
                loan.appliedAt(),
                loan.reason(),
                loan.decidedAt(),
                loan.grant() == null ? null : loan.grant().sweepPpm(),
                loan.repaid(),
                loan.outstanding(),
                loan.lateSince(),
                loan.instalments().stream()
                        .map(i -> new Part(i.number(), i.amount(), i.dueOn(), loan.open(i)))
                        .toList());
    }

    /// A loan as everybody sees it.
    ///
    /// @param borrower code and name by her consent; else null
    /// @param nextDue null: it is repaid
    record Public(
            int number,
            Money amount,
            Money repaid,
            String state,
            LocalDate grantedOn,
            @Nullable LocalDate nextDue,
            LocalDate lastDue,
            @Nullable LocalDate lateSince,
            @Nullable Borrower borrower) {

        record Borrower(String code, String name) {}

        static Public of(Loan loan) {
            @Nullable Instalment next = loan.next();
            @Nullable Instant decided = loan.decidedAt();
            return new Public(
                    loan.number(),
                    loan.amount(),
                    loan.repaid(),
                    loan.state().wire(),
                    LocalDate.ofInstant(
                            decided == null ? loan.appliedAt() : decided, ZoneOffset.UTC),
                    next == null ? null : next.dueOn(),
                    loan.instalments().getLast().dueOn(),
                    loan.lateSince(),
                    loan.named()
                            ? new Borrower(loan.borrower().code(), loan.borrower().name())
                            : null);
        }
    }
}
