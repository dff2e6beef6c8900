package coop.mutirao.verify;

import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a kind of motion needs, as a version of the policy `standingOrders` says it.
final class MotionRule {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode rule;

    private MotionRule(JsonNode rule) {
        this.rule = rule;
    }

    /// @param text JSON of the rule
    static MotionRule read(String text) {
        try {
            return new MotionRule(JSON.readTree(text));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("its standing orders are no JSON", e);
        }
    }

    int seconds() {
        return rule.path("seconds").asInt(0);
    }

    Duration notice() {
        return Duration.ofHours(rule.path("noticeHours").asLong(0));
    }

    Duration voting() {
        return Duration.ofHours(rule.path("votingHours").asLong(0));
    }

    Duration delay() {
        return Duration.ofHours(rule.path("delayHours").asLong(0));
    }

    /// What becomes of a motion with these votes.
    String outcome(int yes, int no, int abstain, int voters) {
        long voted = (long) yes + no + abstain;
        long[] quorum = share(rule.path("quorum").asString(""));
        if (voted == 0
                || Math.multiplyExact(voted, quorum[1]) < Math.multiplyExact(quorum[0], voters)) {
            return "noQuorum";
        }
        String majority = rule.path("majority").asString("");
        boolean isReached =
                switch (majority) {
                    case "simple" -> yes > no;
                    case "absolute" -> 2L * yes > voters;
                    default -> {
                        long[] share = share(majority);
                        yield yes > no
                                && Math.multiplyExact((long) yes, share[1])
                                        >= Math.multiplyExact(share[0], (long) yes + no);
                    }
                };
        return isReached ? "accepted" : "rejected";
    }

    private static long[] share(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("%s is no share".formatted(text));
        }
        return new long[] {Leaf.bound(parts[0]), Leaf.bound(parts[1])};
    }
}
