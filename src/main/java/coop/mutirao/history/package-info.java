/// Payments of the past, brought in from files of other programs.
///
/// Read [coop.mutirao.history.PastPayment] first, then [coop.mutirao.history.HistoryFile], which
/// reads them, then [coop.mutirao.history.PaymentImport].
///
/// What always holds: every line is posted by the same rules as a payment of today, once, however
/// often its file is brought in; what is not posted is counted with its reason.
///
/// *Decisions*
///
/// - 2026-11-24: the id of a line is made of the whole file's hash and the line's number. The same
///   file is known again under any name; a file that was changed anywhere is another file.
/// - 2026-11-24: a file is read twice, first to see that it can be read at all. So a wrong file
///   writes nothing, and memory does not grow with the file.
/// - 2026-11-24: lines that name an account of the fund or the system are refused: nothing leaves
///   the fund but by a decision, and no file is one.
/// - 2026-11-24: slices of 250 lines. In a process of its own an import is the neighbour of the
///   service at the door, and whoever pays there waits for the slice that is inside: 26 ms in the
///   mean and 100 at most, in a JVM that had just started, on two cores; 54 to 73 and once 364 with
///   eight others running there. (500 lines: 31 and 169 ms, and a quarter more lines a second.) In
///   the service's own process it gives way inside the engine.
/// - 2026-11-24: a slice is no longer one transaction, and need not be: each line is posted once
///   whatever happens. What is stopped between two lines is taken up there.
@NullMarked
package coop.mutirao.history;

import org.jspecify.annotations.NullMarked;
