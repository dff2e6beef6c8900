package coop.mutirao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.mutirao.payment.Orders;
import coop.mutirao.payment.PaymentOutcome;
import coop.mutirao.testing.TestApp;
import coop.mutirao.testing.TestDatabase;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class FoundingTest {

    @Test
    void a_network_of_an_earlier_version_gets_the_policies_that_there_were_not_then() {
        DataSource database = TestDatabase.fresh();
        try (var app = TestApp.founded(database, InstantSource.system(), 1)) {
            app.admit("ana", 1_000, 1_000, null);
            app.admit("bea", 1_000, 1_000, null);
        }
        var sql = DSL.using(TestDatabase.ownerOf(database), SQLDialect.POSTGRES);
        sql.execute("ALTER TABLE policy DISABLE TRIGGER USER");
        sql.execute("DELETE FROM policy WHERE key = 'authorisation'");
        sql.execute("ALTER TABLE policy ENABLE TRIGGER USER");

        try (var app = new TestApp(database, InstantSource.system(), 2)) {
            assertThatThrownBy(() -> app.app.payments.submit(Orders.pay(1, "ana", "bea", 10)))
                    .hasMessageContaining("no policy authorisation");
            app.app.founding.complete();
            long size = size(app);
            app.app.founding.complete();
            assertThat(app.app.founding.found(TestApp.CHARTER)).isFalse();

            assertThat(size(app)).isEqualTo(size);
            assertThat(app.app.payments.submit(Orders.pay(1, "ana", "bea", 10)))
                    .isInstanceOf(PaymentOutcome.Committed.class);
            assertThat(app.app.checks.run((_, _) -> {}).isSound()).isTrue();
        }
    }

    private static long size(TestApp app) {
        return app.app.database.inTransaction(app.app.log::size);
    }
}
