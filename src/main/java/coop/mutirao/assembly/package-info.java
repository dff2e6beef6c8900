/// The assembly decides about the collective fund: members propose, second and vote, a rule counts,
/// and the ledger pays.
///
/// Read [coop.mutirao.assembly.RoundState] first, then [coop.mutirao.assembly.Rounds] and
/// [coop.mutirao.assembly.Proposals] for what people do until the freeze, with
/// [coop.mutirao.assembly.Comments] and [coop.mutirao.assembly.Amendments] for what others say,
/// [coop.mutirao.assembly.Ballots] with [coop.mutirao.assembly.Paper] and
/// [coop.mutirao.assembly.Proxies], and [coop.mutirao.assembly.RoundKeeper], which does by itself
/// whatever is due. How ballots become a selection stands in [coop.mutirao.allocation].
///
/// ```
/// draft ─ proposing ─ (supporting) ─ review ─ frozen ─ balloting ─ counting
///     counting ─ result ─ executing ─ closed
///        └─ noQuorum                                     (or cancelled)
/// ```
///
/// What always holds, in Java and again in `sql/V14__assembly.sql` and `sql/V16__channels.sql`:
///
/// 1. what is voted about is in escrow before the first ballot, and rule, projects, voters and the
///    lottery's commitment stand in one fact of the log, which nobody changes;
/// 2. of each voter the ballot with the highest number counts, and none is taken outside its time,
///    against the round's rule, or by two channels;
/// 3. nothing tells how many voted, or for what, before the close: until then no fact is of a
///    ballot, and its fact is a commitment;
/// 4. paid and still to be paid never come to more than the escrow; each tranche is paid once, by
///    an id made of round, project and tranche; and nothing leaves the fund without a decision;
/// 5. what is due is done once, whoever is killed in between, and in its order, however late.
///
/// *Decisions*
///
/// - 2026-11-29: ballots are open: after the close everybody reads who voted for what, and can
///   count again. There is no secret mode yet, and help texts say so.
/// - 2026-11-30: ballots, and what tellers read on sheets, come into the log at the close, all of
///   them before the first is opened, in an order that tells nothing of when they were cast. Before
///   it, whoever reads the log (auditors, treasurers, whoever holds a pack) and whoever only sees
///   how long it is (everybody) sees the same whether none or all voted; and no meter counts
///   ballots. What remains: a ballot cast in the seconds between the opening and the keeper's next
///   turn opens the round, so that the fact of the opening is earlier by seconds; tellers, who
///   enter sheets, know how many they entered; and who runs the server and reads its database or
///   its traffic can count. After the close the log says who voted, and not when.
/// - 2026-11-30: the price is that a voter has no proof before the close that the log has her
///   ballot. Until then she has the service's signed promise that it comes, as logs of certificates
///   give one (RFC 9162, 4.8), by a key of the round's own that the fact of the freeze names; whose
///   ballot is missing then proves it to anybody ([Promises], `verify bundle --ballot`). It is in
///   the database when she gets the answer, whoever is killed then; and before any ballot is
///   opened, and before the lottery's seed is told, the log commits to all of them.
/// - 2026-11-29: ballots that were replaced are opened as well: else nobody could say that the last
///   of each voter was counted.
/// - 2026-11-29: a round is counted in three turns at the door, so that nothing slow happens there:
///   it closes, is counted outside, and the result is written if the round still waits for it.
/// - 2026-11-29: members have at least as long to object as was planned, from the result on. If the
///   service was away, the time for objections moves; nothing else does.
/// - 2026-11-29: a round that nobody froze before its ballot should open is cancelled. Coordinators
///   and whose proposals were in it are told, and everybody reads why a round was given up.
/// - 2026-11-29: how many projects a ballot names, and how many points it gives, stands in the
///   rule's text beside how it is counted: so it is frozen with it. An empty ballot is valid
///   whatever the least number is. A project that is given no points is not named.
/// - 2026-11-29: a proposal stands in one exclusion group at most, and the rule keeps to it while
///   it counts: nobody strikes out a winner afterwards.
/// - 2026-11-30: who has a device key of her own account in force signs what she votes, for others
///   too; who has none votes by her session, and her ballot says so for all to read. So a stolen
///   session replaces nothing that was signed: unless all keys were revoked, and that is said.
/// - 2026-11-30: a ballot's number is higher than that of the one before by 1,000 at most. So
///   nobody who holds a session for a moment takes the last number there is, after which nothing
///   counts; and who votes without a connection has numbers enough.
/// - 2026-11-30: a round's rule breaks ties by cost, votes and lots, and by nothing else: the
///   smaller id is a favour to whoever made it up. The other ways are for `tally`, to compare.
/// - 2026-11-30: an act that was done is answered as done only to who asks for the very same: with
///   another digest, another answer to an objection or another reason it is refused by what stands.
/// - 2026-11-29: one right, one channel. Who takes a sheet of paper, or lets another vote for her,
///   votes by it alone; before it is used she can give the sheet back, or revoke the proxy.
/// - 2026-11-29: no refusal tells who has voted, but herself. So sheets are given out, and taken
///   back by officers, between the freeze and the opening of the ballot: a right is used up when
///   its sheet is given out. And who gave a proxy revokes it before she votes herself: a holder is
///   refused because it is revoked, which everybody sees, and not because of a ballot. Who enters a
///   sheet learns whether it is entered: two have to.
/// - 2026-11-29: to give a sheet out, to take it back, and to name tellers or dismiss them takes
///   two coordinators, and neither is the member herself. She is told of a sheet in her name, and
///   gives it back herself until the close: so nobody votes by it who found a sheet for her.
/// - 2026-11-29: a sheet is entered while members vote. As soon as two tellers read the same it is
///   a ballot; if the first two differ, a third looks. Each reading is a fact, and opened with the
///   ballots.
/// - 2026-11-29: without any ballot there is no quorum, even if none is asked for.
/// - 2026-11-29: a proposal that is changed needs new seconds, for they were given to other words.
/// - 2026-11-29: comments and open amendments are talk, and no facts: they change nothing by
///   themselves, and the log is for what does. A version that came of an amendment is a fact, and
///   names whose idea it was. Who is paid is not amended: that would be another proposal.
/// - 2026-11-29: the answer of who looks whether a proposal can be done is the reason of its
///   admission or rejection. There is no second form for it.
/// - 2026-11-29: one coordinator lets a proposal on the ballot; to keep it off takes two, before it
///   was admitted and after: members seconded it, and nobody can propose it again in the round once
///   the time for that is over. A mistake can still be put right until the freeze, and whose
///   proposal it is sees that its rejection is asked for.
/// - 2026-11-29: as a conflict of interest counts that the author or a second is paid, or acts or
///   acted for who is paid. It is shown, and takes no vote away.
/// - 2026-11-29: an objection that is upheld annuls the round, and nothing else does once it is
///   counted. Nobody picks other winners.
/// - 2026-11-29: an objection is answered by two officers (coordinators, treasurers, auditors) who
///   neither raised it nor wrote a project of the round or would be paid; if there is but one such
///   officer, by her alone; so who objects stops nothing by being an officer. What nobody answers
///   in 30 days after the time to object is upheld: the money is back in the fund, and the assembly
///   votes anew. In that time it can give others an office by motion. The other way round, officers
///   who would be paid could be silent and be paid.
/// - 2026-11-29: a round spends its own assembly's money: a community's round the community's
///   purse, and none of the network's. The purse fills when another assembly's round pays into it,
///   as into a member's account: so the network's members decide what a community decides about.
///   Incomes are shared out among the network's purses only.
/// - 2026-11-29: who wrote a proposal or would be paid does not freeze its round; who gave a sheet
///   out, as one of the two, wrote a project or would be paid does not enter sheets.
/// - 2026-11-29: voters hear when a ballot opens and when it is counted; who wrote a proposal, and
///   who is paid by it, when it is admitted or not, selected or not, and paid; authors a week
///   before a report is due, or after half of its time if that is shorter.
/// - 2026-11-29: the result over HTTP has its money in minor units, as all of the API. The text
///   that the log has the hash of, and the bundle has, stays what `mutirao tally --json` prints: in
///   units with decimals, as other programs read them.
/// - 2026-11-30: a tranche's id can be worked out by everybody, so that the log can be held against
///   it; so nobody else may use ids of its form (version 8), or one payment of the smallest amount
///   would keep it from being paid. And one round that cannot go on holds up no other.
/// - 2026-11-30: who wrote a proposal or would be paid freezes its round only where fewer than two
///   coordinators have no part in it: else one proposal of one of two coordinators stops a round.
///   It still takes two, and the round and the log say so.
/// - 2026-11-30: an open ballot closes later once, and no later than the standing orders said when
///   the round was frozen: the freeze has the figure.
/// - 2026-11-30: what a frozen round may pay, no officer holds back alone: to lower the payee's
///   maximum, or to close her account, takes two officers until it is paid or returned. So the
///   limit stays the limit, for the ledger, the database and the verifier alike.
/// - 2026-11-30: of a round that is given up those hear who proposed, would be paid, or could vote,
///   whoever gave it up; of a report that is due, those who are paid too.
@NullMarked
package coop.mutirao.assembly;

import org.jspecify.annotations.NullMarked;
