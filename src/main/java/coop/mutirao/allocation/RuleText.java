package coop.mutirao.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a rule: canonical JSON (RFC 8785), one object of texts, whole numbers and truths.
///
/// ```
/// {"ballots":"approval","completion":"add1u","exhaustiveStop":true,"id":"mes-cost/add1u/1",
/// "increment":1,"minShare":"0/1","minVotes":1,"roundingUnit":1,"start":"exact",
/// "tieBreak":"cost-votes-id","utility":"cost"}                                (in one line)
/// ```
final class RuleText {

    private static final Pattern MEMBER =
            Pattern.compile("\"([A-Za-z]+)\":(\"[a-z0-9/-]*\"|[0-9]{1,16}|true|false)");

    private RuleText() {}

    static String of(AllocationRule rule) {
        return of(rule, Map.of());
    }

    /// @param more members of what is said beside the counting
    static String of(AllocationRule rule, Map<String, String> more) {
        SortedMap<String, String> members = new TreeMap<>(more);
        members.put("id", quoted(rule.id()));
        members.put("ballots", quoted(rule.ballots().wire()));
        members.put("minVotes", Integer.toString(rule.minSupport().votes()));
        members.put("minShare", quoted(rule.minSupport().share()));
        members.put("tieBreak", quoted(rule.tieBreak().wire()));
        if (rule instanceof EqualShares shares) {
            members.put("utility", quoted(shares.utility().wire()));
            members.put("completion", quoted(shares.completion().wire()));
            members.put("increment", Long.toString(shares.increment()));
            members.put("exhaustiveStop", Boolean.toString(shares.exhaustiveStop()));
            members.put("start", quoted(shares.start().wire()));
            members.put("roundingUnit", Long.toString(shares.roundingUnit()));
        }
        List<String> texts = new ArrayList<>();
        members.forEach((name, value) -> texts.add(quoted(name) + ":" + value));
        return "{" + String.join(",", texts) + "}";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    static AllocationRule parse(String text) {
        var members = new Members(members(text));
        AllocationRule rule = rule(members);
        if (!rule.text().equals(text)) {
            throw new IllegalArgumentException(
                    "the rule's text would be %s, not %s".formatted(rule.text(), text));
        }
        return rule;
    }

    static VotingRule parseVoting(String text) {
        var members = new Members(members(text));
        var rule =
                new VotingRule(
                        rule(members),
                        members.numberIfSaid(VotingRule.CHOICES_MIN),
                        members.numberIfSaid(VotingRule.CHOICES_MAX),
                        members.numberIfSaid(VotingRule.POINTS_MAX));
        if (!rule.text().equals(text)) {
            throw new IllegalArgumentException(
                    "the rule's text would be %s, not %s".formatted(rule.text(), text));
        }
        return rule;
    }

    private static AllocationRule rule(Members members) {
        String id = members.text("id");
        var least =
                new MinSupport(
                        (int) members.number("minVotes", Integer.MAX_VALUE),
                        members.part("minShare", 0),
                        members.part("minShare", 1));
        TieBreak tieBreak = TieBreak.of(members.text("tieBreak"));
        Ballot.Type ballots = members.oneOf("ballots", Ballot.Type.values(), Ballot.Type::wire);
        for (Greedy.Order order : Greedy.Order.values()) {
            if (order.id().equals(id)) {
                return new Greedy(order, ballots, least, tieBreak);
            }
        }
        var phragmen = new SequentialPhragmen(least, tieBreak);
        if (phragmen.id().equals(id)) {
            return phragmen;
        }
        if (!id.startsWith("mes-")) {
            throw new IllegalArgumentException("there is no rule " + id);
        }
        return new EqualShares(
                members.oneOf("utility", EqualShares.Utility.values(), EqualShares.Utility::wire),
                members.oneOf(
                        "completion",
                        EqualShares.Completion.values(),
                        EqualShares.Completion::wire),
                members.number("increment", Project.AMOUNT_MAX),
                members.truth("exhaustiveStop"),
                members.oneOf("start", EqualShares.Start.values(), EqualShares.Start::wire),
                members.number("roundingUnit", Project.AMOUNT_MAX),
                least,
                tieBreak);
    }

    // Whatever else is in the text is found when the rule is written again.
    private static Map<String, String> members(String text) {
        Map<String, String> members = new TreeMap<>();
        Matcher member = MEMBER.matcher(text);
        while (member.find()) {
            if (members.put(member.group(1), member.group(2)) != null) {
                throw new IllegalArgumentException("the rule says twice its " + member.group(1));
            }
        }
        return members;
    }

    /// The members by their names; one that is absent is an error.
    private record Members(Map<String, String> values) {

        private IllegalArgumentException wrong(String name, String what) {
            return new IllegalArgumentException(
                    "the rule's %s is %s, not %s".formatted(name, what, value(name)));
        }

        private String value(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the rule does not say its " + name);
            }
            return value;
        }

        private String text(String name) {
            String value = value(name);
            if (!value.startsWith("\"")) {
                throw wrong(name, "a text");
            }
            return value.substring(1, value.length() - 1);
        }

        private long number(String name, long max) {
            String value = value(name);
            if (!value.matches("[0-9]+") || Long.parseLong(value) > max) {
                throw wrong(name, "a whole number up to " + max);
            }
            return Long.parseLong(value);
        }

        private int numberIfSaid(String name) {
            return values.containsKey(name) ? (int) number(name, Integer.MAX_VALUE) : 0;
        }

        private boolean truth(String name) {
            String value = value(name);
            if (!value.matches("true|false")) {
                throw wrong(name, "true or false");
            }
            return Boolean.parseBoolean(value);
        }

        private int part(String name, int part) {
            String[] parts = text(name).split("/", -1);
            if (parts.length != 2 || !parts[part].matches("[0-9]{1,9}")) {
                throw wrong(name, "a share p/q");
            }
            return Integer.parseInt(parts[part]);
        }

        private <T> T oneOf(String name, T[] all, Function<T, String> wire) {
            String text = text(name);
            for (T one : all) {
                if (wire.apply(one).equals(text)) {
                    return one;
                }
            }
            throw wrong(name, "one of " + java.util.Arrays.stream(all).map(wire).toList());
        }
    }
}
