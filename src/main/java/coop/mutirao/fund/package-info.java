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
/// - 2026-11-24: a sweep that is run by the service at a month's turn has an id made of the month,
///   so that two instances do not both run it.
@NullMarked
package coop.mutirao.fund;

import org.jspecify.annotations.NullMarked;
