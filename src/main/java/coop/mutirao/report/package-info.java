/// Reports that can be kept as evidence: balances, statements, the trial balance, what was posted
/// on the operator's word, limits, officers' acts, and the month in the open.
///
/// Read [coop.mutirao.report.Figures] first, which is what every report is; then
/// [coop.mutirao.report.SignedReports], which works one out in one snapshot, names the checkpoint
/// under which it can be worked out again, and has its head signed; then
/// [coop.mutirao.report.OpenReport] with the five numbers of the month.
///
/// ```
/// <head of the report>          coop.mutirao.tlog.Statement
///
/// — <origin>/statement <signature>
///
/// <figures, a line each, cells between blanks>
/// ```
///
/// What always holds: the figures have nothing that does not stand in the log's leaves, so that
/// `mutirao verify report` works them out again from a pack; names, codes and reasons stand beside
/// them in JSON and CSV, and are not signed, since they can be erased.
///
/// *Decisions*
///
/// - 2026-11-29: an officer's act is told from a member's by the log alone, so that an auditor
///   comes to the same list: a yes or no to a payment is an officer's if who says it does not act
///   for the payer; both steps of an act of two are officers', whoever they are about.
/// - 2026-11-29: the head has the hash of the figures and not the figures: what is signed stays
///   small, however long the report is, and a signer in a process of its own can read all of it.
/// - 2026-11-29: a report as of any size names the smallest checkpoint over it. Checkpoints come
///   once a second, and somebody may ask for the fact before the one that matters to her.
/// - 2026-11-29: without the key the same figures are given as JSON and CSV, and say that nobody
///   signed them; a note that nobody signed would be no note, so that is refused.
/// - 2026-11-29: the month in the open goes by the day for which a payment counts, as far as the
///   log knew it at a size. A payment that is dated back changes the months it belongs to, and the
///   report says by its size which of both it is.
/// - 2026-11-29: the mean of the money supply, and of what members are below zero, is that of the
///   closes of the months counted, twelve at the most; at a day within a month the last close is
///   that day's. Closes can be done again from a pack in one pass, and a month is what people know.
///   Given up: an integral over each moment, which moves the figure by little and would make each
///   report read every balance of a year.
/// - 2026-11-29: at any day the same figures are for officers only
///   ([coop.mutirao.report.Soundness]): what one day has more than the day before can be a single
///   payment.
/// - 2026-11-29: nothing here sorts or sums more than the ledger once. On 100,000 payments of 1,000
///   members (400,000 entries; two busy cores, PostgreSQL 15): a balance as of a size 1 ms by one
///   probe; for a day 6 ms for a member and 0.5 s for the fund's account, which every payment
///   touches; the trial balance 0.1 s as of a size by one probe an account, 0.7 s for a day by one
///   pass; a statement of 20,000 lines 22 ms; limits and acts under 1 ms by the index of leaves
///   that are no transactions; what was posted on the operator's word 0.7 s, which is one pass over
///   the leaves; the month in the open 2.1 s in all, two passes. So months are kept for a minute
///   and made one at a time.
/// - 2026-11-30: how the numbers were before is worked out from the same passes over the ledger as
///   today's, day by day and month by month in memory: twelve or 36 months cost as many statements
///   as one, and each is what the report of that month says, if nothing was dated back since. The
///   months in the open are signed with the others. Given up: the members' accounts that were open
///   at each month's end, which the log only tells leaf by leaf; the shift of zero is by today's.
@NullMarked
package coop.mutirao.report;

import org.jspecify.annotations.NullMarked;
