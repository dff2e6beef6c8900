package coop.mutirao.verify.report;

import coop.mutirao.verify.Books;
import coop.mutirao.verify.Leaf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A journal that asserts what every account has that had entries.
final class Closing implements Recount {

    private final String kind;
    private final long size;
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Map<String, Long>> held = new TreeMap<>();
    private LocalDate day = LocalDate.EPOCH;

    /// @param kind of report
    Closing(String kind, long size) {
        this.kind = kind;
        this.size = size;
    }

    @Override
    public Map<String, String> head(Books books) {
        return Map.of("day", day.toString());
    }

    @Override
    public void take(Leaf leaf, Books books) {
        day = LocalDate.parse(leaf.at().substring(0, 10));
        if (leaf.type().equals("account")) {
            kinds.putIfAbsent(leaf.text("account"), leaf.text("kind"));
        }
        if (leaf.isTransaction()) {
            leaf.entries()
                    .forEach(e ->
                            held.computeIfAbsent(e.account(), _ -> new TreeMap<>())
                                    .merge(e.currency(), e.amount(), Math::addExact));
        }
    }

    @Override
    public List<String> lines(Books books) {
        List<String> lines = new ArrayList<>();
        boolean isBeancount = kind.equals("closing-beancount");
        if (isBeancount) {
            lines.add("; closing balances after %d facts".formatted(size));
        } else if (!held.isEmpty()) {
            lines.add(
                    "%s * (closing) Closing balances after %d facts  ; size:%d"
                            .formatted(day, size, size));
        }
        held.forEach((account, own) ->
                own.forEach((code, amount) -> {
                    int decimals = books.currencies().getOrDefault(code, 0);
                    String none = amount(0, decimals);
                    String has = amount(amount, decimals);
                    lines.add(
                            isBeancount
                                    ? "%s balance %s  %s ~ %s %s"
                                            .formatted(
                                                    day.plusDays(1), name(account), has, none, code)
                                    : "    %s  %s %s %s %s %s"
                                            .formatted(
                                                    name(account),
                                                    none,
                                                    symbol(code),
                                                    kind.equals("closing-ledger") ? "=" : "==",
                                                    has,
                                                    symbol(code)));
                }));
        return lines;
    }

    private static String amount(long minorUnits, int decimals) {
        return BigDecimal.valueOf(minorUnits, decimals).toPlainString();
    }

    private static String symbol(String code) {
        return code.chars().anyMatch(Character::isDigit) ? "\"" + code + "\"" : code;
    }

    private String name(String account) {
        String kindOf = kinds.getOrDefault(account, "");
        if (kindOf.equals("member")) {
            return "Assets:Members:M-" + account.toUpperCase(Locale.ROOT);
        }
        String rest =
                account.startsWith(kindOf + "-") ? account.substring(kindOf.length() + 1) : account;
        String group = kindOf.equals("fund") ? "Fund" : "System";
        return "Assets:%s:%s%s"
                .formatted(group, rest.substring(0, 1).toUpperCase(Locale.ROOT), rest.substring(1));
    }
}
