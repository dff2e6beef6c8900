package coop.mutirao.check;

import coop.mutirao.check.ChargeStore.ChargeRow;
import coop.mutirao.check.ChargeStore.Made;
import coop.mutirao.db.Tx;
import coop.mutirao.ledger.Money;
import coop.mutirao.policy.Policies;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every charge is what the version of the policy that it names makes of the amount and of what the
/// account carried, and the carries follow each other.
///
/// The sums are done here a second time, with integers of any size (domain 3.2).
record ChargesAreRight(ChargeStore store, Policies policies) implements Check {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final long PERIOD_SECONDS = 2_592_000;

    @Override
    public String name() {
        return "charges-are-right";
    }

    @Override
    public String promise() {
        return "Every contribution comes out again, and what accounts carry follows.";
    }

    /// What an account carries.
    private record Carried(long carry, int period, long charged) {

        static final Carried NOTHING = new Carried(0, 0, 0);

        Carried after(ChargeRow charge) {
            if (charge.period() < period) {
                return new Carried(charge.carryAfter(), period, charged);
            }
            long before = charge.period() == period ? charged : 0;
            return new Carried(charge.carryAfter(), charge.period(), before + charge.amount());
        }
    }

    /// What a charge has to be.
    private record Sum(BigInteger amount, BigInteger forgiven, BigInteger carryAfter) {}

    @Override
    public void look(Tx tx, Findings findings) {
        Rates rates = Rates.read(tx, policies);
        var carried = new HashMap<Integer, Carried>();
        store.made(tx, made -> look(made, rates, carried, findings));
    }

    private static void look(
            Made made, Rates rates, Map<Integer, Carried> carried, Findings findings) {
        findings.look();
        ChargeRow charge = made.charge();
        String at = "fact %d, account %s".formatted(charge.logIndex(), made.account());
        Carried before = carried.getOrDefault(charge.accountId(), Carried.NOTHING);
        findings.require(
                charge.carryBefore() == before.carry(),
                "%s: carries %d where the charge before left %d",
                at,
                charge.carryBefore(),
                before.carry());
        Carried after = before.after(charge);
        findings.require(
                charge.latestPeriod() == after.period() && charge.charged() == after.charged(),
                "%s: charged %d in period %d so far; it has to be %d in %d",
                at,
                charge.charged(),
                charge.latestPeriod(),
                after.charged(),
                after.period());
        carried.put(charge.accountId(), after);
        if (made.at() == null) {
            findings.add("%s: a charge of no transfer", at);
        } else if (made.reversal()) {
            back(made, at, findings);
        } else {
            forward(charge, made.at(), rates, before, at, findings);
        }
    }

    private static void forward(
            ChargeRow charge,
            Instant time,
            Rates rates,
            Carried before,
            String at,
            Findings findings) {
        Rates.@Nullable Version version = rates.find(charge.policyId()).orElse(null);
        if (version == null) {
            findings.add("%s: there is no policy number %d", at, charge.policyId());
            return;
        }
        long period = Math.floorDiv(time.getEpochSecond(), PERIOD_SECONDS);
        findings.require(charge.period() == period, "%s: the period is %d", at, period);
        @Nullable Money cap = version.value().capPer30Days();
        long already = before.period() == charge.period() ? before.charged() : 0;
        @Nullable BigInteger room =
                cap == null
                        ? null
                        : big(cap.minorUnits()).subtract(big(already)).max(BigInteger.ZERO);
        compare(charge, due(charge, room), at, findings);
    }

    /// @param room what the cap leaves; null: there is no cap
    private static Sum due(ChargeRow charge, @Nullable BigInteger room) {
        BigInteger numerator = big(charge.base()).multiply(big(charge.ratePpm()));
        BigInteger due = big(charge.carryBefore()).add(numerator);
        BigInteger whole = floorDiv(due).max(BigInteger.ZERO);
        BigInteger amount = whole.min(big(charge.base()));
        return room != null && amount.compareTo(room) > 0
                ? new Sum(room, whole.subtract(room), BigInteger.ZERO)
                : new Sum(amount, BigInteger.ZERO, due.subtract(amount.multiply(MILLION)));
    }

    private static BigInteger floorDiv(BigInteger due) {
        BigInteger[] parts = due.divideAndRemainder(MILLION);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static void back(Made made, String at, Findings findings) {
        ChargeRow charge = made.charge();
        @Nullable ChargeRow first = made.original();
        if (first == null) {
            findings.add("%s: it gives back what was not charged", at);
            return;
        }
        findings.require(
                charge.base() == -first.base()
                        && charge.ratePpm() == first.ratePpm()
                        && charge.policyId() == first.policyId()
                        && charge.period() == first.period(),
                "%s: it is not by the terms of fact %d",
                at,
                first.logIndex());
        BigInteger carry = big(charge.carryBefore());
        BigInteger numerator = big(first.base()).multiply(big(first.ratePpm()));
        BigInteger rest = carry.subtract(numerator).add(big(first.amount()).multiply(MILLION));
        var sum =
                new Sum(
                        big(-first.amount()),
                        big(-first.forgiven()),
                        first.forgiven() == 0 ? rest : carry);
        compare(charge, sum, at, findings);
    }

    private static void compare(ChargeRow charge, Sum sum, String at, Findings findings) {
        findings.require(
                sum.equals(
                        new Sum(
                                big(charge.amount()),
                                big(charge.forgiven()),
                                big(charge.carryAfter()))),
                "%s: charged %d, forgiven %d, carries %d; it has to be %d, %d, %d",
                at,
                charge.amount(),
                charge.forgiven(),
                charge.carryAfter(),
                sum.amount(),
                sum.forgiven(),
                sum.carryAfter());
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
