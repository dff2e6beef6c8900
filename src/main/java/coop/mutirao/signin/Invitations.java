package coop.mutirao.signin;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.member.Admission;
import coop.mutirao.member.CredentialStore;
import coop.mutirao.member.CredentialStore.Credential;
import coop.mutirao.member.Hashing;
import coop.mutirao.member.Member;
import coop.mutirao.member.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The way to a first password, for members who were imported or admitted without one. Giving an
/// invitation and using it are facts of the log: whose hands an account passed through can be seen.
public final class Invitations {

    static final Duration VALID = Duration.ofDays(14);

    // 140 bits.
    private static final int LENGTH = 28;

    private final InvitationStore store = new InvitationStore();
    private final CredentialStore credentials = new CredentialStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Members members;
    private final Hashing hashing;
    private final InstantSource clock;
    private final Chance chance;
    private final SignIn signIn;
    private final Sessions sessions;

    /// What invitations work with.
    ///
    /// @param signIn counts attempts
    public record Needs(
            Database database,
            AuditLog log,
            Ledger ledger,
            Members members,
            Hashing hashing,
            InstantSource clock,
            Chance chance,
            SignIn signIn,
            Sessions sessions) {}

    public Invitations(Needs needs) {
        this.database = needs.database();
        this.log = needs.log();
        this.ledger = needs.ledger();
        this.members = needs.members();
        this.hashing = needs.hashing();
        this.clock = needs.clock();
        this.chance = needs.chance();
        this.signIn = needs.signIn();
        this.sessions = needs.sessions();
    }

    /// What became of inviting a member.
    public sealed interface Result {
        /// @param code to be shown this once
        record Invited(String member, String code, Instant expiresAt) implements Result {}

        /// An invitation would take the account from who has the password.
        record PasswordIsSet(String member) implements Result {}

        record UnknownMember(String code) implements Result {}
    }

    /// What became of using an invitation.
    public sealed interface Use {
        record Used(Sessions.Opened session) implements Use {}

        /// Whether it was used, replaced, too old or never given is not said.
        record NotValid() implements Use {}

        /// @param length how many characters the password has
        record Weak(int length) implements Use {}

        record TooMany(Duration retryAfter) implements Use {}
    }

    /// Invites a member to set a first password. An earlier invitation ends.
    ///
    /// @param by the code of who hands it over
    public Result invite(String member, String by) {
        return database.inTransaction(tx -> log.record(tx, facts -> invite(tx, facts, member, by)));
    }

    private Result invite(Tx tx, Facts facts, String code, String by) {
        Optional<Member> member = members.find(tx, code);
        if (member.isEmpty()) {
            return new Result.UnknownMember(code);
        }
        if (credentials.has(tx, member.get().id())) {
            return new Result.PasswordIsSet(member.get().code());
        }
        String secret = WrittenCode.make(chance, LENGTH);
        Instant expiresAt = facts.at().plus(VALID);
        store.put(tx, member.get().id(), WrittenCode.hash(secret), expiresAt);
        append(tx, facts, code, "given", by);
        return new Result.Invited(member.get().code(), secret, expiresAt);
    }

    /// Sets a first password and opens a session, for who has an open invitation.
    ///
    /// @param client from where the attempt comes: wrong ones count like failed sign-ins
    public Use use(String invitation, String password, SignIn.Client client) {
        if (Admission.isWeak(password)) {
            return new Use.Weak(Admission.length(password));
        }
        Optional<Duration> wait = signIn.attempts.take(client.address());
        if (wait.isPresent()) {
            return new Use.TooMany(wait.get());
        }
        byte[] codeHash = WrittenCode.hash(invitation);
        boolean isOpen = database.inTransaction(tx -> store.isOpen(tx, codeHash, clock.instant()));
        // Also for an invitation that there is not, so that it takes as long. No database
        // connection is held while this goes on.
        Optional<String> passwordHash = hashing.hash(password, chance.bytes(16));
        if (passwordHash.isEmpty()) {
            signIn.attempts.giveBack(client.address());
            return new Use.TooMany(Duration.ofSeconds(Hashing.WAIT_SECONDS));
        }
        if (!isOpen) {
            return new Use.NotValid();
        }
        Use use =
                database.inTransaction(tx ->
                        log.record(
                                tx, facts -> use(tx, facts, codeHash, passwordHash.get(), client)));
        if (use instanceof Use.Used) {
            signIn.attempts.giveBack(client.address());
        }
        return use;
    }

    private Use use(
            Tx tx, Facts facts, byte[] codeHash, String passwordHash, SignIn.Client client) {
        Optional<Credential> first =
                store.take(tx, codeHash, facts.at())
                        .map(member -> new Credential(member, passwordHash))
                        .filter(credential -> credentials.add(tx, credential, facts.at()));
        if (first.isEmpty()) {
            return new Use.NotValid();
        }
        var opening = new Sessions.Opening(OpenSession.By.INVITATION, client.userAgent());
        Sessions.Opened session = sessions.open(tx, first.get().member(), opening);
        String code = session.caller().code();
        append(tx, facts, code, "used", code);
        return new Use.Used(session);
    }

    private void append(Tx tx, Facts facts, String code, String invitation, String by) {
        facts.append(
                "admin",
                Map.of(
                        "account", account(tx, code),
                        "invitation", invitation,
                        "actor", account(tx, by)),
                Map.of());
    }

    private String account(Tx tx, String code) {
        return ledger.find(tx, code).map(Account::publicId).orElseThrow();
    }
}
