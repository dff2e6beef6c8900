/// What a member shows of herself, what is kept about her, and what goes when she leaves.
///
/// Read [coop.mutirao.privacy.Profile] first, then [coop.mutirao.privacy.Profiles],
/// [coop.mutirao.privacy.OwnData] and [coop.mutirao.privacy.Erasures].
///
/// What always holds:
///
/// 1. nobody sees a field that its owner, or the policy `disclosure` in force now, keeps from her;
/// 2. no secret leaves with a member's data, nor what one was made into;
/// 3. an erasure changes no balance and no leaf, and the log says exactly what was erased.
///
/// *Decisions*
///
/// - 2026-11-24: who was erased is no member any more: not in the directory, not to be invited. Her
///   account is closed and keeps its code, which the others' statements have and which is never
///   given again. Whoever chooses her name as her code keeps it there: say so at admissions.
/// - 2026-11-24: a description belongs to who wrote it: the payer of a payment, the payee of a
///   request. It goes from everybody's statement with its writer; amounts, days and codes stay.
/// - 2026-11-29: so it is with what a delegate wrote for an account: it goes with her, and with the
///   account's owner. Why an operator paid for a member stays: that is said for the office.
/// - 2026-11-29: what others want of her keeps nobody who leaves. Payment requests end with her,
///   and what is left on her account she can give to the fund in the turn at the door that closes
///   it, so that no unit paid to her in between is in the way.
/// - 2026-11-29: what officers said of her goes with her, also where a fact does not name her
///   account: why her payments waited or were refused, and why her admission was asked for. What
///   waits for a second officer about her ends with her, and what waited in vain is forgotten after
///   seven days, whoever it was about.
/// - 2026-11-24: her payments stay in the log under the public id of her account, with that of the
///   others: who knows it from elsewhere still knows whose they were.
/// - 2026-11-24: an erasure can be asked for again by a coordinator: it then takes what was kept as
///   evidence and has become older than the policy says.
/// - 2026-11-24: this package reads and empties the tables of all features itself, in plain SQL.
///   Given up: that a table is read only by its own feature. Gained: what is kept about a member
///   stands in one place, and a feature that forgets to hand it over or to erase it is seen there.
@NullMarked
package coop.mutirao.privacy;

import org.jspecify.annotations.NullMarked;
