package coop.mutirao.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import coop.mutirao.crypto.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A log in which somebody moves something and others vote.
final class SmallMotion {

    static final String MOTION = "00000000-0000-7000-8000-000000000001";
    static final byte[] SALT = new byte[32];
    static final String VALUE = "{\"creditLimit\":7}";

    final SmallLedger ledger = SmallLedger.founded();
    final List<Map<String, Object>> cast = new ArrayList<>();

    /// The index of the last vote.
    long index;

    SmallMotion() {
        this("shown");
    }

    /// @param conflicts as its standing orders say
    SmallMotion(String conflicts) {
        String rule =
                "{\"quorum\":\"1/2\",\"majority\":\"2/3\",\"seconds\":1,\"noticeHours\":1,"
                        + "\"votingHours\":1,\"delayHours\":1}";
        ledger.policy(
                "standingOrders",
                "1",
                ("{\"text\":%1$s,\"policy\":%1$s,\"mandate\":%1$s,\"limit\":%1$s,"
                                + "\"exclusion\":%1$s,"
                                + "\"admission\":%1$s,\"writeOff\":%1$s,"
                                + "\"deficitMaximum\":20,\"conflicts\":\"%2$s\"}")
                        .formatted(rule, conflicts),
                1);
        ledger.policy(
                "authorisation", "1", "{\"unsignedMaximum\":1000,\"twoOfficersFrom\":null}", 1);
        // They vote without.
        for (int i = 0; i < 3; i++) {
            ledger.leaf("key-revoked", Map.of("key", "k" + i));
        }
    }

    void step(String step, Map<String, ?> more) {
        step(MOTION, step, more);
    }

    void step(String motion, String step, Map<String, ?> more) {
        var members = new HashMap<String, Object>(more);
        members.put("motion", motion);
        members.put("step", step);
        ledger.leaf("motion", members);
    }

    static Map<String, String> policy() {
        return Map.of("kind", "policy", "key", "limits", "version", "1", "value", VALUE);
    }

    void submit(Map<String, String> decision) {
        step("submitted", Map.of("community", "rede", "account", "m0", "decision", decision));
    }

    String later(Duration time) {
        return SmallLedger.time(ledger.now.plus(time));
    }

    void pass(Duration time) {
        ledger.now = ledger.now.plus(time);
    }

    void announce(int notice, int voting) {
        step(
                "announced",
                Map.of(
                        "orders", "1",
                        "opens", later(Duration.ofMinutes(notice)),
                        "closes", later(Duration.ofMinutes(notice + voting))));
    }

    void open(String voters) {
        pass(Duration.ofMinutes(61));
        ledger.leaf(
                "motion-electors",
                Map.of("motion", MOTION, "accounts", List.of("m0", "m1", "m2", "m3")));
        step("voting", Map.of("voters", voters, "closes", later(Duration.ofMinutes(61))));
    }

    void begin(Map<String, String> decision) {
        submit(decision);
        step("second", Map.of("account", "m1"));
        announce(61, 61);
        open("4");
    }

    /// A sealed vote, to be opened later: the first after the close.
    void vote(String voter, int seq, String vote) {
        Map<String, Object> said =
                Map.of(
                        "account", voter,
                        "motion", MOTION,
                        "seq", Integer.toString(seq),
                        "unsigned", "noKey",
                        "vote", vote);
        String text = new String(StrictJson.bytes(said), UTF_8);
        if (cast.isEmpty()) {
            pass(Duration.ofMinutes(61));
        }
        index = ledger.pack().size();
        ledger.leaf("vote-sealed", Map.of("sealed", Hash.commitment(SALT, "vote", text)));
        var opened = new HashMap<String, Object>(said);
        opened.remove("motion");
        opened.put("index", Long.toString(index));
        opened.put("salt", HexFormat.of().formatHex(SALT));
        cast.add(opened);
    }

    /// Opens all votes that were cast.
    void open() {
        ledger.leaf("votes-opened", Map.of("motion", MOTION, "votes", List.copyOf(cast)));
    }

    void close() {
        if (cast.isEmpty()) {
            pass(Duration.ofMinutes(61));
        }
        open();
    }

    void count(String outcome, int yes, int no, int abstain) {
        var members = new HashMap<String, Object>();
        members.put("yes", Integer.toString(yes));
        members.put("no", Integer.toString(no));
        members.put("abstain", Integer.toString(abstain));
        members.put("voters", "4");
        if (outcome.equals("accepted")) {
            members.put("effective", later(Duration.ofMinutes(61)));
        }
        step(outcome, members);
    }

    /// Accepted by two of four, and due.
    void accept(Map<String, String> decision) {
        begin(decision);
        vote("m0", 1, "no");
        vote("m0", 2, "yes");
        vote("m1", 1, "yes");
        close();
        count("accepted", 2, 0, 0);
        pass(Duration.ofMinutes(62));
    }

    long act(String value) {
        long at = ledger.pack().size();
        ledger.leaf(
                "policy",
                Map.of(
                        "key",
                        "limits",
                        "version",
                        "1",
                        "value",
                        value,
                        "from",
                        SmallLedger.time(nextTime()),
                        "actor",
                        "assembly",
                        "motion",
                        MOTION));
        return at;
    }

    /// Changes the account m2 as of one who leaves.
    ///
    /// @param actor `assembly` names the motion
    long exit(String credit, String maximum, String closed, String actor) {
        long at = ledger.pack().size();
        var members = new HashMap<String, Object>();
        members.put("account", "m2");
        members.put("limit", Map.of(SmallLedger.UNIT, credit));
        members.put("maximum", Map.of(SmallLedger.UNIT, maximum));
        members.put("reserved", Map.of(SmallLedger.UNIT, "0"));
        members.put("closed", closed);
        members.put("actor", actor);
        members.put("leaving", MOTION);
        if (actor.equals("assembly")) {
            members.put("motion", MOTION);
        }
        ledger.leaf("limit", members);
        return at;
    }

    /// Opens an account in the assembly's name.
    long admit(String credit, String maximum) {
        long at = ledger.pack().size();
        ledger.leaf(
                "account",
                Map.of(
                        "account",
                        "new" + at,
                        "kind",
                        "member",
                        "limit",
                        Map.of(SmallLedger.UNIT, credit),
                        "maximum",
                        Map.of(SmallLedger.UNIT, maximum),
                        "actor",
                        "assembly",
                        "motion",
                        MOTION));
        return at;
    }

    // Each leaf is a second later than the one before.
    private Instant nextTime() {
        return ledger.now.plusSeconds(1);
    }
}
