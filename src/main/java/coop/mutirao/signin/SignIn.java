package coop.mutirao.signin;

import coop.mutirao.crypto.Chance;
import coop.mutirao.crypto.Passwords;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.http.Caller;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Admission;
import coop.mutirao.member.CredentialStore;
import coop.mutirao.member.CredentialStore.Credential;
import coop.mutirao.member.Hashing;
import coop.mutirao.signin.Attempts.Guess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs members in by password, with a second factor where they set one up, and by recovery codes.
public final class SignIn {

    private final CredentialStore store = new CredentialStore();
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Database database;
    private final Hashing hashing;
    private final InstantSource clock;
    private final Chance chance;
    final Attempts attempts;

    // Tried for codes that there are not, so that they take as long as others.
    private final String nobodysHash;

    public SignIn(
            Database database,
            Sessions sessions,
            SecondFactors factors,
            Hashing hashing,
            InstantSource clock,
            Chance chance) {
        this.database = database;
        this.sessions = sessions;
        this.factors = factors;
        this.hashing = hashing;
        this.clock = clock;
        this.chance = chance;
        this.attempts = new Attempts(clock);
        this.nobodysHash = Passwords.ofNobody(hashing.cost, chance.bytes(16), chance.bytes(32));
    }

    /// What somebody brings who wants to sign in.
    ///
    /// @param password null: the member has none, and brings a recovery code
    /// @param totp the one-time code that her telephone shows, or null
    /// @param recoveryCode one of those on her paper, or null
    /// @param newPassword what she sets in place of a password that somebody else gave her, or null
    public record Attempt(
            String code,
            @Nullable String password,
            @Nullable String totp,
            @Nullable String recoveryCode,
            @Nullable String newPassword) {

        public Attempt(
                String code,
                @Nullable String password,
                @Nullable String totp,
                @Nullable String recoveryCode) {
            this(code, password, totp, recoveryCode, null);
        }

        /// One without a second factor.
        public static Attempt of(String code, String password) {
            return new Attempt(code, password, null, null);
        }
    }

    /// From where an attempt comes.
    ///
    /// @param userAgent what the program says of itself
    /// @param browser what was left in the browser when somebody signed in there, or null
    public record Client(String address, @Nullable String userAgent, @Nullable String browser) {

        /// One that is no browser, or a new one.
        public Client(String address, @Nullable String userAgent) {
            this(address, userAgent, null);
        }
    }

    /// What became of signing in.
    public sealed interface Result {
        record SignedIn(Sessions.Opened session) implements Result {}

        /// Whether there is such a member is not said.
        record Failed() implements Result {}

        /// The password was right, and is not enough.
        record SecondFactorNeeded(List<String> methods) implements Result {}

        /// The password was right, and is one that somebody else knows: it opens nothing, and sets
        /// her own.
        record PasswordMustChange() implements Result {}

        /// The password was right and is her own: it is changed elsewhere.
        record PasswordIsHers() implements Result {}

        /// @param length how many characters the new password has
        record Weak(int length) implements Result {}

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

    // What is known of a code: the member's password, if she has one.
    private record Known(
            @Nullable MemberId member, @Nullable Credential credential, boolean hasTotp) {}

    /// Opens a session for who knows a member's password, or has one of her recovery codes.
    public Result signIn(Attempt attempt, Client client) {
        Guess guess = guess(attempt.code(), client);
        Optional<Duration> wait = attempts.take(guess);
        if (wait.isPresent()) {
            return new Result.TooMany(wait.get());
        }
        Known known = database.inTransaction(tx -> known(tx, attempt.code()));
        @Nullable Credential credential = known.credential();
        // Also where there is nothing to compare with. No database connection is held meanwhile.
        String password = attempt.password() == null ? "" : attempt.password();
        Optional<Boolean> matches =
                hashing.matches(
                        password, credential == null ? nobodysHash : credential.passwordHash());
        if (matches.isEmpty()) {
            attempts.giveBack(guess);
            return new Result.TooMany(Duration.ofSeconds(Hashing.WAIT_SECONDS));
        }
        Result result = enter(attempt, client, guess, known, matches.get());
        if (!(result instanceof Result.Failed)) {
            attempts.giveBack(guess);
        }
        return result;
    }

    private Guess guess(String code, Client client) {
        @Nullable String browser = client.browser();
        boolean isHers = browser != null && sessions.isBrowserOf(code, browser);
        return new Guess(code, client.address(), isHers ? browser : null);
    }

    private Known known(Tx tx, String code) {
        @Nullable MemberId member = factors.member(tx, code);
        return new Known(
                member,
                store.find(tx, code).orElse(null),
                member != null && factors.hasTotp(tx, member));
    }

    private Result enter(
            Attempt attempt, Client client, Guess guess, Known known, boolean matches) {
        @Nullable MemberId member = known.member();
        @Nullable Credential credential = known.credential();
        boolean isByCodeAlone = credential == null && attempt.password() == null;
        if (member == null || !((matches && credential != null) || isByCodeAlone)) {
            return new Result.Failed();
        }
        if (credential != null && (credential.isTemporary() || attempt.newPassword() != null)) {
            return setOwn(member, credential, attempt, client);
        }
        if (attempt.recoveryCode() != null) {
            var opening = Sessions.Opening.by(OpenSession.By.RECOVERY_CODE, client);
            return open(member, credential, attempt, opening);
        }
        if (isByCodeAlone) {
            return new Result.Failed();
        }
        if (known.hasTotp()) {
            if (attempt.totp() == null) {
                return new Result.SecondFactorNeeded(List.of("totp", "recovery-code"));
            }
            Optional<Duration> wait = attempts.takeTotp(member, guess);
            if (wait.isPresent()) {
                return new Result.TooMany(wait.get());
            }
        }
        var opening = Sessions.Opening.by(OpenSession.By.PASSWORD, client);
        Result result = open(member, credential, attempt, opening);
        if (known.hasTotp() && result instanceof Result.SignedIn) {
            attempts.giveBackTotp(member, guess);
        }
        return result;
    }

    // A coordinator who admitted her knows this password. So no session is opened by it in which a
    // key or a passkey could be left behind.
    private Result setOwn(MemberId member, Credential credential, Attempt attempt, Client client) {
        if (!credential.isTemporary()) {
            return new Result.PasswordIsHers();
        }
        @Nullable String next = attempt.newPassword();
        if (next == null || next.equals(attempt.password())) {
            return new Result.PasswordMustChange();
        }
        if (isWeak(next, member)) {
            return new Result.Weak(Admission.length(next));
        }
        Optional<String> hash = hashing.hash(next, chance.bytes(16));
        if (hash.isEmpty()) {
            return new Result.TooMany(Duration.ofSeconds(Hashing.WAIT_SECONDS));
        }
        var opening = Sessions.Opening.first(OpenSession.By.PASSWORD, client);
        return database.inTransaction(tx ->
                // Of two who come at once, one gets it.
                store.change(tx, credential, hash.get(), now())
                        ? new Result.SignedIn(sessions.open(tx, member, opening))
                        : new Result.Failed());
    }

    // What was looked at may have changed meanwhile: it is looked at again, and used up, in the
    // transaction that opens the session.
    private Result open(
            MemberId member,
            @Nullable Credential credential,
            Attempt attempt,
            Sessions.Opening opening) {
        @Nullable String stronger = stronger(credential, attempt.password());
        return database.inTransaction(tx -> {
            boolean holds =
                    credential == null ? !store.has(tx, member) : store.holds(tx, credential);
            if (!holds || !passes(tx, member, attempt)) {
                return new Result.Failed();
            }
            if (stronger != null && credential != null) {
                store.change(tx, credential, stronger, now());
            }
            return new Result.SignedIn(sessions.open(tx, member, opening));
        });
    }

    private boolean passes(Tx tx, MemberId member, Attempt attempt) {
        if (attempt.recoveryCode() != null) {
            return factors.useRecoveryCode(tx, member, attempt.recoveryCode());
        }
        return !factors.hasTotp(tx, member)
                || (attempt.totp() != null && factors.useTotp(tx, member, attempt.totp(), now()));
    }

    // The password under today's parameters, if it was kept under weaker ones; not if there is too
    // much to do: there will be another sign-in.
    private @Nullable String stronger(@Nullable Credential credential, @Nullable String password) {
        return credential == null
                        || password == null
                        || Passwords.isCurrent(hashing.cost, credential.passwordHash())
                ? null
                : hashing.hash(password, chance.bytes(16)).orElse(null);
    }

    /// Changes the caller's password, and ends all her sessions but the one she asks in.
    ///
    /// @param client from where the attempt comes: wrong ones count like failed sign-ins
    public Change change(Caller caller, Caller.Session session, Passphrases words, Client client) {
        if (isWeak(words.next(), new MemberId(caller.member()))) {
            return new Change.Weak(Admission.length(words.next()));
        }
        Guess guess = guess(caller.code(), client);
        Optional<Duration> wait = attempts.take(guess);
        if (wait.isPresent()) {
            return new Change.TooMany(wait.get());
        }
        Optional<Credential> present = database.inTransaction(tx -> store.find(tx, caller.code()));
        Optional<Boolean> matches =
                present.map(p -> hashing.matches(words.present(), p.passwordHash()))
                        .orElse(Optional.of(false));
        if (matches.isPresent() && !matches.get()) {
            return new Change.Wrong();
        }
        attempts.giveBack(guess);
        Optional<String> next = matches.flatMap(_ -> hashing.hash(words.next(), chance.bytes(16)));
        if (next.isEmpty()) {
            return new Change.TooMany(Duration.ofSeconds(Hashing.WAIT_SECONDS));
        }
        return database.inTransaction(tx -> change(tx, present.orElseThrow(), next.get(), session));
    }

    /// A member's password, and what it shall be.
    public record Passphrases(String present, String next) {}

    private Change change(Tx tx, Credential present, String nextHash, Caller.Session session) {
        if (!store.change(tx, present, nextHash, now())) {
            return new Change.Wrong();
        }
        sessions.endOthers(tx, present.member(), session.id());
        return new Change.Changed();
    }

    /// Sets a password for who has none.
    ///
    /// @return Wrong if she has one: then that has to be given
    public Change setFirst(MemberId member, String password) {
        if (isWeak(password, member)) {
            return new Change.Weak(Admission.length(password));
        }
        Optional<String> hash = hashing.hash(password, chance.bytes(16));
        if (hash.isEmpty()) {
            return new Change.TooMany(Duration.ofSeconds(Hashing.WAIT_SECONDS));
        }
        return database.inTransaction(
                        tx -> store.add(tx, new Credential(member, hash.get()), now()))
                ? new Change.Changed()
                : new Change.Wrong();
    }

    private boolean isWeak(String password, MemberId member) {
        return Admission.isWeak(password, database.inTransaction(tx -> store.about(tx, member)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
