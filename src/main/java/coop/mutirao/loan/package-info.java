/// Loans from the micro-credit purse: free of interest, decided by two officers, paid back as the
/// borrower can (domain 3.7). There are none until the assembly says how much one may be.
///
/// Read [coop.mutirao.loan.LoanPolicy] and [coop.mutirao.loan.Plan] first, then
/// [coop.mutirao.loan.Claims], which posts what is lent and paid back, then
/// [coop.mutirao.loan.Loans], where members and officers ask.
///
/// What always holds:
///
/// 1. no money is made: the purse pays, and it never goes below zero;
/// 2. each loan has a unit of its own, in which the purse has a claim and the borrower the same
///    debt. Money and claim move in one transfer, the one way and the other, so a claim that is
///    paid is gone, and can be paid no second time;
/// 3. nothing is lent without two officers who are neither the borrower nor act for her, within
///    what the assembly allows; nothing is taken from her that she did not agree to;
/// 4. every schedule, sweep and repayment can be done again from the log alone
///    ([coop.mutirao.verify]).
///
/// *Decisions*
///
/// - 2026-11-29: claims are accounts of the system in a unit of their own, `LOAN` and the loan's
///   number: the claim holds from zero to the loan, the debt the same below zero. The rules of
///   posting and the database then hold by themselves that nobody pays back more than she owes.
/// - 2026-11-29: a share of a receipt goes to the loan in a transfer of its own, right after the
///   receipt and in its transaction. So a payment keeps the entries that its parties agreed to, and
///   when it is given back, what went to the loan stays paid.
/// - 2026-11-29: a receipt counts if it leaves her at zero or above, and no more is taken than she
///   has then. What was due and was not there is asked for no more by that receipt: the schedule
///   asks for it.
/// - 2026-11-29: what members pay her counts as a receipt: payments, gifts and wages; what is given
///   back, imported or awarded does not.
/// - 2026-11-29: repayments go to the oldest instalment that is unpaid, whatever they come from. So
///   what is paid of each follows from the sum of all.
/// - 2026-11-29: a member has one loan at a time, and applies for one. Who is in arrears gets no
///   other by that.
/// - 2026-11-29: while a loan is in arrears officers do not raise its borrower's credit limit. The
///   assembly still can.
/// - 2026-11-29: a repayment that is refused is not kept for its id: what it says depends on what
///   is owed, and the same may be right tomorrow.
/// - 2026-11-29: the policy that is in force when a loan is granted counts for all of it.
/// - 2026-11-29: whether the register names her is hers to say at any time, and no fact of the log.
@NullMarked
package coop.mutirao.loan;

import org.jspecify.annotations.NullMarked;
