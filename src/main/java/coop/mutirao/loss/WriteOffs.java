package coop.mutirao.loss;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.fund.Purse;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.DecidedTransfers;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.SystemAccounts;
import coop.mutirao.ledger.TransferKind;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes debts off, as an assembly decided.
public final class WriteOffs {

    // An entry of the log's tiles has at most 65,535 bytes.
    private static final int SHARES_MAX = 400;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MONTHS = 12;

    private final LossStore store = new LossStore();
    private final Ledger ledger;

    public WriteOffs(Ledger ledger) {
        this.ledger = ledger;
    }

    /// What was decided.
    ///
    /// @param account code of who owes
    /// @param maximum no debt above it is written off
    /// @param usesExpansion whether the purse for expansion gives what the reserve does not hold
    /// @param capPpm of a year's trade, what each member bears at most; null: members bear nothing
    public record Order(
            UUID motion,
            String account,
            Money maximum,
            boolean usesExpansion,
            @Nullable Integer capPpm) {}

    /// Pays a debt from the fund, and what it cannot pay from the deficit: then the account is at
    /// zero, to be closed by whoever asks. Nothing is written if it cannot be done.
    ///
    /// @param deficitMaximum how far below zero the deficit may go
    /// @return null: it is done; else why it cannot be, as one of a few words
    public @Nullable String cover(Tx tx, Facts facts, Order order, Money deficitMaximum) {
        List<String> codes =
                List.of(
                        order.account(),
                        Purse.RESERVE.code(),
                        Purse.EXPANSION.code(),
                        SystemAccounts.DEFICIT);
        Books books = ledger.books(tx, codes);
        @Nullable Account debtor = books.find(order.account());
        if (debtor == null || ledger.isErased(tx, debtor)) {
            return "no-such-member";
        }
        Money debt = debtor.balance().negated();
        if (!debt.isPositive()) {
            return "owes-nothing";
        }
        if (debt.compareTo(order.maximum()) > 0) {
            return "owes-more";
        }
        if (!debtor.reservedAmount().isZero()) {
            return "not-settled";
        }
        Account reserve = Objects.requireNonNull(books.find(Purse.RESERVE.code()));
        Account expansion = Objects.requireNonNull(books.find(Purse.EXPANSION.code()));
        var covered =
                Waterfall.cover(
                        debt,
                        List.of(),
                        reserve.balance(),
                        order.usesExpansion() ? expansion.balance() : Money.ZERO);
        @Nullable Account deficit = books.find(SystemAccounts.DEFICIT);
        Money below =
                deficit == null ? covered.deficit() : covered.deficit().minus(deficit.balance());
        if (covered.deficit().isPositive() && below.compareTo(deficitMaximum) > 0) {
            return "deficit-full";
        }
        if (deficit == null && covered.deficit().isPositive()) {
            ledger.openSystem(
                    tx, facts, SystemAccounts.DEFICIT, reserve, "Losses that nothing covered");
            books = ledger.books(tx, codes);
        }
        post(tx, facts, order, books, covered);
        if (covered.deficit().isPositive() && order.capPpm() != null) {
            apportion(tx, facts, order, debtor.id(), covered.deficit(), order.capPpm());
        }
        return null;
    }

    private void post(Tx tx, Facts facts, Order order, Books books, Waterfall.Covered covered) {
        AccountId debtor = Objects.requireNonNull(books.find(order.account())).id();
        List<Fact> decided = new ArrayList<>();
        Map<String, Money> parts =
                Map.of(
                        Purse.RESERVE.code(),
                        covered.reserve(),
                        Purse.EXPANSION.code(),
                        covered.expansion(),
                        SystemAccounts.DEFICIT,
                        covered.deficit());
        for (String from :
                List.of(Purse.RESERVE.code(), Purse.EXPANSION.code(), SystemAccounts.DEFICIT)) {
            Money part = Objects.requireNonNull(parts.get(from));
            if (part.isPositive()) {
                decided.add(
                        DecidedTransfers.decide(
                                books,
                                facts.id(),
                                new DecidedTransfers.Move(
                                        TransferKind.WRITE_OFF,
                                        Objects.requireNonNull(books.find(from)).id(),
                                        debtor,
                                        part),
                                order.motion()));
            }
        }
        List<Long> indices = ledger.record(tx, facts, decided);
        store.addPostings(
                tx,
                indices,
                Collections.nCopies(indices.size(), order.motion()),
                Collections.nCopies(indices.size(), null));
    }

    private void apportion(
            Tx tx, Facts facts, Order order, AccountId debtor, Money deficit, int capPpm) {
        YearMonth now = YearMonth.from(facts.at().atOffset(ZoneOffset.UTC));
        List<LossStore.Trade> trade =
                store.trade(tx, debtor, start(now.minusMonths(MONTHS)), start(now));
        Map<Integer, Money> borne = store.borne(tx, facts.at().minus(YEAR));
        List<Money> caps =
                trade.stream()
                        .map(one ->
                                Waterfall.cap(
                                        one.amount(),
                                        capPpm,
                                        borne.getOrDefault(one.account().value(), Money.ZERO)))
                        .toList();
        List<Money> shares =
                Waterfall.apportion(
                        deficit, trade.stream().map(LossStore.Trade::amount).toList(), caps);
        List<Map<String, String>> said = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            said.add(
                    Map.of(
                            "account", trade.get(i).publicId(),
                            "trade", Long.toString(trade.get(i).amount()),
                            "due", Long.toString(shares.get(i).minorUnits())));
        }
        for (int from = 0; from < said.size(); from += SHARES_MAX) {
            facts.append(
                    "loss-shares",
                    Map.of(
                            "motion",
                            order.motion().toString(),
                            "shares",
                            List.copyOf(
                                    said.subList(from, Math.min(from + SHARES_MAX, said.size())))),
                    Map.of());
        }
        store.addShares(tx, order.motion(), facts.at(), trade, shares);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
