/// An assembly decides by yes and no: a member moves something, others second it, all who belong to
/// the assembly vote, and what was accepted is done by the service, once and with its motion's id.
///
/// Read [coop.mutirao.motion.MotionState] first, then [coop.mutirao.motion.Decision],
/// [coop.mutirao.motion.Motions] for what people do until the vote, [coop.mutirao.motion.Votes],
/// [coop.mutirao.motion.MotionCount], and [coop.mutirao.motion.MotionKeeper], which does by itself
/// whatever is due. By which rules stands in [coop.mutirao.assembly.StandingOrders].
///
/// ```
/// draft ─ submitted ─ announced ─ voting ─┬─ accepted ─┬─ executed
///   └──────── withdrawn ────┘             ├─ rejected  └─ failed
///                                         └─ noQuorum
/// ```
///
/// What always holds, in Java and again in `sql/V15__motion.sql`:
///
/// 1. what is voted about is said in full before anybody seconds it, and never changes;
/// 2. of each voter the vote with the highest number counts, and none is taken outside its time;
/// 3. nothing tells how many voted, or how, before the close: until then no fact is of a vote;
/// 4. nothing is done in an assembly's name but what a motion said that it accepted, and once;
/// 5. what is due is done once, whoever is killed in between, and in its order, however late.
///
/// *Decisions*
///
/// - 2026-11-29: a community's assembly are its members and those of all communities below it. Only
///   the first community's, which is the network's, decides what the service then does: its
///   policies, mandates and limits count for all.
/// - 2026-11-29: nobody has to let a motion pass. Who got enough seconds gets her vote: it is
///   announced in the same moment, by the standing orders as they are then.
/// - 2026-11-29: votes are open, as ballots are: after the close the log says who voted how. Help
///   texts say so before.
/// - 2026-11-30: votes come into the log at the close, as ballots do and for the same price: all of
///   them as commitments, then opened, then counted, in one turn at the door. When each was cast
///   the log does not say; so a signature counts if its key was in force while members could vote.
/// - 2026-11-29: if the service was away, members have as long to vote as was announced.
/// - 2026-11-30: who has a device key signs her vote, as she signs a ballot.
/// - 2026-11-29: whom a motion is about may vote, as all others: one member, one vote.
/// - 2026-11-30: that is where standing orders say `shown`; where they say `abstain`, who has a
///   part in a motion can only abstain. Who has one is written down when it is handed in: she whom
///   it is about and, unless it is about a mandate, those who name the delegates of that account.
///   So nobody silences others by making them delegates before the vote, and nobody steps out for a
///   day to vote. By which of the two it goes is fixed when it is announced.
/// - 2026-11-29: standing orders are changed by motion only. They can ask for no more than three
///   quarters to vote, so that an assembly does not lock itself out; and for what the service then
///   does, for no less than a twentieth and a day from the announcement to the close, so that no
///   few take it over in a night. What rounds ask for can be as low as an assembly says: it is
///   founded with a tenth to vote, 48 hours of notice, 72 to vote and 72 to object.
/// - 2026-11-29: an amendment that the author of a proposal declined can be moved in the network's
///   rounds. If it is accepted while members can still second something, it is the next version:
///   its author stays who she is, whose idea it was is said, and it is seconded as any other
///   version. In review or later it fails, since nobody could second it any more.
/// - 2026-11-29: an admission is of a person, with the credit that new members get; ventures and
///   more credit are the officers' matter, or of a motion of their own. Until she is admitted the
///   log has only a commitment to who she is. If she is not, her name, her contact and the motion's
///   words are erased in the same moment, and nobody can guess them from the commitments.
/// - 2026-11-30: an exclusion takes effect at its time, whatever the balance is: else anybody keeps
///   a member by paying her a cent. Her account has no credit from then on, and a maximum of what
///   she owes beside her balance: so she can earn back to zero, pay back a loan, spend or give what
///   she has, and nothing else. Her vote, her mandates, what she may do for others and what
///   programs may do for her end by the same fact; who acts for her account may help it settle.
///   What she cast before counts. The account is closed by the service, by the motion's id, when it
///   is at zero, nothing is set aside and no loan or surplus is owed; no officer opens it again.
///   What she did not spend in a year is kept then ([coop.mutirao.dormancy]).
/// - 2026-11-30: an amendment that could not take effect while members second proposals, even if it
///   were seconded at once, is not moved: the refusal names both times.
/// - 2026-11-30: a motion to write a debt off says what became of the plan to pay it back.
/// - 2026-11-30: what a levy that is moved would have meant is worked out from balances as they
///   were ([coop.mutirao.motion.Replays]): what members would have done differently nobody knows.
///   All read sums of months and bands of five members at least; her own each reads alone. Of other
///   parameters nothing is said, and that is said.
@NullMarked
package coop.mutirao.motion;

import org.jspecify.annotations.NullMarked;
