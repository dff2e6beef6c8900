/// The circulation levy: what lies idle above a member's threshold, for as long as it lies there,
/// gives a little to the fund (domain 3.5). It is off until the community sets a rate.
///
/// Read [coop.mutirao.levy.LevyPolicy] first, then [coop.mutirao.levy.Above] and
/// [coop.mutirao.levy.LevySum], where the rule stands, then [coop.mutirao.levy.LevyKeeper], which
/// posts it.
///
/// What always holds:
///
/// 1. the sum is exact: minor units times microseconds times parts per million, over
///    [coop.mutirao.levy.LevySum#DIVISOR]; the remainder is carried to the account's next period,
///    so it does not matter how a balance came about, nor how its time is cut into periods;
/// 2. an account is charged once for a period, whoever was killed in between and however many
///    instances run;
/// 3. nobody goes below zero by a levy: what she does not hold any more is forgiven;
/// 4. every levy can be done again from the log alone ([coop.mutirao.verify]), and what was
///    forgiven is named there too.
///
/// *Decisions*
///
/// - 2026-11-29: a period is a calendar month, UTC. The policy that is in force when it begins
///   counts for all of it: who holds money knows the price beforehand, and a change takes effect at
///   the turn of a month.
/// - 2026-11-29: the threshold is rounded down. Balances are whole units, so that moves what lies
///   above by less than one, which costs a member less than a tenth of a unit in a month at the
///   highest rate; and it is the rule for all limits.
/// - 2026-11-29: the trade that counts for the threshold is what the account gave as payer of
///   payments and wages, less what was given back of them.
/// - 2026-11-29: it goes by accounts, since a member has one; with several, the log would have to
///   say whose they are, and no verifier could do the sum before it does.
@NullMarked
package coop.mutirao.levy;

import org.jspecify.annotations.NullMarked;
