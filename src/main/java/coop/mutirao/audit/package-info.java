/// The log of all facts: whatever changes what a balance or a vote may be, in one order that cannot
/// be changed unseen.
///
/// Read [coop.mutirao.audit.Leaf] first, then [coop.mutirao.audit.AuditLog], the one door through
/// which every fact goes.
///
/// What always holds: indices have no gap and follow the order of commits; times never go back; a
/// fact and its leaf are there together or not at all.
///
/// *Decisions*
///
/// - 2026-11-24: all facts of one turn at the door carry one time, so a policy that takes effect
///   between two payments of a batch applies from the next batch on.
/// - 2026-11-24: the account leaf names `kind`, and `maximum` beside `limit`: both decide what a
///   balance may be.
@NullMarked
package coop.mutirao.audit;

import org.jspecify.annotations.NullMarked;
