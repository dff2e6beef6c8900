/// Who acts for an account beside its owner: delegates with limits, and rules by which several have
/// to agree before an account pays much.
///
/// Read [coop.mutirao.delegate.Powers] first, then [coop.mutirao.delegate.Giving], where the rules
/// stand, then [coop.mutirao.delegate.Delegations]. What limits mean to a payment stands in
/// [coop.mutirao.payment].
///
/// What always holds:
///
/// 1. a delegate is a person, and another than the owner;
/// 2. nobody gives more than she has, neither to herself nor, as a delegate, to others;
/// 3. a delegation that is over, by its term or by an act, opens nothing, and its keys sign
///    nothing;
/// 4. each change is a fact of the log, with who acted and a commitment to the decision.
///
/// *Decisions*
///
/// - 2026-11-24: any member's account can have delegates, not only a venture's: a neighbour can pay
///   for who does not get about. A delegate is a person, so that behind every act there is one.
/// - 2026-11-24: a day is a day by UTC, as everywhere in the log. Limits are about the amounts that
///   payees get; contributions come on top. What is given back to them does not come off a
///   delegate's day; what she gives back counts as what she pays.
/// - 2026-11-24: limits bind who orders. Who only agrees to another's order spends nothing of her
///   day; her word counts up to what she may pay at once (see [coop.mutirao.approval]).
/// - 2026-11-29: while a rule of approval stands, no delegate makes another one: she would order,
///   and have whom she made agree. The owner can end the rule, so an association that wants to be
///   held by it has an account into which nobody signs, and its delegates pay: then to loosen the
///   rule or to make delegates takes two coordinators. What changes, all its persons hear of.
/// - 2026-11-24: a delegate who manages makes the rule of approval stricter; to loosen or end it is
///   for the owner and for coordinators. Otherwise one delegate could end the rule that holds her.
/// - 2026-11-24: coordinators may give delegations where the owner cannot sign in, but not to
///   themselves. It takes two, unless there is nothing to be taken with the account yet: nothing
///   booked, no delegate, and no more credit than new members get. Who gave what to whom is in the
///   log.
/// - 2026-11-29: a delegate who manages changes and ends what others may do within what she may
///   herself: who may little does not put out who may more.
/// - 2026-11-24: a key that a delegate registered for an account serves in her own hands only, and
///   does not come back when she is made a delegate again.
@NullMarked
package coop.mutirao.delegate;

import org.jspecify.annotations.NullMarked;
