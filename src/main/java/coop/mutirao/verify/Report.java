package coop.mutirao.verify;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
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

    /// Whether nothing is wrong, and all could be judged.
    public boolean isSound() {
        return found() == 0 && undecided() == 0;
    }

    /// How much is wrong.
    public long found() {
        return checks.stream().mapToLong(Findings::count).sum();
    }

    /// How much could not be judged by what is here.
    public long undecided() {
        return checks.stream().mapToLong(check -> check.undecided().size()).sum();
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
            out.printf("%-14s%s%n", check.check(), words(check));
            check.kept().stream().limit(SHOWN).forEach(finding -> out.println("    " + finding));
            if (check.count() > SHOWN) {
                out.printf("    … and %d more%n", check.count() - SHOWN);
            }
            check.undecided().forEach(open -> out.println("    " + open));
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

    private static String words(Findings check) {
        return switch (check.status()) {
            case OK -> "ok: " + check.promise();
            case FOUND -> "FOUND %d: not so: %s".formatted(check.count(), check.promise());
            case UNDECIDED -> "CANNOT BE TOLD: " + check.promise();
            case NOTHING -> "nothing to check: %s.".formatted(check.why());
        };
    }

    private long checks(Findings.Status status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }

    // Of many findings, the one that stands first in the log is often why there are others.
    private String first() {
        return checks.stream()
                .flatMap(check -> check.kept().stream())
                .filter(finding -> finding.leaf() != Findings.NOWHERE)
                .min(Comparator.comparingLong(Findings.Finding::leaf))
                .map(finding -> " The first in the log, from which others may follow: " + finding)
                .orElse("");
    }

    private String verdict() {
        if (found() > 0) {
            return "Something is wrong: %s, by %d of %d checks.%s"
                    .formatted(
                            Count.of(found(), "finding"),
                            checks(Findings.Status.FOUND),
                            checks.size(),
                            found() == 1 ? "" : first());
        }
        if (undecided() > 0) {
            return "It cannot be told yet whether all is right: %s more than is here."
                    .formatted(Count.of(undecided(), "thing needs", "things need"));
        }
        long before = figures.getOrDefault(VERIFIED_BEFORE, 0L);
        long idle = checks(Findings.Status.NOTHING);
        return "Nothing is wrong: %s by %s.%s%s"
                .formatted(
                        Count.of(size, "fact was verified", "facts were verified"),
                        Count.of(checks.size() - idle, "check"),
                        idle == 0 ? "" : " %d more had nothing to check.".formatted(idle),
                        before == 0
                                ? ""
                                : (" The first %d were verified before; of them it was asked only"
                                                + " whether they are its beginning.")
                                        .formatted(before));
    }

    /// As programs read it; the package's documentation says what stands in it.
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sound", isSound());
        all.put("found", found());
        all.put("undecided", undecided());
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
        one.put("status", check.status().word());
        one.put("promise", check.promise());
        if (check.status() == Findings.Status.NOTHING) {
            one.put("why", check.why());
        }
        one.put("found", check.count());
        one.put("findings", check.kept());
        one.put("undecided", check.undecided());
        return one;
    }
}
