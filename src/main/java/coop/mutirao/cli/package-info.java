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
/// - 2026-11-29: a command whose standard output cannot be written ends with 1, whatever it did:
///   who reads less than all of it must be able to tell. What goes to a file by `--output` appears
///   whole or not at all; a device or a pipe stays one, and a symbolic link too.
/// - 2026-11-29: a key that `signer --make-key` made has `FILE.unused` beside it until it signs.
///   Without that and without `FILE.last` the signer does not start.
@NullMarked
package coop.mutirao.cli;

import org.jspecify.annotations.NullMarked;
