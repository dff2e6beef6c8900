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
@NullMarked
package coop.mutirao.db;

import org.jspecify.annotations.NullMarked;
