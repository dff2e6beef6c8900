package coop.mutirao.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What is asked of authenticators, and whether what they answer holds: WebAuthn Level 3.
///
/// A passkey here is discoverable (nobody types a code) and its user is verified by the device
/// (fingerprint, face, PIN), so that it is two factors in one. Which make it is does not matter, so
/// no attestation is asked for.
final class WebAuthn {

    private static final List<PublicKeyCredentialParameters> ALGORITHMS =
            List.of(
                            COSEAlgorithmIdentifier.EdDSA,
                            COSEAlgorithmIdentifier.ES256,
                            COSEAlgorithmIdentifier.RS256)
                    .stream()
                    .map(a ->
                            new PublicKeyCredentialParameters(
                                    PublicKeyCredentialType.PUBLIC_KEY, a))
                    .toList();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager();

    /// Where the wallet is, for browsers.
    ///
    /// @param address as in `https://wallet.example`
    record Site(URI address, String name) {

        /// To whom passkeys belong: the host.
        String relyingParty() {
            return address.getHost();
        }

        private ServerProperty property(byte[] challenge) {
            return ServerProperty.builder()
                    .origin(new Origin(address.toString()))
                    .rpId(relyingParty())
                    .challenge(new DefaultChallenge(challenge))
                    .build();
        }
    }

    /// For whom a passkey is made.
    ///
    /// @param handle tells nothing of the person
    record User(String handle, String code, String name) {}

    /// The options of `navigator.credentials.create()`, as JSON.
    Map<String, Object> creation(Site site, User user, byte[] challenge, List<Passkey> present) {
        return Map.of(
                "rp", Map.of("id", site.relyingParty(), "name", site.name()),
                "user",
                        Map.of(
                                "id", url(user.handle().getBytes(UTF_8)),
                                "name", user.code(),
                                "displayName", user.name()),
                "challenge", url(challenge),
                "pubKeyCredParams",
                        ALGORITHMS.stream()
                                .map(a ->
                                        Map.of("type", "public-key", "alg", a.getAlg().getValue()))
                                .toList(),
                "timeout", Passkeys.CHALLENGE.toMillis(),
                "excludeCredentials",
                        present.stream()
                                .map(p ->
                                        Map.of(
                                                "type", "public-key",
                                                "id", p.id(),
                                                "transports", transports(p)))
                                .toList(),
                "authenticatorSelection",
                        Map.of(
                                "residentKey", "required",
                                "requireResidentKey", true,
                                "userVerification", "required"),
                "attestation", "none");
    }

    /// The options of `navigator.credentials.get()`, as JSON.
    Map<String, Object> request(Site site, byte[] challenge) {
        return Map.of(
                "challenge", url(challenge),
                "rpId", site.relyingParty(),
                "timeout", Passkeys.CHALLENGE.toMillis(),
                "userVerification", "required",
                "allowCredentials", List.of());
    }

    private static List<String> transports(Passkey passkey) {
        return passkey.transports().stream().map(t -> t.getValue()).sorted().toList();
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What a browser says that it made.
    static final class Created {
        final byte[] challenge;
        private final RegistrationData data;
        private final AuthenticatorData<?> shown;

        private Created(byte[] challenge, RegistrationData data, AuthenticatorData<?> shown) {
            this.challenge = challenge;
            this.data = data;
            this.shown = shown;
        }
    }

    /// Reads what a browser answers to [#creation]; empty if it makes no sense.
    Optional<Created> readCreated(String json) {
        try {
            if (!hasTexts(json, "clientDataJSON", "attestationObject")) {
                return Optional.empty();
            }
            RegistrationData data = manager.parseRegistrationResponseJSON(json);
            byte @Nullable [] challenge = challenge(data.getCollectedClientData());
            @Nullable AttestationObject attestation = data.getAttestationObject();
            return challenge == null || attestation == null
                    ? Optional.empty()
                    : Optional.of(new Created(challenge, data, attestation.getAuthenticatorData()));
        } catch (DataConversionException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // The library counts on these, and on nothing else, to be there.
    private static boolean hasTexts(String json, String... names) {
        JsonNode credential = JSON.readTree(json);
        return credential.path("id").isString()
                && credential.path("rawId").isString()
                && Stream.of(names).allMatch(n -> credential.path("response").path(n).isString());
    }

    private static byte @Nullable [] challenge(@Nullable CollectedClientData data) {
        return data == null || data.getChallenge() == null ? null : data.getChallenge().getValue();
    }

    /// The passkey that was made, or empty if the answer does not hold.
    Optional<Passkey> passkey(Created created, Site site, String name, Instant at) {
        try {
            manager.verify(
                    created.data,
                    new RegistrationParameters(
                            site.property(created.challenge), ALGORITHMS, true, true));
        } catch (VerificationException e) {
            return Optional.empty();
        }
        AuthenticatorData<?> shown = created.shown;
        @Nullable AttestedCredentialData attested = shown.getAttestedCredentialData();
        @Nullable Set<AuthenticatorTransport> transports = created.data.getTransports();
        return attested == null
                ? Optional.empty()
                : Optional.of(
                        new Passkey(
                                attested,
                                shown.getSignCount(),
                                shown.isFlagBE(),
                                shown.isFlagBS(),
                                transports == null ? Set.of() : transports,
                                name,
                                at,
                                null));
    }

    /// What a browser says that a passkey signed.
    static final class Used {
        final byte[] credentialId;
        final byte[] challenge;
        final long signCount;
        final boolean isBackedUp;
        private final AuthenticationData data;

        private Used(
                byte[] credentialId,
                byte[] challenge,
                AuthenticatorData<?> shown,
                AuthenticationData data) {
            this.credentialId = credentialId;
            this.challenge = challenge;
            this.signCount = shown.getSignCount();
            this.isBackedUp = shown.isFlagBS();
            this.data = data;
        }
    }

    /// Reads what a browser answers to [#request]; empty if it makes no sense.
    Optional<Used> readUsed(String json) {
        try {
            if (!hasTexts(json, "clientDataJSON", "authenticatorData", "signature")) {
                return Optional.empty();
            }
            AuthenticationData data = manager.parseAuthenticationResponseJSON(json);
            byte @Nullable [] challenge = challenge(data.getCollectedClientData());
            byte[] id = Base64.getUrlDecoder().decode(JSON.readTree(json).get("rawId").asString());
            @Nullable AuthenticatorData<?> shown = data.getAuthenticatorData();
            return challenge == null || shown == null
                    ? Optional.empty()
                    : Optional.of(new Used(id, challenge, shown, data));
        } catch (DataConversionException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether this passkey signed here, its user verified, and was not copied as far as its count
    /// tells.
    boolean holds(Used used, Passkey passkey, Site site) {
        var record =
                new CredentialRecordImpl(
                        new NoneAttestationStatement(),
                        true,
                        passkey.mayBeBackedUp(),
                        passkey.isBackedUp(),
                        passkey.signCount(),
                        passkey.attested(),
                        new AuthenticationExtensionsAuthenticatorOutputs<>(),
                        null,
                        null,
                        passkey.transports());
        try {
            manager.verify(
                    used.data,
                    new AuthenticationParameters(
                            site.property(used.challenge), record, null, true, true));
            return true;
        } catch (VerificationException e) {
            return false;
        }
    }
}
