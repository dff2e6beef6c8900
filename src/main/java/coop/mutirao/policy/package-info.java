/// The community's parameters: each value, from when, by which decision.
///
/// Read [coop.mutirao.policy.PolicyKey] first, then [coop.mutirao.policy.Policies].
///
/// What always holds: a version is never changed, and none takes effect before it was decided. So
/// any charge of the past can be explained by the version that was in force.
///
/// *Decisions*
///
/// - 2026-11-24: of two versions that are in force the higher counts, so a decision can be replaced
///   before it takes effect.
@NullMarked
package coop.mutirao.policy;

import org.jspecify.annotations.NullMarked;
