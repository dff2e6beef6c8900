package coop.mutirao.assembly;

import coop.mutirao.audit.Facts;
import coop.mutirao.db.Tx;
import coop.mutirao.fund.Purse;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.OpenAccount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose money a round spends: the network's assembly that of the network's purses, a community's
/// that of the one purse it has, which fills when rounds pay into it. It is opened when a round of
/// the community is planned first.
final class Purses {

    private static final int CODE_MAX = 32;

    private final PurseStore store = new PurseStore();
    private final Ledger ledger;

    Purses(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Code of a community's own purse.
    static String codeOf(String community) {
        String code = "fund-" + community.toLowerCase(Locale.ROOT);
        return code.substring(0, Math.min(CODE_MAX, code.length()));
    }

    /// Why a round that is planned so cannot spend its purse; empty: it can, once there is one.
    Optional<String> flaw(Tx tx, RoundPlan plan) {
        @Nullable String community = plan.community();
        if (community != null && !store.community(tx, community).equals(Optional.of(community))) {
            return Optional.of("There is no community %s.".formatted(community));
        }
        Optional<Account> found = ledger.find(tx, plan.fund());
        int assembly = store.assembly(tx, plan.community());
        boolean isRoots = assembly == store.assembly(tx, null);
        boolean isItsOwn =
                found.map(a -> store.isPurseOf(tx, a.id(), assembly))
                        .orElse(!isRoots && plan.fund().equals(codeOf(plan.requireCommunity())));
        if (isItsOwn) {
            return Optional.empty();
        }
        return Optional.of(
                isRoots
                        ? "The network's rounds spend its own purses, and %s is none."
                                .formatted(plan.fund())
                        : "A round of %s spends the community's own purse %s, not %s."
                                .formatted(
                                        plan.requireCommunity(),
                                        codeOf(plan.requireCommunity()),
                                        plan.fund()));
    }

    /// The purse of a plan that has no such flaw: a community's is opened if there is none.
    AccountId of(Tx tx, Facts facts, RoundPlan plan) {
        Optional<Account> found = ledger.find(tx, plan.fund());
        if (found.isEmpty()) {
            open(tx, facts, plan);
        }
        return ledger.find(tx, plan.fund()).orElseThrow().id();
    }

    private void open(Tx tx, Facts facts, RoundPlan plan) {
        Account income = ledger.find(tx, Purse.INCOME.code()).orElseThrow();
        ledger.open(
                tx,
                facts,
                List.of(
                        new OpenAccount(
                                plan.fund(),
                                Account.Kind.FUND,
                                income.unit(),
                                store.assembly(tx, plan.community()),
                                null,
                                Money.ZERO,
                                OpenAccount.LIMIT_MAX)),
                List.of(plan.requireCommunity()));
    }

    /// Whether a round may pay into an account: a member's, or another community's purse.
    boolean isPayee(Tx tx, Account account, Round round) {
        return !account.closed()
                && (account.kind() == Account.Kind.MEMBER
                        || (store.isOfCommunity(tx, account.id())
                                && !account.id().equals(round.purse())));
    }
}
