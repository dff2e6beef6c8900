/// The ledger as text that auditors check with their own tools, not with ours; the log as a pack,
/// and an account's statement for bookkeeping programs.
///
/// Read [coop.mutirao.export.Exports] first, then [coop.mutirao.export.HledgerExport], which has
/// the most to say; [coop.mutirao.export.OneLine] is what keeps members' texts from being read as
/// anything but text. [coop.mutirao.export.Packs] and [coop.mutirao.export.AccountStatements] stand
/// for themselves.
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
/// 5. memory does not grow with the number of transfers;
/// 6. neighbouring periods fit together: the closing balances of one are the opening balances of
///    the next, and both are asserted to whoever checks them.
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
/// - 2026-11-29: a period is of days of posting, not of days for which transfers count: only what
///   was posted can no longer change, so that the books of a month stay as they were handed over.
/// - 2026-11-29: opening balances come from the entries' own balances, against one equity account.
///   It gets what they do not add up to: nothing, unless the books are unsound, and then hledger
///   shows it.
/// - 2026-11-29: a journal for ledger is one for hledger with `=` for `==`. Given up: that ledger
///   asserts that an account has no other unit. An account here has one.
/// - 2026-11-29: a pack ends at the latest final checkpoint, and is not written while an erasure is
///   not under it: what is missing would look as if it were kept back.
/// - 2026-11-29: of the checkpoints, a pack has those under `checkpoints/` that its own policy
///   believes. Those from before the witnesses of today, and those that were never final, are under
///   `pending/`: they are evidence too, but no verifier shall take them for final. Of each there is
///   the note as the witnesses first saw it and as they saw it last.
/// - 2026-11-29: the pack's policy needs the log's key, which is no part of the database. The
///   command takes it from where the service has it, or by `--log-key`; a key that did not sign the
///   checkpoint is refused.
/// - 2026-11-29: camt.053 shows no names, only public ids, and leaves out who is at the other end
///   of a contribution. Coordinators do not get it: descriptions stand in it.
@NullMarked
package coop.mutirao.export;

import org.jspecify.annotations.NullMarked;
