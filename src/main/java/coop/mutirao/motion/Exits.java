package coop.mutirao.motion;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.dormancy.Dormancies;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsStore;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The way out of who was excluded. Whatever her balance, it begins at once: she has no credit, can
/// be paid no more than what she owes, and has no say and no mandate. Her account is closed when
/// nothing is owed either way, or when what she did not spend in a year was taken to be kept.
final class Exits {

    private final ExitStore store = new ExitStore();
    private final NewsStore news = new NewsStore();
    private final Ledger ledger;
    private final Dormancies dormancies;

    Exits(Ledger ledger, Dormancies dormancies) {
        this.ledger = ledger;
        this.dormancies = dormancies;
    }

    /// Begins it, as part of a turn at the door.
    ///
    /// @return why that cannot be, or null
    @Nullable String begin(Tx tx, Facts facts, UUID motion, String code, String reason) {
        @Nullable Account before = ledger.find(tx, code).orElse(null);
        if (before == null || ledger.isErased(tx, before)) {
            return "no-such-member";
        }
        if (before.closed() || ledger.isLeaving(tx, before)) {
            return "changes-nothing";
        }
        Money claims = store.claims(tx, before.id());
        ledger.leave(tx, facts, after(before, claims), motion, true, reason);
        var member = Objects.requireNonNull(before.owner());
        store.endPowers(tx, member);
        news.add(tx, member, new NewsItem(NewsItem.Kind.EXCLUDED, motion.toString(), facts.at()));
        return null;
    }

    /// Says until when what she has is hers to spend, after it began and in the same turn.
    void tell(Tx tx, Facts facts, String code) {
        dormancies.exclude(tx, facts, code);
    }

    /// Whether something is to be done about an account that leaves: it owes less than it could be
    /// paid for, or nothing.
    boolean isDue(Tx tx, AccountId id) {
        Account account = ledger.booksOf(tx, List.of(id)).get(id);
        return !account.closed() && !after(account, store.claims(tx, id)).equals(account);
    }

    /// Does that, as part of a turn at the door.
    ///
    /// @return whether it was still to be done
    boolean settle(Tx tx, Facts facts, AccountId id) {
        boolean isStill = isDue(tx, id);
        if (isStill) {
            Account account = ledger.booksOf(tx, List.of(id)).get(id);
            UUID motion = store.motion(tx, id);
            ledger.leave(
                    tx,
                    facts,
                    after(account, store.claims(tx, id)),
                    motion,
                    false,
                    "motion/" + motion);
        }
        return isStill;
    }

    /// The accounts that leave and are not closed.
    List<AccountId> underWay(Tx tx) {
        return store.underWay(tx);
    }

    // What she has to earn for what she owes beside her balance, she can be paid.
    private static Account after(Account account, Money claims) {
        boolean isSettled =
                account.balance().isZero() && account.reservedAmount().isZero() && claims.isZero();
        return new Account(
                account.id(),
                account.code(),
                account.publicId(),
                account.kind(),
                account.unit(),
                account.owner(),
                account.balance(),
                account.reservedAmount(),
                Money.ZERO,
                Money.min(account.maximumBalance(), claims),
                isSettled,
                account.version());
    }
}
