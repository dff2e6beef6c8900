package coop.mutirao.member;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Hash;
import coop.mutirao.crypto.Passwords;
import coop.mutirao.db.Database;
import coop.mutirao.db.GroupRead;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sessions: who is asking. A session's token is known to its member only; here is its hash.
public final class SignIn {

    static final Duration SESSION = Duration.ofHours(12);

    private final SessionStore store = new SessionStore();
    private final Database database;
    private final Hashing hashing;
    private final InstantSource clock;
    private final Chance chance;
    private final GroupRead<String, Caller> callers = new GroupRead<>(this::callers);
    final Attempts attempts;

    // Hashed for codes that there are not, so that they take as long as others.
    private final String nobodysHash;

    public SignIn(Database database, Hashing hashing, InstantSource clock, Chance chance) {
        this.database = database;
        this.hashing = hashing;
        this.clock = clock;
        this.chance = chance;
        this.attempts = new Attempts(clock);
        this.nobodysHash = Passwords.hash(newToken(), chance.bytes(16));
    }

    /// What became of signing in.
    public sealed interface Result {
        /// @param token to be shown this once
        record SignedIn(String token, Caller caller) implements Result {}

        /// Whether there is such a member is not said.
        record Failed() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    /// What became of a change of password.
    public sealed interface Change {
        /// All other sessions of the member are ended.
        record Changed() implements Change {}

        record Wrong() implements Change {}

        /// @param length how many characters the new one has
        record Weak(int length) implements Change {}

        record TooMany(Duration retryAfter) implements Change {}
    }

    /// Opens a session for who knows a member's password.
    ///
    /// @param address from where the attempt comes
    public Result signIn(String code, String password, String address) {
        Optional<Duration> wait = attempts.take(code, address);
        if (wait.isPresent()) {
            return new Result.TooMany(wait.get());
        }
        Optional<SessionStore.Credential> credential =
                database.inTransaction(tx -> store.credential(tx, code));
        String hash = credential.map(SessionStore.Credential::passwordHash).orElse(nobodysHash);
        // No database connection is held while this goes on.
        Optional<Boolean> matches = hashing.matches(password, hash);
        if (matches.isEmpty()) {
            attempts.giveBack(code, address);
            return new Result.TooMany(Duration.ofSeconds(Hashing.WAIT_SECONDS));
        }
        if (credential.isEmpty() || !matches.get()) {
            return new Result.Failed();
        }
        attempts.giveBack(code, address);
        return database.inTransaction(tx -> open(tx, credential.get()));
    }

    /// Opens a session for who has shown to be the member of this credential.
    Result open(Tx tx, SessionStore.Credential credential) {
        Instant now = now();
        store.forgetExpired(tx, now);
        String token = newToken();
        byte[] tokenHash = hash(token);
        return store.open(tx, tokenHash, credential, now, now.plus(SESSION))
                ? new Result.SignedIn(token, store.caller(tx, tokenHash, now).orElseThrow())
                : new Result.Failed();
    }

    /// Who asks with this token, if the session is open.
    public Optional<Caller> caller(String token) {
        return callers.find(HexFormat.of().formatHex(hash(token)));
    }

    private Map<String, Caller> callers(Set<String> tokenHashes) {
        List<byte[]> hashes = tokenHashes.stream().map(HexFormat.of()::parseHex).toList();
        return database.query(tx -> store.callers(tx, hashes, now()));
    }

    /// Ends the session of this token.
    public void signOut(String token) {
        database.transact(tx -> store.end(tx, hash(token)));
    }

    /// Changes the caller's password, and ends all her sessions but that of `token`.
    ///
    /// @param address from where the attempt comes: wrong ones count like failed sign-ins
    public Change change(Caller caller, String token, Passphrases words, String address) {
        if (Admission.isWeak(words.next())) {
            return new Change.Weak(Admission.length(words.next()));
        }
        Optional<Duration> wait = attempts.take(caller.code(), address);
        if (wait.isPresent()) {
            return new Change.TooMany(wait.get());
        }
        Optional<SessionStore.Credential> present =
                database.inTransaction(tx -> store.credential(tx, caller.code()));
        Optional<Boolean> matches =
                present.map(p -> hashing.matches(words.present(), p.passwordHash()))
                        .orElse(Optional.of(false));
        if (matches.isPresent() && !matches.get()) {
            return new Change.Wrong();
        }
        attempts.giveBack(caller.code(), address);
        Optional<String> next = matches.flatMap(_ -> hashing.hash(words.next(), chance.bytes(16)));
        if (next.isEmpty()) {
            return new Change.TooMany(Duration.ofSeconds(Hashing.WAIT_SECONDS));
        }
        return database.inTransaction(tx -> change(tx, present.orElseThrow(), next.get(), token));
    }

    /// A member's password, and what it shall be.
    public record Passphrases(String present, String next) {}

    private Change change(Tx tx, SessionStore.Credential present, String nextHash, String token) {
        if (!store.change(tx, present, nextHash, now())) {
            return new Change.Wrong();
        }
        store.endOthers(tx, present.member(), hash(token));
        return new Change.Changed();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String newToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(32));
    }

    // Of the text as it was sent: whatever else means the same bytes is another token.
    private static byte[] hash(String token) {
        return Hash.sha256(token.getBytes(UTF_8));
    }
}
