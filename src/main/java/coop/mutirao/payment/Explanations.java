package coop.mutirao.payment;

import coop.mutirao.db.Tx;
import coop.mutirao.dormancy.DormancyReasons;
import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Books;
import coop.mutirao.ledger.Ledger;
import coop.mutirao.ledger.TransferId;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.levy.LevyReasons;
import coop.mutirao.loan.LoanReasons;
import coop.mutirao.payment.Explanation.ExplainedEntry;
import coop.mutirao.policy.Policies;
import coop.mutirao.policy.Policy;
import coop.mutirao.surplus.SurplusReasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Explains postings of the past.
final class Explanations {

    /// What goes to the fund, or comes from it, by another rule: no contribution is asked of it.
    private static final Set<TransferKind> FREE =
            Set.of(
                    TransferKind.LEVY,
                    TransferKind.LOAN,
                    TransferKind.REPAYMENT,
                    TransferKind.WRITE_OFF,
                    TransferKind.LOSS_SHARE,
                    TransferKind.DORMANT,
                    TransferKind.RECLAIM,
                    TransferKind.SURPLUS);

    private final PaymentStore store;
    private final SignedOrderStore signed = new SignedOrderStore();
    private final Ledger ledger;
    private final Policies policies;
    private final LevyReasons levies;
    private final LoanReasons loans;
    private final SurplusReasons surpluses;
    private final DormancyReasons dormancies = new DormancyReasons();
    private final LossReasonStore losses = new LossReasonStore();

    Explanations(PaymentStore store, Ledger ledger, Policies policies) {
        this.store = store;
        this.ledger = ledger;
        this.policies = policies;
        this.levies = new LevyReasons(policies);
        this.loans = new LoanReasons(policies);
        this.surpluses = new SurplusReasons(policies);
    }

    Optional<Explanation> find(Tx tx, TransferId id) {
        PaymentStore.@Nullable Row row = store.byIds(tx, Set.of(id)).get(id);
        if (row == null || row.payer() == null || row.payee() == null) {
            return Optional.empty();
        }
        Account fund = ledger.find(tx, Payments.FUND_INCOME).orElseThrow();
        List<AccountId> parties = List.of(row.payer(), row.payee(), fund.id());
        Books books = ledger.booksOf(tx, parties);
        long index = row.payment().log().index();
        return Optional.of(
                new Explanation(
                        row.payment(),
                        entries(tx, row, books, parties, fund),
                        charges(tx, row, books),
                        levies.find(tx, index).orElse(null),
                        loans.find(tx, index).orElse(null),
                        surpluses.find(tx, index).orElse(null),
                        dormancies.find(tx, index).orElse(null),
                        losses.find(tx, index).orElse(null),
                        signed.find(tx, index).orElse(null)));
    }

    // Entries stand in pairs: the price, and a pair for each contribution. A reversal has the price
    // last.
    private List<ExplainedEntry> entries(
            Tx tx, PaymentStore.Row row, Books books, List<AccountId> parties, Account fund) {
        List<Ledger.PostedEntry> posted = ledger.entries(tx, row.payment().log().index(), parties);
        int price = row.payment().reversalOf() == null ? 0 : posted.size() - 2;
        List<ExplainedEntry> entries = new ArrayList<>();
        for (int i = 0; i < posted.size(); i++) {
            Ledger.PostedEntry entry = posted.get(i);
            boolean isPrice = i == price || i == price + 1;
            entries.add(
                    new ExplainedEntry(
                            books.get(entry.account()).code(),
                            entry.amount(),
                            entry.balanceAfter(),
                            entry.version(),
                            isPrice
                                    ? "The amount of the " + row.payment().kind().wire() + "."
                                    : why(row, entry.account().equals(fund.id()))));
        }
        return entries;
    }

    private static String why(PaymentStore.Row row, boolean isFund) {
        if (row.payment().reversalOf() != null) {
            return isFund
                    ? "The contribution that the fund gives back."
                    : "The contribution, given back as it was charged.";
        }
        return isFund ? "The contribution that the fund receives." : "The contribution.";
    }

    private List<ExplainedCharge> charges(Tx tx, PaymentStore.Row row, Books books) {
        List<PaymentStore.ChargeRow> rows = store.charges(tx, List.of(row.payment().log().index()));
        if (rows.isEmpty()) {
            return exempt(tx, row, books);
        }
        Map<Integer, Policy<ContributionPolicy>> versions =
                policies.byId(
                        tx,
                        ContributionPolicy.KEY,
                        rows.stream().map(r -> r.charge().policyId()).distinct().toList());
        return rows.stream()
                .map(r ->
                        ExplainedCharge.of(
                                books.get(r.charge().account()).code(),
                                r.charge(),
                                Objects.requireNonNull(versions.get(r.charge().policyId()))))
                .toList();
    }

    // Nothing was charged: the policy in force then says why.
    private List<ExplainedCharge> exempt(Tx tx, PaymentStore.Row row, Books books) {
        Payment payment = row.payment();
        Policy<ContributionPolicy> policy =
                policies.inForce(tx, ContributionPolicy.KEY, payment.committedAt());
        if (payment.reversalOf() != null || FREE.contains(payment.kind())) {
            return List.of();
        }
        Account payer = books.get(Objects.requireNonNull(row.payer()));
        Account payee = books.get(Objects.requireNonNull(row.payee()));
        @Nullable String why =
                PaymentTransfer.exemption(
                        policy.value(), payment.kind(), payment.amount(), payer, payee);
        List<ExplainedCharge> charges = new ArrayList<>();
        for (Account account : List.of(payer, payee)) {
            int rate =
                    account.equals(payer) ? policy.value().payerPpm() : policy.value().payeePpm();
            if (rate > 0 && why != null) {
                long carry = store.carryBefore(tx, account.id(), payment.log().index());
                charges.add(
                        ExplainedCharge.exempt(
                                account.code(), payment.amount(), rate, carry, policy, why));
            }
        }
        return charges;
    }
}
