/// Payments: what members order, what becomes of it, and the contribution that flows from it.
///
/// Read [coop.mutirao.payment.PaymentOrder] first, then [coop.mutirao.payment.PaymentBatch], where
/// every rule stands, [coop.mutirao.payment.Contribution] with its exact carry, and
/// [coop.mutirao.payment.Payments], which carries orders out. What payers sign stands in
/// [coop.mutirao.payment.SignedOrder], who may order in [coop.mutirao.payment.Entitlements], and
/// who has to agree in [coop.mutirao.payment.Consent].
///
/// What always holds: one order, one outcome. Whatever an id was answered once, posted or refused,
/// it is answered again, and no other order has it: payments, reversals and sweeps share one space
/// of ids.
///
/// *Decisions*
///
/// - 2026-11-24: a refusal is kept for its id when the order was well formed and who sent it might
///   give it, whatever the rule was: also where a request is no longer open, a payment was given
///   back before, or there is nothing to sweep. So a refusal that somebody saw never turns into a
///   payment when it is sent again, and its id never stands for something else.
/// - 2026-11-24: not kept is what makes no sense (400), what depends on who asks (401, 403, 404),
///   what says that the id is another order's (409 `payment-id-taken`: the id has its answer), and
///   what was not looked at (429, 503). A reversal of what is not there is such a 404: nobody might
///   give that order, and the payment may yet come.
/// - 2026-11-24: an order that answers a payment request is another order than one of the same
///   content that answers none: the request would stay open, and be paid twice.
/// - 2026-11-24: who accepts a request without naming the payment's id asks for its payment,
///   whichever it is: accepted twice at once, both get the one that was posted.
/// - 2026-11-24: kinds that carry no contribution are listed in the policy `contribution`; at the
///   founding they are gift and wage. A wage is held to who its parties are, because that can be
///   known. Whether a gift is one cannot: anybody may give, so a seller and a buyer who agree can
///   call a sale a gift and pay nothing. It is not forbidden and not limited: statements show the
///   kind of every entry, so whoever sells much by gifts is seen by those who may look, and an
///   assembly can take gifts out of the exempt kinds with the next version of the policy, and then
///   they are charged like sales.
/// - 2026-11-24: a writer remembers the accounts that its last batch left, and counts on them only
///   while the log has the length it left ([coop.mutirao.payment.Remembered]). It saved a fifth of
///   a payment's cost; the database checks every balance, limit and carry all the same.
/// - 2026-11-24: a signed order is verified before it waits for the door, and behind it only what
///   can change is looked at again: the key in force, the single use, the expiry, the fee. What is
///   refused before the door (another network's order, somebody else's, a key or a signature that
///   is not the payer's) is not kept for the id: it says nothing that the payer's device said.
/// - 2026-11-24: who has a signed order still has to be signed in as its payer. An order that is
///   intercepted is worth nothing to others, and a device that is stolen needs the session too.
/// - 2026-11-24: what the payee gets is the amount, in one entry; the contribution that the payee
///   bears is an entry of its own after it. A verifier that sums the payee's entries finds less.
/// - 2026-11-24: an order that says when it expires is refused from that moment on; audit format 1
///   would allow the moment itself.
/// - 2026-11-24: the policy `authorisation` bounds what is paid without a signature, at the
///   founding not at all. It is about payments that members send, also those that answer a request;
///   a reversal gives back and an import tells of the past. Networks that were founded before the
///   policy get its first version when the service starts.
/// - 2026-11-24: who orders from another's account is its delegate, held to her limits whatever
///   else she is, or an operator, who orders unsigned, says why, and pays nobody for whom she acts.
///   An operator may have ordered what waits; her mandate must be in force when it is posted.
/// - 2026-11-24: a key signs for the person who registered it. In somebody else's session, also the
///   owner's, it is refused: behind every signature there is one person, whose limits count.
/// - 2026-11-24: limits and approvals are looked at behind the door, and by a trigger of the
///   database, which adds what delegates pay to their day. That two officers agreed is held here
///   and looked at by the check of the log, not by the database: whether a transfer is signed is
///   written after it.
/// - 2026-11-24: giving back is held to no limit and needs no approval: it returns what was
///   received, once, and never more.
@NullMarked
package coop.mutirao.payment;

import org.jspecify.annotations.NullMarked;
