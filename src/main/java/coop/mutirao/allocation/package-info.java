/// How ballots become a selection of projects that a budget can pay: rules of proportional
/// allocation, exact, as pure functions. It knows neither members nor accounts nor a database, so
/// that who recounts an assembly runs none of what held it.
///
/// Read [coop.mutirao.allocation.AllocationRule] first, then [coop.mutirao.allocation.Greedy], then
/// [coop.mutirao.allocation.EqualShares] with [coop.mutirao.allocation.EqualSharesRun],
/// [coop.mutirao.allocation.PriceBounds] and [coop.mutirao.allocation.PriceChain], in which the
/// work is done. [coop.mutirao.allocation.Allocation] is what comes out, with its reasons.
///
/// What always holds: what is selected costs no more than the budget; nobody pays more than her
/// share; what voters pay for a project sums to its cost; the order of ballots and of projects
/// changes nothing; a rounded number may say what to work out, never what is so.
@NullMarked
package coop.mutirao.allocation;

import org.jspecify.annotations.NullMarked;
