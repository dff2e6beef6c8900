/// Transparent logs as C2SP describes them: what is computed, written and read, and nothing else.
/// It knows no ledger and no database, so that who checks a log runs none of what writes it.
///
/// Read [coop.mutirao.tlog.MerkleTree] first: a log is a list of leaves, and a root is one hash
/// over all of them. Then [coop.mutirao.tlog.Checkpoint], which says size and root, and
/// [coop.mutirao.tlog.SignedNote], by which the log signs it and witnesses cosign it.
///
/// ```
/// ledger.example.org/harz                        the log's name, its origin
/// 13                                             so many leaves
/// wMEonwBgX419h4C59CZMc2zPuEzpFwjCsn5kJr/H2Kg=   the root over them
///
/// — ledger.example.org/harz TyqyknbEFlEJ...      the log's signature
/// — witness.uni.example/w3 uNQTigAAAABqsTuA...   a witness's, with the time at which it saw it
/// ```
///
/// What always holds: a proof is checked against the size and root of a signed checkpoint, never
/// against a bare root; a key that is known and signs wrongly spoils the note, a key that is not
/// known says nothing.
///
/// *Decisions*
///
/// - 2026-11-29: a hash is a `byte[]` of 32, not a type of its own: a tree of a million leaves is a
///   million of them, and they are compared in three places.
/// - 2026-11-29: logs sign with Ed25519 only. C2SP asks public logs for one such signature at least
///   (tlog-tiles); a second by ML-DSA-44 can be added to the same note.
@NullMarked
package coop.mutirao.tlog;

import org.jspecify.annotations.NullMarked;
