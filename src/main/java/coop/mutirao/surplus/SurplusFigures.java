package coop.mutirao.surplus;

import coop.mutirao.ledger.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of what a surplus is made, in minor units of the network's currency. What was bought and sold
/// outside is valued in it by who declares it.
///
/// @param ledger by the books, which nobody edits
/// @param declared by the venture
/// @param lossForward what the time before left below zero; zero or more
public record SurplusFigures(ByLedger ledger, Declared declared, Money lossForward) {

    /// What the ledger has of a venture's account for a time. Each can be below zero, where more
    /// was given back than was paid.
    ///
    /// @param sales what payments brought in, after contributions
    /// @param purchases what payments cost, with contributions
    /// @param wages what it paid as wages, for whoever compares it with the remuneration
    public record ByLedger(Money sales, Money purchases, Money wages) {}

    /// What a venture says by itself; all are zero or more but the adjustments.
    ///
    /// @param salesAdjustment what belongs to the sales beside what the ledger has
    /// @param remuneration of all who work in it, wages that the ledger has among them
    public record Declared(
            Money salesAdjustment,
            Money purchasesAdjustment,
            Money outsideSales,
            Money outsidePurchases,
            Money remuneration,
            Money depreciation) {

        /// No more than a credit limit can be.
        private static final long MAX = 1_000_000_000_000_000L;

        public Declared {
            require("salesAdjustment", salesAdjustment, -MAX);
            require("purchasesAdjustment", purchasesAdjustment, -MAX);
            require("outsideSales", outsideSales, 0);
            require("outsidePurchases", outsidePurchases, 0);
            require("remuneration", remuneration, 0);
            require("depreciation", depreciation, 0);
        }

        static void require(String name, Money value, long minimum) {
            if (value.minorUnits() < minimum || value.minorUnits() > MAX) {
                throw new IllegalArgumentException(
                        "%s is %d to %d, not %d".formatted(name, minimum, MAX, value.minorUnits()));
            }
        }

        /// Whether it says anything that only a file of the venture's shows.
        public boolean needsEvidence() {
            return adjusts()
                    || outsideSales.isPositive()
                    || outsidePurchases.isPositive()
                    || remuneration.isPositive()
                    || depreciation.isPositive();
        }

        /// Whether it differs from the ledger.
        public boolean adjusts() {
            return !salesAdjustment.isZero() || !purchasesAdjustment.isZero();
        }
    }

    public SurplusFigures {
        Declared.require("lossForward", lossForward, 0);
    }

    /// A loss that is declared, or not.
    static @Nullable Money loss(@Nullable Money declared) {
        if (declared != null) {
            Declared.require("lossForward", declared, 0);
        }
        return declared;
    }

    /// What is left, or is missing below zero.
    ///
    /// @throws ArithmeticException if that leaves the range of [Money]
    public Money surplus() {
        long in =
                ledger.sales().minorUnits()
                        + declared.salesAdjustment().minorUnits()
                        + declared.outsideSales().minorUnits();
        long out =
                ledger.purchases().minorUnits()
                        + declared.purchasesAdjustment().minorUnits()
                        + declared.outsidePurchases().minorUnits()
                        + declared.remuneration().minorUnits()
                        + declared.depreciation().minorUnits()
                        + lossForward.minorUnits();
        return Money.of(in - out);
    }

    /// How far what is declared of sales and purchases inside is from the ledger, each way counted.
    public Money deviation() {
        return Money.of(
                Math.abs(declared.salesAdjustment().minorUnits())
                        + Math.abs(declared.purchasesAdjustment().minorUnits()));
    }

    /// As the log has them, with what is made of them.
    Map<String, String> wire(SurplusShares shares) {
        Map<String, Money> all = new LinkedHashMap<>();
        all.put("sales", ledger.sales());
        all.put("purchases", ledger.purchases());
        all.put("wages", ledger.wages());
        all.put("sales_adjustment", declared.salesAdjustment());
        all.put("purchases_adjustment", declared.purchasesAdjustment());
        all.put("outside_sales", declared.outsideSales());
        all.put("outside_purchases", declared.outsidePurchases());
        all.put("remuneration", declared.remuneration());
        all.put("depreciation", declared.depreciation());
        all.put("loss_forward", lossForward);
        all.put("surplus", shares.surplus());
        all.put("network", shares.network());
        all.put("education", shares.education());
        all.put("reserve", shares.reserve());
        all.put("rest", shares.rest());
        Map<String, String> wire = new LinkedHashMap<>();
        all.forEach((name, value) -> wire.put(name, Long.toString(value.minorUnits())));
        return wire;
    }
}
