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
/// - 2026-11-24: aims of `ledger.md` 7 that are missed (figures in the README). The writer waits
///   for PostgreSQL nine tenths of its time, and of the 137 µs there a payment's four entries take
///   22 µs to be written and 30 to be checked and moved to the accounts, the charge 15, the
///   transfer 9, leaf and text 11, the commit a tenth of the time. Done: one message for many
///   statements, COMMIT in the last of them, binary arrays, accounts met once by their key, no
///   table of carries, sessions looked up together. Tried without gain: entries sorted by account,
///   fewer CHECKs, plans forced onto indexes. Left: the legs of a payment on its transfer's own
///   row, with `entry` as a view: half as many rows. Batches over HTTP are not three times as fast
///   as single payments any more, because those became three times faster and both end at the
///   database. A page of the fund's account is slower than a member's: whose contribution an entry
///   is, is found by a probe of the payer's and payee's own pages.
/// - 2026-11-24: signatures verified a second on one of these cores: the JDK 1,100, Bouncy Castle
///   9,950, Corretto 21,400, Conscrypt 14,500. Bouncy Castle it is: 100 µs are little beside the
///   rest of a signed payment, and there is no native code in it.
/// - 2026-11-24: long reads have a few of the same connections, not a pool of their own: sixteen
///   exports that were read slowly had taken all, and no payment could be made.
/// - 2026-11-24: what stands still in a transaction is ended after five seconds. A frozen instance
///   may hold the door; its batch is tried again by itself when it goes on, and finds its ids.
@NullMarked
package coop.mutirao.db;

import org.jspecify.annotations.NullMarked;
