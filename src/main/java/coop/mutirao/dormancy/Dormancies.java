package coop.mutirao.dormancy;

import coop.mutirao.audit.AuditLog;
import coop.mutirao.audit.Facts;
import coop.mutirao.db.Database;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.DecidedTransfers;
import coop.mutirao.ledger.Fact;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.SystemAccounts;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import coop.mutirao.officer.OfficerAct;
import coop.mutirao.officer.Second;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Who leaves, was excluded or died, that she stays, and how what was taken comes back.
public final class Dormancies {

    private final DormancyStore store = new DormancyStore();
    private final NewsStore news = new NewsStore();
    private final Database database;
    private final AuditLog log;
    private final Ledger ledger;

    public Dormancies(Database database, AuditLog log, Ledger ledger) {
        this.database = database;
        this.log = log;
        this.ledger = ledger;
    }

    /// Who asks.
    ///
    /// @param publicId of her own account, as it stands in the log
    /// @param owns whether the account is her own
    /// @param isDelegate whether she acts for it
    /// @param second who else does, where it is for officers
    record By(String publicId, boolean owns, boolean isDelegate, Second second) {}

    /// How what was taken is to come back.
    ///
    /// @param to code of the account that gets it; null: the one from which it was taken
    /// @param reason why, as officers say it; the log commits to it
    record Reclaim(UUID id, @Nullable String to, @Nullable String reason) {}

    /// A new notice of an account.
    static Notice notice(Facts facts, Account account, Notice.Cause cause) {
        return new Notice(
                facts.id(),
                account.id(),
                account.code(),
                account.publicId(),
                cause,
                facts.at(),
                facts.at().plus(cause.term),
                Notice.State.TOLD,
                null,
                null,
                null);
    }

    /// The notices of an account, the newest first.
    ///
    /// @return empty if no member has such an account
    Optional<List<Notice>> of(String code) {
        return database.inSnapshot(tx -> member(tx, code).map(one -> store.of(tx, one.id())));
    }

    private Optional<Account> member(Tx tx, String code) {
        return ledger.find(tx, code).filter(a -> a.kind() == Account.Kind.MEMBER);
    }

    private Optional<Notice> open(Tx tx, Account account) {
        return store.of(tx, account.id()).stream()
                .filter(one -> one.state() == Notice.State.TOLD)
                .findFirst();
    }

    /// Says that its owner leaves: what is left on the account in a year is kept for her.
    DormancyOutcome leave(String code, By by) {
        return turn((tx, facts) -> {
            Optional<Account> account = member(tx, code);
            if (account.isEmpty()) {
                return DormancyOutcome.notFound("account");
            }
            if (!isSide(tx, account.get(), by)) {
                return notHers();
            }
            return ledger.isLeaving(tx, account.get())
                    ? excluded()
                    : begin(tx, facts, account.get(), Notice.Cause.LEFT, by, null);
        });
    }

    /// Says that its owner died. It takes two officers who do not act for the account.
    ///
    /// @param reason how it is known; the log commits to it
    DormancyOutcome died(String code, String reason, By by) {
        return turn((tx, facts) -> {
            Optional<Account> account = member(tx, code);
            if (account.isEmpty() || !store.isPersons(tx, account.get().id())) {
                return DormancyOutcome.notFound("person");
            }
            return begin(tx, facts, account.get(), Notice.Cause.DEAD, by, reason);
        });
    }

    /// Says that an assembly excluded its owner, as part of a turn at the door: what is left on the
    /// account in a year is kept. An account that is closed already holds nothing; of the dead it
    /// is said already.
    public void exclude(Tx tx, Facts facts, String code) {
        Account account = ledger.find(tx, code).orElseThrow();
        Optional<Notice> before = open(tx, account);
        if (account.closed() || before.filter(n -> n.cause() == Notice.Cause.DEAD).isPresent()) {
            return;
        }
        before.ifPresent(one -> stay(tx, facts, one, Fact.SERVICE));
        Notice notice = notice(facts, account, Notice.Cause.EXCLUDED);
        store.tell(tx, notice, DormancyLeaf.told(facts, notice, Fact.SERVICE, null));
    }

    private DormancyOutcome begin(
            Tx tx,
            Facts facts,
            Account account,
            Notice.Cause cause,
            By by,
            @Nullable String reason) {
        Optional<Notice> before = open(tx, account);
        if (before.filter(one -> one.cause() == cause).isPresent()) {
            return new DormancyOutcome.Done(before.get(), true);
        }
        if (account.closed()) {
            return DormancyOutcome.refused("open", "The account is closed already.", 1, 0);
        }
        if (cause == Notice.Cause.DEAD) {
            Optional<OfficerAct> waits = by.second().missing(tx, facts);
            if (waits.isPresent()) {
                return new DormancyOutcome.Waits(waits.get());
            }
            by.second().done(tx, facts);
        }
        // What was said before ends, as something else is said now.
        before.ifPresent(one -> stay(tx, facts, one, by.publicId()));
        Notice notice = notice(facts, account, cause);
        store.tell(tx, notice, DormancyLeaf.told(facts, notice, by.publicId(), reason));
        return done(tx, notice.id());
    }

    /// Says that its owner is here, or does not leave: nothing is taken.
    DormancyOutcome stay(String code, By by) {
        return turn((tx, facts) -> {
            Optional<Account> account = member(tx, code);
            if (account.isEmpty()) {
                return DormancyOutcome.notFound("account");
            }
            if (!isSide(tx, account.get(), by)) {
                return notHers();
            }
            Optional<Notice> notice = open(tx, account.get());
            if (notice.isEmpty()) {
                return DormancyOutcome.notFound("notice that is open");
            }
            if (notice.get().cause() == Notice.Cause.EXCLUDED) {
                return excluded();
            }
            stay(tx, facts, notice.get(), by.publicId());
            if (ledger.isLeaving(tx, account.get())) {
                // She is not dead, but excluded as before.
                exclude(tx, facts, code);
            }
            return done(tx, notice.get().id());
        });
    }

    private void stay(Tx tx, Facts facts, Notice notice, String actor) {
        store.stay(tx, notice.id(), DormancyLeaf.stayed(facts, notice, actor), facts.at());
    }

    /// Gives back exactly what was taken, once.
    DormancyOutcome reclaim(String code, Reclaim asked, By by) {
        return turn((tx, facts) -> {
            Optional<Notice> found =
                    store.find(tx, asked.id()).filter(one -> one.code().equalsIgnoreCase(code));
            if (found.isEmpty()) {
                return DormancyOutcome.notFound("notice");
            }
            Notice notice = found.get();
            String to = Objects.requireNonNullElse(asked.to(), notice.code());
            Optional<Account> payee = member(tx, to);
            if (payee.isEmpty()) {
                return DormancyOutcome.notFound("account");
            }
            boolean isHers = isSide(tx, ledger.find(tx, code).orElseThrow(), by);
            if (notice.state() == Notice.State.RETURNED) {
                return new DormancyOutcome.Done(notice, true);
            }
            @Nullable DormancyOutcome flaw = flaw(tx, notice, payee.get(), isHers, by);
            if (flaw != null) {
                return flaw;
            }
            if (!isHers) {
                Optional<OfficerAct> waits = by.second().missing(tx, facts);
                if (waits.isPresent()) {
                    return new DormancyOutcome.Waits(waits.get());
                }
                by.second().done(tx, facts);
            }
            giveBack(tx, facts, notice, payee.get(), by.publicId(), asked.reason());
            return done(tx, notice.id());
        });
    }

    private @Nullable DormancyOutcome flaw(
            Tx tx, Notice notice, Account payee, boolean isHers, By by) {
        boolean isItsOwn = payee.id().equals(notice.account());
        if (notice.state() != Notice.State.TAKEN) {
            return DormancyOutcome.refused(
                    "taken",
                    "The notice is at the step \"%s\": nothing was taken that could come back."
                            .formatted(notice.state().wire()),
                    1,
                    0);
        }
        if (isHers != isItsOwn && notice.cause() == Notice.Cause.DEAD) {
            return DormancyOutcome.refused(
                    "heir", "What was of the dead goes to another account, by two officers.", 1, 0);
        }
        if (!isItsOwn && notice.cause() != Notice.Cause.DEAD) {
            return DormancyOutcome.refused(
                    "heir",
                    "What was taken goes back to where it was: %s.".formatted(notice.code()),
                    1,
                    0);
        }
        if (!isHers && (by.publicId().equals(payee.publicId()) || by.isDelegate())) {
            return DormancyOutcome.notAllowed(
                    "Officers give nothing to themselves: others do this.", "coordinator");
        }
        if (isItsOwn && ledger.isLeaving(tx, payee)) {
            return DormancyOutcome.refused(
                    "excluded",
                    "An assembly excluded the owner of %s, whose account is closed for good."
                            .formatted(payee.code()),
                    1,
                    0);
        }
        boolean isReopened = isItsOwn && payee.closed() && !ledger.isErased(tx, payee);
        if (payee.closed() && !isReopened) {
            return DormancyOutcome.refused(
                    "open", "The account %s is closed.".formatted(payee.code()), 1, 0);
        }
        long amount = Objects.requireNonNull(notice.amount()).minorUnits();
        long room = payee.maximumBalance().minus(payee.balance()).minorUnits();
        return amount > room
                ? DormancyOutcome.refused(
                        "maximumBalance",
                        "%d come back, and %s can take in %d."
                                .formatted(amount, payee.code(), Math.max(0, room)),
                        amount,
                        Math.max(0, room))
                : null;
    }

    private void giveBack(
            Tx tx,
            Facts facts,
            Notice notice,
            Account payee,
            String actor,
            @Nullable String reason) {
        DormancyLeaf.reclaimed(facts, notice, payee.publicId(), actor, reason);
        if (payee.closed()) {
            ledger.rest(tx, facts, payee, false, notice.id());
        }
        Books books = ledger.books(tx, List.of(payee.code(), SystemAccounts.DORMANT));
        Money amount = Objects.requireNonNull(notice.amount());
        Fact fact =
                DecidedTransfers.decide(
                        books,
                        facts.id(),
                        new DecidedTransfers.Move(
                                TransferKind.RECLAIM,
                                Objects.requireNonNull(books.find(SystemAccounts.DORMANT)).id(),
                                payee.id(),
                                amount),
                        notice.id());
        long index = ledger.record(tx, facts, List.of(fact)).getFirst();
        store.giveBack(tx, notice.id(), index, facts.at());
        news.addToAll(
                tx,
                news.persons(tx, payee.id()),
                new NewsItem(NewsItem.Kind.DORMANCY_RETURNED, notice.code(), facts.at()));
    }

    // Of a person she alone; of a venture, who acts for it.
    private boolean isSide(Tx tx, Account account, By by) {
        return by.owns() || (by.isDelegate() && !store.isPersons(tx, account.id()));
    }

    private static DormancyOutcome notHers() {
        return DormancyOutcome.notAllowed(
                "Who leaves or stays says so herself; for a venture, who acts for it.", "own");
    }

    private static DormancyOutcome excluded() {
        return DormancyOutcome.refused(
                "excluded",
                "An assembly excluded her: what she has she can spend, or give to the fund.",
                1,
                0);
    }

    private DormancyOutcome done(Tx tx, UUID id) {
        return new DormancyOutcome.Done(store.find(tx, id).orElseThrow(), false);
    }

    private DormancyOutcome turn(BiFunction<Tx, Facts, DormancyOutcome> work) {
        return database.inTransaction(tx -> log.record(tx, facts -> work.apply(tx, facts)));
    }
}
