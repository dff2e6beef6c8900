package coop.mutirao.report;

import static coop.mutirao.report.Figures.Column.number;
import static coop.mutirao.report.Figures.Column.text;

import coop.mutirao.db.Tx;
import coop.mutirao.export.ClosingJournal;
import coop.mutirao.export.ExportFormat;
import coop.mutirao.ledger.Account;
import coop.mutirao.report.Figures.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The reports that list what the ledger and the log have: each as of a size, as [Figures].
final class Listings {

    /// A report has at most so many lines.
    static final int LINES_MAX = 20_000;

    /// A report would have more lines than that.
    static final class TooLong extends RuntimeException {}

    private final ReportStore store;

    Listings(ReportStore store) {
        this.store = store;
    }

    long sizeAt(Tx tx, Instant at, long size) {
        return store.sizeAt(tx, at, size);
    }

    private static <T> List<T> bounded(List<T> oneMore) {
        if (oneMore.size() > LINES_MAX) {
            throw new TooLong();
        }
        return oneMore;
    }

    /// What an account had, and after how many entries.
    Figures balance(Tx tx, long size, Asked asked, Account account) {
        var had = store.standing(tx, account.id(), size, asked.effective());
        return new Figures(
                "balance",
                size,
                head(asked, account),
                List.of(text("unit"), number("balance"), number("entries")),
                List.of(Row.of(had.unit(), had.balance(), had.entries())));
    }

    private static Map<String, String> head(Asked asked, Account account) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("account", account.publicId());
        head.putAll(asked.head());
        return head;
    }

    /// An account's entries with its balance after each, between the balances at both ends. With an
    /// effective day it is of what counts for that day or earlier, and so are the balances.
    Figures statement(Tx tx, long size, Asked asked, Account account) {
        long from = Math.min(asked.from(), size);
        var opening = store.standing(tx, account.id(), from, asked.effective());
        long balance = opening.balance();
        List<Row> rows = new ArrayList<>();
        for (var line :
                bounded(
                        store.lines(
                                tx, account.id(), from, size, asked.effective(), LINES_MAX + 1))) {
            balance += line.amount();
            rows.add(
                    Row.of(
                            line.index(),
                            line.id(),
                            line.kind(),
                            line.effective(),
                            line.amount(),
                            balance));
        }
        Map<String, String> head = head(asked, account);
        head.put("from", Long.toString(from));
        head.put("unit", opening.unit());
        head.put("opening", Long.toString(opening.balance()));
        head.put("closing", Long.toString(balance));
        return new Figures(
                "statement",
                size,
                head,
                List.of(
                        number("index"),
                        text("id"),
                        text("kind"),
                        text("effective"),
                        number("amount"),
                        number("balance")),
                rows);
    }

    /// What every account has that had entries.
    Figures trialBalance(Tx tx, long size, Asked asked) {
        List<Row> rows = bounded(store.trial(tx, size, asked.effective(), LINES_MAX + 1));
        Map<String, String> head = asked.head();
        head.put("above", total(rows, 1));
        head.put("below", total(rows, -1));
        return new Figures(
                "trial-balance",
                size,
                head,
                List.of(text("account"), text("unit"), number("balance"), number("entries")),
                rows);
    }

    // What all balances on one side of zero come to, by unit: `1234 SOL`.
    private static String total(List<Row> rows, int side) {
        Map<String, Long> sums = new TreeMap<>();
        for (Row row : rows) {
            long balance = Long.parseLong(row.cells().get(2));
            sums.merge(
                    row.cells().get(1), Long.signum(balance) == side ? balance : 0, Math::addExact);
        }
        return sums.isEmpty()
                ? Figures.NONE
                : sums.entrySet().stream()
                        .map(sum -> sum.getValue() + " " + sum.getKey())
                        .collect(Collectors.joining(", "));
    }

    /// A journal that asserts what every account had that had entries.
    Figures closing(Tx tx, long size, ExportFormat format) {
        LocalDate day =
                size == 0
                        ? LocalDate.EPOCH
                        : LocalDate.parse(
                                ReportStore.leaf(tx, size - 1).text("at").substring(0, 10));
        List<Row> rows =
                ClosingJournal.lines(
                                format, size, day, bounded(store.closing(tx, size, LINES_MAX + 1)))
                        .stream()
                        .map(Row::of)
                        .toList();
        return new Figures(
                Figures.CLOSING + format.wire(),
                size,
                Map.of("day", day.toString()),
                List.of(text("line")),
                rows);
    }

    /// What was posted on the operator's word and not on a payer's signature.
    Figures operatorPosted(Tx tx, long size, Asked asked) {
        List<Row> rows = new ArrayList<>();
        for (LeafRow leaf : bounded(store.operatorPosted(tx, asked.from(), size, LINES_MAX + 1))) {
            rows.add(
                    Row.of(
                            leaf.index(),
                            leaf.text("id"),
                            leaf.text("at"),
                            leaf.text("kind"),
                            leaf.actor(),
                            leaf.moves()));
        }
        return new Figures(
                "operator-posted",
                size,
                listed(asked, size),
                List.of(
                        number("index"),
                        text("id"),
                        text("at"),
                        text("kind"),
                        text("actor"),
                        text("entries")),
                withCodes(tx, rows, Map.of("actorCode", 4)));
    }

    private static Map<String, String> listed(Asked asked, long size) {
        Map<String, String> head = asked.head();
        head.put("from", Long.toString(Math.min(asked.from(), size)));
        return head;
    }

    /// The limits that accounts were opened with, and each change of them.
    ///
    /// @param account null: of all
    Figures limits(Tx tx, long size, Asked asked, @Nullable Account account) {
        List<Row> rows = new ArrayList<>();
        store.facts(
                tx,
                asked.from(),
                size,
                leaf -> {
                    boolean isLimit = leaf.type().equals("account") || leaf.type().equals("limit");
                    if (isLimit
                            && (account == null
                                    || account.publicId().equals(leaf.text("account")))) {
                        rows.addAll(limits(leaf));
                        bounded(rows);
                    }
                });
        Map<String, String> head = listed(asked, size);
        if (account != null) {
            head.put("account", account.publicId());
        }
        return new Figures(
                "limits",
                size,
                head,
                List.of(
                        number("index"),
                        text("at"),
                        text("account"),
                        text("unit"),
                        number("limit"),
                        number("maximum"),
                        number("reserved"),
                        text("closed"),
                        text("actor")),
                withReasons(tx, withCodes(tx, bounded(rows), Map.of("code", 2, "actorCode", 8))));
    }

    private static List<Row> limits(LeafRow leaf) {
        Map<?, ?> limit = leaf.map("limit");
        return limit.keySet().stream()
                .map(String::valueOf)
                .sorted()
                .map(unit ->
                        Row.of(
                                leaf.index(),
                                leaf.text("at"),
                                leaf.text("account"),
                                unit,
                                bound(limit, unit),
                                bound(leaf.map("maximum"), unit),
                                bound(leaf.map("reserved"), unit),
                                leaf.text("closed"),
                                leaf.actor()))
                .toList();
    }

    private static String bound(Map<?, ?> bounds, String unit) {
        return bounds.get(unit) instanceof String text ? text : Figures.NONE;
    }

    /// What officers did: see [OfficersFacts].
    Figures acts(Tx tx, long size, Asked asked) {
        var officers = new OfficersFacts();
        List<Row> rows = new ArrayList<>();
        // From the beginning: whose key was revoked, and who acts for whom, stands before.
        store.facts(
                tx,
                0,
                size,
                leaf -> {
                    @Nullable String account = officers.take(leaf);
                    if (account != null && leaf.index() >= asked.from()) {
                        rows.add(act(leaf, account));
                        bounded(rows);
                    }
                });
        for (LeafRow leaf :
                bounded(store.officersTransfers(tx, asked.from(), size, LINES_MAX + 1))) {
            if (OfficersFacts.isOfficersTransfer(leaf)) {
                rows.add(act(leaf, leaf.text("account")));
            }
        }
        bounded(rows).sort(Comparator.comparingLong(r -> Long.parseLong(r.cells().getFirst())));
        return new Figures(
                "acts",
                size,
                listed(asked, size),
                List.of(
                        number("index"),
                        text("at"),
                        text("act"),
                        text("actor"),
                        text("account"),
                        text("detail")),
                withRequests(
                        tx,
                        withReasons(tx, withCodes(tx, rows, Map.of("actorCode", 3, "code", 4)))));
    }

    private static Row act(LeafRow leaf, String account) {
        return Row.of(
                leaf.index(), leaf.text("at"), leaf.type(), leaf.actor(), account, leaf.detail());
    }

    /// Says beside the rows which codes the accounts of some columns have.
    ///
    /// @param columns their places by the names that the codes get
    private List<Row> withCodes(Tx tx, List<Row> rows, Map<String, Integer> columns) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> columns.values().forEach(place -> ids.add(row.cells().get(place))));
        Map<String, String> codes = store.codes(tx, ids);
        return rows.stream()
                .map(row -> {
                    Map<String, String> beside = new LinkedHashMap<>(row.beside());
                    columns.forEach((name, place) -> {
                        String id = row.cells().get(place);
                        beside.put(name, codes.getOrDefault(id, id));
                    });
                    return row.with(beside);
                })
                .toList();
    }

    private List<Row> withReasons(Tx tx, List<Row> rows) {
        return withTexts("reason", store.reasons(tx, indices(rows)), rows);
    }

    private List<Row> withRequests(Tx tx, List<Row> rows) {
        return withTexts("request", store.requests(tx, indices(rows)), rows);
    }

    private static List<Long> indices(List<Row> rows) {
        return rows.stream().map(row -> Long.valueOf(row.cells().getFirst())).toList();
    }

    private static List<Row> withTexts(String name, Map<Long, String> texts, List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, String> beside = new LinkedHashMap<>(row.beside());
                    beside.put(name, texts.getOrDefault(Long.valueOf(row.cells().getFirst()), ""));
                    return row.with(beside);
                })
                .toList();
    }
}
