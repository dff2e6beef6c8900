package coop.mutirao.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.audit.CanonicalJson;
import coop.mutirao.crypto.Ed25519;
import coop.mutirao.crypto.Hash;
import coop.mutirao.ledger.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// An order that its payer signed: canonical JSON (RFC 8785) of eight texts, and the signature over
/// them by a key of one of the payer's devices. It is kept in the bytes that were signed, and
/// nothing is ever signed anew.
///
/// @param key the id of the key
/// @param bytes what was signed, with [#DOMAIN] before it
/// @param terms what they say
/// @param hash SHA-256 of the bytes, in hexadecimal: an order is used once
@SuppressWarnings("ArrayRecordComponent") // Compared by their hash, in Sent.
public record SignedOrder(UUID key, byte[] bytes, byte[] signature, Terms terms, String hash) {

    static final int BYTES_MAX = 1_024;

    /// What stands before the bytes when they are signed, so that a signature means an order and
    /// nothing else.
    // One instant has one text to each precision: no hour 24, no second 60.
    private static Instant time(String text) {
        Instant time = Instant.parse(text);
        if (text.contains("T24") || text.matches(".*:60.*")) {
            throw new DateTimeException(text + " has an hour 24 or a second 60");
        }
        return time;
    }

    private static final byte[] DOMAIN = "mcl/payment-order/v1\0".getBytes(UTF_8);

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /// The form of each member.
    private static final Map<String, Pattern> FORMS =
            Map.of(
                    "amount", Pattern.compile("[1-9][0-9]{0,12}"),
                    "currency", Pattern.compile("[A-Z][A-Z0-9]{1,22}"),
                    "expires",
                            Pattern.compile(
                                    "[0-9]{4}-[0-9]{2}-[0-9]{2}"
                                            + "T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z"),
                    "max_fee", Pattern.compile("0|[1-9][0-9]{0,12}"),
                    "nonce", Pattern.compile("[A-Za-z0-9+/=_-]{16,64}"),
                    "origin", Pattern.compile(".{1,200}"),
                    "payee", Pattern.compile("[A-Za-z0-9-]{1,40}"),
                    "payer", Pattern.compile("[A-Za-z0-9-]{1,40}"));

    /// What an order says.
    ///
    /// @param maxFee what the payer is charged at most beside the amount
    /// @param origin the name of the log of the network in which it counts
    /// @param payee public id, as the payer
    public record Terms(
            Money amount,
            String currency,
            Instant expiresAt,
            Money maxFee,
            String origin,
            String payee,
            String payer) {}

    /// Reads an order.
    ///
    /// @throws IllegalArgumentException unless it is one, in its canonical form
    static SignedOrder read(UUID key, byte[] bytes, byte[] signature, ObjectMapper json) {
        Map<String, String> members = members(bytes, json);
        Money amount = PaymentOrder.requireAmount(money(members, "amount"));
        Instant expiresAt;
        try {
            expiresAt = time(text(members, "expires"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expires is no time: " + e.getMessage(), e);
        }
        var terms =
                new Terms(
                        amount,
                        text(members, "currency"),
                        expiresAt,
                        money(members, "max_fee"),
                        text(members, "origin"),
                        text(members, "payee"),
                        text(members, "payer"));
        String hash = HexFormat.of().formatHex(Hash.sha256(bytes));
        return new SignedOrder(key, bytes, signature, terms, hash);
    }

    private static Map<String, String> members(byte[] bytes, ObjectMapper json) {
        Map<String, Object> read;
        try {
            read = json.readValue(bytes, OBJECT);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("order: " + e.getOriginalMessage(), e);
        }
        if (read == null || !read.keySet().equals(FORMS.keySet())) {
            throw new IllegalArgumentException(
                    "an order has the members amount, currency,"
                            + " expires, max_fee, nonce, origin, payee and payer, and no others");
        }
        Map<String, String> members = new HashMap<>();
        read.forEach((name, value) -> {
            if (!(value instanceof String text) || !form(name).matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "%s of an order is a text of the form %s".formatted(name, form(name)));
            }
            members.put(name, text);
        });
        if (!Arrays.equals(CanonicalJson.bytes(members), bytes)) {
            throw new IllegalArgumentException(
                    "an order is in its canonical form: RFC 8785, members in order, no blanks");
        }
        return members;
    }

    private static Pattern form(String name) {
        return java.util.Objects.requireNonNull(FORMS.get(name));
    }

    private static Money money(Map<String, String> members, String name) {
        return Money.of(Long.parseLong(text(members, name)));
    }

    private static String text(Map<String, String> members, String name) {
        return java.util.Objects.requireNonNull(members.get(name));
    }

    /// The same order with another's signature.
    public SignedOrder signedBy(UUID other, byte[] signature) {
        return new SignedOrder(other, bytes, signature, terms, hash);
    }

    boolean isSignedBy(Ed25519.Key signer) {
        return signer.verifies(signature, DOMAIN, bytes);
    }
}
