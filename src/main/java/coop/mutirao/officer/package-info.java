/// Acts of officers that take two of them: one asks for it, and it is done when another one asks
/// for the very same.
///
/// Read [coop.mutirao.officer.OfficerActs] first, then [coop.mutirao.officer.Second], which the
/// features ask just before they act. Which acts it takes two for is said where they are done:
/// roles, delegations for an account that is neither's, credit limits above what new members get,
/// balances brought from elsewhere, the erasure of somebody else, policies, others' apps, and the
/// steps of a round that bind or spend its money.
///
/// What always holds:
///
/// 1. the two are different members, and the first still holds an office when the second agrees;
/// 2. what is done is what was asked for, letter by letter: an act is known by the SHA-256 of its
///    request, and each agreement serves once;
/// 3. who may not do it alone may not agree to it either: the rules of the act itself count for
///    both;
/// 4. each step is a fact of the log (`officer-act`) with who took it, and why: the decision or the
///    reason that the request names, or the one that is asked for when it is taken back or refused;
///    the agreement is in the same transaction as the act.
///
/// *Decisions*
///
/// - 2026-11-29: the second officer sends the same request. So nobody agrees to a number without
///   seeing what stands behind it, and nothing has to carry out another's words.
/// - 2026-11-29: with one coordinator alone such an act waits. Whoever runs the service can give a
///   second mandate with `mutirao mandate`, which the log shows as such.
/// - 2026-11-29: to end a delegation, revoke a key, close an account, lower a limit or cancel a
///   recovery takes one officer: it protects, and what is wrong about it can be put right.
/// - 2026-11-29: what was asked for on a thing lapses when the thing is changed, and when who asked
///   asks for something else on it: her word was about the thing as it was. What is added to a list
///   (POST) is another thing each time.
/// - 2026-11-29: who may be hit by an act sees that it is asked for.
@NullMarked
package coop.mutirao.officer;

import org.jspecify.annotations.NullMarked;
