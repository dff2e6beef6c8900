/// Who belongs: the network and its communities, members, and their roles.
///
/// Read [coop.mutirao.member.Member] first, then [coop.mutirao.member.Admission] and
/// [coop.mutirao.member.MemberImport], where the rules stand, then [coop.mutirao.member.Members],
/// which brings them to PostgreSQL, and [coop.mutirao.member.Roles].
///
/// What always holds:
///
/// 1. a member has one account in the currency, of the same code, and codes are never given twice;
/// 2. an import is carried out as a whole, and its balances sum to zero;
/// 3. the last coordinator in office is not dismissed: her mandate ends with its term.
///
/// *Decisions*
///
/// - 2026-11-24: an import's opening balances are one transfer up to 500 entries. Beyond, the leaf
///   would be too large: they are several, and the account `system-opening` carries what each
///   leaves over to the next. Members who receive and who give take turns in them, so it never
///   carries more than one member's balance, and no limit is in its way.
/// - 2026-11-24: a mandate has a term, a year if the decision says nothing and four years at most,
///   and ends by itself: no act is needed and none can be forgotten. The same decision sent again
///   changes nothing; another one gives the role anew. Where no coordinator is left, whoever runs
///   the service gives the role with `./mutirao mandate`, which shows in the log as the service's
///   act: somebody has to be able to, and this way it is seen.
/// - 2026-11-24: no coordinator gives herself a role or changes her own account; ending one's own
///   role is free. The first coordinator has the role from the founding.
/// - 2026-11-24: names with characters that turn the reading direction of what follows are refused:
///   with them one member's name can be made to look like another's.
/// - 2026-11-24: a new community is no fact of the log, because it changes no balance. Roles are.
@NullMarked
package coop.mutirao.member;

import org.jspecify.annotations.NullMarked;
