package coop.mutirao.testing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.mutirao.ledger.TransferId;
import coop.mutirao.payment.BookAudit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What the clients were told is what the database holds, and all of it is in order.
public final class Reckoning {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Reckoning() {}

    /// Reckons with a crowd that has stopped, on a database where nobody else has paid.
    ///
    /// @param owner connects to the database as one who may read everything
    public static void assertBooks(Crowd crowd, DataSource owner) {
        assertThat(crowd.refused).as("limits were met").isNotEmpty();
        assertThat(crowd.surprises).as("one answer for an id, and no failure").isEmpty();
        // Who was turned away or cut off asks again, and knows.
        List.copyOf(crowd.open.values()).forEach(wish -> assertThat(crowd.ask(wish)).isTrue());

        var audit = new BookAudit(owner);
        audit.checkLog();
        audit.checkEntries();
        audit.checkLimits();
        audit.checkTransfers(crowd.committed.keySet().stream().map(TransferId::new).toList(), 0);
        DSLContext sql = DSL.using(owner, SQLDialect.POSTGRES);
        assertThat(balances(sql)).isEqualTo(acknowledged(crowd));
        assertThat(
                        sql.resultQuery(
                                        "SELECT deadlocks FROM pg_stat_database"
                                                + " WHERE datname = current_database()")
                                .fetchSingle()
                                .get(0, Integer.class))
                .as("deadlocks")
                .isZero();
        crowd.refused.values().stream().limit(100).forEach(crowd::ask);
        crowd.committed.values().stream().limit(100).forEach(crowd::ask);
        assertThat(crowd.surprises).as("an answer is given again").isEmpty();
    }

    /// Runs `mutirao check`, which finds nothing.
    public static void assertChecked(Program.Ended check) {
        assertThat(check.exit()).as(check.out() + check.err()).isZero();
    }

    /// The balances that follow from what the clients were told.
    private static Map<String, Long> acknowledged(Crowd crowd) {
        Map<String, Long> balances = new HashMap<>();
        for (UUID id : crowd.committed.keySet()) {
            JsonNode payment = JSON.readTree(crowd.answers.get(id));
            balances.merge(
                    payment.get("payer").asString(), -payment.get("payerPays").asLong(), Long::sum);
            balances.merge(
                    payment.get("payee").asString(), payment.get("payeeGets").asLong(), Long::sum);
            balances.merge("fund-income", payment.get("contribution").asLong(), Long::sum);
        }
        balances.values().removeIf(balance -> balance == 0);
        return balances;
    }

    private static Map<String, Long> balances(DSLContext sql) {
        return sql.resultQuery("SELECT code, balance FROM account WHERE balance <> 0")
                .fetchMap(r -> r.get(0, String.class), r -> r.get(1, Long.class));
    }
}
