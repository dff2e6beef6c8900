package coop.mutirao.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.ledger.Money;
import coop.mutirao.member.MemberImport;
import coop.mutirao.member.Members;
import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.SetClock;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever runs the service brings in balances and credit by command, and no more once members have
/// paid each other.
class BeforeTradeTest {

    private static final Members.By BY = new Members.By("ana", "Assembly");

    private final SetClock clock = new SetClock(Instant.parse("2026-11-29T09:00:00Z"));
    private TestApp app;

    @BeforeEach
    void found() {
        app = TestApp.founded(TestDatabase.fresh(), clock, 1);
        app.admit("ana", 10_000, 100_000, null);
        app.admit("bea", 10_000, 100_000, null);
        app.mandate("ana", "coordinator");
    }

    @AfterEach
    void close() {
        app.close();
    }

    private Members.ImportResult bring(String... lines) {
        String csv = MemberImport.HEADER + "\n" + String.join("\n", lines) + "\n";
        return app.app.members.importCsv(csv, BY, BeforeTrade.of(app.app));
    }

    @Test
    void balances_are_brought_in_while_nobody_has_paid() {
        assertThat(bring("cem,person,Cem,rede,,,500", "dora,person,Dora,rede,90000,,-500"))
                .isInstanceOf(Members.ImportResult.Imported.class);
        BeforeTrade.requireUsual(app.app, Money.of(10_001));
    }

    @Test
    void once_members_have_paid_it_takes_two() {
        pay();
        assertThatThrownBy(() -> bring("cem,person,Cem,rede,,,500", "dora,person,Dora,rede,,,-500"))
                .isInstanceOf(Cli.WrongUse.class)
                .hasMessageContaining("takes two coordinators now");
        assertThatThrownBy(() -> bring("cem,person,Cem,rede,10001,,0"))
                .isInstanceOf(Cli.WrongUse.class);
        assertThat(app.app.members.find("cem")).isEmpty();
        assertThat(bring("cem,person,Cem,rede,10000,,0"))
                .isInstanceOf(Members.ImportResult.Imported.class);
    }

    @Test
    void once_members_have_paid_a_history_brings_no_more_credit_than_is_usual() {
        pay();
        BeforeTrade.requireUsual(app.app, null);
        BeforeTrade.requireUsual(app.app, Money.of(10_000));
        assertThatThrownBy(() -> BeforeTrade.requireUsual(app.app, Money.of(10_001)))
                .isInstanceOf(Cli.WrongUse.class)
                .hasMessageContaining("at most 10000");
    }

    private void pay() {
        assertThat(app.app.payments.submit(Orders.pay(1, "ana", "bea", 100)))
                .isInstanceOf(PaymentOutcome.Committed.class);
    }
}
