/// A made-up community of some hundred members over some years, under several policies: what these
/// make of the money, the fund, losses and limits (domain 3 and 4).
///
/// Read [coop.mutirao.simulation.Agent] first, which says who lives there, then
/// [coop.mutirao.simulation.Wishes], where they decide what to pay, then
/// [coop.mutirao.simulation.Simulation], which lets the months go by.
///
/// What always holds: everything goes by the services of a real community, with its real rules and
/// its real log, and only the clock is set by hand; the same seed gives the same figures; the books
/// are checked at the end as `check` does.
///
/// *Decisions*
///
/// - 2026-11-30: payments are brought to the door some hundred at once, three days' worth in one
///   transaction, all at the same moment. So 270,000 payments take minutes, and the levy's integral
///   is over steps of three days.
/// - 2026-11-30: the assembly decides nothing but what is written off. What would be given away by
///   rounds lies in the purses; so most of the income goes to the purse that lends.
/// - 2026-11-30: who has stopped is written off after three months, without a plan to pay back:
///   nobody here pays after she has stopped.
@NullMarked
package coop.mutirao.simulation;

import org.jspecify.annotations.NullMarked;
