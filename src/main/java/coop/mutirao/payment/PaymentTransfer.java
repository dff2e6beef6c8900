package coop.mutirao.payment;

import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.Transfer;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a payment means in entries, and what it is charged.
final class PaymentTransfer {

    private static final Set<TransferKind> REVERSIBLE =
            Set.of(TransferKind.PAYMENT, TransferKind.GIFT, TransferKind.WAGE, TransferKind.IMPORT);

    private PaymentTransfer() {}

    static boolean isReversible(TransferKind kind) {
        return REVERSIBLE.contains(kind);
    }

    /// Why a payment is not charged a contribution, in words, or null if it is.
    static @Nullable String exemption(
            ContributionPolicy policy,
            TransferKind kind,
            Money amount,
            Account payer,
            Account payee) {
        if (policy.exemptKinds().contains(kind)) {
            return "A " + kind.wire() + " is exempt.";
        }
        if (payer.owner() != null && payer.owner().equals(payee.owner())) {
            return "Both accounts belong to one member.";
        }
        if (amount.compareTo(policy.minimumAmount()) < 0) {
            return "Payments below " + policy.minimumAmount().minorUnits() + " are exempt.";
        }
        return null;
    }

    /// The contributions of a payment: of the payer, of the payee, of both, or none.
    static List<Charge> charges(
            Policy<ContributionPolicy> policy,
            PaymentOrder order,
            Account payer,
            Account payee,
            Function<AccountId, Carry> carries,
            int period) {
        ContributionPolicy rule = policy.value();
        if (exemption(rule, order.kind(), order.amount(), payer, payee) != null) {
            return List.of();
        }
        List<Charge> charges = new ArrayList<>(2);
        for (Account account : List.of(payer, payee)) {
            int ratePpm = account.equals(payer) ? rule.payerPpm() : rule.payeePpm();
            if (ratePpm > 0) {
                var tariff =
                        new Contribution.Tariff(policy.id(), ratePpm, rule.capPer30Days(), period);
                charges.add(
                        Contribution.on(
                                account.id(), order.amount(), tariff, carries.apply(account.id())));
            }
        }
        return List.copyOf(charges);
    }

    /// The entries of a payment, in pairs: the price first, then what each side gives to the fund.
    static Transfer of(
            PaymentOrder order,
            AccountId payer,
            AccountId payee,
            AccountId fund,
            List<Charge> charges) {
        List<Entry> entries = new ArrayList<>(5);
        entries.add(new Entry(payer, order.amount().negated()));
        entries.add(new Entry(payee, order.amount()));
        for (Charge charge : charges) {
            if (charge.amount().isPositive()) {
                entries.add(new Entry(charge.account(), charge.amount().negated()));
                entries.add(new Entry(fund, charge.amount()));
            }
        }
        return new Transfer(
                order.id(),
                order.kind(),
                payer,
                payee,
                order.amount(),
                entries,
                order.effectiveOn(),
                order.actor().member(),
                null);
    }

    /// The entries of a reversal: those of the payment the other way round, from the last to the
    /// first, so that the payee has its contribution back before it gives the price back.
    ///
    /// @param charges what gives the contributions back: amounts of zero or less
    static Transfer reversal(
            ReversalOrder order,
            PaymentBatch.Original original,
            AccountId fund,
            List<Charge> charges) {
        Money amount = original.payment().amount();
        List<Entry> entries = new ArrayList<>(5);
        for (Charge charge : charges.reversed()) {
            if (charge.amount().isNegative()) {
                entries.add(new Entry(fund, charge.amount()));
                entries.add(new Entry(charge.account(), charge.amount().negated()));
            }
        }
        entries.add(new Entry(original.payee(), amount.negated()));
        entries.add(new Entry(original.payer(), amount));
        return new Transfer(
                order.id(),
                TransferKind.REVERSAL,
                original.payee(),
                original.payer(),
                amount,
                entries,
                null,
                order.actor().member(),
                original.payment().log().index());
    }
}
