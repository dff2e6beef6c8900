/// Payments that wait until others agree: an account's own persons, or two officers.
///
/// Read [coop.mutirao.payment.Consent] first, where it stands who has to agree to what, then
/// [coop.mutirao.approval.Approvals]. That nothing is posted before stands in
/// [coop.mutirao.payment.PaymentBatch].
///
/// What always holds:
///
/// 1. what waits is posted as it was sent, or not at all: nobody who agrees changes it;
/// 2. who ordered a payment cannot agree to it once more, and nobody agrees twice;
/// 3. only who still may counts when it is posted: an approval ends with the right to give it;
/// 4. ordering, agreeing, withdrawing and refusing are facts of the log, each with who acted.
///
/// *Decisions*
///
/// - 2026-11-24: who orders a payment is the first who agrees to it, if she is one of the payer's
///   persons; or one of the two officers, if she is an operator who orders for a member. So a rule
///   of two is she and one more.
/// - 2026-11-24: rules and mandates count as they are when the payment would be posted, not as they
///   were when it was ordered. A rule that was made stricter holds what waits; one that was ended
///   lets it go the next time that somebody sends or agrees.
/// - 2026-11-29: a delegate's word counts up to what she may pay at once and on a day, and not for
///   what goes to herself or to whom she acts for: her limit says what she may let go, and nobody
///   lets money go to herself. She may still order it, or refuse it. The owner's word always
///   counts.
/// - 2026-11-24: nothing is set aside for a payment that waits. Limits are looked at when it is
///   ordered, so that nobody is asked in vain, and again when it is posted: a refusal then is its
///   answer for ever.
/// - 2026-11-24: an officer who stands for the payer or the payee is none there.
/// - 2026-11-24: one who refuses is enough. Who wants the payment all the same orders a new one.
/// - 2026-11-24: programs agree to nothing: that is for people.
@NullMarked
package coop.mutirao.approval;

import org.jspecify.annotations.NullMarked;
