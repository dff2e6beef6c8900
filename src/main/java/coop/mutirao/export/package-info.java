/// The whole ledger as text that auditors check with their own tools, not with ours.
///
/// Read [coop.mutirao.export.Exports] first, then [coop.mutirao.export.HledgerExport], which has
/// the most to say; [coop.mutirao.export.OneLine] is what keeps members' texts from being read as
/// anything but text.
///
/// What always holds:
///
/// 1. an export is of one moment, and says after how many facts of the history that was;
/// 2. what stands in a journal is what stands in the ledger: amounts from the entries, balances
///    after each from the entries, closing balances from the accounts. Where these do not fit
///    together, the journal is written all the same, and hledger says where;
/// 3. amounts are integers whose digits are moved, with exactly the decimals of their unit;
/// 4. no text of a member ends a line, begins a comment, a tag or a formula, or turns the direction
///    of what follows;
/// 5. memory does not grow with the number of transfers.
///
/// *Decisions*
///
/// - 2026-11-24: this package reads the tables of the ledger and the log itself, in one query in
///   the order of the log. Given up: that a table is read only by its own feature. An export must
///   be of the rows as they are, not of what other code makes of them.
/// - 2026-11-24: members stand in journals by their public ids, never by code or name, as in the
///   log. Descriptions stand there because treasurers and auditors, who alone get exports, may read
///   them; one that was erased is replaced by the kind of the transfer.
/// - 2026-11-24: the closing assertions of hledger are at the end of the same file and not in a
///   second one that includes it: one stream, and a file cut short shows by their absence.
/// - 2026-11-24: the leaves (`jsonl`) go through a `Writer` as the other forms do. They are UTF-8
///   as written, so their bytes come out as they went in.
@NullMarked
package coop.mutirao.export;

import org.jspecify.annotations.NullMarked;
