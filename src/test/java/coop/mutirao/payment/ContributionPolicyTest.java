package coop.mutirao.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.ledger.Account;
import coop.mutirao.ledger.AccountId;
import coop.mutirao.ledger.Entry;
import coop.mutirao.ledger.MemberId;
import coop.mutirao.ledger.Money;
import coop.mutirao.ledger.TransferKind;
import coop.mutirao.payment.ContributionPolicy.Bearer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContributionPolicyTest {

    static final AccountId BEA = new AccountId(2);
    static final AccountId FUND = new AccountId(9);
    static final Account ANA = account(1, 1);
    static final Account OTHER = account(2, 2);
    static final Account SISTER = account(3, 1);

    static Account account(int id, int owner) {
        return new Account(
                new AccountId(id),
                "m" + id,
                "P" + id,
                Account.Kind.MEMBER,
                "SOL",
                new MemberId(owner),
                Money.ZERO,
                Money.ZERO,
                Money.of(10_000),
                Money.of(10_000),
                false,
                0);
    }

    static List<Charge> charges(PaymentOrder order, ContributionPolicy policy) {
        return PaymentTransfer.charges(
                Orders.policy(policy), order, ANA, OTHER, _ -> Carry.NONE, 0);
    }

    static Entry entry(AccountId account, long minorUnits) {
        return new Entry(account, Money.of(minorUnits));
    }

    static ContributionPolicy policy(int ratePpm, Bearer bearer) {
        return new ContributionPolicy(ratePpm, bearer, Money.ZERO, null, List.of());
    }

    @Test
    void charges_at_most_a_tenth() {
        assertThat(policy(100_000, Bearer.PAYEE).ratePpm()).isEqualTo(100_000);
        assertThatThrownBy(() -> policy(100_001, Bearer.PAYEE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy(-1, Bearer.PAYEE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void says_who_bears_it_and_of_an_odd_rate_the_payee_bears_the_odd_millionth() {
        assertThat(policy(15_001, Bearer.PAYER))
                .matches(p -> p.payerPpm() == 15_001 && p.payeePpm() == 0);
        assertThat(policy(15_001, Bearer.PAYEE))
                .matches(p -> p.payerPpm() == 0 && p.payeePpm() == 15_001);
        assertThat(policy(15_001, Bearer.SPLIT))
                .matches(p -> p.payerPpm() == 7_500 && p.payeePpm() == 7_501);
    }

    @Test
    void moves_the_price_first_and_then_what_each_side_bears() {
        var order = Orders.pay(1, "ana", "bea", 1_000);
        for (var bearer : Bearer.values()) {
            var charges = charges(order, policy(20_000, bearer));
            var entries = PaymentTransfer.of(order, ANA.id(), BEA, FUND, charges).entries();

            assertThat(entries.subList(0, 2))
                    .containsExactly(entry(ANA.id(), -1_000), entry(BEA, 1_000));
            assertThat(entries.subList(2, entries.size()))
                    .containsExactlyElementsOf(
                            switch (bearer) {
                                case PAYEE -> List.of(entry(BEA, -20), entry(FUND, 20));
                                case PAYER -> List.of(entry(ANA.id(), -20), entry(FUND, 20));
                                case SPLIT ->
                                        List.of(
                                                entry(ANA.id(), -10), entry(FUND, 10),
                                                entry(BEA, -10), entry(FUND, 10));
                            });
        }
    }

    @Test
    void exempts_kinds_small_payments_and_ones_own_accounts() {
        var gifts =
                new ContributionPolicy(
                        10_000, Bearer.PAYEE, Money.of(200), null, List.of(TransferKind.GIFT));

        assertThat(exemption(gifts, TransferKind.GIFT, 200, OTHER)).isEqualTo("A gift is exempt.");
        assertThat(exemption(gifts, TransferKind.WAGE, 200, OTHER)).isNull();
        assertThat(exemption(gifts, TransferKind.PAYMENT, 200, OTHER)).isNull();
        assertThat(exemption(gifts, TransferKind.PAYMENT, 199, OTHER)).contains("below 200");
        assertThat(exemption(gifts, TransferKind.PAYMENT, 200, SISTER)).contains("one member");
    }

    @Nullable String exemption(
            ContributionPolicy policy, TransferKind kind, long amount, Account payee) {
        return PaymentTransfer.exemption(policy, kind, Money.of(amount), ANA, payee);
    }
}
