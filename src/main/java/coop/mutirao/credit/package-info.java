/// Credit limits that follow what members sell: they grow and shrink by a policy, in the open
/// (domain 4.2). It is off until the community chooses a rule.
///
/// Read [coop.mutirao.credit.CreditPolicy] first, then [coop.mutirao.credit.CreditSum] and
/// [coop.mutirao.credit.Brake], where the rule stands, then [coop.mutirao.credit.CreditKeeper],
/// which carries it out.
///
/// What always holds, in Java and again in `sql/V23__credit.sql`:
///
/// 1. a review changes a limit once in a month, towards what sales are worth, and no further than
///    the policy's parts of it; up only while members together owe little, and never beyond where
///    people have to decide;
/// 2. each change is a fact with its figures, and can be worked out again from the log alone
///    ([coop.mutirao.verify]); a limit that is left as it is needs none;
/// 3. a limit below a balance takes nothing away: it only blocks what would lead further down.
///
/// *Decisions*
///
/// - 2026-11-29: the review of a month goes by what was before its first moment, and by the policy
///   in force then: whoever looks later finds the same.
/// - 2026-11-29: the design's 30 and 90 days are a calendar month and a quarter, as for the levy:
///   up by at most a part in a month, down by at most a part at the beginning of a quarter.
/// - 2026-11-29: what people decided about an account holds for a year (`decidedDays`), also where
///   its sales are worth less. A limit of zero grows by no review, for a part of nothing is
///   nothing.
/// - 2026-11-29: the average month's trade is a third of that of 90 days, less what was given back.
///   A year would hide that trade has stopped, and a young network has none.
/// - 2026-11-29: the brake is found by the review and holds until the next one. While it stops
///   credit, officers raise no limit; new members still get what all of them get.
/// - 2026-11-29: as new counts an account for `newcomerDays`. What two new ones sell each other is
///   not counted even later: two invented members cannot lift each other. One invented member and
///   an old friend can, up to the cap for one buyer, the part for growth and the review by people.
/// - 2026-11-29: months in which nobody ran the service are not made up for.
@NullMarked
package coop.mutirao.credit;

import org.jspecify.annotations.NullMarked;
