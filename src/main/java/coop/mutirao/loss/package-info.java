/// What nobody will pay any more: an assembly writes a debt off, and who bears the loss is said in
/// the open.
///
/// Read [coop.mutirao.loss.Waterfall] first, which is the arithmetic, then
/// [coop.mutirao.loss.WriteOffs], which posts it when a motion is done, and
/// [coop.mutirao.loss.LossKeeper], which collects what members bear.
///
/// ```
/// debt ─ fund-reserve ─ fund-expansion, if the motion says so ─ system-deficit
///                                                    └─ members, by their trade, as they can
/// ```
///
/// Before it comes to that, [coop.mutirao.loss.Debts] says who owes for long, and who owes and an
/// officer agree on a plan by which she pays back; [coop.mutirao.loss.DebtKeeper] says what became
/// of it.
///
/// ```
/// asked ─ agreed ─ fulfilled
///   │        ├──── failed
///   └────────┴──── lapsed
/// ```
///
/// What always holds, in Java and again in `sql/V20__loss.sql`:
///
/// 1. nothing is written off but by a motion that was accepted, with its id on every transfer;
/// 2. the parts sum to the debt; the account is at zero then, and closed in the same moment;
/// 3. the deficit goes no further below zero than the standing orders say;
/// 4. nobody gives more than her share, nor what she could not spend;
/// 5. a plan is for the whole debt, and agreed by who owes and by an officer who does not act for
///    her; it is fulfilled at zero only, and fails only when more is owed than it left.
///
/// *Decisions*
///
/// - 2026-11-29: what neither reserve nor expansion covers goes to `system-deficit` at once. What
///   the motion has members bear is paid to there, so that the account is settled on the day of the
///   decision and nobody has to wait for anybody.
/// - 2026-11-29: a member's trade is what she bought and sold, as payments and wages, in the twelve
///   whole calendar months (UTC) before; what was reversed counts back in the month of the
///   reversal. Whole months, so that anybody can do the sum with twelve figures an account.
/// - 2026-11-29: of equal remainders the lowest public id comes first, which is in the log.
/// - 2026-11-29: the cap is of a year: what a member was to bear by earlier motions in 365 days
///   counts. What caps leave is not given to others; it stays in the deficit.
/// - 2026-11-29: the fund's next income goes to the deficit before any purse, operations too. Then
///   members are asked for no more than is still missing.
/// - 2026-11-29: until the assembly says how far the deficit may go, a loss that the fund cannot
///   cover cannot be written off.
/// - 2026-11-29: due for a plan is who is below zero now, was so when the first of 365 whole days
///   (UTC) before today began, and never at zero since, if `4 · owed now > 3 · owed then`: a
///   quarter exactly is enough. Whoever else owes, such as who wants to leave, can have a plan too:
///   she or an officer asks for it.
/// - 2026-11-29: the debt is the one of the moment when the plan is asked for. What she buys until
///   the other side agrees, and later, counts against her: by each day no more may be owed than the
///   debt less all instalments so far. What she pays early counts for later days.
/// - 2026-11-29: the days of grace are 10, and a plan that nobody agrees to lapses after 30 days.
///   No policy says so, as no assembly asked for other figures yet.
/// - 2026-11-29: of a venture, who acts for it is its side; of a person, she alone.
/// - 2026-11-29: the ways are text, to which the log commits: what is sold or worked shows in the
///   ledger, and a promise of a gift binds nobody.
/// - 2026-11-29: a debt that is written off ends its plan as lapsed, not as fulfilled.
@NullMarked
package coop.mutirao.loss;

import org.jspecify.annotations.NullMarked;
