/// A witness for the logs of other networks (C2SP tlog-witness): it looks at each checkpoint that a
/// log shows it, makes sure that the log has only grown, and cosigns it with the time. So a log
/// cannot show one history to some and another to others, nor take anything back, without all its
/// witnesses' help. Networks witness each other.
///
/// Read [coop.mutirao.witness.Witness] first, then [coop.mutirao.witness.WitnessRoutes].
///
/// ```
/// POST /add-checkpoint              a further checkpoint, with its proof; answers the cosignature
/// GET  /<SHA-256 of origin>/checkpoint     what was cosigned last, whole
/// ```
///
/// What always holds: of two checkpoints of a log that were cosigned, the larger one grows from the
/// smaller; what was cosigned is on disk before the cosignature is given out; its time is never
/// before that of an earlier one.
///
/// *Decisions*
///
/// - 2026-11-29: one file a log, no database: a witness should run on anything, for years, and
///   somebody should be able to read all of it. The log's own signature is kept with the
///   cosignature: it is what convicts a log that shows somebody else something else.
/// - 2026-11-29: another root of the same size is answered with 422, as C2SP has it now; its first
///   edition said 409, which whoever asks other witnesses has to take too.
/// - 2026-11-29: if the clock is set back, cosignatures say the latest time that was said until it
///   has caught up.
@NullMarked
package coop.mutirao.witness;

import org.jspecify.annotations.NullMarked;
