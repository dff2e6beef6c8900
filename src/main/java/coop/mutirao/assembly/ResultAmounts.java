package coop.mutirao.assembly;

import coop.mutirao.allocation.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A result with its money in minor units, as all of the API has it. The result that the log names
/// by its hash has whole units with decimals, as the Pabulib file that it is counted from.
final class ResultAmounts {

    private static final Set<String> WHOLE =
            Set.of("budget", "cost", "increment", "left", "leftBefore");
    private static final Set<String> EXACT =
            Set.of("endowment", "price", "load", "money", "missing");

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final BigDecimal unit;
    private final boolean isRhoMoney;

    private ResultAmounts(JsonNode result, int decimals) {
        this.unit = BigDecimal.TEN.pow(decimals);
        // By cost it says how much of a project's cost each pays, which is no money.
        this.isRhoMoney = !result.path("rule").asString("").startsWith("mes-cost/");
    }

    /// @param result as the round has it
    /// @param decimals of the currency, 0 to 6
    /// @return the same, amounts that are always whole as integers of minor units, the others as
    ///   text: an integer, or a fraction such as `2500/3`
    static JsonNode inMinorUnits(JsonNode result, int decimals) {
        return new ResultAmounts(result, decimals).of(result);
    }

    private JsonNode of(JsonNode node) {
        if (node.isObject()) {
            ObjectNode all = nodes.objectNode();
            node.propertyStream().forEach(e -> all.set(e.getKey(), of(e.getKey(), e.getValue())));
            return all;
        }
        if (node.isArray()) {
            ArrayNode all = nodes.arrayNode();
            node.valueStream().forEach(one -> all.add(of(one)));
            return all;
        }
        return node;
    }

    private JsonNode of(String name, JsonNode value) {
        if (!value.isString()) {
            return of(value);
        }
        if (WHOLE.contains(name)) {
            BigDecimal units = new BigDecimal(value.asString());
            return nodes.numberNode(units.multiply(unit).longValueExact());
        }
        if (EXACT.contains(name) || (name.equals("rho") && isRhoMoney)) {
            return nodes.stringNode(fraction(value.asString()).times(scale()).toString());
        }
        return name.equals("votesPerCost")
                ? nodes.stringNode(fraction(value.asString()).dividedBy(scale()).toString())
                : value;
    }

    private Fraction scale() {
        return new Fraction(unit.toBigIntegerExact(), BigInteger.ONE);
    }

    private static Fraction fraction(String text) {
        String[] parts = text.split("/", 2);
        return new Fraction(
                new BigInteger(parts[0]),
                parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
    }
}
