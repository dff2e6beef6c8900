package coop.mutirao.fund;

import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The fund month by month. A month that is over is worked out once: the log's times never go back,
/// so nothing is added to it any more.
public final class FundMonths {

    /// So many months are told of.
    static final int MONTHS = 12;

    private final MonthStore store = new MonthStore();
    private final Map<YearMonth, FundMonth> over = new ConcurrentHashMap<>();
    private final Database database;

    FundMonths(Database database) {
        this.database = database;
    }

    /// Up to twelve months that end with that of the latest transfer, the oldest first; none before
    /// the first transfer.
    public List<FundMonth> list() {
        return database.inSnapshot(tx -> {
            Optional<MonthStore.Span> span = store.span(tx);
            return span.isEmpty() ? List.of() : list(tx, span.get());
        });
    }

    private List<FundMonth> list(Tx tx, MonthStore.Span span) {
        Deque<FundMonth> months = new ArrayDeque<>();
        // Backwards from what there is now: what came and went leads to what there was before.
        Money balance = store.balance(tx);
        long to = MonthStore.END;
        YearMonth month = span.latest();
        while (months.size() < MONTHS && !month.isBefore(span.first())) {
            @Nullable FundMonth known = over.get(month);
            long from = store.from(tx, start(month));
            List<FundMonth.Flow> flows = known == null ? store.flows(tx, from, to) : List.of();
            FundMonth one = known == null ? FundMonth.of(month, flows, balance) : known;
            if (to != MonthStore.END) {
                over.putIfAbsent(month, one);
            }
            months.addFirst(one);
            balance = one.balance().minus(one.net());
            to = from;
            month = month.minusMonths(1);
        }
        return List.copyOf(months);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
