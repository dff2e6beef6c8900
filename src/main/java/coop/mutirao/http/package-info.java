/// What every route shares: the server, JSON, problem details, who is asking and what they may do.
///
/// Read [coop.mutirao.http.Server] first, then [coop.mutirao.http.Problem].
///
/// *Decisions*
///
/// - 2026-11-24: a route that is not in the table of permissions does not start. A route open to
///   owners must ask whether the caller is one, else its answer is thrown away.
/// - 2026-11-24: Jackson 3, through the few lines of [coop.mutirao.http.Json]: Javalin's own bridge
///   is to Jackson 2, and one JSON library is enough.
/// - 2026-11-24: of the headers that proxies add only `X-Forwarded-For` is read, from the right,
///   and only from proxies that the settings name. Jetty's own customizer takes the leftmost
///   address from anybody, so whoever guesses passwords could choose an address for each guess.
/// - 2026-11-24: what writes is counted by member (300 a minute) and by address (1,200), all that a
///   program sends by its key. A batch counts once: how many orders wait for one account is bounded
///   behind it. A program does not use up its owner's, so that one gone wild does not keep her from
///   paying. The counts are in memory and bounded, begin with a minute's first request, and stand
///   for one instance of the service.
/// - 2026-11-29: who sends slowly is hung up on by [coop.mutirao.http.Connections], which looks at
///   all connections once a second. Jetty's setting for bodies is going away and knows no headers;
///   its new handler adds up what all requests send. Nothing is answered: who sends a byte a second
///   waits for none. Given up: that a telephone in a bad place learns why; its wallet sends again.
/// - 2026-11-30: the wallet's service worker is our own (`src/main/web/offline/worker.ts`).
///   Workbox, which vite-plugin-pwa brings, gives plain texts where Trusted Types want more, and
///   drops the files of the version that another tab still shows. Ours answers only for the
///   wallet's files; `trusted-types` names one policy, which makes one address: the worker's.
/// - 2026-11-30: an order that the service does not have is made void by giving its id to an order
///   that expired long ago: the refusal is final for the id. Given up: a route of its own for it.
@NullMarked
package coop.mutirao.http;

import org.jspecify.annotations.NullMarked;
