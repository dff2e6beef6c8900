package coop.mutirao.simulation;

import coop.mutirao.credit.CreditPolicy;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.levy.LevyPolicy;
import coop.mutirao.payment.ContributionPolicy;
import coop.mutirao.payment.ContributionPolicy.Bearer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// The policies under which a community is simulated.
///
/// @param name 1 to 60 characters
/// @param about what they are, in a sentence
/// @param creditLimit what a member begins with, in minor units
public record Rules(
        String name,
        String about,
        Money creditLimit,
        ContributionPolicy contribution,
        LevyPolicy levy,
        CreditPolicy credit) {

    private static final int NAME_MAX = 60;
    private static final int MOST = 6;

    /// @throws IllegalArgumentException if anything of it is missing
    public Rules {
        if (isMissing(name, about, creditLimit, contribution, levy, credit)) {
            throw new IllegalArgumentException(
                    "a policy has name, about, creditLimit, contribution, levy and credit");
        }
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("a name has 1 to 60 characters");
        }
        if (creditLimit.isNegative()) {
            throw new IllegalArgumentException("creditLimit is zero or more");
        }
    }

    private static boolean isMissing(@Nullable Object... parts) {
        for (@Nullable Object part : parts) {
            if (part == null) {
                return true;
            }
        }
        return false;
    }

    /// The three that are compared if nobody names others.
    public static List<Rules> builtIn() {
        return List.of(
                new Rules(
                        "Fixed limits, no levy",
                        "Everybody has the same limit for ever, and idle money costs nothing.",
                        Money.of(60_000),
                        contribution(10_000),
                        LevyPolicy.FIRST,
                        CreditPolicy.FIRST),
                new Rules(
                        "The design",
                        "1 % in 30 days of what lies idle beyond three months' purchases; limits"
                                + " follow 60 days of sales.",
                        Money.of(20_000),
                        contribution(10_000),
                        new LevyPolicy(10_000, Money.of(20_000), 3, 90),
                        credit(20_000, 60, 250_000, 250_000, 90)),
                new Rules(
                        "Strict",
                        "2 % in 30 days of what lies idle beyond one month's purchases; limits"
                                + " follow 30 days of sales, and begin low.",
                        Money.of(5_000),
                        contribution(20_000),
                        new LevyPolicy(20_000, Money.of(10_000), 1, 90),
                        credit(5_000, 30, 150_000, 100_000, 180)));
    }

    private static ContributionPolicy contribution(int ratePpm) {
        return new ContributionPolicy(
                ratePpm,
                Bearer.PAYEE,
                Money.ZERO,
                null,
                List.of(TransferKind.GIFT, TransferKind.WAGE));
    }

    private static CreditPolicy credit(
            long initial, int salesDays, int capPpm, int growthPpm, int newcomerDays) {
        CreditPolicy usual = CreditPolicy.FIRST;
        return new CreditPolicy(
                CreditPolicy.Rule.TURNOVER,
                Money.of(initial),
                usual.maximumLimit(),
                salesDays,
                capPpm,
                growthPpm,
                usual.decayPpm(),
                usual.reviewAbove(),
                newcomerDays,
                usual.decidedDays(),
                usual.freezeAbove(),
                usual.stopAbove());
    }

    /// Reads one to six from JSON: a list of objects with the members of this record, the policies
    /// as `GET /api/v1/policies` has their values.
    ///
    /// @throws IllegalArgumentException if it is none, and why
    public static List<Rules> read(ObjectMapper json, String text) {
        try {
            List<Rules> rules = List.of(json.readValue(text, Rules[].class));
            long names = rules.stream().map(Rules::name).distinct().count();
            if (rules.isEmpty() || rules.size() > MOST || names < rules.size()) {
                throw new IllegalArgumentException(
                        "there are one to six policies, each with a name of its own");
            }
            return rules;
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("these are no policies: " + e.getMessage(), e);
        }
    }
}
