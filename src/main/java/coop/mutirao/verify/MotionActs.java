package coop.mutirao.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a fact is what a motion decided.
final class MotionActs {

    private static final Set<String> VERSIONS = Set.of("submitted", "seconded");
    private static final Duration TERM = Duration.ofDays(365);

    private MotionActs() {}

    /// Whether it does exactly what the motion says, and nothing else.
    static boolean isDecided(Leaf leaf, Motion motion, Books books) {
        Map<String, String> said = motion.decision;
        return switch (motion.kind()) {
            case "policy" ->
                    leaf.type().equals("policy")
                            && isSame(leaf, said, "key")
                            && isSame(leaf, said, "version")
                            && isSame(leaf, said, "value")
                            && from(leaf, said).equals(Instant.parse(leaf.text("from")));
            case "mandate" ->
                    leaf.type().equals("admin")
                            && isSame(leaf, said, "account")
                            && isSame(leaf, said, "role")
                            && leaf.text("granted").equals(said.get("give"))
                            && isTerm(leaf, said);
            case "limit" ->
                    leaf.type().equals("limit")
                            && isSame(leaf, said, "account")
                            && leaf.map("limit").values().stream()
                                    .allMatch(n -> String.valueOf(n).equals(said.get("credit")))
                            && isRest(leaf, books, false);
            case "exclusion" ->
                    leaf.type().equals("limit")
                            && isSame(leaf, said, "account")
                            && leaf.text("leaving").equals(leaf.text("motion"))
                            && isExit(leaf, books);
            // How it came to be at zero, Losses looks at.
            case "writeOff" ->
                    leaf.type().equals("limit")
                            && isSame(leaf, said, "account")
                            && leaf.text("closed").equals("yes")
                            && isRest(leaf, books, true);
            case "admission" ->
                    leaf.type().equals("account")
                            && leaf.text("kind").equals("member")
                            && isUsual(leaf, books, "limit", "creditLimit")
                            && isUsual(leaf, books, "maximum", "maximumBalance");
            case "amendment" ->
                    leaf.type().equals("proposal")
                            && VERSIONS.contains(leaf.text("step"))
                            && isSame(leaf, said, "proposal")
                            && isSame(leaf, said, "round")
                            && leaf.text("amendedBy").equals(said.get("by"));
            default -> false;
        };
    }

    // Who is admitted gets what all new members get.
    private static boolean isUsual(Leaf leaf, Books books, String member, String figure) {
        @Nullable Long usual = Powers.limit(books, leaf.at(), figure);
        return !leaf.map(member).isEmpty()
                && leaf.map(member).values().stream()
                        .allMatch(n -> String.valueOf(n).equals(String.valueOf(usual)));
    }

    private static boolean isSame(Leaf leaf, Map<String, String> said, String name) {
        return leaf.text(name).equals(said.getOrDefault(name, ""));
    }

    // As soon as it is done, or when it says.
    private static Instant from(Leaf leaf, Map<String, String> said) {
        Instant at = Instant.parse(leaf.at());
        @Nullable String wished = said.get("from");
        return wished == null || Instant.parse(wished).isBefore(at) ? at : Instant.parse(wished);
    }

    private static boolean isTerm(Leaf leaf, Map<String, String> said) {
        if (!leaf.text("granted").equals("yes")) {
            return true;
        }
        @Nullable String wished = said.get("until");
        Instant until =
                wished == null ? Instant.parse(leaf.at()).plus(TERM) : Instant.parse(wished);
        return Instant.parse(leaf.text("until")).equals(until);
    }

    // What it does not speak of stays as it was.
    private static boolean isRest(Leaf leaf, Books books, boolean closes) {
        Books.@Nullable Account account = books.accounts.get(leaf.text("account"));
        if (account == null) {
            return false;
        }
        for (Object currency : leaf.map("limit").keySet()) {
            String code = String.valueOf(currency);
            Books.Purse before = account.purse(code);
            boolean isCreditFree = !closes;
            if (!(isCreditFree || is(leaf, "limit", code, before.credit()))
                    || !is(leaf, "maximum", code, before.maximum())
                    || !is(leaf, "reserved", code, before.reserved())) {
                return false;
            }
        }
        return closes || leaf.text("closed").equals("yes") == account.closed;
    }

    /// Whether an account only settles from here: no credit, no higher maximum, what is set aside
    /// as it was, and closed only when it is settled.
    static boolean isExit(Leaf leaf, Books books) {
        Books.@Nullable Account account = books.accounts.get(leaf.text("account"));
        if (account == null || leaf.map("limit").isEmpty()) {
            return false;
        }
        for (Object currency : leaf.map("limit").keySet()) {
            String code = String.valueOf(currency);
            Books.Purse before = account.purse(code);
            @Nullable Long maximum = leaf.bound("maximum", code);
            boolean isSettled = before.balance() == 0 && before.reserved() == 0;
            if (!is(leaf, "limit", code, 0)
                    || maximum == null
                    || maximum > before.maximum()
                    || !is(leaf, "reserved", code, before.reserved())
                    || (leaf.text("closed").equals("yes") && !isSettled)) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(Leaf leaf, String name, String currency, long value) {
        @Nullable Long there = leaf.bound(name, currency);
        return there == null || there == value;
    }
}
