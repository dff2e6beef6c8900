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
@NullMarked
package coop.mutirao.history;

import org.jspecify.annotations.NullMarked;
