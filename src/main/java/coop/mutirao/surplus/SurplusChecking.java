package coop.mutirao.surplus;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.AccountNews;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.news.NewsItem;
import coop.mutirao.policy.Policies;
import coop.mutirao.surplus.Statement.State;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a coordinator checks a statement that a venture's workers approved, and what follows.
final class SurplusChecking {

    private final AccountNews news = new AccountNews();
    private final Surpluses all;
    private final SurplusStore store;
    private final DueStore dues;
    private final Policies policies;
    private final Collecting collecting;

    SurplusChecking(
            Surpluses all, SurplusStore store, DueStore dues, Ledger ledger, Policies policies) {
        this.all = all;
        this.store = store;
        this.dues = dues;
        this.policies = policies;
        this.collecting = new Collecting(ledger, policies);
    }

    Surpluses.Result check(
            Tx tx, Facts facts, UUID id, boolean accepts, String reason, Surpluses.Who who) {
        Optional<Statement> found = store.find(tx, id);
        if (found.isEmpty()) {
            return new Surpluses.Result.NoSuchStatement();
        }
        Surpluses.Shown shown = all.shown(tx, found.get(), facts.at());
        Surpluses.@Nullable Result refusal = refusal(tx, facts, shown, accepts, who);
        if (refusal != null) {
            return refusal;
        }
        Statement statement = found.get();
        Account account = all.account(tx, statement);
        Map<String, Object> members = all.members(tx, account, statement, who);
        members.put("accepted", accepts ? "yes" : "no");
        @Nullable LocalDate otherwise = accepts ? otherwise(tx, facts, statement) : null;
        if (otherwise != null) {
            members.put("collect", otherwise.toString());
        }
        long index = facts.append("surplus-check", members, Map.of("reason", reason));
        store.check(tx, index, id, accepts, who.member(), facts.at());
        if (otherwise != null) {
            dues.open(tx, statement.account(), facts.id());
            Due before = dues.find(tx, statement.account()).orElseThrow();
            Due due =
                    new Due(
                            before.account(),
                            dues.sum(tx, statement.account()),
                            before.paid(),
                            before.collectOn(),
                            before.claim(),
                            id,
                            statement.policy());
            var _ = collecting.take(tx, facts, due, "accepted " + id, otherwise);
        }
        news.tellOfSurplus(tx, facts, account, null, NewsItem.Kind.SURPLUS_CHECKED);
        return new Surpluses.Result.Done(
                all.shown(tx, store.find(tx, id).orElseThrow(), facts.at()), false);
    }

    private Surpluses.@Nullable Result refusal(
            Tx tx, Facts facts, Surpluses.Shown shown, boolean accepts, Surpluses.Who who) {
        Statement statement = shown.statement();
        Account account = all.account(tx, statement);
        boolean isHers =
                statement.filedBy().equals(who.member())
                        || who.member().equals(account.owner())
                        || store.workers(tx, account.id(), facts.at()).stream()
                                .anyMatch(w -> w.member().equals(who.member()));
        if (isHers) {
            return new Surpluses.Result.NotHers(
                    "You filed it, or act for the venture: another coordinator checks it.");
        }
        if (statement.state() == (accepts ? State.ACCEPTED : State.RETURNED)) {
            return new Surpluses.Result.Done(shown, true);
        }
        if (statement.state() != State.FILED) {
            return new Surpluses.Result.AtOtherStep(
                    statement.state(), "It was checked, or replaced.");
        }
        if (!accepts) {
            return null;
        }
        if (shown.approved() < shown.needed()) {
            return new Surpluses.Result.NotValid(
                    "%d of the venture's %d workers approved it, and it takes %d"
                            .formatted(shown.approved(), shown.workers(), shown.needed()));
        }
        Optional<Money> carried = store.carried(tx, account.id(), statement.period());
        Optional<SurplusPeriod> latest = store.latestAccepted(tx, account.id());
        boolean isOutOfDate =
                (latest.isPresent() && latest.get().start().isAfter(statement.period().start()))
                        || (carried.isPresent()
                                && !carried.get().equals(statement.figures().lossForward()));
        return isOutOfDate
                ? new Surpluses.Result.NotValid(
                        "a statement of another time was accepted since it was filed, so it does"
                                + " not go on from there: let it be filed anew")
                : null;
    }

    // What was to be taken before is not put off by it.
    private LocalDate otherwise(Tx tx, Facts facts, Statement statement) {
        int days =
                Objects.requireNonNull(
                                policies.byId(tx, SurplusPolicy.KEY, List.of(statement.policy()))
                                        .get(statement.policy()))
                        .value()
                        .dueDays();
        LocalDate then = LocalDate.ofInstant(facts.at(), ZoneOffset.UTC).plusDays(days);
        return dues.find(tx, statement.account())
                .map(Due::collectOn)
                .filter(before -> before.isBefore(then))
                .orElse(then);
    }
}
