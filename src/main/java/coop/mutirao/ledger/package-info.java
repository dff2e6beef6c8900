/// The double-entry ledger: who holds how much, and how every amount came to be there.
///
/// Read [coop.mutirao.ledger.Transfer] first, then [coop.mutirao.ledger.Posting], where every rule
/// stands, then [coop.mutirao.ledger.Ledger], which brings the two to PostgreSQL.
///
/// What always holds, in Java and again in `sql/V02__ledger.sql`:
///
/// 1. the entries of a transfer sum to zero in each unit, and so do all balances together;
/// 2. no entry passes the limit that it moves toward, further than the transfer found the account;
/// 3. an account's balance is that of its last entry, and its entries' versions have no gap;
/// 4. entries and transfers are never changed.
///
/// The terms are the field's: an *account*'s balance changes by *entries*, two or more of which
/// make a *transfer*; the *credit limit* is how far below zero a member may go.
///
/// *Decisions*
///
/// - 2026-11-24: an account may have several entries in one transfer, so that price and
///   contribution stay apart on the seller's statement (domain 3.3). What counts against a limit is
///   said at [Posting#decide].
/// - 2026-11-24: the key of `entry` is (account, fact, place) and not (account, version): balances
///   as of a point are one probe, and the trigger that checks the chain of balances keeps versions
///   gapless anyway.
/// - 2026-11-24: that every transfer has entries and a leaf is tried when the transaction ends, on
///   the one row of the log's head, which says how far transfers and entries have come. So entries
///   come in the order of their transfers. Trying each transfer by itself would cost far more.
/// - 2026-11-24: the database moves the accounts itself when entries come in. The service's role
///   cannot write a balance.
/// - 2026-11-30: a statement as of then begins at the place that a size of the log has, and so do
///   the pages that follow, whatever their cursor says: a time is only another way to name a size.
@NullMarked
package coop.mutirao.ledger;

import org.jspecify.annotations.NullMarked;
