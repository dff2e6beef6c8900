package coop.mutirao.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.GroupRead;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Disclosure;
import coop.mutirao.member.DisclosurePolicy;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sessions: who is asking. A session's token is known to its member only; here is its hash.
public final class Sessions {

    /// How long a session lives without being used.
    public static final Duration IDLE = Duration.ofHours(24);

    /// How long it lives at the most.
    public static final Duration LIFE = Duration.ofDays(14);

    /// That a session is in use is written down once in so long.
    static final Duration WRITTEN_EVERY = Duration.ofMinutes(5);

    /// How long a browser is known in which a member signed in: as long as browsers keep a cookie.
    static final Duration BROWSER_KNOWN = Duration.ofDays(400);

    private static final int USER_AGENT_MAX = 200;

    private final SessionStore store = new SessionStore();
    private final BrowserStore browsers = new BrowserStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final Function<Instant, DisclosurePolicy> disclosure;
    private final InstantSource clock;
    private final Chance chance;
    private final GroupRead<String, Caller> callers = new GroupRead<>(this::callers);

    /// @param disclosure for whom members' names may be, at a time
    public Sessions(
            Database database,
            Function<Instant, DisclosurePolicy> disclosure,
            InstantSource clock,
            Chance chance) {
        this.database = database;
        this.disclosure = disclosure;
        this.clock = clock;
        this.chance = chance;
    }

    /// A session that was opened.
    ///
    /// @param token to be shown this once
    public record Opened(String token, Caller caller) {}

    /// How a session comes to be.
    ///
    /// @param userAgent what the program says of itself
    /// @param browser what was left in it when somebody signed in there, or null
    /// @param isNews whether its owner hears of it if she had not signed in there before
    record Opening(
            OpenSession.By by,
            @Nullable String userAgent,
            @Nullable String browser,
            boolean isNews) {

        static Opening by(OpenSession.By by, SignIn.Client client) {
            return new Opening(by, client.userAgent(), client.browser(), true);
        }

        /// The one with which her first way in was set: there was nobody before to hear of it.
        static Opening first(OpenSession.By by, SignIn.Client client) {
            return new Opening(by, client.userAgent(), client.browser(), false);
        }
    }

    /// Opens a session for who has shown to be this member.
    Opened open(Tx tx, MemberId member, Opening opening) {
        Instant now = now();
        store.forgetExpired(tx, now);
        String token = chance.token();
        byte[] tokenHash = hash(token);
        var session =
                new OpenSession(
                        chance.uuid(),
                        opening.by(),
                        cut(opening.userAgent()),
                        now,
                        now,
                        now.plus(IDLE),
                        now.plus(LIFE));
        Optional<BrowserStore.Known> known =
                opening.browser() == null
                        ? Optional.empty()
                        : browsers.find(tx, hash(opening.browser()), member, now);
        store.add(
                tx, tokenHash, session, member, known.isEmpty() ? null : known.get().newsSeenAt());
        if (known.isEmpty() && opening.isNews()) {
            var item = new NewsItem(NewsItem.Kind.SESSION_OPENED, session.userAgent(), now);
            news.add(tx, member, item, session.id());
        }
        return new Opened(token, find(tx, List.of(tokenHash)).values().iterator().next().caller());
    }

    private static @Nullable String cut(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String printable = userAgent.replaceAll("[^\\x20-\\x7e]", "").strip();
        return printable.isEmpty()
                ? null
                : printable.substring(0, Math.min(printable.length(), USER_AGENT_MAX));
    }

    /// Who asks with this token, if the session is open; it goes on from now.
    public Optional<Caller> caller(String token) {
        return callers.find(HexFormat.of().formatHex(hash(token)));
    }

    private Map<String, Caller> callers(Set<String> tokenHashes) {
        List<byte[]> hashes = tokenHashes.stream().map(HexFormat.of()::parseHex).toList();
        Map<String, SessionStore.Found> found = database.query(tx -> find(tx, hashes));
        List<byte[]> stale =
                found.entrySet().stream()
                        .filter(entry -> entry.getValue().isStale())
                        .map(entry -> HexFormat.of().parseHex(entry.getKey()))
                        .toList();
        if (!stale.isEmpty()) {
            Instant now = now();
            database.transact(tx -> store.touch(tx, stale, now, now.plus(IDLE)));
        }
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().caller()));
    }

    private Map<String, SessionStore.Found> find(Tx tx, List<byte[]> tokenHashes) {
        return store.callers(tx, tokenHashes, now());
    }

    /// The accounts that a member may act for, her own first.
    List<UsableAccount> accounts(Caller caller) {
        DisclosurePolicy.Rule names = disclosure.apply(now()).name();
        Disclosure reach = Disclosure.reach(caller);
        return database.query(tx ->
                store.accounts(
                        tx,
                        new MemberId(caller.member()),
                        now(),
                        level -> names.level(level).isWithin(reach)));
    }

    /// Keeps that a member signed in in this browser. What the browser had for that ends; others
    /// who signed in there stay known.
    ///
    /// @param earlier what the browser had
    /// @return what it shall have instead
    String knowBrowser(MemberId member, Optional<String> earlier) {
        String token = chance.token();
        Instant now = now();
        database.transact(tx -> {
            browsers.forgetExpired(tx, now);
            earlier.ifPresent(old -> browsers.rename(tx, hash(old), hash(token)));
            browsers.put(tx, hash(token), member, now, now.plus(BROWSER_KNOWN));
        });
        return token;
    }

    /// Whether the member with this code signed in in the browser that has this.
    boolean isBrowserOf(String code, String browser) {
        return database.query(tx -> browsers.isOf(tx, hash(browser), code, now()));
    }

    /// What a member should hear of in this session, the newest first.
    List<NewsItem> news(MemberId member, UUID session) {
        return database.inSnapshot(
                tx -> news.unseen(tx, member, session, store.newsSeenAt(tx, session), now()));
    }

    /// Keeps that a member has seen in this session what happened until `until`; and so in the
    /// browser, if she signed in in it.
    void seeNews(MemberId member, UUID session, Optional<String> browser, Instant until) {
        Instant seen = until.isAfter(now()) ? now() : until;
        database.transact(tx -> {
            store.seeNews(tx, session, seen);
            browser.ifPresent(b -> browsers.seeNews(tx, hash(b), member, seen));
        });
    }

    /// A member's open sessions, the last used first.
    public List<OpenSession> of(MemberId member) {
        return database.inTransaction(tx -> store.list(tx, member, now()));
    }

    /// Ends one of a member's sessions.
    ///
    /// @return whether it was there
    public boolean end(MemberId member, UUID id) {
        return database.inTransaction(tx -> store.end(tx, member, id));
    }

    /// Ends the session of this token, whoever's it is.
    public void end(String token) {
        database.transact(tx -> store.end(tx, hash(token)));
    }

    /// Ends all of a member's sessions but this one, and forgets her browsers.
    ///
    /// @param programsToo whether her programs' keys and the apps that she let in end too
    public void endOthers(MemberId member, UUID but, boolean programsToo) {
        database.transact(tx -> {
            endOthers(tx, member, but);
            if (programsToo) {
                store.endPrograms(tx, member);
            }
        });
    }

    void endOthers(Tx tx, MemberId member, UUID but) {
        store.endAll(tx, member, Optional.of(but));
        browsers.forget(tx, member);
    }

    /// Ends whatever acts for a member: her sessions, and her programs.
    void endAll(Tx tx, MemberId member) {
        store.endPrograms(tx, member);
        store.endAll(tx, member, Optional.empty());
        browsers.forget(tx, member);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    // Of the text as it was sent: whatever else means the same bytes is another token.
    private static byte[] hash(String token) {
        return Hash.sha256(token.getBytes(UTF_8));
    }
}
