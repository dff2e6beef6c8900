package coop.mutirao.delegate;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.news.NewsItem;
import coop.mutirao.news.NewsItem.Kind;
import coop.mutirao.news.NewsStore;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// News of an account: for its owner, and for the delegates who manage it, since nobody signs in as
/// a venture.
public final class AccountNews {

    private final NewsStore news = new NewsStore();
    private final DelegationStore store = new DelegationStore();

    /// Tells that an officer paid from an account, or gave something back.
    ///
    /// @param officer her code
    public void tellOfOfficer(Tx tx, Facts facts, Account account, String officer) {
        tell(tx, facts, owner(account), Kind.PAID_BY_OFFICER, officer);
        tellManagers(tx, facts, account, Set.of(), Kind.OFFICER_PAID);
    }

    /// Tells that somebody acts for an account, by other limits, or no longer.
    ///
    /// @param by who did it, to whom it is no news
    /// @param about whom it is about, who is told otherwise
    void tellOfDelegates(Tx tx, Facts facts, Account account, MemberId by, MemberId about) {
        tellManagers(tx, facts, account, new HashSet<>(List.of(by, about)), Kind.DELEGATES_CHANGED);
    }

    /// Tells all who act for an account, its owner too, that its rule of approval is another.
    ///
    /// @param by who changed it, to whom it is no news
    void tellOfRule(Tx tx, Facts facts, Account account, MemberId by) {
        if (!owner(account).equals(by)) {
            tell(tx, facts, owner(account), Kind.APPROVAL_RULE_CHANGED, account.code());
        }
        tellDelegates(tx, facts, account, _ -> true, Set.of(by), Kind.APPROVAL_RULE_CHANGED);
    }

    /// Tells all who act for a venture, its owner too, what became of its surplus.
    ///
    /// @param by who did it, to whom it is no news; null: nobody of them
    public void tellOfSurplus(
            Tx tx, Facts facts, Account account, @Nullable MemberId by, Kind kind) {
        if (!owner(account).equals(by)) {
            tell(tx, facts, owner(account), kind, account.code());
        }
        tellDelegates(tx, facts, account, _ -> true, by == null ? Set.of() : Set.of(by), kind);
    }

    private void tellManagers(Tx tx, Facts facts, Account account, Set<MemberId> but, Kind kind) {
        tellDelegates(tx, facts, account, Powers::mayManage, but, kind);
    }

    private void tellDelegates(
            Tx tx,
            Facts facts,
            Account account,
            Predicate<Powers> which,
            Set<MemberId> but,
            Kind kind) {
        store.inForce(tx, account.id(), facts.at()).stream()
                .filter(d -> which.test(d.powers()))
                .map(Delegation::member)
                .filter(one -> !but.contains(one))
                .forEach(one -> tell(tx, facts, one, kind, account.code()));
    }

    /// Tells a member something.
    void tell(Tx tx, Facts facts, MemberId whom, Kind kind, String about) {
        news.add(tx, whom, new NewsItem(kind, about, facts.at()));
    }

    private static MemberId owner(Account account) {
        return Objects.requireNonNull(account.owner());
    }
}
