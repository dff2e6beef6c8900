/// The commands of `./mutirao`, one file a command.
///
/// Read [coop.mutirao.cli.Cli] first, then [coop.mutirao.cli.Serve].
///
/// *Decisions*
///
/// - 2026-11-24: settings come from the environment, and from a file of the same names if
///   `MUTIRAO_CONFIG` names one; the environment wins. An unknown name beginning with `MUTIRAO_` is
///   refused: a misspelt setting is worse than none.
/// - 2026-11-24: `serve` founds the network when the database is empty, and prints the first
///   coordinator's password once.
@NullMarked
package coop.mutirao.cli;

import org.jspecify.annotations.NullMarked;
