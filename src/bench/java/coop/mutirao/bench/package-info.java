/// Benchmarks: what the ledger does, beside what the same machine and the same PostgreSQL do
/// otherwise. Run by `./mutirao bench`; the pure rules have JMH benchmarks in the packages of the
/// rules, run by `./mutirao bench micro`.
///
/// Read [coop.mutirao.bench.Bench] first; then [coop.mutirao.bench.Load], which all of it uses.
@NullMarked
package coop.mutirao.bench;

import org.jspecify.annotations.NullMarked;
