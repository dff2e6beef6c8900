/// Signs a log's checkpoints, and never two that contradict each other.
///
/// Read [coop.mutirao.signer.LogSigner] first, then [coop.mutirao.signer.CheckpointSigner]. The
/// other signer, [coop.mutirao.signer.RemoteSigner], asks a process of its own
/// ([coop.mutirao.signer.SignerServer]): then neither the service nor whoever breaks into it can
/// read the key, and what it signed last stands outside the database, so that a database restored
/// from a backup does not make the log fork.
///
/// ```
/// log.key        PRIVATE+KEY+<name>+<id>+<base64>, mode 0600
/// log.key.last   the checkpoint signed last, with its signature
/// log.key.lock   held by the one process that signs
/// ```
///
/// What always holds: a checkpoint is signed only if it is the last one or grows from it by a
/// proof; it is on disk before its signature is given out; one process signs with a key file.
///
/// *Decisions*
///
/// - 2026-11-29: nothing but the Java runtime, `tlog` and `crypto` is used here, also for HTTP: a
///   process that holds a key should be small enough to be read.
/// - 2026-11-29: a state file that is gone means "nothing signed yet". The signer cannot know
///   better; the service does, and refuses to go on when its own books say otherwise.
/// - 2026-11-29: a checkpoint with extension lines is not signed. C2SP advises against them, and
///   what they say would be signed without being understood.
/// - 2026-11-29: heads of reports are signed by the same key under another name
///   ([coop.mutirao.tlog.Statement]): who pinned the log's key can check them with nothing more.
///   Given up: a false statement can be signed by whoever breaks into the service; but it speaks
///   against the log it names, and never forks it. Which key follows is therefore not signed for
///   the service, but only for whoever has both key files.
/// - 2026-11-29: of two keys of one log only one has a memory at any time, so that they cannot
///   begin two histories; while both sign, one process has both.
@NullMarked
package coop.mutirao.signer;

import org.jspecify.annotations.NullMarked;
