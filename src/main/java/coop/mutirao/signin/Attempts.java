package coop.mutirao.signin;

import coop.mutirao.http.RateLimit;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.MemberId;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Counts attempts to guess a password: for each code from one address, and for each address.
///
/// A code is never locked by itself: who guesses at a member's password from elsewhere does not
/// lock the member out.
final class Attempts {

    static final int OF_CODE_MAX = 5;
    static final int OF_ADDRESS_MAX = 50;
    static final int OF_TOTP_MAX = 10;
    static final int OF_CHALLENGES_MAX = 300;
    static final Duration STRETCH = Duration.ofMinutes(15);

    // Some 20 MB at the most. Who has so many addresses that others' counts are forgotten still
    // waits for Hashing.
    private static final int KEYS_MAX = 50_000;

    private final RateLimit ofCode;
    private final RateLimit ofAddress;
    private final RateLimit ofTotp;
    private final RateLimit ofChallenges;

    Attempts(InstantSource clock) {
        this.ofCode = new RateLimit(OF_CODE_MAX, STRETCH, KEYS_MAX, clock);
        this.ofAddress = new RateLimit(OF_ADDRESS_MAX, STRETCH, KEYS_MAX, clock);
        this.ofChallenges = new RateLimit(OF_CHALLENGES_MAX, STRETCH, KEYS_MAX, clock);
        this.ofTotp = new RateLimit(OF_TOTP_MAX, STRETCH, KEYS_MAX, clock);
    }

    /// Counts an attempt before it is looked at.
    ///
    /// @return empty if it may be looked at, else how long to wait
    Optional<Duration> take(String code, String address) {
        String network = network(address);
        Optional<Duration> wait = ofAddress.take(network);
        if (wait.isPresent()) {
            return wait;
        }
        wait = ofCode.take(pair(code, network));
        if (wait.isPresent()) {
            // It was not looked at. Else one impatient telephone would lock a whole house out.
            ofAddress.giveBack(network);
        }
        return wait;
    }

    /// Counts an attempt that names no code.
    ///
    /// @return empty if it may be looked at, else how long to wait
    Optional<Duration> take(String address) {
        return ofAddress.take(network(address));
    }

    /// The attempt that named no code was right, or was not looked at after all.
    void giveBack(String address) {
        ofAddress.giveBack(network(address));
    }

    /// The attempt was right, or was not looked at after all.
    void giveBack(String code, String address) {
        String network = network(address);
        ofAddress.giveBack(network);
        ofCode.giveBack(pair(code, network));
    }

    /// Counts a question to a passkey, each of which is kept for some minutes.
    Optional<Duration> takeChallenge(String address) {
        return ofChallenges.take(network(address));
    }

    /// Counts a one-time code that comes after the right password: from wherever, since six digits
    /// are few. Who can use this up against a member knows her password; her passkeys and recovery
    /// codes stay open to her.
    Optional<Duration> takeTotp(MemberId member) {
        return ofTotp.take(Integer.toString(member.value()));
    }

    /// The one-time code was right.
    void giveBackTotp(MemberId member) {
        ofTotp.giveBack(Integer.toString(member.value()));
    }

    private static String pair(String code, String network) {
        return Books.key(code) + " " + network;
    }

    /// What one customer of an internet provider has: an address of version 4, or the first 64 bits
    /// of one of version 6.
    static String network(String address) {
        try {
            if (InetAddress.ofLiteral(address) instanceof Inet6Address six) {
                byte[] bytes = six.getAddress();
                var network = new StringBuilder();
                for (int i = 0; i < 8; i++) {
                    network.append("%02x".formatted(bytes[i]));
                }
                return network.toString();
            }
        } catch (IllegalArgumentException e) {
            return address;
        }
        return address;
    }
}
