package coop.mutirao.history;

import coop.mutirao.ledger.Money;
import coop.mutirao.payment.PaymentOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of rows.
final class Tally {

    private static final int EXAMPLES = 5;

    private final Map<String, Refused> refused = new TreeMap<>();
    private final long since = System.nanoTime();
    long rows;
    long skipped;
    long rounded;
    long accountsOpened;
    long lastLine;
    private long posted;
    private long alreadyThere;
    private long decided;
    private Money contributions = Money.ZERO;

    private static final class Refused {
        long count;
        final List<Long> lines = new ArrayList<>();
    }

    void refuse(String reason, long line) {
        @Nullable Refused known = refused.get(reason);
        Refused same = known == null ? new Refused() : known;
        same.count++;
        if (same.lines.size() < EXAMPLES) {
            same.lines.add(line);
        }
        refused.put(reason, same);
    }

    void count(PaymentOutcome outcome, long line) {
        decided++;
        switch (outcome) {
            case PaymentOutcome.Committed(var payment, var again) -> {
                if (again) {
                    alreadyThere++;
                } else {
                    posted++;
                    contributions = contributions.plus(payment.contribution());
                }
            }
            case PaymentOutcome.Refused(var problem, var _) -> refuse(problem.type().wire(), line);
            case PaymentOutcome.Awaiting _ ->
                    throw new IllegalStateException("what is past waits for nobody");
        }
    }

    ImportReport report(Money fundBalance, Money balanceSum, boolean stopped) {
        long millis = Math.max(1, (System.nanoTime() - since) / 1_000_000);
        return new ImportReport(
                rows,
                skipped,
                posted,
                alreadyThere,
                refused.entrySet().stream()
                        .map(e ->
                                new ImportReport.Refusals(
                                        e.getKey(), e.getValue().count, e.getValue().lines))
                        .toList(),
                rounded,
                contributions,
                fundBalance,
                balanceSum,
                accountsOpened,
                String.format(Locale.ROOT, "%d.%03d", millis / 1_000, millis % 1_000),
                decided * 1_000 / millis,
                lastLine,
                stopped);
    }
}
