/// What ventures earn beyond their costs, and the share of it that goes to the network (domain
/// 3.6): a statement for each time, pre-filled from the ledger, approved by the venture's workers
/// and checked by a coordinator.
///
/// Read [coop.mutirao.surplus.SurplusFigures] and [coop.mutirao.surplus.SurplusShares] first, where
/// the rule stands, then [coop.mutirao.surplus.Surpluses], then [coop.mutirao.surplus.Collecting],
/// which takes the share.
///
/// What always holds:
///
/// 1. what the ledger has of a venture is in its statement as the ledger has it; what differs is an
///    adjustment, apart, with its reason;
/// 2. a statement never changes: another one is its next version, and is approved anew. So what was
///    approved is what is checked and what is shared;
/// 3. what a venture owes is the sum over its times of the newest accepted statement's share; no
///    more than that is taken, never twice, and never what the venture does not hold;
/// 4. all of it can be done again from the log alone ([coop.mutirao.verify]).
///
/// *Decisions*
///
/// - 2026-11-29: a venture's workers are the persons who act for its account: its delegates in
///   force. They are what the log knows of who belongs to it, and each is a member of her own. More
///   than half of them approve, counted when the statement is checked: who left does not count, who
///   came does.
/// - 2026-11-29: who files a statement does not approve it by that: figures are typed by one, and
///   looked at by all who put their names to them.
/// - 2026-11-29: sales are what payments brought in after contributions, and purchases what they
///   cost with them: a contribution is a cost of who bears it. What was given back counts when it
///   is given back.
/// - 2026-11-29: the policy of when the calendar quarter begins counts for it, so that no change
///   from months to quarters leaves a month out or counts it twice.
/// - 2026-11-29: what the time before left below zero goes on by itself; it is declared once only,
///   in a venture's first statement. So times are accepted in their order.
/// - 2026-11-29: after a statement is accepted its next version corrects it, until a later time is
///   accepted; then an adjustment in the next statement does. A correction that finds less leaves
///   what was given too much to count for the next share: the fund gives nothing back by itself.
/// - 2026-11-29: a time can be stated for a year after its end, and no longer: so whoever verifies
///   keeps what the ledger had for some months, not for ever.
/// - 2026-11-29: what is not there at once is taken from the day on that was said when the
///   statement was accepted (`dueDays`), and then once a day at most, of what the venture holds.
///   Nothing is taken before that day, so that a venture can plan with it.
/// - 2026-11-29: the shares for education and for the venture's own reserve stay with the venture:
///   the statement says them, and nothing is posted.
/// - 2026-11-29: hours and pay are committed to and not shown in the log: the pay of who works
///   alone would be hers to read for everybody.
@NullMarked
package coop.mutirao.surplus;

import org.jspecify.annotations.NullMarked;
