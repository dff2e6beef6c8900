package coop.mutirao.signin;

import coop.mutirao.http.RateLimit;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts attempts to guess: passwords for each code from one address, and for each address; apart
/// from them passkeys and invitations, so that who guesses at passwords behind a shared address
/// locks nobody's passkey out.
///
/// A code is never locked by itself: who guesses at a member's password from elsewhere does not
/// lock the member out. In a browser in which she signed in before, her passwords are counted for
/// that browser alone, so that those with whom she shares an address do not lock her out either
/// (OWASP: *device cookies*).
final class Attempts {

    static final int OF_CODE_MAX = 5;
    static final int OF_ADDRESS_MAX = 50;
    static final int OF_BROWSER_MAX = 10;
    static final int OF_TOTP_MAX = 10;
    static final Duration STRETCH = Duration.ofMinutes(15);

    /// What is counted for an address beside passwords.
    enum Kind {
        /// A question to a passkey, each of which is kept for some minutes.
        CHALLENGE(300),
        /// An answer of one. Nobody guesses a signature: it is the work that is bounded.
        PASSKEY(300),
        INVITATION(50);

        final int max;

        Kind(int max) {
            this.max = max;
        }
    }

    // Some 5 MB at the most for each. Who has so many addresses that others' counts are forgotten
    // still waits for Hashing.
    private static final int KEYS_MAX = 50_000;

    private final RateLimit ofCode;
    private final RateLimit ofAddress;
    private final RateLimit ofBrowser;
    private final RateLimit ofTotp;
    private final Map<Kind, RateLimit> ofKind = new EnumMap<>(Kind.class);

    Attempts(InstantSource clock) {
        this.ofCode = new RateLimit(OF_CODE_MAX, STRETCH, KEYS_MAX, clock);
        this.ofAddress = new RateLimit(OF_ADDRESS_MAX, STRETCH, KEYS_MAX, clock);
        this.ofBrowser = new RateLimit(OF_BROWSER_MAX, STRETCH, KEYS_MAX, clock);
        this.ofTotp = new RateLimit(OF_TOTP_MAX, STRETCH, KEYS_MAX, clock);
        for (Kind kind : Kind.values()) {
            ofKind.put(kind, new RateLimit(kind.max, STRETCH, KEYS_MAX, clock));
        }
    }

    /// Who tries a password.
    ///
    /// @param browser stands for a browser in which the member with this code signed in before;
    ///   null: any other
    record Guess(String code, String address, @Nullable String browser) {

        private String inBrowser() {
            return Books.key(code) + " " + browser;
        }

        private String fromNetwork() {
            return Books.key(code) + " " + network();
        }

        private String network() {
            return RateLimit.network(address);
        }
    }

    /// Counts a password before it is looked at.
    ///
    /// @return empty if it may be looked at, else how long to wait
    Optional<Duration> take(Guess guess) {
        if (guess.browser() != null) {
            return ofBrowser.take(guess.inBrowser());
        }
        Optional<Duration> wait = ofAddress.take(guess.network());
        if (wait.isPresent()) {
            return wait;
        }
        wait = ofCode.take(guess.fromNetwork());
        if (wait.isPresent()) {
            // It was not looked at. Else one impatient telephone would lock a whole house out.
            ofAddress.giveBack(guess.network());
        }
        return wait;
    }

    /// The password was right, or was not looked at after all.
    void giveBack(Guess guess) {
        if (guess.browser() != null) {
            ofBrowser.giveBack(guess.inBrowser());
        } else {
            ofAddress.giveBack(guess.network());
            ofCode.giveBack(guess.fromNetwork());
        }
    }

    /// Counts an attempt that names no code.
    ///
    /// @return empty if it may be looked at, else how long to wait
    Optional<Duration> take(Kind kind, String address) {
        return of(kind).take(RateLimit.network(address));
    }

    /// The attempt that named no code was right, or was not looked at after all.
    void giveBack(Kind kind, String address) {
        of(kind).giveBack(RateLimit.network(address));
    }

    /// Counts a one-time code that comes after the right password: from wherever, since six digits
    /// are few, but for a browser in which she signed in before apart from all others. So who knows
    /// her password and uses the count up does not lock her out there.
    Optional<Duration> takeTotp(MemberId member, Guess guess) {
        return ofTotp.take(totp(member, guess));
    }

    /// The one-time code was right.
    void giveBackTotp(MemberId member, Guess guess) {
        ofTotp.giveBack(totp(member, guess));
    }

    private static String totp(MemberId member, Guess guess) {
        String number = Integer.toString(member.value());
        return guess.browser() == null ? number : number + " " + guess.browser();
    }

    private RateLimit of(Kind kind) {
        return java.util.Objects.requireNonNull(ofKind.get(kind));
    }
}
