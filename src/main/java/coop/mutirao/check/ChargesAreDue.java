package coop.mutirao.check;

import coop.mutirao.check.ChargeStore.ChargeRow;
import coop.mutirao.check.ChargeStore.Charged;
import coop.mutirao.db.Tx;
import coop.mutirao.policy.Policies;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whoever had to contribute to a payment was charged, by the policy in force; nobody else was; and
/// the fund received what was charged.
record ChargesAreDue(ChargeStore store, Policies policies) implements Check {

    /// What members send each other.
    private static final Set<String> PAYMENTS = Set.of("payment", "gift", "wage", "import");

    @Override
    public String name() {
        return "charges-are-due";
    }

    @Override
    public String promise() {
        return "Charged was who had to be, nobody else, and the fund received it.";
    }

    @Override
    public void look(Tx tx, Findings findings) {
        Rates rates = Rates.read(tx, policies);
        store.transfers(tx, transfer -> look(transfer, rates, findings));
    }

    private static void look(Charged transfer, Rates rates, Findings findings) {
        findings.look();
        long charged = transfer.charges().stream().mapToLong(ChargeRow::amount).sum();
        if (PAYMENTS.contains(transfer.kind())) {
            bySomePolicy(transfer, rates, findings);
        } else {
            long due = transfer.kind().equals("reversal") ? transfer.originals() : 0;
            findings.require(
                    transfer.charges().size() == due,
                    "fact %d: %d charges where %d are due",
                    transfer.logIndex(),
                    transfer.charges().size(),
                    due);
        }
        if (PAYMENTS.contains(transfer.kind()) || transfer.kind().equals("reversal")) {
            findings.require(
                    transfer.toIncome() - transfer.aboutIncome() == charged,
                    "fact %d: %d was charged, the fund received %d",
                    transfer.logIndex(),
                    charged,
                    transfer.toIncome() - transfer.aboutIncome());
        }
    }

    private static void bySomePolicy(Charged transfer, Rates rates, Findings findings) {
        List<Rates.Version> versions = rates.inForce(transfer.at());
        Set<String> made = new TreeSet<>();
        transfer.charges().forEach(c -> made.add(terms(c.accountId(), c.policyId(), c.ratePpm())));
        boolean based = transfer.charges().stream().allMatch(c -> c.base() == transfer.amount());
        findings.require(
                based && versions.stream().anyMatch(v -> due(transfer, v).equals(made)),
                "fact %d: charged were %s; due are %s of %d",
                transfer.logIndex(),
                made,
                versions.isEmpty() ? "none: no policy" : due(transfer, versions.getFirst()),
                transfer.amount());
    }

    private static Set<String> due(Charged transfer, Rates.Version version) {
        boolean exempt =
                transfer.oneOwner()
                        || transfer.amount() < version.value().minimumAmount().minorUnits()
                        || version.value().exemptKinds().stream()
                                .anyMatch(kind -> kind.wire().equals(transfer.kind()));
        Set<String> due = new TreeSet<>();
        if (!exempt) {
            add(due, transfer.payerId(), version, version.payerPpm());
            add(due, transfer.payeeId(), version, version.payeePpm());
        }
        return due;
    }

    private static void add(
            Set<String> due, @Nullable Integer account, Rates.Version version, int ratePpm) {
        if (ratePpm > 0) {
            due.add(terms(Objects.requireNonNullElse(account, 0), version.id(), ratePpm));
        }
    }

    private static String terms(int account, int policy, int ratePpm) {
        return "account number %d by policy number %d at %d ppm"
                .formatted(account, policy, ratePpm);
    }
}
