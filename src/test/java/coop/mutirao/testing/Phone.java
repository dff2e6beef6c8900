package coop.mutirao.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Ana's phone in the stories: it says what a story cannot write down, because it is signed.
final class Phone {

    private static final String ID = "01997f3e-5a00-7000-8000-0000000000d1";

    private final Device device = new Device(ID);
    private final Device another = new Device(ID);
    private final String origin;
    private final String currency;
    private final UnaryOperator<String> publicIds;
    private byte[] order = {};

    /// @param publicIds of members, by code
    Phone(String origin, String currency, UnaryOperator<String> publicIds) {
        this.origin = origin;
        this.currency = currency;
        this.publicIds = publicIds;
    }

    /// @param what a word, for an order with members that are not the usual ones
    String says(String what) {
        String[] words = what.split(" ", -1);
        return Device.base64(
                switch (words[0]) {
                    case "publicKey" -> device.publicKey();
                    case "proof" -> device.proof(origin, publicIds.apply("ana"));
                    case "proofOfAnother" -> another.proof(origin, publicIds.apply("ana"));
                    case "order" -> {
                        order = order(words);
                        yield order;
                    }
                    case "signature" ->
                            device.sign("mcl/payment-order/v1\0".getBytes(UTF_8), order);
                    case "signatureOfAnother" ->
                            another.sign("mcl/payment-order/v1\0".getBytes(UTF_8), order);
                    default -> throw new IllegalArgumentException("a phone does not say " + what);
                });
    }

    private byte[] order(String[] words) {
        Map<String, String> members = new TreeMap<>();
        members.put("amount", "100");
        members.put("currency", currency);
        members.put(
                "expires", micros(Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MICROS)));
        members.put("max_fee", "0");
        members.put("nonce", "A0dwRSoE3JzUONH5");
        members.put("origin", origin);
        members.put("payee", publicIds.apply("bea"));
        members.put("payer", publicIds.apply("ana"));
        for (int i = 1; i < words.length; i++) {
            String[] member = words[i].split("=", 2);
            members.put(member[0], member[1]);
        }
        return Device.order(members);
    }

    /// A time as orders have it: with six digits behind the point.
    static String micros(Instant time) {
        return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                .withZone(java.time.ZoneOffset.UTC)
                .format(time);
    }
}
