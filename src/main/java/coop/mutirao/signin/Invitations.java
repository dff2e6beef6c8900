package coop.mutirao.signin;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.crypto.Chance;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.Delegations;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.member.Admission;
import coop.mutirao.member.CredentialStore;
import coop.mutirao.member.CredentialStore.Credential;
import coop.mutirao.member.Hashing;
import coop.mutirao.member.Member;
import coop.mutirao.member.Members;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way to a first password or passkey, for members who were imported or admitted without one,
/// and for those who are let in anew. Giving an invitation and using it are facts of the log: whose
/// hands an account passed through can be seen.
public final class Invitations {

    static final Duration VALID = Duration.ofDays(14);

    // 140 bits.
    static final int LENGTH = 28;

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
    private final WaysIn ways;
    private final Passkeys passkeys;
    private final Recoveries recoveries;
    private final Delegations delegations;

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
            Sessions sessions,
            WaysIn ways,
            Passkeys passkeys,
            Recoveries recoveries,
            Delegations delegations) {}

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
        this.ways = needs.ways();
        this.passkeys = needs.passkeys();
        this.recoveries = needs.recoveries();
        this.delegations = needs.delegations();
    }

    /// What became of inviting a member.
    public sealed interface Result {
        /// @param code to be shown this once
        record Invited(String member, String code, Instant expiresAt) implements Result {}

        /// An invitation would take the account from who can sign in.
        record PasswordIsSet(String member) implements Result {}

        record UnknownMember(String code) implements Result {}

        /// A venture does not sign in: its delegates act for it.
        record NoPerson(String member) implements Result {}

        /// Whoever gets it gets what others work with: another coordinator has to ask for it too.
        record Waits(OfficerAct act) implements Result {}
    }

    /// What became of using an invitation.
    public sealed interface Use {
        record Used(Sessions.Opened session) implements Use {}

        /// Whether it was used, replaced, too old or never given is not said.
        record NotValid() implements Use {}

        /// The invitation is; the passkey was not made for it.
        record PasskeyNotValid() implements Use {}

        /// @param length how many characters the password has
        record Weak(int length) implements Use {}

        record TooMany(Duration retryAfter) implements Use {}
    }

    /// What became of asking for a passkey.
    public sealed interface Asked {
        /// @param publicKey for the browser
        record Options(Map<String, Object> publicKey) implements Asked {}

        record NotValid() implements Asked {}

        record TooMany(Duration retryAfter) implements Asked {}
    }

    /// By what an invited member will sign in.
    public sealed interface FirstWay {
        record Password(String text) implements FirstWay {}

        /// @param name for her to know it by
        /// @param json what the browser said
        record NewPasskey(String name, String json) implements FirstWay {}
    }

    /// Invites a member who cannot sign in. An earlier invitation ends.
    ///
    /// @param reason why; the log commits to it
    /// @param by the code of who hands it over
    /// @param second who else asks for it, where others act for the account or something was booked
    ///   on it
    public Result invite(String member, String reason, String by, Second second) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> invite(tx, facts, member, reason, by, second)));
    }

    private Result invite(
            Tx tx, Facts facts, String code, String reason, String by, Second second) {
        Optional<Member> member = members.find(tx, code);
        if (member.isEmpty()) {
            return new Result.UnknownMember(code);
        }
        if (ways.any(tx, member.get().id())) {
            return new Result.PasswordIsSet(member.get().code());
        }
        if (member.get().kind() != Member.Kind.PERSON) {
            return new Result.NoPerson(member.get().code());
        }
        if (delegations.isInUse(tx, member.get().id(), facts.at())) {
            Optional<OfficerAct> waits = second.missing(tx, facts);
            if (waits.isPresent()) {
                return new Result.Waits(waits.get());
            }
        }
        String secret = WrittenCode.make(chance, LENGTH);
        Instant expiresAt = facts.at().plus(VALID);
        store.put(tx, member.get().id(), WrittenCode.hash(secret), expiresAt);
        append(tx, facts, code, "given", by, Map.of("reason", reason));
        return new Result.Invited(member.get().code(), secret, expiresAt);
    }

    /// Asks for a passkey to be made by who has an open invitation.
    public Asked askPasskey(String invitation, String address) {
        Optional<Duration> wait = signIn.attempts.take(Attempts.Kind.INVITATION, address);
        if (wait.isPresent()) {
            return new Asked.TooMany(wait.get());
        }
        byte[] codeHash = WrittenCode.hash(invitation);
        Optional<Map<String, Object>> options =
                database.inTransaction(tx ->
                        store.find(tx, codeHash, clock.instant())
                                .flatMap(id -> members.find(tx, id))
                                .map(member -> creation(tx, member)));
        if (options.isPresent()) {
            signIn.attempts.giveBack(Attempts.Kind.INVITATION, address);
        }
        return options.<Asked>map(Asked.Options::new).orElse(new Asked.NotValid());
    }

    private Map<String, Object> creation(Tx tx, Member member) {
        var user = new WebAuthn.User(member.publicId(), member.code(), member.name());
        return passkeys.creation(tx, member.id(), user);
    }

    /// Opens a session for who has an open invitation and brings a first way to sign in.
    ///
    /// @param client from where the attempt comes: wrong ones count like failed sign-ins
    public Use use(String invitation, FirstWay way, SignIn.Client client) {
        if (way instanceof FirstWay.Password(var text) && isWeak(text, invitation)) {
            return new Use.Weak(Admission.length(text));
        }
        Optional<Duration> wait = signIn.attempts.take(Attempts.Kind.INVITATION, client.address());
        if (wait.isPresent()) {
            return new Use.TooMany(wait.get());
        }
        // Also for an invitation that there is not, so that it takes as long. No database
        // connection is held while this goes on.
        @Nullable String passwordHash = null;
        if (way instanceof FirstWay.Password(var text)) {
            Optional<String> hash = hashing.hash(text, chance.bytes(16));
            if (hash.isEmpty()) {
                signIn.attempts.giveBack(Attempts.Kind.INVITATION, client.address());
                return new Use.TooMany(Duration.ofSeconds(Hashing.WAIT_SECONDS));
            }
            passwordHash = hash.get();
        }
        var arrival = new Arrival(WrittenCode.hash(invitation), way, passwordHash, client);
        Use use = database.inTransaction(tx -> use(tx, arrival));
        if (use instanceof Use.Used) {
            signIn.attempts.giveBack(Attempts.Kind.INVITATION, client.address());
        }
        return use;
    }

    // Somebody with an invitation.
    private static final class Arrival {
        final byte[] codeHash;
        final FirstWay way;
        final @Nullable String passwordHash;
        final SignIn.Client client;

        Arrival(
                byte[] codeHash,
                FirstWay way,
                @Nullable String passwordHash,
                SignIn.Client client) {
            this.codeHash = codeHash;
            this.way = way;
            this.passwordHash = passwordHash;
            this.client = client;
        }
    }

    private Use use(Tx tx, Arrival arrival) {
        Optional<MemberId> found = store.find(tx, arrival.codeHash, clock.instant());
        if (found.isEmpty()) {
            return new Use.NotValid();
        }
        MemberId id = found.get();
        @Nullable Passkey passkey = null;
        if (arrival.way instanceof FirstWay.NewPasskey(var name, var json)) {
            Optional<Passkey> made = passkeys.made(tx, id, name, json);
            if (made.isEmpty()) {
                return new Use.PasskeyNotValid();
            }
            passkey = made.get();
        }
        return enter(tx, id, arrival, passkey);
    }

    private Use enter(Tx tx, MemberId id, Arrival arrival, @Nullable Passkey passkey) {
        return log.record(
                tx,
                facts -> {
                    // Of two who come at once, one gets it.
                    if (!store.take(tx, id, arrival.codeHash, facts.at())) {
                        return new Use.NotValid();
                    }
                    Member member = members.find(tx, id).orElseThrow();
                    recoveries.endFormerWays(tx, facts, member);
                    if (ways.any(tx, id)) {
                        return new Use.NotValid();
                    }
                    if (passkey != null) {
                        passkeys.keep(tx, id, passkey);
                    }
                    if (arrival.passwordHash != null) {
                        credentials.add(tx, new Credential(id, arrival.passwordHash), facts.at());
                    }
                    append(tx, facts, member.code(), "used", member.code(), Map.of());
                    var opening = Sessions.Opening.first(OpenSession.By.INVITATION, arrival.client);
                    return new Use.Used(sessions.open(tx, id, opening));
                });
    }

    private boolean isWeak(String password, String invitation) {
        byte[] codeHash = WrittenCode.hash(invitation);
        List<String> about =
                database.inTransaction(tx ->
                        store.find(tx, codeHash, clock.instant())
                                .map(id -> credentials.about(tx, id))
                                .orElse(List.of()));
        return Admission.isWeak(password, about);
    }

    private void append(
            Tx tx,
            Facts facts,
            String code,
            String invitation,
            String by,
            Map<String, String> texts) {
        facts.append(
                "admin",
                Map.of(
                        "account", account(tx, code),
                        "invitation", invitation,
                        "actor", account(tx, by)),
                texts);
    }

    private String account(Tx tx, String code) {
        return ledger.find(tx, code).map(Account::publicId).orElseThrow();
    }
}
