/// What is left on accounts whose owners left, were excluded, fell silent or died: kept for them,
/// and given back when they ask (domain 3.8).
///
/// Read [coop.mutirao.dormancy.Notice] first, then [coop.mutirao.dormancy.Dormancies], where people
/// say so, and [coop.mutirao.dormancy.DormancyKeeper], which takes what is due.
///
/// ```
/// told ─ taken ─ returned
///   └─── stayed
/// ```
///
/// What always holds, in Java and again in `sql/V24__dormancy.sql`:
///
/// 1. nothing is taken before its time: a year after she said that she leaves or was excluded, 60
///    days after a silent account's owner was told, at once when two officers say that she died;
/// 2. all that the account holds is taken, to `system-dormant`, and nobody gets it out;
/// 3. exactly what was taken comes back, once: to the same account, and of the dead to another one,
///    by two officers;
/// 4. who paid or signed in since she was told is not silent.
///
/// *Decisions*
///
/// - 2026-11-30: whoever leaves can spend all the year, give it to the fund, or stay. There is no
///   cash-out. What is in the account after a year is kept; the account is closed then.
/// - 2026-11-30: who was excluded has a year from then on too, and cannot call it off; it begins by
///   the motion's act itself. What she owes of a loan or a surplus comes first: as long as it is
///   not paid, nothing is taken. What is taken stays kept: her account is closed for good, and only
///   of the dead it goes to an heir. If she dies within the year, it does.
/// - 2026-11-30: what has no year is a debt: plans and write-offs are for that, and a notice waits
///   until there is something to take.
/// - 2026-11-30: an account is heard of when it pays. What it gets, levies and other postings by
///   the service are nobody's act. A sign-in is no fact of the log and is not kept for years: it
///   counts from the notice on, so that a member only has to look in to be here.
/// - 2026-11-30: what is kept is not the member's until she comes back: no levy is charged of it,
///   it is no trade, and it gives no limit.
/// - 2026-11-30: of the dead nothing waits, as nobody can pay from there any more. Who was said to
///   be dead and is not gets it back herself. Only two coordinators give it to an heir, neither to
///   themselves.
/// - 2026-11-30: who was erased is nobody any more to whom it could come back: she reclaims first.
/// - 2026-11-30: no first version of the policy is set at a founding. Without one no account is
///   silent.
@NullMarked
package coop.mutirao.dormancy;

import org.jspecify.annotations.NullMarked;
