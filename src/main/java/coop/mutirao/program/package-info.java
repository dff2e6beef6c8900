/// Programs that act for members: keys that a member makes for programs of her own, and other
/// people's apps that she lets in (OAuth 2.1).
///
/// Read [coop.mutirao.program.Programs] first, where a program is known by its secret; then
/// [coop.mutirao.program.ApiKeys]; then, as an app goes its way, [coop.mutirao.program.Apps],
/// [coop.mutirao.program.Question], [coop.mutirao.program.Consents] and
/// [coop.mutirao.program.Tokens].
///
/// What always holds:
///
/// 1. no secret is in the database, only its SHA-256, and each is shown once;
/// 2. a program never reaches further than its owner does when it asks: roles and the accounts that
///    she acts for are read on each request, with the program itself, in one query;
/// 3. what a program may is what its scopes say; a route without a scope is for people;
/// 4. a code serves once, and so does a refresh token. One that comes again ends all that came of
///    the same consent;
/// 5. no code and no error is sent to an address that was not registered letter by letter.
///
/// *Decisions*
///
/// - 2026-11-24: an app gets only accounts that the member names, so never what she may as an
///   officer, and never `reports:read`. A key of her own can be without such bounds: she made it.
/// - 2026-11-24: each consent stands for itself, also of the same app on another telephone, so that
///   one that was stolen ends alone. Of one app a member has ten; the one unused for longest ends.
/// - 2026-11-24: of refresh tokens that were used nothing is kept. All of one consent begin with
///   the same 126 bits of chance; whoever comes with those and another rest than the one in force
///   has an old one. So a consent costs one row, not one for each quarter of an hour of a year.
/// - 2026-11-24: no grace for an app that lost the answer to its refresh: it asks the member again.
///   The grace would be the thief's too.
/// - 2026-11-24: a code ends a consent by coming again only with the right verifier. Codes alone
///   stand in histories and logs, and who finds one there cannot even cut the app off.
/// - 2026-11-29: redirect URIs are compared whole, but for the port of an app on the member's own
///   machine (127.0.0.1 or [::1]): it listens on one that is free when it asks (RFC 8252, 7.3). The
///   code is bound to the address that was asked for, port and all.
/// - 2026-11-24: the errors of the token endpoint are OAuth's (RFC 6749, section 5.2), not problems
///   of ours: apps use ready-made libraries. What the server itself refuses before (429, 5xx) is a
///   problem there too.
/// - 2026-11-24: apps run on servers, telephones and desks. No other site's page may ask this one
///   (no CORS, but for what of the log is everybody's), so apps that are only a page in a browser
///   are not served.
/// - 2026-11-24: registering, changing and ending an app are facts of the log, with where answers
///   are sent: whoever turned members' answers elsewhere would show there. Members' keys and
///   consents are no facts: they concern nobody else.
/// - 2026-11-29: an app is registered and changed by two coordinators: who chooses the address to
///   which answers go gets them, and a new app can have an old one's name. To end one takes one.
/// - 2026-11-29: a key or consent for another's account is good as long as the delegation from
///   which it was made, whatever its limits become; one that is given again later does not revive
///   it.
/// - 2026-11-24: oauth2-oidc-sdk reads and writes the forms and checks PKCE; what is asked for,
///   kept and ended is ours. A whole authorization server beside the service would need members,
///   sessions and roles of its own.
@NullMarked
package coop.mutirao.program;

import org.jspecify.annotations.NullMarked;
