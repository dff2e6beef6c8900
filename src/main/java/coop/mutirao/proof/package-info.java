/// What makes the log provable: the tree over its leaves, signed checkpoints, witnesses that have
/// seen them, and the proofs that anybody can check without us.
///
/// Read [coop.mutirao.proof.LogKeeper] first: once a second it lets the tree grow
/// ([coop.mutirao.proof.TreeBuilder]), has a checkpoint signed ([coop.mutirao.proof.Checkpoints])
/// and shows it to the witnesses ([coop.mutirao.proof.Witnesses]). Then
/// [coop.mutirao.proof.Proofs], which is what readers get.
///
/// What always holds: nothing here is in the way of who posts; tiles and checkpoints only grow; no
/// checkpoint is signed that does not grow from every one that was signed or witnessed before. That
/// is held outside the database too, beside the key: a database restored from a backup signs
/// nothing.
///
/// *Decisions*
///
/// - 2026-11-29: the tree's lock is the row of log_tree, taken with SKIP LOCKED by each step, and
///   not an advisory lock held for long: an instance that stands still cannot keep it, and one that
///   wakes up again finds the size where it is.
/// - 2026-11-29: partial tiles are not kept apart. A tile grows at its end only, so every narrower
///   one is its beginning.
/// - 2026-11-29: leaves are for treasurers and auditors. They name accounts by random ids, but any
///   member can look up whose id it is. A member gets the leaves of her own payments, in receipts.
/// - 2026-11-29: witnesses and quorum are a policy of the community, so they change by a decision
///   that is in the log itself. What auditors pin is the text of `/log/policy`.
/// - 2026-11-29: a receipt is by the policy of today: its first final checkpoint may be from before
///   the witnesses, and proves nothing to who pins today's. Given up: that a receipt stays the same
///   for ever.
/// - 2026-11-29: only a change of the log's key is a leaf, not its first key: that one is what an
///   auditor pins, and a leaf about it would prove nothing. `/log/policy` and packs name all keys
///   that the log had, since its older checkpoints are signed by the older ones.
@NullMarked
package coop.mutirao.proof;

import org.jspecify.annotations.NullMarked;
