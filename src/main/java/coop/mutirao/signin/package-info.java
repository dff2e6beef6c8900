/// Who is asking: sessions, and the ways to open one. Passwords with one-time codes, passkeys,
/// recovery codes, invitations, and recovery by two coordinators.
///
/// Read [coop.mutirao.signin.Sessions] first, then [coop.mutirao.signin.SignIn],
/// [coop.mutirao.signin.Passkeys] with [coop.mutirao.signin.WebAuthn], where what devices say is
/// verified, and [coop.mutirao.signin.Recoveries].
///
/// What always holds:
///
/// 1. no password, token, recovery code or invitation is anywhere in the database, only what is
///    made of it; of a passkey there is only the public half. The secret of one-time codes is there
///    as it is, since it has to be: without the password it opens nothing;
/// 2. who can sign in keeps one way to do so, until she is let in anew by two coordinators;
/// 3. what serves once (one-time code, recovery code, invitation, challenge) is used up in the
///    transaction that opens the session;
/// 4. an answer does not tell whether a member exists, nor by its time.
///
/// *Decisions*
///
/// - 2026-11-24: attempts to sign in are counted in stretches of 15 minutes that begin with the
///   first, per code and address and per address, not per code alone: nobody can lock somebody else
///   out from elsewhere. A bucket that refills would let a guess in every few minutes for ever. The
///   counts are in memory: with several instances of the service each counts for itself.
/// - 2026-11-29: passkeys and invitations are counted apart from passwords, and a member's
///   passwords in a browser in which she signed in before apart from all others (OWASP's device
///   cookies): who guesses behind a market's or a carrier's address locks nobody else out there.
///   The cookie is 256 bits of chance, new with each sign-in, kept as a hash, and signs nobody in.
///   It is forgotten with her other sessions, and with all of them by recovery.
/// - 2026-11-29: a password that a coordinator gave with an admission opens no session: the first
///   sign-in sets the member's own in its place, in one request. So the coordinator can leave no
///   key and no passkey behind; if she sets one herself, the member's first sign-in fails and shows
///   it.
/// - 2026-11-24: of an IPv6 address the first 64 bits count, which is what one customer has.
/// - 2026-11-29: one-time codes are six digits, so wrong ones count per member, from wherever: ten
///   in 15 minutes; and in a browser in which she signed in before, apart from all others. Who uses
///   that up against a member knows her password; she signs in in a browser of hers, by a passkey
///   or by a recovery code, which gives no tried code back.
/// - 2026-11-24: two passwords at most are hashed at once. What waits longer than five seconds is
///   turned away, so that sign-ins cannot take the machine from payments.
/// - 2026-11-24: a session lives 24 hours from its last use and 14 days at the most. That it is
///   used is written down every five minutes, so it may end up to five minutes early. It is read
///   with its mandates on every request, so one that ends has no effect from then on.
/// - 2026-11-24: what decides over an account (ways in, keys of programs, delegates) needs a
///   session that was opened within the last 15 minutes; to go on, one signs in again, into a new
///   session.
/// - 2026-11-24: pages get the session as a cookie that no script reads, and a sign-in ends the
///   session of the cookie that was there before. What is more than reading needs the browser to
///   say that our own page asks (Fetch Metadata, or Origin); a browser that says neither is
///   refused.
/// - 2026-11-24: passkeys are discoverable and verify their user, and so count as two factors.
///   Attestation is not asked for: which make a telephone is does not make it honest. A count that
///   does not rise is refused, as a copy.
/// - 2026-11-24: a recovery code stands beside the password where there is one. Who has only
///   passkeys signs in by one of ten codes of 80 bits alone: that is what the paper is for.
/// - 2026-11-24: an invitation of 140 bits serves once within 14 days, for who cannot sign in. Who
///   is invited and when it was used are facts of the log: a coordinator who kept an invitation for
///   herself shows there. Argon2id is worked also for one that is not valid, though nobody guesses
///   140 bits: it costs the guesser, not us, a sign-in's time.
/// - 2026-11-29: recovery ends all former ways in, sessions, device keys and delegations at once
///   when it is used, not when it is agreed: until then the member, if it is not she who asked, can
///   call it off. Which delegations ended is the first that she reads; she gives them anew.
/// - 2026-11-29: what an intruder leaves behind (key, passkey, delegate, session in a new browser),
///   and that a recovery was asked for, is told on the first page, in each browser until it is seen
///   there. A member's word in one browser counts for no other: the intruder's is a word too. It is
///   kept by the browser's cookie; who signs in without one sees it in each session anew.
/// - 2026-11-29: a coordinator's word for a recovery counts while she is one, until it is used: the
///   invitation of two of whom one was dismissed meanwhile opens nothing, since it may be in her
///   hands. Two others say so anew.
/// - 2026-11-29: to invite the owner of an account that is in use takes two officers, and none who
///   acts for it: whoever has the invitation has the account, its delegates and its rule of
///   approval. Before anything was booked there is nothing to take.
/// - 2026-11-29: only persons have ways in. For a venture its delegates act, so the log names a
///   person behind whatever it does; a sign-in that several share would name nobody. Who is the
///   first of them, one coordinator says as she admits it: nothing is there to be taken yet.
/// - 2026-11-29: who is signed in calls a recovery off once in 30 days. An intruder in her account
///   would hold her off for ever; two coordinators who want her account have to ask twice, and
///   stand in the log and in her news twice.
@NullMarked
package coop.mutirao.signin;

import org.jspecify.annotations.NullMarked;
