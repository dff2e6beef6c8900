/// PostgreSQL: the embedded server, the pool, the migrations, the transaction, and the table
/// classes made from `sql/`.
///
/// Read [coop.mutirao.db.Database] first, then [coop.mutirao.db.GroupCommit], through which every
/// payment goes.
///
/// *Decisions*
///
/// - 2026-11-24: the embedded server is started by code of ours from the zonky project's binaries,
///   not by its test library, which trusts every local user, switches durability off, and cannot
///   join a server that runs. Given up: its support for other ways to get binaries.
/// - 2026-11-24: the service works as the role `mutirao_service`, which owns nothing, so that
///   append-only is held by grants as well as by triggers.
/// - 2026-11-24: what every payment passes is plain SQL with arrays in PostgreSQL's binary form
///   ([coop.mutirao.db.Pipeline]), not jOOQ: arrays as text were the largest cost in Java, and one
///   message instead of one for each statement halved the time of a lone payment.
/// - 2026-11-24: the embedded server does not compress full pages in its log: with pglz, all that
///   these binaries have, a page took 0.7 ms. Whoever runs another PostgreSQL sets
///   `wal_compression` to lz4 or off.
/// - 2026-11-24: where the replica does not answer, reports are read from the primary. A treasurer
///   who stands before the assembly needs the figures, the primary's are the newer ones, and
///   readers there block nobody who pays: they cost some of its time. To refuse instead would make
///   the spare machine one that nothing works without. What is never done is to show figures of a
///   standby that was promoted, or of another database: they would be wrong, and look right.
/// - 2026-11-24: a read that breaks off on the replica is not begun anew on the primary: half of an
///   export may have been sent. Who asks again is answered.
/// - 2026-11-24: two lanes before the writer, people's and a run's, and no weights to be tuned: a
///   quarter of a batch for the run is enough to come on, and little enough not to be felt. A run
///   waits for room, since it has nobody who would come again. What is one transfer, such as a
///   sweep, goes to the door by itself: it holds it no longer than a lone payment does.
@NullMarked
package coop.mutirao.db;

import org.jspecify.annotations.NullMarked;
