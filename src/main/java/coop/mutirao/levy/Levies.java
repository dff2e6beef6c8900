package coop.mutirao.levy;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Month;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is exempt from the levy, and what it would be now.
public final class Levies {

    private final LevyStore store = new LevyStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final Policies policies;
    private final InstantSource clock;

    public Levies(
            Database database,
            AuditLog log,
            Ledger ledger,
            Policies policies,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.policies = policies;
        this.clock = clock;
    }

    /// What became of a decision about who is exempt.
    public sealed interface Result {

        /// @param until null: it is not exempt
        record Stands(String account, @Nullable Instant until) implements Result {}

        /// Another officer has to ask for it too.
        record Waits(OfficerAct act) implements Result {}

        record NoSuchAccount() implements Result {}

        /// It is the decider's own.
        record OnesOwn(String account) implements Result {}
    }

    /// What officers decide about an account.
    ///
    /// @param until up to then it is exempt; null: no more
    /// @param reason the log commits to it
    public record Decision(String account, @Nullable Instant until, String reason) {}

    /// Says until when an account is exempt, from now on. What changes nothing leaves no trace.
    ///
    /// @param by code of the account whose owner decides
    /// @param second who else does
    /// @throws IllegalArgumentException if it would be over before it begins
    public Result exempt(Decision decision, String by, Second second) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> exempt(tx, facts, decision, by, second)));
    }

    private Result exempt(Tx tx, Facts facts, Decision decision, String by, Second second) {
        Books books = ledger.books(tx, List.of(decision.account(), by));
        @Nullable Account account = books.find(decision.account());
        Account decider = Objects.requireNonNull(books.find(by));
        if (account == null
                || account.kind() != Account.Kind.MEMBER
                || ledger.isErased(tx, account)) {
            return new Result.NoSuchAccount();
        }
        if (Objects.equals(account.owner(), decider.owner())) {
            return new Result.OnesOwn(account.code());
        }
        @Nullable Instant until =
                decision.until() == null ? null : decision.until().truncatedTo(ChronoUnit.MICROS);
        if (until != null && !until.isAfter(facts.at())) {
            throw new IllegalArgumentException(
                    "an exemption ends later than now, %s".formatted(facts.at()));
        }
        if (Objects.equals(inForce(tx, account, facts.at()), until)) {
            return new Result.Stands(account.code(), until);
        }
        Optional<OfficerAct> waits = second.missing(tx, facts);
        if (waits.isPresent()) {
            return new Result.Waits(waits.get());
        }
        second.done(tx, facts);
        Map<String, String> members = new HashMap<>();
        members.put("account", account.publicId());
        members.put("actor", decider.publicId());
        if (until != null) {
            members.put("until", Facts.time(until));
        }
        long index = facts.append("levy-exemption", members, Map.of("reason", decision.reason()));
        store.exempt(
                tx,
                index,
                account.id(),
                new Exemption(facts.at(), until),
                Objects.requireNonNull(decider.owner()));
        return new Result.Stands(account.code(), until);
    }

    private @Nullable Instant inForce(Tx tx, Account account, Instant at) {
        List<Exemption> all = store.exemptions(tx, account.id());
        @Nullable Instant until = all.isEmpty() ? null : all.getLast().until();
        return until != null && until.isAfter(at) ? until : null;
    }

    /// What an account would be charged if the month ended now.
    ///
    /// @return empty if no member has such an account
    public Optional<LevyPreview> preview(String code) {
        return database.inSnapshot(tx ->
                ledger.find(tx, code)
                        .filter(a -> a.kind() == Account.Kind.MEMBER)
                        .map(account -> preview(tx, account)));
    }

    private LevyPreview preview(Tx tx, Account account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Month period = Month.at(now);
        Policy<LevyPolicy> policy = governing(tx, period);
        Span soFar = new Span(period.start(), now);
        Holding holding = store.holdings(tx, List.of(account.id()), soFar, period).getFirst();
        LevySum sum = holding.sum(policy.value(), soFar);
        LevySum atEnd = holding.sum(policy.value(), Span.of(period));
        Money above = Money.max(Money.ZERO, account.balance().minus(sum.threshold()));
        Instant newcomerUntil = holding.freeUntil(policy.value());
        return new LevyPreview(
                account.code(),
                period.wire(),
                period.end(),
                policy.version(),
                policy.value().ratePpm(),
                Long.toString(sum.trade()),
                sum.threshold(),
                account.balance(),
                above,
                above.isPositive() ? since(holding, sum.threshold(), period) : null,
                Money.min(sum.due(), Money.max(Money.ZERO, account.balance())),
                Money.min(atEnd.due(), Money.max(Money.ZERO, account.balance())),
                newcomerUntil.isAfter(now) ? newcomerUntil : null,
                inForce(tx, account, now));
    }

    // A network that was founded in this month has no policy from its beginning, and no levy.
    private Policy<LevyPolicy> governing(Tx tx, Month period) {
        return policies.find(tx, LevyPolicy.KEY, 1)
                .filter(first -> first.effectiveFrom().isAfter(period.start()))
                .orElseGet(() -> policies.inForce(tx, LevyPolicy.KEY, period.start()));
    }

    private static Instant since(Holding holding, Money threshold, Month period) {
        Instant since = period.start();
        boolean isAbove = false;
        for (Above.Step step : holding.steps()) {
            boolean was = isAbove;
            isAbove = step.balance().compareTo(threshold) > 0;
            since = isAbove && !was ? step.at() : since;
        }
        return since;
    }
}
