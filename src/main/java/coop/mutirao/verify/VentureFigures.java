package coop.mutirao.verify;

import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the figures of a venture's statement have to be, by the ledger and what it declares.
final class VentureFigures {

    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,15}");
    private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

    static final String LOSS = "loss_forward";

    private static final List<String> DECLARED =
            List.of(
                    "sales_adjustment",
                    "purchases_adjustment",
                    "outside_sales",
                    "outside_purchases",
                    "remuneration",
                    "depreciation",
                    LOSS);

    private VentureFigures() {}

    /// The time of a statement.
    record Time(YearMonth first, int months) {

        /// @throws IllegalArgumentException if it is neither a month nor a quarter
        static Time of(String wire) {
            if (wire.matches("[2-9][0-9]{3}-Q[1-4]")) {
                int quarter = wire.charAt(6) - '0';
                int year = Integer.parseInt(wire.substring(0, 4));
                return new Time(YearMonth.of(year, quarter * 3 - 2), 3);
            }
            if (!wire.matches("[2-9][0-9]{3}-(0[1-9]|1[0-2])")) {
                throw new IllegalArgumentException(wire + " is neither a month nor a quarter");
            }
            return new Time(YearMonth.parse(wire), 1);
        }

        private static Instant start(YearMonth month) {
            return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        Instant end() {
            return start(first.plusMonths(months));
        }

        /// Whose policy counts.
        Instant quarter() {
            return start(first.minusMonths((first.getMonthValue() - 1) % 3));
        }

        /// From then on it cannot be stated any more.
        Instant tooLate() {
            return start(first.plusMonths(months + 12L));
        }
    }

    /// @throws IllegalArgumentException if it is no whole number
    static long number(Map<?, ?> figures, String name) {
        if (!(figures.get(name) instanceof String text) || !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "%s is no whole number: %s".formatted(name, figures.get(name)));
        }
        return Long.parseLong(text);
    }

    /// All figures as they have to be.
    ///
    /// @param said of which what is declared counts as it is
    /// @param ledger what the ledger has
    static Map<String, String> due(Map<?, ?> said, long[] ledger, JsonNode policy) {
        Map<String, Long> all = new TreeMap<>();
        DECLARED.forEach(name -> all.put(name, number(said, name)));
        all.put("sales", ledger[VentureFlows.SALES]);
        all.put("purchases", ledger[VentureFlows.PURCHASES]);
        all.put("wages", ledger[VentureFlows.WAGES]);
        long surplus =
                ledger[VentureFlows.SALES]
                        + number(said, "sales_adjustment")
                        + number(said, "outside_sales")
                        - ledger[VentureFlows.PURCHASES]
                        - number(said, "purchases_adjustment")
                        - number(said, "outside_purchases")
                        - number(said, "remuneration")
                        - number(said, "depreciation")
                        - number(said, LOSS);
        long network = share(surplus, policy, "networkPpm");
        long education = share(surplus, policy, "educationPpm");
        long reserve = share(surplus, policy, "reservePpm");
        all.put("surplus", surplus);
        all.put("network", network);
        all.put("education", education);
        all.put("reserve", reserve);
        all.put("rest", Math.max(0, surplus) - network - education - reserve);
        Map<String, String> due = new TreeMap<>();
        all.forEach((name, value) -> due.put(name, Long.toString(value)));
        return due;
    }

    private static long share(long surplus, JsonNode policy, String name) {
        return BigInteger.valueOf(Math.max(0, surplus))
                .multiply(BigInteger.valueOf(policy.path(name).asLong()))
                .divide(WHOLE)
                .longValueExact();
    }

    /// Whether something is declared that only a file of the venture's shows.
    static boolean needsEvidence(Map<?, ?> said, @Nullable Long carried) {
        return DECLARED.stream()
                .filter(name -> carried == null || !name.equals(LOSS))
                .anyMatch(name -> number(said, name) != 0);
    }
}
