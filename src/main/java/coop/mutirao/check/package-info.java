/// Does all sums of the books again, and says where they do not come out.
///
/// Read [coop.mutirao.check.Checks] first: it lists the checks, each of which is one class.
///
/// What always holds: a check reads the rows as they are and trusts none of the code that wrote
/// them; all checks see one moment of the books; memory does not grow with the number of transfers.
///
/// *Decisions*
///
/// - 2026-11-24: this package reads the tables of all features itself, as the export does, in plain
///   SQL and plain numbers. Given up: that a table is read only by its own feature.
/// - 2026-11-24: contributions are computed here a second time, with big integers, instead of by
///   what charged them: the same mistake would else be made twice.
/// - 2026-11-24: limits as of each entry are read from the leaves and not from the accounts' rows,
///   which have only the latest.
/// - 2026-11-24: a leaf of which only the nonce was changed is not noticed here: nothing else in
///   the database says what it was. Whoever keeps a hash of the log will notice; nobody does yet.
@NullMarked
package coop.mutirao.check;

import org.jspecify.annotations.NullMarked;
