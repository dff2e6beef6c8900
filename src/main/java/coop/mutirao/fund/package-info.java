/// The collective fund: its purses, and how its income is shared out among them.
///
/// Read [coop.mutirao.fund.Purse] first, then [coop.mutirao.fund.Sweeping], where the rule stands,
/// then [coop.mutirao.fund.Fund].
///
/// What always holds: no purse goes below zero, so the fund creates no money; nothing leaves the
/// fund but by a decision of the assembly, see [coop.mutirao.assembly].
///
/// *Decisions*
///
/// - 2026-11-24: the period of the operating budget is the calendar month, UTC.
/// - 2026-11-29: what is idle in the fund is looked at once, at each calendar quarter's end: what
///   all purses hold, beside what came into the fund in up to 365 days before, by the log's times.
///   It is idle if it would last for more than six months, the red band of the open report; the
///   bound is no parameter yet.
/// - 2026-11-29: the draft that follows is no motion: nobody stands behind it, it is in no log and
///   binds nobody. A member who wants it moves it as her own, by the way of all motions. It is gone
///   when the contribution was changed since.
/// - 2026-11-29: what is paid back of losses, before purses share, is for
///   [coop.mutirao.fund.Sweeping] to take between the operating budget and the purses' shares.
/// - 2026-11-24: a sweep that is run by the service at a month's turn has an id made of the month,
///   so that two instances do not both run it.
/// - 2026-11-30: the fund is told of by months of the log's times, all purses together, so that the
///   figures of a month that is over never change and are worked out once.
@NullMarked
package coop.mutirao.fund;

import org.jspecify.annotations.NullMarked;
