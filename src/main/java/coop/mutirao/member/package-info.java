/// Who belongs: the network and its communities, members, their roles, and who is asking.
///
/// Read [coop.mutirao.member.Member] first, then [coop.mutirao.member.Admission] and
/// [coop.mutirao.member.MemberImport], where the rules stand, then [coop.mutirao.member.Members],
/// which brings them to PostgreSQL. [coop.mutirao.member.SignIn] stands by itself.
///
/// What always holds:
///
/// 1. a member has one account in the currency, of the same code, and codes are never given twice;
/// 2. an import is carried out as a whole, and its balances sum to zero;
/// 3. there is a coordinator, once there was one;
/// 4. neither a password nor a token nor an invitation is anywhere in the database, only what is
///    made of it;
/// 5. who has a password keeps it until its owner changes it: nobody else can set another.
///
/// *Decisions*
///
/// - 2026-11-24: an import's opening balances are one transfer up to 500 entries. Beyond, the leaf
///   would be too large: they are several, and the account `system-opening` carries what each
///   leaves over to the next. Members who receive and who give take turns in them, so it never
///   carries more than one member's balance, and no limit is in its way.
/// - 2026-11-24: attempts to sign in are counted in stretches of 15 minutes that begin with the
///   first, per code and address and per address, not per code alone: nobody can lock somebody else
///   out from elsewhere. A bucket that refills would let a guess in every few minutes for ever. The
///   counts are in memory: with several instances of the service each counts for itself.
/// - 2026-11-24: of an IPv6 address the first 64 bits count, which is what one customer has.
/// - 2026-11-24: two passwords at most are hashed at once. What waits longer than five seconds is
///   turned away, so that sign-ins cannot take the machine from payments.
/// - 2026-11-24: a session ends 12 hours after it began, used or not. It is read with its roles on
///   every request, so a role that ends has no effect from then on.
/// - 2026-11-24: a first password comes by an invitation of 140 bits, handed over by a coordinator,
///   which serves once within 14 days. Who is invited and when it was used are facts of the log: a
///   coordinator who kept an invitation for herself shows there. Argon2id is worked also for one
///   that is not valid, though nobody guesses 140 bits: it costs the guesser, not us, a sign-in's
///   time.
/// - 2026-11-24: no coordinator gives herself a role or changes her own account; ending one's own
///   role is free. The first coordinator has the role from the founding.
/// - 2026-11-24: names with characters that turn the reading direction of what follows are refused:
///   with them one member's name can be made to look like another's.
/// - 2026-11-24: a new community is no fact of the log, because it changes no balance. Roles are.
@NullMarked
package coop.mutirao.member;

import org.jspecify.annotations.NullMarked;
