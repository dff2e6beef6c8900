package coop.mutirao.signin;

import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A passkey, as its authenticator showed it (WebAuthn Level 3, section 4, "credential record").
///
/// @param attested make of the authenticator, id and public key
/// @param signCount how often it signed, as far as it counts; zero: it does not
/// @param mayBeBackedUp whether it can be kept in a keychain
/// @param isBackedUp whether it is, so that it outlives the device
/// @param name for its owner to know it by
record Passkey(
        AttestedCredentialData attested,
        long signCount,
        boolean mayBeBackedUp,
        boolean isBackedUp,
        Set<AuthenticatorTransport> transports,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    static final int NAME_MAX = 60;

    Passkey {
        transports = Set.copyOf(transports);
    }

    /// Its id as browsers write it.
    String id() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(attested.getCredentialId());
    }
}
