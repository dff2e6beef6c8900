package coop.mutirao.delegate;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.delegate.Giving.Giver;
import coop.mutirao.device.DeviceKeys;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.news.NewsItem;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Who acts for which account beside its owner. Each change is a fact of the log; a delegation
/// whose term is over needs no act to end.
public final class Delegations {

    private final DelegationStore store = new DelegationStore();
    private final ApprovalRuleStore rules = new ApprovalRuleStore();
    private final AccountNews news = new AccountNews();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;
    private final DeviceKeys keys;
    private final BiFunction<Tx, Instant, Money> usualCredit;
    private final InstantSource clock;

    /// @param usualCredit how far below zero new members may go
    public Delegations(
            Database database,
            AuditLog log,
            Ledger ledger,
            DeviceKeys keys,
            BiFunction<Tx, Instant, Money> usualCredit,
            InstantSource clock) {
        this.usualCredit = usualCredit;
        this.database = database;
        this.log = log;
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    /// What became of a delegation.
    sealed interface Result {
        record Given(Delegation delegation) implements Result {}

        /// It stands as it was given, by the same decision.
        record GivenBefore(Delegation delegation) implements Result {}

        /// She does not act for the account, any longer or anyway.
        record Without() implements Result {}

        record UnknownMember(String code) implements Result {}

        /// Another coordinator has to ask for it too.
        record Waits(OfficerAct act) implements Result {}

        /// @param why in words
        record NotPossible(String why) implements Result {}

        /// @param why in words
        record NotAllowed(String why) implements Result {}
    }

    /// A change that was decided.
    ///
    /// @param account code of the account for which she shall act
    /// @param delegate her own code
    public record Order(String account, String delegate, Powers powers, String decision) {}

    /// An account's delegations in force, or nothing if there is no such member's account.
    Optional<List<Delegation>> inForce(String code) {
        return database.inSnapshot(
                tx -> member(tx, code).map(a -> store.inForce(tx, a.id(), clock.instant())));
    }

    Result give(Order order, Giver by) {
        return database.inTransaction(tx -> log.record(tx, facts -> give(tx, facts, order, by)));
    }

    private Result give(Tx tx, Facts facts, Order order, Giver by) {
        Optional<Account> account = member(tx, order.account());
        Optional<Account> own = member(tx, order.delegate());
        if (account.isEmpty() || own.isEmpty()) {
            return new Result.UnknownMember(account.isEmpty() ? order.account() : order.delegate());
        }
        DelegationStore.Person delegate = store.person(tx, own.get().id()).orElseThrow();
        MemberId owner = owner(account.get());
        Optional<Powers> hers = hers(tx, facts, account.get(), by);
        Optional<Delegation> earlier = store.find(tx, account.get().id(), delegate.id());
        boolean isInForce = earlier.filter(d -> d.powers().isInForce(facts.at())).isPresent();
        boolean isNarrower = isInForce && order.powers().isWithin(earlier.orElseThrow().powers());
        boolean addsVoice = !isNarrower && rules.find(tx, account.get().id()).isPresent();
        Optional<Powers> theirs = isInForce ? earlier.map(Delegation::powers) : Optional.empty();
        @Nullable String refusal =
                Giving.refusal(by, owner, delegate.id(), hers, order.powers(), addsVoice);
        if (refusal == null) {
            refusal = Giving.refusalToTouch(by, owner, delegate.id(), hers, theirs);
        }
        if (refusal != null) {
            return new Result.NotAllowed(refusal);
        }
        if (delegate.id().equals(owner) || !delegate.isPerson()) {
            return new Result.NotPossible(
                    delegate.isPerson()
                            ? "The owner acts for the account anyway."
                            : delegate.code() + " is no person; a delegate is one.");
        }
        if (ledger.isLeaving(tx, delegate.id())) {
            return new Result.NotPossible(
                    "The assembly excluded %s, who acts for nobody.".formatted(delegate.code()));
        }
        if (!order.powers().isInForce(facts.at())) {
            return new Result.NotPossible(
                    "It would be over at %s; now it is %s."
                            .formatted(order.powers().endsAt(), facts.at()));
        }
        if (isInForce
                && earlier.get().powers().equals(order.powers())
                && earlier.get().decision().equals(order.decision())) {
            return new Result.GivenBefore(earlier.get());
        }
        if (Giving.isOfficers(by, owner, delegate.id(), hers, order.powers())) {
            if (store.canSignIn(tx, owner)) {
                return new Result.NotPossible(
                        "Its owner can sign in, and lets act for her whom she likes.");
            }
            // Who acts for a venture with which there is nothing to be taken yet, one officer says.
            boolean isFirst =
                    !store.person(tx, account.get().id()).orElseThrow().isPerson()
                            && !isInUse(tx, owner, facts.at());
            Optional<OfficerAct> waits =
                    isFirst ? Optional.empty() : by.second().missing(tx, facts);
            if (waits.isPresent()) {
                return new Result.Waits(waits.get());
            }
        }
        by.second().done(tx, facts);
        return give(tx, facts, order, by, account.get(), own.get(), delegate, isInForce);
    }

    /// Gives the first delegation of a venture, as its own decision, while a network is founded.
    public void first(Tx tx, Facts facts, Order order) {
        Account account = member(tx, order.account()).orElseThrow();
        Account own = member(tx, order.delegate()).orElseThrow();
        var by = new Giver(account.code(), owner(account), false, Second.NOT_NEEDED);
        var delegate = store.person(tx, own.id()).orElseThrow();
        give(tx, facts, order, by, account, own, delegate, false);
    }

    private Result give(
            Tx tx,
            Facts facts,
            Order order,
            Giver by,
            Account account,
            Account own,
            DelegationStore.Person delegate,
            boolean isInForce) {
        String actor = publicId(tx, by.code());
        if (!isInForce) {
            // Keys of a delegation that ended by itself do not come back with the next one.
            keys.revokeAll(tx, facts, account, delegate.id(), actor);
        }
        var given =
                new Delegation(
                        delegate.id(),
                        delegate.code(),
                        delegate.name(),
                        order.powers(),
                        order.decision(),
                        facts.at());
        store.give(tx, account.id(), given, isInForce);
        tell(tx, facts, owner(account), NewsItem.Kind.DELEGATE_ADDED, delegate.code());
        if (!by.member().equals(owner(account))) {
            tell(tx, facts, by.member(), NewsItem.Kind.DELEGATE_GIVEN, account.code());
        }
        news.tellOfDelegates(tx, facts, account, by.member(), delegate.id());
        facts.append(
                "delegate",
                members(account, own, order.powers(), actor),
                Map.of("decision", order.decision()));
        return new Result.Given(given);
    }

    private static Map<String, String> members(
            Account account, Account delegate, Powers powers, String actor) {
        var members = new HashMap<String, String>();
        members.put("account", account.publicId());
        members.put("delegate", delegate.publicId());
        members.put("given", "yes");
        members.put("manages", powers.mayManage() ? "yes" : "no");
        members.put("actor", actor);
        if (powers.paymentMaximum() != null) {
            members.put("payment_maximum", Long.toString(powers.paymentMaximum().minorUnits()));
        }
        if (powers.dayMaximum() != null) {
            members.put("day_maximum", Long.toString(powers.dayMaximum().minorUnits()));
        }
        if (powers.endsAt() != null) {
            members.put("until", Facts.time(powers.endsAt()));
        }
        return members;
    }

    /// Ends a delegation, and with it the keys that she registered for the account.
    Result end(String code, String delegate, String decision, Giver by) {
        return database.inTransaction(
                tx -> log.record(tx, facts -> end(tx, facts, code, delegate, decision, by)));
    }

    private Result end(
            Tx tx, Facts facts, String code, String delegate, String decision, Giver by) {
        Optional<Account> account = member(tx, code);
        Optional<Account> own = member(tx, delegate);
        if (account.isEmpty() || own.isEmpty()) {
            return new Result.UnknownMember(account.isEmpty() ? code : delegate);
        }
        MemberId who = owner(own.get());
        @Nullable String refusal =
                Giving.refusalToEnd(
                        by,
                        owner(account.get()),
                        who,
                        hers(tx, facts, account.get(), by),
                        powers(tx, facts, account.get(), who));
        if (refusal != null) {
            return new Result.NotAllowed(refusal);
        }
        by.second().done(tx, facts);
        if (powers(tx, facts, account.get(), who).isPresent()) {
            end(tx, facts, account.get(), own.get(), decision, publicId(tx, by.code()));
            MemberId owner = owner(account.get());
            if (!by.member().equals(owner)) {
                tell(tx, facts, owner, NewsItem.Kind.DELEGATE_ENDED, own.get().code());
            }
            if (!by.member().equals(who)) {
                tell(tx, facts, who, NewsItem.Kind.DELEGATION_ENDED, account.get().code());
            }
            news.tellOfDelegates(tx, facts, account.get(), by.member(), who);
        }
        return new Result.Without();
    }

    private void end(
            Tx tx, Facts facts, Account account, Account own, String decision, String actor) {
        MemberId who = owner(own);
        keys.revokeAll(tx, facts, account, who, actor);
        store.end(tx, account.id(), who);
        facts.append(
                "delegate",
                Map.of(
                        "account",
                        account.publicId(),
                        "delegate",
                        own.publicId(),
                        "given",
                        "no",
                        "actor",
                        actor),
                Map.of("decision", decision));
    }

    /// Ends all delegations of an account, as part of a turn at the door, and tells its owner
    /// which: for who is let in anew.
    ///
    /// @param actor public id of the account whose owner acts
    public void endAll(Tx tx, Facts facts, Account account, String decision, String actor) {
        for (Delegation one : store.inForce(tx, account.id(), facts.at())) {
            Account own = ledger.find(tx, one.delegate()).orElseThrow();
            end(tx, facts, account, own, decision, actor);
            tell(tx, facts, owner(account), NewsItem.Kind.DELEGATE_ENDED, one.delegate());
            tell(tx, facts, one.member(), NewsItem.Kind.DELEGATION_ENDED, account.code());
        }
    }

    /// Whether somebody manages an account of a member's.
    public boolean manages(Tx tx, MemberId owner, MemberId who, Instant at) {
        return store.manages(tx, owner, who, at);
    }

    /// Whether there is something to be taken with a member's account: others act for it or approve
    /// its payments, something was booked on it, or it has more credit than new members get.
    public boolean isInUse(Tx tx, MemberId owner, Instant at) {
        return store.isInUse(tx, owner, usualCredit.apply(tx, at));
    }

    private void tell(Tx tx, Facts facts, MemberId whom, NewsItem.Kind kind, String about) {
        news.tell(tx, facts, whom, kind, about);
    }

    private Optional<Powers> hers(Tx tx, Facts facts, Account account, Giver by) {
        return powers(tx, facts, account, by.member());
    }

    /// What a member may do for an account as its delegate, now.
    Optional<Powers> powers(Tx tx, Facts facts, Account account, MemberId member) {
        return store.find(tx, account.id(), member)
                .map(Delegation::powers)
                .filter(p -> p.isInForce(facts.at()));
    }

    private Optional<Account> member(Tx tx, String code) {
        return ledger.find(tx, code)
                .filter(a -> a.kind() == Account.Kind.MEMBER && !ledger.isErased(tx, a));
    }

    private static MemberId owner(Account account) {
        return java.util.Objects.requireNonNull(account.owner());
    }

    private String publicId(Tx tx, String code) {
        return ledger.find(tx, code).map(Account::publicId).orElseThrow();
    }
}
