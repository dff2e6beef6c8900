package coop.mutirao.verify;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a verification found, and the figures of the log.
///
/// @param root over `size` leaves, as the newest checkpoint says
/// @param checks what each check found
/// @param figures what was counted: `payer_signed`, `operator_posted` and others
/// @param balances the trial balance: by account and currency, in minor units
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
public record Report(
        String origin,
        long size,
        byte[] root,
        List<Findings> checks,
        Map<String, Long> figures,
        Map<String, Map<String, Long>> balances) {

    /// The figure of how many leaves an earlier verification looked at, and this one did not.
    static final String VERIFIED_BEFORE = "verified_before";

    private static final int SHOWN = 20;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public boolean isSound() {
        return found() == 0;
    }

    /// How much is wrong.
    public long found() {
        return checks.stream().mapToLong(Findings::count).sum();
    }

    /// All findings in words.
    public List<String> findings() {
        List<String> all = new ArrayList<>();
        checks.forEach(check -> check.kept().forEach(finding -> all.add(finding.toString())));
        return all;
    }

    /// Who gains by all that was found, and who loses: by account and currency.
    public Map<String, Long> profits() {
        Map<String, Long> all = new TreeMap<>();
        checks.forEach(check -> check.profits().forEach((who, n) -> all.merge(who, n, Long::sum)));
        return all;
    }

    /// By currency, what accounts above zero have together, and what those below owe.
    private Map<String, BigInteger[]> sums() {
        Map<String, BigInteger[]> sums = new TreeMap<>();
        balances.values()
                .forEach(own ->
                        own.forEach((currency, balance) -> {
                            BigInteger[] both =
                                    sums.computeIfAbsent(
                                            currency,
                                            _ ->
                                                    new BigInteger[] {
                                                        BigInteger.ZERO, BigInteger.ZERO
                                                    });
                            int side = balance < 0 ? 1 : 0;
                            both[side] = both[side].add(BigInteger.valueOf(balance));
                        }));
        return sums;
    }

    /// As one reads it: of each check what it says, whether it is so, and what is not.
    public void print(PrintWriter out) {
        for (Findings check : checks) {
            out.printf(
                    "%-14s%s%n",
                    check.check(),
                    check.count() == 0
                            ? "ok: " + check.promise()
                            : "FOUND %d: not so: %s".formatted(check.count(), check.promise()));
            check.kept().stream().limit(SHOWN).forEach(finding -> out.println("    " + finding));
            if (check.count() > SHOWN) {
                out.printf("    … and %d more%n", check.count() - SHOWN);
            }
        }
        out.println();
        out.printf("%-45s%s%n", "the log", origin);
        out.printf("%-45s%s%n", "its root", Base64.getEncoder().encodeToString(root));
        figures.forEach((name, value) -> out.printf("%-45s%d%n", FigureWords.of(name), value));
        sums().forEach((currency, both) ->
                out.printf(
                        "%-45s%+d and %+d in %d accounts%n",
                        "all balances in " + currency + " above and below zero",
                        both[0],
                        both[1],
                        balances.values().stream().filter(b -> b.containsKey(currency)).count()));
        profits()
                .forEach((who, amount) -> {
                    if (amount != 0) {
                        String what = amount > 0 ? "gains by it" : "loses by it";
                        out.printf("%-45s%s %+d%n", what, who, amount);
                    }
                });
        out.println();
        out.println(verdict());
    }

    private String verdict() {
        long before = figures.getOrDefault(VERIFIED_BEFORE, 0L);
        String again =
                before == 0
                        ? ""
                        : (" The first %d were verified before; of them it was asked only"
                                        + " whether they are its beginning.")
                                .formatted(before);
        return isSound()
                ? "Nothing is wrong: %d facts were verified by %d checks."
                                .formatted(size, checks.size())
                        + again
                : "Something is wrong: %d findings, by %d of %d checks."
                        .formatted(
                                found(),
                                checks.stream().filter(check -> check.count() > 0).count(),
                                checks.size());
    }

    /// As programs read it.
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sound", isSound());
        all.put("found", found());
        all.put("origin", origin);
        all.put("size", size);
        all.put("root", Base64.getEncoder().encodeToString(root));
        all.put("checks", checks.stream().map(Report::json).toList());
        all.put("figures", figures);
        all.put("profits", profits());
        all.put("balances", balances);
        return JSON.writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> json(Findings check) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("check", check.check());
        one.put("promise", check.promise());
        one.put("found", check.count());
        one.put("findings", check.kept());
        return one;
    }
}
