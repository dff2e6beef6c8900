package coop.mutirao.signin;

import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Passkeys: a member's devices sign her in, and no secret of hers is here.
public final class Passkeys {

    static final int MAX = 20;
    static final Duration CHALLENGE = Duration.ofMinutes(5);

    private static final int CHALLENGE_BYTES = 32;

    private final PasskeyStore store = new PasskeyStore();
    private final NewsStore news = new NewsStore();
    private final WebAuthn webAuthn = new WebAuthn();
    private final Database database;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Supplier<URI> address;
    private final Supplier<String> networkName;
    private final InstantSource clock;
    private final Chance chance;

    /// @param signIn counts attempts
    /// @param address where members' browsers find the service
    /// @param networkName by which a device shows what a passkey is for
    public Passkeys(
            Database database,
            Sessions sessions,
            SignIn signIn,
            Supplier<URI> address,
            Supplier<String> networkName,
            InstantSource clock,
            Chance chance) {
        this.database = database;
        this.sessions = sessions;
        this.attempts = signIn.attempts;
        this.address = address;
        this.networkName = networkName;
        this.clock = clock;
        this.chance = chance;
    }

    /// What became of adding a passkey.
    sealed interface Result {
        record Added(Passkey passkey) implements Result {}

        /// It does not answer what was asked, or not in time.
        record NotValid() implements Result {}

        record TooMany() implements Result {}
    }

    /// What became of asking for a passkey.
    sealed interface Asked {
        /// @param publicKey for the browser
        record Options(Map<String, Object> publicKey) implements Asked {}

        record TooMany(Duration retryAfter) implements Asked {}
    }

    /// Asks for a new passkey of this member.
    Map<String, Object> creation(Tx tx, MemberId member, WebAuthn.User user) {
        byte[] challenge = chance.bytes(CHALLENGE_BYTES);
        store.ask(tx, Hash.sha256(challenge), member, now(), now().plus(CHALLENGE));
        return webAuthn.creation(site(), user, challenge, store.of(tx, member));
    }

    Map<String, Object> creation(MemberId member, WebAuthn.User user) {
        return database.inTransaction(tx -> creation(tx, member, user));
    }

    /// Adds the passkey that a browser made for this member.
    Result add(MemberId member, String name, String json) {
        return database.inTransaction(tx -> add(tx, member, name, json));
    }

    private Result add(Tx tx, MemberId member, String name, String json) {
        Optional<Passkey> made = made(tx, member, name, json);
        if (made.isEmpty()) {
            return new Result.NotValid();
        }
        if (store.of(tx, member).size() >= MAX) {
            return new Result.TooMany();
        }
        keep(tx, member, made.get());
        news.add(tx, member, new NewsItem(NewsItem.Kind.PASSKEY_ADDED, made.get().name(), now()));
        return new Result.Added(made.get());
    }

    /// The passkey that a browser made for this member, if it answers a challenge, which it uses
    /// up.
    Optional<Passkey> made(Tx tx, MemberId member, String name, String json) {
        Optional<WebAuthn.Created> created = webAuthn.readCreated(json);
        if (created.isEmpty()
                || !store.take(tx, Hash.sha256(created.get().challenge), member, now())) {
            return Optional.empty();
        }
        // Of two who bring the same one, which no authenticator does, the first stays.
        return webAuthn.passkey(created.get(), site(), name, now())
                .filter(p -> store.lock(tx, p.attested().getCredentialId()).isEmpty());
    }

    void keep(Tx tx, MemberId member, Passkey passkey) {
        store.add(tx, member, passkey);
    }

    /// Asks for any passkey of this site.
    Asked request(String address) {
        Optional<Duration> wait = attempts.take(Attempts.Kind.CHALLENGE, address);
        if (wait.isPresent()) {
            return new Asked.TooMany(wait.get());
        }
        byte[] challenge = chance.bytes(CHALLENGE_BYTES);
        database.transact(
                tx -> store.ask(tx, Hash.sha256(challenge), null, now(), now().plus(CHALLENGE)));
        return new Asked.Options(webAuthn.request(site(), challenge));
    }

    /// Signs in whose passkey this is.
    SignIn.Result signIn(String json, SignIn.Client client) {
        Optional<Duration> wait = attempts.take(Attempts.Kind.PASSKEY, client.address());
        if (wait.isPresent()) {
            return new SignIn.Result.TooMany(wait.get());
        }
        SignIn.Result result =
                webAuthn.readUsed(json)
                        .map(used -> database.inTransaction(tx -> signIn(tx, used, client)))
                        .orElse(new SignIn.Result.Failed());
        if (result instanceof SignIn.Result.SignedIn) {
            attempts.giveBack(Attempts.Kind.PASSKEY, client.address());
        }
        return result;
    }

    private SignIn.Result signIn(Tx tx, WebAuthn.Used used, SignIn.Client client) {
        Optional<PasskeyStore.Owned> owned = store.lock(tx, used.credentialId);
        if (!store.take(tx, Hash.sha256(used.challenge), null, now())
                || owned.isEmpty()
                || !webAuthn.holds(used, owned.get().passkey(), site())) {
            return new SignIn.Result.Failed();
        }
        store.used(tx, used.credentialId, used.signCount, used.isBackedUp, now());
        var opening = Sessions.Opening.by(OpenSession.By.PASSKEY, client);
        return new SignIn.Result.SignedIn(sessions.open(tx, owned.get().member(), opening));
    }

    List<Passkey> of(MemberId member) {
        return database.inTransaction(tx -> store.of(tx, member));
    }

    List<Passkey> of(Tx tx, MemberId member) {
        return store.of(tx, member);
    }

    boolean isOf(Tx tx, MemberId member, byte[] id) {
        return store.lock(tx, id).filter(owned -> owned.member().equals(member)).isPresent();
    }

    boolean rename(MemberId member, byte[] id, String name) {
        return database.inTransaction(tx -> store.rename(tx, member, id, name));
    }

    boolean remove(Tx tx, MemberId member, byte[] id) {
        return store.remove(tx, member, id);
    }

    void removeAll(Tx tx, MemberId member) {
        store.removeAll(tx, member);
    }

    private WebAuthn.Site site() {
        return new WebAuthn.Site(address.get(), networkName.get());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
